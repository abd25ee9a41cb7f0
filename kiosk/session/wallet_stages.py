"""The stages in which an e-licence is looked up and attached, for one material of an application.

A store that does not answer is never one that says "none": the two are different stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.session.endings import AskFailure


@dataclass(frozen=True, repr=False)
class ELicence:
    """An e-licence as it may be shown: what is somebody's in it is masked. ``facts``: label and value."""

    id: str
    title: str
    issuer: str
    valid_until: date | None
    facts: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"ELicence({self.title})"


@dataclass(frozen=True)
class WalletConsent:
    """What for, of whom, and whether the resident agrees to it."""

    code: str
    material: str


@dataclass(frozen=True)
class WalletAsking:
    """The store of e-licences is asked. ``chosen``: the licence that is being attached, None while they are listed."""

    code: str
    material: str
    since: float
    chosen: ELicence | None = None


@dataclass(frozen=True)
class WalletAway:
    """The store did not answer: it says nothing about what the resident has."""

    code: str
    material: str
    failure: AskFailure


@dataclass(frozen=True)
class WalletEmpty:
    """The store has no such licence of theirs."""

    code: str
    material: str


@dataclass(frozen=True)
class WalletList:
    """There are several of a kind."""

    code: str
    material: str
    licences: tuple[ELicence, ...]


@dataclass(frozen=True)
class LicenceShown:
    """One of them, before it is attached. ``among``: those it was chosen from."""

    code: str
    material: str
    licence: ELicence
    among: tuple[ELicence, ...] = ()


WalletStage = WalletConsent | WalletAsking | WalletAway | WalletEmpty | WalletList | LicenceShown
