"""Check digits, masking and months, with the values of the published examples."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.rules.identity_numbers import age_on, birth_of, id_number_check, is_id_number
from kiosk.rules.masking import mask_account, mask_id_number, mask_name, mask_phone
from kiosk.rules.months import add_months, is_month, month_of, span

KNOWN_VALID = ("34052419800101001X", "11010519491231002X")
SYNTHETIC = (
    "410499198503150008",
    "410499195208200013",
    "410499199911070028",
    "410499201806150018",
    "411099197801010016",
    "411099202510010028",
)


@pytest.mark.parametrize("number", KNOWN_VALID + SYNTHETIC)
def test_a_right_number_and_none_of_its_neighbours(number: str) -> None:
    assert is_id_number(number)
    assert id_number_check(number[:17]) == number[17]
    others = [number[:17] + check for check in "0123456789X" if check != number[17]]
    assert not any(is_id_number(other) for other in others)


def test_a_small_x_counts() -> None:
    assert is_id_number("34052419800101001x")


@pytest.mark.parametrize(
    "text",
    ["", "41049919850315000", "4104991985031500088", "410499198513150008", "41049919850315000８", "²10499198503150008"],
    ids=["empty", "17", "19", "no such month", "full width", "superscript"],
)
def test_what_is_no_number(text: str) -> None:
    assert not is_id_number(text)


def test_ages_turn_on_the_birthday() -> None:
    birth = birth_of("410499201806150018")
    assert birth == date(2018, 6, 15)
    assert (age_on(birth, date(2034, 6, 14)), age_on(birth, date(2034, 6, 15))) == (15, 16)
    leap = date(2008, 2, 29)
    assert (age_on(leap, date(2024, 2, 28)), age_on(leap, date(2025, 2, 28)), age_on(leap, date(2025, 3, 1))) == (
        15,
        16,
        17,
    )


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳小三", "欧**三"),
        ("李", "李*"),
        ("", ""),
        ("  张小三 ", "张*三"),
        ("𠮷野家", "𠮷*家"),
        ("阿卜杜拉·买买提", "阿******提"),
        ("John Smith", "J*** S****"),
        ("X", "X*"),
    ],
)
def test_names_are_masked(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("value", "masked", "mask"),
    [
        ("410499198503150008", "4104**********0008", mask_id_number),
        ("ABC123456789012", "ABC1*******9012", mask_id_number),
        ("12345678", "********", mask_id_number),
        ("", "", mask_id_number),
        ("13800000001", "138****0001", mask_phone),
        ("1234567", "*******", mask_phone),
        ("6222020000000001234", "***************1234", mask_account),
        ("1234", "****", mask_account),
    ],
)
def test_numbers_are_masked(value: str, masked: str, mask: object) -> None:
    assert callable(mask)
    assert mask(value) == masked


def test_months_add_up() -> None:
    assert month_of(date(2026, 6, 30)) == "2026-06"
    assert [add_months("2026-01", n) for n in (-13, -1, 0, 11, 12)] == [
        "2024-12",
        "2025-12",
        "2026-01",
        "2026-12",
        "2027-01",
    ]
    assert (span("2025-06", "2026-05"), span("2026-01", "2026-01"), span("2026-02", "2026-01")) == (12, 1, 0)
    for months in range(-30, 30):
        assert span("2026-03", add_months("2026-03", months)) == months + 1


def test_what_is_no_month() -> None:
    assert [
        text for text in ("2026-13", "2026-00", "26-01", "2026/01", "２０２６-01", "", "2026-1") if is_month(text)
    ] == []
    assert is_month("2026-12")
