"""``kiosk bench queue``: the outbox beside what else could have been used, all in one run and one folder."""

from __future__ import annotations

import json as json_text
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from kiosk.benchmarks import queue_commits, queue_drain, queue_sealing
from kiosk.benchmarks.report import Aim, Op, Report
from offline_queue import sqlite_rows
from offline_queue.model import SealedRow
from offline_queue.outbox import Outbox
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore

_ROUNDS = 9
_TURNS = 160
_COMMITS_A_TURN = 15
_SEALS_A_ROUND = 300
_CONFIRMS = 200
_MATERIAL_BYTES = 2_000_000
_DRAINED_ROWS = 150
_DRAIN_ROUNDS = 3
_SIZES = (100, 100_000)
_SIZE_ROUNDS = 5


def run_queue_benchmark(folder: Path, *, json: bool) -> int:
    """Measure below ``folder``, and print one JSON object, or lines for a person. Exit code 0 when it was measured."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="bench-queue-") as own:
            report = measure(Path(own))
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"kiosk bench queue: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(folder: Path) -> Report:
    figures: dict[str, float | int | str] = {}
    aims: list[Aim] = []
    for part in (_commits, _sealing, _confirms, _drain, _sizes):
        own = folder / part.__name__
        own.mkdir()
        part(own, figures, aims)
    return Report("queue", figures, tuple(aims))


def _commits(folder: Path, figures: dict[str, float | int | str], aims: list[Aim]) -> None:
    """A few rows of each in turn, so that what else the disk does meets all alike."""
    names = list(queue_commits.WAYS)
    taken: dict[str, list[float]] = {name: [] for name in names}
    rows = queue_sealing.sealed_rows(_TURNS * _COMMITS_A_TURN)
    with ExitStack() as opened:
        commits = {name: opened.enter_context(way(folder)) for name, way in queue_commits.WAYS.items()}
        for turn in range(_TURNS):
            share = rows[turn * _COMMITS_A_TURN : (turn + 1) * _COMMITS_A_TURN]
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                started = time.perf_counter()
                for row in share:
                    commits[name](row)
                taken[name].append(time.perf_counter() - started)
    figures["bytes_of_a_row"] = round(statistics.mean(len(queue_commits.stored_bytes(row)) for row in rows))
    for name in names:
        figures[f"{name}_commits_per_second"] = round(_COMMITS_A_TURN / statistics.median(taken[name]))
    for name, least in (("raw_sqlite", 0.85), ("persist_queue", 1.0), ("huey", 1.0)):
        ratio = statistics.median(taken[name]) / statistics.median(taken["ours"])
        aims.append(Aim(f"commits_beside_{name}", round(ratio, 2), Op.AT_LEAST, least))


def _sealing(folder: Path, figures: dict[str, float | int | str], aims: list[Aim]) -> None:
    pairs = [
        (queue_sealing.sealing_seconds(_SEALS_A_ROUND), queue_sealing.bare_seconds(_SEALS_A_ROUND))
        for _ in range(_ROUNDS)
    ]
    figures["sealing_us"] = round(statistics.median(mine for mine, _ in pairs) / _SEALS_A_ROUND * 1e6)
    figures["bare_cryptography_us"] = round(statistics.median(bare for _, bare in pairs) / _SEALS_A_ROUND * 1e6)
    ratio = statistics.median(mine / bare for mine, bare in pairs)
    aims.append(Aim("sealing_beside_bare_cryptography", round(ratio, 2), Op.AT_MOST, 1.5))


def _confirms(folder: Path, figures: dict[str, float | int | str], aims: list[Aim]) -> None:
    """Everything between the touch and "kept": sealing, three files, the row."""
    store, spool = SqliteStore(folder / "outbox.sqlite"), Spool(folder / "materials")
    outbox = Outbox(store, spool, queue_sealing.new_sealer())
    content = bytes(range(256)) * (_MATERIAL_BYTES // 256)
    taken = []
    for _ in range(_CONFIRMS):
        made = queue_sealing.submission(content, content, content)
        started = time.perf_counter()
        outbox.keep(made)
        taken.append(time.perf_counter() - started)
        spool.erase(made.id)
    store.close()
    figures["confirm_with_three_2_mb_materials_p50_ms"] = round(statistics.median(taken) * 1000, 1)
    figures["confirm_with_three_2_mb_materials_p99_ms"] = round(statistics.quantiles(taken, n=100)[98] * 1000, 1)


def _drain(folder: Path, figures: dict[str, float | int | str], aims: list[Aim]) -> None:
    rows = queue_sealing.sealed_rows(_DRAINED_ROWS)
    bare: list[float] = []
    one: list[float] = []
    four: list[float] = []
    with queue_drain.responder() as url:
        for number in range(_DRAIN_ROUNDS):
            bare.append(queue_drain.bare_seconds(rows, url))
            for connections, taken in ((1, one), (4, four)):
                own = folder / f"{number}-{connections}"
                own.mkdir()
                taken.append(queue_drain.drain_seconds(rows, url, own, connections))
    figures["bare_posts_per_second"] = round(_DRAINED_ROWS / statistics.median(bare), 1)
    for connections, taken, least in ((1, one, 0.9), (4, four, 3.5)):
        figures[f"drained_per_second_{connections}"] = round(_DRAINED_ROWS / statistics.median(taken), 1)
        ratio = statistics.median(other / mine for other, mine in zip(bare, taken, strict=True))
        aims.append(Aim(f"drain_with_{connections}_beside_bare_posts", round(ratio, 2), Op.AT_LEAST, least))


def _sizes(folder: Path, figures: dict[str, float | int | str], aims: list[Aim]) -> None:
    row = queue_sealing.sealed_rows(1)[0]
    memory: dict[int, float] = {}
    for size in _SIZES:
        file = folder / f"{size}.sqlite"
        _fill(file, row, size)
        looks = [_look(file) for _ in range(_SIZE_ROUNDS)]
        figures[f"start_with_{size}_rows_ms"] = round(statistics.median(look["milliseconds"] for look in looks), 1)
        memory[size] = statistics.median(look["megabytes"] for look in looks)
        figures[f"memory_with_{size}_rows_mb"] = round(memory[size], 1)
    few, many = _SIZES
    start = figures[f"start_with_{many}_rows_ms"]
    aims.append(Aim(f"start_with_{many}_rows_ms", float(start), Op.AT_MOST, 200))
    # SQLite's page cache may fill up to its 2 MB; anything beyond would grow with the rows.
    aims.append(Aim(f"memory_growth_from_{few}_to_{many}_rows_mb", round(memory[many] - memory[few], 1), Op.AT_MOST, 4))


def _fill(file: Path, row: SealedRow, size: int) -> None:
    """``size`` rows in one transaction: what is measured is the looking, not the keeping."""
    SqliteStore(file).close()
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN")
    values = list(sqlite_rows.values_of(row))
    for index in range(size):
        values[0], values[4] = index.to_bytes(16, "big"), f"{index:010d}"
        connection.execute(sqlite_rows.INSERT, (*values, False))
    connection.execute("COMMIT")
    connection.close()


def _look(file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "kiosk.benchmarks.queue_size", str(file)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    look: dict[str, float] = json_text.loads(answer.stdout)
    return look
