# SPDX-License-Identifier: Apache-2.0
"""What a printer's state and its reasons mean (RFC 8011 5.4.11, 5.4.12, and the keywords registered since)."""

from __future__ import annotations

from collections.abc import Iterable

from drivers.protocols import WARNINGS, Condition, DeviceStatus, Problem

_PROBLEMS = {
    "media-empty": Problem.PAPER_OUT,
    "media-needed": Problem.PAPER_OUT,
    "media-low": Problem.PAPER_LOW,
    "media-jam": Problem.PAPER_JAM,
    "cover-open": Problem.COVER_OPEN,
    "door-open": Problem.COVER_OPEN,
    "interlock-open": Problem.COVER_OPEN,
    "output-area-full": Problem.OUTPUT_FULL,
    "toner-low": Problem.TONER_LOW,
    "marker-supply-low": Problem.TONER_LOW,
    "toner-empty": Problem.TONER_OUT,
    "marker-supply-empty": Problem.TONER_OUT,
    "fuser-over-temp": Problem.OVERHEATED,
    "input-tray-missing": Problem.OTHER,
    "output-tray-missing": Problem.OTHER,
    "marker-waste-full": Problem.OTHER,
    "opc-life-over": Problem.OTHER,
    "spool-area-full": Problem.OTHER,
    "paused": Problem.OTHER,
    "moving-to-paused": Problem.OTHER,
    "shutdown": Problem.OTHER,
    "other": Problem.OTHER,
}
# Said by a print server of a printer that it cannot reach.
_UNREACHABLE = {"offline", "connecting-to-device", "timed-out"}
_SEVERITIES = ("-report", "-warning", "-error")

_IDLE, _PROCESSING, _STOPPED = 3, 4, 5


def without_severity(reason: str) -> str:
    """The keyword without -report, -warning or -error. Printers disagree on severity, so it decides nothing here."""
    for severity in _SEVERITIES:
        if reason.endswith(severity):
            return reason.removesuffix(severity)
    return reason


def problems(reasons: Iterable[str]) -> frozenset[Problem]:
    """The problems in ``reasons``. A keyword of no known meaning counts only when it is called an error."""
    found: set[Problem] = set()
    for reason in reasons:
        keyword = without_severity(reason)
        if keyword in _PROBLEMS:
            found.add(_PROBLEMS[keyword])
        elif reason.endswith("-error") and keyword not in _UNREACHABLE:
            found.add(Problem.OTHER)
    return frozenset(found)


def device_status(state: int | None, accepting: bool, reasons: tuple[str, ...]) -> DeviceStatus:
    """The status for printer-state, printer-is-accepting-jobs and printer-state-reasons."""
    found = problems(reasons)
    original = f"state {state}: {','.join(reasons) or 'none'}"
    if not accepting:
        found |= {Problem.OTHER}
        original += ", not accepting jobs"
    if _UNREACHABLE & {without_severity(reason) for reason in reasons}:
        condition = Condition.OFFLINE
    elif found - WARNINGS:
        condition = Condition.NEEDS_ATTENTION
    elif state == _STOPPED:
        condition = Condition.NEEDS_ATTENTION
        found |= {Problem.OTHER}
    else:
        condition = {_IDLE: Condition.READY, _PROCESSING: Condition.BUSY}.get(state or 0, Condition.UNKNOWN)
    return DeviceStatus(condition, found, original)
