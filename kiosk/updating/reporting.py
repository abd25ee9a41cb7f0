"""What the platform is told of an update: kept until it has it, in the order in which it happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from pydantic import ValidationError

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.update_calls import report_update
from kiosk.central.updates import UpdateReport, UpdateStage
from kiosk.updating.record import read_json, write_json
from kiosk.updating.states import Progress, Reason, Stage

#: What one release goes through, some times over; older ones make room.
_MOST = 60
#: Where one stage stands for itself alone, it has its own name on the wire.
_STAGES: dict[Stage, UpdateStage] = {stage: UpdateStage(stage.value) for stage in Stage if stage is not Stage.IDLE}


class Reports:
    """A file. Used by one thread."""

    def __init__(self, file: Path, terminal_id: str) -> None:
        self._file = file
        self._terminal_id = terminal_id

    def add(self, progress: Progress) -> None:
        """Of a release that was taken, refused, or taken back. Raises OSError."""
        if progress.release is None:
            return
        refused = progress.stage is Stage.IDLE
        if refused and progress.reason is Reason.NONE:
            return
        report = UpdateReport(
            terminal_id=self._terminal_id,
            version=progress.release.version,
            sequence=progress.release.sequence,
            stage=UpdateStage.REFUSED if refused else _STAGES[progress.stage],
            reason=progress.reason.value,
            detail=progress.detail,
            starts=progress.starts,
            at=datetime.now(UTC),
        )
        waiting = self._waiting()
        waiting.append({"id": str(new_id()), "report": report.model_dump_json()})
        self._write(waiting[-_MOST:])

    def send(self, client: Callable[[], PlatformClient]) -> None:
        """The first that waits. Raises PlatformError: it stays, unless the platform will never want it."""
        waiting = self._waiting()
        if not waiting:
            return
        try:
            report = UpdateReport.model_validate_json(waiting[0]["report"])
            report_update(client(), report, UUID(waiting[0]["id"]))
        except (ValidationError, ValueError, KeyError, TypeError):
            pass  # it could not be read: nobody will ever want it
        except PlatformError as error:
            if error.fault is not PlatformFault.REFUSED:
                raise
        self._write(waiting[1:])

    @property
    def waits(self) -> bool:
        """Something is still to be told."""
        return bool(self._waiting())

    def _waiting(self) -> list[dict[str, str]]:
        found = read_json(self._file).get("waiting", [])
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def _write(self, waiting: list[dict[str, str]]) -> None:
        write_json(self._file, {"waiting": json.loads(json.dumps(waiting))}, mode=0o600)
