"""Who may use a service, for whom, and how they are identified."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, model_validator

from kiosk.catalogue.definition.codes import ItemCode
from kiosk.catalogue.definition.words import Expression, Part, Titled


class Trust(StrEnum):
    """Trust levels: what an identification is worth."""

    L1 = "L1"  # nobody needs to be known
    L2 = "L2"  # the card, or a QR code
    L3 = "L3"  # two factors: the card and a second thing
    L4 = "L4"  # the living person: the card and their face, or what is equal to it
    L5 = "L5"  # a certificate, or an officer at a window


class Way(StrEnum):
    """How somebody is identified."""

    ID_CARD = "id_card"
    ID_CARD_AND_FACE = "id_card_and_face"
    APP_CODE = "app_code"  # the city App's QR code, or the network identity code
    PHONE_CODE = "phone_code"  # the card, and a code to the phone that the department has on record
    SOCIAL_SECURITY_CARD = "social_security_card"
    LICENCE_CODE = "licence_code"  # a body's licence QR, and the card of who acts for it
    TRAVEL_PERMIT_AND_FACE = "travel_permit_and_face"  # the permit that is handed in, and the face of who holds it
    CASE_NUMBER = "case_number"  # the number on the slip, and the last digits of the phone


#: What a way is worth by itself. An item that names a way takes it for as much as the item asks.
WORTH: Mapping[Way, Trust] = {
    Way.CASE_NUMBER: Trust.L1,
    Way.ID_CARD: Trust.L2,
    Way.SOCIAL_SECURITY_CARD: Trust.L2,
    Way.PHONE_CODE: Trust.L3,
    Way.LICENCE_CODE: Trust.L3,
    Way.ID_CARD_AND_FACE: Trust.L4,
    Way.TRAVEL_PERMIT_AND_FACE: Trust.L4,
    Way.APP_CODE: Trust.L4,
}


class Person(StrEnum):
    """Who a service is for."""

    NATURAL = "natural"
    LEGAL = "legal"


class OnBehalf(StrEnum):
    """Who may stand at the terminal for somebody else."""

    SELF = "self"
    AGENT = "agent"  # with a power of attorney
    GUARDIAN = "guardian"
    RELATIVE = "relative"  # of somebody who has died, say


class Asked(Part):
    """A question before anybody is identified: who answers no is spared the card.

    ``when``: of the city's own parameters; where it does not hold, the question is not asked.
    """

    question: Titled
    if_no: Titled  # what to do instead
    when: Expression | None = None


class Eligibility(Part):
    """``appeal``: what can be done against an answer, said with every condition that is not met."""

    minimum_age: int | None = Field(default=None, ge=0, le=150)
    under_age: Titled | None = None  # what somebody younger can do instead
    appeal: Titled | None = None

    @model_validator(mode="after")
    def _age_has_words(self) -> Eligibility:
        if (self.minimum_age is None) != (self.under_age is None):
            raise ValueError("minimum_age and under_age go together: the words say what a younger person can do")
        return self


class DisputeWay(StrEnum):
    """What somebody can do who says that a record of theirs is wrong. The dispute itself is always filed."""

    TYPE = "type"  # say it themselves; the department checks it
    PROOF = "proof"  # say it themselves, and prove it by a material
    COUNTER = "counter"  # it is put right where the record is kept


class Condition(Part):
    """One line of the eligibility engine, in its order: who does not meet it is told why, and what now.

    ``title``: what it asks, in few words; conditions that have one are listed together before the form. ``found``: what
    is known of it, with expressions in braces. ``basis``: the rule. ``helps``: what would make it hold. ``dispute``:
    the way when the record behind it is wrong; TYPE and PROOF go on, and the department looks into it.
    ``instead``: the service that somebody who does not meet it can use.
    """

    holds: Expression
    otherwise: Titled
    outcome: str = Field(default="fail", pattern=r"^(fail|warn|window)$")
    title: Titled | None = None
    found: Titled | None = None
    basis: Titled | None = None
    helps: Titled | None = None
    dispute: DisputeWay | None = None
    instead: ItemCode | None = None


class Who(Part):
    """``ways`` are equal: none may be the only one where a face is compared.

    ``to_verify``: without a link, which every way may need, the card alone is taken, and what is handed in is marked as
    to be verified (待核验).
    """

    trust: Trust
    ways: tuple[Way, ...] = ()
    persons: tuple[Person, ...] = (Person.NATURAL,)
    on_behalf: tuple[OnBehalf, ...] = (OnBehalf.SELF,)
    asked: tuple[Asked, ...] = ()
    to_verify: bool = False

    def is_enough(self, way: Way, trust: Trust) -> bool:
        """Whether somebody identified by ``way``, which was worth ``trust``, needs nothing more for this."""
        return way in self.ways or trust >= self.trust

    @model_validator(mode="after")
    def _fits_together(self) -> Who:
        if (self.trust is Trust.L1) != (not self.ways):
            raise ValueError("ways are named for every trust level but L1")
        if len(set(self.ways)) != len(self.ways):
            raise ValueError("a way is named twice")
        if {Way.ID_CARD_AND_FACE, Way.TRAVEL_PERMIT_AND_FACE} >= set(self.ways) != set():
            raise ValueError("a face comparison needs an equal way beside it, for who refuses it or cannot be seen")
        if self.trust in (Trust.L3, Trust.L4, Trust.L5) and Way.ID_CARD in self.ways:
            raise ValueError(f"the card alone is not enough for {self.trust.value}")
        return self
