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
profile-empty = 「{ $key }」不能為空。
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
profile-packs-unsigned = 錄音包必須配有 pack_key：未簽名的錄音包不會播放。
profile-sound-into-file = 正式終端不得把語音寫入文件。
profile-form-loudspeaker = ALSA 設備名，如 default 或 plughw:CARD=PCH,DEV=0
profile-form-headset = ALSA 設備名，如 default 或 plughw:CARD=Device,DEV=0
profile-folders-not-apart = state、cache、runtime 必須是三個不同的目錄。
profile-valid = { $file }：配置正確。終端 { $terminal }，{ $devices ->
    [0] 沒有設備
   *[other] { $devices } 台設備
 }。
profile-problem-count = 共 { $count } 處問題。
profile-form-id = 大寫字母、數字和短橫線，3到32位，如 HALL24-0001
profile-form-hotline = 電話號碼，如 12345 或 0375-12345678
profile-form-url = 以 https:// 開頭的網址
profile-keys-not-apart = 五個功能鍵必須使用不同的數字鍵。
profile-form-digit = 一個數字，如 "2"
profile-form-bus = 小寫字母、數字和短橫線，1到32位，如 panel
profile-form-languages = 至少寫一種語言，每種只寫一次，例如 ["zh-CN", "en"]
profile-form-time-zone = IANA 時區名，如 Asia/Shanghai
profile-not-in-catalogue = 事項目錄中沒有「{ $value }」。
profile-not-in-catalogue-meant = 事項目錄中沒有「{ $value }」。是否應為「{ $meant }」？
profile-place-beside-case = 這個位置在機身之外：請檢查與左邊的距離和離地高度，以及 width_mm 和 height_mm。
