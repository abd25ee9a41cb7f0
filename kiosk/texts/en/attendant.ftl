# The desk: for an attendant at the machine, without a keyboard.

attendant-way-in = For attendants: press and hold for two seconds
pin-title = Attendant's PIN
pin-message = For staff only. Enter six digits.
pin-checking = Checking …
pin-wrong = This PIN is wrong. Three wrong tries block the pad for 5 minutes.
pin-blocked = { $minutes ->
    [one] Three wrong tries. Try again in one minute. Switching off makes it no shorter.
   *[other] Three wrong tries. Try again in { $minutes } minutes. Switching off makes it no shorter.
 }
pin-not-checked = It could not be checked. Enter it once more.
pin-progress = { $entered } of { $length } digits entered
pin-clear = Clear
pin-cancel = Cancel

desk-title = Attendant's desk
desk-idle-message = { $seconds ->
    [one] In 1 second the desk closes.
   *[other] In { $seconds } seconds the desk closes.
 }
desk-leave = Leave the desk
desk-stop-printing = Stop printing
desk-service = This terminal
desk-in-service = in service
desk-out-of-service = out of service since { $since }
desk-never = not recorded

desk-condition-ready = well
desk-condition-busy = at work
desk-condition-needs-attention = needs a hand
desk-condition-faulty = reports a fault
desk-condition-offline = does not answer
desk-condition-absent = not connected
desk-condition-unknown = not clear
desk-condition-not-supported = does not say

desk-cure-condition-needs-attention = Look at the lamps and covers of the device.
desk-cure-condition-faulty = Switch it off for 10 seconds and on again. If the fault stays, report it.
desk-cure-condition-offline = Check power and cable, both ends.
desk-cure-condition-absent = Plug in its cable.
desk-cure-condition-unknown = Wait a few seconds; then check the cable.
desk-cure-portrait-library = Tell the supplier: the photos of cards are not decoded.
desk-cure-paper-low = Refill soon.
desk-cure-paper-low-receipt-printer = Have a new roll ready.
desk-cure-paper-out = Refill paper.
desk-cure-paper-out-document-printer = Pull out the tray, put in squared A4 paper, push it to the stop.
desk-cure-paper-out-receipt-printer = Open the cover, put in a new roll with its thermal side to the head, close the cover.
desk-cure-paper-jam = Open the cover, pull the paper out slowly in its own direction, remove scraps, close the cover.
desk-cure-paper-not-taken = Take the paper out of the mouth.
desk-cure-cover-open = Close the cover until it clicks.
desk-cure-output-full = Empty the output.
desk-cure-toner-low = Have a cartridge ready.
desk-cure-toner-out = Change the cartridge.
desk-cure-cutter = Switch it off, remove paper from the knife, switch it on.
desk-cure-overheated = Let it cool for 10 minutes and check its vents.
desk-cure-self-test-failed = Switch it off and on. If it fails again, report it.
desk-cure-not-authorised = Its security module is not licensed: report it.
desk-cure-other = Look at the device's own display.

desk-paper-path = A4 output
desk-path-free = free
desk-path-locked = locked: somebody's page may be in it
desk-path-left = a page may have been left in it
desk-cure-path-locked = Open the printer, take out and destroy every page, then confirm below.
desk-cure-path-left = Take out and destroy what lies there, then confirm below.
desk-door = Door
desk-door-open = open
desk-door-closed = closed
desk-cure-door-open = Close and lock it when you are done.
desk-case = Case
desk-case-tampered = somebody may have tampered with it
desk-case-whole = whole
desk-cure-case = Look at seals and locks, and report it before anybody is served.
desk-path-asking = The printer is asked whether its old job has ended …
desk-path-cleared = Confirmed: the output is empty. A4 printing goes on.
desk-path-not-yet = Your word is kept. The printer does not yet say that its old job has ended; as soon as it does, A4 printing goes on. Is it switched on?
desk-ask-path-title = Is the output empty?
desk-ask-path = You confirm that you have opened the printer, that no page of anybody is in its output or inside it, and that what you took out is destroyed. The next resident can print then.
desk-path-is-empty = Yes, it is empty
desk-not-yet = Not yet, back

desk-ask-refill-title = How much A4 paper was put in?
desk-ask-refill = Choose the number of sheets. The terminal reckons by it when to call for more.
desk-refill = { $sheets } sheets
desk-refilled-with = { $sheets } sheets of A4 put in
desk-paper-left = A4 paper left
desk-paper-about = about { $sheets } sheets
desk-paper-unknown = known after the next refill
desk-paper-low = about { $sheets } sheets left

desk-counted = Counted
desk-since-refill = Since refill
desk-in-all = In all
desk-a4-pages = A4 pages
desk-toner-pages = A4 pages on this toner
desk-receipts = Receipts
desk-cards = ID cards read
desk-visits = Visits
desk-refilled = Paper refilled
desk-roll-changed = Roll changed
desk-toner-changed = Toner changed

desk-do-paper-path-empty = The output is empty
desk-do-paper-refilled = A4 paper refilled
desk-do-receipt-roll-changed = Receipt roll changed
desk-do-toner-changed = Toner changed
desk-do-test-receipt = Print test receipt
desk-do-test-page = Print A4 test page
desk-do-out-of-service = Out of service
desk-do-in-service = Back in service
desk-doing = { $what }: being recorded …
desk-done = Recorded: { $what }
desk-failed = Not recorded: { $what }. The terminal's disk has a fault; report it.
desk-unconfirmed = Perhaps not recorded: { $what }. Look once more.
desk-test-printing = { $what }: printing …
desk-test-printed = { $what }: printed. Take it and look at it.
desk-test-not-printed = { $what }: nothing was printed.
desk-test-unknown = { $what }: nobody knows whether it was printed. Look into the output.
desk-test-problem = { $said } { $problem }

closed-out-of-service = Staff are working on this terminal. We are sorry for the trouble.
closed-out-of-service-reason = Why: maintenance. Please use another terminal, or ask at a counter.

profile-form-pin-hash = the line that kiosk attendant pin prints
pin-ask = Six digits for the attendant's PIN (not shown)
pin-ask-again = The same once more
pin-differs = They differ; nothing was made.
pin-weak-not-six-digits = A PIN has six digits.
pin-weak-one-digit = One digit six times is no PIN.
pin-weak-run = A run of digits is no PIN.
pin-weak-phone = A phone number that is written on the terminal is no PIN.
pin-line = Put this line into the section [attendant] of the terminal's profile:
