"""The services that ship to hand in, to pay, to book and to read: each complete, and nothing asked without a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.materials import Mode
from kiosk.catalogue.model import Kind, Sensitivity, Service, Trust, Way
from kiosk.session.form.phones import is_phone
from kiosk.session.form.whole import form_fields_of
from tests.support.shipped import shipped_catalogue

DRAWINGS = Path(__file__).parents[3] / "screens/drawings/drawings.js"
#: As many as the list of items has.
_HOW_MANY = {Kind.APPLY: 64, Kind.PAY: 16, Kind.APPOINTMENT: 9, Kind.GUIDE: 12}
#: The codes that the national and the provincial catalogue really hold.
_REAL = {
    "000117007000",
    "000122007000",
    "000123020000",
    "000131003000",
    "000131018000",
    "000709107003",
    "002014001001",
    "002014001005",
    "002014006009",
    "002014007013",
    "431017004W00",
    "432036010W01",
}
#: Said at a phone that is verified.
_DIGITS_OR_DEPARTMENT = (
    "可用短信验证码验证，也可由部门核对；结果以短信告知",
    "Checked by digits sent to it, or by the department; the result comes by text message",
)
_MADE_UP = re.compile(r"^41\d{10}$")
_HANZI = r"㐀-鿿"


def everything() -> Mapping[str, Service]:
    return shipped_catalogue().services


def of(*kinds: Kind) -> list[Service]:
    return [service for service in everything().values() if service.kind in (kinds or _HOW_MANY)]


def fields_of(service: Service) -> Iterator[f.Field_]:
    """Every field, those of groups included."""
    sections = service.form.sections if service.form else ()
    for field in chain(service.parameters, *(section.fields for section in sections)):
        yield field
        if isinstance(field, f.GroupField):
            yield from field.fields


def values_of(part: Any, *keys: str) -> Iterator[Any]:
    """What stands under these keys anywhere in a definition."""
    if isinstance(part, dict):
        yield from (part[key] for key in keys if key in part)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from values_of(inner, *keys)


def test_all_items_of_these_kinds_are_there() -> None:
    assert Counter(service.kind for service in of()) == _HOW_MANY


def test_only_real_codes_are_given_out_as_real() -> None:
    assert {service.code for service in of() if not service.demonstration_code} == _REAL
    assert [s.code for s in of() if s.demonstration_code and not _MADE_UP.match(s.code)] == []


def test_every_item_tells_a_resident_what_they_need() -> None:
    for service in of():
        assert 3 <= len(set(service.aliases)) == len(service.aliases) <= 8, service.code
        assert service.title.zh not in service.aliases, service.code
        assert service.themes, service.code
        assert service.guide.places, service.code
        assert service.guide.result is not None, service.code
        assert 2 <= len(service.guide.questions) <= 4, service.code


def test_no_key_stands_twice_in_a_form() -> None:
    for service in of():
        keys = Counter(field.key for field in fields_of(service))
        assert [key for key, times in keys.items() if times > 1] == [], service.code


def test_nothing_is_asked_without_a_reason() -> None:
    for service in of():
        if not service.hall_service:
            asked = [field for field in fields_of(service) if not isinstance(field, f.CalculatedField)]
            assert [field.key for field in asked if field.basis is None] == [], service.code
            assert [material.key for material in service.materials if material.basis is None] == [], service.code


def test_only_services_of_the_hall_itself_need_no_law() -> None:
    assert {service.code for service in of() if service.hall_service} == {
        "412018903000",  # topping up a transit card
        "412099909000",  # topping up a phone
        "412099914000",  # mailing
        "412099915000",  # a ticket for the hall
        "412099917000",  # looking for a guide
        "412099920000",  # the way into services of other provinces
        "412099923000",  # what could not be done
        "412099924000",  # rating
    }


def test_chinese_is_chinese_and_english_is_not() -> None:
    for service in of():
        definition = service.as_json()
        english, chinese = values_of(definition, "en"), values_of(definition, "zh-CN")
        assert [text for text in english if re.search(f"[{_HANZI}，。；：（）]", text)] == [], service.code
        assert [text for text in chinese if not re.search(f"[{_HANZI}%0-9]", text)] == [], service.code


def test_what_is_sensitive_takes_more_than_the_card() -> None:
    sensitive = [service for service in of() if service.sensitivity is Sensitivity.SENSITIVE]
    assert sensitive
    assert [service.code for service in sensitive if service.who.trust in (Trust.L1, Trust.L2)] == []


def test_who_applies_gets_a_receipt_and_a_way_without_the_face() -> None:
    for service in of(Kind.APPLY):
        assert service.receipt is not None, service.code
        assert "已受理" not in service.receipt.title.zh + service.receipt.afterwards.zh, service.code
        assert set(service.who.ways) - {Way.ID_CARD_AND_FACE, Way.TRAVEL_PERMIT_AND_FACE}, service.code


def test_a_form_speaks_of_a_code_where_one_is_sent_and_says_that_nobody_needs_it() -> None:
    """At a phone that is verified, and in one wording: who types no digits leaves it to the department."""
    for service in (one for kind in Kind for one in of(kind)):
        for field in form_fields_of(service):
            if field.hint is not None and ("验证码" in field.hint.zh or "igits sent" in field.hint.en):
                assert is_phone(field), f"{service.code}: {field.key}"
                assert (field.hint.zh, field.hint.en) == _DIGITS_OR_DEPARTMENT, f"{service.code}: {field.key}"


def test_pages_to_be_scanned_say_beforehand_why_they_come_back() -> None:
    for service in of(Kind.APPLY):
        scanned = [material for material in service.materials if material.modes[0] is Mode.SCAN]
        assert [material.key for material in scanned if not material.reject_reasons] == [], service.code


def test_a_payment_says_what_happens_while_nobody_knows() -> None:
    for service in of(Kind.PAY):
        assert service.payment is not None, service.code
        assert "不要" in service.payment.unknown.zh, service.code
        assert all(fee.amount is not None or fee.calculated is not None for fee in service.fees), service.code


def test_a_switch_that_ends_falls_back_to_something() -> None:
    """A value that is not known never stops anybody: a window in time needs the value that holds outside it."""
    for service in of():
        for table in service.tables:
            assert any(dated.valid_to is None for dated in table.values), (service.code, table.key)


def test_every_icon_is_drawn() -> None:
    drawn = set(re.findall(r"^ +([a-z_]+):", DRAWINGS.read_text(encoding="utf-8"), re.MULTILINE))
    assert [service.code for service in of() if service.icon not in drawn] == []


def test_every_appointment_says_what_can_be_booked() -> None:
    assert [service.code for service in of(Kind.APPOINTMENT) if service.booking is None] == []
