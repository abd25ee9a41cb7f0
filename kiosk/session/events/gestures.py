"""What the resident does on the pages."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Touched:
    """A touch that means nothing but that somebody is there."""


@dataclass(frozen=True)
class Begin:
    """The attract page was touched."""


@dataclass(frozen=True)
class Search:
    text: str = field(repr=False)  # people type names


@dataclass(frozen=True)
class ChooseTab:
    """A way into the catalogue, or a leaf of a guide."""

    key: str


@dataclass(frozen=True)
class ChooseGroup:
    """A life event, a theme, a department."""

    key: str


@dataclass(frozen=True)
class ChoosePersons:
    """For a person or for a body."""

    key: str


@dataclass(frozen=True)
class ChooseItem:
    """``place``: the region as whose guide it was found, "" where no place was named."""

    code: str
    place: str = ""


@dataclass(frozen=True)
class StartItem:
    """The button of the item's page."""


@dataclass(frozen=True)
class PrintGuide:
    """The guide on paper: its pages, to choose from."""


@dataclass(frozen=True)
class ChoosePage:
    """A page of the guide is wanted, or not."""

    number: int


@dataclass(frozen=True)
class TakeGuide:
    """The guide for the phone."""


@dataclass(frozen=True)
class PrintSlip:
    """The QR code for the phone on a slip."""


@dataclass(frozen=True)
class Agree:
    pass


@dataclass(frozen=True)
class Decline:
    pass


@dataclass(frozen=True)
class Choose:
    """One of several equal things was touched: for whom, a way, a role."""

    key: str


@dataclass(frozen=True)
class OtherWay:
    """The ways are wanted again."""


@dataclass(frozen=True)
class SendAgain:
    """Another code is wanted."""


@dataclass(frozen=True)
class OpenField:
    """Unfold the picker or the list of a field; "" closes it."""

    key: str


@dataclass(frozen=True)
class TurnYear:
    """A year earlier or later on the open picker; of a list the leaf before or after."""

    later: bool


@dataclass(frozen=True)
class Pick:
    """A choice of a field was touched."""

    key: str
    option: str


@dataclass(frozen=True)
class Write:
    """A field was typed into; ``text`` is all that stands in it."""

    key: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class Next:
    pass


@dataclass(frozen=True)
class Print:
    pass


@dataclass(frozen=True)
class TryAgain:
    pass


@dataclass(frozen=True)
class GotIt:
    """The whole print came out."""


@dataclass(frozen=True)
class DidNotGetIt:
    pass


@dataclass(frozen=True)
class PaperTaken:
    pass


@dataclass(frozen=True)
class Stop:
    """Stop waiting for what is under way."""


@dataclass(frozen=True)
class Understood:
    """The page that calls out left paper was read."""


@dataclass(frozen=True)
class Back:
    pass


@dataclass(frozen=True)
class GoHome:
    pass


@dataclass(frozen=True)
class EndVisit:
    pass


@dataclass(frozen=True)
class Stay:
    """ "I am still here"."""


@dataclass(frozen=True)
class Reveal:
    """A private field is to be shown in full for a moment."""

    key: str


@dataclass(frozen=True)
class SetLanguage:
    language: str


@dataclass(frozen=True)
class SetTextSize:
    text_size: str


@dataclass(frozen=True)
class SetTheme:
    """A theme that is chosen once more gives way to the standard one."""

    theme: str


@dataclass(frozen=True)
class SwitchMode:
    """A way of using the terminal, on or off."""

    mode: str


@dataclass(frozen=True)
class OpenAccess:
    """The choices of looks and modes are wanted."""


@dataclass(frozen=True)
class CloseAccess:
    pass
