# Made from ../zh-CN/steps.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 須知與讀卡 ---
notice-title = 讀取身份證前，請您知悉
notice-lead = 辦理本事項需要確認您的身份。
notice-what = 讀取身份證晶片上的姓名、性別、民族、出生日期、住址、證件號碼、簽發機關和有效期限。
notice-why = 只用於確認您的身份和辦理您選擇的事項。
notice-who = 信息只發送給本市政務服務平台及所辦事項的主管部門。
notice-kept = 辦理結束後，本機立即清除您的信息，不留存。
notice-refuse = 您可以不同意；不同意時請到人工窗口辦理，不影響您的權利。
action-agree = 同意並繼續
action-decline = 不同意
identify-title = 請放置身份證
identify-lay = 將身份證平放在讀卡區，聽到提示前請不要移動。
identify-tip-flat = 證件平放，貼緊讀卡區
identify-tip-alone = 與其他卡片、手機分開
identify-tip-still = 請停留約2秒
identify-reading-title = 正在讀取
identify-reading = 請不要移動身份證。
identify-again-title = 請再放一次身份證
identify-failed-no-card = 沒有感應到身份證，請平放在讀卡區中央。
identify-failed-taken-away = 身份證拿走得早了一點，請重新放好，停留約2秒。
identify-failed-not-readable = 沒有讀到晶片，請拿開後重新平放。
identify-failed-unknown-card = 這張卡不是可識別的身份證件。
identify-failed-bad-data = 晶片內容讀取不完整，請拿開後重新放置。
identify-failed-sam-refused = 讀卡器與證件沒有完成認證，請拿開後重新放置。

# --- 選擇與等待 ---
parameters-lead = 請核對下面的選擇，需要時點按修改。
action-next-query = 查詢
action-next-print = 下一步
action-next-apply = 下一步
action-next-pay = 下一步
action-next-appointment = 下一步
action-next-guide = 查看
mistake-nothing-chosen = 請至少選擇一項。
mistake-place-missing = 請選擇所在地區，或在下一欄寫明省、市、區縣。
mistake-month-missing = 請選擇年月。
mistake-wrong-way-round = 截止年月早於起始年月，請改選。
mistake-missing = 請填寫此項。
mistake-too-many-months = 時間跨度不能超過{ $limit }個月，請縮短。
mistake-not-a-number = 請填寫數字，例如 12.50。
mistake-too-small = 不能小於{ $limit }。
mistake-too-large = 不能大於{ $limit }。
mistake-too-early = 不能早於{ $limit }。
mistake-too-late = 不能晚於{ $limit }。
mistake-not-a-working-day = 請選擇周一至周五的日期。
mistake-not-agreed = 請閱讀並勾選同意；不同意可返回。
mistake-not-the-same = 兩次填寫的不一樣，請再核對。
mistake-too-many-chosen = 最多選{ $limit }項。
mistake-too-many-days = 時間跨度不能超過{ $limit }天，請縮短。
mistake-too-few-entries = 至少添加{ $limit }項。
mistake-too-many-entries = 最多{ $limit }項。
mistake-entry-incomplete = 第{ $limit }項還沒有填完，請點開補全。
mistake-not-taken-here = 本機還不能採集此項，請到窗口辦理。
mistake-rule = 此項不符合要求。
mistake-too-short = 至少{ $limit }個字。
mistake-too-long = 最多{ $limit }個字。
mistake-unseen = 裡面有看不見的特殊符號，請清空後重新輸入。
mistake-not-digits = 只能填寫數字。
mistake-not-a-name = 請按證件填寫姓名，至少兩個字，不含數字。
mistake-not-a-phone = 手機號為11位，以1開頭。
mistake-id-length = 身份證號為18位：前17位為數字，末位為數字或X。
mistake-id-date = 號碼中的出生日期（第7至14位）不存在。
mistake-id-check = 號碼有誤：末位與前面不符，請對照證件檢查。
mistake-credit-code = 統一社會信用代碼為18位，請對照營業執照檢查。
mistake-bank-card = 銀行卡號為16至19位，請對照卡面檢查。
mistake-plate = 車牌號格式不對，例如：豫K12345。
mistake-vin = 車輛識別代號為17位字母和數字，不含I、O、Q。
mistake-email = 電子郵箱格式不對。
mistake-postcode = 郵政編碼為6位數字。
year-name = { $year }年
year-span = { $first }—{ $last }年
day-name = { $month }{ $day }日
picker-other-month = 換個月份
list-choose = 點按選擇
list-asking = 正在向{ $department }部門取可選內容，通常幾秒鐘。
list-answer-first = 請先選擇「{ $field }」。
list-none = 此處沒有可選內容。
list-up = 上一級
list-span = 第{ $first }–{ $last }項，共{ $all }項
list-heading = { $where }　{ $span }
list-offer = { $label }（{ $detail }）
working-title-query = 正在查詢
working-title-print = 正在開具
working-title-apply = 正在準備表單
working-title-pay = 正在獲取繳費信息
working-title-appointment = 正在查詢可預約時間
working-title-guide = 正在獲取指南
working-message = 正在向{ $department }部門取數，通常需要幾秒鐘。
working-waited = 已等待 { $seconds } 秒，仍在等待答覆。
action-stop = 不等了

# --- 結果 ---
fact-name = 姓名
fact-number = 證件號碼
table-span = 查詢時間段
table-summary = { $span }，共有{ $months }個月的繳費記錄。
table-year = { $year }年合計
table-sum-of = { $column }總計
table-total = 總計
table-note = 數據來源：{ $source }；查詢時間：{ $as_of }。本頁為查詢結果，不是證明。
action-print-table = 打印這份明細
action-print-table-again = 再打印一份
action-print = 打印證明
action-print-again = 再打印一份
action-other = 辦理其他事項
print-limit = 本次已達打印份數上限
document-summary = 請核對證明內容，確認無誤後打印。
document-pages = 頁數
document-code = 驗證碼
document-valid = 有效期至
document-assurance = 電子簽名已驗證，簽名單位：{ $signer }

# --- 打印 ---
printing-title = 正在打印
printing-message = 請稍候，打印完成後請取走全部紙張。
printing-pages = 共 { $pages } 頁
printing-progress = 已打印 { $done } 頁，共 { $pages } 頁
action-stop-printing = 停止打印
printing-stopping-title = 正在停止打印
printing-stopping = 請稍候，正在與打印機確認。
printing-problem-title = 打印機需要處理
printing-problem = { $problem }。處理好後會自動繼續；您也可以停止打印。
question-title = 請看一下出紙口
question-message = 打印機沒有報告是否全部打完。{ $pages }頁紙都拿到了嗎？
question-waiting = 請稍候，正在與打印機確認。
question-printer-says = 打印機報告
action-got-it = 全部拿到了
action-did-not-get-it = 沒有拿到
take-paper-title = 請取走您的紙張
take-paper-message = 打印完成，請從出紙口取走，注意不要遺漏。
take-paper-count = A4紙 { $pages } 頁
take-paper-receipt = 憑條一張，在憑條出口
take-paper-no-receipt = 憑條未能打印，不影響證明的使用
take-paper-maybe-receipt = 可能有憑條，請查看憑條出口
action-taken-end = 已取走，結束辦理
action-taken-more = 已取走，辦理其他事項
left-paper-title = 請看一下出紙口
left-paper-restarted = 本機剛剛重新啟動，之前的打印已經取消。如果看到出紙口有紙，請不要帶走，交給工作人員。在工作人員確認之前，A4打印暫停，其他事項可以照常辦理。
left-paper-unconfirmed = 打印是否完成沒有得到確認。出紙口如果有屬於您的紙張，請取走；不屬於您的，請不要帶走，交給工作人員。在工作人員確認之前，A4打印暫停，其他事項可以照常辦理。
left-paper-not-taken = 剛才打印的紙張可能還在出紙口。屬於您的，請取走；不屬於您的，請不要帶走，交給工作人員。
action-understood = 知道了，繼續

# --- 結束 ---
starting-title = 正在啟動
starting-message = 正在檢查設備，請稍候。
ending-title = 正在結束
ending-message = 正在確認打印已經停止，並清除您的信息。
thanks-title = 辦理完成，謝謝
thanks-message = 您的個人信息已從本機清除。
thanks-card = 請帶好身份證
thanks-paper = 請帶好全部紙張
action-next-person = 下一位
card-left-title = 請取走身份證
card-left-message = 讀卡區還有一張身份證。取走後，本機才會為下一位服務。
closed-title = 本機暫停服務
closed-message = 給您帶來不便，非常抱歉。請使用其他自助終端或到窗口辦理。本機需要工作人員處理。
closed-hotline = 服務熱線 { $hotline }，終端編號 { $terminal }
closed-operator = 本機運營單位：{ $operator }
closed-nearest = 最近的另一台：{ $place }

# --- 出了問題 ---
trouble-reference = 編號 { $number }
trouble-way-hotline = 撥打 { $hotline }，告知終端號 { $terminal } 和下面的編號，或到人工窗口辦理。

trouble-card-unread-title = 沒有讀到身份證
trouble-card-unread-happened = 試了三次都沒有讀到晶片，可能是證件損壞或消磁。
trouble-card-unread-done = 沒有讀取任何信息，沒有提交任何申請。
trouble-card-unread-way = 如果證件已損壞，可到公安戶籍窗口補領。

trouble-card-unknown-title = 這張卡不能用來辦理
trouble-card-unknown-happened = 讀到的不是居民身份證、港澳台居民居住證或外國人永久居留身份證。
trouble-card-unknown-done = 沒有讀取任何信息，沒有提交任何申請。
trouble-card-unknown-retry = 換一張證件
trouble-card-unknown-way = 請換用上述證件之一。

trouble-card-expired-title = 身份證已過有效期
trouble-card-expired-happened = 晶片上的有效期限已經過去，不能用來確認身份。
trouble-card-expired-done = 您的信息已清除，沒有提交任何申請。
trouble-card-expired-way = 請先到公安戶籍窗口換領，再來辦理。

trouble-reader-away-title = 讀卡器暫時不可用
trouble-reader-away-happened = 身份證讀卡器沒有應答。
trouble-reader-away-done = 沒有讀取任何信息，沒有提交任何申請。
trouble-reader-away-way = 讀卡器恢復後，本頁會自動繼續。

trouble-under-age-title = 年齡未到
trouble-under-age-happened = 本事項有年齡要求。
trouble-under-age-done = 沒有提交任何申請。

trouble-item-away-title = 這個事項現在不能辦
trouble-item-away-happened = 該事項剛剛下架或更新。
trouble-item-away-done = 沒有提交任何申請。

trouble-ask-no-link-title = 網絡中斷
trouble-ask-no-link-happened = 暫時連不上政務服務平台。
trouble-ask-no-link-done = 沒有查詢，沒有打印，沒有扣費。您的選擇還在。
trouble-ask-no-link-way = 網絡通常幾分鐘內恢復，可以稍後再試。

trouble-ask-timeout-title = 等待時間過長
trouble-ask-timeout-happened = 主管部門的系統沒有在規定時間內答覆。
trouble-ask-timeout-done = 沒有打印，沒有扣費。您的選擇還在。
trouble-ask-timeout-way = 可以現在再試，或稍後再來。

trouble-ask-busy-title = 系統繁忙
trouble-ask-busy-happened = 現在查詢的人較多，平台請我們稍等。
trouble-ask-busy-done = 沒有打印，沒有扣費。您的選擇還在。
trouble-ask-busy-way = 請等半分鐘再試。

trouble-ask-server-title = 平台暫時出錯
trouble-ask-server-happened = 政務服務平台沒有給出可用的答覆。
trouble-ask-server-done = 沒有打印，沒有扣費。您的選擇還在。
trouble-ask-server-way = 可以現在再試，或稍後再來。

trouble-ask-not-authorised-title = 本機暫時不能查詢
trouble-ask-not-authorised-happened = 平台沒有認可本終端，需要工作人員處理。
trouble-ask-not-authorised-done = 沒有打印，沒有扣費。
trouble-ask-not-authorised-way = 請換一台終端，或到人工窗口辦理。

trouble-ask-no-record-title = 沒有查到您的記錄
trouble-ask-no-record-happened = 主管部門的系統裡沒有與您的證件號碼相符的記錄。
trouble-ask-no-record-done = 沒有打印，沒有扣費。
trouble-ask-no-record-retry = 換個條件再查
trouble-ask-no-record-way = 如果您參加過保險，請帶身份證到社保窗口核對。

trouble-ask-not-eligible-title = 暫不符合辦理條件
trouble-ask-not-eligible-happened = 按主管部門的規則，您目前不能辦理本事項。
trouble-ask-not-eligible-done = 沒有打印，沒有扣費。
trouble-ask-not-eligible-retry = 換個條件再查
trouble-ask-not-eligible-way = 窗口可以告訴您具體原因。

trouble-ask-document-refused-title = 證明沒有通過檢查
trouble-ask-document-refused-happened = 收到的文件電子簽名不完整或不可信，本機沒有打印。
trouble-ask-document-refused-done = 沒有打印，沒有扣費。您的選擇還在。
trouble-ask-document-refused-retry = 重新開具
trouble-ask-document-refused-way = 可以現在重新開具一次。

trouble-not-printed-title = 沒有打印
trouble-not-printed-happened = 打印機沒有開始打印。
trouble-not-printed-done = 一頁也沒有打出來，沒有扣費。證明還在，可以再打。
trouble-not-printed-retry = 回到證明
trouble-not-printed-way = 打印機恢復後可以再打。

trouble-print-stopped-title = 打印情況無法確認
trouble-print-stopped-happened = 打印機沒有答覆打印是否已經停止。為了不讓別人拿到您的紙張，A4打印已暫停。
trouble-print-stopped-done = 可能有紙張打出。請看一下出紙口，屬於您的請取走。
trouble-print-stopped-way = 請按呼叫按鈕或撥打熱線，由工作人員檢查打印機。

place-where = { $thing }在{ $direction }，離地約{ $height }厘米。
place-name-id-card = 身份證讀卡區
place-name-card = 讀卡口
place-name-document-printer = A4出紙口
place-name-receipt-printer = 憑條出紙口
place-name-code-scanner = 掃碼窗
place-name-document-scanner = 高拍儀
place-name-camera = 鏡頭
place-name-keypad = 按鍵
place-name-headset = 耳機插孔
place-on = 螢幕範圍內
place-above = 螢幕上方
place-below = 螢幕下方
place-left = 螢幕左側
place-right = 螢幕右側
place-left-above = 螢幕左上方
place-left-below = 螢幕左下方
place-right-above = 螢幕右上方
place-right-below = 螢幕右下方
