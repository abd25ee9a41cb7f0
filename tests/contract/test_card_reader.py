"""What every CardReader keeps: the simulated one, and the PC/SC driver on a real pcscd with a virtual reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from drivers.card.pcsc import PcscReader
from drivers.card.simulated import SimulatedCardReader
from drivers.card.virtual_cards import BankCardKind, CardFault, VirtualCard, bank_card, social_security_card, token_card
from drivers.card.vpcd_slot import VpcdSlot
from drivers.host.hosted import hosted
from drivers.protocols import (
    CardReader,
    ChipReadError,
    ChipReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    Presence,
    SocialSecurityCard,
)
from drivers.registry import REGISTRY
from tests.support.chip_cards import EVERY_VERSION, FOREIGNER, SECOND_VERSION, THIRD_VERSION, bank_number
from tests.support.pcscd import Pcscd
from tests.support.waiting import wait_until

SECONDS = 5.0
BRIEFLY = 0.2  # for calls that wait in vain
VERIFY = 0x20  # the instruction that tries a PIN


@dataclass
class Bench:
    """A reader, its slot and its plug."""

    reader: CardReader
    insert: Callable[[VirtualCard], None]
    remove: Callable[[], None]
    unplug: Callable[[], None]
    plug_in: Callable[[], None]
    stop_service: Callable[[], None]
    start_service: Callable[[], None]


@pytest.fixture(scope="module")
def pcscd() -> Iterator[Pcscd]:
    service = Pcscd()
    yield service
    service.close()


@pytest.fixture(scope="module")
def on_pcsc(pcscd: Pcscd) -> Iterator[Bench]:
    reader = PcscReader("Virtual PCD 00 00")
    slot = VpcdSlot(pcscd.ports[0])
    wait_until(lambda: reader.status(SECONDS).usable, "the service")

    def insert(card: VirtualCard) -> None:
        slot.insert(card)
        wait_until(lambda: reader.presence(SECONDS) is Presence.YES, "the card")

    def remove() -> None:
        slot.remove()
        wait_until(lambda: reader.presence(SECONDS) is Presence.NO, "an empty slot")

    def unplug() -> None:
        pcscd.kill()
        pcscd.unplug()
        pcscd.start()
        wait_until(lambda: reader.status(SECONDS).condition is Condition.ABSENT, "the reader's end")

    def plug_in() -> None:
        pcscd.kill()
        pcscd.plug_in()
        pcscd.start()
        wait_until(lambda: reader.status(SECONDS).usable, "the reader")

    def stop_service() -> None:
        slot.remove()
        pcscd.kill()

    yield Bench(reader, insert, remove, unplug, plug_in, stop_service, pcscd.start)
    slot.remove()
    reader.close()


@pytest.fixture(params=["in_memory", "on_pcsc"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "on_pcsc":
        real: Bench = request.getfixturevalue("on_pcsc")
        return real
    reader = SimulatedCardReader()

    def switch(name: str, on: bool) -> Callable[[], None]:
        return lambda: setattr(reader, name, on)

    return Bench(
        reader,
        reader.insert,
        reader.remove,
        switch("plugged", False),
        switch("plugged", True),
        switch("serviced", False),
        switch("serviced", True),
    )


def _refusal(call: Callable[[float], object]) -> ChipReadError:
    with pytest.raises(ChipReadError) as caught:
        call(SECONDS)
    return caught.value


def test_it_is_a_reader_and_ready(bench: Bench) -> None:
    assert isinstance(bench.reader, CardReader)
    status = bench.reader.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset())


@pytest.mark.parametrize(
    ("content", "by_number"),
    [*((content, True) for content in EVERY_VERSION), *((content, False) for content in EVERY_VERSION[:3])],
)
def test_a_social_security_card_is_read_as_it_is(bench: Bench, content: SocialSecurityCard, by_number: bool) -> None:
    card = social_security_card(content, by_number=by_number)
    bench.insert(card)
    assert bench.reader.read_social_security(SECONDS) == content
    assert VERIFY not in card.instructions


@pytest.mark.parametrize("length", [16, 19])
@pytest.mark.parametrize("kind", BankCardKind, ids=lambda kind: kind.value)
def test_of_a_bank_card_ten_digits_are_seen(bench: Bench, kind: BankCardKind, length: int) -> None:
    number = bank_number(length)
    card = bank_card(number, kind)
    bench.insert(card)
    masked = bench.reader.read_bank_number(SECONDS)
    assert masked.masked_number == number[:6] + "*" * (length - 10) + number[-4:]
    assert VERIFY not in card.instructions


def test_presence_follows_the_card_and_reading_changes_nothing(bench: Bench) -> None:
    bench.remove()
    assert bench.reader.presence(SECONDS) is Presence.NO
    assert _refusal(bench.reader.read_social_security).reason is ChipReadReason.NO_CARD
    assert _refusal(bench.reader.read_bank_number).reason is ChipReadReason.NO_CARD
    bench.insert(social_security_card(SECOND_VERSION))
    assert bench.reader.presence(SECONDS) is Presence.YES
    for _ in range(3):
        assert bench.reader.read_social_security(SECONDS) == SECOND_VERSION
    assert bench.reader.presence(SECONDS) is Presence.YES


def test_a_card_of_the_other_kind_is_a_wrong_card(bench: Bench) -> None:
    bench.insert(bank_card(bank_number()))
    assert _refusal(bench.reader.read_social_security).reason is ChipReadReason.WRONG_CARD
    bench.insert(social_security_card(SECOND_VERSION))
    assert _refusal(bench.reader.read_bank_number).reason is ChipReadReason.WRONG_CARD


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (CardFault.NEEDS_PIN, ChipReadReason.NEEDS_PIN),
        (CardFault.BLOCKED, ChipReadReason.BLOCKED),
        (CardFault.CUT_SHORT, ChipReadReason.BAD_DATA),
        (CardFault.WRONG_TAG, ChipReadReason.BAD_DATA),
        (CardFault.NO_STATUS_WORD, ChipReadReason.NOT_READABLE),
        (CardFault.ENDLESS, ChipReadReason.NOT_READABLE),
    ],
)
def test_a_card_that_is_not_read_says_why_and_is_read_when_it_can_be(
    bench: Bench, fault: CardFault, reason: ChipReadReason
) -> None:
    card = social_security_card(SECOND_VERSION)
    card.fault = fault
    bench.insert(card)
    error = _refusal(bench.reader.read_social_security)
    assert error.reason is reason
    assert VERIFY not in card.instructions
    for secret in (SECOND_VERSION.number, SECOND_VERSION.name, SECOND_VERSION.card_number):
        assert secret not in f"{error!r} {error}"
    card.fault = None
    assert bench.reader.read_social_security(SECONDS) == SECOND_VERSION


@pytest.mark.parametrize("fault", [CardFault.NEEDS_PIN, CardFault.BLOCKED, CardFault.CUT_SHORT, CardFault.GARBAGE])
def test_a_bank_card_that_is_not_read_tells_no_digit(bench: Bench, fault: CardFault) -> None:
    number = bank_number()
    card = bank_card(number)
    card.fault = fault
    bench.insert(card)
    error = _refusal(bench.reader.read_bank_number)
    reasons = {CardFault.NEEDS_PIN: ChipReadReason.NEEDS_PIN, CardFault.BLOCKED: ChipReadReason.BLOCKED}
    assert error.reason is reasons.get(fault, ChipReadReason.BAD_DATA)
    assert number[6:-4] not in f"{error!r} {error}"
    assert VERIFY not in card.instructions


def test_a_wrong_check_digit_is_bad_data(bench: Bench) -> None:
    number = bank_number()
    bench.insert(bank_card(number[:-1] + str((int(number[-1]) + 1) % 10)))
    assert _refusal(bench.reader.read_bank_number).reason is ChipReadReason.BAD_DATA


def test_a_card_taken_in_mid_read_is_taken_away_and_the_next_is_read(bench: Bench) -> None:
    card = social_security_card(SECOND_VERSION)
    card.fault = CardFault.TAKEN_IN_MID_READ
    bench.insert(card)
    assert _refusal(bench.reader.read_social_security).reason is ChipReadReason.TAKEN_AWAY
    bench.insert(social_security_card(THIRD_VERSION))
    assert bench.reader.read_social_security(SECONDS) == THIRD_VERSION


def test_a_card_that_falls_silent_is_a_timeout(bench: Bench) -> None:
    card = social_security_card(SECOND_VERSION)
    card.fault = CardFault.FALLS_SILENT
    bench.insert(card)
    with pytest.raises(DeviceError) as caught:
        bench.reader.read_social_security(BRIEFLY)
    assert caught.value.fault is DeviceFault.TIMEOUT
    card.fault = None
    card.released.set()
    wait_until(lambda: bench.reader.status(SECONDS).condition is Condition.READY, "the reader")
    assert bench.reader.read_social_security(SECONDS) == SECOND_VERSION


def test_no_time_is_a_timeout(bench: Bench) -> None:
    bench.insert(social_security_card(SECOND_VERSION))
    with pytest.raises(DeviceError) as caught:
        bench.reader.read_social_security(0)
    assert caught.value.fault is DeviceFault.TIMEOUT


def test_an_unplugged_reader_is_not_there_and_comes_back(bench: Bench) -> None:
    bench.remove()
    bench.unplug()
    assert bench.reader.status(SECONDS).condition is Condition.ABSENT
    for call in (bench.reader.presence, bench.reader.read_social_security, bench.reader.read_bank_number):
        with pytest.raises(DeviceError) as caught:
            call(SECONDS)
        assert caught.value.fault is DeviceFault.ABSENT
    bench.plug_in()
    bench.insert(social_security_card(FOREIGNER))
    assert bench.reader.read_social_security(SECONDS) == FOREIGNER


def test_a_service_that_stops_takes_the_reader_with_it_and_brings_it_back(bench: Bench) -> None:
    bench.insert(social_security_card(SECOND_VERSION))
    bench.reader.presence(SECONDS)
    bench.stop_service()
    with pytest.raises(DeviceError) as caught:
        bench.reader.presence(SECONDS)
    assert caught.value.fault is DeviceFault.LOST
    assert bench.reader.status(SECONDS).condition is Condition.OFFLINE
    with pytest.raises(DeviceError):
        bench.reader.read_social_security(SECONDS)
    bench.start_service()
    wait_until(lambda: bench.reader.status(SECONDS).usable, "the service")
    bench.insert(social_security_card(SECOND_VERSION))
    assert bench.reader.read_social_security(SECONDS) == SECOND_VERSION


def test_close_may_be_called_twice_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.insert(social_security_card(SECOND_VERSION))
    bench.reader.close()
    bench.reader.close()
    assert bench.reader.read_social_security(SECONDS) == SECOND_VERSION


def test_in_a_host_the_reader_says_the_same(on_pcsc: Bench) -> None:
    reader = hosted(REGISTRY.find("pcsc"), {"reader": "Virtual PCD 00 00"})
    assert isinstance(reader, CardReader)
    assert reader.status(SECONDS).condition is Condition.READY
    on_pcsc.insert(social_security_card(THIRD_VERSION))
    assert reader.presence(SECONDS) is Presence.YES
    assert reader.read_social_security(SECONDS) == THIRD_VERSION
    assert _refusal(reader.read_bank_number).reason is ChipReadReason.WRONG_CARD
    number = bank_number()
    on_pcsc.insert(bank_card(number))
    assert reader.read_bank_number(SECONDS).masked_number == number[:6] + "*" * 9 + number[-4:]
    reader.close()


def test_a_token_card_is_read_and_no_other_is_one(bench: Bench) -> None:
    text = "kiosk-technician-1." + "A" * 300 + "." + "b" * 86
    bench.insert(token_card(text))
    assert bench.reader.read_token(SECONDS).text == text
    bench.remove()
    bench.insert(social_security_card(THIRD_VERSION))
    with pytest.raises(ChipReadError) as error:
        bench.reader.read_token(SECONDS)
    assert error.value.reason is ChipReadReason.WRONG_CARD
    bench.remove()
