"""The stages of an application, in the order in which they are gone through. ``code`` is its item.

What was confirmed stands in ``Session.application``; what a stage holds of its own is not confirmed yet, and is gone
with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.application import HandedIn
from kiosk.session.digits_stages import DigitsStage
from kiosk.session.fill_once_stages import FillOnceStage
from kiosk.session.signing_stages import SigningStage
from kiosk.session.values import EMPTY, Values


@dataclass(frozen=True)
class Gathering:
    """Departments are asked for what the city knows already; or for ``materials``, facts that each of them is there."""

    code: str
    since: float
    materials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unmet:
    """A condition does not hold. ``number``: which of the item's."""

    code: str
    number: int


@dataclass(frozen=True)
class NotHere:
    """With what was said, the item needs something that this terminal cannot take: said at once, not at the end.

    ``materials``: the keys of what would have to be handed in.
    """

    code: str
    materials: tuple[str, ...]


@dataclass(frozen=True)
class Sections:
    """The parts of the form, and which are done."""

    code: str


@dataclass(frozen=True)
class Fill:
    """A section of the form, or an entry of one of its lists. ``values`` are those of the whole form with what was
    typed here; the fields below as those of the page of parameters.
    """

    code: str
    section: str
    values: Values
    group: str = ""  # key of the list whose entry is shown
    entry: str = ""
    around: Values = EMPTY  # of an entry: what stood in the form before it was opened
    open_field: str = ""
    shown_year: str = ""
    checked: bool = False
    path: tuple[str, ...] = ()
    leaf: int = 0
    typing: str = ""  # the field that is being typed into: nothing is said of half a number


@dataclass(frozen=True)
class Materials:
    """What goes with it and how it comes. ``values``: material -> the mode that is chosen."""

    code: str
    values: Values
    checked: bool = False


@dataclass(frozen=True)
class Preview:
    """The whole as the department gets it. ``page`` of the form, from 1; ``as_list``: in words instead of pictures."""

    code: str
    page: int = 1
    large: bool = False
    as_list: bool = False


@dataclass(frozen=True)
class Consents:
    """One tick for each purpose, none made beforehand."""

    code: str
    values: Values = EMPTY
    checked: bool = False


@dataclass(frozen=True)
class Confirm:
    """The last question. ``not_kept``: it was confirmed, and nobody knows that it is stored."""

    code: str
    not_kept: bool = False


@dataclass(frozen=True)
class Handing:
    """What was confirmed is being sealed and stored."""

    code: str
    since: float


@dataclass(frozen=True)
class Handed:
    """It is stored, and on its way."""

    code: str
    handed: HandedIn
    since: float


ApplicationStage = (
    Gathering
    | FillOnceStage
    | Unmet
    | NotHere
    | Sections
    | Fill
    | DigitsStage
    | Materials
    | Preview
    | Consents
    | SigningStage
    | Confirm
    | Handing
    | Handed
)
