# What of a machine's own keepers, its swap and its print server is looked at.
provision-swap-to-do = switch off { $name }, to which memory may be written in clear
provision-swap-stays = { $name } stays switched on, and memory may be written to it in clear: { $words }
provision-swap-stays-cure = Stop what else runs here (or put more memory in), and call again. From the next start on nothing is switched on: the package masks swap.target.
provision-no-time-keeper = nothing that corrects the clock is installed
provision-no-time-keeper-cure = apt install systemd-timesyncd (or chrony), and call again.
