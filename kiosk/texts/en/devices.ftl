# kiosk devices: for a technician, at the machine or far away from it.

devices-usable = works
devices-not-usable = FAILS
devices-status = { $condition }: { $problems }
devices-original = the device's own word: { $words }
devices-sam-id = security module { $number }
devices-none-fitted = This profile has no devices.
devices-not-fitted = There is no device "{ $name }" here. There are: { $known }.
devices-no-printer = This profile has no printer.
devices-crashed = The driver made a mistake: { $place }. Report it with this line.
devices-no-udev = This machine cannot say what is plugged in: it has no udev library, or no /sys.

devices-condition-ready = ready
devices-condition-busy = busy
devices-condition-needs-attention = needs a person
devices-condition-faulty = says that it is broken
devices-condition-offline = does not answer
devices-condition-absent = not there
devices-condition-unknown = answers what this program does not understand
devices-condition-not-supported = cannot say how it is

devices-cure-ready = Nothing is to be done.
devices-cure-busy = Wait until it has finished. If the terminal is running, it holds the device: stop it and check again.
devices-cure-needs-attention = Go to the machine: look at paper, covers and the device's own display.
devices-cure-faulty = Switch it off, wait ten seconds and switch it on. If it says the same again, exchange it.
devices-cure-offline = Is it switched on, is its cable in at both ends, is the baud rate or the address of the profile its own? On a serial port, does another driver fit better?
devices-cure-absent = Plug it in. If it is plugged in, compare the path or address in the profile with "kiosk devices list".
devices-cure-unknown = Does the driver of the profile fit this device? Is the baud rate right, and does nothing else stand at that address?
devices-cure-not-supported = Try it: "kiosk devices print-test", "kiosk devices read".

devices-remedy-paper-low = Put in new paper soon.
devices-remedy-paper-out = Put in paper: a roll with its printable side to the head, a stack squared and pushed to the stop.
devices-remedy-paper-jam = Open the cover, pull the paper out in its own direction, look for scraps, close the cover.
devices-remedy-paper-not-taken = Take the paper out of the mouth.
devices-remedy-cover-open = Close the cover until it clicks.
devices-remedy-output-full = Empty the output tray.
devices-remedy-toner-low = Have a cartridge ready.
devices-remedy-toner-out = Exchange the cartridge.
devices-remedy-cutter = Switch it off, free the knife from paper, switch it on.
devices-remedy-overheated = Let it cool for ten minutes; is its air free?
devices-remedy-self-test-failed = Switch it off and on. If the test fails again, exchange the device.
devices-remedy-not-authorised = Its security module is not licensed for this use: have the supplier look at it, or exchange it.
devices-remedy-portrait-library = The cards themselves are read; a grey picture stands for each photo. Look at wlt_library in the profile: is the file there, is it made for this machine, and does it export unpack? If it crashes or hangs, ask its maker for another one.
devices-remedy-other = Read the device's own display, and its manual for what it says.

devices-finding-hangs = did not keep its deadline
devices-finding-failed = the driver made a mistake
devices-hangs-cure = Unplug it and plug it in again. If that does not help, report it: a driver must not hang.

devices-usb = { $product } ({ $ids }), socket { $socket }
devices-nameless = a USB device without a name
devices-serial-number = serial number { $number }
devices-port-serial = serial port { $node }
devices-port-hidraw = HID device { $node }
devices-port-video = camera { $node }
devices-port-usb-printer = USB printer { $node }
devices-port-input = keys { $node }
devices-port-pcsc = chip card reader "{ $node }"
devices-path-stable = { $path } ({ $node } now)
devices-path-fixed = { $path }
devices-path-unstable = { $path } (can be another device's after a restart)
devices-thought-known = is: { $families }
devices-thought-bridge = is a serial bridge: what is behind it does not show. It could be: { $families }
devices-thought-service = is: { $families }; the smart card service owns it and lists it by itself
devices-thought-possible = could be: { $families }
devices-thought-unknown = nothing that a terminal uses, as far as this program knows
devices-twin-serial-number = There are several of this make; this one is told by its serial number { $number }.
devices-twin-bus-path = There are several of this make, without serial numbers of their own; this one is told by its socket { $socket }. In another socket it would be taken for the other.
devices-used-by = used by [devices.{ $section }]
devices-not-used = not used by this profile
devices-missing = [devices.{ $section }] names { $path }, and nothing is there.
devices-nothing = Nothing is plugged in that a driver could reach.
devices-no-smart-card-service = The smart card service does not answer: chip card readers are not listed. (systemctl status pcscd)

devices-nothing-to-suggest = Nothing is plugged in that is recognised.
devices-verdict-ready = This section is ready.
devices-verdict-another = Another device has [devices.…] of this kind above ({ $family }), and a terminal has one of each. To use this one, take this section in its place.
devices-verdict-guess = Take the one section that is right, and remove the # in front of its lines.
devices-verdict-no-driver = The device is known ({ $family }), and this release has no driver for it.
devices-verdict-no-port = The device is known ({ $family }), and offers no port that a driver could use. Is it in the right mode (serial or HID-POS)?
devices-verdict-needs-more = The device is known ({ $family }), and its driver must be told what cannot be seen from here: write its section by hand.
devices-path-can-change = { $path } can be another device's after a restart.
devices-udev-rule = With the next line in /etc/udev/rules.d/70-kiosk.rules it is always /dev/kiosk/{ $family }; plug it in again then, and ask for suggestions again.

devices-lay-card = Lay an identity card on the reader ({ $seconds } s).
devices-card-resident = Resident identity card
devices-card-hk-macao-taiwan = Residence permit for Hong Kong, Macao and Taiwan residents
devices-card-foreigner-2017 = Foreign permanent resident identity card (2017)
devices-card-foreigner-2023 = Foreign permanent resident identity card (2023)
devices-card-holder = { $name }  { $number }
devices-card-in-force = It is in force.
devices-card-not-in-force = It is not in force.
devices-card-photo = A photo was read.
devices-card-no-photo = No photo was read.
devices-card-portrait-decoded = Its picture was decoded.
devices-card-portrait-placeholder = Its picture was not decoded; a grey one stands for it. (kiosk devices check)
devices-card-take-away = Take the card away.
devices-unread-no-card = No card was found. One that was read already is found only after it was lifted and laid down again.
devices-unread-taken-away = The card was taken away too early. Let it lie until it is read.
devices-unread-not-readable = The card was found and its chip does not answer. Lay it flat and alone; try another card.
devices-unread-unknown-card = This is a card of a kind that this release does not know.
devices-unread-bad-data = The card was read, and what it says makes no sense. Try another card; if none can be read, exchange the reader.
devices-unread-sam-refused = Reader and card do not accept each other. Try another card; if none is accepted, have the reader's licence looked at.

devices-trial-printed = { $device }: the test page is out.
devices-trial-not-printed = { $device }: nothing was printed, and nothing will come out later.
devices-trial-unknown = { $device }: nobody knows whether it was printed. Look at the printer, and empty its queue.
devices-trial-not-drawn = { $device }: the test page could not be drawn. Are the fonts installed (fonts-noto-cjk)?
devices-trial-failed = { $device }: the driver made a mistake. Look at the printer, and report this.

devices-record-needs-test-card = Whoever's card is read ends up in the recording. Lay a test card on the reader and say so with --test-card.
devices-record-running = The terminal is running. Stop it first: no resident may be served while bytes are recorded.
devices-record-no-bytes = The driver { $driver } has no bytes of its own to record.
devices-recording = Recording into { $file }, for { $minutes } minutes or until Ctrl-C. Use the device now, with the test card.
devices-recorded = { $count } passages recorded. Delete the file when it has been looked at.
