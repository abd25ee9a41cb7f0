# Made from ../zh-CN/stats.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- kiosk stats ---
stats-title = { $first } 至 { $last } 的統計（不含個人信息）
stats-none = 沒有記錄。
stats-line = { $count }　{ $name }
stats-first-read = 一次讀成率 { $percent }
stats-unreadable = 讀不了 { $file }：{ $fault }
stats-visit = 來訪次數
stats-used-seconds = 使用秒數
stats-opened = 查看事項
stats-started = 開始辦理
stats-finished = 辦成
stats-left-at = 中途離開（停在哪一頁）
stats-asked = 查詢平台
stats-printed = 打印次數
stats-pages = A4 張數
stats-slip = 小票
stats-failed = 沒辦成（原因）
stats-card-at-once = 一次讀成
stats-card-again = 再次讀成
stats-card-not-read = 讀卡失敗（原因）
stats-card-left = 遺留證件
stats-paper-left = 遺留紙張
stats-call = 呼叫工作人員
stats-rated = 評價
stats-reported = 反映辦不成事
