"""The store holds the old catalogue or the new one, whatever happens while it is written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.starting import first_catalogue
from kiosk.catalogue.store import NOTHING, Row, Source, catalogue_of, read_catalogue, read_heads, read_stored, writing
from kiosk.central.catalogue_names import EntryKind, canonical
from tests.support.catalogues import QUERY, definition

NAMES = {"zh-CN": "人社", "en": "Human resources"}
DEPARTMENT = Row(EntryKind.DEPARTMENT, "human_resources", canonical(NAMES))


def item(**changes: object) -> Row:
    known = definition() | changes
    return Row(EntryKind.ITEM, str(known["code"]), canonical(known))


def keep(file: Path, *rows: Row, source: Source = Source.PLATFORM, version: int = 1) -> None:
    with writing(file) as writer:
        writer.replace(source, (DEPARTMENT, *rows), version=version)


def read(file: Path) -> Catalogue:
    """As a terminal reads it at its start, which is what anybody would make of all that is kept."""
    catalogue = read_catalogue(file)
    assert catalogue == catalogue_of(read_stored(file))
    return catalogue


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite"


def test_what_was_kept_is_read_again(file: Path) -> None:
    assert read_stored(file) == NOTHING
    keep(file, item())
    catalogue = read(file)
    assert (catalogue.version, list(catalogue.services)) == ("1", [QUERY])
    assert read_heads(file) == read_stored(file).heads()
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_the_platform_names_is_the_platforms_and_the_folder_adds_to_it(file: Path) -> None:
    keep(file, item(version=7), item(code="412014999000"), source=Source.FOLDER, version=0)
    keep(file, item(version=2))
    catalogue = read(file)
    assert catalogue.services[QUERY].version == 2
    assert "412014999000" in catalogue.services
    assert catalogue.version.startswith("1+files.")


def test_a_terminal_offers_what_its_profile_chose(file: Path) -> None:
    keep(file, item(), item(code="412014999000"))
    stored = read_stored(file)
    assert list(catalogue_of(stored, include=[QUERY]).services) == [QUERY]
    assert list(catalogue_of(stored, exclude=[QUERY]).services) == ["412014999000"]
    assert not catalogue_of(stored, include=["human_resources"], exclude=["human_resources"]).services


def test_what_the_disk_has_changed_is_not_believed(file: Path) -> None:
    keep(file, item(), source=Source.FOLDER, version=0)
    keep(file, item())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE entry SET content = content || ' ' WHERE source = 'platform' AND kind = 'item'")
    stored = read_stored(file)
    assert list(stored.parts) == [Source.FOLDER]
    assert (list(read(file).services), read(file).version[:6]) == ([QUERY], "files.")
    keep(file, item())
    assert set(read_stored(file).parts) == set(Source)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and then nothing of the kind", os.urandom(20_000)])
def test_a_file_that_is_no_store_is_made_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert first_catalogue(file, None).services == {}
    keep(file, item())
    assert list(first_catalogue(file, None).services) == [QUERY]


def test_a_store_of_another_form_is_made_anew(file: Path) -> None:
    keep(file, item())
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert read_stored(file) == NOTHING
    assert read_heads(file) == ()
    keep(file, item())
    assert list(catalogue_of(read_stored(file)).services) == [QUERY]


def test_nothing_is_kept_of_what_fails_in_the_middle(file: Path) -> None:
    keep(file, item())
    with pytest.raises(ZeroDivisionError), writing(file) as writer:
        writer.replace(Source.PLATFORM, (DEPARTMENT,), version=2)
        raise ZeroDivisionError
    assert catalogue_of(read_stored(file)).version == "1"


_KILLED = """
import sys
from pathlib import Path
from kiosk.catalogue.store import Source, writing
from tests.unit.catalogue.test_store import DEPARTMENT, item
with writing(Path(sys.argv[1])) as writer:
    rows = [item(code=f"412099{number:03d}000") for number in range(900)]
    writer.replace(Source.PLATFORM, (DEPARTMENT, *rows), version=2)
    print("written", flush=True)
    sys.stdin.read()
"""


def test_the_old_one_is_read_while_a_new_one_is_written_and_after_its_writer_was_killed(file: Path) -> None:
    keep(file, item())
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n", "more than fits into memory is on the disk, and not committed"
        assert catalogue_of(read_stored(file)).version == "1"
        os.kill(writer.pid, signal.SIGKILL)
    assert list(catalogue_of(read_stored(file)).services) == [QUERY]
    keep(file, item(), version=2)
    assert catalogue_of(read_stored(file)).version == "2"


def test_the_terminals_process_starts_without_what_only_writing_needs(file: Path) -> None:
    keep(file, item())
    code = (
        "import sys; from pathlib import Path; from kiosk.catalogue.starting import first_catalogue;"
        "assert first_catalogue(Path(sys.argv[1]), None).services;"
        "print([name for name in ('sqlite_utils', 'yaml', 'joserfc', 'requests') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
