"""The machine under a terminal that is provisioned: where things are on a Debian, and who the terminal's user is.

Tests have a folder for everything, and need no root.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.operations.doctor import Machine
from kiosk.sealed_key import SealedKey

_COMMAND_SECONDS = 120.0


class CommandFailed(Exception):
    """A program of the system said no. ``name`` is the program's, ``words`` its last line."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name)
        self.name = name
        self.words = words


def run_command(command: Sequence[str]) -> None:
    """Run a program of the system to its end. Raises CommandFailed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_COMMAND_SECONDS, check=False)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CommandFailed(command[0], type(error).__name__) from None
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise CommandFailed(command[0], lines[-1][:200] if lines else str(done.returncode))


@dataclass(frozen=True)
class Owner:
    """The user that the terminal runs as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Ground:
    """Places on the machine, and the programs that change it."""

    etc: Path = Path("/etc/kiosk")
    os_release: Path = Path("/etc/os-release")
    memory: Path = Path("/proc/meminfo")
    swaps: Path = Path("/proc/swaps")
    block_devices: Path = Path("/sys/class/block")
    screens: Path = Path("/sys/class/drm")
    wanted_units: Path = Path("/etc/systemd/system/multi-user.target.wants")
    system_settings: Path = Path("/etc/systemd")
    service_manager: Path = Path("/run/systemd/system")
    package: Path = Path("/usr/lib/systemd/system/kiosk.service")
    timesyncd: Path = Path("/usr/lib/systemd/systemd-timesyncd")
    udev: Path = Path("/run/udev/control")  # there while it runs
    xorg_input: Path = Path("/usr/lib/xorg/modules/input")
    user: str = "kiosk"
    needs_root: bool = True
    doctor: Machine = field(default_factory=Machine)
    run: Callable[[Sequence[str]], None] = run_command
    find: Callable[[str], str | None] = shutil.which
    sealed_key: SealedKey = field(default_factory=SealedKey)

    @property
    def profile(self) -> Path:
        """The terminal's file, where its unit reads it."""
        return self.etc / "terminal.toml"

    @property
    def session(self) -> Path:
        """What the unit gives to the program that shows the window."""
        return self.etc / "session.env"

    def owner(self) -> Owner | None:
        """None as long as there is no such user."""
        try:
            known = pwd.getpwnam(self.user)
        except KeyError:
            return None
        return Owner(known.pw_name, known.pw_uid, known.pw_gid)

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Within it, this process is the terminal's user, and what it makes is that user's.

        Only the saved ids stay root's, to come back; a program that is started within has no way back. Does nothing
        for who is not root, or where there is no such user yet.
        """
        owner = self.owner()
        if os.geteuid() != 0 or owner is None or owner.uid == 0:
            yield
            return
        groups, mask = os.getgroups(), os.umask(0o077)
        os.initgroups(owner.name, owner.gid)
        os.setresgid(owner.gid, owner.gid, 0)
        os.setresuid(owner.uid, owner.uid, 0)
        try:
            yield
        finally:
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)
            os.setgroups(groups)
            os.umask(mask)
