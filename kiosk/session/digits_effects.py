"""What is wanted about the phone of a form. The platform is asked in the visit's session."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.values import EffectId


@dataclass(frozen=True)
class SendFormDigits:
    """Six digits to this number. Answer: PhoneCodeSent or VerifyFailed."""

    id: EffectId
    phone: str = field(repr=False)


@dataclass(frozen=True)
class CheckFormDigits:
    """Answer: PhoneCodeChecked or VerifyFailed."""

    id: EffectId
    proof: str
    digits: str = field(repr=False)


DigitsEffect = SendFormDigits | CheckFormDigits
