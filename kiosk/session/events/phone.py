"""What can happen while somebody goes on with their phone. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.endings import AskFailure
from kiosk.session.phone_stages import OurPage, PhoneSeen
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class UsePhone:
    """They want to go on with their own phone."""


@dataclass(frozen=True)
class PageOpened:
    effect: EffectId
    page: OurPage


@dataclass(frozen=True)
class PageRefused:
    """There is no code for a phone."""

    effect: EffectId
    failure: AskFailure


@dataclass(frozen=True)
class PhoneChanged:
    """Something has come, or was taken back, or the phone's page was opened, or is over."""

    effect: EffectId
    seen: PhoneSeen


@dataclass(frozen=True)
class PhoneLost:
    """The platform does not answer; it is asked again."""

    effect: EffectId


@dataclass(frozen=True)
class PhoneSigned:
    """They have signed. ``digest``: what they signed; ``strokes``: the handle of what they drew, "" for a typed name;
    ``page``: the platform's id, by which it knows the signature."""

    effect: EffectId
    digest: str
    strokes: str
    page: str
