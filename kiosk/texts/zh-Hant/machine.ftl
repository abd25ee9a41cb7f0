# Made from ../zh-CN/machine.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# 主機自身的時間、網絡、交換空間和打印服務。
provision-swap-to-do = 關閉{ $name }（記憶體內容可能以明文寫入其中）
provision-swap-stays = { $name }未能關閉，記憶體內容可能以明文寫入其中：{ $words }
provision-swap-stays-cure = 請停止本機上的其他程序（或加裝記憶體）後再次運行。下次開機後不會再啟用：軟件包已屏蔽swap.target。
provision-no-time-keeper = 沒有安裝校時服務
provision-no-time-keeper-cure = apt install systemd-timesyncd（或chrony），然後再次運行。
