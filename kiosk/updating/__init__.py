"""A newer release of this program: brought, proved, put in place, watched, and taken back when it does not hold."""
