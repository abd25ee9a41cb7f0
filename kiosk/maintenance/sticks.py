"""Looks for a token on USB sticks, and takes a release off one, without mounting anything.

A stick is anybody's. Mounting it hands its bytes to the kernel's file systems with all rights; here a tool without any
(mtools) looks for one file of one name in the root folder of a FAT file system, for a few seconds, and at most six
kilobytes of it are taken. A release is handed on in pieces, and who takes them says when it is too much.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.maintenance.tokens import MOST_BYTES

FILE = "technician.token"
_SECONDS = 4.0
#: A stick that says nothing for so long says nothing any more.
_SILENT_SECONDS = 30.0
_PIECE = 256 << 10
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "MTOOLSRC": "/dev/null"}
#: A line of mdir's: the size in bytes before the date; a short name stands alone, a long one is repeated at the end.
_SIZE = re.compile(rb"^\S.*?\s(\d+) \d{4}-\d\d-\d\d ", re.MULTILINE)


class Sticks:
    """The machine's, by what udev says of them."""

    def present(self) -> frozenset[str]:
        """What is plugged in now and may hold a token, by its device and the number of its plugging in."""
        return frozenset(f"{device}#{number}" for device, number in _plugged())

    def read(self, stick: str) -> bytes | None:
        """The token's file on it; None where there is none, or it is too large to be one."""
        return read_file(Path(stick.partition("#")[0]))

    def size_of(self, stick: str, name: str) -> int | None:
        """Bytes of a file in its root folder; None where there is none."""
        return size_of(Path(stick.partition("#")[0]), name)

    def pieces(self, stick: str, name: str) -> Iterator[bytes]:
        """What the file holds, as far as it can be read: who pulls the stick ends it early. Raises OSError."""
        return pieces(Path(stick.partition("#")[0]), name)


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

    def size_of(self, stick: str, name: str) -> int | None:
        try:
            return self._file.with_name(name).stat().st_size
        except OSError:
            return None

    def pieces(self, stick: str, name: str) -> Iterator[bytes]:
        with self._file.with_name(name).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def read_file(device: Path, name: str = FILE) -> bytes | None:
    """A small file in the root folder of the FAT file system on ``device``, which may be an image of one."""
    said = _said(["mtype", "-i", str(device), f"::{name}"])
    return said if said is not None and 0 < len(said) <= MOST_BYTES else None


def size_of(device: Path, name: str) -> int | None:
    """Bytes of such a file, as its folder says; None where there is none."""
    found = _SIZE.search(_said(["mdir", "-i", str(device), f"::{name}"]) or b"")
    return int(found[1]) if found is not None else None


def pieces(device: Path, name: str) -> Iterator[bytes]:
    """What such a file holds, as far as it can be read. Whoever stops asking stops the tool.

    Raises OSError: the tool is not installed. TimeoutError: the stick says nothing.
    """
    with _started(["mtype", "-i", str(device), f"::{name}"]) as process:
        try:
            while process.stdout is not None:
                descriptor = process.stdout.fileno()
                if not select.select([descriptor], [], [], _SILENT_SECONDS)[0]:
                    raise TimeoutError
                piece = os.read(descriptor, _PIECE)
                if not piece:
                    return
                yield piece
        finally:
            process.kill()


def _said(command: list[str]) -> bytes | None:
    """What a tool says within its time; None where it fails."""
    try:
        with _started(command) as process:
            try:
                said, _ = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return None
    except OSError:  # the tool is not installed
        return None
    return said if process.returncode == 0 else None


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    )


def _plugged() -> Iterator[tuple[str, str]]:
    try:
        import pyudev

        # Properties that are asked for together are alternatives to udev: the second one is looked at here.
        for device in pyudev.Context().list_devices(subsystem="block", ID_BUS="usb"):
            if device.device_node and device.get("ID_FS_TYPE") == "vfat":
                yield device.device_node, str(device.get("DISKSEQ") or device.get("USEC_INITIALIZED") or "")
    except (ImportError, OSError):  # no udev here
        return
