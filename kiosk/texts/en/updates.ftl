# --- kiosk update, kiosk health ---
update-installed = Installed here: { $version }
update-release = Release { $version }, number { $number }
update-stage-idle = No update is under way.
update-stage-offered = Offered by the platform; it is brought in the hours for it, while nobody is there.
update-stage-downloading = On its way.
update-stage-staged = Here and right; it is put in place in the hours for it, while nobody is there.
update-stage-installing = Being put in place.
update-stage-probation = In place, and watched.
update-stage-confirmed = In place, and it holds.
update-stage-rolling-back = Being taken back.
update-stage-rolled-back = Taken back; the release before is in place.
update-reason-refused = Why: the bundle is not right ({ $detail }). Have a new one made.
update-reason-no-room = Why: there is not enough room on the disk ({ $detail }). kiosk doctor says what fills it.
update-reason-not-the-package = Why: the package is of another name, version or machine than its manifest says ({ $detail }).
update-reason-no-way-back = Why: the release that is here cannot be kept ({ $detail }). Install the package of this release once by hand.
update-reason-not-installed = Why: the package manager failed ({ $detail }). Look at the journal: journalctl -u kiosk-update
update-reason-not-healthy = Why: the terminal did not come to do what it did before ({ $detail }).
update-reason-too-many-starts = Why: the terminal had to be started too often ({ $detail }).
update-reason-no-helper = Why: nobody came to install it. Look at kiosk-update.path: systemctl status kiosk-update.path
update-as-root = A release is put in place by root: sudo kiosk update install …
update-trust-open = { $file }, or a folder on the way to it, can be changed by others than root. Let root own it: root would believe it.
health-well = The terminal is well: release { $version }
health-silent = Nothing is heard of the terminal: it does not run, or has just begun.
health-other-version = Another release runs than the one that was installed.
health-no-frame = No page was painted yet.
health-undecided = The session does not decide.
health-no-home = The home page cannot be made.
health-no-outbox = The outbox does not open: kiosk queue status
health-device-lost = A device that answered before does not answer: kiosk devices
# --- kiosk power ---
power-never = The profile names no time to be off ([hours] power).
power-cannot-wake = The machine could not be set to wake itself ({ $reason }), and stays on. Switch on "wake by RTC" in its firmware, or let the case do it: [hours] power = "hardware".
power-not-now = It is not the time to be off.
power-off-until = Off until { $time }.
health-taken-back = { $name } was taken back and is in use: there is none before it. Install a newer one.
