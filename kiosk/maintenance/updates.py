"""What a technician is told of releases: which is here, what the stick holds, and why one was not taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kiosk.bundles.refusing import Refused
from kiosk.session.technician import Level, Line
from kiosk.texts import Text
from kiosk.updating.bringing import Found, NotBrought
from kiosk.updating.own import own_version
from kiosk.updating.states import Progress, Reason, Stage

_LEVELS = {Stage.CONFIRMED: Level.GOOD, Stage.IDLE: Level.OFF, Stage.ROLLED_BACK: Level.WARN}
_MIB = 1 << 20


class Bringer(Protocol):
    """See ``kiosk.updating.bringing``."""

    @property
    def progress(self) -> Progress: ...

    def find(self) -> Found:
        """Raises NotBrought."""
        ...


def lines(bringer: Bringer | None) -> Iterator[Line]:
    """The room of releases. None: the profile names nobody whose releases count."""
    name = Text.of("tech-line-release")
    yield Line("release", name, Text.of("update-installed", version=own_version()), Level.GOOD)
    if bringer is None:
        no_trust = Text.of("bundle-refused-no-trust")
        yield Line("release-stick", Text.of("tech-line-release-stick"), no_trust, Level.BAD)
        return
    yield from _on_its_way(bringer.progress)
    yield _on_the_stick(bringer)


def _on_its_way(progress: Progress) -> Iterator[Line]:
    name = Text.of("tech-line-release-way")
    release = progress.release
    if release is not None and progress.stage is not Stage.IDLE:
        said = Text.of("update-release", version=release.version, number=release.sequence)
        yield Line("release-last", Text.of("tech-line-release-last"), said, Level.OFF)
    cure = None
    if progress.reason is not Reason.NONE:
        cure = Text.of(f"update-reason-{progress.reason.value.replace('_', '-')}", detail=progress.detail or "-")
    state = Text.of(f"update-stage-{progress.stage.value.replace('_', '-')}")
    if progress.stage is Stage.STAGED:
        state = Text.of("tech-release-staged")
    level = _LEVELS.get(progress.stage, Level.WARN)
    yield Line("release-way", name, state, Level.WARN if cure is not None else level, cure)


def _on_the_stick(bringer: Bringer) -> Line:
    name = Text.of("tech-line-release-stick")
    try:
        found = bringer.find()
    except NotBrought as error:
        return Line("release-stick", name, why(error), Level.OFF)
    return Line("release-stick", name, Text.of("tech-release-there", megabytes=megabytes(found.size)), Level.GOOD)


def megabytes(size: int) -> int:
    """Of ``size`` bytes, so that something is never nothing."""
    return max(1, round(size / _MIB)) if size else 0


def why(error: NotBrought) -> Text:
    if error.refused is None:
        return Text.of(f"tech-release-{error.fault.value.replace('_', '-')}")
    if error.refused.reason in (Refused.OLDER, Refused.SAME_NUMBER):
        return Text.of("tech-release-older")
    if error.refused.reason is Refused.OTHER_KIND:
        return Text.of("tech-release-other-kind")
    return Text.of(f"bundle-refused-{error.refused.reason.value.replace('_', '-')}")
