profile-missing-file = 没有这个文件。请检查路径，或用 --profile 指定终端配置文件。
profile-not-utf8 = 文件不是 UTF-8 编码的文本。请另存为 UTF-8。
profile-unreadable = 文件无法读取：{ $reason }。
profile-not-toml = 不符合 TOML 语法：{ $reason }。
profile-missing-key = 缺少“{ $key }”。
profile-unknown-key = 没有“{ $key }”这一项。这里可以写：{ $known }。
profile-unknown-key-meant = 没有“{ $key }”这一项。是不是想写“{ $meant }”？
profile-not-one-of = “{ $value }”不在可选值之内：{ $known }。
profile-not-one-of-meant = “{ $value }”不在可选值之内：{ $known }。是不是想写“{ $meant }”？
profile-out-of-range = { $value } 超出范围：{ $relation ->
    [greater_than] 必须大于
    [greater_than_equal] 不能小于
    [less_than] 必须小于
   *[less_than_equal] 不能大于
 } { $limit }。
profile-empty = “{ $key }”不能为空。
profile-wrong-form = “{ $value }”的写法不对，应符合：{ $pattern }。
profile-wrong-type = “{ $value }”的类型不对，应为{ $wanted ->
    [int] 整数
    [float] 数字
    [bool] true 或 false
    [string] 带引号的文字
    [path] 带引号的路径
    [model] 一个分节（[…]）
    [dataclass] 一个分节（[…]）
   *[other] “{ $wanted }”
 }。
profile-simulated-device = “{ $driver }”是模拟设备，正式终端不能使用。请换成真实设备的驱动，或将 kind 改为 "rehearsal"。
profile-rehearsal-in-production = 正式终端（kind = "production"）不能有 [rehearsal] 分节。请删除它。
profile-packs-unsigned = 录音包必须配有 pack_key：未签名的录音包不会播放。
profile-sound-into-file = 正式终端不得把语音写入文件。
profile-form-loudspeaker = ALSA 设备名，如 default 或 plughw:CARD=PCH,DEV=0
profile-form-headset = ALSA 设备名，如 default 或 plughw:CARD=Device,DEV=0
profile-folders-not-apart = state、cache、runtime 必须是三个不同的目录。
profile-valid = { $file }：配置正确。终端 { $terminal }，{ $devices ->
    [0] 没有设备
   *[other] { $devices } 台设备
 }。
profile-problem-count = 共 { $count } 处问题。
profile-form-id = 大写字母、数字和短横线，3到32位，如 HALL24-0001
profile-form-hotline = 电话号码，如 12345 或 0375-12345678
profile-form-url = 以 https:// 开头的网址
profile-keys-not-apart = 五个功能键必须使用不同的数字键。
profile-form-digit = 一个数字，如 "2"
profile-form-bus = 小写字母、数字和短横线，1到32位，如 panel
profile-form-languages = 至少写一种语言，每种只写一次，例如 ["zh-CN", "en"]
profile-form-time-zone = IANA 时区名，如 Asia/Shanghai
profile-not-in-catalogue = 事项目录中没有“{ $value }”。
profile-not-in-catalogue-meant = 事项目录中没有“{ $value }”。是否应为“{ $meant }”？
profile-place-beside-case = 这个位置在机身之外：请检查与左边的距离和离地高度，以及 width_mm 和 height_mm。
