"""Chip cards of people who cannot exist, and bank cards that no bank has issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drivers.numbers import luhn_digit
from drivers.protocols import Sex, SocialSecurityCard

SECOND_VERSION = SocialSecurityCard(
    number="410499198503150008",
    name="演示甲",
    sex=Sex.FEMALE,
    nation="01",
    birthplace="410499",
    birth=date(1985, 3, 15),
    card_number="D00000019",
    version="2.00",
    identification_code="410499D1560000050000000000000001",
    issuer_code="410499000000000000000001",
    issued=date(2019, 5, 1),
    expires=date(2029, 5, 1),
)
FIRST_VERSION = replace(
    SECOND_VERSION,
    number="410499195208200013",
    name="演示乙",
    sex=Sex.MALE,
    birth=date(1952, 8, 20),
    version="1.00",
    issued=date(2009, 5, 1),
    expires=None,
)
THIRD_VERSION = replace(
    SECOND_VERSION, number="410499199911070028", name="王䶮", birth=date(1999, 11, 7), version="3.00"
)
#: 16 hanzi: more than the 30 bytes of its record.
LONG_NAME = replace(SECOND_VERSION, name="买买提·演示·阿不都热依木江甲乙")
#: Of somebody without an identity number.
FOREIGNER = replace(SECOND_VERSION, number="USA410480010113", name="DEMONSTRATION M", nation="")
#: The first three are also read by tag, as some cards want it: the tag of the name extension is not known.
EVERY_VERSION = (FIRST_VERSION, SECOND_VERSION, THIRD_VERSION, LONG_NAME, FOREIGNER)


def bank_number(length: int = 19) -> str:
    """Begins as UnionPay's do, with an issuer that does not exist."""
    first = "629999".ljust(length - 2, "0") + "1"
    return first + luhn_digit(first)
