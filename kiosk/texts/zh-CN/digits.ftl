# --- 表单里的手机号 ---
digits-ask-title = 要验证这个手机号吗？
digits-ask = 免费向 { $phone } 发送6位验证码，在本机输入即可。不验证也可以继续，由部门核对。
digits-send = 发送验证码
digits-without = 不验证，继续
digits-change = 修改号码
digits-sending-title = 正在发送验证码
digits-sending = 正在请平台向 { $phone } 发送验证码。
digits-lead = 6位验证码已发送到 { $phone }。
digits-wrong = 验证码不对，还可以试{ $left }次。
digits-end-title = 手机号没有验证
digits-end-no-answer = 暂时联系不上平台。您可以继续申报，{ $phone } 由部门核对。
digits-end-too-many = 现在不能再向 { $phone } 发送验证码。您可以继续申报，号码由部门核对。
digits-end-spent = 验证码多次不对，已经作废。您可以继续申报，{ $phone } 由部门核对。
digits-go-on = 继续
