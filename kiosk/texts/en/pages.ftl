# --- shared ---
list-join = { ", " }
sentence-join = { " " }
clause-join = { "; " }
demonstration = Demonstration data - no legal force
language-zh-cn = 简体中文
language-zh-hant = 繁體中文
language-en = English
language-pt = Português
text-size-s = Small
text-size-m = Normal
text-size-l = Large
text-size-xl = Largest
theme-standard = Standard
theme-elder = Easy view
theme-contrast-light = High contrast
theme-contrast-dark = Dark
month-name = { $short } { $year }
month-short = { $short }
month-span = { $first } to { $last }
month-01 = Jan
month-02 = Feb
month-03 = Mar
month-04 = Apr
month-05 = May
month-06 = Jun
month-07 = Jul
month-08 = Aug
month-09 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
page-count = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 }
note-items-in-english = Names and guides of services are in English.
note-page-in-english = This page is in English only.

# --- header and footer ---
header-terminal = Terminal { $number }
header-date = { $weekday }, { $day } { $short } { $year }
link-online = Online
link-offline = Offline
link-unknown = Connecting
footer-help = Help: call { $hotline }, terminal { $terminal }
footer-help-short = Help { $hotline }, { $terminal }
footer-resident = { $name } is being served
footer-time-left = { $seconds ->
    [one] 1 second left
   *[other] { $seconds } seconds left
 }
reminder-card = Your card has been read - please put it away
idle-title = Are you still here?
idle-message = { $seconds ->
    [one] In 1 second this visit ends and your data is erased.
   *[other] In { $seconds } seconds this visit ends and your data is erased.
 }
action-stay = I am still here
action-back = Back
action-home = Home
action-retry = Try again
action-end = End

# --- attract and home ---
attract-headline = Government services, 24 hours a day
attract-greeting = Welcome. What can we do for you?
attract-touch = Touch the screen to begin
attract-note = Or lay your ID card on the reader
home-title = What would you like to do?
home-search-hint = Search: words, pinyin or initials
home-empty = Nothing found for "{ $search }". Try other words, or look through all services.
home-greeting = Hello { $name }, please choose a service
tile-available = Available here
tile-on-screen-only = On screen, no printing now
tile-without-receipt = Available, no receipt now
guide-who = Who
guide-bring = What to bring
guide-takes = How long
guide-fee = Fee
guide-pay = Can be paid with
pay-up-to = { $ways } (up to CNY { $amount })
pay-way-wechat = WeChat Pay
pay-way-alipay = Alipay
pay-way-unionpay = UnionPay QuickPass
pay-way-digital-yuan = Digital yuan
pay-way-bank-card = Bank card
action-start = Start

# --- why something is not available ---
device-id-card = ID card reader
device-receipt-printer = Receipt printer
device-document-printer = A4 printer
device-card = Card reader
device-camera = Camera
device-document-scanner = Document camera
device-code-scanner = Code scanner
device-keypad = Keypad
device-signals = Lamps and contacts
device-finger = Fingerprint reader
obstacle-not-fitted = This terminal has no such device ({ $device })
obstacle-device-away = { $device }: not available at the moment
obstacle-paper-out = { $device }: out of paper
obstacle-paper-jam = { $device }: paper jam
obstacle-cover-open = { $device }: cover open
obstacle-output-full = { $device }: output full
obstacle-toner-out = { $device }: out of toner
obstacle-paper-path-locked = A4 printing waits for an attendant to check the paper output
obstacle-offline = Offline - not possible at the moment
obstacle-cannot-keep = Nothing can be handed in here at the moment
obstacle-not-set-up = Not set up yet: nothing can be handed in here
obstacle-clock-wrong = Nothing can be handed in here until the terminal knows the time
obstacle-way-not-here = Not offered here
obstacle-tried-out = Tried often enough in this visit
obstacle-withdrawn = Not offered any more
obstacle-not-yet = Offered from { $day }
obstacle-no-longer = Was offered until { $day }
obstacle-not-here = Not offered in this region
obstacle-not-at-this-level = Handled by each district or county itself, and not by this one
obstacle-not-in-this-channel = Not offered at banks
obstacle-closing = Closes on { $day }: without a link it might arrive too late. Wait for the link, or go to the counter
obstacle-closed-now = Open from { $opens } to { $closes } only
obstacle-not-paid-here = It cannot be paid at this terminal
obstacle-too-much-here = It is more than can be paid at a terminal: please go to a counter
elsewhere = Go to: { $place }, { $hours }{ $now ->
    [open] {" "}(open now)
    [closed] {" "}(closed now)
   *[unknown] {""}
}
problem-paper-low = paper is running low
problem-paper-out = out of paper
problem-paper-jam = paper jam
problem-paper-not-taken = paper not taken
problem-cover-open = cover open
problem-output-full = output full
problem-toner-low = toner is running low
problem-toner-out = out of toner
problem-cutter = cutter fault
problem-overheated = too hot
problem-self-test-failed = self-test failed
problem-not-authorised = device not authorised
problem-portrait-library = photos of cards cannot be decoded
problem-other = the printer reports a fault
