"""What every part of the sandbox has at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from kiosk.catalogue.collection import Catalogue
from kiosk.central.sandbox.assistance import Assistance
from kiosk.central.sandbox.authority import Authority
from kiosk.central.sandbox.case_history import CaseHistory
from kiosk.central.sandbox.intake import Intake
from kiosk.central.sandbox.licence_tokens import LicenceTokens
from kiosk.central.sandbox.outages import Outages
from kiosk.central.sandbox.phone.desk import PhoneDesk
from kiosk.central.sandbox.proof_store import ProofStore
from kiosk.central.sandbox.publishing import Publisher
from kiosk.central.sandbox.records.book import Book
from kiosk.central.sandbox.releases import Releases
from kiosk.central.sandbox.sealing import SealingKeyring
from kiosk.central.sandbox.signing_store import SigningStore
from kiosk.central.sandbox.spoiling import Spoilt
from kiosk.central.sandbox.store import Store
from kiosk.central.sandbox.throttle import Throttle

#: China has one time, eight hours ahead, all year: what day it is, is decided there.
BEIJING = timedelta(hours=8)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Platform:
    """The sandbox's parts and settings."""

    store: Store
    proofs: ProofStore
    signing: SigningStore
    intake: Intake
    licences: LicenceTokens
    assistance: Assistance
    history: CaseHistory
    sealing_keys: SealingKeyring
    authority: Authority
    publisher: Publisher
    releases: Releases
    public_url: str  # where its verification page is
    authorities: frozenset[str]  # host:port under which terminals may know this platform
    book: Book
    outages: Outages = field(default_factory=Outages)
    lookups: Throttle = field(default_factory=Throttle)
    case_lookups: Throttle = field(default_factory=Throttle)
    draft_calls: Throttle = field(default_factory=Throttle)
    phones: PhoneDesk = field(default_factory=PhoneDesk)
    now: Callable[[], datetime] = _utc_now
    session_lifetime: timedelta = timedelta(minutes=30)
    answer_lifetime: timedelta = timedelta(days=1)
    spoilt: Callable[[], Spoilt] = lambda: Spoilt.NOT  # how the catalogue is sent

    @property
    def catalogue(self) -> Catalogue:
        """The items that are answered for."""
        return self.publisher.services()

    def today(self) -> date:
        """The day that it is in China."""
        return (self.now().astimezone(UTC) + BEIJING).date()
