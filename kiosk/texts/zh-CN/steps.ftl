# --- 须知与读卡 ---
notice-title = 读取身份证前，请您知悉
notice-lead = 办理本事项需要确认您的身份。
notice-what = 读取身份证芯片上的姓名、性别、民族、出生日期、住址、证件号码、签发机关和有效期限。
notice-why = 只用于确认您的身份和办理您选择的事项。
notice-who = 信息只发送给本市政务服务平台及所办事项的主管部门。
notice-kept = 办理结束后，本机立即清除您的信息，不留存。
notice-refuse = 您可以不同意；不同意时请到人工窗口办理，不影响您的权利。
action-agree = 同意并继续
action-decline = 不同意
identify-title = 请放置身份证
identify-lay = 将身份证平放在读卡区，听到提示前请不要移动。
identify-tip-flat = 证件平放，贴紧读卡区
identify-tip-alone = 与其他卡片、手机分开
identify-tip-still = 请停留约2秒
identify-reading-title = 正在读取
identify-reading = 请不要移动身份证。
identify-again-title = 请再放一次身份证
identify-failed-no-card = 没有感应到身份证，请平放在读卡区中央。
identify-failed-taken-away = 身份证拿走得早了一点，请重新放好，停留约2秒。
identify-failed-not-readable = 没有读到芯片，请拿开后重新平放。
identify-failed-unknown-card = 这张卡不是可识别的身份证件。
identify-failed-bad-data = 芯片内容读取不完整，请拿开后重新放置。
identify-failed-sam-refused = 读卡器与证件没有完成认证，请拿开后重新放置。

# --- 选择与等待 ---
parameters-lead = 请核对下面的选择，需要时点按修改。
action-next-query = 查询
action-next-print = 下一步
action-next-apply = 下一步
action-next-pay = 下一步
action-next-appointment = 下一步
action-next-guide = 查看
mistake-nothing-chosen = 请至少选择一项。
mistake-place-missing = 请选择所在地区，或在下一栏写明省、市、区县。
mistake-month-missing = 请选择年月。
mistake-wrong-way-round = 截止年月早于起始年月，请改选。
mistake-missing = 请填写此项。
mistake-too-many-months = 时间跨度不能超过{ $limit }个月，请缩短。
mistake-not-a-number = 请填写数字，例如 12.50。
mistake-too-small = 不能小于{ $limit }。
mistake-too-large = 不能大于{ $limit }。
mistake-too-early = 不能早于{ $limit }。
mistake-too-late = 不能晚于{ $limit }。
mistake-not-a-working-day = 请选择周一至周五的日期。
mistake-not-agreed = 请阅读并勾选同意；不同意可返回。
mistake-not-the-same = 两次填写的不一样，请再核对。
mistake-too-many-chosen = 最多选{ $limit }项。
mistake-too-many-days = 时间跨度不能超过{ $limit }天，请缩短。
mistake-too-few-entries = 至少添加{ $limit }项。
mistake-too-many-entries = 最多{ $limit }项。
mistake-entry-incomplete = 第{ $limit }项还没有填完，请点开补全。
mistake-not-taken-here = 本机还不能采集此项，请到窗口办理。
mistake-rule = 此项不符合要求。
mistake-too-short = 至少{ $limit }个字。
mistake-too-long = 最多{ $limit }个字。
mistake-unseen = 里面有看不见的特殊符号，请清空后重新输入。
mistake-not-digits = 只能填写数字。
mistake-not-a-name = 请按证件填写姓名，至少两个字，不含数字。
mistake-not-a-phone = 手机号为11位，以1开头。
mistake-id-length = 身份证号为18位：前17位为数字，末位为数字或X。
mistake-id-date = 号码中的出生日期（第7至14位）不存在。
mistake-id-check = 号码有误：末位与前面不符，请对照证件检查。
mistake-credit-code = 统一社会信用代码为18位，请对照营业执照检查。
mistake-bank-card = 银行卡号为16至19位，请对照卡面检查。
mistake-plate = 车牌号格式不对，例如：豫K12345。
mistake-vin = 车辆识别代号为17位字母和数字，不含I、O、Q。
mistake-email = 电子邮箱格式不对。
mistake-postcode = 邮政编码为6位数字。
year-name = { $year }年
year-span = { $first }—{ $last }年
day-name = { $month }{ $day }日
picker-other-month = 换个月份
list-choose = 点按选择
list-asking = 正在向{ $department }部门取可选内容，通常几秒钟。
list-answer-first = 请先选择“{ $field }”。
list-none = 此处没有可选内容。
list-up = 上一级
list-span = 第{ $first }–{ $last }项，共{ $all }项
list-heading = { $where }　{ $span }
list-offer = { $label }（{ $detail }）
working-title-query = 正在查询
working-title-print = 正在开具
working-title-apply = 正在准备表单
working-title-pay = 正在获取缴费信息
working-title-appointment = 正在查询可预约时间
working-title-guide = 正在获取指南
working-message = 正在向{ $department }部门取数，通常需要几秒钟。
working-waited = 已等待 { $seconds } 秒，仍在等待答复。
action-stop = 不等了

# --- 结果 ---
fact-name = 姓名
fact-number = 证件号码
table-span = 查询时间段
table-summary = { $span }，共有{ $months }个月的缴费记录。
table-year = { $year }年合计
table-sum-of = { $column }总计
table-total = 总计
table-note = 数据来源：{ $source }；查询时间：{ $as_of }。本页为查询结果，不是证明。
action-print-table = 打印这份明细
action-print-table-again = 再打印一份
action-print = 打印证明
action-print-again = 再打印一份
action-other = 办理其他事项
print-limit = 本次已达打印份数上限
document-summary = 请核对证明内容，确认无误后打印。
document-pages = 页数
document-code = 验证码
document-valid = 有效期至
document-assurance = 电子签名已验证，签名单位：{ $signer }

# --- 打印 ---
printing-title = 正在打印
printing-message = 请稍候，打印完成后请取走全部纸张。
printing-pages = 共 { $pages } 页
printing-progress = 已打印 { $done } 页，共 { $pages } 页
action-stop-printing = 停止打印
printing-stopping-title = 正在停止打印
printing-stopping = 请稍候，正在与打印机确认。
printing-problem-title = 打印机需要处理
printing-problem = { $problem }。处理好后会自动继续；您也可以停止打印。
question-title = 请看一下出纸口
question-message = 打印机没有报告是否全部打完。{ $pages }页纸都拿到了吗？
question-waiting = 请稍候，正在与打印机确认。
question-printer-says = 打印机报告
action-got-it = 全部拿到了
action-did-not-get-it = 没有拿到
take-paper-title = 请取走您的纸张
take-paper-message = 打印完成，请从出纸口取走，注意不要遗漏。
take-paper-count = A4纸 { $pages } 页
take-paper-receipt = 凭条一张，在凭条出口
take-paper-no-receipt = 凭条未能打印，不影响证明的使用
take-paper-maybe-receipt = 可能有凭条，请查看凭条出口
action-taken-end = 已取走，结束办理
action-taken-more = 已取走，办理其他事项
left-paper-title = 请看一下出纸口
left-paper-restarted = 本机刚刚重新启动，之前的打印已经取消。如果看到出纸口有纸，请不要带走，交给工作人员。在工作人员确认之前，A4打印暂停，其他事项可以照常办理。
left-paper-unconfirmed = 打印是否完成没有得到确认。出纸口如果有属于您的纸张，请取走；不属于您的，请不要带走，交给工作人员。在工作人员确认之前，A4打印暂停，其他事项可以照常办理。
left-paper-not-taken = 刚才打印的纸张可能还在出纸口。属于您的，请取走；不属于您的，请不要带走，交给工作人员。
action-understood = 知道了，继续

# --- 结束 ---
starting-title = 正在启动
starting-message = 正在检查设备，请稍候。
ending-title = 正在结束
ending-message = 正在确认打印已经停止，并清除您的信息。
thanks-title = 办理完成，谢谢
thanks-message = 您的个人信息已从本机清除。
thanks-card = 请带好身份证
thanks-paper = 请带好全部纸张
action-next-person = 下一位
card-left-title = 请取走身份证
card-left-message = 读卡区还有一张身份证。取走后，本机才会为下一位服务。
closed-title = 本机暂停服务
closed-message = 给您带来不便，非常抱歉。请使用其他自助终端或到窗口办理。本机需要工作人员处理。
closed-hotline = 服务热线 { $hotline }，终端编号 { $terminal }
closed-operator = 本机运营单位：{ $operator }
closed-nearest = 最近的另一台：{ $place }

# --- 出了问题 ---
trouble-reference = 编号 { $number }
trouble-way-hotline = 拨打 { $hotline }，告知终端号 { $terminal } 和下面的编号，或到人工窗口办理。

trouble-card-unread-title = 没有读到身份证
trouble-card-unread-happened = 试了三次都没有读到芯片，可能是证件损坏或消磁。
trouble-card-unread-done = 没有读取任何信息，没有提交任何申请。
trouble-card-unread-way = 如果证件已损坏，可到公安户籍窗口补领。

trouble-card-unknown-title = 这张卡不能用来办理
trouble-card-unknown-happened = 读到的不是居民身份证、港澳台居民居住证或外国人永久居留身份证。
trouble-card-unknown-done = 没有读取任何信息，没有提交任何申请。
trouble-card-unknown-retry = 换一张证件
trouble-card-unknown-way = 请换用上述证件之一。

trouble-card-expired-title = 身份证已过有效期
trouble-card-expired-happened = 芯片上的有效期限已经过去，不能用来确认身份。
trouble-card-expired-done = 您的信息已清除，没有提交任何申请。
trouble-card-expired-way = 请先到公安户籍窗口换领，再来办理。

trouble-reader-away-title = 读卡器暂时不可用
trouble-reader-away-happened = 身份证读卡器没有应答。
trouble-reader-away-done = 没有读取任何信息，没有提交任何申请。
trouble-reader-away-way = 读卡器恢复后，本页会自动继续。

trouble-under-age-title = 年龄未到
trouble-under-age-happened = 本事项有年龄要求。
trouble-under-age-done = 没有提交任何申请。

trouble-item-away-title = 这个事项现在不能办
trouble-item-away-happened = 该事项刚刚下架或更新。
trouble-item-away-done = 没有提交任何申请。

trouble-ask-no-link-title = 网络中断
trouble-ask-no-link-happened = 暂时连不上政务服务平台。
trouble-ask-no-link-done = 没有查询，没有打印，没有扣费。您的选择还在。
trouble-ask-no-link-way = 网络通常几分钟内恢复，可以稍后再试。

trouble-ask-timeout-title = 等待时间过长
trouble-ask-timeout-happened = 主管部门的系统没有在规定时间内答复。
trouble-ask-timeout-done = 没有打印，没有扣费。您的选择还在。
trouble-ask-timeout-way = 可以现在再试，或稍后再来。

trouble-ask-busy-title = 系统繁忙
trouble-ask-busy-happened = 现在查询的人较多，平台请我们稍等。
trouble-ask-busy-done = 没有打印，没有扣费。您的选择还在。
trouble-ask-busy-way = 请等半分钟再试。

trouble-ask-server-title = 平台暂时出错
trouble-ask-server-happened = 政务服务平台没有给出可用的答复。
trouble-ask-server-done = 没有打印，没有扣费。您的选择还在。
trouble-ask-server-way = 可以现在再试，或稍后再来。

trouble-ask-not-authorised-title = 本机暂时不能查询
trouble-ask-not-authorised-happened = 平台没有认可本终端，需要工作人员处理。
trouble-ask-not-authorised-done = 没有打印，没有扣费。
trouble-ask-not-authorised-way = 请换一台终端，或到人工窗口办理。

trouble-ask-no-record-title = 没有查到您的记录
trouble-ask-no-record-happened = 主管部门的系统里没有与您的证件号码相符的记录。
trouble-ask-no-record-done = 没有打印，没有扣费。
trouble-ask-no-record-retry = 换个条件再查
trouble-ask-no-record-way = 如果您参加过保险，请带身份证到社保窗口核对。

trouble-ask-not-eligible-title = 暂不符合办理条件
trouble-ask-not-eligible-happened = 按主管部门的规则，您目前不能办理本事项。
trouble-ask-not-eligible-done = 没有打印，没有扣费。
trouble-ask-not-eligible-retry = 换个条件再查
trouble-ask-not-eligible-way = 窗口可以告诉您具体原因。

trouble-ask-document-refused-title = 证明没有通过检查
trouble-ask-document-refused-happened = 收到的文件电子签名不完整或不可信，本机没有打印。
trouble-ask-document-refused-done = 没有打印，没有扣费。您的选择还在。
trouble-ask-document-refused-retry = 重新开具
trouble-ask-document-refused-way = 可以现在重新开具一次。

trouble-not-printed-title = 没有打印
trouble-not-printed-happened = 打印机没有开始打印。
trouble-not-printed-done = 一页也没有打出来，没有扣费。证明还在，可以再打。
trouble-not-printed-retry = 回到证明
trouble-not-printed-way = 打印机恢复后可以再打。

trouble-print-stopped-title = 打印情况无法确认
trouble-print-stopped-happened = 打印机没有答复打印是否已经停止。为了不让别人拿到您的纸张，A4打印已暂停。
trouble-print-stopped-done = 可能有纸张打出。请看一下出纸口，属于您的请取走。
trouble-print-stopped-way = 请按呼叫按钮或拨打热线，由工作人员检查打印机。

place-where = { $thing }在{ $direction }，离地约{ $height }厘米。
place-name-id-card = 身份证读卡区
place-name-card = 读卡口
place-name-document-printer = A4出纸口
place-name-receipt-printer = 凭条出纸口
place-name-code-scanner = 扫码窗
place-name-document-scanner = 高拍仪
place-name-camera = 摄像头
place-name-keypad = 按键
place-name-headset = 耳机插孔
place-on = 屏幕范围内
place-above = 屏幕上方
place-below = 屏幕下方
place-left = 屏幕左侧
place-right = 屏幕右侧
place-left-above = 屏幕左上方
place-left-below = 屏幕左下方
place-right-above = 屏幕右上方
place-right-below = 屏幕右下方
