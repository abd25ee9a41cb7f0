# 值守台：给在机器旁、没有键盘的工作人员。

attendant-way-in = 工作人员入口：按住两秒
pin-title = 请输入值守密码
pin-message = 仅限工作人员。请输入6位数字。
pin-checking = 正在核对…
pin-wrong = 密码不正确。连续3次输错，将暂停5分钟。
pin-blocked = 已连续3次输错，请在 { $minutes } 分钟后再试。关机重启不会缩短时间。
pin-not-checked = 没有核对成功，请再输入一次。
pin-progress = 已输入 { $entered } 位，共 { $length } 位
pin-clear = 清除
pin-cancel = 取消

desk-title = 值守台
desk-idle-message = { $seconds } 秒后离开值守台，回到待机页面。
desk-leave = 离开值守台
desk-stop-printing = 停止打印
desk-service = 本机
desk-in-service = 正在服务
desk-out-of-service = 暂停服务（自 { $since }）
desk-never = 没有记录

desk-condition-ready = 正常
desk-condition-busy = 工作中
desk-condition-needs-attention = 需要人处理
desk-condition-faulty = 设备报告故障
desk-condition-offline = 没有应答
desk-condition-absent = 未接入
desk-condition-unknown = 状态不明
desk-condition-not-supported = 不报告状态

desk-cure-condition-needs-attention = 请查看设备上的指示灯和盖板。
desk-cure-condition-faulty = 请断电10秒后重新通电。仍有故障请报修。
desk-cure-condition-offline = 请检查电源和连接线，两端都要插紧。
desk-cure-condition-absent = 请插好设备的连接线。
desk-cure-condition-unknown = 请稍等几秒；仍不明时检查连接线。
desk-cure-paper-low = 请尽快补纸。
desk-cure-paper-low-receipt-printer = 请准备换纸卷。
desk-cure-paper-out = 请补纸。
desk-cure-paper-out-document-printer = 拉出纸盒，装入理齐的A4纸，推到底。
desk-cure-paper-out-receipt-printer = 打开盖板，装入新纸卷，热敏面朝打印头，合上盖板。
desk-cure-paper-jam = 打开盖板，顺着出纸方向慢慢抽出纸，清除碎纸，合上盖板。
desk-cure-paper-not-taken = 请取走出纸口的纸。
desk-cure-cover-open = 请合上盖板，直到听见咔嗒声。
desk-cure-output-full = 请清空出纸口。
desk-cure-toner-low = 请准备硒鼓。
desk-cure-toner-out = 请更换硒鼓。
desk-cure-cutter = 请断电，清除切刀处的纸，再通电。
desk-cure-overheated = 请等待10分钟冷却，并检查散热口。
desk-cure-self-test-failed = 请断电后重新通电。仍不通过请报修。
desk-cure-not-authorised = 安全模块未授权，请报修。
desk-cure-other = 请查看设备自己的显示。

desk-paper-path = A4出纸口
desk-path-free = 正常
desk-path-locked = 已锁定：可能有他人的纸张
desk-path-left = 可能有未取走的纸张
desk-cure-path-locked = 打开打印机检查，取出所有纸张并销毁，然后在下面确认。
desk-cure-path-left = 取走出纸口的纸张并销毁，然后在下面确认。
desk-path-asking = 正在请打印机确认旧任务已经结束…
desk-path-cleared = 已确认出纸口清空，A4打印恢复。
desk-path-not-yet = 您的确认已记下。打印机还没有说旧任务已经结束；它确认后，A4打印自动恢复。请检查打印机电源。
desk-ask-path-title = 确认出纸口已空？
desk-ask-path = 您确认：已打开打印机查看，出纸口和机器内没有任何人的纸张，取出的纸张已经销毁。确认后，下一位群众即可打印。
desk-path-is-empty = 确认，已经清空
desk-not-yet = 还没有，返回

desk-ask-refill-title = 补充了多少A4纸？
desk-ask-refill = 请选择刚刚放入的张数。本机据此提醒何时再补。
desk-refill = { $sheets } 张
desk-refilled-with = A4纸已补充 { $sheets } 张
desk-paper-left = A4余纸
desk-paper-about = 约 { $sheets } 张
desk-paper-unknown = 补纸后开始估算
desk-paper-low = 约剩 { $sheets } 张

desk-counted = 计数
desk-since-refill = 补充后
desk-in-all = 累计
desk-a4-pages = A4打印页数
desk-toner-pages = 换硒鼓后页数
desk-receipts = 凭条张数
desk-cards = 读身份证次数
desk-visits = 服务人次
desk-refilled = 上次补A4纸
desk-roll-changed = 上次换纸卷
desk-toner-changed = 上次换硒鼓

desk-do-paper-path-empty = 出纸口已空
desk-do-paper-refilled = 已补A4纸
desk-do-receipt-roll-changed = 已换凭条纸卷
desk-do-toner-changed = 已换硒鼓
desk-do-test-receipt = 打印测试凭条
desk-do-test-page = 打印A4测试页
desk-do-out-of-service = 暂停服务
desk-do-in-service = 恢复服务
desk-doing = { $what }：正在记录…
desk-done = 已记下：{ $what }
desk-failed = 没有记下：{ $what }。本机存储有故障，请报修。
desk-unconfirmed = 不知道是否记下：{ $what }。请再看一次。
desk-test-printing = { $what }：正在打印…
desk-test-printed = { $what }：已打印，请取走并查看。
desk-test-not-printed = { $what }：没有打印。
desk-test-unknown = { $what }：不能确定是否打印，请查看出纸口。
desk-test-problem = { $said }{ $problem }

closed-out-of-service = 工作人员正在维护本机，给您带来不便，请谅解。
closed-out-of-service-reason = 暂停原因：设备维护。请使用其他终端，或到服务窗口办理。

profile-form-pin-hash = kiosk attendant pin 打印的那一行
pin-ask = 请输入6位值守密码（不显示）
pin-ask-again = 请再输入一次
pin-differs = 两次输入不一致，没有生成。
pin-weak-not-six-digits = 密码必须是6位数字。
pin-weak-one-digit = 6位相同的数字不能作为密码。
pin-weak-run = 连续的数字不能作为密码。
pin-weak-phone = 终端上写着的电话号码不能作为密码。
pin-line = 请把下面这一行写入终端配置的 [attendant] 一节：
