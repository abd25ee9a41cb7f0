"""The file: whole or not at all, recognised, open to all threads; and light for whoever only asks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.search import Document, Index, IndexUnreadable, fingerprint
from kiosk.search.building import build_index
from kiosk.search.worker import pack, unpack

ONE = Document("a", "412014903000", "社会保险个人参保证明打印", aliases=("社保证明",), life_events=("就业",))
TWO = Document("b", "412012902000", "公证预约", "Notary appointment")


def test_there_is_no_index_where_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadable):
        Index(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == [], "and looking makes none"


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    for content in (b"", b"no database at all, but long enough to be read as one" * 20):
        file.write_bytes(content)
        with pytest.raises(IndexUnreadable):
            Index(file)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_cut_off_is_refused_or_answers(tmp_path: Path, kept: float) -> None:
    file = tmp_path / "index.sqlite"
    build_index([ONE, TWO], file)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    try:
        answer = Index(file).find("公证")
    except (IndexUnreadable, sqlite3.Error):
        return
    assert [found.key for found in answer] == ["b"], "or nothing of it was needed"


@pytest.mark.parametrize(
    "spoil",
    [
        "PRAGMA user_version = 99",
        "DELETE FROM part WHERE name = 'cells'",
        "UPDATE part SET value = 'x' WHERE name = 'initials'",
        "UPDATE part SET value = x'00' WHERE name = 'numbers'",
        "UPDATE part SET value = 7 WHERE name = 'codes'",
        "DROP TABLE guide",
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, spoil: str) -> None:
    file = tmp_path / "index.sqlite"
    build_index([ONE, TWO], file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(spoil)
    with pytest.raises((IndexUnreadable, TypeError)):
        Index(file).find("412")


def test_the_old_index_answers_until_the_new_one_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    build_index([ONE], file)
    old = Index(file)
    build_index([TWO], file)
    assert [found.key for found in old.find("cbzm")] == ["a"]
    assert [found.key for found in Index(file).find("gz")] == ["b"]
    assert [path.name for path in tmp_path.iterdir()] == ["index.sqlite"]


@pytest.mark.parametrize("double", [replace(TWO, key="a"), replace(TWO, code=ONE.code)])
def test_doubles_are_refused_and_the_old_index_stays(tmp_path: Path, double: Document) -> None:
    file = tmp_path / "index.sqlite"
    build_index([ONE], file)
    with pytest.raises(ValueError, match="two documents"):
        build_index([ONE, double], file)
    assert [found.key for found in Index(file).find("参保")] == ["a"]


def test_no_documents_make_an_index_that_finds_nothing(tmp_path: Path) -> None:
    build_index([], tmp_path / "index.sqlite")
    assert Index(tmp_path / "index.sqlite").find("社保") == ()


def test_hanzi_that_no_dictionary_reads_are_found_by_themselves(tmp_path: Path) -> None:
    build_index([replace(TWO, title="\U0002b820\U0002b821路公证")], tmp_path / "index.sqlite")
    index = Index(tmp_path / "index.sqlite")
    assert [found.key for found in index.find("\U0002b820")] == ["b"]
    assert [found.key for found in index.find("lugz")] == ["b"]


def test_the_fingerprint_knows_every_change() -> None:
    changed = [replace(ONE, title="x"), replace(ONE, popularity=1), replace(ONE, aliases=()), replace(ONE, region="44")]
    assert len({fingerprint([one]) for one in (ONE, *changed)}) == 5
    assert fingerprint([ONE, TWO]) == fingerprint([TWO, ONE])


def test_the_file_bears_the_fingerprint_of_its_documents(tmp_path: Path) -> None:
    build_index([ONE, TWO], tmp_path / "index.sqlite")
    assert Index(tmp_path / "index.sqlite").fingerprint == fingerprint([ONE, TWO])


def test_every_thread_may_ask(index: Index) -> None:
    texts = ("社保", "gjj", "yanglaobaoxain", "公积金dk", "412014") * 5
    expected = [index.find(text) for text in texts]
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda: answers.append([index.find(text) for text in texts]), daemon=True)
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [expected] * 4


def test_documents_come_to_the_worker_as_they_were() -> None:
    assert unpack(pack([ONE, TWO])) == [ONE, TWO]


def test_who_only_asks_loads_no_dictionary(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    worker = [sys.executable, "-B", "-m", "kiosk.search.worker", str(file)]
    subprocess.run(worker, input=pack([ONE, TWO]), check=True, timeout=60)
    ask = (
        "import sys; from pathlib import Path; from kiosk.search import Index; from kiosk.search.worker import pack;"
        f"print([found.key for found in Index(Path({str(file)!r})).find('shbx')]);"
        "heavy = {'pypinyin', 'opencc', 'tomllib', 'pydantic', 'PySide6', 'importlib.resources'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-B", "-c", ask], check=True, capture_output=True, text=True, timeout=60)
    assert answer.stdout.splitlines() == ["['a']", "[]"]
