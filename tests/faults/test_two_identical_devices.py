"""Two devices of one make: each is reached by its own name, and what happens to one is not told of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.id_card.samv import SamvReader
from drivers.id_card.simulated import Fault, SamvSimulator, serve_pty
from drivers.protocols import CardReadError, CardReadReason, Condition, Problem
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.identity_cards import ADULT, ELDER


@dataclass
class Twin:
    simulator: SamvSimulator
    host: PtyHost
    reader: SamvReader


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[tuple[Twin, Twin]]:
    made = []
    for number in ("0001", "0002"):
        simulator = SamvSimulator()
        host = serve_pty(simulator)
        link = tmp_path / f"usb-reader-{number}"
        link.symlink_to(host.device_path)
        made.append(Twin(simulator, host, SamvReader(SerialTransport(str(link), 115200))))
    yield made[0], made[1]
    for twin in made:
        twin.reader.close()
        twin.host.close()


def test_a_card_is_read_where_it_lies_and_nowhere_else(twins: tuple[Twin, Twin]) -> None:
    left, right = twins
    left.simulator.slot.place(ADULT)
    with pytest.raises(CardReadError) as caught:
        right.reader.read(2)
    assert caught.value.reason is CardReadReason.NO_CARD
    assert left.reader.read(5) == ADULT


def test_two_cards_at_once_are_not_mixed_up(twins: tuple[Twin, Twin]) -> None:
    left, right = twins
    left.simulator.slot.place(ADULT)
    right.simulator.slot.place(ELDER)
    assert (right.reader.read(5), left.reader.read(5)) == (ELDER, ADULT)


def test_the_fault_of_one_is_not_told_of_the_other(twins: tuple[Twin, Twin]) -> None:
    left, right = twins
    left.simulator.slot.fail(Fault.SELF_TEST_FAILED)
    assert left.reader.status(2).problems == {Problem.SELF_TEST_FAILED}
    assert right.reader.status(2).condition is Condition.READY
    left.host.close()
    assert not left.reader.status(1).usable
    assert right.reader.status(2).condition is Condition.READY
