"""The search index of the catalogue: the one on the disk while it fits, otherwise built anew in a child process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

from kiosk.catalogue.collection import Catalogue, Finder
from kiosk.catalogue.finding import IndexFinder, documents
from kiosk.log import Log, LogEvent
from kiosk.search import Document, Index, IndexUnreadable, fingerprint
from kiosk.search.worker import pack

# -B: no byte code is written. -P: nothing is imported from the folder that the terminal happens to stand in.
_COMMAND = (sys.executable, "-B", "-P", "-m", "kiosk.search.worker")
_BUILD_SECONDS = 120.0


class Indexing:
    """``folder`` may be lost: what is in it can be built again. Used from one thread; ``stop`` from another one."""

    def __init__(self, folder: Path, log: Log) -> None:
        self._file = folder / "search.sqlite"
        self._log = log
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def finder(self, catalogue: Catalogue) -> Finder | None:
        """One for ``catalogue``; None when there can be none, which is logged."""
        sought = documents(catalogue)
        index = self._open(sought)
        if index is None and self._build(sought):
            index = self._open(sought)
        if index is None:
            if not self._stopped:
                self._log.write(LogEvent.SEARCH_TROUBLE, fault="no index")
            return None
        return IndexFinder(index, catalogue.finder, self._index_failed)

    def is_current(self, catalogue: Catalogue) -> bool:
        """Whether the index on the disk is one for ``catalogue``."""
        index = self._open(documents(catalogue))
        if index is None:
            return False
        index.close()
        return True

    def stop(self) -> None:
        """End a child that builds."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                self._child.kill()

    def _open(self, sought: list[Document]) -> Index | None:
        try:
            index = Index(self._file)
        except IndexUnreadable:
            return None
        if index.fingerprint == fingerprint(sought):
            return index
        index.close()
        return None

    def _build(self, sought: list[Document]) -> bool:
        with self._lock:
            if self._stopped:
                return False
            child = self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                (*_COMMAND, str(self._file)),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        try:
            child.communicate(pack(sought), _BUILD_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
        finally:
            with self._lock:
                self._child = None
        return child.returncode == 0

    def _index_failed(self, error: sqlite3.Error) -> None:
        self._log.write(LogEvent.SEARCH_TROUBLE, fault=type(error).__name__)
