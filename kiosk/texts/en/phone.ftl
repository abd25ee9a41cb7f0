# --- going on with one's own phone ---
phone-use = Use my phone
phone-needs-link = There is no connection just now.
phone-upload-title = From your phone: { $title }
phone-sign-title = Sign on your phone
phone-compare = This number must stand on your phone, too
phone-asking = A code is being made for your phone …
phone-no-code = A code for your phone cannot be made now. Nothing was sent.
phone-how-scan = Scan the code with your phone's camera or an app.
phone-how-compare = Compare the number on both screens.
phone-how-yours = The code is for you alone: let nobody else scan it.
phone-upload-waiting = Scan this code with your phone. A page opens on which you take or choose pictures.
phone-upload-open = A phone is connected. Send the pictures on the phone.
phone-upload-finished = { $count ->
    [one] One file has come from your phone.
   *[other] { $count } files have come from your phone.
}
phone-upload-declined = You have stopped on the phone. Nothing was kept.
phone-upload-revoked = The code is over.
phone-upload-expired = The code has expired.
phone-come = { $count ->
    [one] One file has come from your phone. You can send more.
   *[other] { $count } files have come from your phone. You can send more.
}
phone-take = { $count ->
    [0] Use what has come
    [one] Yes, I sent 1 file: use it
   *[other] Yes, I sent { $count } files: use them
}
phone-nothing-yet = Nothing has come yet.
phone-sign-waiting = Scan this code with your phone. There you read the form and sign it.
phone-sign-open = A phone is connected. Read and sign on the phone.
phone-sign-finished = You have signed on your phone.
phone-sign-declined = You have stopped on the phone. Nothing was signed.
phone-sign-revoked = The code is over. Nothing was signed.
phone-sign-expired = The code has expired. Nothing was signed.
phone-left = The code is good for { $minutes }:{ $seconds } more
phone-lost = The connection is interrupted. What has come is here; we keep trying.
phone-no-room = A file was too large for this terminal and is not here. Send it smaller.
phone-again = Show a new code
phone-not-agreed = Not agreed to
phone-consents = Agreed to
