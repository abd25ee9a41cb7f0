# Made from ../zh-CN/provision.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# kiosk provision

provision-step-machine = 主機檢查
provision-step-system = 用戶和目錄
provision-step-profile = 終端配置
provision-step-secrets = 機密文件
provision-step-key = 終端密鑰
provision-step-enrolment = 平台入網登記
provision-step-catalogue = 事項目錄
provision-step-index = 搜尋索引
provision-step-devices = 設備檢測
provision-step-slip = 就緒單
provision-step-service = 開機自啟

provision-ended-was-so = 無需改動
provision-ended-done = 已完成
provision-ended-would-do = 將執行
provision-ended-waits = 等待中
provision-ended-cannot = 需處理
provision-ended-failed = 失敗
provision-ended-not-reached = 未執行

provision-sum-done = 終端已就緒，改動了{ $count }個步驟。
provision-sum-nothing = 終端已就緒，沒有需要改動的地方。
provision-sum-would = 將改動{ $count }個步驟；本次沒有做任何改動。
provision-sum-open = 尚未就緒：還有{ $count }個步驟沒有完成。請按提示處理後再次運行，已完成的步驟不會重做。

provision-no-stick = { $folder }不是文件夾。請插好U盤，並寫明其中的文件夾。
provision-ask-code = 平台發放的一次性登記碼（輸入時不顯示）
provision-compare = U盤上回執的核對號是 { $number }。與辦理人員告知的號碼一致嗎？
provision-no-request = { $file }不是本終端的登記申請。請先在終端上運行「kiosk provision 配置文件 --without-network 文件夾」。
provision-carried = 回執已寫入{ $file }。請把核對號告知終端旁的人員：{ $number }

provision-machine-so = { $release }，記憶體{ $megabytes } MB；磁盤、時鐘、字體正常
provision-not-root = 只有root用戶可以配置終端
provision-not-root-cure = 請用sudo重新運行。
provision-memory = 記憶體只有{ $megabytes } MB：終端不使用交換空間，至少需要{ $least } MB
provision-memory-cure = 請加裝記憶體，或更換主機。
provision-no-package = 沒有安裝civic-kiosk軟件包，或安裝不完整
provision-no-package-cure = apt install ./civic-kiosk_<版本>_<處理器>.deb
provision-release = 本版本沒有在{ $release }上試驗過（支持Debian 12和13）
provision-release-cure = 可自擔風險繼續，或改裝Debian 12。
provision-swap = 記憶體內容可能以明文寫入{ $name }
provision-swap-cure = 終端程序本身不使用交換空間，但仍請關閉：swapoff -a，並刪除/etc/fstab中的對應行；或用每次開機新生成的密鑰加密（crypttab的swap選項）。
provision-no-panel = 沒有檢測到螢幕
provision-no-panel-cure = 請打開螢幕電源，檢查連接線。
provision-other-panel = 配置寫的是{ $width } x { $height }像素，而螢幕是{ $has }
provision-other-panel-cure = 請改正配置中的[screen]，或確認螢幕型號是否正確。
provision-no-display = 本機無法正確顯示窗口；未安裝：{ $packages }
provision-no-display-cure = apt install { $packages }
provision-no-cage-cure = apt install { $packages }。或者改用 X：apt install { $others }，並在 { $file } 中寫入 KIOSK_SESSION=x11。
provision-x-is-there-cure = apt install { $packages }。本機已裝有 X：如要使用，請在 { $file } 中寫入 KIOSK_SESSION=x11。

provision-system-so = 用戶{ $user }及其目錄都在，其他用戶無權訪問
provision-user-to-do = 建立用戶{ $user }，不能登入
provision-folder-to-do = 建立{ $folder }，只有終端可以訪問

provision-profile-so = { $file }就是這份配置
provision-profile-old = { $file } 中有舊寫法，仍可使用
provision-profile-old-cure = 運行kiosk profile migrate { $file } 可改為現行寫法，註釋保留
provision-profile-to-do = 把{ $name }放到{ $to }
provision-profile-broken = 放好的{ $file }無法讀取
provision-profile-broken-cure = 請對它運行「kiosk profile check」：它引用的文件有的沒有放到位。
provision-file-missing = { $key }：{ $path }不存在
provision-file-outside = { $key }：{ $path }指向了配置文件所在文件夾之外
provision-file-cure = 請把{ $name }與配置文件放在一起並按此書寫，或寫明它在終端上的絕對路徑。
provision-unreadable = { $file }：{ $reason }
provision-unreadable-cure = 請檢查文件權限和磁盤，然後再次運行。
provision-command = { $name }運行失敗：{ $words }
provision-command-cure = 請手工運行{ $name }，看它的提示。

provision-secrets-so = 機密文件只有終端可以讀取
provision-secret-to-do = 改為只有終端可以讀取{ $file }

provision-key-so = 密鑰在{ $folder }
provision-key-so-sealed = 密鑰在{ $file }，已封存，僅限本機使用
provision-key-to-do = 在{ $folder }生成終端密鑰，密鑰不會離開本機
provision-key-to-do-sealed = 生成終端密鑰，{ $how ->
    [tpm2] 用本機TPM2
   *[host] 用本機自身的密鑰（沒有TPM2）
 }封存到{ $file }，密鑰不會離開本機
provision-key-to-do-seal = 把{ $folder }中的密鑰{ $how ->
    [tpm2] 用本機TPM2
   *[host] 用本機自身的密鑰（沒有TPM2）
 }封存到{ $file }，並刪除原文件
provision-key-to-do-unseal = 按配置把{ $file }中封存的密鑰放到{ $folder }，並刪除封存文件
provision-key-bad = { $file }不是可以讀取的密鑰
provision-key-bad-cure = 請移走{ $file }，再用新的一次性登記碼運行：終端將生成新密鑰。
provision-key-two = 有兩個不同的密鑰：{ $file }和{ $folder }
provision-key-two-cure = 請移走不是登記時所用的那一個，再次運行。
provision-key-sealing = 密鑰無法封存：{ $words }
provision-key-sealing-cure = 請運行systemd-creds has-tpm2查看。無法封存的機器，請在[platform]中寫key = "file"。
provision-key-unsealing = 無法打開封存的{ $file }：{ $words }
provision-key-unsealing-cure = 它可能是在別的機器上封存的，或者安全啟動設置、主板有過更改。請移走{ $file }和{ $folder }中的證書，再用新的一次性登記碼運行：終端將生成新密鑰。
provision-key-missing = 沒有可用於登記的密鑰
provision-key-missing-cure = 請看密鑰一步的說明，處理後再次運行。
provision-key-unusable = 終端密鑰無法使用

provision-enrolled = 已在平台登記為{ $terminal }，證書有效期至{ $until }
provision-enrol-to-do = 向{ $url }申請{ $terminal }的證書
provision-enrol-other = 現有證書屬於{ $other }，而本終端是{ $terminal }：重新申請
provision-enrol-ends = 證書將於{ $until }到期：重新申請
provision-enrol-ended = 證書已於{ $until }到期：重新申請
provision-credentials-bad = { $folder }中的證書與密鑰不匹配或無法讀取
provision-credentials-bad-cure = 請從{ $folder }移走terminal.certificate.pem，再用新的一次性登記碼運行。
provision-no-code = 沒有一次性登記碼
provision-no-code-cure = 請向平台管理員索取，然後用--code 登記碼再次運行；沒有網絡時，把它存為U盤上的enrolment-code文件。
provision-code-malformed = 登記碼格式不對：應為8到40位字母、數字或短橫線
provision-request-to-do = 把登記申請寫入{ $file }
provision-answer-to-do = 讀取回執{ $file }
provision-answer-awaited = 登記申請在{ $file }：請在有網絡的地方辦理（kiosk carry-enrolment），取得回執後再次運行
provision-answer-not-compared = 回執的核對號{ $number }沒有人核對
provision-answer-not-compared-cure = 請向辦理人員詢問核對號。一致時加--answer-number再次運行；不一致說明U盤在途中被改動過。
provision-answer-unusable = { $file }不是{ $terminal }用本機密鑰提出的申請的回執
provision-answer-unusable-cure = 請刪除U盤上的回執，重新辦理。

provision-platform-no-link = 連接不上{ $url }
provision-platform-no-link-cure = 請檢查網線和platform.url；需要代理的網絡，請在[network]中寫明。沒有網絡時用--without-network 文件夾。
provision-platform-no-answer = { $url }暫時沒有應答（編號{ $reference }）
provision-platform-no-answer-cure = 請過幾分鐘再次運行，登記碼仍然有效。
provision-platform-code-unknown = { $url }不認識這個登記碼（編號{ $reference }）
provision-platform-code-unknown-cure = 請逐個字符重新輸入；仍然不行，請向管理員索取新的登記碼。
provision-platform-code-used = 這個登記碼已被其他終端或其他密鑰使用（編號{ $reference }）
provision-platform-code-used-cure = 請向管理員索取新的登記碼，並說明情況：如果不是本單位使用的，就是被他人冒用。
provision-platform-code-expired = 這個登記碼已過期（編號{ $reference }）
provision-platform-code-expired-cure = 請向管理員索取新的登記碼。
provision-platform-another = 在{ $url }應答的不是平台
provision-platform-another-cure = 中間隔著網絡登入頁或代理。請為本機開通網絡，或在[network]中寫明代理。
provision-platform-refused = { $url }拒絕了申請（編號{ $reference }）
provision-platform-refused-cure = 請把編號告知平台管理員。常見原因是終端編號沒有在平台登記。
provision-platform-not-proven = { $url }沒有證明自己的身份
provision-platform-not-proven-cure = 請與管理員核對platform.ca_file。核對一致前不要繼續：可能有人在中間截取。
provision-platform-clock = 本機時鐘與平台相差太大
provision-platform-clock-cure = 請校準：timedatectl set-time "YYYY-MM-DD HH:MM"，並在[time]中寫明時間服務器。

provision-catalogue-so = 版本{ $version }，{ $taken }取得
provision-catalogue-from-folder = 使用配置文件夾中的事項
provision-catalogue-folder = 讀取{ $folder }
provision-catalogue-ask = 向{ $url }取事項目錄
provision-catalogue-stick = 從U盤取版本{ $version }
provision-catalogue-none = 尚未登記入網，還沒有事項目錄可取
provision-catalogue-unreachable = 連接不上平台（{ $detail }）
provision-catalogue-refused = 未採用：{ $reason }（{ $detail }）
provision-catalogue-cure = 請再次運行；終端自己也會每半小時再試。未被採用的目錄請找平台管理員。

provision-index-so = { $count }個事項都能搜到
provision-index-to-do = 為{ $count }個事項建立索引
provision-index-nothing = 還沒有事項目錄，沒有可搜的內容
provision-index-failed = 索引沒有建成
provision-index-failed-cure = 請檢查磁盤是否已滿。在此之前只能按原文搜尋。

provision-no-devices = 配置中沒有設備
provision-devices-so = { $count }台設備全部正常
provision-devices-in-use = 設備正由運行中的終端使用，可用「kiosk devices watch」查看
provision-device = { $device }：{ $words }
provision-device-cure = { $cures }

provision-slip-so = { $made }的就緒單仍與現狀相符
provision-slip-save = 寫入{ $folder }，附首頁圖片
provision-slip-print = 打印就緒單
provision-slip-not-drawn = 就緒單無法生成（{ $error }）
provision-slip-not-drawn-cure = 請運行「kiosk doctor」：可能缺少字體。
provision-slip-not-printed = 就緒單沒有打印出來
provision-slip-not-printed-cure = 請按設備檢測中的提示處理後再次運行。內容已存入{ $folder }。

provision-service-so = 終端隨主機開機啟動
provision-service-late = 運行中的終端下次啟動時才採用新的配置和密鑰：請在無人使用時運行systemctl restart kiosk.service
provision-service-enable = 設為開機自動啟動
provision-service-start = 現在啟動終端
provision-service-cure = systemctl status kiosk.service；journalctl -u kiosk.service

provision-did-not-hold = 已執行，但檢查結果仍不符
provision-did-not-hold-cure = 請再次運行；仍然如此，請把--json的輸出發給開發方。

readiness-title = 終端就緒單
readiness-ready = 可以投入使用
readiness-not-ready = 尚未就緒
readiness-terminal = 終端編號
readiness-software = 軟件版本
readiness-catalogue = 事項目錄
readiness-certificate = 證書有效期至
readiness-none = 無
readiness-passed = 通過
readiness-failed = 未完成
readiness-step = 步驟
readiness-outcome = 結果
readiness-found = 檢查情況
readiness-home-page = 本終端首頁

# [network], [time] and [logging] of a profile

profile-key-profile-network = 連接平台的網絡；不寫則用主機自己的網絡設置。
profile-key-profile-time = 主機向誰校時；不寫則不核對。
profile-key-profile-logging = 記錄哪些日誌、保留多久。日誌不含任何個人信息。
profile-key-network-proxy = 連接平台所用的代理。設備始終直接連接。
profile-key-network-proxy-login = 代理的用戶名和密碼，格式為「用戶:密碼」，以引用方式給出。
profile-key-network-interface = 必須接通的網卡：未接通時`kiosk doctor`會提示。
profile-key-network-platform-addresses = 平台域名應指向的地址；不寫則不限。指向其他地址時`kiosk doctor`會提示。
profile-key-time-servers = 時間服務器；`kiosk provision`會寫入主機設置。
profile-key-time-most-seconds-off = 主機時鐘與平台最多可相差的秒數。
profile-key-logging-level = 日誌的詳細程度。
profile-key-logging-days = 主機日誌保留的天數。
profile-key-logging-remote = 日誌另外發往何處（RFC 5424，UDP）；不寫則不發送。
profile-form-proxy = 以 http:// 開頭、以端口結尾的地址，如 http://proxy.example.gov:3128
profile-form-interface = 網卡名稱，如 enp1s0
profile-form-platform-addresses = 網絡地址，如 "203.0.113.7"
profile-form-servers = 時間服務器的名稱或地址，至少一個
profile-form-remote = 形如 udp://log.example.gov:514 的地址
profile-login-without-proxy = 寫了代理的用戶名和密碼，卻沒有寫代理：請在network.proxy中寫明

provision-step-surroundings = 網絡、時間和日誌
provision-surroundings-so = 時間服務器、日誌、鍵盤和畫面方向與配置一致；記憶體內容不會以明文寫入磁盤
provision-surroundings-to-do = 寫入{ $file }

doctor-interface-up = 網卡{ $interface }已接通
doctor-interface-down = 網卡{ $interface }未接通
doctor-interface-missing = 沒有網卡{ $interface }
doctor-cure-interface-down = 請檢查網線和交換機，然後運行：ip link set { $interface } up
doctor-cure-interface-missing = 請用「ip link」核對，並改正配置中的network.interface。
doctor-platform-reached = 可以連接{ $host }
doctor-platform-not-reached = 連接不上{ $host }（端口{ $port }）
doctor-platform-unknown = 網絡無法解析{ $host }
doctor-platform-elsewhere = { $host }指向{ $address }，不在平台的地址之內
doctor-cure-platform-not-reached = 請檢查網線、防火牆；使用代理時檢查network.proxy。
doctor-cure-platform-unknown = 請檢查域名服務器：resolvectl status，或/etc/resolv.conf。
doctor-cure-platform-elsewhere = 請向管理員核實平台是否更換了地址；如果沒有，說明域名解析被人改動，請報告。
doctor-time-servers-named = 主機向配置中的時間服務器校時
doctor-time-servers-missing = 主機沒有向{ $server }校時
doctor-cure-time-servers-missing = 請運行kiosk provision 配置文件，或在/etc/systemd/timesyncd.conf中寫明。
doctor-clock-agrees = 時鐘與平台相差{ $seconds }秒
doctor-clock-apart = 時鐘與平台相差{ $seconds }秒，允許{ $most }秒
doctor-clock-not-compared = 時鐘沒有能與平台核對
doctor-cure-clock-apart = 請檢查時間服務器能否連接，然後運行：systemctl restart systemd-timesyncd
doctor-cure-clock-not-compared = 請先完成入網登記，或檢查平台能否連接，然後再次運行。
