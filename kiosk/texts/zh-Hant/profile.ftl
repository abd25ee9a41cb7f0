# Made from ../zh-CN/profile.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
profile-missing-file = 沒有這個文件。請檢查路徑，或用 --profile 指定終端配置文件。
profile-not-utf8 = 文件不是 UTF-8 編碼的文本。請另存為 UTF-8。
profile-unreadable = 文件無法讀取：{ $reason }。
profile-not-toml = 不符合 TOML 語法：{ $reason }。
profile-missing-key = 缺少「{ $key }」。
profile-unknown-key = 沒有「{ $key }」這一項。這裡可以寫：{ $known }。
profile-unknown-key-meant = 沒有「{ $key }」這一項。是不是想寫「{ $meant }」？
profile-not-one-of = 「{ $value }」不在可選值之內：{ $known }。
profile-not-one-of-meant = 「{ $value }」不在可選值之內：{ $known }。是不是想寫「{ $meant }」？
profile-out-of-range = { $value } 超出範圍：{ $relation ->
    [greater_than] 必須大於
    [greater_than_equal] 不能小於
    [less_than] 必須小於
   *[less_than_equal] 不能大於
 } { $limit }。
profile-empty = 「{ $key }」的引號裡沒有內容。
profile-wrong-form = 「{ $value }」的寫法不對，應符合：{ $pattern }。
profile-wrong-type = 「{ $value }」的類型不對，應為{ $wanted ->
    [int] 整數
    [float] 數字
    [bool] true 或 false
    [string] 帶引號的文字
    [path] 帶引號的路徑
    [model] 一個分節（[…]）
    [dataclass] 一個分節（[…]）
   *[other] 「{ $wanted }」
 }。
profile-simulated-device = 「{ $driver }」是模擬設備，正式終端不能使用。請換成真實設備的驅動，或將 kind 改為 "rehearsal"。
profile-rehearsal-in-production = 正式終端（kind = "production"）不能有 [rehearsal] 分節。請刪除它。
profile-packs-unsigned = 未簽名的錄音包不會播放。請寫明製作方的公鑰：pack_key = "….pem"。
profile-sound-into-file = 正式終端不得把語音寫入文件。請寫揚聲器，例如 default（aplay -L可列出）。
profile-form-loudspeaker = ALSA 設備名，如 default 或 plughw:CARD=PCH,DEV=0
profile-form-headset = ALSA 設備名，如 default 或 plughw:CARD=Device,DEV=0
profile-folders-not-apart = state、cache、runtime 必須是三個不同的目錄：runtime 中的內容每次重啟都會丟失。
profile-valid = { $file }：配置正確。終端 { $terminal }，{ $devices ->
    [0] 沒有設備
   *[other] { $devices } 台設備
 }。
profile-problem-count = 共 { $count } 處問題。
profile-form-id = 大寫字母、數字和短橫線，3到32位，如 HALL24-0001
profile-form-time = 時間，如 "08:30"
profile-form-hotline = 電話號碼，如 12345 或 0375-12345678
profile-form-url = 以 https:// 開頭的網址
profile-keys-not-apart = 五個功能鍵必須使用不同的數字鍵。
profile-form-digit = 一個數字，如 "2"
profile-form-bus = 小寫字母、數字和短橫線，1到32位，如 panel
profile-form-languages = 至少寫一種語言，每種只寫一次，例如 ["zh-CN", "en"]
profile-form-methods = 每種方式只寫一次，例如 ["wechat", "alipay"]；不收費時寫 []
profile-form-time-zone = IANA 時區名，如 Asia/Shanghai
profile-not-in-catalogue = 事項目錄中沒有「{ $value }」。如果是新事項，請先運行kiosk catalogue sync。
profile-not-in-catalogue-meant = 事項目錄中沒有「{ $value }」。是否應為「{ $meant }」？
profile-place-beside-case = 這個位置在機身之外：請檢查與左邊的距離和離地高度，以及 width_mm 和 height_mm。
profile-layers-in-a-layer = 只有終端自己的文件可以寫 layers。
profile-layers-form = layers 是文件名列表，最籠統的寫在最前，如 ["operator.toml", "site.toml"]。
profile-layers-too-many = 最多 { $most } 層，每個文件只寫一次。
profile-missing-layer = 找不到「{ $name }」；各層文件的路徑從寫出它的文件所在目錄算起。
profile-too-deep = 文件嵌套過深。
profile-too-large = 文件超過 1 MB，不像是終端配置。
profile-both-names = 「{ $old }」是「{ $new }」的舊寫法，兩者同時出現，請刪去「{ $old }」。
profile-made-for-later = 這個配置是第 { $found } 版，本程序只認到第 { $known } 版。請升級程序，或寫 schema_version = { $known } 後重新檢查。
profile-folder-in-memory = 「{ $key }」放在 runtime 目錄裡，每次重啟都會丟失。請放到別處。
profile-screen-unlikely = 這樣算出橫向每英寸 { $across } 點、縱向 { $down } 點，沒有這樣的螢幕。請量亮區的毫米數，並核對橫豎方向。
profile-handwriting-without-keyboard = 手寫是螢幕鍵盤的一頁，而螢幕鍵盤已關閉（keyboard = false）。
profile-secret-place = 請只寫一個密鑰來源：credential 或 file。
profile-secret-in-clear = 正式配置裡不能有明文密鑰。請寫進只有屬主可讀的文件，再引用它：{"{"} file = "/etc/kiosk/enrolment-code" {"}"}。
profile-chosen-and-not = 「{ $value }」同時寫在兩個列表中，請從其中一個刪去。
profile-devices-on-one-line = 「{ $line }」已是 [{ $other }] 的線路。兩個設備共用一條線要寫同一個 bus = "…"，否則其中一個寫錯了。
profile-keypad-missing = 沒有 [devices.keypad]，無鍵可用。請寫明鍵盤，或寫 keypad = "off"。
profile-form-credential = 由字母、數字、點、連字符和下劃線組成的名稱，如 enrolment-code
secret-no-credentials = 服務啟動時沒有帶憑據，找不到「{ $name }」。請在服務單元裡加 LoadCredentialEncrypted={ $name }。
secret-not-there = { $file } 不存在。請新建只有所有者可讀的文件並寫入密鑰：install -m 600 /dev/null { $file }
secret-is-a-folder = { $file } 是目錄，請寫明其中存放密鑰的文件。
profile-file-not-there = { $file } 不存在。請放入該文件，或寫明它的位置。
profile-pin-of-sample = 這裡仍是樣例的密碼，沒有人知道。請設置自己的密碼：kiosk attendant pin --profile { $file }
profile-not-looked-at = 未檢查其中寫明的文件是否存在；請在終端上運行：kiosk profile check --here { $file }
secret-unreadable = 無法讀取 { $file }：{ $reason }。
secret-open-to-others = 其他用戶也能讀 { $file }。請改為 0600：chmod 600 { $file }
secret-not-text = { $file } 裡沒有不超過 4 kB 的 UTF-8 文本密鑰。
profile-old-form = 自{ $since }起寫作：{ $form }，舊寫法仍可用。
profile-old-without-effect = 自{ $since }起不再起作用，請刪去這一行。
profile-old-version = 本文件是第{ $found }版，現為第{ $now }版，仍可使用。如需改寫：kiosk profile migrate { $file }
profile-migrate-nothing = { $file } 已是現行寫法，未改動。
profile-migrate-done = { $file } 已改為現行寫法，原文件存為 { $kept }。請接著運行：kiosk profile check { $file }
profile-migrate-by-hand = { $file }:{ $line }：這一處無法自動改寫，請按上面的說明手工修改。文件未改動。
profile-migrate-other = { $file } 也有舊寫法：kiosk profile migrate { $file }
profile-migrate-kept = { $file } 已存在（上次改寫時保存），請先移走。文件未改動。
profile-migrate-not-written = { $file } 無法寫入：{ $reason }。
profile-migrate-dry = 文件未改動。去掉--dry-run即改寫。
profile-made-of = 由以下文件合成：{ $files }
profile-differences = { $count ->
    [0] 沒有差別。
   *[other] { $count } 處差別。
 }
explain-not-set = 沒有設置 { $key }。
explain-may-be = 可以寫：{ $value }
explain-in-it = 其中有：{ $keys }
explain-said = 寫在 { $place }
explain-overruled = 蓋過 { $place }
explain-default = 沒有文件寫它：這是預設值。
explain-by-default = { $value }（預設）
explain-nothing = （無）
explain-no-such-key = 配置裡沒有「{ $key }」。全部鍵見 config/reference.zh-CN.md。
explain-no-such-key-meant = 配置裡沒有「{ $key }」。是不是「{ $meant }」？
explain-kind-section = 一節
explain-kind-text = 帶引號的文本
explain-kind-path = 帶引號的路徑
explain-kind-whole = 整數
explain-kind-number = 數
explain-kind-truth = true 或 false
explain-kind-list = 方括號列表
explain-kind-one-of = 幾項之一
explain-kind-secret = 密鑰
reference-title = 終端配置參考手冊
reference-how = 由 `kiosk generate profile-reference` 生成。`kiosk profile check 文件` 指出每個錯誤，`kiosk profile explain 鍵` 說明某台終端上的取值。文件開頭可寫 `layers = ["operator.toml", "site.toml"]`：先讀它們，越籠統的越靠前，本文件最後說了算；相對路徑從寫出它的文件所在目錄算起。
reference-key = 鍵
reference-option = 選項
reference-meaning = 含義
reference-value = 可寫
reference-default = 不寫時
reference-required = 必寫
reference-drivers = 驅動及其選項
reference-simulated = 模擬，正式終端拒絕
reference-hosted = 在獨立進程裡
reference-shared = 與銀行程序共用
reference-old-names = 以前的寫法（仍可用）
reference-without-effect = 不再起作用
reference-old = 舊名
reference-new = 新名
reference-since = 自
profile-new-is-there = { $file } 已存在，沒有寫入。
profile-new-not-written = 無法寫入 { $file }：{ $reason }。
profile-new-mend = { $file } 已寫好，請改正以上各行。
profile-new-done = 已寫入 { $file }。請逐條核對其中的註釋，然後運行：kiosk profile check { $file }
profile-new-id = 終端編號
profile-new-hall = 大廳名稱（顯示在頁面頂部）
profile-new-operator = 運營單位
profile-new-still = 仍是樣例的內容，請核對是否適用。
profile-new-hotline = 每頁上的服務電話
profile-new-region = 所在行政區（GB/T 2260）
profile-new-url = 平台地址
profile-new-panel = 螢幕（{ $panels }；空著用樣例的）
profile-new-devices = 檢測到這些設備：{ $found } 使用它們嗎？
profile-form-region = GB/T 2260 六位碼或鄉鎮九位碼，如 411002
profile-form-guide-url = 以 https:// 開頭、不帶問號的地址
profile-form-chosen = 十二位事項編碼，或部門代號，如 civil_affairs
profile-stick-played-in-production = 正式終端（kind = "production"）不能用目錄代替 U 盤。請刪除它。
profile-technician-without-trust = 沒有人可以簽發令牌：請在[bundles]中用trust = "…"寫明信任清單。
profile-tokens-without-reader = 沒有 [devices.card] 讀卡器，讀不了卡上的令牌。請寫明讀卡器，或寫 tokens = ["usb"]。
profile-form-spans = 依次寫出時間，如 "09:00-12:00, 13:00-17:00"
profile-form-day = 日期，如 "2026-10-01"
profile-hours-never-outside = 沒有 [hours.opening] 時全天開放，不存在開放時間以外。請寫明開放時間，或刪去這一行。
profile-hours-never-open = 沒有一天有開放時間。請寫明，例如 monday = "09:00-17:00"。
profile-power-together = power、power_off、power_on 須一起寫（兩個時間不同），或都不寫。
profile-updates-while-off = 更新時段內機器一直關機。請讓 update_from、update_until 超出 power_off 到 power_on 的範圍。
option-form-device = 以 /dev/ 開頭的路徑，最好是 /dev/kiosk 或 /dev/serial/by-id 下的鏈接（可用kiosk devices suggest查看）
option-form-printer-device = 類似 /dev/usb/lp0 的路徑，最好是 /dev/kiosk 下的鏈接（可用kiosk devices suggest查看）
option-form-searched-speed = 0（自動查找），或 9600、19200、38400、57600、115200、230400 之一
option-form-decoder = 照片解碼程序的完整路徑，沒有則寫 ""
option-form-host = 主機名或地址，如 192.0.2.7
option-form-bus-path = 總線和端口，如 1-2.4，與 /sys/bus/usb/devices 中一致
option-form-columns = 24 到 64：80 毫米紙寫 48，58 毫米紙寫 32
option-form-folder = 目錄的完整路徑
option-form-uri = 類似 ipp://192.0.2.7/ipp/print 的地址，加密的寫 ipps://
option-form-media = 紙張名稱（PWG 5101.1），如 iso_a4_210x297mm
option-form-pem = 證書（PEM）的完整路徑
option-form-onnx = ONNX 文件的完整路徑，沒有則寫 ""
option-form-sha256 = 64 位，0 到 9 和 a 到 f
option-form-trigger = none、newland 或 honeywell
option-form-input = 輸入設備的名稱，見 /proc/bus/input/devices
option-form-range = { $least } 到 { $most } 的整數
option-form-one-of = { $known } 之一
option-form-pairs = 名稱和編號，兩項之間空一格，如 "card=3 receipt=1"；名稱有：{ $known }
profile-wrong-type-quoted = { $value } 不要加引號，這裡應寫{ $wanted ->
    [bool] true 或 false
   *[other] 數字
 }。
profile-missing-key-of = 缺少「{ $key }」：{ $meaning }
profile-missing-key-section = 缺少 [{ $key }] 一節：{ $meaning }
profile-missing-key-option = 缺少「{ $key }」，應寫{ $form }。
profile-beside = { $text }參見：{ $beside }
