# --- 开放时间以外，更新时 ---
hours-title = 现在不是开放时间
hours-message = 请在开放时间再来，或到其他地点办理。
hours-opens-today = 今天 { $time } 开放
hours-opens-tomorrow = 明天 { $time } 开放
hours-opens-day = { $date } { $time } 开放
updating-title = 本机正在更新
updating-message = 过几分钟就好。请稍后再来，或使用其他终端。
updating-reason = 已提交的申请都已保存，不受影响。
