"""Reports that are kept: what a technician found, as it was said then. Nothing of a resident is in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.operations.whole_file import write_whole
from kiosk.session.technician import Badge, Level, Report, Room
from kiosk.texts import Words

FOLDER = "technician_reports"
_MOST = 30
#: Rooms whose report is worth keeping: how the machine stood.
KEPT = frozenset({Room.READINESS, Room.NETWORK})


@dataclass(frozen=True)
class KeptReport:
    """``lines``: name, state and how it was."""

    at: datetime
    room: Room
    who: str
    lines: tuple[tuple[str, str, Level], ...]


class Reports:
    """One writer."""

    def __init__(self, folder: Path, words: Words) -> None:
        """``folder`` is that of the terminal's state; ``words``: in which they are kept."""
        self._folder = folder / FOLDER
        self._words = words

    def keep(self, report: Report, badge: Badge) -> None:
        """Raises OSError."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        lines = [[self._words.say(line.name), self._words.say(line.state), line.level.value] for line in report.lines]
        at = report.at.astimezone(UTC)
        said = {"at": at.isoformat(), "room": report.room.value, "who": badge.who, "lines": lines}
        name = f"{at:%Y%m%dT%H%M%S}-{report.room.value}.json"
        write_whole(self._folder / name, json.dumps(said, ensure_ascii=False).encode())
        for old in sorted(self._folder.glob("*.json"))[:-_MOST]:
            old.unlink(missing_ok=True)


def kept_reports(folder: Path) -> tuple[KeptReport, ...]:
    """The newest first; what cannot be read is left out."""
    found = (_read(file) for file in sorted((folder / FOLDER).glob("*.json"), reverse=True))
    return tuple(report for report in found if report is not None)


def _read(file: Path) -> KeptReport | None:
    try:
        said = json.loads(file.read_bytes())
        lines = tuple((str(name), str(state), Level(level)) for name, state, level in said["lines"])
        return KeptReport(datetime.fromisoformat(said["at"]), Room(said["room"]), str(said["who"]), lines)
    except (OSError, ValueError, TypeError, KeyError):
        return None
