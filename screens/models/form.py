"""Fields and what they are filled in with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from screens.models.browse import Point
from screens.models.parts import Action, Fact, Scene


class FieldKind(StrEnum):
    MULTI = "multi"  # any number of options; intent field:<key> {"option": key}
    ONE = "one"  # exactly one option; intent field:<key> {"option": key}
    MONTH = "month"  # intent field:<key> {"open": "true"|"false"}, {"year": "earlier"|"later"}, {"option": "YYYY-MM"}
    YEAR = "year"  # as MONTH, its options are years
    DATE = "date"  # as MONTH: first a month, then its days; {"option": "year"} goes back to the months
    LIST = "list"  # as MONTH, its options stand one below another; {"option": ".."} goes back to what they stand in
    TEXT = "text"  # intent field:<key> {"text": …}


class Keyboard(StrEnum):
    """Which leaf of the on-screen keyboard a line of text opens."""

    WORDS = "words"
    LATIN = "latin"
    DIGITS = "digits"
    NUMBER = "number"  # digits and a point
    ID_NUMBER = "id_number"  # digits and X


@dataclass(frozen=True)
class Option:
    key: str
    label: str
    selected: bool = False
    enabled: bool = True


@dataclass(frozen=True)
class FormField:
    key: str
    label: str
    kind: FieldKind
    hint: str
    value: str  # the chosen value in words, "" when none
    options: tuple[Option, ...]
    error: str = ""
    open: bool = False  # pickers: the leaf is shown
    year: str = ""  # the words above the leaf
    earlier: bool = False  # there is a leaf before / after the one shown
    later: bool = False
    up: str = ""  # days, lists: the words of the way back to the months, to the list that this one stands in
    note: str = ""  # lists: what there is to say instead of options; folded, instead of a value
    many: bool = False  # lists: any number of options
    required: bool = True
    basis: str = ""  # the rule that lets us ask; shown by "why do you ask?"
    keyboard: Keyboard = Keyboard.WORDS
    longest: int = 60
    revision: int = 0  # texts are taken over when it changes: otherwise what is typed is the page's

    def opened(
        self, heading: str, options: tuple[Option, ...], *, earlier: bool, later: bool, up: str = ""
    ) -> FormField:
        """With its picker unfolded."""
        return replace(self, open=True, year=heading, options=options, earlier=earlier, later=later, up=up)

    def listed(self, note: str, *, many: bool = False, up: str = "") -> FormField:
        """With its list unfolded, and words in the place of options."""
        return replace(self, open=True, note=note, many=many, up=up)

    def typed_with(self, keyboard: Keyboard, longest: int, revision: int) -> FormField:
        """As a line of text."""
        return replace(self, keyboard=keyboard, longest=longest, revision=revision)


@dataclass(frozen=True)
class ParametersBody:
    title: str
    lead: str
    fields: tuple[FormField, ...]
    errors: tuple[Point, ...]  # the errors once more on top; key is the field's
    next: Action
    facts: tuple[Fact, ...] = ()  # what is known already
    actions: tuple[Action, ...] = ()  # besides going on
    scene: Scene = Scene.NONE  # drawn where there is room
