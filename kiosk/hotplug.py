"""Hears from udev that something was plugged in or pulled out."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.log import Log, LogEvent

if TYPE_CHECKING:
    import pyudev

#: sound: a headset on USB brings a sound card of its own.
_SUBSYSTEMS = ("tty", "usb", "usbmisc", "hidraw", "video4linux", "input", "sound")
#: A device comes as several events in a row, and its links below /dev stand when the last of them has come.
_QUIET_SECONDS = 0.3
_LONGEST_BURST = 2.0
_STOP_LOOK_SECONDS = 1.0


class HotPlug:
    """One thread on udev's socket. Where there is no udev, devices are found by looking, a little later."""

    def __init__(self, on_plug: Callable[[], None], log: Log) -> None:
        """``on_plug`` is called on this thread, once for a burst of events."""
        self._on_plug = on_plug
        self._log = log
        self._stop = threading.Event()
        self.listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hotplug", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float) -> bool:
        """Whether it ended within ``seconds``."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            import pyudev

            monitor = pyudev.Monitor.from_netlink(pyudev.Context())
            for subsystem in _SUBSYSTEMS:
                monitor.filter_by(subsystem)
            monitor.start()
        except (ImportError, OSError) as error:
            self._log.write(LogEvent.NO_HOTPLUG, fault=type(error).__name__)
            return
        self.listening.set()
        while not self._stop.is_set():
            try:
                if monitor.poll(_STOP_LOOK_SECONDS) is None:
                    continue
                self._wait_for_quiet(monitor)
            except OSError as error:
                if error.errno != errno.ENOBUFS:
                    self._log.write(LogEvent.NO_HOTPLUG, fault=type(error).__name__)
                    return
                # More came than the socket holds: something was plugged in all the same.
                self._stop.wait(_QUIET_SECONDS)
            self._on_plug()

    def _wait_for_quiet(self, monitor: pyudev.Monitor) -> None:
        """A device with a bad cable comes and goes without end: it keeps nobody else waiting."""
        until = time.monotonic() + _LONGEST_BURST
        while monitor.poll(_QUIET_SECONDS) is not None and not self._stop.is_set() and time.monotonic() < until:
            pass
