# Paper: A4 of the terminal's own, and receipts.

document-page-label = 第 { $page } 页 / 共 { $pages } 页
document-table-subtitle = 自助查询结果
document-table-name = 姓名
document-table-number = 证件号码
document-table-span = 查询期间
document-table-source = 数据来源
document-table-as-of = 数据截至
document-table-printed = 打印时间
document-table-not-a-certificate = 本页是自助查询结果，不是证明，不加盖印章，仅供本人参考；姓名和证件号码已作遮蔽。需要证明材料时，请在本机办理相应的证明打印事项。
document-table-wrong = 对结果有疑问，请拨打{ $hotline }或到窗口核对。
document-footer = { $hall }　终端 { $terminal }　咨询电话 { $hotline }
document-trace = { $terminal }　{ $time }

receipt-certificate-title = 证明打印凭条
receipt-query-title = 查询打印凭条
receipt-trouble-title = 打印异常凭条
receipt-item = 事项
receipt-holder = 办事人
receipt-holder-number = 证件号码
receipt-pages = 页数
receipt-page-count = { $pages }页
receipt-valid-until = 有效期至
receipt-code = 验真码
receipt-scan = 扫码验真
receipt-span = 查询期间
receipt-source = 数据来源
receipt-as-of = 数据截至
receipt-sums = 合计
receipt-reference = 编号
receipt-time = 时间
receipt-place = 地点
receipt-terminal = 终端
receipt-hotline = 咨询电话
receipt-next = 接下来
receipt-certificate-next = 请核对A4证明的页数并全部取走。把证明交给需要的单位即可，对方可扫码或输入验真码核对。
receipt-query-next = 查询结果仅供本人参考，不是证明。对结果有疑问，请拨打咨询电话或到窗口核对。
receipt-trouble-happened = 发生了什么
receipt-trouble-done = 办到哪一步
receipt-trouble-next = 可以稍后在本机或其他自助终端重新打印；也可以拨打咨询电话，报上面的编号。

test-print-title = 测试打印
test-print-device = 设备
test-print-rare = 生僻字
test-print-punctuation = 标点
test-print-scan = 扫码应显示设备和时间
test-print-look = 请检查：灰度条有无白线（打印头或硒鼓有污渍），汉字有无变成方框，字母有无缺少符号，四边有无缺字，二维码能否扫出。
