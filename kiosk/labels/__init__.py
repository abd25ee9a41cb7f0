"""Labels for the front of a terminal, in large print and braille, made of its profile."""
