"""What ``kiosk devices`` does: finding, checking and trying the terminal's devices, for a technician. No Qt."""
