# --- an application: preparing, conditions ---
apply-gathering-title = Preparing the form
apply-gathering = We are asking the departments for what they already know, so that you need not fill it in. This usually takes a few seconds.
apply-go-without = Do not wait: I fill it in myself
apply-unmet-title = The conditions are not met at present
apply-warn-title = Please note
apply-nothing-sent = Nothing has been sent.
apply-window = You can ask or apply at { $place } ({ $hours }).
apply-instead = Instead: { $title }
apply-change-answers = Change what I filled in
apply-go-on-anyway = I understand, go on
apply-not-here-title = This terminal cannot take these papers yet
apply-not-here = With what you filled in, the papers below are needed, and this terminal cannot take them. Nothing has been sent.

# --- an application: filling in ---
apply-sections-lead = { $done } of { $all } parts are filled in. Touch any part to fill it in or change it.
apply-section-done = Filled in; can be changed
apply-section-open = Not filled in yet
apply-go-on = Go on
apply-error = { $field }: { $error }
apply-next = Next
apply-save = Save this entry
apply-entry-lead = Save when it is filled in; going back keeps nothing of this page.
apply-entry-title = { $list } (number { $number })
apply-remove-entry = Remove this entry
apply-known = { $value } (from: { $source })
apply-agreed = Read and agreed to
field-from = From: { $source }; you can change it
field-hint-and-from = { $hint }. { $origin }
field-not-here = This terminal cannot take this yet; please go to a counter.
entries-add = Add one
entries-one = { $number } { $name }
from-you = You
from-card = The chip of your card
from-identity = The identity check
from-earlier = What you filled in before
from-department = A department's record
from-calculation = Calculated

# --- an application: materials, preview, consents ---
apply-materials-title = Papers
apply-materials-lead = { $bring ->
    [0] You need to give no paper: the departments look { $all ->
        [one] it
       *[other] all { $all }
     } up.
   *[other] Of { $all } papers you need to give { $bring }.
 }
apply-material-optional = Not needed; bring it to a counter if you wish
apply-material-spare = You may leave this out; touch to give it, touch again to leave it out
apply-material-given = Look at “{ $title }” ({ $count ->
    [one] one page
   *[other] { $count } pages
})
apply-material-pages = { $count ->
    [one] One page is here
   *[other] { $count } pages are here
}
apply-material-replaced = Replaced by another one
apply-mode-made = Made from the form
apply-mode-licence = My e-licence; nothing to bring
apply-mode-verified = The department looks it up; nothing to bring
apply-mode-pledge = My pledge in its place: what I state is true, and I answer for it
apply-mode-scan = Scan it here, now
apply-mode-photo = Take the picture here, now
apply-mode-hand-in = The original goes to a counter afterwards
apply-mode-missing = Please choose how it comes; a pledge is yours to choose.
apply-preview-title = Please check: { $title }
apply-preview-lead = This is what the department will get. Nothing has been sent yet.
apply-preview-label = What
apply-preview-value = Content
apply-preview-source = From
apply-preview-note = Some of it is covered on the screen for your privacy; all of it is sent.
apply-change-part = Change
apply-preview-right = It is right
apply-consents-title = Do you agree? Each by itself
apply-consents-lead = Each is for you to decide; nothing is ticked for you.
apply-consent-required = Needed for this item
apply-consent-optional = You may leave this out, and still hand in
apply-consent-needed = Without this it cannot be done here; you can go back, or to a counter.

# --- an application: signature, handing in, slip ---
apply-sign-title = Lay down your ID card once more, as your signature
apply-sign = With your own card you confirm all that you have just checked of “{ $title }”. If anything is changed, it has to be confirmed again.
apply-sign-now = It lies there: confirm
apply-sign-other-card = This is somebody else's card. Please lay down your own.
apply-sign-reader-away = The card reader is out of order, so you cannot confirm now. What you filled in is still here; try again later, or go to a counter.
apply-look-again = Look at it again
apply-confirm-title = Hand it in now?
apply-confirm = The department then decides whether it accepts the application.
apply-not-kept-title = We cannot tell whether it is stored
apply-not-kept = This terminal could not make sure that your application is stored. Handing it in again does not make a second one; you can also go to a counter.
apply-goes-to = Goes to
apply-hand-in = Hand it in
apply-handing-title = Handing in
apply-handing = Your application is being sealed and stored. It takes a moment.
apply-handed-sending = Stored on this terminal, on its way
apply-handed-kept = Stored on this terminal, not yet delivered
apply-handed-delivered = Submitted, waiting to be accepted
apply-handed-held = Stored on this terminal, for an officer to look into
apply-next-sending = Your application is sealed and stored, and on its way to the department.
apply-next-kept = Your application is sealed and stored. It is delivered by itself when the link is back; you need not come again. Please keep the number.
apply-next-delivered = The department's system has it. Whether it is accepted is for the department to decide.
apply-next-held = The platform did not take it as it is; an officer will look into it. Please keep the number; the hotline can tell you more.
apply-case-number = Case number { $number }
apply-local-number = Number at this terminal { $number }
apply-unverified = { $count ->
        [one] One thing is
       *[other] { $count } things are
    } checked by the department when it has the application; it may call you: { $named }
apply-bring = Please take the originals to a counter: { $materials }
apply-print-slip = Print the slip
apply-slip-title = Slip of submission (not an acceptance)
apply-slip-state = State
apply-slip-case = Case number
apply-slip-local = Number at this terminal
apply-slip-keep = Ask about it by this number
