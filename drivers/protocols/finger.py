# SPDX-License-Identifier: Apache-2.0
"""What a fingerprint reader promises: a template that only the platform that asked for it understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


@dataclass(frozen=True, repr=False)
class FingerTemplate:
    """The reader's own bytes, unread by us. They are a person's for life: the ``repr`` says only how many there are."""

    data: bytes

    def __repr__(self) -> str:
        return f"FingerTemplate({len(self.data)} bytes)"


class FingerReadReason(StrEnum):
    """Why there is no template, in the terms that a resident can act on."""

    NO_FINGER = "no_finger"  # none was laid on in time
    LIFTED = "lifted"  # it was lifted too early
    NOT_READABLE = "not_readable"  # too dry, too wet, too worn


class FingerReadError(Exception):
    """The reader works, this finger was not read."""

    def __init__(self, reason: FingerReadReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@runtime_checkable
class FingerReader(Protocol):
    """A reader of fingerprints."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the reader is. Never raises."""

    def capture(self, deadline: float) -> FingerTemplate:
        """Wait for a finger and read it. Raises FingerReadError for the finger, DeviceError for the reader."""

    def close(self) -> None:
        """Let go of the port. May be called twice; the next call opens it again."""
