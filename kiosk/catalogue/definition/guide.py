"""What a resident should know before they start."""

from __future__ import annotations

from pydantic import Field

from kiosk.catalogue.definition.codes import RegionCode
from kiosk.catalogue.definition.words import Part, Titled


class Place(Part):
    """Where it can be done. ``region`` is that of the place, for "nearest to here"."""

    name: Titled
    address: Titled
    hours: Titled
    phone: str = Field(default="", pattern=r"^[0-9 -]{0,20}$")
    region: RegionCode | None = None


class Question(Part):
    question: Titled
    answer: Titled


class Days(Part):
    """Working days. 0 is on the spot; None is that the law names none."""

    statutory: int | None = Field(default=None, ge=0, le=365)
    promised: int | None = Field(default=None, ge=0, le=365)


class Guide(Part):
    """``steps`` are drawn as the flow chart, too."""

    summary: Titled
    who: Titled
    bring: Titled
    takes: Titled
    fee: Titled
    basis: Titled
    steps: tuple[Titled, ...] = Field(min_length=1)
    conditions: tuple[Titled, ...] = ()
    days: Days = Days()
    places: tuple[Place, ...] = ()
    result: Titled | None = None
    questions: tuple[Question, ...] = ()
