"""A terminal's writing end in a process of its own: keeps submissions and says so. Others record, starve or kill it.

    python -m tests.support.confirming FOLDER --keys FILE --confirms N [--mutant NAME] [--send]

Below FOLDER it makes state/ (the outbox) and said (one line a promise: "kept ID", "sent ID", "failed WHY").
"""

from __future__ import annotations

import argparse
import os
import random
from datetime import UTC, datetime
from pathlib import Path

from offline_queue import folders, sqlite_store
from offline_queue.keys import read_sealing_keys
from offline_queue.kinds import Kind
from offline_queue.moments import moment
from offline_queue.outbox import Outbox
from offline_queue.sealing import Sealer
from offline_queue.sender import Clock, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import KnownError
from tests.support.outbox_transport import MemoryPlatform
from tests.support.sealing import material, new_terminal, submission

DATABASE = "outbox.sqlite"
MATERIALS = "outbox-materials"
SAID = "said"


def say(folder: Path, word: str, what: object) -> None:
    descriptor = os.open(folder / SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(descriptor, f"{word} {what}\n".encode())
    os.close(descriptor)


def mutate(name: str) -> None:
    """Break the promise on purpose: a test that does not notice is none."""
    if name in {"synchronous-off", "synchronous-normal"}:
        how = name.rpartition("-")[2].upper()
        sqlite_store.PRAGMAS = tuple(one.replace("= FULL", f"= {how}") for one in sqlite_store.PRAGMAS)
    elif name == "no-folder-sync":
        folders.sync_folder = lambda folder: None
    else:
        raise SystemExit(f"no such mutant: {name}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--confirms", type=int, required=True)
    parser.add_argument("--mutant")
    parser.add_argument("--send", action="store_true")
    given = parser.parse_args()
    if given.mutant:
        mutate(given.mutant)
    state = given.folder / "state"
    store = SqliteStore(state / DATABASE)
    # The log is written back to the database often, so that a few confirms go through that as well.
    store._connection.execute("PRAGMA wal_autocheckpoint = 40")
    spool = Spool(state / MATERIALS)
    outbox = Outbox(store, spool, Sealer(new_terminal(), read_sealing_keys(given.keys)))
    platform = MemoryPlatform(interfere=lambda row: say(given.folder, "sent", row.id))
    sender = Sender(store, spool, platform, Clock(moment, lambda: None, lambda: datetime.now(UTC)), connections=1)
    dice = random.Random(7)  # noqa: S311 - the same every time
    for index in range(given.confirms):
        contents = [dice.randbytes(dice.choice((0, 700, 9000))) for _ in range(index % 3)]
        made = submission(Kind.APPLICATION, *(material(content) for content in contents))
        try:
            kept = outbox.keep(made)
            say(given.folder, "kept", kept.id)
            if given.send and index % 4 == 3:
                sender.drain()
        except (KnownError, OSError) as error:
            # What is said here must itself be written: a disk that fails once is well again by then.
            say(given.folder, "failed", type(error).__name__)
    store.close()


if __name__ == "__main__":
    main()
