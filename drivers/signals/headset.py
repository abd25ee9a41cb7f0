# SPDX-License-Identifier: Apache-2.0
"""Whether a headset is plugged into the sound card's socket: a switch of an input device that ALSA makes.

The switch is asked, never awaited, so nothing is missed while nobody looks; and the device is not grabbed, since the
sound server listens to it as well.
"""

from __future__ import annotations

from collections.abc import Callable

from drivers.protocols import (
    Condition,
    Contact,
    Contacts,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    LampColour,
    LampState,
    Place,
    status_after,
)
from drivers.transports import input_events
from drivers.transports.deadline import Deadline
from drivers.transports.device_file import DeviceFile
from drivers.transports.input_events import SW_HEADPHONE_INSERT


class HeadsetJack:
    """A socket by the name of its input device."""

    def __init__(
        self,
        name: str,
        *,
        find: Callable[[str], str | None] = input_events.device_by_name,
        open_device: Callable[[str], DeviceFile] = DeviceFile,
        switches: Callable[[int], int] = input_events.switches,
    ) -> None:
        self._name = name
        self._find = find
        self._open_device = open_device
        self._switches = switches

    def plugged(self, until: Deadline) -> bool:
        """Raises DeviceError. The device is opened for this question alone, since its number can change."""
        path = self._find(self._name)
        if path is None:
            raise DeviceError(DeviceFault.ABSENT, "no input device of this name")
        device = self._open_device(path)
        device.open(until)
        try:
            return bool(self._switches(device.descriptor()) >> SW_HEADPHONE_INSERT & 1)
        except OSError as error:
            raise DeviceError(DeviceFault.LOST, error.strerror or type(error).__name__) from error
        finally:
            device.close()


class HeadsetSignals:
    """Implements Signals with the headset's contact alone: there are no lamps."""

    def __init__(self, jack: HeadsetJack) -> None:
        self._jack = jack

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._jack.plugged(Deadline(deadline))
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def set_lamp(self, place: Place, state: LampState, deadline: float, colour: LampColour | None = None) -> None:
        """There is none: nothing happens."""

    def contacts(self, deadline: float) -> Contacts:
        plugged = self._jack.plugged(Deadline(deadline))
        return Contacts(headset_plugged=Contact.YES if plugged else Contact.NO)

    def close(self) -> None:
        """Nothing stays open."""
