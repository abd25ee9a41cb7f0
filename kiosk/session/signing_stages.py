"""The stages of signing: by whom, in which way, and the waiting for others. ``code`` is the item.

Who signs is the applicant, or ``Session.present``: somebody else who stands here and has laid their own card.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drivers.protocols import CardReadReason
from kiosk.session.signatures import Signature, WaitingForm


@dataclass(frozen=True)
class Sign:
    """In which way; or, ``by_card``, the identity card of whoever signs is to be laid down once more, or is being read.
    ``other_card``: it was somebody else's."""

    code: str
    by_card: bool = False
    attempts: int = 0
    failure: CardReadReason | None = None
    other_card: bool = False
    reader_away: bool = False


class DrawingProblem(StrEnum):
    """Why what was drawn is not taken."""

    TOO_LITTLE = "too_little"  # a dot, or a short line
    NOT_KEPT = "not_kept"  # it could not be stored


@dataclass(frozen=True)
class Draw:
    """The pad. ``strokes``: what was drawn by now, as the page tells it; ``revision`` grows when the pad is emptied."""

    code: str
    strokes: str = field(default="", repr=False)
    width: float = 0.0  # of the pad, in millimetres
    problem: DrawingProblem | None = None
    revision: int = 0


class WitnessProblem(StrEnum):
    """Why somebody's card makes them no witness."""

    SIGNER = "signer"  # it is the card of who signs
    PARTY = "party"  # they sign this form themselves
    MINOR = "minor"


@dataclass(frozen=True)
class Witnessing:
    """Somebody else sees it. ``relation``: what they said that they are to the signer, "" before that."""

    code: str
    relation: str = ""
    failure: CardReadReason | None = None
    problem: WitnessProblem | None = None
    reader_away: bool = False


@dataclass(frozen=True)
class Parties:
    """Who has signed, and who has not."""

    code: str
    trouble: bool = False  # somebody was to be called elsewhere, and the platform did not answer


class NoFace(StrEnum):
    """Why somebody who was to sign here was not known by their face."""

    REFUSED = "refused"  # by them, which costs nothing
    UNDER_AGE = "under_age"  # nobody under 14 comes before the camera
    AWAY = "away"  # the camera does not work
    UNSEEN = "unseen"
    UNAVAILABLE = "unavailable"  # nobody compares now
    DIFFERENT = "different"  # as often as it may be tried


@dataclass(frozen=True)
class CallParty:
    """How somebody is to sign: here, on their phone, at another terminal. ``signer``: their key in the form."""

    code: str
    signer: str
    no_face: NoFace | None = None


@dataclass(frozen=True)
class Calling:
    """The form goes to the platform, for somebody to sign. ``phone``: on a phone, and not at another terminal."""

    code: str
    signer: str
    phone: bool
    since: float


@dataclass(frozen=True)
class Called:
    """Somebody was called to another terminal: what they do there, and until when."""

    code: str
    signer: str


@dataclass(frozen=True)
class PartyCard:
    """Somebody whom the form names lays their own card."""

    code: str
    signer: str
    failure: CardReadReason | None = None
    other_card: bool = False
    reader_away: bool = False


@dataclass(frozen=True)
class Awaited:
    """Forms of others wait for whoever is identified here."""

    code: str
    forms: tuple[WaitingForm, ...]


@dataclass(frozen=True)
class Fetching:
    """The form of somebody else is on its way, or is being asked for: ``form`` None while it is asked what waits."""

    code: str
    since: float
    form: WaitingForm | None = None


@dataclass(frozen=True)
class Delivering:
    """A guest's signature is on its way to the platform; None: that they do not sign. ``tried``: nobody knows whether
    it came there."""

    code: str
    since: float
    signature: Signature | None = None
    tried: bool = False


@dataclass(frozen=True)
class Delivered:
    """A guest has signed, or declined to. ``refused``: the platform takes no word for this form any more."""

    code: str
    signed: bool
    refused: bool = False


SigningStage = (
    Sign
    | Draw
    | Witnessing
    | Parties
    | CallParty
    | Calling
    | Called
    | PartyCard
    | Awaited
    | Fetching
    | Delivering
    | Delivered
)
