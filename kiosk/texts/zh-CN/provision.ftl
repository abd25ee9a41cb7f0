# kiosk provision

provision-step-machine = 主机检查
provision-step-system = 用户和目录
provision-step-profile = 终端配置
provision-step-secrets = 机密文件
provision-step-key = 终端密钥
provision-step-enrolment = 平台入网登记
provision-step-catalogue = 事项目录
provision-step-index = 搜索索引
provision-step-devices = 设备检测
provision-step-slip = 就绪单
provision-step-service = 开机自启

provision-ended-was-so = 无需改动
provision-ended-done = 已完成
provision-ended-would-do = 将执行
provision-ended-waits = 等待中
provision-ended-cannot = 需处理
provision-ended-failed = 失败
provision-ended-not-reached = 未执行

provision-sum-done = 终端已就绪，改动了{ $count }个步骤。
provision-sum-nothing = 终端已就绪，没有需要改动的地方。
provision-sum-would = 将改动{ $count }个步骤；本次没有做任何改动。
provision-sum-open = 尚未就绪：还有{ $count }个步骤没有完成。请按提示处理后再次运行，已完成的步骤不会重做。

provision-no-stick = { $folder }不是文件夹。请插好U盘，并写明其中的文件夹。
provision-ask-code = 平台发放的一次性登记码（输入时不显示）
provision-compare = U盘上回执的核对号是 { $number }。与办理人员告知的号码一致吗？
provision-no-request = { $file }不是本终端的登记申请。请先在终端上运行“kiosk provision 配置文件 --without-network 文件夹”。
provision-carried = 回执已写入{ $file }。请把核对号告知终端旁的人员：{ $number }

provision-machine-so = { $release }，内存{ $megabytes } MB；磁盘、时钟、字体正常
provision-not-root = 只有root用户可以配置终端
provision-not-root-cure = 请用sudo重新运行。
provision-memory = 内存只有{ $megabytes } MB：终端不使用交换空间，至少需要{ $least } MB
provision-memory-cure = 请加装内存，或更换主机。
provision-no-package = 没有安装civic-kiosk软件包，或安装不完整
provision-no-package-cure = apt install ./civic-kiosk_<版本>_<处理器>.deb
provision-release = 本版本没有在{ $release }上试验过（支持Debian 12和13）
provision-release-cure = 可自担风险继续，或改装Debian 12。
provision-swap = 内存内容可能以明文写入{ $name }
provision-swap-cure = 终端程序本身不使用交换空间，但仍请关闭：swapoff -a，并删除/etc/fstab中的对应行；或用每次开机新生成的密钥加密（crypttab的swap选项）。
provision-no-panel = 没有检测到屏幕
provision-no-panel-cure = 请打开屏幕电源，检查连接线。
provision-other-panel = 配置写的是{ $width } x { $height }像素，而屏幕是{ $has }
provision-other-panel-cure = 请改正配置中的[screen]，或确认屏幕型号是否正确。
provision-no-display = 本机无法正确显示窗口；未安装：{ $packages }
provision-no-display-cure = apt install { $packages }
provision-no-cage-cure = apt install { $packages }。或者改用 X：apt install { $others }，并在 { $file } 中写入 KIOSK_SESSION=x11。
provision-x-is-there-cure = apt install { $packages }。本机已装有 X：如要使用，请在 { $file } 中写入 KIOSK_SESSION=x11。

provision-system-so = 用户{ $user }及其目录都在，其他用户无权访问
provision-user-to-do = 建立用户{ $user }，不能登录
provision-folder-to-do = 建立{ $folder }，只有终端可以访问

provision-profile-so = { $file }就是这份配置
provision-profile-old = { $file } 中有旧写法，仍可使用
provision-profile-old-cure = 运行kiosk profile migrate { $file } 可改为现行写法，注释保留
provision-profile-to-do = 把{ $name }放到{ $to }
provision-profile-broken = 放好的{ $file }无法读取
provision-profile-broken-cure = 请对它运行“kiosk profile check”：它引用的文件有的没有放到位。
provision-file-missing = { $key }：{ $path }不存在
provision-file-outside = { $key }：{ $path }指向了配置文件所在文件夹之外
provision-file-cure = 请把{ $name }与配置文件放在一起并按此书写，或写明它在终端上的绝对路径。
provision-unreadable = { $file }：{ $reason }
provision-unreadable-cure = 请检查文件权限和磁盘，然后再次运行。
provision-command = { $name }运行失败：{ $words }
provision-command-cure = 请手工运行{ $name }，看它的提示。

provision-secrets-so = 机密文件只有终端可以读取
provision-secret-to-do = 改为只有终端可以读取{ $file }

provision-key-so = 密钥在{ $folder }
provision-key-so-sealed = 密钥在{ $file }，已封存，仅限本机使用
provision-key-to-do = 在{ $folder }生成终端密钥，密钥不会离开本机
provision-key-to-do-sealed = 生成终端密钥，{ $how ->
    [tpm2] 用本机TPM2
   *[host] 用本机自身的密钥（没有TPM2）
 }封存到{ $file }，密钥不会离开本机
provision-key-to-do-seal = 把{ $folder }中的密钥{ $how ->
    [tpm2] 用本机TPM2
   *[host] 用本机自身的密钥（没有TPM2）
 }封存到{ $file }，并删除原文件
provision-key-to-do-unseal = 按配置把{ $file }中封存的密钥放到{ $folder }，并删除封存文件
provision-key-bad = { $file }不是可以读取的密钥
provision-key-bad-cure = 请移走{ $file }，再用新的一次性登记码运行：终端将生成新密钥。
provision-key-two = 有两个不同的密钥：{ $file }和{ $folder }
provision-key-two-cure = 请移走不是登记时所用的那一个，再次运行。
provision-key-sealing = 密钥无法封存：{ $words }
provision-key-sealing-cure = 请运行systemd-creds has-tpm2查看。无法封存的机器，请在[platform]中写key = "file"。
provision-key-unsealing = 无法打开封存的{ $file }：{ $words }
provision-key-unsealing-cure = 它可能是在别的机器上封存的，或者安全启动设置、主板有过更改。请移走{ $file }和{ $folder }中的证书，再用新的一次性登记码运行：终端将生成新密钥。
provision-key-missing = 没有可用于登记的密钥
provision-key-missing-cure = 请看密钥一步的说明，处理后再次运行。
provision-key-unusable = 终端密钥无法使用

provision-enrolled = 已在平台登记为{ $terminal }，证书有效期至{ $until }
provision-enrol-to-do = 向{ $url }申请{ $terminal }的证书
provision-enrol-other = 现有证书属于{ $other }，而本终端是{ $terminal }：重新申请
provision-enrol-ends = 证书将于{ $until }到期：重新申请
provision-enrol-ended = 证书已于{ $until }到期：重新申请
provision-credentials-bad = { $folder }中的证书与密钥不匹配或无法读取
provision-credentials-bad-cure = 请从{ $folder }移走terminal.certificate.pem，再用新的一次性登记码运行。
provision-no-code = 没有一次性登记码
provision-no-code-cure = 请向平台管理员索取，然后用--code 登记码再次运行；没有网络时，把它存为U盘上的enrolment-code文件。
provision-code-malformed = 登记码格式不对：应为8到40位字母、数字或短横线
provision-request-to-do = 把登记申请写入{ $file }
provision-answer-to-do = 读取回执{ $file }
provision-answer-awaited = 登记申请在{ $file }：请在有网络的地方办理（kiosk carry-enrolment），取得回执后再次运行
provision-answer-not-compared = 回执的核对号{ $number }没有人核对
provision-answer-not-compared-cure = 请向办理人员询问核对号。一致时加--answer-number再次运行；不一致说明U盘在途中被改动过。
provision-answer-unusable = { $file }不是{ $terminal }用本机密钥提出的申请的回执
provision-answer-unusable-cure = 请删除U盘上的回执，重新办理。

provision-platform-no-link = 连接不上{ $url }
provision-platform-no-link-cure = 请检查网线和platform.url；需要代理的网络，请在[network]中写明。没有网络时用--without-network 文件夹。
provision-platform-no-answer = { $url }暂时没有应答（编号{ $reference }）
provision-platform-no-answer-cure = 请过几分钟再次运行，登记码仍然有效。
provision-platform-code-unknown = { $url }不认识这个登记码（编号{ $reference }）
provision-platform-code-unknown-cure = 请逐个字符重新输入；仍然不行，请向管理员索取新的登记码。
provision-platform-code-used = 这个登记码已被其他终端或其他密钥使用（编号{ $reference }）
provision-platform-code-used-cure = 请向管理员索取新的登记码，并说明情况：如果不是本单位使用的，就是被他人冒用。
provision-platform-code-expired = 这个登记码已过期（编号{ $reference }）
provision-platform-code-expired-cure = 请向管理员索取新的登记码。
provision-platform-another = 在{ $url }应答的不是平台
provision-platform-another-cure = 中间隔着网络登录页或代理。请为本机开通网络，或在[network]中写明代理。
provision-platform-refused = { $url }拒绝了申请（编号{ $reference }）
provision-platform-refused-cure = 请把编号告知平台管理员。常见原因是终端编号没有在平台登记。
provision-platform-not-proven = { $url }没有证明自己的身份
provision-platform-not-proven-cure = 请与管理员核对platform.ca_file。核对一致前不要继续：可能有人在中间截取。
provision-platform-clock = 本机时钟与平台相差太大
provision-platform-clock-cure = 请校准：timedatectl set-time "YYYY-MM-DD HH:MM"，并在[time]中写明时间服务器。

provision-catalogue-so = 版本{ $version }，{ $taken }取得
provision-catalogue-from-folder = 使用配置文件夹中的事项
provision-catalogue-folder = 读取{ $folder }
provision-catalogue-ask = 向{ $url }取事项目录
provision-catalogue-stick = 从U盘取版本{ $version }
provision-catalogue-none = 尚未登记入网，还没有事项目录可取
provision-catalogue-unreachable = 连接不上平台（{ $detail }）
provision-catalogue-refused = 未采用：{ $reason }（{ $detail }）
provision-catalogue-cure = 请再次运行；终端自己也会每半小时再试。未被采用的目录请找平台管理员。

provision-index-so = { $count }个事项都能搜到
provision-index-to-do = 为{ $count }个事项建立索引
provision-index-nothing = 还没有事项目录，没有可搜的内容
provision-index-failed = 索引没有建成
provision-index-failed-cure = 请检查磁盘是否已满。在此之前只能按原文搜索。

provision-no-devices = 配置中没有设备
provision-devices-so = { $count }台设备全部正常
provision-devices-in-use = 设备正由运行中的终端使用，可用“kiosk devices watch”查看
provision-device = { $device }：{ $words }
provision-device-cure = { $cures }

provision-slip-so = { $made }的就绪单仍与现状相符
provision-slip-save = 写入{ $folder }，附首页图片
provision-slip-print = 打印就绪单
provision-slip-not-drawn = 就绪单无法生成（{ $error }）
provision-slip-not-drawn-cure = 请运行“kiosk doctor”：可能缺少字体。
provision-slip-not-printed = 就绪单没有打印出来
provision-slip-not-printed-cure = 请按设备检测中的提示处理后再次运行。内容已存入{ $folder }。

provision-service-so = 终端随主机开机启动
provision-service-late = 运行中的终端下次启动时才采用新的配置和密钥：请在无人使用时运行systemctl restart kiosk.service
provision-service-enable = 设为开机自动启动
provision-service-start = 现在启动终端
provision-service-cure = systemctl status kiosk.service；journalctl -u kiosk.service

provision-did-not-hold = 已执行，但检查结果仍不符
provision-did-not-hold-cure = 请再次运行；仍然如此，请把--json的输出发给开发方。

readiness-title = 终端就绪单
readiness-ready = 可以投入使用
readiness-not-ready = 尚未就绪
readiness-terminal = 终端编号
readiness-software = 软件版本
readiness-catalogue = 事项目录
readiness-certificate = 证书有效期至
readiness-none = 无
readiness-passed = 通过
readiness-failed = 未完成
readiness-step = 步骤
readiness-outcome = 结果
readiness-found = 检查情况
readiness-home-page = 本终端首页

# [network], [time] and [logging] of a profile

profile-key-profile-network = 连接平台的网络；不写则用主机自己的网络设置。
profile-key-profile-time = 主机向谁校时；不写则不核对。
profile-key-profile-logging = 记录哪些日志、保留多久。日志不含任何个人信息。
profile-key-network-proxy = 连接平台所用的代理。设备始终直接连接。
profile-key-network-proxy-login = 代理的用户名和密码，格式为“用户:密码”，以引用方式给出。
profile-key-network-interface = 必须接通的网卡：未接通时`kiosk doctor`会提示。
profile-key-network-platform-addresses = 平台域名应指向的地址；不写则不限。指向其他地址时`kiosk doctor`会提示。
profile-key-time-servers = 时间服务器；`kiosk provision`会写入主机设置。
profile-key-time-most-seconds-off = 主机时钟与平台最多可相差的秒数。
profile-key-logging-level = 日志的详细程度。
profile-key-logging-days = 主机日志保留的天数。
profile-key-logging-remote = 日志另外发往何处（RFC 5424，UDP）；不写则不发送。
profile-form-proxy = 以 http:// 开头、以端口结尾的地址，如 http://proxy.example.gov:3128
profile-form-interface = 网卡名称，如 enp1s0
profile-form-platform-addresses = 网络地址，如 "203.0.113.7"
profile-form-servers = 时间服务器的名称或地址，至少一个
profile-form-remote = 形如 udp://log.example.gov:514 的地址
profile-login-without-proxy = 写了代理的用户名和密码，却没有写代理：请在network.proxy中写明

provision-step-surroundings = 网络、时间和日志
provision-surroundings-so = 时间服务器、日志、键盘和画面方向与配置一致；内存内容不会以明文写入磁盘
provision-surroundings-to-do = 写入{ $file }

doctor-interface-up = 网卡{ $interface }已接通
doctor-interface-down = 网卡{ $interface }未接通
doctor-interface-missing = 没有网卡{ $interface }
doctor-cure-interface-down = 请检查网线和交换机，然后运行：ip link set { $interface } up
doctor-cure-interface-missing = 请用“ip link”核对，并改正配置中的network.interface。
doctor-platform-reached = 可以连接{ $host }
doctor-platform-not-reached = 连接不上{ $host }（端口{ $port }）
doctor-platform-unknown = 网络无法解析{ $host }
doctor-platform-elsewhere = { $host }指向{ $address }，不在平台的地址之内
doctor-cure-platform-not-reached = 请检查网线、防火墙；使用代理时检查network.proxy。
doctor-cure-platform-unknown = 请检查域名服务器：resolvectl status，或/etc/resolv.conf。
doctor-cure-platform-elsewhere = 请向管理员核实平台是否更换了地址；如果没有，说明域名解析被人改动，请报告。
doctor-time-servers-named = 主机向配置中的时间服务器校时
doctor-time-servers-missing = 主机没有向{ $server }校时
doctor-cure-time-servers-missing = 请运行kiosk provision 配置文件，或在/etc/systemd/timesyncd.conf中写明。
doctor-clock-agrees = 时钟与平台相差{ $seconds }秒
doctor-clock-apart = 时钟与平台相差{ $seconds }秒，允许{ $most }秒
doctor-clock-not-compared = 时钟没有能与平台核对
doctor-cure-clock-apart = 请检查时间服务器能否连接，然后运行：systemctl restart systemd-timesyncd
doctor-cure-clock-not-compared = 请先完成入网登记，或检查平台能否连接，然后再次运行。
