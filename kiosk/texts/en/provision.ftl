# kiosk provision

provision-step-machine = The machine
provision-step-system = User and folders
provision-step-profile = Profile
provision-step-secrets = Secrets
provision-step-key = The terminal's key
provision-step-enrolment = Enrolment
provision-step-catalogue = Catalogue
provision-step-index = Search index
provision-step-devices = Devices
provision-step-slip = Readiness slip
provision-step-service = Service

provision-ended-was-so = as it was
provision-ended-done = DONE
provision-ended-would-do = would do
provision-ended-waits = WAITS
provision-ended-cannot = CANNOT
provision-ended-failed = FAILED
provision-ended-not-reached = not tried

provision-sum-done = Ready. { $count } steps changed something.
provision-sum-nothing = Ready. There was nothing to change.
provision-sum-would = { $count } steps would change something; nothing was changed.
provision-sum-open = Not ready yet: { $count } steps are open. Do what stands beside them, and call again: what is done stays done.

provision-no-stick = { $folder } is no folder. Plug the stick in and name its folder.
provision-ask-code = One-time code of the platform (it is not shown)
provision-compare = The number of the answer on the stick is { $number }. Is it the one that the desk told?
provision-no-request = { $file } is no request of this terminal. Run "kiosk provision PROFILE --without-network FOLDER" on the terminal first.
provision-carried = The answer is in { $file }. Tell whoever stands at the terminal this number: { $number }

provision-machine-so = { $release }, { $megabytes } MB of memory; disk, clock and fonts are in order
provision-not-root = only root can set a terminal up
provision-not-root-cure = Call it again with sudo.
provision-memory = { $megabytes } MB of memory: the terminal needs { $least } MB, since it never swaps
provision-memory-cure = Put more memory in, or take another machine.
provision-no-package = the package civic-kiosk is not installed, or not whole
provision-no-package-cure = apt install ./civic-kiosk_<version>_<processor>.deb
provision-release = { $release } is none of the systems that this release is tried on (Debian 12 and 13)
provision-release-cure = Go on at your own risk, or install Debian 12.
provision-swap = memory may be written in clear to { $name }
provision-swap-cure = The terminal itself never swaps. Switch it off all the same: swapoff -a, and take the line out of /etc/fstab; or encrypt it with a key that is made at each start (crypttab, option swap).
provision-no-panel = no panel answers
provision-no-panel-cure = Switch it on and look at its cable.
provision-other-panel = the profile says { $width } x { $height } pixels, and the panel has { $has }
provision-other-panel-cure = Correct [screen] in the profile, or look whether this is the right panel.
provision-no-display = the window cannot be shown here as it should be; not installed: { $packages }
provision-no-display-cure = apt install { $packages }
provision-no-cage-cure = apt install { $packages }. Or use X: apt install { $others }, and write KIOSK_SESSION=x11 into { $file }.
provision-x-is-there-cure = apt install { $packages }. X is installed: to use it, write KIOSK_SESSION=x11 into { $file }.

provision-system-so = the user { $user } and its folders are there, and closed to others
provision-user-to-do = make the user { $user }, without a shell
provision-folder-to-do = make { $folder }, with rights for the terminal alone

provision-profile-so = { $file } is this profile
provision-profile-old = { $file } says something in an older form, which goes on working
provision-profile-old-cure = kiosk profile migrate { $file } writes it anew, with its comments
provision-profile-to-do = put { $name } in its place: { $to }
provision-profile-broken = { $file } cannot be read there
provision-profile-broken-cure = Run "kiosk profile check" on it: something that it names is not in its place.
provision-file-missing = { $key }: { $path } is not there
provision-file-outside = { $key }: { $path } is named by a path that leads out of the profile's folder
provision-file-cure = Put { $name } beside the profile and name it there, or name it by its absolute path on the terminal.
provision-unreadable = { $file }: { $reason }
provision-unreadable-cure = Look at the file's rights and at the disk, and call again.
provision-command = { $name } failed: { $words }
provision-command-cure = Run { $name } by hand and see what it says.

provision-secrets-so = nobody but the terminal can read its secrets
provision-secret-to-do = let the terminal alone read { $file }

provision-key-so = the key is in { $folder }
provision-key-so-sealed = the key is in { $file }, sealed to this machine
provision-key-to-do = make the terminal's key in { $folder }; it never leaves it
provision-key-to-do-sealed = make the terminal's key and seal it { $how ->
    [tpm2] with the machine's TPM2
   *[host] with the machine's own secret: there is no TPM2
 }, into { $file }; it never leaves this machine
provision-key-to-do-seal = seal the key that lies in { $folder } { $how ->
    [tpm2] with the machine's TPM2
   *[host] with the machine's own secret: there is no TPM2
 }, into { $file }, and take it away there
provision-key-to-do-unseal = put the sealed key of { $file } into { $folder }, as the profile says, and take the sealed one away
provision-key-bad = { $file } is no key that can be read
provision-key-bad-cure = Take { $file } away and call again with a new one-time code: the terminal gets a new key.
provision-key-two = there are two different keys: in { $file } and in { $folder }
provision-key-two-cure = Take away the one that the terminal was not enrolled with, and call again.
provision-key-sealing = the key could not be sealed: { $words }
provision-key-sealing-cure = Run "systemd-creds has-tpm2" and see what it says. On a machine that cannot seal: key = "file" in [platform].
provision-key-unsealing = { $file } cannot be unsealed: { $words }
provision-key-unsealing-cure = It was sealed on another machine, or Secure Boot or the mainboard was changed. Take { $file } and the certificate in { $folder } away, and call again with a new one-time code: the terminal gets a new key.
provision-key-missing = there is no key to enrol with
provision-key-missing-cure = See what the step of the key says, and call again.
provision-key-unusable = the terminal's key cannot be used

provision-enrolled = the platform knows this terminal as { $terminal }, until { $until }
provision-enrol-to-do = have { $url } issue a certificate for { $terminal }
provision-enrol-other = the certificate is for { $other }, and this terminal is { $terminal }: ask for a new one
provision-enrol-ends = the certificate ends on { $until }: ask for a new one
provision-enrol-ended = the certificate ended on { $until }: ask for a new one
provision-credentials-bad = what lies in { $folder } is no certificate for the key beside it
provision-credentials-bad-cure = Take terminal.certificate.pem out of { $folder } and call again with a new one-time code.
provision-no-code = there is no one-time code
provision-no-code-cure = Ask the operator of the platform for one, and call again with --code CODE; without a network put it on the stick as "enrolment-code".
provision-code-malformed = the one-time code is none: it has 8 to 40 letters, digits and dashes
provision-request-to-do = write a request to { $file }
provision-answer-to-do = take the answer from { $file }
provision-answer-awaited = the request is in { $file }: have it answered where there is a network ("kiosk carry-enrolment"), and call again
provision-answer-not-compared = nobody has compared the number of the answer, { $number }
provision-answer-not-compared-cure = Ask the desk that fetched the answer for its number. If it is the same, call again with --answer-number; if not, the stick was changed on its way.
provision-answer-unusable = { $file } is no answer to a request of { $terminal } with this key
provision-answer-unusable-cure = Take it off the stick and have the request answered again.

provision-platform-no-link = { $url } cannot be reached
provision-platform-no-link-cure = Look at the network cable and at platform.url; if the network asks for a proxy, name it in [network]. Without a network: --without-network FOLDER.
provision-platform-no-answer = { $url } does not answer now (reference { $reference })
provision-platform-no-answer-cure = Call again in some minutes; the code is still good.
provision-platform-code-unknown = { $url } does not know this one-time code (reference { $reference })
provision-platform-code-unknown-cure = Type it again, letter by letter. If that does not help, ask the operator for a new one.
provision-platform-code-used = this one-time code was used by another terminal or another key (reference { $reference })
provision-platform-code-used-cure = Ask the operator for a new one, and tell them: if nobody of yours used it, somebody else did.
provision-platform-code-expired = the time of this one-time code is over (reference { $reference })
provision-platform-code-expired-cure = Ask the operator for a new one.
provision-platform-another = what answers at { $url } is not the platform
provision-platform-another-cure = A login page of the network or a proxy stands between. Open the network for this machine, or name the proxy in [network].
provision-platform-refused = { $url } refuses the request (reference { $reference })
provision-platform-refused-cure = Tell the operator of the platform the reference. Often the terminal's id is not one of theirs.
provision-platform-not-proven = { $url } did not prove who it is
provision-platform-not-proven-cure = Compare platform.ca_file with the operator's. Do not go on before they are the same: somebody may stand between.
provision-platform-clock = the clock of this machine is too far from the platform's
provision-platform-clock-cure = Set it: timedatectl set-time "YYYY-MM-DD HH:MM", and name a time server in [time].

provision-catalogue-so = version { $version }, taken on { $taken }
provision-catalogue-from-folder = what lies in the profile's folder
provision-catalogue-folder = read { $folder }
provision-catalogue-ask = ask { $url } for the catalogue
provision-catalogue-stick = take version { $version } from the stick
provision-catalogue-none = nothing to take it from yet: the terminal is not enrolled
provision-catalogue-unreachable = the platform cannot be reached ({ $detail })
provision-catalogue-refused = refused: { $reason } ({ $detail })
provision-catalogue-cure = Call again; the terminal tries by itself, too, every half hour. A catalogue that is refused is for the operator of the platform.

provision-index-so = it finds all { $count } items
provision-index-to-do = build it for { $count } items
provision-index-nothing = nothing to find yet: there is no catalogue
provision-index-failed = it could not be built
provision-index-failed-cure = Look whether the disk is full. The terminal finds items by their very words until then.

provision-no-devices = the profile names none
provision-devices-so = all { $count } are well
provision-devices-in-use = the running terminal has them: see "kiosk devices watch"
provision-device = { $device }: { $words }
provision-device-cure = { $cures }

provision-slip-so = the slip of { $made } still says how things are
provision-slip-save = write it to { $folder }, with a picture of the home page
provision-slip-print = print it
provision-slip-not-drawn = it cannot be drawn ({ $error })
provision-slip-not-drawn-cure = Run "kiosk doctor": fonts may be missing.
provision-slip-not-printed = it did not come out of the printer
provision-slip-not-printed-cure = Do what stands beside the devices, and call again. What it says is in { $folder }.

provision-service-so = the terminal begins with the machine
provision-service-late = a terminal that runs takes up profile and key at its next start: systemctl restart kiosk.service, while nobody stands before it
provision-service-enable = have the terminal begin with the machine
provision-service-start = start the terminal now
provision-service-cure = systemctl status kiosk.service; journalctl -u kiosk.service

provision-did-not-hold = it was done, and is not so
provision-did-not-hold-cure = Call again; if it stays so, send what --json says to the makers.

readiness-title = Readiness slip
readiness-ready = READY FOR RESIDENTS
readiness-not-ready = NOT READY
readiness-terminal = Terminal
readiness-software = Software
readiness-catalogue = Catalogue
readiness-certificate = Certificate until
readiness-none = none
readiness-passed = passed
readiness-failed = OPEN
readiness-step = Step
readiness-outcome = Outcome
readiness-found = What was found
readiness-home-page = The first page of this terminal

# [network], [time] and [logging] of a profile

profile-key-profile-network = The way to the platform; without it the machine's own network holds.
profile-key-profile-time = Who tells the machine the time; without it nobody compares.
profile-key-profile-logging = What is logged, and for how long. It names nobody.
profile-key-network-proxy = The proxy through which the platform is reached. Devices are reached directly.
profile-key-network-proxy-login = User and password for the proxy, as user:password, by reference.
profile-key-network-interface = The network interface that has to be up: `kiosk doctor` says when it is not.
profile-key-network-platform-addresses = The addresses that the platform's name may stand for; empty is any. `kiosk doctor` says when it stands for another.
profile-key-time-servers = The time servers; `kiosk provision` names them to the machine.
profile-key-time-most-seconds-off = So far the machine's clock may be from the platform's.
profile-key-logging-level = How much is logged.
profile-key-logging-days = How long the machine's journal keeps it.
profile-key-logging-remote = Where each line is sent to besides (RFC 5424 over UDP); without it nowhere.
profile-form-proxy = an address that begins with http:// and ends with a port, like http://proxy.example.gov:3128
profile-form-interface = a network interface's name, like enp1s0
profile-form-platform-addresses = addresses of the network, like "203.0.113.7"
profile-form-servers = names or addresses of time servers, at least one
profile-form-remote = an address like udp://log.example.gov:514
profile-login-without-proxy = a login for a proxy, and no proxy: name it in network.proxy

provision-step-surroundings = Network, time and log
provision-surroundings-so = time servers, journal, keyboard and the turn of the picture are as the profile says; no memory goes to a disk in clear
provision-surroundings-to-do = write { $file }

doctor-interface-up = the network interface { $interface } is up
doctor-interface-down = the network interface { $interface } is down
doctor-interface-missing = there is no network interface { $interface }
doctor-cure-interface-down = Look at the cable and at the switch; then: ip link set { $interface } up
doctor-cure-interface-missing = Compare with "ip link", and correct network.interface in the profile.
doctor-platform-reached = { $host } can be reached
doctor-platform-not-reached = { $host } cannot be reached (port { $port })
doctor-platform-unknown = the network does not know the name { $host }
doctor-platform-elsewhere = { $host } stands for { $address }, which is none of its addresses
doctor-cure-platform-not-reached = Look at the cable, at the firewall and, where there is a proxy, at network.proxy.
doctor-cure-platform-unknown = Look at the name servers: resolvectl status, or /etc/resolv.conf.
doctor-cure-platform-elsewhere = Ask the operator whether the platform has moved. If not, somebody changes the network's names: tell them.
doctor-time-servers-named = the machine asks the profile's time servers
doctor-time-servers-missing = the machine does not ask { $server } for the time
doctor-cure-time-servers-missing = kiosk provision PROFILE, or name it in /etc/systemd/timesyncd.conf.
doctor-clock-agrees = the clock and the platform's are { $seconds } s apart
doctor-clock-apart = the clock and the platform's are { $seconds } s apart, and { $most } s are allowed
doctor-clock-not-compared = the clock could not be compared with the platform's
doctor-cure-clock-apart = Look whether the time servers can be reached; then: systemctl restart systemd-timesyncd
doctor-cure-clock-not-compared = Enrol the terminal, or look whether the platform can be reached, and call again.
