# Made from ../zh-CN/doctor.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# kiosk doctor

doctor-verdict-good = 正常
doctor-verdict-warning = 注意
doctor-verdict-bad = 異常
doctor-sum = 異常 { $bad } 項，注意 { $warnings } 項。

doctor-disk-enough = { $folder } 所在磁盤剩餘 { $megabytes } MB
doctor-disk-low = { $folder } 所在磁盤只剩 { $megabytes } MB
doctor-disk-nearly-full = { $folder } 所在磁盤剩餘 { $megabytes } MB，低於 { $least } MB 時無法提交業務
doctor-cure-disk-low = 請盡快清理：舊日誌（journalctl --vacuum-size=200M）、軟件包緩存（apt clean）。群眾提交的內容發送後會自動清除。
doctor-cure-disk-nearly-full = 請立即清理：舊日誌（journalctl --vacuum-size=200M）、軟件包緩存（apt clean），或更換更大的磁盤。不要刪除該文件夾中的任何內容。
doctor-clock-right = 時鐘為 { $time }，已聯網校時
doctor-clock-alone = 時鐘為 { $time }，無人校時
doctor-clock-wrong = 時鐘為 { $time }，不可能正確
doctor-cure-clock-alone = 請開啟校時：timedatectl set-ntp true。內網請在 /etc/systemd/timesyncd.conf 中填寫時間服務器。
doctor-cure-clock-wrong = 請設置時間：timedatectl set-time "YYYY-MM-DD HH:MM"。斷電後再次出錯時，請更換主板電池。
doctor-fonts-there = 字體齊全，包括生僻字
doctor-fonts-missing = 缺少字體：{ $packages }
doctor-cure-fonts-missing = apt install { $packages }
doctor-memory-right = { $folder } 在記憶體中，螢幕鍵盤留下的內容斷電即消失
doctor-memory-on-disk = { $folder } 在磁盤上：群眾輸入的內容可能被留下
doctor-memory-on-disk-in-rehearsal = { $folder } 在磁盤上；演練可以如此，正式終端不會這樣啟動
doctor-cure-memory-on-disk = 請在配置文件（folders.runtime）中改用 /run 下的文件夾，或在該處掛載 tmpfs。
doctor-cure-memory-on-disk-in-rehearsal = 請勿在此輸入真實個人信息。
doctor-service-answers = 智能卡服務正常
doctor-service-silent = 智能卡服務沒有應答
doctor-cure-service-silent = systemctl enable --now pcscd.socket；未安裝時：apt install pcscd
doctor-file-open = { $section }：{ $user } 可以使用 { $path }
doctor-file-missing = { $section }：{ $path } 不存在
doctor-file-denied = { $section }：{ $user } 無權使用 { $path }
doctor-cure-file-missing = 請接好設備，並用 "kiosk devices list" 核對路徑。
doctor-cure-file-denied = usermod -a -G { $group } { $user }，然後重啟終端程序。如果組為 root，需要用 udev 規則更改設備的組，見 "kiosk devices suggest"。
doctor-cups-forgets = CUPS 打印後不保留文件
doctor-cups-job-files-kept = CUPS 會把群眾打印的文件留在磁盤上（{ $file }，{ $line ->
    [0] 缺少該行
   *[other] 第 { $line } 行
}）
doctor-cups-job-history-off = CUPS 過早忘記任務，無法查詢打印結果（{ $file }，{ $line ->
    [0] 缺少該行
   *[other] 第 { $line } 行
}）
doctor-cups-value-not-understood = CUPS 不認識 { $directive } 的取值（{ $file }，{ $line ->
    [0] 缺少該行
   *[other] 第 { $line } 行
}）
doctor-cups-not-readable = 無法讀取 { $file }：{ $reason }
doctor-cups-missing = { $section }：配置使用本機打印隊列，但未安裝 CUPS（沒有 { $file }）
doctor-cups-elsewhere = 打印隊列在 { $host } 上，這裡看不到它保留什麼
doctor-cure-cups-job-files-kept = 請在 { $file } 中寫入 "PreserveJobFiles No"，然後 systemctl restart cups
doctor-cure-cups-job-history-off = 請在 { $file } 中寫入 "PreserveJobHistory Yes"，然後 systemctl restart cups
doctor-cure-cups-value-not-understood = 請在 { $file } 中寫入 "PreserveJobFiles No" 和 "PreserveJobHistory Yes"，然後 systemctl restart cups
doctor-cure-cups-not-readable = 請以 root 身份再次檢查。
doctor-cure-cups-missing = apt install cups，建立隊列（lpadmin）後再次檢查。網絡打印機可不用隊列，直接寫 ipp://打印機地址/ipp/print。
doctor-cure-cups-elsewhere = 請到該服務器檢查：cupsd.conf 應有 "PreserveJobFiles No" 和 "PreserveJobHistory Yes"。
doctor-queue-sound = 已提交的內容保存完好（{ $file } 中 { $rows } 條）
doctor-queue-not-yet = 這裡還沒有提交過業務
doctor-queue-not-readable = 無法讀取 { $file }：{ $reason }
doctor-queue-damaged = { $file } 已損壞
doctor-cure-queue-not-readable = 請以終端程序的用戶或 root 身份再次檢查。
doctor-cure-queue-damaged = 請重啟終端程序：它會保存可讀的內容並新建文件。然後檢查磁盤（smartctl -a）。
doctor-catalogue-fresh = { $days ->
    [0] 事項目錄今天已核對
   *[other] 事項目錄 { $days } 天前已核對
}
doctor-catalogue-old = 事項目錄已有 { $days } 天沒有核對
doctor-catalogue-from-folder = 事項來自 { $folder }；平台尚未下發
doctor-catalogue-not-readable = 無法讀取 { $file }：{ $reason }
doctor-cure-catalogue-not-readable = 請以終端程序的用戶或 root 身份再次檢查。
doctor-catalogue-none = 沒有事項目錄，終端程序無法啟動
doctor-cure-catalogue-old = 原因見 kiosk catalogue status。無網絡時請用 U 盤：kiosk catalogue import。
doctor-cure-catalogue-none = 請執行 kiosk catalogue sync，或用 U 盤 kiosk catalogue import，或在配置文件中指定文件夾（services.folder）。

# --- 技術員的網絡設置 ---
doctor-settings-count = 技術員的網絡設置在本機有效
doctor-settings-no-networkd = systemd-networkd 沒有運行：技術員的網絡設置不起作用
doctor-settings-no-resolved = 域名服務器不由 systemd-resolved 提供：技術員的網絡設置不起作用
doctor-settings-other-hands = 網絡由其他程序（ifupdown 或 NetworkManager）管理：會與技術員的設置衝突
doctor-cure-settings-no-networkd = 請在機器旁操作，確保期間網絡地址不變：systemctl enable --now systemd-networkd
doctor-cure-settings-no-resolved = apt install systemd-resolved；systemctl enable --now systemd-resolved；ln -sf /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
doctor-cure-settings-other-hands = 請從 /etc/network/interfaces 中刪去該接口（或運行 systemctl disable --now NetworkManager），然後重啟。
