"""Signatures as values: who signed what, how, and when. What was drawn stands with the runner under a handle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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

    ``number``: of the identity card that they signed with.
    """

    number: str
    signature: Signature
    consents: tuple[tuple[str, bool], ...] = ()

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
class Called:
    """Somebody who was called to sign elsewhere. ``request``: the signing request; ``key``: their key in it."""

    key: str
    number: str
    state: CallState = CallState.WAITING

    def __repr__(self) -> str:
        return f"Called({self.key}, {self.state.value})"


@dataclass(frozen=True)
class Call:
    """The signing request that stands at the platform for this application, over what ``digest`` says."""

    request: str
    digest: str
    expires: datetime
    called: tuple[Called, ...] = ()
