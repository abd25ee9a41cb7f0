# Made from ../zh-CN/phone_page.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- the page on somebody's own phone: what stands on all of them ---
phone-page-language = 語言
phone-page-terminal = 終端 { $number }
phone-page-left = 約剩 { $minutes } 分鐘
phone-page-stop = 停止，不發送
phone-page-demonstration = 演示數據 不具法律效力

# --- the first look: is this the right terminal? ---
phone-page-compare-title = 是您面前的這台終端嗎？
phone-page-compare = 終端螢幕上顯示的也是這個數字嗎？
phone-page-compare-number = 數字：{ $digits }
phone-page-compare-yes = 是，數字相同
phone-page-compare-no = 如果數字不同，請關閉本頁：它屬於別人。
phone-page-for-item = 辦理事項
phone-page-for-material = 需要的材料
phone-page-what-happens = 您發送的內容會怎樣
phone-page-what-happens-upload = 只發到這台終端。您在終端上確認之前，不會提交任何內容。照片中的拍攝時間和地點會被去掉。平台不留存。
phone-page-what-happens-sign = 先證明是您本人，再閱讀終端上準備好的內容，然後簽名。您在終端上確認之前，不會提交任何內容。

# --- sending pictures ---
phone-page-upload-title = 發送照片：{ $material }
phone-page-upload-lead = 請把材料放平，光線充足，四邊都要拍到。
phone-page-upload-kinds = 最多 { $files } 個文件：JPEG、PNG 照片每個不超過 { $pictures } MB，PDF 每個不超過 { $megabytes } MB。
phone-page-upload-camera = 現在拍照
phone-page-upload-choose = 選擇照片或 PDF
phone-page-upload-send = 發送
phone-page-upload-sending = 正在發送：{ $percent }%
phone-page-upload-preparing = 正在處理照片……
phone-page-upload-nothing-chosen = 請先拍照或選擇文件。
phone-page-upload-broken = 沒有發送成功：連接中斷。請再試一次。
phone-page-sent-title = 已發送
phone-page-sent-none = 還沒有。
phone-page-sent-picture = 第 { $number } 號：照片，{ $kilobytes } KB
phone-page-sent-pdf = 第 { $number } 號：PDF，{ $kilobytes } KB
phone-page-remove = 刪除第 { $number } 號
phone-page-upload-finish = 全部發完了
phone-page-taken = 收到 { $count } 個文件。
phone-page-refused = 第 { $place } 個文件未收下。{ $why }
phone-page-why-empty = 文件是空的。
phone-page-why-too-large = 文件太大。請用這裡的按鈕重新拍照，或發送小一些的照片。
phone-page-why-too-many = 文件已經夠多了，請先刪除一個。
phone-page-why-too-much = 所有文件加起來太大，請先刪除一個。
phone-page-why-too-small = 照片太小，看不清。請發送原圖，不要發縮略圖。
phone-page-why-heic = 這是 HEIC 格式的照片，部門打不開。請用這裡的按鈕拍照，或把相機格式設為「兼容性最佳」（JPEG）。
phone-page-why-other-kind = 不是 JPEG、PNG 照片，也不是 PDF。
phone-page-why-damaged = 文件已損壞，打不開。請重新發送。
phone-page-why-locked = PDF 有密碼保護。請發送沒有密碼的。
phone-page-why-too-many-pages = PDF 頁數太多，請只發送需要的頁。
phone-page-why-not-only-that = 文件裡除了頁面還有別的內容（例如程序），為安全起見不收。請重新給材料拍照。

# --- signing ---
phone-page-identify-title = 第一步：您是誰？
phone-page-identify-lead = 只有 { $name } 本人可以簽名。
phone-page-send-code = 向我登記的手機發送驗證碼
phone-page-code-sent = 六位驗證碼已發送到 { $phone }。
phone-page-code-label = 六位驗證碼
phone-page-code-check = 繼續
phone-page-use-app = 用城市 App 確認
phone-page-app-wait = 請現在在城市 App 中確認。本頁每隔幾秒會自動查看。
phone-page-app-look = 我已確認
phone-page-code-wrong = 驗證碼不對，請再試一次。
phone-page-code-spent = 輸錯次數太多。請在終端上簽名，或用 App 確認。
phone-page-code-expired = 驗證碼已過期，請重新發送。
phone-page-code-soon = 剛剛發送過驗證碼，一分鐘後可以重新發送。
phone-page-code-none = 沒有您登記的手機號。請用城市 App 確認，或在終端上簽名。
phone-page-app-refused = App 中沒有確認。
phone-page-app-other = 確認的是別人。只有 { $name } 本人可以簽名。
phone-page-sign-title = 閱讀並簽名
phone-page-sign-lead = 這是終端上準備好的表格。如有不對，請停止，到終端上修改。
phone-page-sign-digest = 本表核對碼
phone-page-draw-title = 用手指簽名
phone-page-draw-pad = 簽名區。不便書寫的，請在下面輸入姓名。
phone-page-draw-clear = 清除重寫
phone-page-draw-done = 簽名
phone-page-draw-short = 筆畫太少，不像簽名。請寫大一些，重新簽名。
phone-page-type-title = 或者輸入姓名
phone-page-type-label = 您的姓名，與證件一致
phone-page-type-declare = 以此代替我的簽名
phone-page-type-done = 用輸入的姓名簽名
phone-page-type-wrong = 與簽名人的姓名不一致。請按證件上的姓名輸入。
phone-page-type-undeclared = 請勾選「以此代替我的簽名」。

# --- the end, and everything that goes wrong ---
phone-page-finished-upload-title = 已發送
phone-page-finished-upload = 終端已收到您的照片，請在終端上繼續。本頁可以關閉。
phone-page-finished-sign-title = 已簽名
phone-page-finished-sign = 終端上已顯示您的簽名，請在終端上繼續。本頁可以關閉。
phone-page-declined-title = 已停止
phone-page-declined = 沒有留下任何內容。您可以在終端上換一種方式繼續。
phone-page-revoked-title = 此二維碼已結束
phone-page-revoked = 已在終端上結束，或終端上的辦理已結束。這裡沒有留下您的任何內容。可以在終端上重新顯示二維碼。
phone-page-expired-title = 此二維碼已過期
phone-page-expired = 二維碼十分鐘內有效。這裡沒有留下您的任何內容。可以在終端上重新顯示二維碼。
phone-page-unknown-title = 無法識別此二維碼
phone-page-unknown = 可能是以前的二維碼。請重新掃描終端螢幕上的二維碼。
phone-page-elsewhere-title = 另一部手機正在使用此二維碼
phone-page-elsewhere = 一個二維碼只能用於一部手機。如果那不是您，請在終端上停止，重新顯示二維碼。
phone-page-busy-title = 操作太頻繁
phone-page-busy = 請等半分鐘再試。之前發送的內容還在。
phone-page-too-long = 您發送的內容超過了允許的大小，沒有留下。請發送少一些或小一些的文件。
phone-page-too-slow = 網絡太慢，沒有留下任何內容。請一次發送一個文件。
phone-page-not-understood-title = 沒有成功
phone-page-not-understood = 請重新掃描終端螢幕上的二維碼。
phone-page-back = 返回
phone-page-sign-late = 這份表格已經不能簽了，請問申請人。
