# Made from ../zh-CN/attendant.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 值守台：給在機器旁、沒有鍵盤的工作人員。

attendant-way-in = 工作人員入口：按住兩秒
pin-title = 請輸入值守密碼
pin-message = 僅限工作人員。請輸入6位數字。
pin-checking = 正在核對…
pin-wrong = 密碼不正確。連續3次輸錯，將暫停5分鐘。
pin-blocked = 已連續3次輸錯，請在 { $minutes } 分鐘後再試。關機重啟不會縮短時間。
pin-not-checked = 沒有核對成功，請再輸入一次。
pin-progress = 已輸入 { $entered } 位，共 { $length } 位
pin-clear = 清除
pin-cancel = 取消

desk-title = 值守台
desk-idle-message = { $seconds } 秒後離開值守台，回到待機頁面。
desk-leave = 離開值守台
desk-stop-printing = 停止打印
desk-service = 本機
desk-in-service = 正在服務
desk-out-of-service = 暫停服務（自 { $since }）
desk-never = 沒有記錄

desk-condition-ready = 正常
desk-condition-busy = 工作中
desk-condition-needs-attention = 需要人處理
desk-condition-faulty = 設備報告故障
desk-condition-offline = 沒有應答
desk-condition-absent = 未接入
desk-condition-unknown = 狀態不明
desk-condition-not-supported = 不報告狀態

desk-cure-condition-needs-attention = 請查看設備上的指示燈和蓋板。
desk-cure-condition-faulty = 請斷電10秒後重新通電。仍有故障請報修。
desk-cure-condition-offline = 請檢查電源和連接線，兩端都要插緊。
desk-cure-condition-absent = 請插好設備的連接線。
desk-cure-condition-unknown = 請稍等幾秒；仍不明時檢查連接線。
desk-cure-portrait-library = 請告知供應商：證件照片無法解碼。
desk-cure-paper-low = 請盡快補紙。
desk-cure-paper-low-receipt-printer = 請準備換紙卷。
desk-cure-paper-out = 請補紙。
desk-cure-paper-out-document-printer = 拉出紙盒，裝入理齊的A4紙，推到底。
desk-cure-paper-out-receipt-printer = 打開蓋板，裝入新紙卷，熱敏面朝打印頭，合上蓋板。
desk-cure-paper-jam = 打開蓋板，順著出紙方向慢慢抽出紙，清除碎紙，合上蓋板。
desk-cure-paper-not-taken = 請取走出紙口的紙。
desk-cure-cover-open = 請合上蓋板，直到聽見咔嗒聲。
desk-cure-output-full = 請清空出紙口。
desk-cure-toner-low = 請準備硒鼓。
desk-cure-toner-out = 請更換硒鼓。
desk-cure-cutter = 請斷電，清除切刀處的紙，再通電。
desk-cure-overheated = 請等待10分鐘冷卻，並檢查散熱口。
desk-cure-self-test-failed = 請斷電後重新通電。仍不通過請報修。
desk-cure-not-authorised = 安全模組未授權，請報修。
desk-cure-other = 請查看設備自己的顯示。

desk-paper-path = A4出紙口
desk-path-free = 正常
desk-path-locked = 已鎖定：可能有他人的紙張
desk-path-left = 可能有未取走的紙張
desk-cure-path-locked = 打開打印機檢查，取出所有紙張並銷毀，然後在下面確認。
desk-cure-path-left = 取走出紙口的紙張並銷毀，然後在下面確認。
desk-door = 機門
desk-door-open = 打開
desk-door-closed = 關閉
desk-cure-door-open = 完成操作後請關門上鎖。
desk-case = 機箱
desk-case-tampered = 可能被人動過
desk-case-whole = 完好
desk-cure-case = 請檢查封條和門鎖，並在恢復服務前報告。
desk-path-asking = 正在請打印機確認舊任務已經結束…
desk-path-cleared = 已確認出紙口清空，A4打印恢復。
desk-path-not-yet = 您的確認已記下。打印機還沒有說舊任務已經結束；它確認後，A4打印自動恢復。請檢查打印機電源。
desk-ask-path-title = 確認出紙口已空？
desk-ask-path = 您確認：已打開打印機查看，出紙口和機器內沒有任何人的紙張，取出的紙張已經銷毀。確認後，下一位群眾即可打印。
desk-path-is-empty = 確認，已經清空
desk-not-yet = 還沒有，返回

desk-ask-refill-title = 補充了多少A4紙？
desk-ask-refill = 請選擇剛剛放入的張數。本機據此提醒何時再補。
desk-refill = { $sheets } 張
desk-refilled-with = A4紙已補充 { $sheets } 張
desk-paper-left = A4餘紙
desk-paper-about = 約 { $sheets } 張
desk-paper-unknown = 補紙後開始估算
desk-paper-low = 約剩 { $sheets } 張

desk-counted = 計數
desk-since-refill = 補充後
desk-in-all = 累計
desk-a4-pages = A4打印頁數
desk-toner-pages = 換硒鼓後頁數
desk-receipts = 憑條張數
desk-cards = 讀身份證次數
desk-visits = 服務人次
desk-refilled = 上次補A4紙
desk-roll-changed = 上次換紙卷
desk-toner-changed = 上次換硒鼓

desk-do-paper-path-empty = 出紙口已空
desk-do-paper-refilled = 已補A4紙
desk-do-receipt-roll-changed = 已換憑條紙卷
desk-do-toner-changed = 已換硒鼓
desk-do-test-receipt = 打印測試憑條
desk-do-test-page = 打印A4測試頁
desk-do-out-of-service = 暫停服務
desk-do-in-service = 恢復服務
desk-doing = { $what }：正在記錄…
desk-done = 已記下：{ $what }
desk-failed = 沒有記下：{ $what }。本機存儲有故障，請報修。
desk-unconfirmed = 不知道是否記下：{ $what }。請再看一次。
desk-test-printing = { $what }：正在打印…
desk-test-printed = { $what }：已打印，請取走並查看。
desk-test-not-printed = { $what }：沒有打印。
desk-test-unknown = { $what }：不能確定是否打印，請查看出紙口。
desk-test-problem = { $said }{ $problem }

closed-out-of-service = 工作人員正在維護本機，給您帶來不便，請諒解。
closed-out-of-service-reason = 暫停原因：設備維護。請使用其他終端，或到服務窗口辦理。

profile-form-pin-hash = kiosk attendant pin 打印的那一行
pin-ask = 請輸入6位值守密碼（不顯示）
pin-ask-again = 請再輸入一次
pin-differs = 兩次輸入不一致，沒有生成。
pin-weak-not-six-digits = 密碼必須是6位數字。
pin-weak-one-digit = 6位相同的數字不能作為密碼。
pin-weak-run = 連續的數字不能作為密碼。
pin-weak-phone = 終端上寫著的電話號碼不能作為密碼。
pin-line = 請把下面這一行寫入終端配置的 [attendant] 一節：
