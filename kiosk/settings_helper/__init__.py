"""Changes network and time with rights that the terminal has not: a closed set of requests, and nothing else."""
