# Made from ../zh-CN/browse.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 找事項、看指南、帶走指南

# --- 首頁 ---
home-way-popular = 常用
home-way-events = 按遇到的事
home-way-themes = 按主題
home-way-departments = 按部門
home-heading-popular = 大家常辦的事項
home-heading-events = 您遇到了什麼事？
home-heading-themes = 想辦哪方面的事？
home-heading-departments = 找哪個部門？
home-items = { $count }項
home-found-there = { $place }：找到{ $count }項
home-found = 找到{ $count }項
home-group = { $group }，{ $count }項
home-nothing-here = 這裡暫時沒有事項。換一個入口看看，或者直接搜尋。
home-for-natural = 個人辦事
home-for-legal = 企業辦事
tile-replaces = 已代替：{ $title }
tile-guide = 可看指南

event-baby = 生孩子
event-school = 孩子上學
event-first-job = 找工作、剛上班
event-lost-job = 失業了
event-marry = 結婚
event-buy-home = 買房
event-sell-home = 賣房
event-rent-home = 租房
event-ill = 看病就醫
event-retire = 退休養老
event-lost-papers = 證件丟了
event-move = 搬家、遷戶口
event-car = 買車開車
event-travel = 出行出境
event-start-business = 開店辦企業
event-close-business = 企業註銷
event-hardship = 生活困難
event-disability = 身有殘疾
event-death = 親人去世
event-veteran = 退伍

theme-005 = 生育收養
theme-010 = 戶籍辦理
theme-015 = 民族宗教
theme-020 = 教育科研
theme-025 = 入伍服役
theme-030 = 就業創業
theme-035 = 設立變更
theme-040 = 準營准辦
theme-050 = 職業資格
theme-055 = 納稅繳費
theme-060 = 婚姻登記
theme-065 = 優待撫恤
theme-070 = 規劃建設
theme-075 = 住房保障
theme-085 = 社會保障
theme-090 = 證件辦理
theme-095 = 交通出行
theme-100 = 旅遊觀光
theme-105 = 出境入境
theme-115 = 消防安全
theme-120 = 司法公證
theme-125 = 知識產權
theme-130 = 環保綠化
theme-135 = 文化體育
theme-140 = 公用事業
theme-145 = 醫療衛生
theme-150 = 離職退休
theme-155 = 死亡殯葬
theme-999 = 其他

# --- 事項指南 ---
guide-tab-overview = 概況
guide-tab-materials = 材料
guide-tab-steps = 流程
guide-tab-places = 地點
guide-tab-questions = 問答
guide-tab-law = 依據
guide-behalf = 誰來辦理
guide-ways = 怎樣核驗身份
guide-days = 辦結時限
guide-result = 辦好得到
guide-conditions = 辦理條件
guide-department = 主管部門
guide-level = 行使層級
guide-code = 事項編碼
guide-code-demonstration = { $code }（演示編碼）
guide-version = 指南版本
guide-behalf-words = { $persons }；{ $behalf }
guide-any-way = { $ways }，任選一種
guide-days-promised = { $days ->
    [0] 當場辦結
   *[other] 承諾{ $days }個工作日
 }
guide-days-statutory = { $days ->
    [0] 法定當場辦結
   *[other] 法定{ $days }個工作日
 }
guide-flow-start = 開始
guide-flow-end = 辦理完成
guide-flow-end-days = { $result }（{ $days }）
guide-no-materials = 不用提交材料，帶上核驗身份的證件就行。
guide-materials-lead = 共{ $count }份材料，其中{ $none }份不用帶。
guide-sample = 結果樣式
guide-sample-table = 螢幕上列出：{ $columns }
guide-sample-document = 一份A4紙：{ $title }。{ $validity }每次最多{ $copies }份。
guide-implementation = 實施編碼
guide-places-lead-phone = 下面的地點都可以辦理，離得近的在前。有疑問請打{ $phone }。
guide-places-lead = 下面的地點都可以辦理。
guide-law-lead = 辦理這件事，依據的是：
guide-law-material = { $material }：{ $basis }
person-natural = 個人
person-legal = 企業和其他組織
behalf-self = 本人
behalf-agent = 代辦人（憑委託書）
behalf-guardian = 監護人
behalf-relative = 親屬
way-none = 不需要出示證件
way-id-card = 身份證
way-id-card-and-face = 身份證加刷臉
way-app-code = 市民App掃碼
way-phone-code = 身份證加預留手機驗證碼
way-social-security-card = 社會保障卡
way-licence-code = 電子營業執照加辦理人身份證
way-travel-permit-and-face = 出入境證件加刷臉
way-case-number = 辦件編號加手機尾號
level-nation = 國家級
level-province = 省級
level-city = 市級
level-county = 縣（區）級
level-town = 鄉鎮（街道）級
level-village = 村（社區）級

mode-made = 系統自動生成，不用帶
mode-licence = 電子證照自動調用，不用帶
mode-verified = 系統自動核驗，不用帶
mode-pledge = 簽一份承諾書即可
mode-scan = 帶原件，現場掃描
mode-photo = 現場拍照
mode-card = 帶證件，現場讀取
mode-hand-in = 帶原件，交到窗口
mode-short-made = 自動生成
mode-short-licence = 電子證照
mode-short-verified = 系統核驗
mode-short-pledge = 簽承諾書
mode-short-scan = 現場掃描
mode-short-photo = 現場拍照
mode-short-card = 現場讀卡
mode-short-hand-in = 交到窗口
material-also = 也可以：{ $modes }
material-required = 必須
material-optional = 可不提供
material-depends = 看情況需要
material-one-of = 幾樣中有一樣即可
material-original = 原件
material-copies = { $copies }份
material-signed = 要簽名
material-source = 會向出具部門核對。
material-rejected = 這樣的會退回：{ $reasons }。
material-basis = { $basis }

instead-away = 現在不能在這裡辦：{ $reasons }
instead-guide = 這件事不在自助終端辦理，可以看指南、帶走指南。
instead-not-yet = 本機還不能辦這件事，可以看指南、帶走指南。
instead-ask = 去哪裡辦，請打電話問。
instead-phone = 電話 { $phone }
action-print-guide = 打印指南
action-take-guide = 帶到手機

# --- 打印指南 ---
guide-laying-out-title = 正在排版
guide-laying-out = 正在把指南排成A4頁面，大約兩秒。
guide-pages-lead = 點一下不需要的頁，它就不打印。
guide-page = 第{ $page }頁
guide-pages-chosen = 打印{ $chosen }頁，共{ $pages }頁；本次還可以打印{ $left }頁
guide-pages-none = 請至少選一頁
guide-pages-limit = 本次還可以打印{ $pages }頁，請少選幾頁，或帶到手機看
action-print-pages = 打印{ $pages }頁
action-print-pages-again = 再打印{ $pages }頁
trouble-no-guide-title = 指南沒有排好
trouble-no-guide-happened = 指南的A4頁面沒有做出來。
trouble-no-guide-done = 沒有打印，沒有提交任何內容。
trouble-no-guide-way = 螢幕上的指南仍然可以看，也可以帶到手機。
trouble-no-guide-retry = 回到指南

# --- 帶到手機 ---
take-along-title = 帶到手機上看
take-along-message = 「{ $title }」的辦事指南
take-along-result = 在手機上打開「{ $title }」，可再次查詢同樣的結果
take-along-scan = 打開手機的掃一掃，對準二維碼
take-along-open = 手機上會打開這件事的公開指南
take-along-private = 二維碼裡沒有您的任何信息
action-print-slip = 打印二維碼小票
slip-printing = 正在打印小票
slip-printed = 小票打好了，請取走
slip-failed = 小票沒有打出來，請直接掃螢幕上的碼
slip-unknown = 可能有憑條，請查看憑條出口
slip-limit = 本次小票已打完，請直接掃螢幕上的碼

# --- 紙上的指南 ---
guide-sheet-subtitle = 辦事指南
guide-sheet-materials = 要準備的材料
guide-sheet-material = 材料
guide-sheet-mode = 怎樣提供
guide-sheet-need = 要求
guide-sheet-steps = 辦理流程
guide-sheet-places = 辦理地點
guide-sheet-place = 地點
guide-sheet-hours = 時間
guide-sheet-phone = 電話
guide-sheet-questions = 常見問題
guide-sheet-law = 辦理依據
guide-sheet-scan = 手機掃碼看最新的指南
guide-sheet-note = 指南打印於{ $time }。以後可能有變化，以主管部門公布的為準。
guide-slip-title = 辦事指南
guide-slip-scan = 手機掃碼看指南
guide-slip-next = 用手機掃一掃上面的碼，就能看到材料、流程和辦理地點。碼裡沒有您的任何信息。
