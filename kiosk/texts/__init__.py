"""The one text catalogue: pages, receipts, A4, speech and the command line. No Qt."""

from kiosk.texts.catalogue import COMPLETE, Language, MissingTextError, Words, fixed_texts, load_words
from kiosk.texts.text import Argument, Text

__all__ = ["COMPLETE", "Argument", "Language", "MissingTextError", "Text", "Words", "fixed_texts", "load_words"]
