"""The text records of the four cards: offsets, round trips, and records that make no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card import samv_records
from drivers.numbers import check_digit, has_right_check_digit
from drivers.protocols import CardReadError, CardReadReason, IdCard, IdCardType, Sex
from tests.support.identity_cards import (
    ADULT,
    ALL_TYPES,
    CHILD,
    ELDER,
    EVERYBODY,
    FOREIGNER_2017,
    FOREIGNER_2023,
    HONG_KONG,
    PHOTO,
)


def _text(record: bytes, start: int, size: int) -> str:
    return record[start : start + size].decode("utf-16-le")


def _with(record: bytes, start: int, text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return record[:start] + raw + record[start + len(raw) :]


def _reason(record: bytes) -> CardReadReason:
    with pytest.raises(CardReadError) as caught:
        samv_records.decode(record)
    return caught.value.reason


@pytest.mark.parametrize("card", EVERYBODY, ids=lambda card: card.card_type.value)
def test_what_is_written_is_read(card: IdCard) -> None:
    record = samv_records.encode(card)
    assert len(record) == 256
    assert samv_records.decode(record, PHOTO) == card


def test_the_fields_lie_where_the_standard_puts_them() -> None:
    record = samv_records.encode(ELDER)
    assert _text(record, 0, 30) == "演示乙".ljust(15)
    assert _text(record, 30, 2) == "1"
    assert _text(record, 32, 4) == "01"
    assert _text(record, 36, 16) == "19520820"
    assert _text(record, 122, 36) == ELDER.number
    assert _text(record, 188, 16) == "20150601"
    assert _text(record, 204, 16) == "长期".ljust(8)
    assert _text(record, 248, 2) == " "


@pytest.mark.parametrize(("card", "flag"), [(HONG_KONG, "J"), (FOREIGNER_2017, "I"), (FOREIGNER_2023, "Y")])
def test_the_flag_tells_the_type(card: IdCard, flag: str) -> None:
    record = samv_records.encode(card)
    assert _text(record, 248, 2) == flag
    assert samv_records.card_type(record) is card.card_type


def test_fields_of_the_other_types_lie_where_they_should() -> None:
    assert _text(samv_records.encode(HONG_KONG), 220, 18) == "H00000001"
    permanent = samv_records.encode(FOREIGNER_2017)
    assert _text(permanent, 0, 120).rstrip() == FOREIGNER_2017.english_name
    assert _text(permanent, 122, 30) == FOREIGNER_2017.number
    assert _text(permanent, 220, 16) == "19800101"
    five_star = samv_records.encode(FOREIGNER_2023)
    assert _text(five_star, 52, 70) + _text(five_star, 220, 22) == FOREIGNER_2023.english_name
    assert _text(five_star, 242, 6) == "USA"
    assert _text(five_star, 250, 6) == "121"


@pytest.mark.parametrize("size", [0, 1, 255, 257, 1024])
def test_another_length_is_bad_data(size: int) -> None:
    assert _reason(bytes(size)) is CardReadReason.BAD_DATA


def test_an_unknown_flag_is_an_unknown_card_whatever_else_it_says() -> None:
    assert _reason(_with(bytes(256), 248, "Z")) is CardReadReason.UNKNOWN_CARD


@pytest.mark.parametrize(
    ("start", "text"),
    [
        (36, "19850230"),  # no such day
        (36, "19851315"),
        (36, "        "),  # birth is required
        (36, "1985031A"),
        (36, "１９８５０３１５"),  # digits, but not those of a date
        (188, "2015----"),
        (204, "        "),  # blank is not for ever
        (204, "长期有效"),
        (204, "00000000"),
        (122, "410499198503150009"),
        (122, "41049919850315000X"),
        (122, "                  "),
        (0, "张\n三"),
    ],
)
def test_a_field_that_makes_no_sense_is_bad_data(start: int, text: str) -> None:
    assert _reason(_with(samv_records.encode(ADULT), start, text)) is CardReadReason.BAD_DATA


def test_half_a_surrogate_is_bad_data() -> None:
    record = samv_records.encode(ADULT)
    assert _reason(b"\x00\xd8" + record[2:]) is CardReadReason.BAD_DATA


def test_the_number_of_2017_is_put_together_from_the_new_one_and_its_link() -> None:
    # country, province, two characters of the link, birth, the third, and a check digit
    assert FOREIGNER_2023.old_number == "USA" + "41" + "12" + "800101" + "1" + "7"
    assert samv_records.decode(samv_records.encode(FOREIGNER_2023), PHOTO).old_number == FOREIGNER_2023.old_number


@pytest.mark.parametrize("link", ["   ", "12 ", "1A1", "１２１"])
def test_a_card_without_a_link_has_no_older_number(link: str) -> None:
    record = _with(samv_records.encode(FOREIGNER_2023), 250, link)
    assert samv_records.decode(record).old_number == ""


def test_an_english_name_that_fills_its_field_goes_on_in_the_spare() -> None:
    name = "X" * 35 + "Y" * 11
    record = samv_records.encode(replace(FOREIGNER_2023, english_name=name))
    assert (_text(record, 52, 70), _text(record, 220, 22)) == ("X" * 35, "Y" * 11)
    assert samv_records.decode(record).english_name == name


def test_a_blank_first_day_is_allowed_and_for_ever_is_said() -> None:
    record = _with(samv_records.encode(ELDER), 188, " " * 8)
    card = samv_records.decode(record)
    assert (card.valid_from, card.valid_to, card.long_term) == (None, None, True)


@pytest.mark.parametrize("code", ["0", "9", " "])
def test_sex_may_be_unsaid(code: str) -> None:
    assert samv_records.decode(_with(samv_records.encode(ADULT), 30, code)).sex is Sex.UNKNOWN


@pytest.mark.parametrize(
    "change",
    [
        {"name": "长" * 16},
        {"address": "长" * 36},
        {"travel_permit_number": "H00000001"},  # no field for it on a resident's card
        {"english_name": "NAME"},
    ],
)
def test_what_no_chip_can_hold_is_refused_without_naming_it(change: dict[str, str]) -> None:
    (value,) = change.values()
    with pytest.raises(ValueError, match=r"too long|no field") as caught:
        samv_records.encode(replace(ADULT, **change))  # type: ignore[arg-type]
    assert value not in str(caught.value)


_hanzi = st.sampled_from("王李张㼆䶮·阿")
_rare = st.sampled_from("𠮷𰻝𫠠")


@given(
    card=st.sampled_from(ALL_TYPES),
    name=st.lists(_hanzi | _rare, max_size=7).map("".join),
    birth=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    sex=st.sampled_from(Sex),
    valid_to=st.none() | st.dates(date(2000, 1, 1)),
)
def test_any_card_survives_the_chip(card: IdCard, name: str, birth: date, sex: Sex, valid_to: date | None) -> None:
    card = replace(card, name=name, birth=birth, sex=sex, valid_to=valid_to, long_term=valid_to is None)
    assert samv_records.decode(samv_records.encode(card), PHOTO) == card


@given(st.binary(min_size=256, max_size=256), st.sampled_from(["", "J", "I", "Y"]))
def test_any_256_bytes_are_a_card_or_a_card_error(raw: bytes, flag: str) -> None:
    record = raw[:248] + flag.ljust(1).encode("utf-16-le") + raw[250:]
    try:
        samv_records.decode(record)
    except CardReadError as error:
        assert error.reason is CardReadReason.BAD_DATA


@pytest.mark.parametrize("number", ["34052419800101001X", "11010519491231002X", ADULT.number, CHILD.number])
def test_valid_numbers_are_valid(number: str) -> None:
    assert has_right_check_digit(number)


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.sampled_from("0123456789"))
def test_a_wrong_digit_is_noticed(first_17: str, position: int, digit: str) -> None:
    number = first_17 + check_digit(first_17)
    wrong = number[:position] + digit + number[position + 1 :]
    assert has_right_check_digit(wrong) == (wrong == number)


@pytest.mark.parametrize("number", ["", "41049919850315000", "410499198503150008 ", "41049919850315000x", "４" * 18])
def test_other_shapes_are_no_numbers(number: str) -> None:
    assert not has_right_check_digit(number)


def test_the_card_shows_nothing_but_its_type() -> None:
    assert repr(ADULT) == "IdCard(resident)"
    assert ADULT.card_type is IdCardType.RESIDENT
