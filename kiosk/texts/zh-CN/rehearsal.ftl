# --- 演练 ---
rehearsal-did-not-start = 演练没有开始：{ $reason }
journey-passed = 全部 { $steps } 步通过，点按 { $taps } 次，用时 { $seconds } 秒
journey-failed = 第 { $step } 步没有通过（第 { $line } 行：{ $source }）：{ $reason }
journey-failed-picture = 当时的画面：{ $file }
