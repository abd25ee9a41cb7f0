"""The stages of verifying the phone of a form by six digits. ``code`` is the item, ``section`` the part of the form
that was left, ``field`` the key of the phone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.session.identity import PhoneCodeState, SentCode
from kiosk.session.values import EMPTY, Values


class DigitsEnd(StrEnum):
    """Why a number is not verified that was to be. None of it stops an application: the department checks it then."""

    NO_ANSWER = "no_answer"  # no link, or nobody answers
    TOO_MANY = "too_many"  # as often as digits are sent to a number
    SPENT = "spent"  # wrong digits, as often as they are taken


@dataclass(frozen=True)
class AskDigits:
    """Whether six digits are sent to the number; or, with ``end``, that it stays to be checked."""

    code: str
    section: str
    field: str
    end: DigitsEnd | None = None


@dataclass(frozen=True)
class SendDigits:
    """The platform is asked to send them."""

    code: str
    section: str
    field: str
    since: float


@dataclass(frozen=True)
class TypeDigits:
    """What was sent is typed. ``left``: tries, once some digits were wrong."""

    code: str
    section: str
    field: str
    sent: SentCode
    resend_at: float
    values: Values = EMPTY
    state: PhoneCodeState | None = None
    checked: bool = False  # "next" was tried
    tries: int = 0  # digits that were no use: the field is emptied after each
    left: int = 0


DigitsStage = AskDigits | SendDigits | TypeDigits
