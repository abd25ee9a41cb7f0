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
profile-empty = "{ $key }" must not be empty.
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
profile-packs-unsigned = packs need a pack_key: a pack that nobody signed is not played.
profile-sound-into-file = A terminal in production writes no speech into a file.
profile-form-loudspeaker = the name of an ALSA device, like default or plughw:CARD=PCH,DEV=0
profile-form-headset = the name of an ALSA device, like default or plughw:CARD=Device,DEV=0
profile-folders-not-apart = state, cache and runtime must be three different folders.
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
profile-form-hotline = a telephone number, like 12345
profile-form-url = an address that begins with https://
profile-keys-not-apart = Each of the five keys must be a digit of its own.
profile-form-digit = one digit, like "2"
profile-form-bus = 1 to 32 small letters, digits and hyphens, like panel
profile-form-languages = at least one language, each once, like ["zh-CN", "en"]
profile-form-time-zone = the name of an IANA time zone, like Asia/Shanghai
profile-not-in-catalogue = "{ $value }" is not in the catalogue.
profile-not-in-catalogue-meant = "{ $value }" is not in the catalogue. Did you mean "{ $meant }"?
profile-place-beside-case = This place lies outside the case: check the distances from the left and from the floor, and width_mm and height_mm.
