"""The process that brings the terminal's catalogue up to date: ``python -m kiosk.catalogue.keeper``, a task in,
outcomes out.

Reading and checking thousands of definitions holds the interpreter for long, and the libraries for it are heavy:
neither is for the process that draws.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from kiosk.catalogue.outcomes import Ended, Outcome
from kiosk.catalogue.refusing import CatalogueRefused
from kiosk.catalogue.store import Source, writing
from kiosk.catalogue.sync import refuse, stored_or_nothing, sync, taken

#: Of one file's mistakes so many are told.
_MOST_PROBLEMS = 50
#: A whole catalogue comes over a thin line, too: 3 MB at 256 kbit/s.
_WHOLE_SECONDS = 120.0
_NICENESS = 10


class PlatformTask(BaseModel):
    """How the platform is reached."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    ca_file: Path
    credentials: Path
    connect_seconds: float
    proxy: str | None = Field(default=None, repr=False)  # with its login


class Task(BaseModel):
    """What is to be looked at: the folder, the platform, or both; None is not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Path
    folder: Path | None = None
    regions: Path | None = None
    platform: PlatformTask | None = None


OUTCOMES = TypeAdapter(tuple[Outcome, ...])


def work(task: Task) -> tuple[Outcome, ...]:
    """Never raises for what files, the platform or the disk do."""
    outcomes: tuple[Outcome, ...] = ()
    if task.folder is not None:
        outcomes += (look_into_folder(task.store, task.folder, task.regions),)
    if task.platform is not None:
        outcomes += sync_with_platform(task.store, task.platform)
    return outcomes


def look_into_folder(store: Path, folder: Path, regions: Path | None) -> Outcome:
    """Keep what of the folder can be used."""
    from kiosk.catalogue.folder import compile_folder  # noqa: PLC0415 - YAML, for this alone
    from kiosk.traditional import fill  # noqa: PLC0415 - OpenCC, for this alone

    present = stored_or_nothing(store).part(Source.FOLDER)
    compiled = compile_folder(folder, regions, present, fill)
    told = tuple(str(problem) for problem in compiled.problems[:_MOST_PROBLEMS])
    try:
        with writing(store) as writer:
            writer.replace(Source.FOLDER, compiled.rows, fingerprint=compiled.fingerprint)
            writer.note(Source.FOLDER, detail="\n".join(told))
    except CatalogueRefused as refused:
        return refuse(store, Source.FOLDER, refused)
    outcome = taken(Source.FOLDER, present, compiled.rows)
    ended = Ended.TAKEN if outcome.changed or outcome.removed else Ended.UNCHANGED
    return outcome.model_copy(update={"problems": told, "ended": ended})


def sync_with_platform(store: Path, platform: PlatformTask) -> tuple[Outcome, ...]:
    from kiosk.catalogue.receiving import trust_of  # noqa: PLC0415 - cryptography, for this alone
    from kiosk.central.client import PlatformClient  # noqa: PLC0415
    from kiosk.central.credentials import CredentialsError, load_credentials  # noqa: PLC0415

    try:
        trust = trust_of(platform.credentials, datetime.now(UTC))
    except CatalogueRefused as refused:
        return (refuse(store, Source.PLATFORM, refused),)
    try:
        client = PlatformClient(
            platform.url,
            platform.ca_file,
            load_credentials(platform.credentials),
            connect_seconds=platform.connect_seconds,
            answer_seconds=_WHOLE_SECONDS,
            connections=1,
            proxy=platform.proxy,
        )
    except (OSError, ValueError, CredentialsError) as error:  # the authority's file, or the address
        return (Outcome(source=Source.PLATFORM, ended=Ended.UNREACHABLE, detail=type(error).__name__),)
    try:
        return sync(store, client, trust)
    finally:
        client.close()


def main() -> None:
    with suppress(OSError):  # who may not stand back does the same work
        os.nice(_NICENESS)
    task = Task.model_validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(OUTCOMES.dump_json(work(task)))


if __name__ == "__main__":
    main()
