# The gallery of controls and the check of brands: for who builds a terminal.

gallery-title = All controls
gallery-help = Left, right: another sheet. T: theme. S: text size. L: language. Up, down: the five keys.
gallery-normal = as it is
gallery-pressed = under a finger
gallery-focused = with the keys on it
gallery-selected = chosen
gallery-plain = not chosen
gallery-off = switched off
gallery-why-off = This is the reason.
gallery-wrong = This is what is wrong.
gallery-label = Label { $number }
gallery-sentence = A sentence that is long enough to need more than one line in the larger sizes of text.
gallery-drawn = { $count ->
    [one] One picture
   *[other] { $count } pictures
 } in { $folder }
gallery-cannot-write = { $folder } cannot be written: { $reason }
