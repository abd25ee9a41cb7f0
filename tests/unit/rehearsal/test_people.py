"""The cards of the rehearsal are right on the chip, and those of people who cannot exist."""

from __future__ import annotations

import re

import pytest

from drivers.id_card.samv_records import decode
from drivers.numbers import has_right_check_digit
from drivers.protocols import CardReadError, CardReadReason, IdCardType
from kiosk.rehearsal.people import PEOPLE, CardName, chip_content
from tests.support import people


@pytest.mark.parametrize("name", list(PEOPLE))
def test_what_is_on_the_chip_is_read_back_whole(name: CardName) -> None:
    content = chip_content(name)
    card = decode(content.record)
    person = PEOPLE[name]
    assert (card.name, card.number, card.birth, card.sex) == (person.name, person.number, person.birth, person.sex)
    assert (card.valid_from, card.valid_to, card.long_term) == (person.valid_from, person.valid_to, person.long_term)
    assert (card.english_name, card.address, card.issuer) == (person.english_name, person.address, person.issuer)


@pytest.mark.parametrize("name", list(PEOPLE))
def test_numbers_are_well_formed_and_nobody_s(name: CardName) -> None:
    number = PEOPLE[name].number
    if PEOPLE[name].card_type is IdCardType.FOREIGNER_2017:
        assert re.fullmatch(r"UTO[0-9]{12}", number)
        return
    assert has_right_check_digit(number)
    assert number.startswith(("410499", "411099", "810499", "941999"))


def test_all_four_types_of_card_are_there_and_one_of_none() -> None:
    assert {person.card_type for person in PEOPLE.values()} == set(IdCardType)
    with pytest.raises(CardReadError) as raised:
        decode(chip_content(CardName.UNKNOWN_TYPE).record)
    assert raised.value.reason is CardReadReason.UNKNOWN_CARD


def test_they_are_the_people_of_the_other_tests() -> None:
    assert PEOPLE[CardName.ADULT] == people.ADULT
    assert PEOPLE[CardName.ELDER] == people.ELDER
    assert PEOPLE[CardName.CHILD] == people.CHILD
