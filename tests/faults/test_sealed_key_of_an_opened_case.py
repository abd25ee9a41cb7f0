"""A case that is opened takes a sealed key, too, though it is root's: the settings helper is asked for it."""

from __future__ import annotations

import os
import socket
import threading
from typing import NoReturn

import pytest

from kiosk.central.credentials import CREDENTIALS_DIRECTORY, KEY_CREDENTIAL
from kiosk.maintenance.settings import SettingsHelper
from kiosk.session.technician_effects import Tampered
from kiosk.settings_helper.applying import Machine
from kiosk.settings_helper.serving import Helper
from kiosk.technician_hands import Keys
from tests.support.terminal import Terminal


def _never(*_: object) -> NoReturn:
    raise AssertionError("nobody asked for it")


def test_a_sealed_key_is_taken_away_by_whoever_may(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = terminal.around.folder
    kept, handed, sealed = folder / "credentials", folder / "handed", folder / "sealed"
    for each in (kept, handed):
        each.mkdir(exist_ok=True)
    (handed / KEY_CREDENTIAL).write_text("-----BEGIN a key", "ascii")
    sealed.write_bytes(b"sealed")
    monkeypatch.setenv(CREDENTIALS_DIRECTORY, str(handed))
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(folder / "helper"))
    listener.listen()
    machine = Machine(
        network_file=folder / "network", interface="", run=_never, set_clock=_never, sealed_key=sealed
    )  # fmt: skip
    helper = Helper(machine, dry_run=False, users=frozenset({os.getuid()}))
    thread = threading.Thread(target=helper.serve, args=(listener, 2.0))
    thread.start()
    try:
        terminal.technician_hands._keys = Keys(kept, erase=True)
        terminal.technician_hands._settings = SettingsHelper(folder / "helper")
        terminal.technician_hands.do(Tampered())
        terminal.until(lambda: not sealed.exists(), "the sealed key to be gone")
    finally:
        thread.join(10)
        listener.close()
