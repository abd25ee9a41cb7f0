# --- Earlier filings ---
earlier-title = Use what you filed before?
earlier = You have given your phone, address and the like in an earlier filing. If you agree, they are filled in for you, and you can change each. If not, you fill them in; it can be done just the same.
earlier-of-day = You gave your phone, address and the like on { $day }. If you agree, they are filled in for you, and you can change each. If not, you fill them in; it can be done just the same.
earlier-yes = Yes, fill them in
earlier-no = No, I fill it in

# --- Conditions, one by one ---
findings-title = First: do you meet the conditions?
findings-lead = Checked against the records, one by one. Nothing stands against it.
findings-lead-unknown = { $count ->
        [one] One could not be looked up now
       *[other] { $count } could not be looked up now
    }; the department checks later. You can fill in the form.
findings-condition = Condition
findings-verdict = Result
findings-found = What is known
findings-note = This is a first check. The department examines it and decides.
condition-met = Met
condition-not-met = Not met
condition-disputed = You disagree; the department looks into it
condition-to-ask = You will be asked
condition-to-check = Not looked up yet; the department checks
estimate = { $value } ({ $how })
unmet-found = What is known: { $found }
unmet-rule = Rule: { $rule }

# --- What may be left as it is ---
doubt-title = Please look once more
doubt = This may need your attention. If it is right, you can go on.
doubt-why = Please note
doubt-right = It is right, go on

# --- A record is wrong ---
wrong-record = A record is wrong
wrong-title = A record is wrong
wrong-which = Which one? Then you are told how it is put right.
wrong-none = None of them, back
wrong-source = From
wrong-type = Your objection goes with the form, and the department looks into it. You can fill in what is right and go on.
wrong-proof = Your objection goes with the form, and the department looks into it. You can fill in what is right; please provide: { $proofs }.
wrong-counter = This is put right by the office that keeps it. Your objection is noted with the form. Please take your card to the counter; for now the record stands.
wrong-file = File the objection
wrong-leave = It is right, back
from-of-day = { $source }, { $day }
field-source-found = There is a record, but it cannot be used as it is: please fill in
field-source-none = The department has no record of this: please fill in
field-source-down = The department's system does not answer now: please fill in; the department checks it

# --- Before and after handing in ---
preview-along = Done along with it
preview-fees = Fees
fee-when = The department asks for it once it has accepted the application. Nothing is paid here now.
preview-fees-note = Payment
fee-yuan = CNY { $amount }
fee-later = The department says how much
along-days = { $item } ({ $days ->
        [one] one working day
       *[other] { $days } working days
    })
along-after = { $item }, after { $before }
confirm-day = Day of the application
confirm-closing = This closes on { $day }. There is no link, and it might arrive too late: it cannot be handed in now. Wait for the link, or go to the counter.
day-confirmed = the day on which you confirm it
day-received = the day on which the platform has it
after-promised = Decided within { $days ->
        [one] one working day
       *[other] { $days } working days
    } of being accepted.
after-day-confirmed = Your day of application is the day you confirmed it: { $day }.
after-day-received = Your day of application is the day on which the platform has it.
after-self = Collect it at the counter: { $place }
after-mail = It is mailed to the address you gave.
after-locker = It is put into a locker; the code comes by text message.
after-fee = Fee: { $title }, { $amount }
after-along = Done along with it: { $item }
after-identity = Who you are is still to be verified: there was no link and only your card was read; the department checks it.
after-signers = Who somebody is who signed is still to be verified: there was no link and only their card was read; the department checks it.
value-and-unit = { $value } { $unit }
apply-unverified-other = other records
