# SPDX-License-Identifier: Apache-2.0
"""Keeps Debian's ippeveprinter and the bus that it insists on alive for as long as somebody holds our standard input.

ippeveprinter 2.4 starts only where a D-Bus system bus answers (for DNS-SD, even when told to announce nothing). A
private bus on a socket of our own satisfies it; Avahi is not needed. Lines on standard input: ``plug`` starts the
printer, ``unplug`` kills it; each is answered by a line on standard output. At the end of standard input, that is
when whoever started this is gone, everything ends; and if this process is killed, the kernel ends its children
(PR_SET_PDEATHSIG).

Run as a program: ``python -m drivers.document_printer.eve_supervisor PORT FOLDER``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_BUS_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
_DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL")
_BUS_START_UP = 10.0  # seconds


class _Supervisor:
    def __init__(self, port: int, folder: Path, bus_folder: Path) -> None:
        self._port = port
        self._folder = folder
        self._bus_socket = bus_folder / "bus"
        self._bus: subprocess.Popen[bytes] | None = None
        self._printer: subprocess.Popen[bytes] | None = None
        self._times_plugged = 0

    def start_bus(self) -> None:
        """Raises TimeoutError when it does not come up."""
        configuration = self._bus_socket.with_name("bus.conf")
        configuration.write_text(_BUS_CONFIGURATION.format(socket=self._bus_socket))
        command = (*_DIES_WITH_US, "dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile")
        self._bus = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        until = time.monotonic() + _BUS_START_UP
        while not self._bus_socket.exists():
            if self._bus.poll() is not None or time.monotonic() > until:
                raise TimeoutError("dbus-daemon did not start")
            time.sleep(0.01)

    def plug(self) -> None:
        if self._printer is not None:
            return
        # A printer that was switched off has forgotten its jobs and counts from 1 again: a spool of its own each time.
        self._times_plugged += 1
        spool = self._folder / "spool" / str(self._times_plugged)
        spool.mkdir(parents=True)
        command = [*_DIES_WITH_US, "ippeveprinter", "-n", "localhost", "-p", str(self._port), "-r", "off", "-k", "-2"]
        # The key that it makes for TLS: elsewhere it would stay for ever.
        keys = self._folder / "keys"
        keys.mkdir(exist_ok=True)
        engine = str(self._folder / "engine")
        command += ["-K", str(keys), "-d", str(spool), "-c", engine, "-f", "application/pdf", "A4"]
        self._printer = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self._bus_socket}"},
            start_new_session=True,  # so that the engine of a running job goes with it
        )

    def unplug(self) -> None:
        printer, self._printer = self._printer, None
        if printer is not None:
            with suppress(ProcessLookupError):
                os.killpg(printer.pid, signal.SIGKILL)
            printer.wait()

    def stop(self) -> None:
        self.unplug()
        if self._bus is not None:
            self._bus.kill()
            self._bus.wait()


def main() -> None:
    # Ctrl-C in a terminal reaches the whole group; whoever started this decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # an orderly end, through the finally below
    # A folder of its own for the socket: the path of a Unix socket has at most 107 bytes.
    with tempfile.TemporaryDirectory(prefix="a4-bus-") as bus_folder:
        supervisor = _Supervisor(int(sys.argv[1]), Path(sys.argv[2]), Path(bus_folder))
        actions = {"plug": supervisor.plug, "unplug": supervisor.unplug}
        try:
            supervisor.start_bus()
            for line in sys.stdin:
                actions[line.strip()]()
                sys.stdout.write("done\n")
                sys.stdout.flush()
        finally:
            supervisor.stop()


if __name__ == "__main__":
    main()
