"""Whether the terminal is in service: an attendant's word, which outlives a restart."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from kiosk.operations.whole_file import write_whole


class ServiceState:
    """One writer; ``out_since`` may be read from every thread.

    The file is there while the terminal is out of service. One that cannot be read says so too: somebody made it.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "out_of_service.json"
        self.out_since = self._read()

    def take_out(self, at: datetime) -> None:
        """Out of service from now on. Raises OSError when it would not outlive a restart; then nothing changes."""
        write_whole(self._file, json.dumps({"since": at.isoformat()}).encode())
        self.out_since = at

    def put_back(self) -> None:
        """In service again. Raises OSError; then nothing changes."""
        self._file.unlink(missing_ok=True)
        self.out_since = None

    def _read(self) -> datetime | None:
        try:
            since = datetime.fromisoformat(json.loads(self._file.read_bytes())["since"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError):
            return datetime.now(UTC)
        return since if since.tzinfo is not None else since.replace(tzinfo=UTC)
