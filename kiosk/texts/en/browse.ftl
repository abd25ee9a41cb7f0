# Finding items, reading guides, taking them along

# --- home ---
home-way-popular = Popular
home-way-events = What happened
home-way-themes = Subjects
home-way-departments = Departments
home-heading-popular = What most people come for
home-heading-events = What has happened?
home-heading-themes = What is it about?
home-heading-departments = Which department?
home-items = { $count }
home-found-there = { $place }: { $count ->
    [one] 1 service
   *[other] { $count } services
}
home-found = { $count ->
    [one] One item found
   *[other] { $count } items found
 }
home-group = { $group }: { $count ->
    [one] one item
   *[other] { $count } items
 }
home-nothing-here = There is nothing here at present. Try another way in, or search.
home-for-natural = For a person
home-for-legal = For a business
tile-replaces = In place of: { $title }
tile-guide = Guide to read

event-baby = Having a baby
event-school = School
event-first-job = Finding work
event-lost-job = Out of work
event-marry = Getting married
event-buy-home = Buying a home
event-sell-home = Selling a home
event-rent-home = Renting a home
event-ill = Ill, at the doctor
event-retire = Retiring
event-lost-papers = Lost papers
event-move = Moving house
event-car = Car and driving
event-travel = Travelling abroad
event-start-business = Starting a business
event-close-business = Closing a business
event-hardship = In hardship
event-disability = Disability
event-death = A death
event-veteran = Leaving the army

theme-005 = Birth and adoption
theme-010 = Household registration
theme-015 = Ethnic and religious affairs
theme-020 = Education and research
theme-025 = Military service
theme-030 = Work and self-employment
theme-035 = Founding and changing
theme-040 = Permits to trade
theme-050 = Qualifications
theme-055 = Taxes and charges
theme-060 = Marriage
theme-065 = Care for veterans
theme-070 = Planning and building
theme-075 = Housing
theme-085 = Social security
theme-090 = Papers and cards
theme-095 = Transport
theme-100 = Tourism
theme-105 = Entry and exit
theme-115 = Fire and safety
theme-120 = Justice and notaries
theme-125 = Intellectual property
theme-130 = Environment
theme-135 = Culture and sport
theme-140 = Water, power, gas
theme-145 = Health
theme-150 = Leaving work
theme-155 = Death and burial
theme-999 = Other

# --- the guide to an item ---
guide-tab-overview = Overview
guide-tab-materials = Papers
guide-tab-steps = Steps
guide-tab-places = Places
guide-tab-questions = Questions
guide-tab-law = Law
guide-behalf = Who comes
guide-ways = Showing who you are
guide-days = Done within
guide-result = What you get
guide-conditions = Conditions
guide-department = Department
guide-level = Level
guide-code = Item code
guide-code-demonstration = { $code } (for demonstration)
guide-version = Guide version
guide-behalf-words = { $persons }; { $behalf }
guide-any-way = any one of: { $ways }
guide-days-promised = { $days ->
    [0] on the spot
    [one] one working day promised
   *[other] { $days } working days promised
 }
guide-days-statutory = { $days ->
    [0] on the spot by law
    [one] one working day by law
   *[other] { $days } working days by law
 }
guide-flow-start = Start
guide-flow-end = Done
guide-flow-end-days = { $result } ({ $days })
guide-no-materials = No papers to hand in: bring what shows who you are.
guide-materials-lead = { $count ->
    [one] One paper
   *[other] { $count } papers
 }, { $none } of them need not be brought.
guide-sample = What it looks like
guide-sample-table = On the screen: { $columns }
guide-sample-document = On A4: { $title }. { $validity } At most { $copies } at a time.
guide-implementation = Implementation codes
guide-places-lead-phone = You can do it at any of these places, the nearest first. Questions: call { $phone }.
guide-places-lead = You can do it at any of these places.
guide-law-lead = This rests on:
guide-law-material = { $material }: { $basis }
person-natural = persons
person-legal = companies and other bodies
behalf-self = in person
behalf-agent = an agent with a power of attorney
behalf-guardian = a guardian
behalf-relative = a relative
way-none = Nothing to show
way-id-card = ID card
way-id-card-and-face = ID card and your face
way-app-code = the city App's code
way-phone-code = ID card and a code to your phone
way-social-security-card = social security card
way-licence-code = electronic business licence and the ID card of who acts
way-travel-permit-and-face = travel permit and your face
way-case-number = case number and last digits of the phone
level-nation = National
level-province = Province
level-city = City
level-county = County or district
level-town = Town
level-village = Village or community

mode-made = Made for you, nothing to bring
mode-licence = Electronic licence, nothing to bring
mode-verified = Looked up, nothing to bring
mode-pledge = A signed pledge is enough
mode-scan = Bring the original, scanned here
mode-photo = Photographed here
mode-card = Bring the card, read here
mode-hand-in = Bring the original to the counter
mode-short-made = made for you
mode-short-licence = electronic licence
mode-short-verified = looked up
mode-short-pledge = a pledge
mode-short-scan = a scan here
mode-short-photo = a photo here
mode-short-card = reading a card
mode-short-hand-in = handing it in
material-also = Also possible: { $modes }
material-required = Required
material-optional = Optional
material-depends = In some cases
material-one-of = One of several is enough
material-original = original
material-copies = { $copies } copies
material-signed = signed
material-source = It is checked with who issued it.
material-rejected = Sent back when: { $reasons }.
material-basis = { $basis }

instead-away = Not here now: { $reasons }
instead-guide = This is not done at a terminal. You can read its guide and take it along.
instead-not-yet = This terminal cannot do it yet. You can read the guide and take it along.
instead-ask = Ask by telephone where to go.
instead-phone = Phone { $phone }
action-print-guide = Print guide
action-take-guide = To my phone

# --- printing the guide ---
guide-laying-out-title = Laying out the pages
guide-laying-out = The guide is being put on A4 pages. It takes about two seconds.
guide-pages-lead = Touch a page that you do not need, and it is left out.
guide-page = Page { $page }
guide-pages-chosen = { $chosen } of { $pages } pages are printed; { $left } can be printed in this visit
guide-pages-none = Choose at least one page
guide-pages-limit = { $pages } pages are left in this visit: choose fewer, or take it to your phone
action-print-pages = { $pages ->
    [one] Print one page
   *[other] Print { $pages } pages
 }
action-print-pages-again = { $pages ->
    [one] Print one page again
   *[other] Print { $pages } pages again
 }
trouble-no-guide-title = The guide could not be laid out
trouble-no-guide-happened = The A4 pages of the guide could not be made.
trouble-no-guide-done = Nothing was printed, and nothing was sent.
trouble-no-guide-way = You can still read the guide here, and take it to your phone.
trouble-no-guide-retry = Back to the guide

# --- to the phone ---
take-along-title = Take it on your phone
take-along-message = The guide to “{ $title }”
take-along-result = “{ $title }” on your phone: ask for the same result there
take-along-scan = Point your phone's camera at the code
take-along-open = The public guide opens on your phone
take-along-private = The code holds nothing about you
action-print-slip = Print the code on a slip
slip-printing = The slip is being printed
slip-printed = The slip is printed: please take it
slip-failed = The slip was not printed: scan the code on the screen
slip-unknown = There may be a slip: please look at the receipt output
slip-limit = No more slips in this visit: scan the code on the screen

# --- the guide on paper ---
guide-sheet-subtitle = Guide
guide-sheet-materials = Papers to prepare
guide-sheet-material = Paper
guide-sheet-mode = How it comes
guide-sheet-need = Needed
guide-sheet-steps = Steps
guide-sheet-places = Where to go
guide-sheet-place = Place
guide-sheet-hours = Hours
guide-sheet-phone = Phone
guide-sheet-questions = Questions
guide-sheet-law = Basis in law
guide-sheet-scan = Scan for the guide as it is now
guide-sheet-note = Printed { $time }. It may change; what the department publishes holds.
guide-slip-title = Guide
guide-slip-scan = Scan to read the guide
guide-slip-next = Point your phone's camera at the code to read about papers, steps and places. It holds nothing about you.
