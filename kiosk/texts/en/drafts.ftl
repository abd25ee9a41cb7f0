# --- drafts: keeping ---
draft-keep = Keep it for 30 days
draft-offer-title = Shall we keep what you filled in?
draft-offer = If you agree, the city's platform keeps it for 30 days, encrypted. Only you can open it, at any terminal, and you can delete it. If not, all of it is wiped. Nothing has been submitted.
draft-offer-yes = Keep it for 30 days, and end
draft-offer-no = Do not keep it, and end
draft-offer-again = Try again
draft-not-kept-title = We cannot be sure that it is stored
draft-not-kept = The terminal could not confirm that it is stored. You can try again, it is kept once; otherwise all of it is wiped.
draft-keeping-title = Saving
draft-keeping = What you filled in is being encrypted and saved. This takes a moment.
draft-kept-title = It is kept for you
draft-kept-waiting = It is stored on this terminal, encrypted, and on its way to the platform. You can go on with it once it has arrived.
draft-kept-delivered = The city's platform has it and keeps it for 30 days.
draft-kept-held = The platform did not take it. Staff will look into it. Please go to a counter soon, or fill it in again.
draft-kept-item = Service: { $title }. Nothing has been submitted.
draft-kept-resume = Open the same service, or "Case progress", at any terminal and identify yourself: you go on where you were.
draft-kept-again = Signature, consents and pledges are not kept. You give them again before you submit.
draft-kept-delete = You can delete it here and now, or later in "Case progress". After 30 days it is deleted by itself.

# --- drafts: going on ---
draft-found-title = You have begun this before
draft-found = You have filled in some of this and not submitted it. Go on with it, or begin anew.
draft-page = It has not been submitted. Go on with it, or delete it.
draft-unreadable = The platform cannot open this draft: you cannot go on with it. Delete it, or begin anew. Nothing has been submitted.
draft-correct-title = Something has to be corrected
draft-go-on = Go on with it
draft-begin-anew = Begin anew
draft-delete = Delete it
draft-opening-title = Fetching what you filled in
draft-opening = We are fetching it from the platform. This usually takes a few seconds.
draft-resumed-title = What you filled in is here
draft-resumed = { $title }: all that can still be used is filled in. Please check it and go on.
draft-office-says = The department says: { $note }
draft-wanted = To be handed in: { $material }
draft-asked = The department asks for: { $label }. { $reason }
draft-older = The form has changed. Please look at each part once more.
draft-again = Please answer these again: { $fields }
draft-no-more = { $count ->
    [one] One answer is not needed any more and was left out.
   *[other] { $count } answers are not needed any more and were left out.
}
draft-sign-again = You sign and agree again. What comes from your card and from departments was read anew.
draft-see-parts = See the parts
draft-for-body = Company
draft-saved-on = Saved on
draft-sent-back-on = Sent back on
draft-until = Kept until

# --- drafts: deleting ---
draft-delete-title = Delete it?
draft-delete-message = It cannot be brought back. You would have to fill it in again.
draft-delete-yes = Delete it
draft-delete-no = Keep it
draft-deleting-title = Deleting
draft-deleting = We are asking the platform to delete it. This usually takes a few seconds.
draft-deleted = It is deleted.
draft-here = What you filled in is stored on this terminal, encrypted. The platform does not have it yet, and it cannot be opened here. You can begin anew, or delete it.
draft-deleting-here = We are deleting it from this terminal. This takes a moment.
draft-dropped-title = It is deleted
draft-dropped = It is wiped from this terminal. If it was already on its way to the platform, it is deleted there, too.
draft-not-gone-title = We cannot be sure that it is deleted
draft-not-gone = The terminal could not confirm that it is deleted. Please try again, or call a person.
trouble-draft-gone-title = It is not there any more
trouble-draft-gone-happened = It is older than 30 days, was deleted, or has been submitted.
trouble-draft-gone-done = Nothing was submitted.
trouble-draft-gone-way = You can fill the form in again.
trouble-draft-gone-retry = Back to the service

# --- under way already ---
already-title = You have applied for this already
already-filed = You have submitted the same, and it is not finished.
already-here = You have submitted the same at this terminal, and it is still on its way to the platform.
already-one = You cannot submit another until it is finished.
already-second = If you need to, you can submit another one.
already-another = Submit another one

# --- cases and progress ---
matters-asking-title = Looking it up
matters-asking = We are asking the city's platform for your cases. This usually takes a few seconds.
matters-title = My applications
matters-none = No case was found, and nothing that you have begun.
matters-lead = Begun or to be corrected: { $drafts }. Submitted: { $cases }. Touch one to see it.
matters-note = These are the cases that departments have sent to the city's platform. If yours is not here, ask at a counter or call the hotline.
matters-unreadable = A draft that cannot be opened; it can be deleted
matters-draft = Not finished, kept until { $day }
matters-to-correct = To be corrected before { $day }
matters-case = { $state } · { $number }
case-see = See its progress
case-correct = Correct it
case-number-label = Case number
case-local-number = Terminal's number
case-state = State
case-filed-on = Submitted on
case-office = Department
case-telephone = Telephone
case-days = Promised time
case-days-left = { $days ->
    [one] One working day left
   *[other] { $days } working days left
}
case-days-today = Due today
case-days-over = { $days ->
    [one] One working day late; you can call the hotline
   *[other] { $days } working days late; you can call the hotline
}
case-office-says = The department says
case-wanted = To be handed in
case-day = When
case-words = Remarks
case-state-waiting-for-materials = Documents on their way
case-state-waiting-for-signatures = Waiting for signatures
case-state-received = Submitted, waiting to be accepted
case-state-in-progress = In progress
case-state-supplement-wanted = To be corrected
case-state-suspended = Suspended
case-state-finished = Finished
case-state-returned = Returned
case-state-withdrawn = Withdrawn
case-state-refused = Not taken
case-now-waiting-for-materials = Its documents are still on their way to the department.
case-now-waiting-for-signatures = Somebody has not signed yet. The department gets it when all have signed.
case-now-received = The department's system has it. Whether it is accepted is for the department to decide.
case-now-in-progress = The department is working on it.
case-now-supplement-wanted = The department asks you to correct it, and then goes on.
case-now-suspended = The department has suspended it.
case-now-finished = It is finished.
case-now-returned = The department has returned it. You can correct it and submit it again.
case-now-withdrawn = It was withdrawn. The department does not work on it any more.
case-now-refused = The platform did not take this application. The department does not work on it.
case-slip = QR code and receipt
case-slip-scan = Scan the code with your phone to keep the number.
case-slip-here = With the number and the end of your phone number you can see the progress at any terminal.
case-back = Back to the case
case-by-number-note = With a number you only see where it is. To read what the department wrote, to correct or to withdraw it, look it up with your ID card or your phone.
case-withdraw-stronger = To withdraw it you identify yourself as you did to apply: open the service, identify yourself, see its progress, and withdraw it there.
case-hotline-note = If you have a question, call the number above or the hotline.
case-withdraw = Withdraw it
case-withdraw-title = Withdraw this application?
case-withdraw-message = The department stops working on it. You would have to apply again.
case-withdraw-yes = Withdraw it
case-withdraw-no = Leave it
case-withdraw-not-kept-title = We cannot be sure that it is stored
case-withdraw-not-kept = The terminal could not confirm that your withdrawal is stored. You can try again, it counts once; or go to a counter.
case-withdrawing-title = Withdrawing
case-withdrawing = Your withdrawal is being encrypted and saved. This takes a moment.
case-withdrawn-waiting-title = Stored on this terminal, on its way
case-withdrawn-waiting = Until it has arrived, the department may still work on it. Please keep the number.
case-withdrawn-delivered-title = Withdrawn
case-withdrawn-delivered = The platform has your withdrawal. The department does not work on it any more.
case-withdrawn-held-title = It was not withdrawn
case-withdrawn-held = The platform did not take the withdrawal; the case may be finished. Staff will look into it, or call the hotline.
by-number-title = Progress by number
by-number-lead = The number is on your receipt. The four digits are the end of the phone number that you left.
by-number-case-number = Case number, or the terminal's number
by-number-case-number-hint = Letters and digits as on the receipt, without blanks
by-number-last-digits = Last four digits of the phone number
by-number-last-digits-hint = Four digits
by-number-number-wrong = Enter the whole number as on the receipt
by-number-digits-wrong = Enter four digits
by-number-refused = Nothing was found. Please check both: the number and the end of the phone number.
by-number-look = Look it up
trouble-case-not-found-title = Nothing was found
trouble-case-not-found-happened = The number and the digits did not match several times. To protect others, you cannot try again here.
trouble-case-not-found-done = No case was changed.
trouble-case-not-found-way = With your ID card you see all your cases.
trouble-case-not-found-retry = Another way
idle-keep = Keep it for 30 days, and end
action-next-progress = Look it up
working-title-progress = Looking it up
