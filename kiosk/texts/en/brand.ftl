# The check of an operator's brand.

brand-valid = { $folder }: right. { $colours } colours, { $sounds } tones
brand-problem-count = { $count ->
    [one] One mistake
   *[other] { $count } mistakes
 }
brand-unreadable = cannot be read: { $reason }
brand-not-toml = is not TOML in UTF-8
brand-schema = schema_version must be 1
brand-unknown-key = { $key } is not known here. Meant: { $known }
brand-not-a-section = { $key } must be a section of its own
brand-not-words = { $key } must give words for each language
brand-missing-language = words in { $language } are missing
brand-two-marks = a mark is either path or picture
brand-not-a-path = must be SVG path data in a square of 64 units that begins with M
brand-not-a-colour = { $value } is no colour: write it as #rrggbb
brand-low-contrast = stands out from { $beside } by { $ratio } : 1, and must by { $least } : 1. The nearest shade that does: { $suggested }
brand-low-contrast-hopeless = stands out from { $beside } by { $ratio } : 1, and must by { $least } : 1. No shade of it does: change { $beside }
brand-not-a-file-name = must be the name of a file in the brand's folder
brand-no-file = { $name } is not in the brand's folder
brand-not-a-png = must be a PNG of at most { $most } KB
brand-not-a-tone = must be a WAV (PCM, 16 bits) of at most { $seconds } seconds
