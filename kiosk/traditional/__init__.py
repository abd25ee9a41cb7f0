"""Traditional Chinese out of simplified: by a library, and by a table of ours for what it cannot know."""

from kiosk.traditional.converting import Converter, converter
from kiosk.traditional.filling import fill

__all__ = ["Converter", "converter", "fill"]
