# --- kiosk update, kiosk health ---
update-installed = 本机已安装：{ $version }
update-release = 版本 { $version }，序号 { $number }
update-stage-idle = 没有正在进行的更新。
update-stage-offered = 平台已提供；在更新时段、机前无人时取回。
update-stage-downloading = 正在取回。
update-stage-staged = 已取回且正确；在更新时段、机前无人时安装。
update-stage-installing = 正在安装。
update-stage-probation = 已安装，正在观察。
update-stage-confirmed = 已安装，运行正常。
update-stage-rolling-back = 正在退回。
update-stage-rolled-back = 已退回，原版本已恢复。
update-reason-refused = 原因：数据包不正确（{ $detail }）。请重新制作。
update-reason-no-room = 原因：磁盘空间不足（{ $detail }）。kiosk doctor 会说明占用情况。
update-reason-not-the-package = 原因：安装包的名称、版本或机型与清单不符（{ $detail }）。
update-reason-no-way-back = 原因：无法保存当前版本（{ $detail }）。请先手动安装一次当前版本的安装包。
update-reason-not-installed = 原因：安装失败（{ $detail }）。请看日志：journalctl -u kiosk-update
update-reason-not-healthy = 原因：终端没有恢复到更新前的状态（{ $detail }）。
update-reason-too-many-starts = 原因：终端启动次数过多（{ $detail }）。
update-reason-no-helper = 原因：没有程序来安装。请检查：systemctl status kiosk-update.path
update-as-root = 安装新版本需要 root：sudo kiosk update install …
update-trust-open = { $file } 或其上级目录可被 root 以外的人修改。请改为 root 所有：root 会相信它。
health-well = 终端正常：版本 { $version }
health-silent = 没有收到终端的消息：未运行，或刚刚启动。
health-other-version = 运行的不是刚安装的版本。
health-no-frame = 还没有画出任何页面。
health-undecided = 会话没有响应。
health-no-home = 无法生成首页。
health-no-outbox = 待发队列打不开：kiosk queue status
health-device-lost = 之前正常的设备没有应答：kiosk devices
# --- kiosk power ---
power-never = 配置没有写关机时间（[hours] power）。
power-cannot-wake = 无法设置自动开机（{ $reason }），机器保持开机。请在主板设置中打开“RTC 唤醒”，或由机柜控制：[hours] power = "hardware"。
power-not-now = 现在不是关机时间。
power-off-until = 关机至 { $time }。
health-taken-back = { $name }已被撤回但仍在使用：之前没有可用的。请安装新的。
