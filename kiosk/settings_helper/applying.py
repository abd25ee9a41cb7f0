"""Applies a request: writes one file of systemd-networkd's, sets the clock, or takes the sealed key away. Nothing of a
request becomes a command.

A network that does not work takes the terminal out of everybody's reach. So the file of before is kept, and comes back
unless whoever asked says in time that the platform can be reached.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.operations.whole_file import erase, write_whole
from kiosk.settings_helper.requests import ForgetKey, Request, SetNetwork, SetTime
from kiosk.settings_helper.standing import Hindered, hindrance

SEALED_KEY = Path("/etc/credstore.encrypted/kiosk.terminal-key")  # see kiosk/sealed_key.py
NETWORK_FILE = Path("/etc/systemd/network/20-kiosk.network")
_RELOAD = ("/usr/bin/networkctl", "reload")
_COMMAND_SECONDS = 20.0


class HasNoEffect(Exception):
    """The machine's network is not ours to set; nothing was written."""

    def __init__(self, hindered: Hindered) -> None:
        super().__init__(hindered.value)
        self.hindered = hindered


def _run(command: Sequence[str]) -> bool:
    try:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, timeout=_COMMAND_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


@dataclass(frozen=True, kw_only=True)
class Machine:
    """Where things are, and the hands on them. None of it is taken for granted: nothing reaches the real machine but by
    ``this_machine``. ``run`` says whether a command of ours ended well; ``set_clock`` takes seconds since 1970.
    ``interface`` is whose network it is; "": every one of a cable."""

    network_file: Path
    interface: str
    run: Callable[[Sequence[str]], bool]
    set_clock: Callable[[float], None]
    sealed_key: Path
    hindrance: Callable[[], Hindered | None] = hindrance


def this_machine(interface: str) -> Machine:
    """The real one."""
    return Machine(
        network_file=NETWORK_FILE,
        interface=interface,
        run=_run,
        set_clock=lambda seconds: time.clock_settime(time.CLOCK_REALTIME, seconds),
        sealed_key=SEALED_KEY,
    )


def network_text(request: SetNetwork, interface: str = "") -> str:
    """As systemd.network(5) reads it. Addresses only, as ``ipaddress`` writes them."""
    match_line = f"Name={interface}" if interface else "Type=ether"
    lines = ["# Written by the terminal's settings helper.", "[Match]", match_line, "", "[Network]"]
    if request.address is None:
        lines.append("DHCP=yes")
    else:
        lines += [f"Address={request.address}", f"Gateway={request.gateway}", f"DNS={request.dns}"]
    return "\n".join(lines) + "\n"


def apply(request: Request, machine: Machine, is_kept: Callable[[], bool]) -> bool:
    """Whether it holds. ``is_kept`` asks whoever wanted it, once it is applied. Raises OSError, HasNoEffect."""
    match request:
        case SetTime(at=at):
            machine.set_clock(at.timestamp())
            return True
        case ForgetKey():
            erase(machine.sealed_key)
            return True
        case SetNetwork():
            return _apply_network(request, machine, is_kept)


def _apply_network(request: SetNetwork, machine: Machine, is_kept: Callable[[], bool]) -> bool:
    if (found := machine.hindrance()) is not None:
        raise HasNoEffect(found)
    file = machine.network_file
    before = file.read_bytes() if file.exists() else None
    write_whole(file, network_text(request, machine.interface).encode("ascii"))
    file.chmod(0o644)  # networkd reads it under a user of its own; no secret is in it
    if machine.run(_RELOAD) and is_kept():
        return True
    if before is None:
        file.unlink(missing_ok=True)
    else:
        write_whole(file, before)
        file.chmod(0o644)
    machine.run(_RELOAD)
    return False
