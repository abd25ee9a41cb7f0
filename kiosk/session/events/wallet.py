"""What the store of e-licences answers. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.endings import AskFailure
from kiosk.session.values import EffectId
from kiosk.session.wallet_stages import ELicence


@dataclass(frozen=True)
class LicencesCame:
    """Those of the kind that was asked for; none is an answer."""

    effect: EffectId
    licences: tuple[ELicence, ...]


@dataclass(frozen=True)
class LicenceGranted:
    """It goes with the application, and ``token`` stands for it."""

    effect: EffectId
    token: str = field(repr=False)


@dataclass(frozen=True)
class WalletFailed:
    """No answer is to be had."""

    effect: EffectId
    failure: AskFailure
