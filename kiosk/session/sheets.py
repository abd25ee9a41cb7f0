"""What was captured for a material: values that stand for pages. The pages themselves are never in a session."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from drivers.protocols import PageFlaw

#: Of one page, in bytes: a page of A4 at 200 dots an inch has less than a quarter of it.
MOST_SHEET_BYTES = 4 * 1024 * 1024
#: Of one material, and of a whole application: the contract takes a hundred files.
MOST_SHEETS = 20
MOST_SHEETS_IN_ALL = 60
#: Of a whole visit, in bytes, whatever it is held for.
MOST_HELD_BYTES = 48 * 1024 * 1024


class Via(StrEnum):
    """How a material came."""

    SCANNED = "scanned"  # under the document camera
    PHOTO = "photo"  # the camera that looks at the resident
    FILE = "file"  # a picture of something, taken under the document camera
    PHONE = "phone"
    WALLET = "wallet"  # an e-licence: no page, but the platform's token for it


class PhotoFlaw(StrEnum):
    """What is wrong with a picture of the resident."""

    BACKGROUND = "background"  # it has another colour, or something is seen there


class MediaType(StrEnum):
    """What a page can be."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


@dataclass(frozen=True)
class Sheet:
    """One page. Its bytes stand in the memory of the terminal under ``handle``, until the visit ends.

    ``sha256``: of these bytes, hexadecimal; what is signed names it. ``flaws``: what was wrong with it and was left.
    """

    handle: str
    sha256: str
    media_type: MediaType = MediaType.JPEG
    flaws: frozenset[PageFlaw | PhotoFlaw] = frozenset()


@dataclass(frozen=True)
class Held:
    """What was given for a material.

    ``material``: its key; of a field of the form that takes a picture or a file, the field's. ``token``: the platform's
    word for an e-licence that was attached with consent; ``valid_until``: the licence's own last day.
    """

    material: str
    sheets: tuple[Sheet, ...]
    via: Via
    token: str = field(default="", repr=False)
    valid_until: date | None = None
