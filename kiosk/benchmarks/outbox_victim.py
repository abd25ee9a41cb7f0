"""The process that is killed: it confirms and sends as a terminal does, until it is dead.

``python -m kiosk.benchmarks.outbox_victim`` imports once and then forks, so that a round costs a fork and not a start.
It takes words on standard input, one a line: ``work`` and ``drain`` fork, ``end`` ends. It answers ``pid N`` and, once
that one is dead, ``dead STATUS``. What the forked one has confirmed it writes into the journal, a pipe, and no sooner.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import cycle
from pathlib import Path
from uuid import UUID

from kiosk.central.client import PlatformClient
from kiosk.central.credentials import load_credentials
from kiosk.central.outbox_transport import PlatformTransport
from offline_queue.identifiers import new_id
from offline_queue.keys import Terminal, read_sealing_keys
from offline_queue.kinds import Kind
from offline_queue.model import Material, Submission
from offline_queue.moments import Moment, moment
from offline_queue.outbox import Outbox
from offline_queue.pump import Pump
from offline_queue.sealing import Sealer
from offline_queue.sender import Clock, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore

ITEM = "412014902000"
#: Nobody bears these. They stand in every confirmed body and in every material, and must stand nowhere else.
NAME, NUMBER, PHONE, WORDS = "欧阳𠮷祥", "410499198503150008", "13800138077", "申请人声明所填内容属实金丝雀"
CANARIES = (NAME, NUMBER, PHONE, WORDS)

_LINE = f"{NAME} {NUMBER} {PHONE} {WORDS}\n".encode()
_LARGE = 1_200_000  # bytes: two pieces
_SMALL = 20_000
_LARGE_SHARE = 0.02
_LONGEST_REST = 0.06  # seconds between two confirms
_ANSWER_SECONDS = 2.0
_DRAIN_SECONDS = 60.0
_JITTER = 0.05  # seconds: a round has no time for real pauses
_AN_HOUR = 3600.0


class Mistake(Enum):
    """What the judge must see: each of them proves that a figure of nought says something."""

    PLAINTEXT = auto()  # a material lies unsealed in a temporary file
    FORGETS = auto()  # "kept" is said, and nothing was
    NEW_KEY = auto()  # what was kept is kept again under another id


@dataclass(frozen=True)
class Place:
    """Where a victim lives and whom it speaks to."""

    folder: Path
    url: str
    ca_file: Path
    journal: int  # a file descriptor
    sabotage: bool  # make every mistake in turn


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--ca-file", type=Path, required=True)
    parser.add_argument("--journal", type=int, required=True)
    parser.add_argument("--sabotage", action="store_true")
    place = Place(**vars(parser.parse_args(arguments)))
    # As a terminal does: what was in memory must not lie on the disk because something crashed.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        match line.strip():
            case "end":
                return 0
            case word:
                _fork(place, word)
    return 0


def _fork(place: Place, word: str) -> None:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            _Victim(place).drain() if word == "drain" else _Victim(place).work()
            status = 0
        finally:
            sys.stderr.flush()
            os._exit(status)
    print(f"pid {pid}", flush=True)
    print(f"dead {os.waitpid(pid, 0)[1]}", flush=True)


class _Victim:
    def __init__(self, place: Place) -> None:
        self._place = place
        credentials = load_credentials(place.folder / "credentials")
        keys = read_sealing_keys(credentials.sealing_keys_file)
        client = PlatformClient(place.url, place.ca_file, credentials, answer_seconds=_ANSWER_SECONDS)
        self._store = SqliteStore(place.folder / "state" / "outbox.db")
        spool = Spool(place.folder / "spool")
        self._outbox = Outbox(self._store, spool, Sealer(Terminal(credentials.terminal_id, credentials.key), keys))
        self._outbox.sweep()
        self._transport = PlatformTransport(lambda: client)
        self._spool = spool
        self._dice = random.Random()  # noqa: S311 - chooses what to confirm
        self._applications: list[UUID] = []
        self._mistakes = cycle((None, *Mistake) if place.sabotage else (None,))

    def work(self) -> None:
        """Confirm and send until somebody puts an end to it."""
        sender = self._sender(moment)
        pump = Pump(sender, lambda _: None, lambda error: print(type(error).__name__, file=sys.stderr), 0.02)
        pump.start()
        while True:
            self._confirm()
            pump.kept()
            time.sleep(self._dice.uniform(0.0, _LONGEST_REST))

    def drain(self) -> None:
        """Send what is left, at a time when nothing waits for its moment any more. Fails when some does not go."""
        until, rounds = time.monotonic() + _DRAIN_SECONDS, 0

        def much_later() -> Moment:
            return moment().later(rounds * _AN_HOUR)

        sender = self._sender(much_later)
        while self._store.counts().waiting:
            if time.monotonic() > until:
                raise SystemExit(1)
            rounds += 1
            sender.drain()
        self._store.close()

    def _sender(self, now: Callable[[], Moment]) -> Sender:
        clock = Clock(now, lambda: datetime.now(UTC), lambda: datetime.now(UTC))
        return Sender(self._store, self._spool, self._transport, clock, dice=lambda most: min(most, _JITTER))

    # --- confirming ---------------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        submission = self._submission()
        mistake = next(self._mistakes)
        if mistake is not Mistake.FORGETS:
            self._outbox.keep(submission)
        if mistake is Mistake.PLAINTEXT:
            Path(tempfile.mkdtemp(), "scan").write_bytes(_LINE)
        if mistake is Mistake.NEW_KEY:
            self._outbox.keep(replace(submission, id=new_id()))
        self._say_kept(submission.id)
        if submission.kind is Kind.APPLICATION and mistake is None:
            self._applications.append(submission.id)

    def _say_kept(self, row_id: UUID) -> None:
        """A write of less than PIPE_BUF is whole, and outlives its writer."""
        os.write(self._place.journal, f"{row_id}\n".encode("ascii"))

    def _submission(self) -> Submission:
        kinds = (Kind.APPLICATION, Kind.FEEDBACK, Kind.AUDIT_EVENT, Kind.WITHDRAWAL)
        kind = self._dice.choices(kinds, (6, 1, 1, 1 if self._applications else 0))[0]
        follows = self._applications.pop(0) if kind is Kind.WITHDRAWAL else None
        count = self._dice.randrange(3) if kind is Kind.APPLICATION else 0
        row_id = new_id()
        # What the contract wants of a report that something could not be done; of the others it wants nothing.
        more = {"causes": ["other"]} if kind is Kind.FEEDBACK else {}
        body = {
            "applicant": {"name": NAME, "number": NUMBER, "phone": PHONE},
            "content": {"words": f"{WORDS} {row_id}", **more},
        }
        return Submission(
            row_id,
            kind,
            json.dumps(body, ensure_ascii=False).encode(),
            datetime.now(UTC),
            ITEM,
            tuple(self._material() for _ in range(count)),
            follows,
        )

    def _material(self) -> Material:
        large = self._dice.random() < _LARGE_SHARE
        length = self._dice.randrange(1, _LARGE if large else _SMALL)
        content = (_LINE * (length // len(_LINE) + 1))[:length]
        return Material(f"{NAME}的身份证", "image/jpeg", lambda: io.BytesIO(content))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
