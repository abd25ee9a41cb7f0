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
profile-empty = “{ $key }”的引号里没有内容。
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
profile-packs-unsigned = 未签名的录音包不会播放。请写明制作方的公钥：pack_key = "….pem"。
profile-sound-into-file = 正式终端不得把语音写入文件。请写扬声器，例如 default（aplay -L可列出）。
profile-form-loudspeaker = ALSA 设备名，如 default 或 plughw:CARD=PCH,DEV=0
profile-form-headset = ALSA 设备名，如 default 或 plughw:CARD=Device,DEV=0
profile-folders-not-apart = state、cache、runtime 必须是三个不同的目录：runtime 中的内容每次重启都会丢失。
profile-valid = { $file }：配置正确。终端 { $terminal }，{ $devices ->
    [0] 没有设备
   *[other] { $devices } 台设备
 }。
profile-problem-count = 共 { $count } 处问题。
profile-form-id = 大写字母、数字和短横线，3到32位，如 HALL24-0001
profile-form-time = 时间，如 "08:30"
profile-form-hotline = 电话号码，如 12345 或 0375-12345678
profile-form-url = 以 https:// 开头的网址
profile-keys-not-apart = 五个功能键必须使用不同的数字键。
profile-form-digit = 一个数字，如 "2"
profile-form-bus = 小写字母、数字和短横线，1到32位，如 panel
profile-form-languages = 至少写一种语言，每种只写一次，例如 ["zh-CN", "en"]
profile-form-methods = 每种方式只写一次，例如 ["wechat", "alipay"]；不收费时写 []
profile-form-time-zone = IANA 时区名，如 Asia/Shanghai
profile-not-in-catalogue = 事项目录中没有“{ $value }”。如果是新事项，请先运行kiosk catalogue sync。
profile-not-in-catalogue-meant = 事项目录中没有“{ $value }”。是否应为“{ $meant }”？
profile-place-beside-case = 这个位置在机身之外：请检查与左边的距离和离地高度，以及 width_mm 和 height_mm。
profile-layers-in-a-layer = 只有终端自己的文件可以写 layers。
profile-layers-form = layers 是文件名列表，最笼统的写在最前，如 ["operator.toml", "site.toml"]。
profile-layers-too-many = 最多 { $most } 层，每个文件只写一次。
profile-missing-layer = 找不到“{ $name }”；各层文件的路径从写出它的文件所在目录算起。
profile-too-deep = 文件嵌套过深。
profile-too-large = 文件超过 1 MB，不像是终端配置。
profile-both-names = “{ $old }”是“{ $new }”的旧写法，两者同时出现，请删去“{ $old }”。
profile-made-for-later = 这个配置是第 { $found } 版，本程序只认到第 { $known } 版。请升级程序，或写 schema_version = { $known } 后重新检查。
profile-folder-in-memory = “{ $key }”放在 runtime 目录里，每次重启都会丢失。请放到别处。
profile-screen-unlikely = 这样算出横向每英寸 { $across } 点、纵向 { $down } 点，没有这样的屏幕。请量亮区的毫米数，并核对横竖方向。
profile-handwriting-without-keyboard = 手写是屏幕键盘的一页，而屏幕键盘已关闭（keyboard = false）。
profile-secret-place = 请只写一个密钥来源：credential 或 file。
profile-secret-in-clear = 正式配置里不能有明文密钥。请写进只有属主可读的文件，再引用它：{"{"} file = "/etc/kiosk/enrolment-code" {"}"}。
profile-chosen-and-not = “{ $value }”同时写在两个列表中，请从其中一个删去。
profile-devices-on-one-line = “{ $line }”已是 [{ $other }] 的线路。两个设备共用一条线要写同一个 bus = "…"，否则其中一个写错了。
profile-keypad-missing = 没有 [devices.keypad]，无键可用。请写明键盘，或写 keypad = "off"。
profile-form-credential = 由字母、数字、点、连字符和下划线组成的名称，如 enrolment-code
secret-no-credentials = 服务启动时没有带凭据，找不到“{ $name }”。请在服务单元里加 LoadCredentialEncrypted={ $name }。
secret-not-there = { $file } 不存在。请新建只有所有者可读的文件并写入密钥：install -m 600 /dev/null { $file }
secret-is-a-folder = { $file } 是目录，请写明其中存放密钥的文件。
profile-file-not-there = { $file } 不存在。请放入该文件，或写明它的位置。
profile-pin-of-sample = 这里仍是样例的密码，没有人知道。请设置自己的密码：kiosk attendant pin --profile { $file }
profile-not-looked-at = 未检查其中写明的文件是否存在；请在终端上运行：kiosk profile check --here { $file }
secret-unreadable = 无法读取 { $file }：{ $reason }。
secret-open-to-others = 其他用户也能读 { $file }。请改为 0600：chmod 600 { $file }
secret-not-text = { $file } 里没有不超过 4 kB 的 UTF-8 文本密钥。
profile-old-form = 自{ $since }起写作：{ $form }，旧写法仍可用。
profile-old-without-effect = 自{ $since }起不再起作用，请删去这一行。
profile-old-version = 本文件是第{ $found }版，现为第{ $now }版，仍可使用。如需改写：kiosk profile migrate { $file }
profile-migrate-nothing = { $file } 已是现行写法，未改动。
profile-migrate-done = { $file } 已改为现行写法，原文件存为 { $kept }。请接着运行：kiosk profile check { $file }
profile-migrate-by-hand = { $file }:{ $line }：这一处无法自动改写，请按上面的说明手工修改。文件未改动。
profile-migrate-other = { $file } 也有旧写法：kiosk profile migrate { $file }
profile-migrate-kept = { $file } 已存在（上次改写时保存），请先移走。文件未改动。
profile-migrate-not-written = { $file } 无法写入：{ $reason }。
profile-migrate-dry = 文件未改动。去掉--dry-run即改写。
profile-made-of = 由以下文件合成：{ $files }
profile-differences = { $count ->
    [0] 没有差别。
   *[other] { $count } 处差别。
 }
explain-not-set = 没有设置 { $key }。
explain-may-be = 可以写：{ $value }
explain-in-it = 其中有：{ $keys }
explain-said = 写在 { $place }
explain-overruled = 盖过 { $place }
explain-default = 没有文件写它：这是默认值。
explain-by-default = { $value }（默认）
explain-nothing = （无）
explain-no-such-key = 配置里没有“{ $key }”。全部键见 config/reference.zh-CN.md。
explain-no-such-key-meant = 配置里没有“{ $key }”。是不是“{ $meant }”？
explain-kind-section = 一节
explain-kind-text = 带引号的文本
explain-kind-path = 带引号的路径
explain-kind-whole = 整数
explain-kind-number = 数
explain-kind-truth = true 或 false
explain-kind-list = 方括号列表
explain-kind-one-of = 几项之一
explain-kind-secret = 密钥
reference-title = 终端配置参考手册
reference-how = 由 `kiosk generate profile-reference` 生成。`kiosk profile check 文件` 指出每个错误，`kiosk profile explain 键` 说明某台终端上的取值。文件开头可写 `layers = ["operator.toml", "site.toml"]`：先读它们，越笼统的越靠前，本文件最后说了算；相对路径从写出它的文件所在目录算起。
reference-key = 键
reference-option = 选项
reference-meaning = 含义
reference-value = 可写
reference-default = 不写时
reference-required = 必写
reference-drivers = 驱动及其选项
reference-simulated = 模拟，正式终端拒绝
reference-hosted = 在独立进程里
reference-shared = 与银行程序共用
reference-old-names = 以前的写法（仍可用）
reference-without-effect = 不再起作用
reference-old = 旧名
reference-new = 新名
reference-since = 自
profile-new-is-there = { $file } 已存在，没有写入。
profile-new-not-written = 无法写入 { $file }：{ $reason }。
profile-new-mend = { $file } 已写好，请改正以上各行。
profile-new-done = 已写入 { $file }。请逐条核对其中的注释，然后运行：kiosk profile check { $file }
profile-new-id = 终端编号
profile-new-hall = 大厅名称（显示在页面顶部）
profile-new-operator = 运营单位
profile-new-still = 仍是样例的内容，请核对是否适用。
profile-new-hotline = 每页上的服务电话
profile-new-region = 所在行政区（GB/T 2260）
profile-new-url = 平台地址
profile-new-panel = 屏幕（{ $panels }；空着用样例的）
profile-new-devices = 检测到这些设备：{ $found } 使用它们吗？
profile-form-region = GB/T 2260 六位码或乡镇九位码，如 411002
profile-form-guide-url = 以 https:// 开头、不带问号的地址
profile-form-chosen = 十二位事项编码，或部门代号，如 civil_affairs
profile-stick-played-in-production = 正式终端（kind = "production"）不能用目录代替 U 盘。请删除它。
profile-technician-without-trust = 没有人可以签发令牌：请在[bundles]中用trust = "…"写明信任清单。
profile-tokens-without-reader = 没有 [devices.card] 读卡器，读不了卡上的令牌。请写明读卡器，或写 tokens = ["usb"]。
profile-form-spans = 依次写出时间，如 "09:00-12:00, 13:00-17:00"
profile-form-day = 日期，如 "2026-10-01"
profile-hours-never-outside = 没有 [hours.opening] 时全天开放，不存在开放时间以外。请写明开放时间，或删去这一行。
profile-hours-never-open = 没有一天有开放时间。请写明，例如 monday = "09:00-17:00"。
profile-power-together = power、power_off、power_on 须一起写（两个时间不同），或都不写。
profile-updates-while-off = 更新时段内机器一直关机。请让 update_from、update_until 超出 power_off 到 power_on 的范围。
option-form-device = 以 /dev/ 开头的路径，最好是 /dev/kiosk 或 /dev/serial/by-id 下的链接（可用kiosk devices suggest查看）
option-form-printer-device = 类似 /dev/usb/lp0 的路径，最好是 /dev/kiosk 下的链接（可用kiosk devices suggest查看）
option-form-searched-speed = 0（自动查找），或 9600、19200、38400、57600、115200、230400 之一
option-form-decoder = 照片解码程序的完整路径，没有则写 ""
option-form-host = 主机名或地址，如 192.0.2.7
option-form-bus-path = 总线和端口，如 1-2.4，与 /sys/bus/usb/devices 中一致
option-form-columns = 24 到 64：80 毫米纸写 48，58 毫米纸写 32
option-form-folder = 目录的完整路径
option-form-uri = 类似 ipp://192.0.2.7/ipp/print 的地址，加密的写 ipps://
option-form-media = 纸张名称（PWG 5101.1），如 iso_a4_210x297mm
option-form-pem = 证书（PEM）的完整路径
option-form-onnx = ONNX 文件的完整路径，没有则写 ""
option-form-sha256 = 64 位，0 到 9 和 a 到 f
option-form-trigger = none、newland 或 honeywell
option-form-input = 输入设备的名称，见 /proc/bus/input/devices
option-form-range = { $least } 到 { $most } 的整数
option-form-one-of = { $known } 之一
option-form-pairs = 名称和编号，两项之间空一格，如 "card=3 receipt=1"；名称有：{ $known }
profile-wrong-type-quoted = { $value } 不要加引号，这里应写{ $wanted ->
    [bool] true 或 false
   *[other] 数字
 }。
profile-missing-key-of = 缺少“{ $key }”：{ $meaning }
profile-missing-key-section = 缺少 [{ $key }] 一节：{ $meaning }
profile-missing-key-option = 缺少“{ $key }”，应写{ $form }。
profile-beside = { $text }参见：{ $beside }
