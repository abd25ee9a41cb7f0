"""What a session wants of a resident's phone."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.model import Session
from kiosk.session.values import EffectId
from kiosk.session.world import World


@dataclass(frozen=True)
class OpenUpload:
    """A code for a phone, to send pages of ``material``; at most ``most``. Answer: PageOpened or PageRefused."""

    id: EffectId
    item: str
    material: str
    most: int
    language: str


@dataclass(frozen=True)
class OpenSigning:
    """A code for a phone, to read and to sign there what ``digest`` is of: the form as it stands in ``session``.
    Answer: PageOpened or PageRefused."""

    id: EffectId
    item: str
    digest: str
    session: Session = field(repr=False)
    world: World = field(repr=False)
    request: str = ""  # the signing request whose signer comes; "" for the resident


@dataclass(frozen=True)
class AwaitPhone:
    """Look now and then what has come of it, and fetch it. Answers: PhoneChanged and PhoneLost any number of times;
    PhoneSigned. When it is over, or ``LetGo``, the code is dead."""

    id: EffectId
    page: str


PhoneEffect = OpenUpload | OpenSigning | AwaitPhone
