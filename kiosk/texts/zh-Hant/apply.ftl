# Made from ../zh-CN/apply.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 申請：準備與條件 ---
apply-gathering-title = 正在準備表單
apply-gathering = 正在向有關部門核對已有信息，能帶出的就不用您填，通常幾秒鐘。
apply-go-without = 不等了，自己填寫
apply-unmet-title = 目前不符合辦理條件
apply-warn-title = 請您留意
apply-nothing-sent = 沒有提交任何申請。
apply-window = 可以到{ $place }諮詢或辦理（{ $hours }）。
apply-instead = 改辦：{ $title }
apply-change-answers = 修改我填的內容
apply-go-on-anyway = 知道了，繼續辦
apply-not-here-title = 本機還不能收這些材料
apply-not-here = 按您填寫的情況，需要提交下列材料，而本機不能接收。沒有提交任何申請。

# --- 申請：填寫 ---
apply-sections-lead = 共{ $all }部分，已填好{ $done }部分。點任意一部分可填寫或修改。
apply-section-done = 已填好，可修改
apply-section-open = 還沒填
apply-go-on = 繼續
apply-error = { $field }：{ $error }
apply-next = 下一步
apply-save = 保存這一項
apply-entry-lead = 填好後保存；返回則不保留本頁修改。
apply-entry-title = { $list }（第{ $number }項）
apply-remove-entry = 刪除這一項
apply-known = { $value }（來源：{ $source }）
apply-agreed = 已閱讀並同意
field-from = 來源：{ $source }，可修改
field-hint-and-from = { $hint }　{ $origin }
field-not-here = 本機還不能採集此項，請到窗口辦理。
entries-add = 添加一項
entries-one = { $number }　{ $name }
from-you = 您填寫
from-card = 身份證晶片
from-identity = 身份核驗
from-earlier = 您剛才填過
from-department = 部門數據
from-calculation = 自動計算

# --- 申請：材料、核對、同意 ---
apply-materials-title = 申請材料
apply-materials-lead = { $bring ->
    [0] 共需{ $all }項材料，都由部門核驗，您什麼都不用帶。
   *[other] 共需{ $all }項材料，您只需提供{ $bring }項。
 }
apply-material-optional = 可以不交；需要時請帶到窗口
apply-material-spare = 可以不交；要交請選擇，再按一次取消
apply-material-given = 查看已提供的《{ $title }》（{ $count }頁）
apply-material-pages = 已提供{ $count }頁
apply-material-replaced = 由同類材料代替
apply-mode-made = 系統按表單自動生成
apply-mode-licence = 用我的電子證照，不用帶
apply-mode-verified = 由主管部門系統核驗，不用帶
apply-mode-pledge = 以告知承諾代替：本人承諾屬實，願承擔法律責任
apply-mode-scan = 在本機拍攝
apply-mode-photo = 在本機拍照
apply-mode-hand-in = 提交後把原件交到窗口
apply-mode-missing = 請選擇提供方式；以承諾代替需要您本人選擇。
apply-preview-title = 請核對：{ $title }
apply-preview-lead = 這就是主管部門將收到的內容，還沒有提交。
apply-preview-label = 項目
apply-preview-value = 內容
apply-preview-source = 來源
apply-preview-note = 為保護隱私，螢幕上遮擋了部分內容，提交的是完整內容。
apply-change-part = 修改
apply-preview-right = 核對無誤
apply-consents-title = 請逐項選擇是否同意
apply-consents-lead = 每一項都由您自己決定，系統不會替您勾選。
apply-consent-required = 辦理本事項所必需
apply-consent-optional = 可以不同意，不影響提交
apply-consent-needed = 不同意此項就不能在本機辦理；可返回或到窗口辦理。

# --- 申請：簽名、提交、回執 ---
apply-sign-title = 請再放一次身份證，代替簽名
apply-sign = 放置您本人的身份證，表示您確認剛才核對的《{ $title }》全部內容。內容改動後需要重新確認。
apply-sign-now = 放好了，確認
apply-sign-other-card = 這不是您本人的身份證，請放置您自己的身份證。
apply-sign-reader-away = 讀卡器暫時不能用，不能確認簽名。填寫的內容還在，可稍後再試，或到窗口辦理。
apply-look-again = 再看看
apply-confirm-title = 現在提交嗎？
apply-confirm = 提交後由主管部門決定是否受理。
apply-not-kept-title = 還不能確定是否存好
apply-not-kept = 本機沒能確認申請已經存好。再提交一次不會重複申報；也可以到窗口辦理。
apply-goes-to = 提交給
apply-hand-in = 確認提交
apply-handing-title = 正在提交
apply-handing = 正在加密並保存您的申請，馬上就好。
apply-handed-sending = 已存本機，正在送達
apply-handed-kept = 已存本機，尚未送達
apply-handed-delivered = 已提交，待受理
apply-handed-held = 已存本機，等待人工處理
apply-next-sending = 申請已加密存好，正在送往主管部門。
apply-next-kept = 申請已加密存好，網絡恢復後自動送達，不用再來一次。請記好編號。
apply-next-delivered = 主管部門的系統已經收到，是否受理由主管部門決定。
apply-next-held = 平台沒有直接收下，工作人員會處理。請記好編號，可撥打諮詢電話查詢。
apply-case-number = 辦件編號 { $number }
apply-local-number = 本機編號 { $number }
apply-unverified = 有{ $count }項由主管部門收到後核驗，可能會聯繫您：{ $named }
apply-bring = 請把原件交到窗口：{ $materials }
apply-print-slip = 打印回執
apply-slip-title = 申報回執（非受理憑證）
apply-slip-state = 狀態
apply-slip-case = 辦件編號
apply-slip-local = 本機編號
apply-slip-keep = 憑編號查詢進度
