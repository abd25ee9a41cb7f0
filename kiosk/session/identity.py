"""Who stands at the terminal, by what that is known, for whom they stand there; and what is known on the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drivers.protocols import IdCard, SocialSecurityCard
from kiosk.catalogue.model import OnBehalf, Person, Trust, Way


@dataclass(frozen=True, repr=False)
class Principal:
    """For whom somebody else stands at the terminal. The platform has confirmed it, and ``proof`` says so."""

    behalf: OnBehalf
    card: IdCard
    proof: str
    authority: str = ""  # reference of the power of attorney

    def __repr__(self) -> str:
        return f"Principal({self.behalf.value})"


@dataclass(frozen=True)
class Role:
    """What somebody is for a body, as the platform's register names it."""

    key: str
    title: str


@dataclass(frozen=True, repr=False)
class Body:
    """A legal person, and the roles that whoever stands here holds in it."""

    name: str
    credit_code: str
    roles: tuple[Role, ...]
    proof: str
    chosen: str = ""  # key of a role

    def __repr__(self) -> str:
        return f"Body({len(self.roles)} roles)"


@dataclass(frozen=True, repr=False)
class Resident:
    """Who identified themselves, by what way, and what that is worth.

    ``card`` is what is known of them: of a card that was read, or of the App's account. ``proof`` is the platform's
    word for what it has checked itself; "" where a card was read and nothing more.
    """

    card: IdCard
    way: Way = Way.ID_CARD
    trust: Trust = Trust.L2
    proof: str = ""
    social: SocialSecurityCard | None = None
    principal: Principal | None = None
    body: Body | None = None

    @property
    def subject(self) -> IdCard:
        """Whose matter it is: the principal's, where there is one."""
        return self.principal.card if self.principal is not None else self.card

    def __repr__(self) -> str:
        return f"Resident({self.way.value}, {self.trust.value})"


@dataclass(frozen=True, repr=False)
class TravelPermit:
    """A travel permit as its holder typed it: no reader here reads its chip. ``birth`` stands beside the number."""

    number: str
    birth: date

    def __repr__(self) -> str:
        return "TravelPermit(…)"


@dataclass(frozen=True, repr=False)
class Underway:
    """An identification that is not complete. It lives as long as its pages do."""

    answered: int = 0  # questions of the item answered with yes
    behalf: OnBehalf | None = None
    person: Person = Person.NATURAL
    way: Way = Way.ID_CARD
    noticed: bool = False  # the notice of a way was agreed to
    card: IdCard | None = None  # of a card that was read, before anything else is known
    resident: Resident | None = None  # known, and something about principal or body is missing
    spent: frozenset[Way] = frozenset()  # tried as often as it may be
    permit: TravelPermit | None = None

    def __repr__(self) -> str:
        return f"Underway({self.way.value})"


class Verification(StrEnum):
    """What the platform is asked while somebody waits."""

    FACE = "face"
    APP = "app"
    PHONE_CODE = "phone_code"
    LICENCE = "licence"
    PRINCIPAL = "principal"


class Verdict(StrEnum):
    """What came of comparing a face; the comparison is the platform's."""

    MATCH = "match"
    DIFFERENT = "different"
    UNSURE = "unsure"  # the picture does not tell
    UNAVAILABLE = "unavailable"  # nobody compares now


class AppCodeState(StrEnum):
    """How a code of the App stands."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"  # on the phone
    EXPIRED = "expired"
    UNKNOWN = "unknown"  # no code of the App's


class PhoneCodeState(StrEnum):
    """What came of typing the code that was sent."""

    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"  # wrong too often
    EXPIRED = "expired"


@dataclass(frozen=True, repr=False)
class OurCode:
    """A code of ours for the App to scan. ``drawing``: its dark squares as an SVG path, ``size`` of them across."""

    proof: str
    drawing: str
    size: int
    seconds: float  # it lives

    def __repr__(self) -> str:
        return f"OurCode({self.size})"


@dataclass(frozen=True, repr=False)
class AppPerson:
    """Who confirmed in the App, and how surely the App's account is theirs."""

    card: IdCard
    trust: Trust
    proof: str

    def __repr__(self) -> str:
        return f"AppPerson({self.trust.value})"


@dataclass(frozen=True, repr=False)
class SentCode:
    """A code is on its way to the phone that the department holds."""

    proof: str
    phone: str  # masked by the platform
    resend_seconds: float

    def __repr__(self) -> str:
        return "SentCode(…)"
