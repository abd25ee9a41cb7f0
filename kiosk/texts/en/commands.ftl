call-missing = { $name } is missing.
call-missing-profile = { " " }Name the terminal's TOML file, or set { $variable } to it once on this terminal.
call-no-option = There is no option { $name } here.
call-bad-value = { $name } cannot be that: { $reason }
call-wrong = This call is wrong: { $reason }
call-help = What there is: { $command } --help
call-aborted = Stopped.
run-already = Terminal { $terminal } is already running; this start ends here.
run-folders = A folder cannot be used: { $folder } { $reason }. Check the paths and rights in [folders].
run-journal = The print journal { $file } cannot be read. See that no page is left in the A4 printer and no job in its queue, move the file away, and start again.
catalogue-no-folder = There is no folder { $folder }. Check the folder of [services].
catalogue-valid = { $count ->
    [one] One service, and its definition is right.
   *[other] { $count } services, and all definitions are right.
 }
catalogue-unanswered-unreadable = The words that were searched in vain cannot be read: { $file }. It may be moved away; counting begins anew.
attendant-never-ran = There is no state folder { $folder }. Check that --profile is this terminal's.
attendant-cleared = The paper path is confirmed to be empty; A4 printing goes on.
attendant-was-clear = A4 printing was not locked; there was nothing to confirm.
generate-unknown = There is no generated file "{ $name }". There are: { $known }.
run-not-in-memory = { $folder } is not in memory. The runtime folder of a production terminal must be on a tmpfs, like /run/kiosk, so that nothing is left at power-off.
catalogue-count-items = Items
catalogue-count-departments = Departments
catalogue-count-guides = Guides
catalogue-count-by-kind = By kind
catalogue-count-by-department = By department
catalogue-count-demonstration-codes = Demonstration codes
catalogue-count-languages = Written in
catalogue-count-fields = Fields
catalogue-count-materials = Materials
catalogue-count-asked = Fields and materials that need a legal basis
catalogue-count-with-basis = of these with it
catalogue-no-file = The file { $file } cannot be used: { $reason }.
catalogue-nothing-here = This terminal holds no catalogue of the platform yet: there is nothing to export.
catalogue-exported = { $file }: version { $version }, { $count } entries, as the platform signed them.
catalogue-source-platform = Platform
catalogue-source-folder = Folder
catalogue-holds-nothing = nothing is held
catalogue-holds = version { $version }, since { $taken }: { $items } items, { $guides } guides
catalogue-tried = last looked at { $at }
catalogue-tried-in-vain = { $at }: refused, { $reason } ({ $detail }). The last good one goes on.
catalogue-was-taken = taken over, version { $version }: { $changed } entries changed, { $removed } removed
catalogue-was-unchanged = nothing new
catalogue-was-refused = refused, { $reason } ({ $detail }). What was here stays.
catalogue-was-unreachable = it does not answer ({ $detail }). What is here stays.
catalogue-refused-not-a-catalogue = it is cut off, or no catalogue
catalogue-refused-not-whole = it is not whole
catalogue-refused-not-signed = it is not signed, or not by this signature
catalogue-refused-wrong-key = the signer is not the platform's
catalogue-refused-wrong-role = the signer has not the role for it
catalogue-refused-older = it is older than the one here
catalogue-refused-does-not-fit = the changes do not fit what is here
catalogue-refused-bad-definition = a definition in it is wrong
catalogue-refused-not-enrolled = this terminal is not enrolled and trusts nobody yet
catalogue-refused-store = it cannot be kept on this disk

# --- kiosk speech ---
speech-cannot-write = { $name }: cannot be written ({ $reason }).
speech-built = { $recorded } recorded, { $missing } missing, { $bad } with faults.
speech-checked = { $recorded } recorded, { $missing } missing.
speech-unknown-language = There is no such language. Known: { $known }.
speech-no-key = { $name } is no private key that can sign.
speech-no-espeak = espeak-ng cannot be run. Please install it.
speech-take-no-sound = not a WAV file of one channel and 16 bits.
speech-take-other-rate = another sample rate than the pack's.
speech-take-too-quiet = too quiet.
speech-take-clipped = too loud: it is clipped.
speech-take-too-much-silence = too much silence at an end.
speech-take-too-short = too short for what is to be said.
speech-take-too-long = too long for what is to be said.
speech-prompt-missing = not recorded.
speech-prompt-outdated = the words have changed since it was recorded.
speech-prompt-quiet = too quiet.
speech-prompt-needless = nobody says this any more.
speech-pack-missing = it is not there.
speech-pack-unreadable = it cannot be read, or is not what it should be.
speech-pack-no-key = this public key cannot be read.
speech-pack-not-signed = it was not signed with that key.
speech-pack-altered = it is not the file that was signed.
speech-pack-other-language = it is of another language.
speech-pack-too-large = it is too large.
labels-no-places = The profile has no [accessibility.places]: nobody knows where things are.
labels-no-font = A font is missing: install the package { $package }.
labels-cannot-write = Cannot write { $name }: { $reason }
labels-written = { $count ->
    [one] One label
   *[other] { $count } labels
 } in { $name }.
