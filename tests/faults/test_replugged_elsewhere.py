"""A device is pulled out and put in elsewhere: under its lasting name it is the same, and nobody restarts anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.id_card.samv import SamvReader
from drivers.id_card.simulated import SamvSimulator, serve_pty
from drivers.protocols import CardReadError, CardReadReason, Condition, DeviceError, DeviceFault
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.identity_cards import ADULT, ELDER


def plug(simulator: SamvSimulator, link: Path) -> object:
    """Plug the simulator into another port; the lasting name follows it, as udev sees to."""
    host = serve_pty(simulator)
    link.unlink(missing_ok=True)
    link.symlink_to(host.device_path)
    return host


def test_a_reader_at_another_port_is_read_through_its_lasting_name(tmp_path: Path) -> None:
    link, simulator = tmp_path / "usb-reader-0001", SamvSimulator()
    first = plug(simulator, link)
    reader = SamvReader(SerialTransport(str(link), 115200))
    simulator.slot.place(ADULT)
    assert reader.read(5) == ADULT

    first.close()  # type: ignore[attr-defined]
    link.unlink()
    with pytest.raises((DeviceError, CardReadError)):
        reader.read(1)
    assert reader.status(1).condition in (Condition.ABSENT, Condition.OFFLINE)

    second = plug(simulator, link)
    simulator.slot.place(ELDER)
    assert reader.read(5) == ELDER
    reader.close()
    second.close()  # type: ignore[attr-defined]


def test_a_port_that_is_gone_is_absent_and_not_a_mistake(tmp_path: Path) -> None:
    reader = SamvReader(SerialTransport(str(tmp_path / "usb-reader-0001"), 115200))
    with pytest.raises(DeviceError) as caught:
        reader.read(1)
    assert caught.value.fault is DeviceFault.ABSENT
    reader.close()


def test_another_device_at_the_old_port_is_not_taken_for_the_reader(tmp_path: Path) -> None:
    """The link points at nothing of ours any more: what answers there speaks another language."""
    link = tmp_path / "usb-reader-0001"
    host = PtyHost(lambda _: [b"\x12"])  # a receipt printer that is well
    link.symlink_to(host.device_path)
    reader = SamvReader(SerialTransport(str(link), 115200))
    assert not reader.status(1).usable
    with pytest.raises((DeviceError, CardReadError)) as caught:
        reader.read(1)
    if isinstance(caught.value, CardReadError):
        assert caught.value.reason is not CardReadReason.NO_CARD
    reader.close()
    host.close()
