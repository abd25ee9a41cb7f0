"""A hall's machine that is booted: its own service manager as the first process of namespaces of its own.

The kernel is this machine's. Its settings are read-only in there, and so are clock, modules and devices out of reach.
"""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.packaging.halls import KEPT, bare_machine, remove, run

_BOOT_SECONDS = 60.0
_COMMAND_SECONDS = 60.0
_BOOT = r"""
mount --make-rprivate /
mount --bind "$1" "$1"
mount -t proc proc "$1/proc"
mount -o bind "$1/proc/sys" "$1/proc/sys" && mount -o remount,bind,ro "$1/proc/sys"
mount -t sysfs -o ro sysfs "$1/sys"
mount -t cgroup2 cgroup2 "$1/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$1/run"
mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
mount -t tmpfs -o mode=755 tmpfs "$1/dev"
for each in null zero full random urandom tty; do touch "$1/dev/$each"; mount --bind "/dev/$each" "$1/dev/$each"; done
mkdir -p "$1/dev/pts" "$1/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$1/dev/pts"
ln -s pts/ptmx "$1/dev/ptmx"
mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
touch "$1/dev/console" "$1/dev/tty1"
mount --bind "$2" "$1/dev/console"
mount --bind "$3" "$1/dev/tty1"
cd "$1"
pivot_root . .  # and no chroot, in which nobody may make a namespace of users
umount -l .
mount --make-rshared /  # as a booted machine has it: credentials are mounted elsewhere and show here
exec setpriv --bounding-set=-sys_time,-sys_module,-sys_boot,-mknod \
    env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --log-target=console
"""


class Booted:
    """A machine with its service manager."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._main, terminal = pty.openpty()
        self._screen, tty = pty.openpty()  # what plays the screen's terminal
        self._said = bytearray()
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--net", "--cgroup"]
        self._process = subprocess.Popen(
            [*command, "sh", "-euc", _BOOT, "boot", str(root), os.ttyname(terminal), os.ttyname(tty)],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        os.close(tty)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                self._said += os.read(self._main, 4096)
            except OSError:  # everybody at its other end is gone
                return

    @property
    def said(self) -> str:
        """What stood on its console."""
        return self._said.decode("utf-8", "replace")

    def first(self) -> int:
        """Its first process, as this machine counts."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("ascii").split()
        return int(children[0])

    def asked(self, *command: str, seconds: float = _COMMAND_SECONDS) -> subprocess.CompletedProcess[str]:
        """A command in there."""
        inside = ["nsenter", "-t", str(self.first()), "-m", "-p", "-u", "-i", "-n", "-C", "-r", "-w", *command]
        return subprocess.run(inside, capture_output=True, text=True, timeout=seconds, check=False)

    def network(self) -> tuple[str, ...]:
        """What leads a program of this machine into its network."""
        return ("nsenter", "-t", str(self.first()), "-n", "--")

    def from_outside(self, *command: str) -> str:
        """What a program of this machine says in its network."""
        done = subprocess.run([*self.network(), *command], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, f"{command}: {done.stdout[-1500:]} {done.stderr[-1500:]}"
        return done.stdout

    def told(self, *command: str) -> str:
        done = self.asked(*command)
        assert done.returncode == 0, f"{command}: {done.stdout[-1500:]} {done.stderr[-1500:]} {self.said[-1500:]}"
        return done.stdout.strip()

    def value(self, unit: str, name: str) -> str:
        """What the service manager knows of a unit."""
        return self.told("systemctl", "show", "-p", name, "--value", unit)

    def until(self, condition: str, *command: str, seconds: float = _BOOT_SECONDS) -> str:
        """Until ``condition`` is in what the command says."""
        return self.until_match(re.escape(condition), *command, seconds=seconds)

    def until_match(self, pattern: str, *command: str, seconds: float = _BOOT_SECONDS) -> str:
        """Until ``pattern`` is found in what the command says."""
        ends, said = time.monotonic() + seconds, ""
        while time.monotonic() < ends:
            try:
                done = self.asked(*command)
                said = done.stdout + done.stderr
            except (OSError, IndexError):
                said = ""
            if re.search(pattern, said):
                return said
            time.sleep(0.3)
        raise AssertionError(f"{pattern!r} did not come: {said[-1500:]}\n{self.said[-3000:]}")

    def end(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)  # and with it everything in there (--kill-child)
        self._process.wait(30)
        self._reader.join(10)
        os.close(self._main)
        os.close(self._screen)


@contextmanager
def booted_hall(name: str, package: Path, *files: tuple[str, str], release: str = "bookworm") -> Iterator[Booted]:
    """A fresh copy of the bare machine with the package on it and files in place, booted."""
    bare, root = bare_machine(release), KEPT / name
    run("cp", "-a", bare, root)
    try:
        (root / "srv" / package.name).write_bytes(package.read_bytes())
        run("unshare", "--net", "chroot", root, "dpkg", "-i", f"/srv/{package.name}", DEBIAN_FRONTEND="noninteractive")
        for place, text in files:
            file = root / place.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        booted = Booted(root)
        try:
            yield booted
        finally:
            booted.end()
    finally:
        remove(root)
