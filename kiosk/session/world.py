"""What is true around a session at one moment. The runner makes it anew for every event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from drivers.protocols import Contacts, DeviceStatus, Family
from kiosk.catalogue.collection import EMPTY, Catalogue
from kiosk.catalogue.joining import EVERYWHERE, Standing
from kiosk.session.afterwards import ALWAYS, NO_CHOICES, Choices, Duty
from kiosk.session.allowance import USUAL, Allowance
from kiosk.session.desk import Attendance
from kiosk.session.hours import ALWAYS_OPEN, OpeningHours, Outside, Upkeep
from kiosk.session.technician import TokenAccess


class Link(StrEnum):
    """Whether the platform can be reached, as far as the last call told."""

    ONLINE = "online"
    OFFLINE = "offline"
    UNKNOWN = "unknown"  # not asked yet


class FilingStop(StrEnum):
    """Why nothing can be handed in here now; the values are those of ``offline_queue.limits.WhyNot``."""

    STORE_FAULT = "store_fault"
    DISK_NEARLY_FULL = "disk_nearly_full"
    QUEUE_FULL = "queue_full"
    KEY_MISSING = "key_missing"
    CLOCK_UNBELIEVABLE = "clock_unbelievable"


@dataclass(frozen=True)
class Patience:
    """Seconds, from the profile."""

    public: float = 180
    public_warning: float = 30
    personal: float = 90
    personal_warning: float = 20
    sensitive: float = 60
    sensitive_warning: float = 20
    card_read: float = 8
    chip_read: float = 60  # from the page to a card in the reader
    look: float = 45  # the camera is on
    plate: float = 120  # the document camera is on
    sheet: float = 10  # for a page or picture that is kept
    face: float = 8  # for a picture to compare
    scan: float = 180
    verify: float = 15
    ask: float = 25
    keep: float = 20
    layout: float = 20  # of a form as PDF
    print_job: float = 120
    cancel: float = 15
    take_paper: float = 30
    thanks: float = 6
    rating: float = 20  # how it was is asked for so long; 0: nobody is asked
    call: float = 180  # for somebody to answer a call
    phone: float = 240  # somebody is at work on their own phone
    phone_warning: float = 60
    pin: float = 30  # nobody waits for a PIN longer than this
    desk: float = 100
    desk_warning: float = 20
    technician: float = 270  # somebody has their hands in the case
    technician_warning: float = 30


#: Nobody has looked at the case.
NO_CONTACTS = Contacts()


@dataclass(frozen=True)
class World:
    """``now`` is monotonic seconds; ``wall`` is the local time that people read, corrected by the platform's."""

    now: float
    wall: datetime
    catalogue: Catalogue = EMPTY
    devices: Mapping[Family, DeviceStatus] = field(default_factory=lambda: MappingProxyType({}))
    link: Link = Link.UNKNOWN
    paper_path_locked: bool = False
    filing_stops: tuple[FilingStop, ...] = ()  # the gravest first
    standing: Standing = EVERYWHERE
    language: str = "zh-CN"  # in which everybody begins here
    patience: Patience = Patience()
    contacts: Contacts = NO_CONTACTS  # as they were seen last
    has_keys: bool = False  # a keypad is listened to
    allowance: Allowance = USUAL
    guide_pages_today: int = 0  # that came out here, of everybody's
    choices: Choices = NO_CHOICES  # what can be said at the end
    duty: Duty = ALWAYS
    hours: OpeningHours = ALWAYS_OPEN
    outside: Outside = Outside.SERVE  # what happens out of them
    upkeep: Upkeep | None = None  # nobody new is served for it
    attendant: Attendance | None = None  # None: the profile knows no attendant, and there is no way in
    technician: TokenAccess | None = None  # None: the profile knows no technician

    @property
    def on_duty(self) -> bool:
        """Whether somebody can be called."""
        return self.duty.covers(self.wall)

    @property
    def out_of_service(self) -> bool:
        """An attendant has said so, and nobody new is served."""
        return self.attendant is not None and self.attendant.out_of_service is not None
