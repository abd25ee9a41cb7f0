"""Social security and bank cards by the commands they are sent: 61xx, 6Cxx, refusals, and answers without sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from smartcard import scard

from drivers.card import bank, pcsc_session, social_security
from drivers.card.apdu import Command, exchange, read_record, select_application
from drivers.card.virtual_cards import BankCardKind, VirtualCard, bank_card, social_security_card
from drivers.numbers import luhn_digit
from drivers.protocols import (
    ChipReadError,
    ChipReadReason,
    DeviceError,
    DeviceFault,
    MaskedBankCard,
    SocialSecurityCard,
)
from drivers.transports.deadline import Deadline
from tests.support.chip_cards import FIRST_VERSION, LONG_NAME, SECOND_VERSION, bank_number


class _Script:
    """A ``Channel`` that gives prepared answers and keeps the commands."""

    def __init__(self, answer: Callable[[bytes], bytes], byte_oriented: bool = True) -> None:
        self.byte_oriented = byte_oriented
        self.commands: list[str] = []
        self._answer = answer

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        self.commands.append(command.hex().upper())
        return self._answer(command)


def _prepared(*answers: str) -> _Script:
    waiting = iter(answers)
    return _Script(lambda _: bytes.fromhex(next(waiting)))


def _of(card: VirtualCard) -> _Script:
    return _Script(card.answer)


def _read(card: VirtualCard) -> SocialSecurityCard:
    return social_security.read(_of(card), Deadline(5))


def _reason(channel: _Script, read: Callable[[_Script, Deadline], object]) -> ChipReadReason:
    with pytest.raises(ChipReadError) as caught:
        read(channel, Deadline(5))
    return caught.value.reason


def test_a_wrong_length_is_asked_again_and_the_rest_is_fetched() -> None:
    channel = _prepared("6C05", "0102036102", "04059000")
    response = exchange(channel, read_record(1, 5, 18), Deadline(5))
    assert (response.status, response.data.hex()) == (0x9000, "0102030405")
    assert channel.commands == ["00B2012C12", "00B2012C05", "00C0000002"]


def test_whatever_is_said_of_the_length_there_is_an_end() -> None:
    for answer in ("6C05", "6105", "6100", "6C00"):
        channel = _Script(lambda _, answer=answer: bytes.fromhex(answer))  # type: ignore[misc]
        with pytest.raises(ChipReadError):
            response = exchange(channel, read_record(1, 5), Deadline(5))
            raise ChipReadError(ChipReadReason.NOT_READABLE, response.words)  # 6C for the length just asked: an answer
        assert len(channel.commands) <= 16


@pytest.mark.parametrize(
    ("command", "byte_oriented", "bytes_sent"),
    [
        (select_application(b"AB"), True, "00A40400024142"),
        (select_application(b"AB"), False, "00A4040002414200"),
        (read_record(3, 6), True, "00B2033400"),
        (Command(0x84, 0, 0), True, "00840000"),
    ],
)
def test_a_command_with_data_expects_nothing_over_t0(command: Command, byte_oriented: bool, bytes_sent: str) -> None:
    assert command.encode(byte_oriented).hex().upper() == bytes_sent


def test_the_commands_to_a_social_security_card_are_those_of_the_documents() -> None:
    channel = _of(social_security_card(SECOND_VERSION))
    social_security.read(channel, Deadline(5))
    assert channel.commands[0] == "00A404000F7378312E73682EC9E7BBE1B1A3D5CF"
    for expected in ("00B2032C06", "00B2013414", "00B2023420", "00B2043403", "00B2072C0B", "00B2012C12"):
        assert expected in channel.commands
    assert not [command for command in channel.commands if command[2:4] not in ("A4", "B2", "C0")]


def test_sex_lies_one_record_earlier_on_the_first_version() -> None:
    channel = _of(social_security_card(FIRST_VERSION))
    assert social_security.read(channel, Deadline(5)) == FIRST_VERSION
    assert "00B2033403" in channel.commands
    assert "00B2073406" not in channel.commands


def test_a_name_that_fills_its_record_goes_on_in_the_next() -> None:
    assert _read(social_security_card(LONG_NAME)).name == LONG_NAME.name
    channel = _of(social_security_card(SECOND_VERSION))
    social_security.read(channel, Deadline(5))
    assert "00B2033400" not in channel.commands


def _with_record(file: int, tag: int, value: bytes) -> VirtualCard:
    """A card of the second version with one record changed."""
    card = social_security_card(SECOND_VERSION)
    (application,) = card._applications
    number = next(place for place, record in application.records[file].items() if record[0] == tag)
    changed = {**application.records[file], number: bytes([tag, len(value)]) + value}
    return VirtualCard(replace(application, records={**application.records, file: changed}))


@pytest.mark.parametrize(
    ("file", "tag", "value"),
    [
        (6, 0x08, b"410499198503150009"),  # the check digit is 8
        (6, 0x08, b"\0" * 18),
        (6, 0x08, "４１".encode("gbk").ljust(18)),
        (6, 0x09, b"\0" * 30),
        (6, 0x09, b"\x81"),  # half a character
        (6, 0x09, b"A\nB"),
        (6, 0x0D, bytes.fromhex("19850230")),
        (6, 0x0D, bytes.fromhex("1985031A")),
        (6, 0x0D, bytes.fromhex("1985")),
        (6, 0x0C, bytes.fromhex("4104")),
        (5, 0x07, b"D\xff\x01"),
    ],
)
def test_a_record_that_makes_no_sense_is_bad_data(file: int, tag: int, value: bytes) -> None:
    card = _with_record(file, tag, value)
    assert _reason(_of(card), social_security.read) is ChipReadReason.BAD_DATA


@pytest.mark.parametrize("blank", [b"\0" * 4, b"\xff" * 4, b""])
def test_a_blank_date_is_no_date(blank: bytes) -> None:
    assert _read(_with_record(6, 0x0D, blank)).birth is None
    assert _read(_with_record(5, 0x06, blank)).expires is None


@pytest.mark.parametrize("padding", [b"\0", b" ", b"\xff"])
def test_names_are_padded_with_zeros_or_spaces(padding: bytes) -> None:
    assert _read(_with_record(6, 0x09, "演示甲".encode("gbk").ljust(30, padding))).name == "演示甲"


def test_a_version_of_zeros_is_a_later_one() -> None:
    assert _read(_with_record(5, 0x03, bytes(4))) == replace(SECOND_VERSION, version="")


def test_a_card_without_a_name_is_not_readable() -> None:
    card = social_security_card(SECOND_VERSION)
    (application,) = card._applications
    nothing = VirtualCard(replace(application, records={5: application.records[5]}))
    assert _reason(_of(nothing), social_security.read) is ChipReadReason.NOT_READABLE


_hanzi = st.sampled_from("王李张阿·䶮买")


@given(
    name=st.lists(_hanzi, min_size=1, max_size=29).map("".join).filter(lambda name: name == name.strip("·")),
    birth=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    version=st.sampled_from(["2.00", "3.00"]),
    by_number=st.booleans(),
)
def test_any_card_is_read_as_it_was_written(name: str, birth: date, version: str, by_number: bool) -> None:
    if len(name) > 15:
        by_number = True
    content = replace(SECOND_VERSION, name=name, birth=birth, version=version)
    assert _read(social_security_card(content, by_number=by_number)) == content


@settings(max_examples=300)
@given(st.lists(st.binary(max_size=60), min_size=1, max_size=60), st.sampled_from([social_security.read, bank.read]))
def test_whatever_a_card_answers_ends_in_a_card_or_a_card_error(
    answers: list[bytes], read: Callable[[_Script, Deadline], SocialSecurityCard | MaskedBankCard]
) -> None:
    channel = _Script(lambda _: answers[len(channel.commands) % len(answers)])
    try:
        read(channel, Deadline(5))
    except ChipReadError as error:
        assert len(str(error)) < 80
    assert len(channel.commands) < 2_000


@settings(max_examples=300)
@given(
    st.sampled_from(BankCardKind),
    st.integers(1, 12),
    st.integers(0, 60),
    st.integers(1, 255),
)
def test_a_flipped_byte_ends_in_ten_digits_or_in_a_card_error(
    kind: BankCardKind, which: int, place: int, bits: int
) -> None:
    card = bank_card(bank_number(), kind)

    def answer(command: bytes) -> bytes:
        right = card.answer(command)
        if len(channel.commands) != which or place >= len(right):
            return right
        return right[:place] + bytes([right[place] ^ bits]) + right[place + 1 :]

    channel = _Script(answer)
    try:
        masked = bank.read(channel, Deadline(5))
    except ChipReadError:
        return
    assert len(masked.masked_number.replace("*", "")) == 10


def test_the_values_a_bank_card_wants_to_know_are_zero() -> None:
    channel = _of(bank_card(bank_number()))
    bank.read(channel, Deadline(5))
    assert "80A800000A8308" + "00" * 8 in channel.commands


def test_an_unmasked_number_is_no_bank_card() -> None:
    with pytest.raises(ValueError, match="not masked") as caught:
        MaskedBankCard(bank_number())
    assert bank_number() not in str(caught.value)


def test_cards_show_nothing() -> None:
    assert repr(SECOND_VERSION) == "SocialSecurityCard()"
    assert repr(MaskedBankCard("629999*********0011")) == "MaskedBankCard()"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (scard.SCARD_E_NO_SERVICE, DeviceFault.LOST),
        (scard.SCARD_E_READER_UNAVAILABLE, DeviceFault.ABSENT),
        (scard.SCARD_E_SHARING_VIOLATION, DeviceFault.BUSY),
        (scard.SCARD_W_SECURITY_VIOLATION, DeviceFault.REFUSED),
        (scard.SCARD_E_UNEXPECTED, DeviceFault.GARBLED),
        (scard.SCARD_W_REMOVED_CARD, ChipReadReason.TAKEN_AWAY),
        (scard.SCARD_E_NO_SMARTCARD, ChipReadReason.NO_CARD),
        (scard.SCARD_W_UNRESPONSIVE_CARD, ChipReadReason.NOT_ANSWERING),
        (scard.SCARD_E_NOT_TRANSACTED, ChipReadReason.NOT_READABLE),
    ],
)
def test_every_word_of_the_service_is_one_of_ours(code: int, outcome: DeviceFault | ChipReadReason) -> None:
    with pytest.raises((DeviceError, ChipReadError)) as caught:
        pcsc_session._check_card(code)
    error = caught.value
    assert isinstance(error, DeviceError | ChipReadError)
    assert outcome == (error.fault if isinstance(error, DeviceError) else error.reason)
    with pytest.raises(DeviceError):
        pcsc_session._check(code)  # of a reader no card's words are believed


def test_luhn() -> None:
    assert luhn_digit("7992739871") == "3"
    assert luhn_digit("411111111111111") == "1"
