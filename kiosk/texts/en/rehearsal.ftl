# --- rehearsal ---
rehearsal-did-not-start = The rehearsal did not start: { $reason }
journey-passed = All { $steps } steps went well, { $taps } taps, { $seconds } s
journey-failed = Step { $step } failed (line { $line }: { $source }): { $reason }
journey-failed-picture = What was on the screen: { $file }
