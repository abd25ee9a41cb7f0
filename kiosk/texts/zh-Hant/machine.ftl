# Made from ../zh-CN/machine.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 主機自身的時間、網絡、交換空間和打印服務。
provision-swap-to-do = 關閉{ $name }（記憶體內容可能以明文寫入其中）
provision-swap-stays = { $name }未能關閉，記憶體內容可能以明文寫入其中：{ $words }
provision-swap-stays-cure = 請停止本機上的其他程序（或加裝記憶體）後再次運行。下次開機後不會再啟用：軟件包已屏蔽swap.target。
provision-no-clock-keeper = 沒有安裝校時服務
provision-no-clock-keeper-cure = apt install systemd-timesyncd（或chrony），然後再次運行。
provision-network-other = 網絡由{ $keeper }管理：維護人員無法在終端上修改網絡設置
provision-network-ifupdown-cure = 可以保持不變，在/etc/network/interfaces中設置。如要交由終端管理，請在主機旁操作：apt install systemd-resolved；/etc/network/interfaces中只保留「lo」；systemctl enable systemd-networkd；寫好/etc/systemd/network/20-kiosk.network；重新啟動。
provision-network-network-manager-cure = 可以保持不變，用nmcli設置。如要交由終端管理，請在主機旁操作：apt install systemd-resolved；systemctl disable NetworkManager；systemctl enable systemd-networkd；寫好/etc/systemd/network/20-kiosk.network；重新啟動。
provision-network-nobody-cure = apt install systemd-resolved，寫好/etc/systemd/network/20-kiosk.network，然後：systemctl enable --now systemd-networkd
provision-no-resolved = systemd-resolved沒有運行：維護人員在終端上設置的域名服務器不會生效
provision-no-resolved-cure = apt install systemd-resolved
