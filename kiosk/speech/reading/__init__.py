"""How people say what stands written: numbers in groups, money, dates, what is masked. Pure."""

from kiosk.speech.reading.scanning import read_aloud, tongue_of
from kiosk.speech.reading.tongue import Tongue

__all__ = ["Tongue", "read_aloud", "tongue_of"]
