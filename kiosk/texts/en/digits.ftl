# --- the phone of a form ---
digits-ask-title = Check this number?
digits-ask = 6 digits go to { $phone }, free of charge. Or go on without: the department checks it then.
digits-send = Send the digits
digits-without = Go on without
digits-change = Change the number
digits-sending-title = Sending the digits
digits-sending = The platform is asked to send 6 digits to { $phone }.
digits-lead = 6 digits went to { $phone }.
digits-wrong = Those are not the digits. { $left ->
    [one] 1 try is left.
   *[other] { $left } tries are left.
}
digits-end-title = The number is not checked
digits-end-no-answer = The platform cannot be reached now. You can go on; the department checks { $phone }.
digits-end-too-many = No more digits can be sent to { $phone } now. You can go on; the department checks the number.
digits-end-spent = The digits were wrong too often and are void now. You can go on; the department checks { $phone }.
digits-go-on = Go on
