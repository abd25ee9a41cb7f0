"""The people whom the sandbox knows, all invented: their numbers begin with a county code that nobody has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Employment:
    """Insured from ``first`` to ``last`` month (``YYYY-MM``), both counted; ``last`` None: still."""

    employer: str
    first: str
    last: str | None
    pension_only: bool = False  # flexible employment insures nothing else


@dataclass(frozen=True, repr=False)
class Person:
    """What the social insurance knows of somebody."""

    number: str
    career: tuple[Employment, ...]
    start_base: int  # yuan a month in 2008; what they earn grows from it
    pension_since: str | None = None  # month of the first pension paid out

    def __repr__(self) -> str:
        return "Person(…)"


_FACTORY = "演示市示例机械有限公司"
_SCHOOL = "演示市示例职业技术学校"
_HOSPITAL = "演示市示例康复医院"
_SHOP = "演示市示例百货有限公司"
_FLEXIBLE = "灵活就业"

_PEOPLE = (
    # An adult with two changes of job, a gap after each.
    Person(
        "410499198503150008",
        (
            Employment(_FACTORY, "2008-07", "2013-05"),
            Employment(_SHOP, "2013-09", "2019-11"),
            Employment(_HOSPITAL, "2020-03", None),
        ),
        start_base=2150,
    ),
    # An elder who has drawn a pension since he turned 60.
    Person(
        "410499195208200013",
        (Employment(_FACTORY, "1995-01", "2012-08"),),
        start_base=2600,
        pension_since="2012-09",
    ),
    # A young adult whose first job has come to its end.
    Person("410499199911070028", (Employment(_SCHOOL, "2021-08", "2026-05"),), start_base=2300),
    # Employed, then insured on his own account for the pension alone, with months left out.
    Person(
        "411099197801010016",
        (
            Employment(_SHOP, "2003-03", "2015-12"),
            Employment(_FLEXIBLE, "2016-04", "2020-01", pension_only=True),
            Employment(_FLEXIBLE, "2020-10", None, pension_only=True),
        ),
        start_base=1980,
    ),
)
#: The child 410499201806150018 and the newborn 411099202510010028 have a card and no record, like everybody else.
PEOPLE = {person.number: person for person in _PEOPLE}
