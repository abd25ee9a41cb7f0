# 找事项、看指南、带走指南

# --- 首页 ---
home-way-popular = 常用
home-way-events = 按遇到的事
home-way-themes = 按主题
home-way-departments = 按部门
home-heading-popular = 大家常办的事项
home-heading-events = 您遇到了什么事？
home-heading-themes = 想办哪方面的事？
home-heading-departments = 找哪个部门？
home-items = { $count }项
home-found-there = { $place }：找到{ $count }项
home-found = 找到{ $count }项
home-group = { $group }，{ $count }项
home-nothing-here = 这里暂时没有事项。换一个入口看看，或者直接搜索。
home-for-natural = 个人办事
home-for-legal = 企业办事
tile-replaces = 已代替：{ $title }
tile-guide = 可看指南

event-baby = 生孩子
event-school = 孩子上学
event-first-job = 找工作、刚上班
event-lost-job = 失业了
event-marry = 结婚
event-buy-home = 买房
event-sell-home = 卖房
event-rent-home = 租房
event-ill = 看病就医
event-retire = 退休养老
event-lost-papers = 证件丢了
event-move = 搬家、迁户口
event-car = 买车开车
event-travel = 出行出境
event-start-business = 开店办企业
event-close-business = 企业注销
event-hardship = 生活困难
event-disability = 身有残疾
event-death = 亲人去世
event-veteran = 退伍

theme-005 = 生育收养
theme-010 = 户籍办理
theme-015 = 民族宗教
theme-020 = 教育科研
theme-025 = 入伍服役
theme-030 = 就业创业
theme-035 = 设立变更
theme-040 = 准营准办
theme-050 = 职业资格
theme-055 = 纳税缴费
theme-060 = 婚姻登记
theme-065 = 优待抚恤
theme-070 = 规划建设
theme-075 = 住房保障
theme-085 = 社会保障
theme-090 = 证件办理
theme-095 = 交通出行
theme-100 = 旅游观光
theme-105 = 出境入境
theme-115 = 消防安全
theme-120 = 司法公证
theme-125 = 知识产权
theme-130 = 环保绿化
theme-135 = 文化体育
theme-140 = 公用事业
theme-145 = 医疗卫生
theme-150 = 离职退休
theme-155 = 死亡殡葬
theme-999 = 其他

# --- 事项指南 ---
guide-tab-overview = 概况
guide-tab-materials = 材料
guide-tab-steps = 流程
guide-tab-places = 地点
guide-tab-questions = 问答
guide-tab-law = 依据
guide-behalf = 谁来办理
guide-ways = 怎样核验身份
guide-days = 办结时限
guide-result = 办好得到
guide-conditions = 办理条件
guide-department = 主管部门
guide-level = 行使层级
guide-code = 事项编码
guide-code-demonstration = { $code }（演示编码）
guide-version = 指南版本
guide-behalf-words = { $persons }；{ $behalf }
guide-any-way = { $ways }，任选一种
guide-days-promised = { $days ->
    [0] 当场办结
   *[other] 承诺{ $days }个工作日
 }
guide-days-statutory = { $days ->
    [0] 法定当场办结
   *[other] 法定{ $days }个工作日
 }
guide-flow-start = 开始
guide-flow-end = 办理完成
guide-flow-end-days = { $result }（{ $days }）
guide-no-materials = 不用提交材料，带上核验身份的证件就行。
guide-materials-lead = 共{ $count }份材料，其中{ $none }份不用带。
guide-sample = 结果样式
guide-sample-table = 屏幕上列出：{ $columns }
guide-sample-document = 一份A4纸：{ $title }。{ $validity }每次最多{ $copies }份。
guide-implementation = 实施编码
guide-places-lead-phone = 下面的地点都可以办理，离得近的在前。有疑问请打{ $phone }。
guide-places-lead = 下面的地点都可以办理。
guide-law-lead = 办理这件事，依据的是：
guide-law-material = { $material }：{ $basis }
person-natural = 个人
person-legal = 企业和其他组织
behalf-self = 本人
behalf-agent = 代办人（凭委托书）
behalf-guardian = 监护人
behalf-relative = 亲属
way-none = 不需要出示证件
way-id-card = 身份证
way-id-card-and-face = 身份证加刷脸
way-app-code = 市民App扫码
way-phone-code = 身份证加预留手机验证码
way-social-security-card = 社会保障卡
way-licence-code = 电子营业执照加办理人身份证
way-travel-permit-and-face = 出入境证件加刷脸
way-case-number = 办件编号加手机尾号
level-nation = 国家级
level-province = 省级
level-city = 市级
level-county = 县（区）级
level-town = 乡镇（街道）级
level-village = 村（社区）级

mode-made = 系统自动生成，不用带
mode-licence = 电子证照自动调用，不用带
mode-verified = 系统自动核验，不用带
mode-pledge = 签一份承诺书即可
mode-scan = 带原件，现场扫描
mode-photo = 现场拍照
mode-card = 带证件，现场读取
mode-hand-in = 带原件，交到窗口
mode-short-made = 自动生成
mode-short-licence = 电子证照
mode-short-verified = 系统核验
mode-short-pledge = 签承诺书
mode-short-scan = 现场扫描
mode-short-photo = 现场拍照
mode-short-card = 现场读卡
mode-short-hand-in = 交到窗口
material-also = 也可以：{ $modes }
material-required = 必须
material-optional = 可不提供
material-depends = 看情况需要
material-one-of = 几样中有一样即可
material-original = 原件
material-copies = { $copies }份
material-signed = 要签名
material-source = 会向出具部门核对。
material-rejected = 这样的会退回：{ $reasons }。
material-basis = { $basis }

instead-away = 现在不能在这里办：{ $reasons }
instead-guide = 这件事不在自助终端办理，可以看指南、带走指南。
instead-not-yet = 本机还不能办这件事，可以看指南、带走指南。
instead-ask = 去哪里办，请打电话问。
instead-phone = 电话 { $phone }
action-print-guide = 打印指南
action-take-guide = 带到手机

# --- 打印指南 ---
guide-laying-out-title = 正在排版
guide-laying-out = 正在把指南排成A4页面，大约两秒。
guide-pages-lead = 点一下不需要的页，它就不打印。
guide-page = 第{ $page }页
guide-pages-chosen = 打印{ $chosen }页，共{ $pages }页；本次还可以打印{ $left }页
guide-pages-none = 请至少选一页
guide-pages-limit = 本次还可以打印{ $pages }页，请少选几页，或带到手机看
action-print-pages = 打印{ $pages }页
action-print-pages-again = 再打印{ $pages }页
trouble-no-guide-title = 指南没有排好
trouble-no-guide-happened = 指南的A4页面没有做出来。
trouble-no-guide-done = 没有打印，没有提交任何内容。
trouble-no-guide-way = 屏幕上的指南仍然可以看，也可以带到手机。
trouble-no-guide-retry = 回到指南

# --- 带到手机 ---
take-along-title = 带到手机上看
take-along-message = “{ $title }”的办事指南
take-along-result = 在手机上打开“{ $title }”，可再次查询同样的结果
take-along-scan = 打开手机的扫一扫，对准二维码
take-along-open = 手机上会打开这件事的公开指南
take-along-private = 二维码里没有您的任何信息
action-print-slip = 打印二维码小票
slip-printing = 正在打印小票
slip-printed = 小票打好了，请取走
slip-failed = 小票没有打出来，请直接扫屏幕上的码
slip-unknown = 可能有凭条，请查看凭条出口
slip-limit = 本次小票已打完，请直接扫屏幕上的码

# --- 纸上的指南 ---
guide-sheet-subtitle = 办事指南
guide-sheet-materials = 要准备的材料
guide-sheet-material = 材料
guide-sheet-mode = 怎样提供
guide-sheet-need = 要求
guide-sheet-steps = 办理流程
guide-sheet-places = 办理地点
guide-sheet-place = 地点
guide-sheet-hours = 时间
guide-sheet-phone = 电话
guide-sheet-questions = 常见问题
guide-sheet-law = 办理依据
guide-sheet-scan = 手机扫码看最新的指南
guide-sheet-note = 指南打印于{ $time }。以后可能有变化，以主管部门公布的为准。
guide-slip-title = 办事指南
guide-slip-scan = 手机扫码看指南
guide-slip-next = 用手机扫一扫上面的码，就能看到材料、流程和办理地点。码里没有您的任何信息。
