# SPDX-License-Identifier: Apache-2.0
"""How the reports of a HID device travel: a word of the profile, so it stands apart from what needs a library."""

from __future__ import annotations

from enum import StrEnum


class ReportWay(StrEnum):
    """How the reports of a device travel, as a profile names it."""

    PLAIN = "plain"
    CONTROL = "control"
