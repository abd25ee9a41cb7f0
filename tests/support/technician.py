"""A terminal for a technician: a profile with devices of a test's choice, and the command line to try them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w
from typer.testing import CliRunner

from drivers.document_printer.eve_printer import EvePrinter
from drivers.driver import Driver
from drivers.id_card.simulated import SamvSimulator
from drivers.protocols import Device, DeviceStatus, Family
from drivers.receipt_printer.simulated import EscPosInstrument
from drivers.transports.serving import PtyHost
from kiosk.cli import main
from kiosk.technician.fitted import Fitted
from tests.support.identity_cards import EVERYBODY

#: What no output of any command may hold.
PERSONAL = tuple(word for card in EVERYBODY for word in (card.name, card.number, card.address) if word)


def profile_text(folder: Path, devices: str) -> str:
    """A rehearsal profile whose folders are below ``folder``, with sections for devices as TOML."""
    sections = {
        "terminal": {"id": "TEST-0001", "hall": {"zh-CN": "大厅", "en": "Hall"}, "hotline": "12345"},
        "screen": {"width_px": 1080, "height_px": 1920, "width_mm": 267.8, "height_mm": 476.1},
        "folders": {name: str(folder / name) for name in ("state", "cache", "runtime")},
        "platform": {"url": "https://127.0.0.1:8443", "ca_file": "ca.pem", "credentials": "credentials"},
        "services": {"folder": "services"},
    }
    return tomli_w.dumps({"schema_version": 1, "kind": "rehearsal", **sections}) + "\n" + devices


def write_profile(folder: Path, devices: dict[str, dict[str, object]]) -> Path:
    file = folder / "terminal.toml"
    file.write_text(profile_text(folder, tomli_w.dumps({"devices": devices})), encoding="utf-8")
    return file


def call(*arguments: object, code: int = 0, language: str = "en_US.UTF-8") -> str:
    """What ``kiosk devices …`` prints, and nothing of anybody's in it."""
    result = CliRunner().invoke(main, ["devices", *map(str, arguments)], env={"LC_ALL": language})
    assert result.exit_code == code, result.output
    assert not any(word in result.output for word in PERSONAL)
    return result.output


def told(*arguments: object, code: int = 0) -> Any:
    """The same as JSON: one object and nothing else."""
    return json.loads(call(*arguments, "--json", code=code))


class Scripted:
    """A device that does what a test says."""

    def __init__(self, status: Callable[[], DeviceStatus]) -> None:
        self._status = status
        self.closed = threading.Event()

    def status(self, deadline: float) -> DeviceStatus:
        return self._status()

    def close(self) -> None:
        self.closed.set()


@dataclass(frozen=True)
class NoOptions:
    """Nothing to say."""


def fitted(family: Family, make: Callable[[], Device]) -> Fitted:
    return Fitted(family, Driver("made-for-a-test", family, NoOptions, lambda _: make()), {})


@dataclass
class Desk:
    """A reader and a receipt printer at the ends of real lines."""

    reader: SamvSimulator
    line: PtyHost
    receipts: EscPosInstrument
    profile: Path
    folder: Path


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """``kiosk devices …`` as a process of its own."""
    environment = os.environ | {"LC_ALL": "en_US.UTF-8", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "kiosk", "devices", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def stop(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Ctrl-C; what it said then."""
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)
    assert process.returncode == 0
    return said


def page_profile(folder: Path, eve: EvePrinter) -> Path:
    return write_profile(folder, {"document_printer": {"driver": "ipp", "uri": eve.uri}})
