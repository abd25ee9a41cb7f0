"""Who tries to get out of the terminal's page: keys, fingers, files, and what the machine below allows."""
