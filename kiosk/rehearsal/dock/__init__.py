"""The dock: a window with which a person plays the hardware. A client of the control socket, and of nothing else."""
