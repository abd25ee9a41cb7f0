# --- speech ---
speech-on = Speech on
access-speech = Speech
speech-off = Speech off
speech-on-screen = This is shown on the screen. Plug in a headset to hear it.
speech-errors = { $count ->
    [one] One thing needs to be changed.
   *[other] { $count } things need to be changed.
 }
speech-tiles = { $count ->
    [one] There is one thing to choose from.
   *[other] There are { $count } things to choose from.
 }
speech-options = { $count ->
    [one] There is one choice.
   *[other] Please choose one of { $count }.
 }
speech-fields = { $count ->
    [one] There is one thing to fill in or check.
   *[other] There are { $count } things to fill in or check.
 }
speech-rows = { $count ->
    [one] There is one row.
   *[other] There are { $count } rows.
 }
speech-pages = { $count ->
    [one] There is one page.
   *[other] There are { $count } pages.
 }
speech-can-do = You can choose:
speech-not-now = not available now
speech-chosen = chosen
speech-empty-field = not filled in yet
speech-position = { $number } of { $count }
speech-seconds-left = { $seconds ->
    [one] One second left.
   *[other] { $seconds } seconds left.
 }
speech-role-button = button
speech-role-choice = choice
speech-role-check = tick box
speech-role-field = text field
speech-role-link = link
speech-role-list = list
speech-role-text = text
speech-any-key = Press any key of the keypad to go by the keys.
speech-keys = Up and down move, select chooses, back goes back, and repeat says the page again.
speech-explore = Touch the screen or slide a finger over it to hear what lies there. Tap once more to choose it.
speech-typed = { $count ->
    [one] One sign typed
   *[other] { $count } signs typed
 }
speech-as-in = { $hanzi } as in { $word }
