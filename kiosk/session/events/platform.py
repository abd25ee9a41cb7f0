"""What the platform answers."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.protocols import (
    IdCard,
)
from kiosk.session.identity import AppCodeState, AppPerson, Body, OurCode, PhoneCodeState, SentCode, Verdict
from kiosk.session.model import (
    AskFailure,
    DocumentInHand,
    EffectId,
    GuideInHand,
    Offer,
    QueryResult,
)


@dataclass(frozen=True)
class FaceCompared:
    """``card``: who it is, where no card was read and the platform knows."""

    effect: EffectId
    verdict: Verdict
    proof: str = ""
    card: IdCard | None = None


@dataclass(frozen=True)
class AppCodeIssued:
    effect: EffectId
    code: OurCode


@dataclass(frozen=True)
class AppCodeEnded:
    """A code of ours or of the App's came to something. ``person`` is there when it was confirmed."""

    effect: EffectId
    state: AppCodeState
    person: AppPerson | None = None


@dataclass(frozen=True)
class PhoneCodeSent:
    effect: EffectId
    sent: SentCode


@dataclass(frozen=True)
class PhoneCodeChecked:
    """``left``: how many tries are left, where the platform says so."""

    effect: EffectId
    state: PhoneCodeState
    left: int = 0


@dataclass(frozen=True)
class BodyFound:
    effect: EffectId
    body: Body


@dataclass(frozen=True)
class PrincipalChecked:
    """``card`` is what is known of the principal; None when the platform does not confirm it."""

    effect: EffectId
    card: IdCard | None
    proof: str = ""


@dataclass(frozen=True)
class VerifyFailed:
    effect: EffectId
    failure: AskFailure
    reference: str = ""


@dataclass(frozen=True)
class OffersCame:
    """No offer is an answer: there is none."""

    effect: EffectId
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class QueryAnswered:
    effect: EffectId
    result: QueryResult


@dataclass(frozen=True)
class DocumentReady:
    effect: EffectId
    document: DocumentInHand


@dataclass(frozen=True)
class AskFailed:
    effect: EffectId
    failure: AskFailure
    reference: str = ""


@dataclass(frozen=True)
class GuideReady:
    effect: EffectId
    document: GuideInHand


@dataclass(frozen=True)
class GuideFailed:
    """It could not be laid out."""

    effect: EffectId
