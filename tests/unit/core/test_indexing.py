"""The index is built once for a catalogue, in a child process; without one the terminal goes on."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path

import pytest

from kiosk import indexing
from kiosk.catalogue.collection import Hit
from kiosk.catalogue.finding import IndexFinder
from kiosk.indexing import Indexing
from kiosk.log import Log
from tests.support.application_situations import FLEXIBLE
from tests.support.situations import QUERY, STRONG, services
from tests.support.waiting import wait_until


def test_an_index_that_fits_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finder = Indexing(tmp_path, Log(io.StringIO())).finder(services())
    assert isinstance(finder, IndexFinder)
    assert finder.find("yanglaobx") == (Hit(QUERY), Hit(STRONG), Hit(FLEXIBLE))
    monkeypatch.setattr(indexing, "_COMMAND", ("/bin/false",))
    again = Indexing(tmp_path, Log(io.StringIO())).finder(services())
    assert again is not None
    assert again.find("yanglaobx") == (Hit(QUERY), Hit(STRONG), Hit(FLEXIBLE))


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    (tmp_path / "search.sqlite").write_bytes(b"no index" * 500)
    finder = Indexing(tmp_path, Log(io.StringIO())).finder(services())
    assert finder is not None
    assert finder.find("yanglaobx") == (Hit(QUERY), Hit(STRONG), Hit(FLEXIBLE))


@pytest.mark.parametrize("command", [("/bin/false",), ("/bin/true",)])
def test_an_index_that_cannot_be_built_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(indexing, "_COMMAND", command)
    said = io.StringIO()
    assert Indexing(tmp_path, Log(said)).finder(services()) is None
    assert "search_trouble" in said.getvalue()


def test_stopping_ends_a_child_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = tmp_path / "begun"
    script = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(600)"
    monkeypatch.setattr(indexing, "_COMMAND", (sys.executable, "-c", script))
    said = io.StringIO()
    at_work = Indexing(tmp_path, Log(said))
    thread = threading.Thread(target=at_work.finder, args=(services(),), daemon=True)
    thread.start()
    wait_until(begun.exists, "the child works")
    at_work.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert said.getvalue() == "", "that was no trouble"
