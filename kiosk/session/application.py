"""An application that is being filled in: everything of it in one value, which lives as long as the visit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.model import Mode
from kiosk.session.asked_for import AskedFor
from kiosk.session.sheets import Held, Sheet
from kiosk.session.signatures import Call, FormInHand, PartySignature, Signature
from kiosk.session.values import EMPTY, Values

#: Where a value came from that the resident gave at this terminal, before or now.
EARLIER = "earlier"


class FactState(StrEnum):
    """What came of asking a department."""

    FOUND = "found"
    NONE = "none"  # it says that there is none
    DOWN = "down"  # nobody answered, which says nothing about the resident


@dataclass(frozen=True, repr=False)
class Fact:
    """One thing that a department says of the resident.

    ``name`` is what expressions call it: ``api.hrss.paid_months``. ``key`` is the value for machines (true, 86,
    2026-03-31, a choice's key), ``label`` the same in words. ``as_of``: of which day it is, ISO 8601; "" where the
    department does not say.
    """

    name: str
    state: FactState
    key: str = ""
    label: str = ""
    as_of: str = ""

    def __repr__(self) -> str:
        return f"Fact({self.name}, {self.state.value})"


def about_condition(number: int) -> str:
    """What a dispute is about that is about the record behind a condition."""
    return f"condition:{number}"


@dataclass(frozen=True, repr=False)
class Dispute:
    """Somebody says that a record of theirs is wrong. ``about``: the key of a field, or ``condition:<number>``;
    ``recorded``: what is on record, as it is handed in; ``source``: whose record it is.
    """

    about: str
    way: DisputeWay
    recorded: str
    source: str
    as_of: str = ""

    def __repr__(self) -> str:
        return f"Dispute({self.about})"


class Delivery(StrEnum):
    """Where an application is that was confirmed. None of these means that a department has accepted it (受理)."""

    KEPT = "kept"  # on this terminal
    DELIVERED = "delivered"  # the platform has it, and has given it a number
    AWAITED = "awaited"  # the platform has it, and waits for the signatures of others
    HELD = "held"  # the platform did not take it as it is: an officer looks into it


@dataclass(frozen=True)
class HandedIn:
    """An application that was confirmed.

    ``unverified``: what the department must still check itself, keys of fields and names of facts; ``bring``: keys of
    the materials that go to a counter. ``fetched``: how its result is delivered; ``along``: keys of what is done with
    it; ``day``: on which it was confirmed, ISO 8601; ``awaited``: until when each of those can sign who have not yet.
    ``fees``: what is to be paid, by its place in the definition, and how much in yuan; None: the department says.
    """

    submission: str
    local_number: str
    delivery: Delivery = Delivery.KEPT
    case_number: str = ""
    unverified: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    fetched: str = ""
    along: tuple[str, ...] = ()
    day: str = ""
    awaited: tuple[datetime, ...] = ()
    fees: tuple[tuple[int, Decimal | None], ...] = ()


@dataclass(frozen=True)
class Said:
    """What the resident has said in this visit, by the keys of the dictionary of fields: asked once, filled in again.

    ``subject`` is the number of whose matter it was: for somebody else nothing of it is used. ``filed``: whether what
    they filed on other days may be filled in; None: not asked yet.
    """

    subject: str = field(default="", repr=False)
    values: Values = EMPTY
    filed: bool | None = None


#: Of nobody.
NOTHING_SAID = Said()


@dataclass(frozen=True)
class Correction:
    """What an office sent back, and is handed in again. ``case_number`` "": it never was a case. ``asked``: what it
    asks for that the definition does not name."""

    submission: str
    case_number: str = ""
    asked: tuple[AskedFor, ...] = ()


@dataclass(frozen=True, repr=False)
class ProvenPhone:
    """Digits that were sent to this number were typed here. ``proof``: the platform's, for this visit. Of another
    number it says nothing, so that a number that is changed has none."""

    number: str
    proof: str

    def __repr__(self) -> str:
        return "ProvenPhone(…)"


@dataclass(frozen=True, repr=False)
class Application:
    """``subject``: the number of whose matter it is. ``origins``: the source of every value that was filled in and left
    as it was. ``done``: sections that were gone through. ``modes``: how each material comes. ``held``: what was given
    of them here. ``consents``: what was answered to each purpose. ``accepted``: numbers of conditions whose warning was
    accepted. ``passed``: what may be left as it is and was, by field, rule and value. ``weighed``: what the conditions
    come to was shown. ``form``: the PDF that was laid out last; ``not_drawn``: the digest of a content that could not
    be laid out. ``parties``, ``calls``: who else has signed here, and who was called elsewhere; ``apart``: it is handed
    in before all have.

    Signatures, form and calls name the text that they are about by its digest: of another text they are not.
    """

    code: str
    subject: str
    values: Values = EMPTY
    origins: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    done: frozenset[str] = frozenset()
    modes: tuple[tuple[str, Mode], ...] = ()
    held: tuple[Held, ...] = ()
    consents: tuple[tuple[str, bool], ...] = ()
    accepted: frozenset[int] = frozenset()
    materials_seen: bool = False  # the page of the materials was gone through
    left_to_department: frozenset[str] = frozenset()  # materials whose source did not answer, and that it verifies
    disputes: tuple[Dispute, ...] = ()
    passed: frozenset[tuple[str, int, tuple[str, ...]]] = frozenset()
    weighed: bool = False
    listed: bool = False  # the list of a long form was shown
    previewed: bool = False
    signature: Signature | None = None
    correction: Correction | None = None
    form: FormInHand | None = None
    not_drawn: str = ""
    parties: tuple[PartySignature, ...] = ()
    calls: tuple[Call, ...] = ()
    apart: bool = False
    no_more_faces: frozenset[str] = frozenset()  # of who has these numbers: tried as often as it may be
    voided: bool = False  # it was signed once, and changed since
    phones: tuple[ProvenPhone, ...] = ()
    phones_left: frozenset[str] = frozenset()  # numbers that are left to the department: not asked about again

    def __repr__(self) -> str:
        return f"Application({self.code})"

    def origin(self, key: str) -> str:
        """The source of what stands under ``key``; "" for what was typed."""
        return dict(self.origins).get(key, "")

    def phone_proof(self, key: str) -> str:
        """The proof of the number that stands under ``key``; "" without one."""
        number = self.values.one(key)
        return next((one.proof for one in self.phones if one.number == number), "")

    def disputes_about(self, about: str) -> bool:
        return any(dispute.about == about for dispute in self.disputes)

    def fact(self, name: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.name == name), None)

    def mode(self, key: str) -> Mode | None:
        return dict(self.modes).get(key)

    def given(self, key: str) -> Held | None:
        """What was given for a material."""
        return next((held for held in self.held if held.material == key), None)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every page that was given."""
        return tuple(sheet for held in self.held for sheet in held.sheets)

    def giving(self, held: Held) -> Application:
        """With this for its material, in the place of what was given before: what was signed is not this any more."""
        others = tuple(one for one in self.held if one.material != held.material)
        return replace(self, held=(*others, held)).unsigned()

    def without(self, key: str) -> Application:
        """With nothing given for a material."""
        if self.given(key) is None:
            return self
        others = tuple(one for one in self.held if one.material != key)
        return replace(self, held=others).unsigned()

    def consent(self, key: str) -> bool | None:
        """None: not asked yet."""
        return dict(self.consents).get(key)

    def edited(self, values: Values) -> Application:
        """With other values: what was seen and signed before is not this any more."""
        if dict(values) == dict(self.values):
            return self
        before = dict(self.values)
        origins = tuple((key, source) for key, source in self.origins if values.get(key) == before.get(key, ()))
        return replace(self, values=values, origins=origins).unsigned()

    def disputed(self, dispute: Dispute) -> Application:
        """With a record that is said to be wrong; unless it is put right at a counter, it is theirs to say."""
        kept = tuple(one for one in self.disputes if one.about != dispute.about)
        counter = dispute.way is DisputeWay.COUNTER
        origins = self.origins if counter else tuple(one for one in self.origins if one[0] != dispute.about)
        return replace(self, disputes=(*kept, dispute), origins=origins).unsigned()

    def coming(self, modes: tuple[tuple[str, Mode], ...]) -> Application:
        """With materials that come in other ways."""
        if modes == self.modes:
            return self
        return replace(self, modes=modes).unsigned()

    def unsigned(self) -> Application:
        """After a change: nobody has seen or signed it as it is now."""
        voided = self.voided or self.signature is not None
        return replace(self, previewed=False, signature=None, apart=False, voided=voided)
