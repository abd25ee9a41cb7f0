# --- the page on somebody's own phone: what stands on all of them ---
phone-page-language = Language
phone-page-terminal = Terminal { $number }
phone-page-left = { $minutes ->
    [one] About 1 minute left
   *[other] About { $minutes } minutes left
}
phone-page-stop = Stop, send nothing
phone-page-demonstration = Demonstration data without legal force

# --- the first look: is this the right terminal? ---
phone-page-compare-title = Is this the terminal in front of you?
phone-page-compare = Does the terminal's screen show this number?
phone-page-compare-number = Number: { $digits }
phone-page-compare-yes = Yes, the same number
phone-page-compare-no = If it is another number, close this page: it belongs to somebody else.
phone-page-for-item = What it is for
phone-page-for-material = What is wanted
phone-page-what-happens = What happens to it
phone-page-what-happens-upload = It goes to this terminal only. Nothing is handed in before you confirm it there. Where and when a picture was taken is removed. Our platform keeps nothing of it.
phone-page-what-happens-sign = You prove who you are, read what the terminal has prepared, and sign. Nothing is handed in before you confirm it at the terminal.

# --- sending pictures ---
phone-page-upload-title = Send pictures: { $material }
phone-page-upload-lead = Lay the page flat and in good light. All four edges should be seen.
phone-page-refused-title = Pictures like these are sent back
phone-page-refused-blurred = Blurred: the letters cannot be read
phone-page-refused-cut = Cut off: an edge or a corner is missing
phone-page-refused-glare = Glare, or a hand or its shadow over the text
phone-page-refused-other = Something else than what is wanted
phone-page-doubt-blurred = This one looks blurred, or empty. Look at it; if you cannot read it, remove it and take it again.
phone-page-doubt-dark = This one is very dark. Take it again in better light.
phone-page-doubt-none = It looks neither blurred nor dark. The department decides whether it will do.
phone-page-upload-kinds = At most { $files } files: JPEG or PNG pictures of up to { $pictures } MB, or PDF of up to { $megabytes } MB.
phone-page-upload-camera = Take a picture now
phone-page-upload-choose = Choose pictures or PDF
phone-page-upload-send = Send
phone-page-upload-sending = Sending: { $percent } %
phone-page-upload-preparing = Preparing the pictures …
phone-page-upload-nothing-chosen = Take a picture or choose a file first.
phone-page-upload-broken = It was not sent: the connection broke. Please try again.
phone-page-sent-title = Sent so far
phone-page-sent-none = Nothing yet.
phone-page-sent-picture = Number { $number }: picture, { $kilobytes } KB
phone-page-sent-pdf = Number { $number }: PDF, { $kilobytes } KB
phone-page-remove = Remove number { $number }
phone-page-upload-finish = That is all
phone-page-taken = { $count ->
    [one] One file has arrived.
   *[other] { $count } files have arrived.
}
phone-page-refused = File { $place } was not taken. { $why }
phone-page-why-empty = It is empty.
phone-page-why-too-large = It is too large. Take the picture again with the button here, or send a smaller one.
phone-page-why-too-many = There are enough files already. Remove one first.
phone-page-why-too-much = All files together are too large. Remove one first.
phone-page-why-too-small = The picture is too small to be read. Send the original picture, not a preview.
phone-page-why-heic = It is an HEIC picture, which departments cannot open. Take it with the button here, or set the camera to "Most Compatible" (JPEG).
phone-page-why-other-kind = It is no JPEG or PNG picture and no PDF.
phone-page-why-damaged = It is damaged and cannot be opened. Please send it again.
phone-page-why-locked = The PDF is protected by a password. Please send one without.
phone-page-why-too-many-pages = The PDF has too many pages. Send only those that are wanted.
phone-page-why-not-only-that = It holds something besides its pages, such as a program, and is not taken for safety. Take a new picture of the page.

# --- signing ---
phone-page-identify-title = First: who are you?
phone-page-identify-lead = Only { $name } can sign this.
phone-page-send-code = Send a code to my phone on record
phone-page-code-sent = Six digits were sent to { $phone }.
phone-page-code-label = The six digits
phone-page-code-check = Go on
phone-page-use-app = Confirm in the city App
phone-page-app-wait = Confirm in the city App now. This page looks again every few seconds.
phone-page-app-look = I have confirmed
phone-page-code-wrong = These are not the digits that were sent. Please try again.
phone-page-code-spent = Wrong too often. Please sign at the terminal, or confirm in the App.
phone-page-code-expired = The code is too old. Have a new one sent.
phone-page-code-soon = A code was sent a moment ago. A new one can be sent after a minute.
phone-page-code-none = No phone is on record for you. Confirm in the city App, or sign at the terminal.
phone-page-app-refused = It was not confirmed in the App.
phone-page-app-other = Somebody else confirmed it. Only { $name } can sign this.
phone-page-sign-title = Read and sign
phone-page-sign-lead = This is the form that the terminal has prepared. If anything is wrong, stop here and change it at the terminal.
phone-page-sign-digest = Check number of this form
phone-page-draw-title = Sign with your finger
phone-page-draw-pad = Field to sign in. Who cannot draw types the name below.
phone-page-draw-clear = Clear and begin again
phone-page-draw-done = Sign
phone-page-draw-short = That is too little for a signature. Please sign again, larger.
phone-page-type-title = Or type your name
phone-page-type-label = Your full name, as on your card
phone-page-type-declare = This stands for my signature
phone-page-type-done = Sign with my typed name
phone-page-type-wrong = That is not the name of who signs here. Type it as on the card.
phone-page-type-undeclared = Tick that it stands for your signature.

# --- the end, and everything that goes wrong ---
phone-page-finished-upload-title = Sent
phone-page-finished-upload = The terminal has your pictures. Please go on there. You can close this page.
phone-page-finished-sign-title = Signed
phone-page-finished-sign = The terminal shows that you have signed. Please go on there. You can close this page.
phone-page-declined-title = Stopped
phone-page-declined = Nothing of it was kept. You can go on at the terminal in another way.
phone-page-revoked-title = This code is over
phone-page-revoked = It was ended at the terminal, or the visit there is over. Nothing of yours is kept here. The terminal can show a new code.
phone-page-expired-title = This code has expired
phone-page-expired = A code is good for ten minutes. Nothing of yours is kept here. The terminal can show a new code.
phone-page-unknown-title = This code is not known
phone-page-unknown = It may be an old one. Scan the code on the terminal's screen again.
phone-page-elsewhere-title = Another phone is using this code
phone-page-elsewhere = A code is good for one phone. If that was not you, stop at the terminal and have a new code shown.
phone-page-busy-title = Too much at once
phone-page-busy = Please wait half a minute and try again. What was sent before is still there.
phone-page-too-long = What you sent is larger than what is allowed, and nothing of it was kept. Send fewer or smaller files.
phone-page-too-slow = The connection is too slow, and nothing of it was kept. Send one file at a time.
phone-page-not-understood-title = That did not work
phone-page-not-understood = Please scan the code on the terminal's screen again.
phone-page-back = Back
phone-page-sign-late = This form cannot be signed any more; please ask the applicant.
