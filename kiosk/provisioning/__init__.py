"""``kiosk provision``: a machine becomes a terminal, step by step, and every step can be repeated."""
