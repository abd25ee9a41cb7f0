"""A name that Python's own table of characters does not know in full is a name, and noise is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.card.social_security import _name as name_on_a_chip
from drivers.characters import is_written
from drivers.id_card import samv_records
from drivers.protocols import CardReadError, PairLine, Receipt
from drivers.receipt_printer.columns import normalise
from drivers.receipt_printer.escpos_layout import lay_out
from tests.support.identity_cards import ADULT

#: 䶮 where GBK of old had it (private use), a hanzi of extension H and one of extension I, and the wide space.
RARE = ("\ue863", "\U00031350", "\U0002ebf0", "\u3000")
NOISE = ("\n", "\x00", "\u202e", "\u2028", "\ufffe", "\ufdd0", "\u0378", "\U0002fffe", "\U000e0001", "\ud840")


@pytest.mark.parametrize("character", RARE, ids=ascii)
def test_a_name_with_a_rare_character_is_read(character: str) -> None:
    name = f"王{character}阳"
    assert is_written(name)
    assert samv_records.decode(samv_records.encode(replace(ADULT, name=name))).name == name


@pytest.mark.parametrize("character", NOISE, ids=ascii)
def test_noise_is_no_name(character: str) -> None:
    assert not is_written(f"王{character}阳")


@pytest.mark.parametrize("character", ["\u202e", "\ufffe", "\u0378"], ids=ascii)
def test_a_card_with_noise_in_its_name_is_not_read(character: str) -> None:
    record = samv_records.encode(replace(ADULT, name=f"王{character}阳"))
    with pytest.raises(CardReadError):
        samv_records.decode(record)


def test_a_field_padded_with_wide_spaces_is_without_them() -> None:
    record = samv_records.encode(replace(ADULT, name="演示甲".ljust(15, "\u3000")))
    assert samv_records.decode(record).name == "演示甲"


def test_a_character_of_the_first_gbk_is_read_from_a_chip() -> None:
    # FE51 is a hanzi that GB 18030 first put into the private use area.
    assert name_on_a_chip(bytes.fromhex("CDF5FE51").ljust(30, b"\0")) == "王\ue816"


@pytest.mark.parametrize("character", ["\ue863", "\U00031350"], ids=ascii)
def test_a_hanzi_that_no_font_has_is_its_number_on_the_receipt_and_not_nothing(character: str) -> None:
    assert normalise(f"王{character}阳") == f"王{character}阳"
    number = f"[U+{ord(character):04X}]".encode()
    assert number in lay_out(Receipt((PairLine("姓名", f"王{character}阳"),)), 48)
