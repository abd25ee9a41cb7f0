"""What every FingerReader keeps; so far there is the simulated one alone."""

from __future__ import annotations

import threading

import pytest

from drivers.finger.simulated import SimulatedFingerReader
from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceFault,
    FingerReader,
    FingerReadError,
    FingerReadReason,
    FingerTemplate,
)

SECONDS = 5.0
TEMPLATE = b"not a finger"


@pytest.fixture
def reader() -> SimulatedFingerReader:
    return SimulatedFingerReader()


def test_it_is_a_reader_and_ready(reader: SimulatedFingerReader) -> None:
    assert isinstance(reader, FingerReader)
    assert reader.status(SECONDS).condition is Condition.READY


def test_a_finger_that_comes_while_it_waits_is_read(reader: SimulatedFingerReader) -> None:
    person = threading.Timer(0.02, reader.lay, [TEMPLATE])
    person.start()
    template = reader.capture(SECONDS)
    person.join()
    assert template == FingerTemplate(TEMPLATE)
    assert repr(template) == "FingerTemplate(12 bytes)"


def test_no_finger_in_time_is_no_finger(reader: SimulatedFingerReader) -> None:
    with pytest.raises(FingerReadError) as caught:
        reader.capture(0.05)
    assert caught.value.reason is FingerReadReason.NO_FINGER


@pytest.mark.parametrize("reason", [FingerReadReason.LIFTED, FingerReadReason.NOT_READABLE])
def test_a_finger_that_is_not_read_says_why(reader: SimulatedFingerReader, reason: FingerReadReason) -> None:
    reader.problem = reason
    reader.lay(TEMPLATE)
    with pytest.raises(FingerReadError) as caught:
        reader.capture(SECONDS)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("attribute", "value", "fault", "condition"),
    [
        ("plugged", False, DeviceFault.ABSENT, Condition.ABSENT),
        ("silent", True, DeviceFault.TIMEOUT, Condition.OFFLINE),
    ],
)
def test_a_reader_that_is_away_says_so(
    reader: SimulatedFingerReader, attribute: str, value: bool, fault: DeviceFault, condition: Condition
) -> None:
    setattr(reader, attribute, value)
    assert reader.status(SECONDS).condition is condition
    with pytest.raises(DeviceError) as caught:
        reader.capture(SECONDS)
    assert caught.value.fault is fault
    reader.close()
    reader.close()
