"""A machine to be provisioned, in a folder: no root, no service manager, and a profile on a stick."""

from __future__ import annotations

import os
import pwd
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from kiosk.operations.doctor import Machine
from kiosk.profile import load_profile
from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.order import Order
from kiosk.provisioning.plan import Plan
from kiosk.provisioning.step import StepName
from kiosk.provisioning.working import Ended, Result, provision
from kiosk.sealed_key import SealedKey
from kiosk.texts import Language, Words, load_words

ENGLISH = load_words(Language.ENGLISH)
_MEMORY = "MemTotal:        4029312 kB\n"
_SYSTEMD_CREDS = """\
#!/bin/sh
[ "$1" != has-tpm2 ] || exec {tpm2}
for word; do
    shift
    case "$word" in
        --with-key=*) echo "$word" >> "{asked}"; word=--with-key=host ;;
        --tpm2-*) echo "$word" >> "{asked}"; continue ;;
    esac
    set -- "$@" "$word"
done
exec systemd-creds "$@"
"""
_SWAPS = "Filename\tType\tSize\tUsed\tPriority\n"


@dataclass
class Bench:
    """What is provisioned here, and with which file; ``commands`` are the programs that would have been run,
    ``programs`` those that are installed."""

    folder: Path
    platform: dict[str, Any] = field(default_factory=dict)
    devices: dict[str, dict[str, object]] = field(default_factory=dict)
    commands: list[tuple[str, ...]] = field(default_factory=list)
    programs: set[str] = field(default_factory=lambda: {"cage"})

    def __post_init__(self) -> None:
        for name in ("machine", "stick", "wanted"):
            (self.folder / name).mkdir()
        self.write("machine/os-release", 'ID=debian\nVERSION_ID="12"\n')
        self.write("machine/meminfo", _MEMORY)
        self.write("machine/swaps", _SWAPS)
        self.write("machine/kiosk.service", "[Service]\n")
        for runs in ("systemd-timesyncd", "udev"):
            self.write(f"machine/{runs}", "")
        self.write("stick/ca.pem", "none that anybody asks here\n")

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    @property
    def profile(self) -> Path:
        """The profile on the stick."""
        return self.folder / "stick" / "hall.toml"

    def write_profile(self, **sections: dict[str, Any]) -> Path:
        whole: dict[str, Any] = {
            "schema_version": 1,
            "kind": "rehearsal",
            "terminal": {"id": "TEST-0001", "hall": {"zh-CN": "大厅", "en": "Hall"}, "hotline": "12345"},
            "screen": {"width_px": 1080, "height_px": 1920, "width_mm": 267.8, "height_mm": 476.1},
            "folders": {name: str(self.folder / "own" / name) for name in ("state", "cache", "runtime")},
            "platform": {
                "url": "https://127.0.0.1:1",
                "ca_file": "ca.pem",
                "credentials": str(self.folder / "own" / "state" / "credentials"),
                "connect_seconds": 2.0,
                "key": "file",
                **self.platform,
            },
            "services": {},
            **sections,
        }
        if self.devices:
            whole["devices"] = self.devices
        return self.write("stick/hall.toml", tomli_w.dumps(whole))

    def ground(self, **changes: Any) -> Ground:
        machine = self.folder / "machine"
        return Ground(
            **{
                "etc": self.folder / "etc",
                "os_release": machine / "os-release",
                "memory": machine / "meminfo",
                "swaps": machine / "swaps",
                "block_devices": machine / "block",
                "screens": machine / "drm",
                "wanted_units": self.folder / "wanted",
                "system_settings": self.folder / "systemd",
                "service_manager": machine / "no-systemd",
                "package": machine / "kiosk.service",
                "xorg_input": machine / "xorg",
                "timesyncd": machine / "systemd-timesyncd",
                "udev": machine / "udev",
                "user": pwd.getpwuid(os.geteuid()).pw_name,
                "needs_root": False,
                "doctor": Machine(now=lambda: datetime.now(UTC), is_synchronised=lambda: True, least_free_bytes=1),
                "run": self.run,
                "find": lambda program: f"/usr/bin/{program}" if program in self.programs else None,
                "sealed_key": self.sealed_key,
                **changes,
            }
        )

    @property
    def sealed_key(self) -> SealedKey:
        """With a store and a memory of this machine's own; ``seals_here`` gives it a secret of its own."""
        return SealedKey(self.folder / "credstore", self.folder / "memory", str(self.folder / "systemd-creds"))

    def seals_here(self, monkeypatch: pytest.MonkeyPatch, *, tpm2: bool = False) -> Path:
        """The real systemd-creds from now on, with a secret of this machine's own, which it makes.

        ``tpm2``: it says that there is one, and seals with the secret alone all the same. Answers a file that has what
        it was asked to seal with.
        """
        (self.folder / "memory").mkdir(exist_ok=True)
        monkeypatch.setenv("SYSTEMD_CREDENTIAL_SECRET", str(self.folder / "machine" / "credential.secret"))
        asked = self.folder / "sealed-with"
        program = self.write("systemd-creds", _SYSTEMD_CREDS.format(asked=asked, tpm2="true" if tpm2 else "false"))
        program.chmod(0o755)
        return asked

    def run(self, command: Sequence[str]) -> None:
        """What the system would do, as far as a step looks at it afterwards."""
        self.commands.append(tuple(command))
        match command:
            case ["systemctl", "enable", unit]:
                (self.folder / "wanted" / unit).symlink_to(self.folder / "machine" / unit)
            case ["systemctl", "is-active", *_] | ["sh", *_]:
                raise CommandFailed(command[0], "inactive")

    def order(self, **more: Any) -> Order:
        file = self.profile if self.profile.exists() else self.write_profile()
        return Order(file, load_profile(file), **more)

    def provision(
        self, order: Order, *, dry_run: bool = False, slip: bool = False, words: Words = ENGLISH
    ) -> dict[StepName, Result]:
        """One run from beginning to end; drawing the slip takes seconds, and is left out where nobody looks at it."""
        plan = Plan(self.ground(), order, words)
        steps = [step for step in plan.steps if slip or step.name is not StepName.SLIP]
        try:
            results = provision(steps, dry_run=dry_run, tell=plan.results.append)
        finally:
            plan.close()
        return {result.name: result for result in results}


def ended(results: dict[StepName, Result]) -> dict[str, str]:
    """By the step's name, what came of it."""
    return {name.value: result.ended.value for name, result in results.items()}


def words_of(result: Result, said: Words = ENGLISH) -> str:
    """Everything that is said of it."""
    texts = (*result.did, *result.found.said, *(text for each in result.problems for text in (each.what, each.cure)))
    return "\n".join(said.say(text) for text in texts)


def everything_below(folder: Path) -> dict[str, bytes]:
    """Every file with its content, to see that nothing was changed."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


__all__ = ["ENGLISH", "Bench", "Ended", "ended", "everything_below", "words_of"]
