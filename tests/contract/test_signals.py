"""What all Signals keep: those in memory, and those on the relays and contacts of a board on a serial line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import pytest

from drivers.protocols import Condition, Contact, Contacts, DeviceError, DeviceFault, LampState, Place, Signals
from drivers.signals.serial_relay import SerialRelay
from drivers.signals.simulated import BoardInstrument, SimulatedSignals
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.waiting import wait_until

SECONDS = 5.0


@dataclass
class Bench:
    signals: Signals
    set_contacts: Callable[[bool, bool], None]  # somebody stands there; the door is open
    lit: Callable[[], bool]  # whether the lamp at the card reader shines now
    blinks: Callable[[], bool]  # whether it has gone on and off by itself
    silence: Callable[[bool], None]
    unplug: Callable[[], None]


def _in_memory() -> Iterator[Bench]:
    signals = SimulatedSignals()

    def set_contacts(near: bool, door: bool) -> None:
        signals.seen = Contacts(
            person_near=Contact.YES if near else Contact.NO, door_open=Contact.YES if door else Contact.NO
        )

    def lamp() -> LampState:
        return signals.lamps.get(Place.ID_CARD, LampState.OFF)

    def silence(silent: bool) -> None:
        signals.silent = silent

    def unplug() -> None:
        signals.plugged = False

    set_contacts(False, False)
    blinks = (LampState.SLOW, LampState.QUICK)
    yield Bench(signals, set_contacts, lambda: lamp() is LampState.ON, lambda: lamp() in blinks, silence, unplug)


def _on_a_board() -> Iterator[Bench]:
    board = BoardInstrument()
    host = PtyHost(board.answer)
    inputs = {"person_near": 9, "-door_open": 0}
    signals = SerialRelay(SerialTransport(host.device_path, 9600), 1, {"id_card": 3, "receipt": 10}, inputs)

    def set_contacts(near: bool, door: bool) -> None:
        board.inputs[9], board.inputs[0] = near, not door

    def silence(silent: bool) -> None:
        board.silent = silent

    def blinks() -> bool:
        return [on for coil, on in board.writes if coil == 3][-4:] in ([True, False] * 2, [False, True] * 2)

    set_contacts(False, False)
    yield Bench(signals, set_contacts, lambda: board.coils[3], blinks, silence, host.close)
    signals.close()
    host.close()


class _Setup(Protocol):
    __name__: str

    def __call__(self) -> Iterator[Bench]: ...


@pytest.fixture(params=[_in_memory, _on_a_board], ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup()


def test_they_are_signals_and_ready(bench: Bench) -> None:
    assert isinstance(bench.signals, Signals)
    assert bench.signals.status(SECONDS).condition is Condition.READY


def test_a_lamp_goes_on_and_off_and_may_be_told_twice(bench: Bench) -> None:
    for state in (LampState.ON, LampState.ON, LampState.OFF, LampState.OFF, LampState.ON):
        bench.signals.set_lamp(Place.ID_CARD, state, SECONDS)
        assert bench.lit() is (state is LampState.ON)


@pytest.mark.parametrize("state", [LampState.SLOW, LampState.QUICK])
def test_a_lamp_blinks_by_itself_until_it_is_told_otherwise(bench: Bench, state: LampState) -> None:
    bench.signals.set_lamp(Place.ID_CARD, state, SECONDS)
    wait_until(bench.blinks, "the lamp to blink")
    bench.signals.set_lamp(Place.ID_CARD, LampState.ON, SECONDS)
    assert bench.lit()


def test_a_place_without_a_lamp_is_passed_over(bench: Bench) -> None:
    bench.signals.set_lamp(Place.CAMERA, LampState.ON, SECONDS)
    assert not bench.lit()


@pytest.mark.parametrize("near", [True, False])
@pytest.mark.parametrize("door", [True, False])
def test_contacts_say_what_is_and_nothing_of_what_there_is_not(bench: Bench, near: bool, door: bool) -> None:
    bench.set_contacts(near, door)
    seen = bench.signals.contacts(SECONDS)
    assert (seen.person_near is Contact.YES, seen.door_open is Contact.YES) == (near, door)
    assert Contact.UNKNOWN not in (seen.person_near, seen.door_open)
    assert (seen.tampered, seen.headset_plugged) == (Contact.UNKNOWN, Contact.UNKNOWN)


def test_no_answer_is_a_timeout_and_the_board_comes_back(bench: Bench) -> None:
    bench.silence(True)
    assert bench.signals.status(0.1).condition is Condition.OFFLINE
    with pytest.raises(DeviceError) as caught:
        bench.signals.contacts(0.1)
    assert caught.value.fault is DeviceFault.TIMEOUT
    with pytest.raises(DeviceError):
        bench.signals.set_lamp(Place.ID_CARD, LampState.ON, 0.1)
    bench.silence(False)
    bench.signals.set_lamp(Place.ID_CARD, LampState.ON, SECONDS)
    assert bench.lit()


def test_an_unplugged_board_is_not_there(bench: Bench) -> None:
    bench.signals.contacts(SECONDS)
    bench.unplug()
    bench.signals.status(SECONDS)
    assert bench.signals.status(SECONDS).condition is Condition.ABSENT
    with pytest.raises(DeviceError) as caught:
        bench.signals.contacts(SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT


def test_closing_puts_the_lamps_out_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.signals.set_lamp(Place.ID_CARD, LampState.ON, SECONDS)
    bench.signals.close()
    bench.signals.close()
    assert not bench.lit()
    bench.signals.set_lamp(Place.ID_CARD, LampState.ON, SECONDS)
    assert bench.lit()
