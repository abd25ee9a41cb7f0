"""The smart card service is killed, hangs or comes back; two readers of the same make are plugged in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from drivers.card.pcsc import PcscReader
from drivers.card.virtual_cards import VirtualCard, social_security_card
from drivers.card.vpcd_slot import VpcdSlot
from drivers.protocols import (
    ChipReadError,
    ChipReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    Presence,
    SocialSecurityCard,
)
from tests.support.chip_cards import FIRST_VERSION, SECOND_VERSION
from tests.support.pcscd import Pcscd
from tests.support.waiting import wait_until

SECONDS = 5.0
BRIEFLY = 0.2


@pytest.fixture(scope="module")
def pcscd() -> Iterator[Pcscd]:
    service = Pcscd()
    yield service
    service.close()


@pytest.fixture
def reader(pcscd: Pcscd) -> Iterator[PcscReader]:
    reader = PcscReader("Virtual PCD 00 00")
    wait_until(lambda: reader.status(SECONDS).usable, "the service")
    wait_until(lambda: reader.presence(SECONDS) is Presence.NO, "the removal of the card of the test before")
    yield reader
    reader.close()


@pytest.fixture
def slots(pcscd: Pcscd) -> Iterator[tuple[VpcdSlot, VpcdSlot]]:
    first, second = (VpcdSlot(port) for port in pcscd.ports)
    yield first, second
    first.remove()
    second.remove()


def _insert(slot: VpcdSlot, card: VirtualCard, reader: PcscReader) -> None:
    slot.insert(card)
    wait_until(lambda: reader.presence(SECONDS) is Presence.YES, "the card")


class _AtCommand(VirtualCard):
    """Does something outside when it gets its command of that number."""

    def __init__(self, content: SocialSecurityCard, number: int, action: Callable[[], None]) -> None:
        self._inner = social_security_card(content)
        self._number = number
        self._action = action
        super().__init__()

    def answer(self, command: bytes) -> bytes:
        answer = self._inner.answer(command)
        if len(self._inner.instructions) == self._number:
            self._action()
        return answer


@pytest.mark.parametrize("number", [1, 9])
def test_the_service_killed_in_mid_read(
    pcscd: Pcscd, reader: PcscReader, slots: tuple[VpcdSlot, VpcdSlot], number: int
) -> None:
    _insert(slots[0], _AtCommand(SECOND_VERSION, number, pcscd.kill), reader)
    with pytest.raises(DeviceError) as caught:
        reader.read_social_security(SECONDS)
    assert caught.value.fault is DeviceFault.LOST
    assert reader.status(SECONDS).condition is Condition.OFFLINE
    slots[0].remove()
    pcscd.start()
    wait_until(lambda: reader.status(SECONDS).usable, "the service")
    _insert(slots[0], social_security_card(SECOND_VERSION), reader)
    assert reader.read_social_security(SECONDS) == SECOND_VERSION


def test_a_service_that_hangs_keeps_nobody_and_is_used_again_when_it_wakes(
    pcscd: Pcscd, reader: PcscReader, slots: tuple[VpcdSlot, VpcdSlot]
) -> None:
    _insert(slots[0], social_security_card(SECOND_VERSION), reader)
    threads = threading.active_count()
    pcscd.hang()
    for _ in range(3):
        assert reader.status(BRIEFLY).condition is Condition.OFFLINE
        with pytest.raises(DeviceError) as caught:
            reader.read_social_security(BRIEFLY)
        assert caught.value.fault is DeviceFault.TIMEOUT
    assert threading.active_count() <= threads + 2, "calls that hang do not pile up"
    pcscd.wake()
    wait_until(lambda: reader.status(SECONDS).usable, "the service")
    slots[0].remove()  # being stopped, the virtual reader may have thrown it out

    def reads() -> bool:
        slots[0].insert(social_security_card(SECOND_VERSION))
        with suppress(ChipReadError):
            return reader.read_social_security(SECONDS) == SECOND_VERSION
        return False

    wait_until(reads, "the card")
    reader.close()
    wait_until(lambda: threading.active_count() < threads, "the end of the calls that hung")


def test_a_card_whose_first_answer_is_garbage_is_not_readable(
    pcscd: Pcscd, reader: PcscReader, slots: tuple[VpcdSlot, VpcdSlot]
) -> None:
    card = social_security_card(SECOND_VERSION)
    card.atr = b"\xff" * 4
    _insert(slots[0], card, reader)
    with pytest.raises(ChipReadError) as caught:
        reader.read_social_security(SECONDS)
    assert caught.value.reason is ChipReadReason.NOT_READABLE
    assert reader.status(SECONDS).condition is Condition.READY


def test_two_readers_of_the_same_make_are_told_apart(
    pcscd: Pcscd, reader: PcscReader, slots: tuple[VpcdSlot, VpcdSlot]
) -> None:
    other = PcscReader("00 01")
    _insert(slots[0], social_security_card(FIRST_VERSION), reader)
    assert other.presence(SECONDS) is Presence.NO
    _insert(slots[1], social_security_card(SECOND_VERSION), other)
    assert reader.read_social_security(SECONDS) == FIRST_VERSION
    assert other.read_social_security(SECONDS) == SECOND_VERSION
    other.close()


def test_a_name_that_fits_two_readers_is_refused_and_says_which(pcscd: Pcscd, reader: PcscReader) -> None:
    vague = PcscReader("Virtual PCD")
    status = vague.status(SECONDS)
    assert status.condition is Condition.FAULTY
    assert "Virtual PCD 00 00, Virtual PCD 00 01" in status.original
    with pytest.raises(DeviceError) as caught:
        vague.presence(SECONDS)
    assert caught.value.fault is DeviceFault.REFUSED
    vague.close()


def test_no_reader_of_that_name_is_absent(pcscd: Pcscd, reader: PcscReader) -> None:
    unplugged = PcscReader("Another Make")
    assert unplugged.status(SECONDS).condition is Condition.ABSENT
    unplugged.close()


def test_a_card_in_other_hands_is_busy(pcscd: Pcscd, reader: PcscReader, slots: tuple[VpcdSlot, VpcdSlot]) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        reached.set()
        go_on.wait(SECONDS)

    _insert(slots[0], _AtCommand(SECOND_VERSION, 2, pause), reader)
    read: list[SocialSecurityCard] = []
    first = threading.Thread(target=lambda: read.append(reader.read_social_security(SECONDS)))
    first.start()
    assert reached.wait(SECONDS)
    second = PcscReader("Virtual PCD 00 00")
    assert second.status(SECONDS).condition is Condition.BUSY
    with pytest.raises(DeviceError) as caught:
        second.read_bank_number(SECONDS)
    assert caught.value.fault is DeviceFault.BUSY
    go_on.set()
    first.join()
    assert read == [SECOND_VERSION]
    second.close()
