# Made from ../zh-CN/devices.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# kiosk devices：給現場或遠程的技術人員。

devices-usable = 正常
devices-not-usable = 異常
devices-status = { $condition }：{ $problems }
devices-original = 設備原話：{ $words }
devices-sam-id = 安全模組 { $number }
devices-none-fitted = 本配置沒有設備。
devices-not-fitted = 這裡沒有設備「{ $name }」。可用：{ $known }。
devices-no-printer = 本配置沒有打印機。
devices-crashed = 驅動程序出錯：{ $place }。請連同這一行上報。
devices-no-udev = 本機無法列出所接設備：沒有 udev 庫，或沒有 /sys。

devices-condition-ready = 就緒
devices-condition-busy = 忙
devices-condition-needs-attention = 需要人處理
devices-condition-faulty = 設備自報故障
devices-condition-offline = 沒有應答
devices-condition-absent = 未接入
devices-condition-unknown = 應答無法理解
devices-condition-not-supported = 設備不能報告狀態

devices-cure-ready = 無需處理。
devices-cure-busy = 等它做完。終端正在運行時設備由終端佔用：先停止終端再檢查。
devices-cure-needs-attention = 到機器旁查看紙張、蓋板和設備自己的顯示。
devices-cure-faulty = 斷電，等十秒，再通電。仍報同樣故障則更換設備。
devices-cure-offline = 檢查電源、兩端接線，以及配置中的波特率或地址是否與設備一致；串口設備還要看驅動是否選對。
devices-cure-absent = 請接好設備。若已接好，請用 kiosk devices list 核對配置中的路徑或地址。
devices-cure-unknown = 檢查配置中的驅動是否適合該設備、波特率是否正確、該地址上是否是別的設備。
devices-cure-not-supported = 請實際試一次：kiosk devices print-test、kiosk devices read。
devices-not-allowed = 當前用戶無權打開
devices-not-allowed-cure = 設備可能沒有問題，是當前用戶沒有權限。kiosk doctor 會指出有權限的用戶組：把用戶加入該組後重新登入。
devices-network-cure = { $host } 沒有應答。檢查設備電源和網線，並試：ping { $host }。打印隊列在本機時：systemctl status cups。

devices-remedy-paper-low = 請盡快換紙。
devices-remedy-paper-out = 請裝紙：紙卷的打印面朝向打印頭，紙疊理齊並推到底。
devices-remedy-paper-jam = 打開蓋板，順著出紙方向抽出紙張，清除碎紙，合上蓋板。
devices-remedy-paper-not-taken = 取走出紙口的紙。
devices-remedy-cover-open = 合上蓋板，直到聽見咔嗒聲。
devices-remedy-output-full = 清空出紙盤。
devices-remedy-toner-low = 請準備好硒鼓。
devices-remedy-toner-out = 請更換硒鼓。
devices-remedy-cutter = 斷電，清除切刀處的紙，再通電。
devices-remedy-overheated = 冷卻十分鐘，並檢查散熱口是否被擋。
devices-remedy-self-test-failed = 斷電後重新通電。自檢仍不通過則更換設備。
devices-remedy-not-authorised = 安全模組未獲授權：請供應商檢查，或更換設備。
devices-remedy-portrait-library = 證件本身可以讀取，照片以灰色圖代替。請檢查配置文件中的 wlt_library：文件是否存在，是否適用於本機，是否導出 unpack 函數。如果它崩潰或無響應，請向其提供方索取新版本。
devices-remedy-other = 查看設備自己的顯示，並對照設備手冊。

devices-finding-hangs = 沒有按時返回
devices-finding-not-asked = 未檢查：同一總線上的設備沒有按時返回
devices-finding-failed = 驅動程序出錯
devices-not-asked-cure = 請先處理沒有按時返回的設備，再檢查一次。
devices-hangs-cure = 拔下後重新插上。若無效請上報：驅動程序不應停住。

devices-usb = { $product }（{ $ids }），插口 { $socket }
devices-nameless = 沒有名稱的 USB 設備
devices-serial-number = 序列號 { $number }
devices-port-serial = 串口 { $node }
devices-port-hidraw = HID 設備 { $node }
devices-port-video = 鏡頭 { $node }
devices-port-usb-printer = USB 打印機 { $node }
devices-port-input = 按鍵 { $node }
devices-port-pcsc = 晶片卡讀卡器「{ $node }」
devices-path-stable = { $path }（現為 { $node }）
devices-path-fixed = { $path }
devices-path-unstable = { $path }（重啟後可能變成別的設備）
devices-thought-known = 是：{ $families }
devices-thought-bridge = 是USB轉串口，看不出後面接的是什麼。可能是：{ $families }
devices-thought-service = 是：{ $families }；由智能卡服務管理並另行列出
devices-thought-possible = 可能是：{ $families }
devices-thought-unknown = 不是本程序所知的終端設備
devices-twin-serial-number = 接有多台同型號設備，這一台以序列號 { $number } 區分。
devices-twin-bus-path = 接有多台同型號設備，沒有各自的序列號，這一台以插口 { $socket } 區分；換插口會被當成另一台。
devices-used-by = 由 [devices.{ $section }] 使用
devices-not-used = 本配置沒有使用
devices-missing = [devices.{ $section }] 指向 { $path }，那裡沒有設備。
devices-nothing = 沒有接入驅動程序可用的設備。
devices-no-smart-card-service = 智能卡服務沒有應答，晶片卡讀卡器未列出。（systemctl status pcscd）

devices-nothing-to-suggest = 沒有接入能識別的設備。
devices-verdict-ready = 這一節可直接使用。
devices-verdict-another = 上面已有同類設備（{ $family }），一台終端每類只有一台。要用這一台，請以這一節替換。
devices-verdict-guess = 請選用正確的一節，並去掉行首的 #。
devices-verdict-no-driver = 已識別設備（{ $family }），但本版本沒有它的驅動程序。
devices-verdict-no-port = 已識別設備（{ $family }），但它沒有驅動程序可用的接口。請檢查工作模式（串口或 HID-POS）。
devices-verdict-needs-more = 已識別設備（{ $family }），但驅動程序還需要這裡看不到的信息，請手工填寫。
devices-path-can-change = { $path } 重啟後可能變成別的設備。
devices-udev-rule = 把下一行寫入 /etc/udev/rules.d/70-kiosk.rules，它就固定為 /dev/kiosk/{ $family }；然後重新插上設備，再查看一次建議。

devices-lay-card = 請把身份證放在讀卡器上（{ $seconds } 秒）。
devices-card-resident = 居民身份證
devices-card-hk-macao-taiwan = 港澳台居民居住證
devices-card-foreigner-2017 = 外國人永久居留身份證（2017版）
devices-card-foreigner-2023 = 外國人永久居留身份證（2023版）
devices-card-holder = { $name }  { $number }
devices-card-in-force = 在有效期內。
devices-card-not-in-force = 不在有效期內。
devices-card-photo = 已讀到照片。
devices-card-no-photo = 沒有讀到照片。
devices-card-portrait-decoded = 照片已解碼。
devices-card-portrait-placeholder = 照片未能解碼，以灰色圖代替。（kiosk devices check）
devices-card-take-away = 請取走證件。
devices-unread-no-card = 沒有找到證件。已讀過的證件要拿起後重新放上才能找到。
devices-unread-taken-away = 證件拿走得太早，請放到讀完為止。
devices-unread-not-readable = 找到了證件，但晶片沒有正常應答。請平放，不要疊放；或換一張證件試。
devices-unread-unknown-card = 本版本不認識這種證件。
devices-unread-bad-data = 讀到的內容不合規範。請換一張證件試；若都讀不出，請更換讀卡器。
devices-unread-sam-refused = 讀卡器與證件互不認可。請換一張證件試；若都不認可，請檢查讀卡器的授權。

devices-trial-printed = { $device }：測試頁已打印。
devices-trial-not-printed = { $device }：沒有打印，之後也不會再出紙。
devices-trial-unknown = { $device }：無法確定是否已打印。請查看打印機並清空其隊列。
devices-trial-not-drawn = { $device }：測試頁無法生成。請檢查字體是否已安裝（fonts-noto-cjk）。
devices-trial-failed = { $device }：驅動程序出錯。請查看打印機，並上報。

devices-record-needs-test-card = 讀到的證件內容會進入記錄。請使用測試卡，並加上 --test-card 確認。
devices-terminal-running = 終端正在運行，設備由它使用。請先停止（systemctl stop kiosk），或在螢幕上的值守界面查看。
devices-record-running = 終端正在運行。請先停止：記錄期間不得為居民服務。
devices-record-no-bytes = 驅動程序 { $driver } 沒有可記錄的字節。
devices-recording = 正在記錄到 { $file }，{ $minutes } 分鐘後自動結束，或按 Ctrl-C 結束。請用測試卡操作設備。
devices-recorded = 已記錄 { $count } 段。查看後請刪除該文件。
