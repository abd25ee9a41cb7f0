"""Numbers of permits for travel between the mainland, Hong Kong, Macao and Taiwan, as they are printed. Pure."""

from __future__ import annotations

import re

from kiosk.rules.typed_text import tidy

#: To Hong Kong and Macao (C), to Taiwan (L); of Hong Kong and Macao residents (H, M; older ones with two digits more
#: for the copy); of Taiwan residents (digits alone).
_NUMBER = re.compile(r"C[0-9A-HJ-NP-Z][0-9]{7}|L[0-9]{8}|[HM][0-9]{8}([0-9]{2})?|[0-9]{8}")
LONGEST = 11


def tidy_permit(text: str) -> str:
    """What was typed, without blanks and in capitals, whichever width a keyboard gave it."""
    return tidy("digits", text)


def is_travel_permit(text: str) -> bool:
    """Whether a tidy number can be a permit's; the platform knows whether there is one."""
    return _NUMBER.fullmatch(text) is not None
