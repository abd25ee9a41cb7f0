# kiosk doctor

doctor-verdict-good = well
doctor-verdict-warning = look
doctor-verdict-bad = BAD
doctor-sum = { $bad } bad, { $warnings } to look at.

doctor-disk-enough = { $megabytes } MB are free below { $folder }
doctor-disk-low = only { $megabytes } MB are free below { $folder }
doctor-disk-nearly-full = { $megabytes } MB are free below { $folder }: with less than { $least } MB nothing can be handed in
doctor-cure-disk-low = Make room soon: old logs (journalctl --vacuum-size=200M), packages (apt clean). What residents handed in leaves by itself.
doctor-cure-disk-nearly-full = Make room now: old logs (journalctl --vacuum-size=200M), packages (apt clean), or a larger disk. Delete nothing in that folder.
doctor-clock-right = the clock says { $time } and is corrected over the network
doctor-clock-alone = the clock says { $time }, and nobody corrects it
doctor-clock-wrong = the clock says { $time }, which cannot be
doctor-cure-clock-alone = Switch time synchronisation on: timedatectl set-ntp true. In a closed network name its time server in /etc/systemd/timesyncd.conf.
doctor-cure-clock-wrong = Set it: timedatectl set-time "YYYY-MM-DD HH:MM". If it is wrong again after a power cut, exchange the battery on the main board.
doctor-fonts-there = all fonts are there, rare hanzi too
doctor-fonts-missing = fonts are missing: { $packages }
doctor-cure-fonts-missing = apt install { $packages }
doctor-memory-right = { $folder } is in memory; what the on-screen keyboard keeps is gone at power-off
doctor-memory-on-disk = { $folder } lies on a disk: what residents typed could outlive their visit
doctor-memory-on-disk-in-rehearsal = { $folder } lies on a disk; a rehearsal may do that, a real terminal does not start so
doctor-cure-memory-on-disk = Name a folder below /run in the profile (folders.runtime), or mount a tmpfs there.
doctor-cure-memory-on-disk-in-rehearsal = Type no real person's data here.
doctor-service-answers = the smart card service answers
doctor-service-silent = the smart card service does not answer
doctor-cure-service-silent = systemctl enable --now pcscd.socket; if it is not installed: apt install pcscd
doctor-file-open = { $section }: { $user } may use { $path }
doctor-file-missing = { $section }: { $path } is not there
doctor-file-denied = { $section }: { $user } may not use { $path }
doctor-cure-file-missing = Plug the device in; compare its path with "kiosk devices list".
doctor-cure-file-denied = usermod -a -G { $group } { $user }, then restart the terminal. If the group is root, a udev rule must give the device to another: see "kiosk devices suggest".
doctor-cups-forgets = CUPS forgets documents once they are printed
doctor-cups-job-files-kept = CUPS keeps what residents printed on its disk ({ $file }, { $line ->
    [0] the line is missing
   *[other] line { $line }
})
doctor-cups-job-history-off = CUPS forgets jobs before anybody can ask how they ended ({ $file }, { $line ->
    [0] the line is missing
   *[other] line { $line }
})
doctor-cups-value-not-understood = CUPS does not understand { $directive } and does as it likes ({ $file }, { $line ->
    [0] the line is missing
   *[other] line { $line }
})
doctor-cups-not-readable = { $file } cannot be read: { $reason }
doctor-cups-missing = { $section }: the profile prints to a queue of this machine, and CUPS is not installed (no { $file })
doctor-cups-elsewhere = the printer's queue is on { $host }: what it keeps cannot be seen from here
doctor-cure-cups-job-files-kept = Write "PreserveJobFiles No" into { $file }, then: systemctl restart cups
doctor-cure-cups-job-history-off = Write "PreserveJobHistory Yes" into { $file }, then: systemctl restart cups
doctor-cure-cups-value-not-understood = Write "PreserveJobFiles No" and "PreserveJobHistory Yes" into { $file }, then: systemctl restart cups
doctor-cure-cups-not-readable = Ask again as root.
doctor-cure-cups-missing = apt install cups, make the queue (lpadmin), and ask again. A printer on the network can be named without a queue: ipp://its-address/ipp/print.
doctor-cure-cups-elsewhere = Look there: cupsd.conf must say "PreserveJobFiles No" and "PreserveJobHistory Yes".
doctor-queue-sound = what was handed in is kept in order ({ $rows } in { $file })
doctor-queue-not-yet = nothing was ever handed in here
doctor-queue-not-readable = { $file } cannot be read: { $reason }
doctor-queue-damaged = { $file } is damaged
doctor-cure-queue-not-readable = Ask again as the terminal's own user or as root.
doctor-cure-queue-damaged = Restart the terminal: it saves what can be read and begins a new file. Then have the disk examined (smartctl -a).
doctor-catalogue-fresh = the catalogue was looked after { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
doctor-catalogue-old = nobody has looked after the catalogue for { $days } days
doctor-catalogue-from-folder = the services come from { $folder }; the platform has sent none yet
doctor-catalogue-not-readable = { $file } cannot be read: { $reason }
doctor-cure-catalogue-not-readable = Ask again as the terminal's own user or as root.
doctor-catalogue-none = there is no catalogue: the terminal cannot start
doctor-cure-catalogue-old = kiosk catalogue status says why. Without the network: kiosk catalogue import, from a stick.
doctor-cure-catalogue-none = kiosk catalogue sync, or kiosk catalogue import from a stick, or name a folder in the profile (services.folder).

# --- a technician's network settings ---
doctor-settings-count = network settings of a technician have an effect here
doctor-settings-no-networkd = systemd-networkd does not run: network settings of a technician have no effect
doctor-settings-no-resolved = name servers do not come from systemd-resolved: network settings of a technician have no effect
doctor-settings-other-hands = another program (ifupdown or NetworkManager) has the network: a technician's settings would stand against it
doctor-cure-settings-no-networkd = With a network that keeps its address meanwhile, best at the machine: systemctl enable --now systemd-networkd
doctor-cure-settings-no-resolved = apt install systemd-resolved; systemctl enable --now systemd-resolved; ln -sf /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
doctor-cure-settings-other-hands = Take the interface out of /etc/network/interfaces (or: systemctl disable --now NetworkManager), and start again.
