# What of a machine's own keepers, its swap and its print server is looked at.
provision-swap-to-do = switch off { $name }, to which memory may be written in clear
provision-swap-stays = { $name } stays switched on, and memory may be written to it in clear: { $words }
provision-swap-stays-cure = Stop what else runs here (or put more memory in), and call again. From the next start on nothing is switched on: the package masks swap.target.
provision-no-clock-keeper = nothing that corrects the clock is installed
provision-no-clock-keeper-cure = apt install systemd-timesyncd (or chrony), and call again.
provision-network-other = the network is kept by { $keeper }: a technician cannot change it at the terminal
provision-network-ifupdown-cure = Leave it so, and set it in /etc/network/interfaces. Or hand it over, at the machine itself: apt install systemd-resolved; leave only "lo" in /etc/network/interfaces; systemctl enable systemd-networkd; write /etc/systemd/network/20-kiosk.network; restart.
provision-network-network-manager-cure = Leave it so, and set it with nmcli. Or hand it over, at the machine itself: apt install systemd-resolved; systemctl disable NetworkManager; systemctl enable systemd-networkd; write /etc/systemd/network/20-kiosk.network; restart.
provision-network-nobody-cure = apt install systemd-resolved, write /etc/systemd/network/20-kiosk.network, then: systemctl enable --now systemd-networkd
provision-no-resolved = systemd-resolved does not run: name servers that a technician sets at the terminal are not heeded
provision-no-resolved-cure = apt install systemd-resolved
