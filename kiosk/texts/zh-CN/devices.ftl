# kiosk devices：给现场或远程的技术人员。

devices-usable = 正常
devices-not-usable = 异常
devices-status = { $condition }：{ $problems }
devices-original = 设备原话：{ $words }
devices-sam-id = 安全模块 { $number }
devices-none-fitted = 本配置没有设备。
devices-not-fitted = 这里没有设备“{ $name }”。可用：{ $known }。
devices-no-printer = 本配置没有打印机。
devices-crashed = 驱动程序出错：{ $place }。请连同这一行上报。
devices-no-udev = 本机无法列出所接设备：没有 udev 库，或没有 /sys。

devices-condition-ready = 就绪
devices-condition-busy = 忙
devices-condition-needs-attention = 需要人处理
devices-condition-faulty = 设备自报故障
devices-condition-offline = 没有应答
devices-condition-absent = 未接入
devices-condition-unknown = 应答无法理解
devices-condition-not-supported = 设备不能报告状态

devices-cure-ready = 无需处理。
devices-cure-busy = 等它做完。终端正在运行时设备由终端占用：先停止终端再检查。
devices-cure-needs-attention = 到机器旁查看纸张、盖板和设备自己的显示。
devices-cure-faulty = 断电，等十秒，再通电。仍报同样故障则更换设备。
devices-cure-offline = 检查电源、两端接线，以及配置中的波特率或地址是否与设备一致；串口设备还要看驱动是否选对。
devices-cure-absent = 请接好设备。若已接好，请用 kiosk devices list 核对配置中的路径或地址。
devices-cure-unknown = 检查配置中的驱动是否适合该设备、波特率是否正确、该地址上是否是别的设备。
devices-cure-not-supported = 请实际试一次：kiosk devices print-test、kiosk devices read。

devices-remedy-paper-low = 请尽快换纸。
devices-remedy-paper-out = 请装纸：纸卷的打印面朝向打印头，纸叠理齐并推到底。
devices-remedy-paper-jam = 打开盖板，顺着出纸方向抽出纸张，清除碎纸，合上盖板。
devices-remedy-paper-not-taken = 取走出纸口的纸。
devices-remedy-cover-open = 合上盖板，直到听见咔嗒声。
devices-remedy-output-full = 清空出纸盘。
devices-remedy-toner-low = 请准备好硒鼓。
devices-remedy-toner-out = 请更换硒鼓。
devices-remedy-cutter = 断电，清除切刀处的纸，再通电。
devices-remedy-overheated = 冷却十分钟，并检查散热口是否被挡。
devices-remedy-self-test-failed = 断电后重新通电。自检仍不通过则更换设备。
devices-remedy-not-authorised = 安全模块未获授权：请供应商检查，或更换设备。
devices-remedy-portrait-library = 证件本身可以读取，照片以灰色图代替。请检查配置文件中的 wlt_library：文件是否存在，是否适用于本机，是否导出 unpack 函数。如果它崩溃或无响应，请向其提供方索取新版本。
devices-remedy-other = 查看设备自己的显示，并对照设备手册。

devices-finding-hangs = 没有按时返回
devices-finding-failed = 驱动程序出错
devices-hangs-cure = 拔下后重新插上。若无效请上报：驱动程序不应停住。

devices-usb = { $product }（{ $ids }），插口 { $socket }
devices-nameless = 没有名称的 USB 设备
devices-serial-number = 序列号 { $number }
devices-port-serial = 串口 { $node }
devices-port-hidraw = HID 设备 { $node }
devices-port-video = 摄像头 { $node }
devices-port-usb-printer = USB 打印机 { $node }
devices-port-input = 按键 { $node }
devices-port-pcsc = 芯片卡读卡器“{ $node }”
devices-path-stable = { $path }（现为 { $node }）
devices-path-fixed = { $path }
devices-path-unstable = { $path }（重启后可能变成别的设备）
devices-thought-known = 是：{ $families }
devices-thought-bridge = 是USB转串口，看不出后面接的是什么。可能是：{ $families }
devices-thought-service = 是：{ $families }；由智能卡服务管理并另行列出
devices-thought-possible = 可能是：{ $families }
devices-thought-unknown = 不是本程序所知的终端设备
devices-twin-serial-number = 接有多台同型号设备，这一台以序列号 { $number } 区分。
devices-twin-bus-path = 接有多台同型号设备，没有各自的序列号，这一台以插口 { $socket } 区分；换插口会被当成另一台。
devices-used-by = 由 [devices.{ $section }] 使用
devices-not-used = 本配置没有使用
devices-missing = [devices.{ $section }] 指向 { $path }，那里没有设备。
devices-nothing = 没有接入驱动程序可用的设备。
devices-no-smart-card-service = 智能卡服务没有应答，芯片卡读卡器未列出。（systemctl status pcscd）

devices-nothing-to-suggest = 没有接入能识别的设备。
devices-verdict-ready = 这一节可直接使用。
devices-verdict-another = 上面已有同类设备（{ $family }），一台终端每类只有一台。要用这一台，请以这一节替换。
devices-verdict-guess = 请选用正确的一节，并去掉行首的 #。
devices-verdict-no-driver = 已识别设备（{ $family }），但本版本没有它的驱动程序。
devices-verdict-no-port = 已识别设备（{ $family }），但它没有驱动程序可用的接口。请检查工作模式（串口或 HID-POS）。
devices-verdict-needs-more = 已识别设备（{ $family }），但驱动程序还需要这里看不到的信息，请手工填写。
devices-path-can-change = { $path } 重启后可能变成别的设备。
devices-udev-rule = 把下一行写入 /etc/udev/rules.d/70-kiosk.rules，它就固定为 /dev/kiosk/{ $family }；然后重新插上设备，再查看一次建议。

devices-lay-card = 请把身份证放在读卡器上（{ $seconds } 秒）。
devices-card-resident = 居民身份证
devices-card-hk-macao-taiwan = 港澳台居民居住证
devices-card-foreigner-2017 = 外国人永久居留身份证（2017版）
devices-card-foreigner-2023 = 外国人永久居留身份证（2023版）
devices-card-holder = { $name }  { $number }
devices-card-in-force = 在有效期内。
devices-card-not-in-force = 不在有效期内。
devices-card-photo = 已读到照片。
devices-card-no-photo = 没有读到照片。
devices-card-portrait-decoded = 照片已解码。
devices-card-portrait-placeholder = 照片未能解码，以灰色图代替。（kiosk devices check）
devices-card-take-away = 请取走证件。
devices-unread-no-card = 没有找到证件。已读过的证件要拿起后重新放上才能找到。
devices-unread-taken-away = 证件拿走得太早，请放到读完为止。
devices-unread-not-readable = 找到了证件，但芯片没有正常应答。请平放，不要叠放；或换一张证件试。
devices-unread-unknown-card = 本版本不认识这种证件。
devices-unread-bad-data = 读到的内容不合规范。请换一张证件试；若都读不出，请更换读卡器。
devices-unread-sam-refused = 读卡器与证件互不认可。请换一张证件试；若都不认可，请检查读卡器的授权。

devices-trial-printed = { $device }：测试页已打印。
devices-trial-not-printed = { $device }：没有打印，之后也不会再出纸。
devices-trial-unknown = { $device }：无法确定是否已打印。请查看打印机并清空其队列。
devices-trial-not-drawn = { $device }：测试页无法生成。请检查字体是否已安装（fonts-noto-cjk）。
devices-trial-failed = { $device }：驱动程序出错。请查看打印机，并上报。

devices-record-needs-test-card = 读到的证件内容会进入记录。请使用测试卡，并加上 --test-card 确认。
devices-record-running = 终端正在运行。请先停止：记录期间不得为居民服务。
devices-record-no-bytes = 驱动程序 { $driver } 没有可记录的字节。
devices-recording = 正在记录到 { $file }，{ $minutes } 分钟后自动结束，或按 Ctrl-C 结束。请用测试卡操作设备。
devices-recorded = 已记录 { $count } 段。查看后请删除该文件。
