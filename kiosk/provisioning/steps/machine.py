"""Is the machine fit to be a terminal? It looks alone: what is wrong here, somebody mends by hand, or a later step."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.operations.diagnosis import Check, Verdict, as_text, cure_as_text
from kiosk.operations.doctor import diagnose
from kiosk.profile import Profile, ProfileKind
from kiosk.provisioning.display import about_the_display
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.print_server import MENDED
from kiosk.provisioning.step import Look, Problem, StepName, cannot, so
from kiosk.provisioning.swap import swaps_in_clear
from kiosk.provisioning.time_keeper import time_keeper
from kiosk.texts import Text

#: Releases of Debian that the package is built for.
RELEASES = frozenset({"12", "13"})
#: Kilobytes of memory with which the terminal, its devices' processes and a document at work run without a swap.
LEAST_MEMORY_KB = 1_800_000
#: What the doctor looks at and provisioning does not bring about itself.
_CHECKS = frozenset(
    {
        Check.DISK,
        Check.CLOCK,
        Check.SETTINGS,
        Check.FONTS,
        Check.MEMORY,
        Check.CHIP_CARDS,
        Check.PRINT_SERVER,
    }
)


class MachineStep:
    """Debian, memory, clock, disk, fonts, swap, the panel, and the services that the profile's devices stand on."""

    name = StepName.MACHINE

    def __init__(self, ground: Ground, profile: Profile) -> None:
        self.foundation = True
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        stops, warnings = list(self._stops()), list(self._warnings())
        # What the doctor finds, or shows no window, is open in the end; the other steps are tried all the same.
        self.foundation = bool(stops)
        if self._profile.kind is ProfileKind.PRODUCTION:
            stops += about_the_display(self._ground, self._profile.screen.rotate, self._release())
        for finding in diagnose(self._profile, self._ground.doctor):
            if finding.check not in _CHECKS or finding.verdict is Verdict.GOOD or finding.outcome in MENDED:
                continue
            cure = cure_as_text(finding) or as_text(finding)
            (stops if finding.verdict is Verdict.BAD else warnings).append(Problem(as_text(finding), cure))
        if stops:
            return cannot(*stops, *warnings)
        release, megabytes = self._release(), _memory_kb(self._ground.memory) // 1000
        return so(
            Text.of("provision-machine-so", release=release, megabytes=megabytes), problems=tuple(warnings)
        )  # fmt: skip

    def do(self) -> None:
        """Nothing: ``look`` never finds something to do."""

    def _stops(self) -> Iterator[Problem]:
        if self._ground.needs_root and os.geteuid() != 0:
            yield Problem(Text.of("provision-not-root"), Text.of("provision-not-root-cure"))
        production = self._profile.kind is ProfileKind.PRODUCTION
        if (found := _memory_kb(self._ground.memory)) < LEAST_MEMORY_KB and production:
            numbers = {"megabytes": found // 1000, "least": LEAST_MEMORY_KB // 1000}
            yield Problem(Text.of("provision-memory", **numbers), Text.of("provision-memory-cure"))
        if self._ground.needs_root and not self._ground.package.exists():
            yield Problem(Text.of("provision-no-package"), Text.of("provision-no-package-cure"))

    def _warnings(self) -> Iterator[Problem]:
        release = self._release()
        if release.removeprefix("debian ") not in RELEASES:
            yield Problem(
                Text.of("provision-release", release=release or "?"), Text.of("provision-release-cure")
            )  # fmt: skip
        if self._profile.kind is ProfileKind.PRODUCTION:
            if time_keeper(self._ground) is None:
                yield Problem(Text.of("provision-no-time-keeper"), Text.of("provision-no-time-keeper-cure"))
        else:  # a terminal's is switched off by the step of its surroundings; a developer's machine keeps its own
            for name in swaps_in_clear(self._ground.swaps, self._ground.block_devices):
                yield Problem(Text.of("provision-swap", name=name), Text.of("provision-swap-cure"))
        yield from self._about_the_panel()

    def _release(self) -> str:
        """As "debian 12"."""
        said = _assignments(self._ground.os_release)
        return f"{said.get('ID', '')} {said.get('VERSION_ID', '')}".strip()

    def _about_the_panel(self) -> Iterator[Problem]:
        screen = self._profile.screen
        if self._profile.kind is not ProfileKind.PRODUCTION:
            return
        modes = _modes(self._ground.screens)
        wanted = {(screen.width_px, screen.height_px), (screen.height_px, screen.width_px)}  # it may be turned
        if not modes:
            yield Problem(Text.of("provision-no-panel"), Text.of("provision-no-panel-cure"))
        elif not wanted & modes:
            width, height = max(modes)
            what = Text.of(
                "provision-other-panel",
                width=str(screen.width_px),
                height=str(screen.height_px),
                has=f"{width} x {height}",
            )
            yield Problem(what, Text.of("provision-other-panel-cure"))


def _assignments(file: Path) -> dict[str, str]:
    """os-release(5)."""
    pairs = (line.partition("=") for line in _text(file).splitlines() if "=" in line)
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _memory_kb(file: Path) -> int:
    """MemTotal of proc_meminfo(5)."""
    found = re.search(r"^MemTotal:\s+(\d+) kB$", _text(file), re.MULTILINE)
    return int(found[1]) if found else 0


def _modes(screens: Path) -> set[tuple[int, int]]:
    """What the connected panels can show, by the kernel's word."""
    found = set()
    for status in screens.glob("*/status"):
        if _text(status).strip() == "connected":
            sizes = re.findall(r"^(\d+)x(\d+)", _text(status.with_name("modes")), re.MULTILINE)
            found |= {(int(width), int(height)) for width, height in sizes}
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
