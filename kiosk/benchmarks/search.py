"""``kiosk bench search``: time for each keystroke and recall, beside LIKE on an ordinary SQLite table, in one run."""

from __future__ import annotations

import json as json_text
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.benchmarks.search_guides import HERE, Labelled, each_its_own, make_guides, read_labelled
from kiosk.search import Document, Index
from kiosk.search.building import build_index

SMALL, LARGE = 2_144, 100_000
_ROUNDS = 5
_RECALLED = 5
#: Seen by the person at once; the home page has room for no more without scrolling.
_SHOWN = 20
#: LIKE takes so long over the large table that one keystroke in so many must do.
_ONE_IN = 10
_LONGEST_ALLOWED = {SMALL: 5.0, LARGE: 15.0}

Find = Callable[[str, int], Collection[str]]
"""Codes of items for a text, the best first, at most so many."""


def run_search_benchmark(folder: Path, *, own_titles: bool, json: bool) -> int:
    """``folder`` holds ``items.csv``, ``queries.yaml`` and ``held_out.yaml``. Exit code 0 when it was measured."""
    try:
        labelled, held_out = read_labelled(folder / "queries.yaml"), read_labelled(folder / "held_out.yaml")
        with tempfile.TemporaryDirectory(prefix="bench-search-") as own:
            report = measure(folder / "items.csv", labelled, held_out, Path(own), own_titles=own_titles)
    except (OSError, ValueError, KeyError, sqlite3.Error, subprocess.CalledProcessError) as error:
        print(f"kiosk bench search: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(
    items: Path, labelled: Sequence[Labelled], held_out: Sequence[Labelled], folder: Path, *, own_titles: bool
) -> Report:
    """``held_out``: queries that nothing is tuned for. They are figures beside the others, and no aim: an aim would be
    tuned for."""
    keys = keystrokes(labelled)
    figures: dict[str, float | int | str] = {"queries": len(labelled), "keystrokes": len(keys)}
    aims: list[Aim] = []
    for count in (SMALL, LARGE):
        guides = make_guides(items, count)
        find = _index(guides, folder / f"{count}.sqlite", f"{count}", figures)
        like = like_table(guides)
        times = _times(find, keys, _ROUNDS)
        peer = _times(like, keys if count == SMALL else keys[::_ONE_IN], 1)
        for name, taken in (("ours", times), ("like", peer)):
            _say_times(taken, f"{name}_{count}", figures)
        aims.append(Aim(f"p99_ms_{count}", float(figures[f"p99_ms_ours_{count}"]), Op.AT_MOST, _LONGEST_ALLOWED[count]))
        if count == SMALL:
            aims.append(Aim(f"open_ms_{count}", float(figures[f"open_ms_{count}"]), Op.AT_MOST, 50))
        recalls = recall_by_kind(find, labelled)
        figures[f"like_recall_at_5_{count}"] = round(_overall(recall_by_kind(like, labelled)), 4)
        if count == SMALL:
            figures |= _by_kind("recall_at_5", recalls)
            unprepared = recall_by_kind(find, held_out)
            figures["held_out_queries"] = len(held_out)
            figures["held_out_recall_at_5"] = round(_overall(unprepared), 4)
            figures |= _by_kind("held_out_recall_at_5", unprepared)
            figures["like_held_out_recall_at_5"] = round(_overall(recall_by_kind(like, held_out)), 4)
        aims.append(Aim(f"recall_at_5_{count}", round(_overall(recalls), 4), Op.AT_LEAST, 0.98))
        if own_titles:
            name = f"own_titles_{count}"
            taken = _times(_index(each_its_own(guides), folder / f"{name}.sqlite", name, figures), keys, 1)
            _say_times(taken, name, figures)
    return Report("search", figures, tuple(aims))


def keystrokes(labelled: Iterable[Labelled]) -> list[str]:
    """What stands in the field after each key, for every query."""
    return [one.query[:length] for one in labelled for length in range(1, len(one.query) + 1)]


def recall_by_kind(find: Find, labelled: Iterable[Labelled]) -> dict[str, list[float]]:
    """Of each query: the share of its items among the first five, of as many as there is room for."""
    shares: dict[str, list[float]] = defaultdict(list)
    for one in labelled:
        found = set(find(one.query, _RECALLED))
        shares[one.kind].append(len(found & one.items) / min(_RECALLED, len(one.items)))
    return dict(shares)


def like_table(guides: Iterable[Document]) -> Find:
    """What is usually written: a table, and LIKE over its text columns."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE guide (key PRIMARY KEY, code, title, english, department, events, popularity)")
    connection.executemany(
        "INSERT INTO guide VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                guide.key,
                guide.code,
                guide.title,
                guide.english,
                guide.department,
                " ".join(guide.life_events),
                guide.popularity,
            )
            for guide in guides
        ),
    )

    def find(text: str, limit: int) -> Collection[str]:
        pattern = f"%{text}%"
        rows = connection.execute(
            "SELECT code FROM guide WHERE title LIKE ? OR english LIKE ? OR department LIKE ? OR events LIKE ?"
            " OR code LIKE ? GROUP BY code ORDER BY max(popularity) DESC, length(title), code LIMIT ?",
            (pattern, pattern, pattern, pattern, pattern, limit),
        )
        return [code for (code,) in rows]

    return find


def _index(guides: Sequence[Document], file: Path, name: str, figures: dict[str, float | int | str]) -> Find:
    started = time.perf_counter()
    build_index(guides, file)
    figures[f"build_s_{name}"] = round(time.perf_counter() - started, 2)
    looks = [_look(file) for _ in range(_ROUNDS)]
    figures[f"open_ms_{name}"] = round(statistics.median(look["milliseconds"] for look in looks), 2)
    figures[f"memory_mb_{name}"] = round(statistics.median(look["megabytes"] for look in looks), 1)
    figures[f"file_mb_{name}"] = round(file.stat().st_size / 1e6, 2)
    figures[f"items_{name}"] = len({guide.code for guide in guides})
    index = Index(file, HERE)
    return lambda text, limit: [found.code for found in index.find(text, limit)]


def _look(file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "kiosk.benchmarks.search_size", str(file)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    look: dict[str, float] = json_text.loads(answer.stdout)
    return look


def _times(find: Find, keys: Sequence[str], rounds: int) -> list[list[float]]:
    """Milliseconds of each keystroke in each of the rounds over all of them."""
    taken: list[list[float]] = [[] for _ in keys]
    for _ in range(rounds):
        for key, times in zip(keys, taken, strict=True):
            started = time.perf_counter()
            find(key, _SHOWN)
            times.append((time.perf_counter() - started) * 1000)
    return taken


def _say_times(taken: Sequence[Sequence[float]], name: str, figures: dict[str, float | int | str]) -> None:
    """``every`` counts each single one, with whatever else the machine did meanwhile."""
    medians = [statistics.median(times) for times in taken]
    figures[f"p50_ms_{name}"] = round(statistics.median(medians), 3)
    figures[f"p99_ms_{name}"] = round(_p99(medians), 3)
    figures[f"every_p99_ms_{name}"] = round(_p99([one for times in taken for one in times]), 3)


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _by_kind(name: str, recalls: dict[str, list[float]]) -> dict[str, float]:
    return {f"{name}_{kind}": round(statistics.mean(shares), 4) for kind, shares in recalls.items()}


def _overall(recalls: dict[str, list[float]]) -> float:
    return statistics.mean(share for shares in recalls.values() for share in shares)
