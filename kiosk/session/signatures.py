"""Signatures as values: who signed what, how, and when. What was drawn stands with the runner under a handle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.catalogue.model import Way


class SignedBy(StrEnum):
    """How somebody signed. All of these are worth the same."""

    FINGER = "finger"  # drawn on the screen
    CARD = "card"  # their identity card was laid on the reader once more
    WITNESS = "witness"  # somebody else, with a card of their own, has seen that they agree
    PHONE = "phone"  # on a phone, identified there
    TERMINAL = "terminal"  # at another terminal, identified there


@dataclass(frozen=True, repr=False)
class Witness:
    """Who has seen it; ``relation``: what they said that they are to the signer, a key of ``RELATIONS``."""

    name: str
    number: str
    relation: str

    def __repr__(self) -> str:
        return f"Witness({self.relation})"


#: What a witness can be to the signer.
RELATIONS = ("family", "friend", "staff", "other")


@dataclass(frozen=True)
class Signature:
    """One person's signature.

    ``digest``: SHA-256 of what was signed, hexadecimal (``form.content.signed_digest``); ``at`` is local time.
    ``strokes``: the handle of the drawn picture (PNG) in the store of the visit, where it was drawn here.
    ``request``: the signing request by which it came, where it was signed on a phone or at another terminal.
    """

    digest: str
    by: SignedBy
    at: datetime
    strokes: str = ""
    witness: Witness | None = None
    request: str = ""


@dataclass(frozen=True, repr=False)
class PartySignature:
    """The signature of somebody beside the applicant, and what that person agreed to.

    ``number``: of the identity card that they signed with; ``way``: how they were known here; ``proof``: the platform's
    word for a check of its own.
    """

    number: str
    signature: Signature
    consents: tuple[tuple[str, bool], ...] = ()
    way: Way = Way.ID_CARD
    proof: str = ""

    def __repr__(self) -> str:
        return f"PartySignature({self.signature.by.value})"


class CallState(StrEnum):
    """Where somebody is who was called to sign elsewhere; the platform's word."""

    WAITING = "waiting"
    SIGNED = "signed"
    DECLINED = "declined"  # they said no, on their own screen
    LAPSED = "lapsed"  # the time is over
    WITHDRAWN = "withdrawn"  # the form was changed, or the applicant gave it up


@dataclass(frozen=True, repr=False)
class Call:
    """Somebody was called to sign elsewhere: one signing request at the platform, for one person and one text.

    ``key``: their place in the form (``form.signers.Signer.key``); ``digest``: of what they are to sign; ``expires``:
    local time; ``link``: the page for their phone, "" where the platform has none.
    """

    request: str
    key: str
    number: str
    digest: str
    expires: datetime
    link: str = ""
    state: CallState = CallState.WAITING
    by: SignedBy | None = None  # how, once they have signed
    at: datetime | None = None

    def __repr__(self) -> str:
        return f"Call({self.state.value})"


@dataclass(frozen=True, repr=False)
class FormInHand:
    """A form as PDF, laid out once for one content. Its bytes and its pages' pictures stand with the runner under these
    handles.

    ``content``: the digest of what it says (``form.content.content_digest``), "" of a form that came from elsewhere;
    ``sha256``: that of the PDF; ``spelt``: a character that no font has stands on it as its number.
    """

    handle: str
    pictures: tuple[str, ...]
    content: str
    sha256: str
    spelt: bool = False

    @property
    def pages(self) -> int:
        return len(self.pictures)

    def __repr__(self) -> str:
        return f"FormInHand({self.pages} pages)"


@dataclass(frozen=True, repr=False)
class WaitingForm:
    """Somebody else's form that waits for the signature of whoever is identified here. ``applicant``: masked."""

    request: str
    title: str
    role: str
    applicant: str
    digest: str
    sha256: str
    expires: datetime

    def __repr__(self) -> str:
        return "WaitingForm(…)"


#: The key of somebody who signs at this terminal what was filled in at another.
GUEST = "guest"


@dataclass(frozen=True, repr=False)
class Present:
    """Who stands here to sign, other than the applicant: identified by their own card. Gone with the pages of signing.

    ``key``: their place in the form, or ``GUEST``; ``consents``: what they answered, None before that; ``waiting`` and
    ``form`` are a guest's.
    """

    key: str
    number: str
    name: str
    consents: tuple[tuple[str, bool], ...] | None = None
    seen: bool = False
    waiting: WaitingForm | None = None
    form: FormInHand | None = None
    way: Way = Way.ID_CARD
    proof: str = ""

    def __repr__(self) -> str:
        return "Present(…)"
