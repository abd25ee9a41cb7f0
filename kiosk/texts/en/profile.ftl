profile-missing-file = there is no such file. Check the path, or name the terminal's profile with --profile.
profile-not-utf8 = the file is not UTF-8 text. Save it as UTF-8.
profile-unreadable = the file cannot be read: { $reason }.
profile-not-toml = this is not TOML: { $reason }.
profile-missing-key = "{ $key }" is missing.
profile-unknown-key = there is no "{ $key }" here. What can stand here: { $known }.
profile-unknown-key-meant = there is no "{ $key }" here. Did you mean "{ $meant }"?
profile-not-one-of = "{ $value }" is none of: { $known }.
profile-not-one-of-meant = "{ $value }" is none of: { $known }. Did you mean "{ $meant }"?
profile-out-of-range = { $value } is out of range: it must be { $relation ->
    [greater_than] more than
    [greater_than_equal] at least
    [less_than] less than
   *[less_than_equal] at most
 } { $limit }.
profile-empty = nothing stands between the quotes of "{ $key }".
profile-wrong-form = "{ $value }" is not written as it must be: { $pattern }.
profile-wrong-type = "{ $value }" is of the wrong type; it must be { $wanted ->
    [int] a whole number
    [float] a number
    [bool] true or false
    [string] text in quotes
    [path] a path in quotes
    [model] a section ([…])
    [dataclass] a section ([…])
   *[other] "{ $wanted }"
 }.
profile-simulated-device = "{ $driver }" is a simulated device, which a production terminal refuses. Name a real driver, or set kind = "rehearsal".
profile-rehearsal-in-production = a production terminal (kind = "production") has no [rehearsal] section. Remove it.
profile-packs-unsigned = a pack that nobody signed is not played. Name the public key of who made it: pack_key = "….pem".
profile-sound-into-file = a production terminal writes no speech into a file. Name a loudspeaker, like default: aplay -L lists them.
profile-form-loudspeaker = the name of an ALSA device, like default or plughw:CARD=PCH,DEV=0
profile-form-headset = the name of an ALSA device, like default or plughw:CARD=Device,DEV=0
profile-folders-not-apart = state, cache and runtime must be three different folders: what is in runtime is lost at every restart.
profile-valid = { $file }: the profile is right. Terminal { $terminal }, { $devices ->
    [0] no devices
    [one] one device
   *[other] { $devices } devices
 }.
profile-problem-count = { $count ->
    [one] One problem.
   *[other] { $count } problems.
 }
profile-form-id = 3 to 32 capitals, digits and hyphens, like HALL24-0001
profile-form-time = a time of the day, like "08:30"
profile-form-hotline = a telephone number of digits, blanks, + and -, like 12345 or 0375-12345678
profile-form-url = an address that begins with https://
profile-keys-not-apart = two of the five keys are the same digit. Give each one of its own.
profile-form-digit = one digit, like "2"
profile-form-bus = 1 to 32 small letters, digits and hyphens, like panel
profile-form-languages = at least one language, each once, like ["zh-CN", "en"]
profile-form-methods = each way once, like ["wechat", "alipay"]; [] where nothing is paid
profile-form-time-zone = the name of an IANA time zone, like Asia/Shanghai
profile-not-in-catalogue = "{ $value }" is not in the catalogue. If it is new: kiosk catalogue sync
profile-not-in-catalogue-meant = "{ $value }" is not in the catalogue. Did you mean "{ $meant }"?
profile-place-beside-case = this place lies outside the case: check the distances from the left and from the floor, and width_mm and height_mm.
profile-layers-in-a-layer = only the terminal's own file names layers.
profile-layers-form = layers is a list of files, the least specific first, like ["operator.toml", "site.toml"].
profile-layers-too-many = at most { $most } layers, each once.
profile-missing-layer = "{ $name }" is not there; layers are looked for beside the file that names them.
profile-too-deep = the file is nested too deeply.
profile-too-large = the file is larger than a megabyte: this is no profile.
profile-both-names = "{ $old }" is the old form of "{ $new }", and both stand here. Take "{ $old }" out.
profile-made-for-later = this profile is of version { $found }, and this program reads up to { $known }. Update the program, or set schema_version = { $known } and check again.
profile-folder-in-memory = "{ $key }" lies inside the runtime folder, which is lost at every restart. Put it elsewhere.
profile-screen-unlikely = this would be { $across } dots per inch across and { $down } down, and no panel is like that. Measure what is lit in millimetres, and check width and height against how the panel stands.
profile-handwriting-without-keyboard = handwriting is a leaf of the on-screen keyboard, which is switched off (keyboard = false).
profile-secret-place = name one place of the secret: credential, or file.
profile-secret-in-clear = a production profile holds no secret. Write it into a file that only its owner can read and name that: {"{"} file = "/etc/kiosk/enrolment-code" {"}"}.
profile-chosen-and-not = "{ $value }" stands in both lists. Take it out of one of them.
profile-devices-on-one-line = "{ $line }" is the line of [{ $other }] already. Two devices on one line need the same bus = "…"; otherwise one of them is named wrongly.
profile-keypad-missing = there is no [devices.keypad] whose keys could be used. Name the keypad, or write keypad = "off".
profile-form-credential = a name of letters, digits, dots, hyphens and underscores, like enrolment-code
secret-no-credentials = the service was started without credentials, so "{ $name }" is not there. Add LoadCredentialEncrypted={ $name } to its unit.
secret-not-there = { $file } is not there. Make it for its owner alone, and write the secret into it: install -m 600 /dev/null { $file }
secret-is-a-folder = { $file } is a folder. Name the file in it that holds the secret.
profile-file-not-there = { $file } is not there. Bring the file, or name the place where it is.
profile-pin-of-sample = the PIN of the sample stands here still, which nobody knows. For one of your own: kiosk attendant pin --profile { $file }
profile-not-looked-at = Whether the files that it names are there was not looked at; on the terminal itself: kiosk profile check --here { $file }
secret-unreadable = { $file } cannot be read: { $reason }.
secret-open-to-others = others can read { $file }. Set its rights to 0600: chmod 600 { $file }
secret-not-text = { $file } holds no secret in UTF-8 text of at most 4 kB.
profile-old-form = written since { $since } as: { $form }. The old form goes on working.
profile-old-without-effect = has no effect since { $since }: take the line out.
profile-old-version = this file is of version { $found }; the present one is { $now }. It goes on working. To write it anew: kiosk profile migrate { $file }
profile-migrate-nothing = { $file } is of the present form; nothing was written.
profile-migrate-done = { $file } is written in its new form; the old one is { $kept }. Now: kiosk profile check { $file }
profile-migrate-by-hand = { $file }:{ $line }: this cannot be written anew by itself. Change it by hand as said above. Nothing was written.
profile-migrate-other = { $file } has old forms, too: kiosk profile migrate { $file }
profile-migrate-kept = { $file } is there already, from an earlier call. Move it away first. Nothing was written.
profile-migrate-not-written = { $file } could not be written: { $reason }.
profile-migrate-dry = Nothing was written. Without --dry-run it is.
profile-made-of = Put together from: { $files }
profile-differences = { $count ->
    [0] No differences.
    [one] One difference.
   *[other] { $count } differences.
 }
explain-not-set = { $key } is not set.
explain-may-be = Can be: { $value }
explain-in-it = In it: { $keys }
explain-said = Said by { $place }
explain-overruled = overrules { $place }
explain-default = Nobody says it: this is the default.
explain-by-default = { $value }  (by default)
explain-nothing = (nothing)
explain-no-such-key = A profile has no "{ $key }". config/reference.md lists every key.
explain-no-such-key-meant = A profile has no "{ $key }". Did you mean "{ $meant }"?
explain-kind-section = a section
explain-kind-text = text in quotes
explain-kind-path = a path in quotes
explain-kind-whole = a whole number
explain-kind-number = a number
explain-kind-truth = true or false
explain-kind-list = a list in brackets
explain-kind-one-of = one of several
explain-kind-secret = a secret
reference-title = Reference of a terminal's profile
reference-how = Written by `kiosk generate profile-reference`. `kiosk profile check FILE` explains every mistake, `kiosk profile explain KEY` what holds at a terminal. A file may begin with `layers = ["operator.toml", "site.toml"]`: they are read first, the least specific first, and the file has the last word; paths are taken from the folder of the file that has them.
reference-key = Key
reference-option = Option
reference-meaning = What it means
reference-value = What can stand there
reference-default = Without it
reference-required = must be given
reference-drivers = Drivers and their options
reference-simulated = simulated, refused in production
reference-hosted = in a process of its own
reference-shared = shared with the bank's program
reference-old-names = What was written otherwise once, and goes on working
reference-without-effect = no effect any more
reference-old = Old
reference-new = New
reference-since = Since
profile-new-is-there = { $file } is there already; nothing was written.
profile-new-not-written = { $file } could not be written: { $reason }.
profile-new-mend = { $file } is written; mend these lines.
profile-new-done = { $file } is written. Go through its comments, then: kiosk profile check { $file }
profile-new-id = The terminal's number
profile-new-hall = The name of the place, as it stands in the header
profile-new-operator = Who runs the terminal
profile-new-still = still the word of the sample: is it true of this place?
profile-new-hotline = The telephone number on every page
profile-new-region = Where it stands (GB/T 2260)
profile-new-url = The platform's address
profile-new-panel = The panel ({ $panels }; empty: as the sample has it)
profile-new-devices = These devices are plugged in: { $found } Use them?
profile-form-region = the six digits of GB/T 2260, or the nine of a town, like 411002
profile-form-guide-url = an address that begins with https://, without a question mark
profile-form-chosen = an item's code of twelve signs, or a department's key, like civil_affairs
profile-stick-played-in-production = a production terminal (kind = "production") takes no folder for a stick. Remove it.
profile-technician-without-trust = nobody could sign a token: name the list of trust in [bundles], trust = "…".
profile-tokens-without-reader = there is no [devices.card] to read tokens on cards. Name the reader, or write tokens = ["usb"].
profile-form-spans = times like "09:00-12:00, 13:00-17:00", one after another
profile-form-day = a day like "2026-10-01"
profile-hours-never-outside = without [hours.opening] the terminal is open at every hour, and never outside of them. Say when it is open, or take this line out.
profile-hours-never-open = no day has an opening time. Say when it is open, like monday = "09:00-17:00".
profile-power-together = power, power_off and power_on go together: all three, with two different times, or none of them.
profile-updates-while-off = the machine is off during the whole time for updates. Let update_from and update_until reach beyond power_off and power_on.
option-form-device = a path that begins with /dev/, best a link below /dev/kiosk or /dev/serial/by-id: kiosk devices suggest
option-form-printer-device = a path like /dev/usb/lp0, best a link below /dev/kiosk: kiosk devices suggest
option-form-searched-speed = 0 to search for it, or one of 9600, 19200, 38400, 57600, 115200, 230400
option-form-decoder = the whole path of the operator's decoder of photos, or ""
option-form-host = the name or the address of a machine, like 192.0.2.7
option-form-bus-path = bus and ports, like 1-2.4, as in /sys/bus/usb/devices
option-form-columns = from 24 to 64: 48 on paper of 80 mm, 32 on 58 mm
option-form-folder = the whole path of a folder
option-form-uri = an address like ipp://192.0.2.7/ipp/print, or ipps:// for one with TLS
option-form-media = the name of a paper (PWG 5101.1), like iso_a4_210x297mm
option-form-pem = the whole path of a certificate (PEM)
option-form-onnx = the whole path of an ONNX file, or ""
option-form-sha256 = 64 digits from 0 to 9 and a to f
option-form-trigger = none, newland or honeywell
option-form-input = the name of an input device, as in /proc/bus/input/devices
option-form-range = a whole number from { $least } to { $most }
option-form-one-of = one of { $known }
option-form-pairs = a name and a number, with a blank between two of them, like "card=3 receipt=1"; the names: { $known }
profile-wrong-type-quoted = { $value } must stand without quotes: here it is { $wanted ->
    [bool] true or false
   *[other] a number
 }.
profile-missing-key-of = "{ $key }" is missing: { $meaning }
profile-missing-key-section = the section [{ $key }] is missing: { $meaning }
profile-missing-key-option = "{ $key }" is missing; it is { $form }.
profile-beside = { $text } See: { $beside }
