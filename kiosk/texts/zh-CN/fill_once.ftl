# --- 以前的申报 ---
earlier-title = 要用您以前申报的信息吗？
earlier = 您以前申报时填过手机号、地址等信息。同意的话，替您带出来，您可以逐项修改；不同意就自己填，一样能办。
earlier-of-day = 您在{ $day }申报时填过手机号、地址等信息。同意的话，替您带出来，您可以逐项修改；不同意就自己填，一样能办。
earlier-yes = 同意，替我带出来
earlier-no = 不用，我自己填

# --- 条件逐项看 ---
findings-title = 先看看符不符合条件
findings-lead = 已按部门记录逐项核对，没有发现不符合的。
findings-lead-unknown = 有{ $count }项暂时没有查到，由主管部门收到后核对，不影响您填写。
findings-condition = 条件
findings-verdict = 核对结果
findings-found = 依据的信息
findings-note = 这里只是初步核对，是否符合由主管部门审核决定。
condition-met = 符合
condition-not-met = 不符合
condition-disputed = 您有异议，由部门核实
condition-to-ask = 接下来请您填写
condition-to-check = 暂时没查到，由部门核对
estimate = { $value }（{ $how }）
unmet-found = 查到的信息：{ $found }
unmet-rule = 依据：{ $rule }

# --- 可以确认通过的提醒 ---
doubt-title = 请再看一眼
doubt = 下面的内容可能需要留意。没有填错的话，可以确认继续。
doubt-why = 请留意
doubt-right = 没有填错，继续

# --- 记录有误 ---
wrong-record = 记录有误
wrong-title = 记录有误
wrong-which = 哪一项不对？选中后告诉您怎么更正。
wrong-none = 没有不对的，返回
wrong-source = 来源
wrong-type = 您的异议会随申报一起送交，由主管部门核实；您可以自己填写正确的内容，继续办理。
wrong-proof = 您的异议会随申报一起送交，由主管部门核实；您可以自己填写正确的内容，并请提供：{ $proofs }。
wrong-counter = 这项信息要由记录它的部门更正。您的异议会随申报一起记下；请带上身份证到窗口更正，本次按现有记录继续。
wrong-file = 提出异议
wrong-leave = 记录没错，返回
from-of-day = { $source }，{ $day }
field-source-found = 部门有记录，但不能直接使用，请您填写
field-source-none = 部门没有这项记录，请您填写
field-source-down = 部门系统暂时没有回应，请您填写，由部门核验

# --- 提交前后 ---
preview-along = 同时办理
preview-fees = 费用
fee-when = 费用在部门受理后由部门收取，本机现在不收费。
preview-fees-note = 缴费
fee-yuan = { $amount }元
fee-later = 由主管部门核定
along-days = { $item }（{ $days }个工作日）
along-after = { $item }，在{ $before }办好之后
confirm-day = 申请日期
confirm-closing = 受理期{ $day }截止。现在网络中断，不能保证按时送达，暂时不能提交。请等网络恢复，或到窗口办理。
day-confirmed = 按您确认提交的日期算
day-received = 按平台收到的日期算
after-promised = 受理后{ $days }个工作日内办结。
after-day-confirmed = 申请日期按您确认的日期算：{ $day }。
after-day-received = 申请日期按平台收到的日期算。
after-self = 办好后到窗口领取：{ $place }
after-mail = 办好后邮寄到您填写的地址。
after-locker = 办好后放入取件柜，取件码以短信告知。
after-fee = 费用：{ $title }，{ $amount }
after-along = 同时办理：{ $item }
after-identity = 您的身份待核验：网络中断，只读了身份证，由主管部门收到后核验。
after-signers = 有签名人的身份待核验：网络中断，只读了身份证，由主管部门收到后核验。
value-and-unit = { $value }{ $unit }
apply-unverified-other = 其他部门记录
