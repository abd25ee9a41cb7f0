# --- rehearsal: journeys ---
rehearsal-did-not-start = The rehearsal did not start: { $reason }
journey-passed = All { $steps } steps went well: { $taps } taps, { $seconds } s
journey-failed = Step { $step } failed (line { $line }: { $source }): { $reason }
journey-failed-picture = What was on the screen: { $file }
journey-step-tap = tap { $control }
journey-step-type = type into { $control }
journey-step-card-take = take the card away
journey-step-card-lay = lay a card on the reader: { $card }
journey-step-card-fault = the reader fails: { $fault }
journey-step-device = device: { $what }
journey-step-link = link: { $to }
journey-step-platform = platform: { $to }
journey-step-paper = take all the paper
journey-step-attendant = the attendant confirms that the paper path is empty
journey-step-kiosk = terminal: { $do }
journey-step-picture = take the picture { $name }
journey-step-page = see the page { $page }
journey-step-output = look at what was printed
journey-step-screen = look at the screen

# --- rehearsal: demonstration ---
demo-begins = No display here: playing on a virtual one: { $title }
demo-window-begins = The terminal and its dock are open; close either window to end
demo-done = { $steps } steps in { $seconds } s; { $taps } taps from the first touch to the paper, { $after } of them after the card
demo-too-many-taps = More than { $most } taps
demo-files = Files are in { $folder }
demo-failed = The demonstration did not come to its end
demo-ended = The demonstration has ended

demo-page-title = A self-service government terminal, demonstrated
demo-page-lead = Taken step by step from the real application: real touches, the card reader's serial protocol, an IPP printer, an ESC/POS receipt and a signed PDF.
demo-page-summary = { $steps } steps, { $seconds } s, { $taps } taps to the paper ({ $after } of them after the card)
demo-page-at = at { $seconds } s
demo-page-receipt = The receipt
demo-page-sheet = The A4 document, page { $page }
demo-page-pdf = The PDF as the printer received it
