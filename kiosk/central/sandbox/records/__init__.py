"""Invented records as data: what each item of the catalogue is answered with, and how it is made up. Pure."""
