# Made from ../zh-CN/hours.ftl by `kiosk generate traditional`. Other words: kiosk/traditional/exceptions.toml.
# --- 開放時間以外，更新時 ---
hours-title = 現在不是開放時間
hours-message = 請在開放時間再來，或到其他地點辦理。
hours-opens-today = 今天 { $time } 開放
hours-opens-tomorrow = 明天 { $time } 開放
hours-opens-day = { $date } { $time } 開放
updating-title = 本機正在更新
updating-message = 過幾分鐘就好。請稍後再來，或使用其他終端。
updating-reason = 已提交的申請都已保存，不受影響。
