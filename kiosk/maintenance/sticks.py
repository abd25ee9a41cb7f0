"""Looks for a token on USB sticks without mounting anything.

A stick is anybody's. Mounting it hands its bytes to the kernel's file systems with all rights; here a tool without any
(mtools) looks for one file of one name in the root folder of a FAT file system, for a few seconds, and at most six
kilobytes of it are taken.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.maintenance.tokens import MOST_BYTES

FILE = "technician.token"
_SECONDS = 4.0


class Sticks:
    """The machine's, by what udev says of them."""

    def present(self) -> frozenset[str]:
        """What is plugged in now and may hold a token, by its device and the number of its plugging in."""
        return frozenset(f"{device}#{number}" for device, number in _plugged())

    def read(self, stick: str) -> bytes | None:
        """The token's file on it; None where there is none, or it is too large to be one."""
        return read_file(Path(stick.partition("#")[0]))


class StickFolder:
    """In rehearsals: a folder that is the stick, plugged in while the file is there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def present(self) -> frozenset[str]:
        with suppress(OSError):
            return frozenset({f"{self._file}#{self._file.stat().st_mtime_ns}"})
        return frozenset()

    def read(self, stick: str) -> bytes | None:
        try:
            with self._file.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
        except OSError:
            return None
        return raw if len(raw) <= MOST_BYTES else None


def read_file(device: Path, name: str = FILE) -> bytes | None:
    """A small file in the root folder of the FAT file system on ``device``, which may be an image of one."""
    command = ["mtype", "-i", str(device), f"::{name}"]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "MTOOLSRC": "/dev/null"}
    try:
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            try:
                said, _ = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return None
    except OSError:  # the tool is not installed
        return None
    return said if process.returncode == 0 and 0 < len(said) <= MOST_BYTES else None


def _plugged() -> Iterator[tuple[str, str]]:
    try:
        import pyudev

        # Properties that are asked for together are alternatives to udev: the second one is looked at here.
        for device in pyudev.Context().list_devices(subsystem="block", ID_BUS="usb"):
            if device.device_node and device.get("ID_FS_TYPE") == "vfat":
                yield device.device_node, str(device.get("DISKSEQ") or device.get("USEC_INITIALIZED") or "")
    except (ImportError, OSError):  # no udev here
        return
