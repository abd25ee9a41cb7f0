# Made from ../zh-CN/phone.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- going on with one's own phone ---
phone-use = 用我的手機
phone-needs-link = 現在沒有網絡連接。
phone-upload-title = 用手機發送：{ $title }
phone-sign-title = 在手機上簽名
phone-compare = 您手機上也必須顯示這個數字
phone-asking = 正在為您的手機生成二維碼……
phone-no-code = 現在無法為手機生成二維碼。沒有發送任何內容。
phone-how-scan = 用手機相機或 App 掃描二維碼。
phone-how-compare = 核對兩個螢幕上的數字。
phone-how-yours = 二維碼只給您本人用，請勿讓別人掃描。
phone-upload-waiting = 請用手機掃描此二維碼，在打開的頁面上拍照或選擇照片。
phone-upload-open = 手機已連接，請在手機上發送照片。
phone-upload-finished = 收到您手機發來的 { $count } 個文件。
phone-upload-declined = 您已在手機上停止，沒有留下任何內容。
phone-upload-revoked = 二維碼已結束。
phone-upload-expired = 二維碼已過期。
phone-come = 收到您手機發來的 { $count } 個文件，還可以繼續發送。
phone-take = { $count ->
    [0] 使用收到的文件
   *[other] 對，我發了 { $count } 個文件，使用
}
phone-nothing-yet = 還沒有收到文件。
phone-sign-waiting = 請用手機掃描此二維碼，在手機上閱讀表格並簽名。
phone-sign-open = 手機已連接，請在手機上閱讀並簽名。
phone-sign-finished = 您已在手機上簽名。
phone-sign-declined = 您已在手機上停止，沒有簽名。
phone-sign-revoked = 二維碼已結束，沒有簽名。
phone-sign-expired = 二維碼已過期，沒有簽名。
phone-left = 二維碼有效時間還剩 { $minutes }:{ $seconds }
phone-lost = 連接中斷。已收到的內容都在，正在重試。
phone-no-room = 有一個文件太大，本終端沒有收下，請發送小一些的。
phone-again = 重新顯示二維碼
phone-not-agreed = 不同意
phone-consents = 同意事項
