"""What can happen where a form is shown as it is handed in, and signed. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.signatures import Call, CallState, FormInHand, WaitingForm
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class TurnPage:
    """The page after this one, or before it, is wanted."""

    later: bool


@dataclass(frozen=True)
class Enlarge:
    """The form is wanted larger, or as a whole again."""


@dataclass(frozen=True)
class ShowList:
    """The form is wanted as a list, or as a picture again."""


@dataclass(frozen=True)
class Drawn:
    """What stands on the pad: see ``form.strokes``. ``width`` of the pad in millimetres."""

    strokes: str = field(repr=False)
    width: float


@dataclass(frozen=True)
class FormLaidOut:
    """The form is there as it will be handed in."""

    effect: EffectId
    form: FormInHand


@dataclass(frozen=True)
class FormNotLaidOut:
    """It could not be drawn: a character that no font has, or the drawing failed."""

    effect: EffectId


@dataclass(frozen=True)
class StrokesKept:
    """What was drawn is held for the visit under ``handle``."""

    effect: EffectId
    handle: str


@dataclass(frozen=True)
class StrokesLost:
    """It could not be held."""

    effect: EffectId


@dataclass(frozen=True)
class CallPlaced:
    """The form waits for somebody at the platform."""

    effect: EffectId
    call: Call


@dataclass(frozen=True)
class CallFailed:
    """The platform did not take it, or nobody answered."""

    effect: EffectId


@dataclass(frozen=True)
class SignersMoved:
    """How the calls stand, by their requests: state, and of those who have signed how and when they did."""

    effect: EffectId
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class FormsWaiting:
    """What waits for the signature of whoever is identified; nothing where nobody could be asked."""

    effect: EffectId
    forms: tuple[WaitingForm, ...]


@dataclass(frozen=True)
class FormFetched:
    """The form is here, and is the one that was announced."""

    effect: EffectId
    form: FormInHand


@dataclass(frozen=True)
class FormNotFetched:
    effect: EffectId


@dataclass(frozen=True)
class SignatureTaken:
    """What the platform said to a guest's signature. WAITING: nobody answered, and the same can be sent again."""

    effect: EffectId
    state: CallState


__all__ = [
    "CallFailed",
    "CallPlaced",
    "Drawn",
    "Enlarge",
    "FormFetched",
    "FormLaidOut",
    "FormNotFetched",
    "FormNotLaidOut",
    "FormsWaiting",
    "ShowList",
    "SignatureTaken",
    "SignersMoved",
    "StrokesKept",
    "StrokesLost",
    "TurnPage",
]
