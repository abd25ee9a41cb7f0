# 主机自身的时间、网络、交换空间和打印服务。
provision-swap-to-do = 关闭{ $name }（内存内容可能以明文写入其中）
provision-swap-stays = { $name }未能关闭，内存内容可能以明文写入其中：{ $words }
provision-swap-stays-cure = 请停止本机上的其他程序（或加装内存）后再次运行。下次开机后不会再启用：软件包已屏蔽swap.target。
provision-no-time-keeper = 没有安装校时服务
provision-no-time-keeper-cure = apt install systemd-timesyncd（或chrony），然后再次运行。
