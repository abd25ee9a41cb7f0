"""Releases of before, made of this repository's own history: what they wrote is what an upgrade meets.

``python -m tests.packaging.releases`` makes them.
"""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.packaging.halls import FIRST, KEPT, OLD, ROOT, run

_BUILDER = "build_deb.py"
_GUARD = Path("kiosk", "updating", "guard.py")
#: The door to the outbox's second form; before it, the outbox had its first.
_SECOND_FORM = Path("offline_queue", "sqlite_store.py")
#: Rows as the first form keeps them, by that release's own code. Its id, one a line, as they went in.
KEEP_IN_FIRST_FORM = """
import sys, time, uuid
from pathlib import Path
from offline_queue.model import Kind, Row
from offline_queue.store import OutboxStore
store = OutboxStore(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    row = Row(uuid.uuid4(), Kind.VISIT_RECORD, b'{"outcome": "completed"}', time.time())
    store.put(row)
    print(row.id)
store.close()
"""


def first_that_updates_itself(version: str) -> tuple[Path, Path]:
    """The package of the first release that puts another in place by itself, and its checkout."""
    source = _checkout(_first_with(_GUARD))
    return _built(source, version), source


def last_with_the_first_form(version: str) -> Path:
    """The program of before the outbox's second form. There were no packages then: it is in one of the first ones."""
    source = _checkout(_said("rev-parse", f"{_first_with(_SECOND_FORM)}^1"))
    if not (source / "packaging" / _BUILDER).exists():
        shutil.rmtree(source / "packaging")
        shutil.copytree(_checkout(_first_with(_GUARD)) / "packaging", source / "packaging")
    return _built(source, version)


def _built(source: Path, version: str) -> Path:
    """As that release built itself, with what it was made of."""
    builder = source / "packaging" / _BUILDER
    said = run("/usr/bin/python3", builder, "--out", KEPT / "packages-of-before", "--version", version)
    return Path(said.splitlines()[-1])


def _first_with(file: Path) -> str:
    """The commit by which ``file`` came to the main line; skips where there is no history."""
    found = _said("log", "--first-parent", "-m", "--reverse", "--format=%H", "--diff-filter=A", "HEAD", "--", str(file))
    if not found:
        pytest.skip("the history of this checkout does not reach back to it")
    return found.splitlines()[0]


def _checkout(commit: str) -> Path:
    folder = KEPT / "sources" / commit[:12]
    if not folder.is_dir():
        draft = folder.with_suffix(".draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        archive = draft.with_suffix(".tar")
        run("git", "-C", ROOT, "archive", "--output", archive, commit)
        run("tar", "-x", "-f", archive, "-C", draft)
        archive.unlink()
        draft.rename(folder)
    return folder


def _said(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, timeout=120, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    with suppress(pytest.skip.Exception):  # without a history there are none
        for made in (first_that_updates_itself(OLD)[0], last_with_the_first_form(FIRST)):
            print(made)
