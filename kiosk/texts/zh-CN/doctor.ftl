# kiosk doctor

doctor-verdict-good = 正常
doctor-verdict-warning = 注意
doctor-verdict-bad = 异常
doctor-sum = 异常 { $bad } 项，注意 { $warnings } 项。

doctor-disk-enough = { $folder } 所在磁盘剩余 { $megabytes } MB
doctor-disk-low = { $folder } 所在磁盘只剩 { $megabytes } MB
doctor-disk-nearly-full = { $folder } 所在磁盘剩余 { $megabytes } MB，低于 { $least } MB 时无法提交业务
doctor-cure-disk-low = 请尽快清理：旧日志（journalctl --vacuum-size=200M）、软件包缓存（apt clean）。群众提交的内容发送后会自动清除。
doctor-cure-disk-nearly-full = 请立即清理：旧日志（journalctl --vacuum-size=200M）、软件包缓存（apt clean），或更换更大的磁盘。不要删除该文件夹中的任何内容。
doctor-clock-right = 时钟为 { $time }，已联网校时
doctor-clock-alone = 时钟为 { $time }，无人校时
doctor-clock-wrong = 时钟为 { $time }，不可能正确
doctor-cure-clock-alone = 请开启校时：timedatectl set-ntp true。内网请在 /etc/systemd/timesyncd.conf 中填写时间服务器。
doctor-cure-clock-wrong = 请设置时间：timedatectl set-time "YYYY-MM-DD HH:MM"。断电后再次出错时，请更换主板电池。
doctor-fonts-there = 字体齐全，包括生僻字
doctor-fonts-missing = 缺少字体：{ $packages }
doctor-cure-fonts-missing = apt install { $packages }
doctor-memory-right = { $folder } 在内存中，屏幕键盘留下的内容断电即消失
doctor-memory-on-disk = { $folder } 在磁盘上：群众输入的内容可能被留下
doctor-memory-on-disk-in-rehearsal = { $folder } 在磁盘上；演练可以如此，正式终端不会这样启动
doctor-cure-memory-on-disk = 请在配置文件（folders.runtime）中改用 /run 下的文件夹，或在该处挂载 tmpfs。
doctor-cure-memory-on-disk-in-rehearsal = 请勿在此输入真实个人信息。
doctor-service-answers = 智能卡服务正常
doctor-service-silent = 智能卡服务没有应答
doctor-cure-service-silent = systemctl enable --now pcscd.socket；未安装时：apt install pcscd
doctor-file-open = { $section }：{ $user } 可以使用 { $path }
doctor-file-missing = { $section }：{ $path } 不存在
doctor-file-denied = { $section }：{ $user } 无权使用 { $path }
doctor-cure-file-missing = 请接好设备，并用 "kiosk devices list" 核对路径。
doctor-cure-file-denied = usermod -a -G { $group } { $user }，然后重启终端程序。如果组为 root，需要用 udev 规则更改设备的组，见 "kiosk devices suggest"。
doctor-cups-forgets = CUPS 打印后不保留文件
doctor-cups-job-files-kept = CUPS 会把群众打印的文件留在磁盘上（{ $file }，{ $line ->
    [0] 缺少该行
   *[other] 第 { $line } 行
}）
doctor-cups-job-history-off = CUPS 过早忘记任务，无法查询打印结果（{ $file }，{ $line ->
    [0] 缺少该行
   *[other] 第 { $line } 行
}）
doctor-cups-value-not-understood = CUPS 不认识 { $directive } 的取值（{ $file }，{ $line ->
    [0] 缺少该行
   *[other] 第 { $line } 行
}）
doctor-cups-not-readable = 无法读取 { $file }：{ $reason }
doctor-cups-missing = { $section }：配置使用本机打印队列，但未安装 CUPS（没有 { $file }）
doctor-cups-elsewhere = 打印队列在 { $host } 上，这里看不到它保留什么
doctor-cure-cups-job-files-kept = 请在 { $file } 中写入 "PreserveJobFiles No"，然后 systemctl restart cups
doctor-cure-cups-job-history-off = 请在 { $file } 中写入 "PreserveJobHistory Yes"，然后 systemctl restart cups
doctor-cure-cups-value-not-understood = 请在 { $file } 中写入 "PreserveJobFiles No" 和 "PreserveJobHistory Yes"，然后 systemctl restart cups
doctor-cure-cups-not-readable = 请以 root 身份再次检查。
doctor-cure-cups-missing = apt install cups，建立队列（lpadmin）后再次检查。网络打印机可不用队列，直接写 ipp://打印机地址/ipp/print。
doctor-cure-cups-elsewhere = 请到该服务器检查：cupsd.conf 应有 "PreserveJobFiles No" 和 "PreserveJobHistory Yes"。
doctor-queue-sound = 已提交的内容保存完好（{ $file } 中 { $rows } 条）
doctor-queue-not-yet = 这里还没有提交过业务
doctor-queue-not-readable = 无法读取 { $file }：{ $reason }
doctor-queue-damaged = { $file } 已损坏
doctor-cure-queue-not-readable = 请以终端程序的用户或 root 身份再次检查。
doctor-cure-queue-damaged = 请重启终端程序：它会保存可读的内容并新建文件。然后检查磁盘（smartctl -a）。
doctor-catalogue-fresh = { $days ->
    [0] 事项目录今天已核对
   *[other] 事项目录 { $days } 天前已核对
}
doctor-catalogue-old = 事项目录已有 { $days } 天没有核对
doctor-catalogue-from-folder = 事项来自 { $folder }；平台尚未下发
doctor-catalogue-not-readable = 无法读取 { $file }：{ $reason }
doctor-cure-catalogue-not-readable = 请以终端程序的用户或 root 身份再次检查。
doctor-catalogue-none = 没有事项目录，终端程序无法启动
doctor-cure-catalogue-old = 原因见 kiosk catalogue status。无网络时请用 U 盘：kiosk catalogue import。
doctor-cure-catalogue-none = 请执行 kiosk catalogue sync，或用 U 盘 kiosk catalogue import，或在配置文件中指定文件夹（services.folder）。

# --- 技术员的网络设置 ---
doctor-settings-count = 技术员的网络设置在本机有效
doctor-settings-no-networkd = systemd-networkd 没有运行：技术员的网络设置不起作用
doctor-settings-no-resolved = 域名服务器不由 systemd-resolved 提供：技术员的网络设置不起作用
doctor-settings-other-hands = 网络由其他程序（ifupdown 或 NetworkManager）管理：会与技术员的设置冲突
doctor-cure-settings-no-networkd = 请在机器旁操作，确保期间网络地址不变：systemctl enable --now systemd-networkd
doctor-cure-settings-no-resolved = apt install systemd-resolved；systemctl enable --now systemd-resolved；ln -sf /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
doctor-cure-settings-other-hands = 请从 /etc/network/interfaces 中删去该接口（或运行 systemctl disable --now NetworkManager），然后重启。
