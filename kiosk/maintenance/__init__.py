"""The technician's mode: tokens, who holds one, what is found and done, and the trail that it leaves."""
