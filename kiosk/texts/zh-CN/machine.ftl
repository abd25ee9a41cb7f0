# 主机自身的时间、网络、交换空间和打印服务。
provision-swap-to-do = 关闭{ $name }（内存内容可能以明文写入其中）
provision-swap-stays = { $name }未能关闭，内存内容可能以明文写入其中：{ $words }
provision-swap-stays-cure = 请停止本机上的其他程序（或加装内存）后再次运行。下次开机后不会再启用：软件包已屏蔽swap.target。
provision-no-clock-keeper = 没有安装校时服务
provision-no-clock-keeper-cure = apt install systemd-timesyncd（或chrony），然后再次运行。
provision-network-other = 网络由{ $keeper }管理：维护人员无法在终端上修改网络设置
provision-network-ifupdown-cure = 可以保持不变，在/etc/network/interfaces中设置。如要交由终端管理，请在主机旁操作：apt install systemd-resolved；/etc/network/interfaces中只保留“lo”；systemctl enable systemd-networkd；写好/etc/systemd/network/20-kiosk.network；重新启动。
provision-network-network-manager-cure = 可以保持不变，用nmcli设置。如要交由终端管理，请在主机旁操作：apt install systemd-resolved；systemctl disable NetworkManager；systemctl enable systemd-networkd；写好/etc/systemd/network/20-kiosk.network；重新启动。
provision-network-nobody-cure = apt install systemd-resolved，写好/etc/systemd/network/20-kiosk.network，然后：systemctl enable --now systemd-networkd
provision-no-resolved = systemd-resolved没有运行：维护人员在终端上设置的域名服务器不会生效
provision-no-resolved-cure = apt install systemd-resolved
