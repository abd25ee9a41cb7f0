"""Where something is mailed to: a place from the country's tree, the line below it, and a postcode for who knows it.

The tree is the platform's, and a form must not need the link: whoever has no list names the place in the line. Pure.
"""

from __future__ import annotations

import re
from functools import cache

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Titled

#: What a line says that names a place down to a county or a district, in Chinese or in English.
_NAMES_A_PLACE = re.compile(r"[省市区县州盟旗]|province|city|county|district|prefecture|banner", re.IGNORECASE)
#: What stands below the place: a street and a number, a village and a group.
STREET = f.TextField(
    kind="text", key="street", label=Titled(**{"zh-CN": "街道门牌", "en": "street"}), shortest=2, longest=100
)


class MailPlace(f.RegionField):
    """The place of an address for the mail; its whole way down is shown."""


def place_key(field: f.AddressField) -> str:
    return f"{field.key}_place"


def place_of(field: f.AddressField) -> MailPlace:
    """The place as a field of its own."""
    return _place(place_key(field), field.label, field.basis)


def postcode_of(field: f.AddressField) -> f.TextField:
    """Nobody has to know it."""
    return _postcode(f"{field.key}_postcode", field.label, field.basis)


def names_a_place(line: str) -> bool:
    """Whether the line itself says where it is."""
    return _NAMES_A_PLACE.search(line) is not None


@cache
def _place(key: str, of: Titled, basis: Titled | None) -> MailPlace:
    return MailPlace(
        kind="region",
        key=key,
        label=_part(of, "所在地区", "place"),
        hint=Titled(
            **{
                "zh-CN": "依次选省、市、区县、乡镇。没有列表时可以不选，把省、市、区县写在下一栏",
                "en": "Province, city, county, town. Without a list leave it open, and write them into the next line",
            }
        ),
        basis=basis,
        required=False,
        down_to="town",
    )


@cache
def _postcode(key: str, of: Titled, basis: Titled | None) -> f.TextField:
    return f.TextField(
        kind="text",
        key=key,
        of=f.TextKind.POSTCODE,
        label=_part(of, "邮政编码", "postcode"),
        hint=Titled(**{"zh-CN": "可以不填", "en": "May be left open"}),
        basis=basis,
        required=False,
    )


def _part(whole: Titled, zh: str, en: str) -> Titled:
    return Titled(**{"zh-CN": f"{whole.zh}·{zh}", "en": f"{whole.en}: {en}"})
