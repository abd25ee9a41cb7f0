"""What signing wants done. Known in ``effects`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.session.form.signers import Signer
from kiosk.session.model import EffectId, Session
from kiosk.session.signatures import Call, FormInHand, Signature, WaitingForm
from kiosk.session.world import World


@dataclass(frozen=True)
class LayOutForm:
    """Lay the form out as PDF, with pictures of its pages, and hold both for the visit.

    ``content``: the digest of what stands in it. Answer: FormLaidOut or FormNotLaidOut.
    """

    id: EffectId
    code: str
    content: str
    session: Session = field(repr=False)
    world: World = field(repr=False)


@dataclass(frozen=True)
class KeepStrokes:
    """Hold what was drawn, as a picture, for the visit. Answer: StrokesKept or StrokesLost."""

    id: EffectId
    strokes: str = field(repr=False)


@dataclass(frozen=True)
class PlaceCall:
    """Leave the form with the platform for one person to sign. Answer: CallPlaced or CallFailed."""

    id: EffectId
    item: str
    title: str
    role: str
    signer: Signer
    digest: str
    form: FormInHand
    consents: tuple[tuple[str, str, bool], ...]  # key, words, whether it is required
    expires: datetime


@dataclass(frozen=True)
class WithdrawCalls:
    """Nobody is to sign these any more. No answer is awaited."""

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class AwaitSigners:
    """See now and then how the calls stand. Answer: SignersMoved, each time that something has changed."""

    id: EffectId
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class AskWaitingForms:
    """What waits for the signature of whoever is identified. Answer: FormsWaiting."""

    id: EffectId
    item: str


@dataclass(frozen=True)
class FetchForm:
    """Answer: FormFetched or FormNotFetched."""

    id: EffectId
    waiting: WaitingForm


@dataclass(frozen=True)
class DeliverSignature:
    """A guest's signature, for the platform; None: they do not sign. The same however often. Answer: SignatureTaken."""

    id: EffectId
    waiting: WaitingForm
    signature: Signature | None
    consents: tuple[tuple[str, bool], ...]


SigningEffect = (
    LayOutForm | KeepStrokes | PlaceCall | WithdrawCalls | AwaitSigners | AskWaitingForms | FetchForm | DeliverSignature
)
