# --- notice and card ---
notice-title = Before your card is read
notice-lead = This service needs to know who you are.
notice-what = We read from the chip: name, sex, ethnic group, date of birth, address, number, issuing authority and validity.
notice-why = It is used only to identify you and to do what you choose.
notice-who = It is sent only to the city's service platform and the department in charge.
notice-kept = When you finish, this terminal erases your data at once.
notice-refuse = You may refuse. A service counter will then help you, with the same rights.
action-agree = Agree and continue
action-decline = Refuse
identify-title = Lay your card on the reader
identify-lay = Lay the card flat on the reader and leave it there until told.
identify-tip-flat = Flat on the reader
identify-tip-alone = Away from other cards and phones
identify-tip-still = Still for about two seconds
identify-reading-title = Reading
identify-reading = Please do not move the card.
identify-again-title = Lay the card down once more
identify-failed-no-card = No card was found. Lay it flat in the middle of the reader.
identify-failed-taken-away = The card was taken away a little early. Lay it down again for about two seconds.
identify-failed-not-readable = The chip did not answer. Lift the card and lay it down flat again.
identify-failed-unknown-card = This is not an identity card we can read.
identify-failed-bad-data = The chip was read incompletely. Lift the card and lay it down again.
identify-failed-sam-refused = Reader and card did not recognise each other. Lift the card and lay it down again.

# --- choices and waiting ---
parameters-lead = Check your choices; touch one to change it.
action-next-query = Show
action-next-print = Continue
action-next-apply = Continue
action-next-pay = Pay
action-next-appointment = Continue
action-next-guide = Read
mistake-nothing-chosen = Choose at least one.
mistake-place-missing = Choose the place, or name province, city and county in the next line.
mistake-month-missing = Choose a month.
mistake-wrong-way-round = The last month is before the first. Choose again.
mistake-missing = This is needed.
mistake-too-many-months = { $limit ->
    [one] At most one month. Choose a shorter time.
   *[other] At most { $limit } months. Choose a shorter time.
}
mistake-not-a-number = Type a number, for instance 12.50.
mistake-too-small = At least { $limit }.
mistake-too-large = At most { $limit }.
mistake-too-early = Not before { $limit }.
mistake-too-late = Not after { $limit }.
mistake-not-a-working-day = Choose a day from Monday to Friday.
mistake-not-agreed = Please read this and agree to it, or stop here.
mistake-not-the-same = The two are not the same; please check.
mistake-too-many-chosen = Choose { $limit } at most.
mistake-too-many-days = No more than { $limit } days; please make it shorter.
mistake-too-few-entries = Add at least { $limit }.
mistake-too-many-entries = No more than { $limit }.
mistake-entry-incomplete = Number { $limit } is not complete; please open it.
mistake-not-taken-here = This terminal cannot take this yet; please go to a counter.
mistake-rule = This does not fit.
mistake-too-short = At least { $limit } characters.
mistake-too-long = At most { $limit } characters.
mistake-unseen = There are special signs in it that nobody can see. Please clear it and type it again.
mistake-not-digits = Digits only.
mistake-not-a-name = Type the name as it stands on the card: at least two characters, no digits.
mistake-not-a-phone = A mobile number has 11 digits and begins with 1.
mistake-id-length = An ID number has 18 characters: 17 digits, and a digit or X.
mistake-id-date = The date of birth in this number (digits 7 to 14) does not exist.
mistake-id-check = One character is wrong: the last does not fit the others. Please compare with the card.
mistake-credit-code = A credit code has 18 characters, and one of them is wrong. Please compare with the licence.
mistake-bank-card = A card number has 16 to 19 digits, and one of them is wrong. Please compare with the card.
mistake-plate = This is no number plate, for instance 豫K12345.
mistake-vin = A VIN has 17 letters and digits, without I, O and Q.
mistake-email = This is no e-mail address.
mistake-postcode = A postcode has six digits.
year-name = { $year }
year-span = { $first } – { $last }
day-name = { $day } { $month }
picker-other-month = Another month
list-choose = Touch to choose
list-asking = Asking { $department } what there is to choose. This usually takes a few seconds.
list-answer-first = Choose “{ $field }” first.
list-none = There is nothing to choose here.
list-up = One level up
list-span = { $first } to { $last } of { $all }
list-heading = { $where }: { $span }
list-offer = { $label } ({ $detail })
working-title-query = Looking it up
working-title-print = Preparing your document
working-title-apply = Getting the form ready
working-title-pay = Getting the bill
working-title-appointment = Looking for free times
working-title-guide = Getting the guide
working-message = Asking: { $department }. This usually takes a few seconds.
working-waited = { $seconds } seconds so far; still waiting for the answer.
action-stop = Stop waiting

# --- results ---
fact-name = Name
fact-number = Card number
table-span = Months
table-summary = { $months ->
    [one] { $span }: one month with contributions.
   *[other] { $span }: { $months } months with contributions.
 }
table-year = { $year }
table-sum-of = { $column }, total
table-total = Total
table-note = Source: { $source }; looked up: { $as_of }. This is a query result, not a certificate.
action-print-table = Print this list
action-print-table-again = Print it once more
action-print = Print the certificate
action-print-again = Print it once more
action-other = Another service
print-limit = No more copies in this visit
document-summary = Please check the certificate before you print it.
document-pages = Pages
document-code = Verification code
document-valid = Valid until
document-assurance = Digital signature verified. Signed by: { $signer }

# --- printing ---
printing-title = Printing
printing-message = One moment. Please take all pages when it is done.
printing-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 }
printing-progress = { $done } of { $pages } printed
action-stop-printing = Stop printing
printing-stopping-title = Stopping
printing-stopping = One moment, asking the printer.
printing-problem-title = The printer needs attention
printing-problem = The printer says: { $problem }. It goes on by itself once that is cured; you can also stop printing.
question-title = Please look at the paper output
question-message = { $pages ->
    [one] The printer did not say whether it finished. Did you get your page?
   *[other] The printer did not say whether it finished. Did you get all { $pages } pages?
 }
question-waiting = One moment, asking the printer.
question-printer-says = The printer says
action-got-it = I got everything
action-did-not-get-it = I did not get it
take-paper-title = Please take your paper
take-paper-message = Printing is done. Take everything from the output.
take-paper-count = { $pages ->
    [one] 1 page of A4
   *[other] { $pages } pages of A4
 }
take-paper-receipt = One slip, from the receipt output
take-paper-no-receipt = The slip could not be printed; the certificate is valid without it
take-paper-maybe-receipt = There may be a slip: please look at the receipt output
action-taken-end = Taken - end
action-taken-more = Taken - another service
left-paper-title = Please look at the paper output
left-paper-restarted = This terminal has just restarted and earlier prints were cancelled. If you see paper in the output, please hand it to an attendant. A4 printing waits until an attendant has checked; everything else works.
left-paper-unconfirmed = Nobody knows whether the last print finished. If paper in the output is yours, please take it; if not, please leave it and hand it to an attendant. A4 printing waits until an attendant has checked; everything else works.
left-paper-not-taken = Pages that were just printed may still lie in the output. If they are yours, please take them; if not, please leave them and hand them to an attendant.
action-understood = I understand, go on

# --- the end ---
starting-title = Starting
starting-message = Checking the devices, one moment.
ending-title = Ending
ending-message = Making sure that printing has stopped, and erasing your data.
thanks-title = Done. Thank you
thanks-message = Your data has been erased from this terminal.
thanks-card = Please take your card
thanks-paper = Please take all your papers
action-next-person = Next person
card-left-title = Please take your card
card-left-message = A card still lies on the reader. The next person can be served when it is gone.
closed-title = This terminal is out of service
closed-message = We are sorry. Please use another terminal or a counter. Staff must look at this terminal.
closed-hotline = Hotline { $hotline }, terminal { $terminal }
closed-operator = This terminal is run by { $operator }
closed-nearest = The nearest other terminal: { $place }

# --- trouble ---
trouble-reference = Reference { $number }
trouble-way-hotline = Call { $hotline }, give terminal { $terminal } and the reference below, or go to a counter.

trouble-card-unread-title = The card could not be read
trouble-card-unread-happened = We tried three times. The chip may be damaged.
trouble-card-unread-done = Nothing was read and nothing was submitted.
trouble-card-unread-way = A damaged card can be replaced at the police household counter.

trouble-card-unknown-title = This card cannot be used here
trouble-card-unknown-happened = It is not a resident ID card, a residence permit of Hong Kong, Macao and Taiwan residents, or a permanent resident card.
trouble-card-unknown-done = Nothing was read and nothing was submitted.
trouble-card-unknown-retry = Use another card
trouble-card-unknown-way = Please use one of these cards.

trouble-card-expired-title = The card has expired
trouble-card-expired-happened = Its validity has passed, so it cannot identify you.
trouble-card-expired-done = Your data has been erased and nothing was submitted.
trouble-card-expired-way = Renew it at the police household counter first.

trouble-reader-away-title = The card reader is not available
trouble-reader-away-happened = The ID card reader does not answer.
trouble-reader-away-done = Nothing was read and nothing was submitted.
trouble-reader-away-way = This page goes on by itself when the reader is back.

trouble-under-age-title = Not yet of age
trouble-under-age-happened = This service has an age limit.
trouble-under-age-done = Nothing was submitted.

trouble-item-away-title = This service is not available now
trouble-item-away-happened = It has just been withdrawn or changed.
trouble-item-away-done = Nothing was submitted.

trouble-ask-no-link-title = No connection
trouble-ask-no-link-happened = The service platform cannot be reached at the moment.
trouble-ask-no-link-done = Nothing was looked up, printed or charged. Your choices are still here.
trouble-ask-no-link-way = It is usually back within minutes; try again later.

trouble-ask-timeout-title = It is taking too long
trouble-ask-timeout-happened = The department's system did not answer in time.
trouble-ask-timeout-done = Nothing was printed or charged. Your choices are still here.
trouble-ask-timeout-way = Try now, or come back later.

trouble-ask-busy-title = The system is busy
trouble-ask-busy-happened = Many people are asking now; the platform asks us to wait.
trouble-ask-busy-done = Nothing was printed or charged. Your choices are still here.
trouble-ask-busy-way = Please wait half a minute and try again.

trouble-ask-server-title = The platform has a problem
trouble-ask-server-happened = The service platform gave no usable answer.
trouble-ask-server-done = Nothing was printed or charged. Your choices are still here.
trouble-ask-server-way = Try now, or come back later.

trouble-ask-not-authorised-title = This terminal cannot ask now
trouble-ask-not-authorised-happened = The platform does not accept this terminal; staff must look into it.
trouble-ask-not-authorised-done = Nothing was printed or charged.
trouble-ask-not-authorised-way = Please use another terminal or a counter.

trouble-ask-no-record-title = No record was found
trouble-ask-no-record-happened = The department has no record for your card number.
trouble-ask-no-record-done = Nothing was printed or charged.
trouble-ask-no-record-retry = Ask differently
trouble-ask-no-record-way = If you have been insured, take your card to the social security counter.

trouble-ask-not-eligible-title = You do not meet the conditions yet
trouble-ask-not-eligible-happened = By the department's rules you cannot use this service now.
trouble-ask-not-eligible-done = Nothing was printed or charged.
trouble-ask-not-eligible-retry = Ask differently
trouble-ask-not-eligible-way = The counter can tell you the exact reason.

trouble-ask-document-refused-title = The document did not pass the check
trouble-ask-document-refused-happened = Its digital signature is missing or cannot be trusted, so it was not printed.
trouble-ask-document-refused-done = Nothing was printed or charged. Your choices are still here.
trouble-ask-document-refused-retry = Make it again
trouble-ask-document-refused-way = You can have it made again now.

trouble-not-printed-title = Nothing was printed
trouble-not-printed-happened = The printer did not begin.
trouble-not-printed-done = Not one page came out and nothing was charged. The document is still here.
trouble-not-printed-retry = Back to the document
trouble-not-printed-way = You can print it when the printer is ready again.

trouble-print-stopped-title = Printing cannot be confirmed
trouble-print-stopped-happened = The printer did not say whether it stopped. So that nobody else gets your pages, A4 printing is locked.
trouble-print-stopped-done = Pages may have come out. Look at the output and take what is yours.
trouble-print-stopped-way = Call an attendant or the hotline to have the printer checked.

place-where = { $thing }: { $direction }, about { $height } cm above the floor.
place-name-id-card = ID card reader
place-name-card = Card slot
place-name-document-printer = A4 paper slot
place-name-receipt-printer = Receipt slot
place-name-code-scanner = Code scanner
place-name-document-scanner = Document camera
place-name-camera = Camera
place-name-keypad = Keypad
place-name-headset = Headset socket
place-on = within the screen
place-above = above the screen
place-below = below the screen
place-left = left of the screen
place-right = right of the screen
place-left-above = above the screen, to the left
place-left-below = below the screen, to the left
place-right-above = above the screen, to the right
place-right-below = below the screen, to the right
