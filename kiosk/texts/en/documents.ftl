# Paper: A4 of the terminal's own, and receipts.

document-page-label = Page { $page } of { $pages }
document-table-subtitle = Result of a self-service query
document-table-name = Name
document-table-number = Document number
document-table-span = Period
document-table-source = Source
document-table-as-of = As of
document-table-printed = Printed
document-table-not-a-certificate = This page is the result of a query and not a certificate. It bears no seal and is for your own information; your name and number are masked. If you need a certificate, print one at this terminal.
document-table-wrong = If something looks wrong, call { $hotline } or ask at a counter.
document-footer = { $hall } · Terminal { $terminal } · Hotline { $hotline }
document-trace = { $terminal } · { $time }

receipt-certificate-title = Certificate printed
receipt-query-title = Query printed
receipt-trouble-title = Printing trouble
receipt-item = Service
receipt-holder = For
receipt-holder-number = Document number
receipt-pages = Pages
receipt-page-count = { $pages }
receipt-valid-until = Valid until
receipt-code = Verification code
receipt-scan = Scan to verify
receipt-span = Period
receipt-source = Source
receipt-as-of = As of
receipt-sums = Totals
receipt-reference = Reference
receipt-time = Time
receipt-place = Place
receipt-terminal = Terminal
receipt-hotline = Hotline
receipt-next = What next
receipt-certificate-next = Check that you have every A4 page. Hand the certificate to whoever asked for it; they can scan the code or type it in to verify it.
receipt-query-next = The result is for your own information and not a certificate. If something looks wrong, call the hotline or ask at a counter.
receipt-trouble-happened = What happened
receipt-trouble-done = What was done
receipt-trouble-next = You can print again later, here or at another terminal; or call the hotline and give the reference above.

test-print-title = Test print
test-print-device = Device
test-print-rare = Rare hanzi
test-print-punctuation = Punctuation
test-print-scan = Scan: it says device and time
test-print-look = Look for: white stripes in the bar (dirt on the head or the drum), boxes in place of hanzi, letters without their marks, something cut off at an edge, and a code that no telephone reads.
