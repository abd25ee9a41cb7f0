"""Releases of the terminal's software: what goes over the wire about them.

The bundle itself bears its own signature; what is said here about it decides nothing but what is fetched.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import AwareDatetime, Field, StringConstraints

from kiosk.central.blocks import Count, TerminalId, WireModel, Words
from kiosk.central.wire import Answer

#: Bytes of one answer with a part of a bundle.
MOST_PIECE = 1024 * 1024
#: Bytes of a bundle.
LARGEST_RELEASE = 1032 * 1024 * 1024

ReleaseHash: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ReleaseVersion: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+~-]{0,39}$")]


class Ring(StrEnum):
    """To whom a release is offered: those of the canary ring first, then also of the early one, then all."""

    CANARY = "canary"
    EARLY = "early"
    ALL = "all"


class ReleaseOffer(WireModel):
    version: ReleaseVersion
    sequence: Annotated[int, Field(ge=1, le=2**53 - 1, description="grows; a terminal takes no older one")]
    ring: Ring
    size: Annotated[int, Field(ge=1, le=LARGEST_RELEASE, description="bytes of the bundle")]
    sha256: ReleaseHash


class UpdateOffer(WireModel):
    """The newest release for this terminal; None: there is none. The ETag changes with it."""

    release: ReleaseOffer | None


class UpdateStage(StrEnum):
    OFFERED = "offered"
    DOWNLOADING = "downloading"
    STAGED = "staged"
    INSTALLING = "installing"
    PROBATION = "probation"
    CONFIRMED = "confirmed"
    ROLLING_BACK = "rolling_back"
    ROLLED_BACK = "rolled_back"
    REFUSED = "refused"  # nothing was changed


class UpdateReport(WireModel):
    """How far a release has come at a terminal. ``reason`` is of the terminal's own closed set, ``detail`` for a
    technician; nothing of it is about a person."""

    terminal_id: TerminalId
    version: ReleaseVersion
    sequence: Annotated[int, Field(ge=1, le=2**53 - 1)]
    stage: UpdateStage
    reason: Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")] = ""
    detail: Words = ""
    starts: Count = 0
    at: AwareDatetime


class UpdateReportAccepted(Answer):
    """The platform has it."""
