"""Synthetic people: their numbers stand under county codes that are not assigned, so nobody can own them."""

from __future__ import annotations

from datetime import date

from drivers.protocols import IdCard, IdCardType, Sex

ADULT = IdCard(
    IdCardType.RESIDENT,
    name="林晓梅",
    number="410499198503150008",
    birth=date(1985, 3, 15),
    sex=Sex.FEMALE,
    valid_from=date(2016, 5, 1),
    valid_to=date(2036, 5, 1),
    nation="01",
    address="示范市新华区示范路1号",
    issuer="示范市公安局",
)
ELDER = IdCard(
    IdCardType.RESIDENT,
    name="周德福",
    number="410499195208200013",
    birth=date(1952, 8, 20),
    sex=Sex.MALE,
    valid_from=date(2010, 1, 1),
    valid_to=None,
    long_term=True,
    nation="01",
    address="示范市新华区示范路2号",
    issuer="示范市公安局",
)
CHILD = IdCard(
    IdCardType.RESIDENT,
    name="陈一诺",
    number="410499201806150018",
    birth=date(2018, 6, 15),
    sex=Sex.MALE,
    valid_from=date(2023, 1, 1),
    valid_to=date(2028, 1, 1),
    nation="01",
    address="示范市新华区示范路3号",
    issuer="示范市公安局",
)
#: What must be nowhere once a visit is over.
CANARIES = tuple(value for card in (ADULT, ELDER, CHILD) for value in (card.name, card.number, card.address))
