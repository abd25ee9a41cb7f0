# Made from ../zh-CN/documents.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# Paper: A4 of the terminal's own, and receipts.

document-page-label = 第 { $page } 頁 / 共 { $pages } 頁
document-table-subtitle = 自助查詢結果
document-table-name = 姓名
document-table-number = 證件號碼
document-table-span = 查詢期間
document-table-source = 數據來源
document-table-as-of = 數據截至
document-table-printed = 打印時間
document-table-not-a-certificate = 本頁是自助查詢結果，不是證明，不加蓋印章，僅供本人參考；姓名和證件號碼已作遮蔽。需要證明材料時，請在本機辦理相應的證明打印事項。
document-table-wrong = 對結果有疑問，請撥打{ $hotline }或到窗口核對。
document-footer = { $hall }　終端 { $terminal }　諮詢電話 { $hotline }
document-spelling = 〔U+…〕是本機字庫畫不出的字，以其國際編碼（GB/T 13000）代寫；提交和記錄的仍是原字。
document-operator = 終端運營單位：{ $operator }
document-trace = { $terminal }　{ $time }

receipt-certificate-title = 證明打印憑條
receipt-query-title = 查詢打印憑條
receipt-trouble-title = 打印異常憑條
receipt-item = 事項
receipt-holder = 辦事人
receipt-holder-number = 證件號碼
receipt-pages = 頁數
receipt-page-count = { $pages }頁
receipt-valid-until = 有效期至
receipt-code = 驗真碼
receipt-scan = 掃碼驗真
receipt-span = 查詢期間
receipt-source = 數據來源
receipt-as-of = 數據截至
receipt-sums = 合計
receipt-reference = 編號
receipt-time = 時間
receipt-place = 地點
receipt-terminal = 終端
receipt-hotline = 諮詢電話
receipt-operator = 運營單位
receipt-next = 接下來
receipt-certificate-next = 請核對A4證明的頁數並全部取走。把證明交給需要的單位即可，對方可掃碼或輸入驗真碼核對。
receipt-query-next = 查詢結果僅供本人參考，不是證明。對結果有疑問，請撥打諮詢電話或到窗口核對。
receipt-trouble-happened = 發生了什麼
receipt-trouble-done = 辦到哪一步
receipt-trouble-next = 可以稍後在本機或其他自助終端重新打印；也可以撥打諮詢電話，報上面的編號。

test-print-title = 測試打印
test-print-device = 設備
test-print-rare = 生僻字
test-print-punctuation = 標點
test-print-letters = 帶符號的字母
test-print-sizes = 字號
test-print-grey = 灰度
test-print-scan = 掃碼應顯示設備和時間
test-print-look = 請檢查：灰度條有無白線（打印頭或硒鼓有污漬），漢字有無變成方框，字母有無缺少符號，四邊有無缺字，二維碼能否掃出。
