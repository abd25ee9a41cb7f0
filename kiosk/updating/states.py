"""Where an update is, as a pure function: ``advance(progress, event)``. The standard library alone: see ``guard.py``.

::

    idle -> offered -> downloading -> staged -> installing -> probation -> confirmed
                                                    |             |
                                                    +-> rolling back -> rolled back

Every event may come at every stage, twice, and after a power cut; what does not belong there changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

#: How many releases that failed are remembered; more than anybody makes between two that hold.
_MOST_FAILED = 50


class Stage(StrEnum):
    IDLE = "idle"
    OFFERED = "offered"  # the platform has named one
    DOWNLOADING = "downloading"
    STAGED = "staged"  # whole, verified, and waiting for the time
    INSTALLING = "installing"
    PROBATION = "probation"  # in place, and not believed yet
    CONFIRMED = "confirmed"
    ROLLING_BACK = "rolling_back"
    ROLLED_BACK = "rolled_back"


class Reason(StrEnum):
    """Why a release was not taken, or was taken back."""

    NONE = ""
    REFUSED = "refused"  # the bundle is not right
    NO_ROOM = "no_room"  # on the disk
    NOT_THE_PACKAGE = "not_the_package"  # of another name, machine or version than the manifest says
    NO_WAY_BACK = "no_way_back"  # the release before could not be kept
    NOT_INSTALLED = "not_installed"  # the package manager failed
    NOT_HEALTHY = "not_healthy"  # within the time
    TOO_MANY_STARTS = "too_many_starts"
    NO_HELPER = "no_helper"  # nobody came to install it


@dataclass(frozen=True)
class Release:
    """What the platform offers or a stick brings. ``sequence`` grows; ``sha256`` and ``size`` are the bundle's."""

    version: str
    sequence: int
    size: int  # bytes
    sha256: str


@dataclass(frozen=True)
class Progress:
    """``failed``: sequences that are not tried again; ``highest``: of what was confirmed here."""

    stage: Stage = Stage.IDLE
    release: Release | None = None
    received: int = 0  # bytes
    starts: int = 0  # in probation
    reason: Reason = Reason.NONE
    detail: str = ""
    failed: tuple[int, ...] = ()
    highest: int = 0


@dataclass(frozen=True)
class Offered:
    """The platform names a release; None: it has none for this terminal."""

    release: Release | None


@dataclass(frozen=True)
class Received:
    """So many bytes of the bundle are here in all."""

    bytes: int


@dataclass(frozen=True)
class Staged:
    """A bundle is whole and verified, wherever it came from."""

    release: Release


@dataclass(frozen=True)
class Refused:
    """It is not right, and would not be at another try."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Begun:
    """The package manager is about to change the machine."""


@dataclass(frozen=True)
class Installed:
    """The package is in place."""


@dataclass(frozen=True)
class Started:
    """The terminal was started once more."""


@dataclass(frozen=True)
class Healthy:
    """The terminal does what it did before."""


@dataclass(frozen=True)
class GivenUp:
    """It will not become right."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class RolledBack:
    """The release before is in place again."""


Event = (
    Offered | Received | Staged | Refused | Begun | Installed | Started | Healthy | GivenUp | RolledBack
)  # fmt: skip
#: Nothing has been changed on the machine yet, and another release may take this one's place.
BEFORE = frozenset({Stage.IDLE, Stage.OFFERED, Stage.DOWNLOADING, Stage.STAGED, Stage.CONFIRMED, Stage.ROLLED_BACK})
#: The machine's helper is at work, and nobody else touches anything.
AT_WORK = frozenset(Stage) - BEFORE
#: A release is here or on its way.
ON_ITS_WAY = frozenset({Stage.OFFERED, Stage.DOWNLOADING, Stage.STAGED})


def advance(progress: Progress, event: Event) -> Progress:
    """The progress after ``event``; the same where it changes nothing."""
    stage = progress.stage
    match event:
        case Offered(None) if stage in ON_ITS_WAY:
            return replace(progress, stage=Stage.IDLE, release=None, received=0)
        case Offered(Release() as release) if stage in BEFORE and may_be_tried(progress, release):
            same = stage in ON_ITS_WAY and progress.release == release
            return progress if same else _begun(progress, Stage.OFFERED, release)
        case Received(count) if stage in (Stage.OFFERED, Stage.DOWNLOADING):
            return replace(progress, stage=Stage.DOWNLOADING, received=count)
        case Staged(release) if stage in BEFORE and may_be_tried(progress, release):
            return replace(_begun(progress, Stage.STAGED, release), received=release.size)
        case Refused(reason, detail) if stage in ON_ITS_WAY:
            return _failed(replace(progress, stage=Stage.IDLE, received=0), reason, detail)
        case Begun() if stage is Stage.STAGED:
            return replace(progress, stage=Stage.INSTALLING, starts=0)
        case Installed() if stage is Stage.INSTALLING:
            return replace(progress, stage=Stage.PROBATION, starts=0)
        case Started() if stage is Stage.PROBATION:
            return replace(progress, starts=progress.starts + 1)
        case Healthy() if stage is Stage.PROBATION:
            highest = max(progress.highest, progress.release.sequence if progress.release else 0)
            return replace(progress, stage=Stage.CONFIRMED, highest=highest)
        case GivenUp(reason, detail) if stage in (Stage.INSTALLING, Stage.PROBATION):
            return _failed(replace(progress, stage=Stage.ROLLING_BACK), reason, detail)
        case RolledBack() if stage is Stage.ROLLING_BACK:
            return replace(progress, stage=Stage.ROLLED_BACK)
    return progress


def may_be_tried(progress: Progress, release: Release) -> bool:
    """It is newer than what was confirmed here, and has not failed."""
    return release.sequence > progress.highest and release.sequence not in progress.failed


def followed(own: Progress, helper: Progress) -> Progress:
    """The terminal's progress, once the helper has said something about the release that the terminal handed over, or
    is at work on one that somebody has brought."""
    if helper.stage in AT_WORK and helper.release is not None and own.stage in BEFORE:
        return replace(helper, failed=_together(own, helper), highest=max(own.highest, helper.highest))
    if own.release is None or own.stage not in (Stage.STAGED, *AT_WORK):
        return replace(own, highest=max(own.highest, helper.highest))
    if helper.release is None or helper.release.sequence != own.release.sequence or helper.stage is Stage.STAGED:
        return own
    if helper.stage not in (*AT_WORK, Stage.CONFIRMED, Stage.ROLLED_BACK, Stage.IDLE):
        return own
    return replace(
        own,
        stage=helper.stage,
        starts=helper.starts,
        reason=helper.reason,
        detail=helper.detail,
        failed=_together(own, helper),
        highest=max(own.highest, helper.highest),
    )


def _together(own: Progress, helper: Progress) -> tuple[int, ...]:
    return tuple(sorted({*own.failed, *helper.failed}))[-_MOST_FAILED:]


def as_values(progress: Progress) -> dict[str, Any]:
    """For JSON."""
    return asdict(progress)


def from_values(values: Mapping[str, Any]) -> Progress:
    """Raises ValueError, KeyError, TypeError for what is none."""
    release = values["release"]
    return Progress(
        stage=Stage(values["stage"]),
        release=None if release is None else Release(**release),
        received=int(values["received"]),
        starts=int(values["starts"]),
        reason=Reason(values["reason"]),
        detail=str(values["detail"]),
        failed=tuple(int(number) for number in values["failed"]),
        highest=int(values["highest"]),
    )


def _begun(progress: Progress, stage: Stage, release: Release) -> Progress:
    return replace(progress, stage=stage, release=release, received=0, starts=0, reason=Reason.NONE, detail="")


def _failed(progress: Progress, reason: Reason, detail: str) -> Progress:
    failed = progress.failed
    if progress.release is not None and progress.release.sequence not in failed:
        failed = (*failed, progress.release.sequence)[-_MOST_FAILED:]
    return replace(progress, reason=reason, detail=detail[:200], failed=failed)
