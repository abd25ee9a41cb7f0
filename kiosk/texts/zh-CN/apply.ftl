# --- 申请：准备与条件 ---
apply-gathering-title = 正在准备表单
apply-gathering = 正在向有关部门核对已有信息，能带出的就不用您填，通常几秒钟。
apply-go-without = 不等了，自己填写
apply-unmet-title = 目前不符合办理条件
apply-warn-title = 请您留意
apply-nothing-sent = 没有提交任何申请。
apply-window = 可以到{ $place }咨询或办理（{ $hours }）。
apply-instead = 改办：{ $title }
apply-change-answers = 修改我填的内容
apply-go-on-anyway = 知道了，继续办
apply-not-here-title = 本机还不能收这些材料
apply-not-here = 按您填写的情况，需要提交下列材料，而本机不能接收。没有提交任何申请。

# --- 申请：填写 ---
apply-sections-lead = 共{ $all }部分，已填好{ $done }部分。点任意一部分可填写或修改。
apply-section-done = 已填好，可修改
apply-section-open = 还没填
apply-go-on = 继续
apply-error = { $field }：{ $error }
apply-next = 下一步
apply-save = 保存这一项
apply-entry-lead = 填好后保存；返回则不保留本页修改。
apply-entry-title = { $list }（第{ $number }项）
apply-remove-entry = 删除这一项
apply-known = { $value }（来源：{ $source }）
apply-agreed = 已阅读并同意
field-from = 来源：{ $source }，可修改
field-hint-and-from = { $hint }　{ $origin }
field-not-here = 本机还不能采集此项，请到窗口办理。
entries-add = 添加一项
entries-one = { $number }　{ $name }
from-you = 您填写
from-card = 身份证芯片
from-identity = 身份核验
from-earlier = 您刚才填过
from-department = 部门数据
from-calculation = 自动计算

# --- 申请：材料、核对、同意 ---
apply-materials-title = 申请材料
apply-materials-lead = { $bring ->
    [0] 共需{ $all }项材料，都由部门核验，您什么都不用带。
   *[other] 共需{ $all }项材料，您只需提供{ $bring }项。
 }
apply-material-optional = 可以不交；需要时请带到窗口
apply-material-spare = 可以不交；要交请选择，再按一次取消
apply-material-given = 查看已提供的《{ $title }》（{ $count }页）
apply-material-pages = 已提供{ $count }页
apply-material-replaced = 由同类材料代替
apply-mode-made = 系统按表单自动生成
apply-mode-licence = 用我的电子证照，不用带
apply-mode-verified = 由主管部门系统核验，不用带
apply-mode-pledge = 以告知承诺代替：本人承诺属实，愿承担法律责任
apply-mode-scan = 在本机拍摄
apply-mode-photo = 在本机拍照
apply-mode-hand-in = 提交后把原件交到窗口
apply-mode-missing = 请选择提供方式；以承诺代替需要您本人选择。
apply-preview-title = 请核对：{ $title }
apply-preview-lead = 这就是主管部门将收到的内容，还没有提交。
apply-preview-label = 项目
apply-preview-value = 内容
apply-preview-source = 来源
apply-preview-note = 为保护隐私，屏幕上遮挡了部分内容，提交的是完整内容。
apply-change-part = 修改
apply-preview-right = 核对无误
apply-consents-title = 请逐项选择是否同意
apply-consents-lead = 每一项都由您自己决定，系统不会替您勾选。
apply-consent-required = 办理本事项所必需
apply-consent-optional = 可以不同意，不影响提交
apply-consent-needed = 不同意此项就不能在本机办理；可返回或到窗口办理。

# --- 申请：签名、提交、回执 ---
apply-sign-title = 请再放一次身份证，代替签名
apply-sign = 放置您本人的身份证，表示您确认刚才核对的《{ $title }》全部内容。内容改动后需要重新确认。
apply-sign-now = 放好了，确认
apply-sign-other-card = 这不是您本人的身份证，请放置您自己的身份证。
apply-sign-reader-away = 读卡器暂时不能用，不能确认签名。填写的内容还在，可稍后再试，或到窗口办理。
apply-look-again = 再看看
apply-confirm-title = 现在提交吗？
apply-confirm = 提交后由主管部门决定是否受理。
apply-not-kept-title = 还不能确定是否存好
apply-not-kept = 本机没能确认申请已经存好。再提交一次不会重复申报；也可以到窗口办理。
apply-goes-to = 提交给
apply-hand-in = 确认提交
apply-handing-title = 正在提交
apply-handing = 正在加密并保存您的申请，马上就好。
apply-handed-sending = 已存本机，正在送达
apply-handed-kept = 已存本机，尚未送达
apply-handed-delivered = 已提交，待受理
apply-handed-held = 已存本机，等待人工处理
apply-next-sending = 申请已加密存好，正在送往主管部门。
apply-next-kept = 申请已加密存好，网络恢复后自动送达，不用再来一次。请记好编号。
apply-next-delivered = 主管部门的系统已经收到，是否受理由主管部门决定。
apply-next-held = 平台没有直接收下，工作人员会处理。请记好编号，可拨打咨询电话查询。
apply-case-number = 办件编号 { $number }
apply-local-number = 本机编号 { $number }
apply-unverified = 有{ $count }项由主管部门收到后核验，可能会联系您：{ $named }
apply-bring = 请把原件交到窗口：{ $materials }
apply-print-slip = 打印回执
apply-slip-title = 申报回执（非受理凭证）
apply-slip-state = 状态
apply-slip-case = 办件编号
apply-slip-local = 本机编号
apply-slip-keep = 凭编号查询进度
