"""The terminal's process keeps its catalogue current: it looks, has a process of its own do the work, and takes the
result.

What is taken holds from the next visit on (see ``kiosk.runner``). Nothing here waits: every look returns at once.
"""

from __future__ import annotations

import math
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.fingerprint import fingerprint
from kiosk.catalogue.keeper import OUTCOMES, PlatformTask, Task
from kiosk.catalogue.outcomes import Ended, Outcome
from kiosk.catalogue.store import FILE, Head, Source, catalogue_of, read_heads, read_stored, version_of
from kiosk.log import Log, LogEvent
from kiosk.platform_way import proxy_of
from kiosk.profile import Profile
from kiosk.profile.secrets import SecretUnreadable
from offline_queue.moments import boot_seconds

# -B: no byte code is written. -P: nothing is imported from the folder that the terminal happens to stand in.
_COMMAND = (sys.executable, "-B", "-P", "-m", "kiosk.catalogue.keeper")
_LOOK_SECONDS = 2.0
#: What failed on our side, or could not be kept, is tried again after so long.
_AGAIN_SECONDS = 60.0
#: A worker that takes longer hangs.
_WORK_SECONDS = 300.0
#: Either way, of the period: terminals that were switched on together do not ask together for ever.
_JITTER = 0.1


def store_file(profile: Profile) -> Path:
    return profile.folders.cache / FILE


def task_for(profile: Profile, *, with_folder: bool, with_platform: bool) -> Task:
    """What a worker is to look at for this terminal."""
    services, platform = profile.services, profile.platform
    reached = PlatformTask(
        url=platform.url,
        ca_file=platform.ca_file,
        credentials=platform.credentials,
        connect_seconds=platform.connect_seconds,
        proxy=_proxy(profile),
    )
    return Task(
        store=store_file(profile),
        folder=services.folder if with_folder else None,
        regions=services.regions if with_folder else None,
        platform=reached if with_platform else None,
    )


def _proxy(profile: Profile) -> str | None:
    """Without a login that cannot be read: the proxy says no, which is told as the platform not being reached."""
    try:
        return proxy_of(profile)
    except SecretUnreadable:
        return profile.network.proxy if profile.network is not None else None


def _mark(heads: tuple[Head, ...]) -> str:
    return next((head.fingerprint for head in heads if head.source is Source.FOLDER), "")


@dataclass
class _Work:
    """A process under way."""

    process: subprocess.Popen[bytes]
    answer: IO[bytes]
    with_platform: bool
    until: float


class CatalogueKeeping:
    """``look`` and ``stop`` are called by one thread; ``link_is_up`` and ``version`` by any."""

    def __init__(
        self,
        profile: Profile,
        version: str,
        *,
        online: Callable[[], bool],
        use: Callable[[Catalogue], None],
        log: Log,
        look_seconds: float = _LOOK_SECONDS,
        monotonic: Callable[[], float] = boot_seconds,
    ) -> None:
        """``version``: of the catalogue that the terminal began with. ``use`` hears of every catalogue that is another
        than the one before; ``online``: the platform answers."""
        self._profile = profile
        self._file = store_file(profile)
        self._online = online
        self._use = use
        self._log = log
        self._look_seconds = look_seconds
        self._monotonic = monotonic
        self._work: _Work | None = None
        self._looked_at = -math.inf
        self._sync_at = -math.inf
        self._heads: tuple[Head, ...] | None = None
        self._compiled = ""  # the folder's fingerprint when what is kept of it was read from it
        self._seen = ""  # the folder's fingerprint at the last look
        self._done = ""  # the one that was compiled, or could not be
        self._done_again_at = math.inf
        self._refused: tuple[object, ...] = ()
        self.version = version

    def link_is_up(self) -> None:
        """The platform answers again: what was missed meanwhile is asked for soon."""
        self._sync_at = -math.inf

    def look(self) -> None:
        """One look: at the work under way, at the file, at the folder, at the time."""
        if self._work is not None and not self._finish(self._work):
            return
        now = self._monotonic()
        if now < self._looked_at + self._look_seconds:
            return
        self._looked_at = now
        self._reload()
        with_folder = self._folder_has_changed(now)
        with_platform = now >= self._sync_at and self._online()
        if with_folder or with_platform:
            self._begin(with_folder, with_platform, now)

    def stop(self) -> None:
        """A worker under way is ended; what it had not yet committed never was."""
        if self._work is not None:
            self._work.process.kill()
            self._work.process.wait()
            self._work.answer.close()
            self._work = None

    # --- the file -----------------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        """Take over what was written, by our worker or by a technician's command."""
        try:
            heads = read_heads(self._file)
            if heads == self._heads:
                return
            self._heads = heads
            if version_of(heads) == self.version:  # what the terminal began with
                self._compiled = _mark(heads)
                return
            stored = read_stored(self._file)
            self._compiled = _mark(stored.heads())
            services = self._profile.services
            catalogue = catalogue_of(stored, services.include, services.exclude)
        except (sqlite3.Error, ValueError) as error:
            self._refuse("store", type(error).__name__)
            return
        if not stored.parts or catalogue.version == self.version:
            return
        self.version = catalogue.version
        self._use(catalogue)
        self._log.write(LogEvent.CATALOGUE_TAKEN, version=catalogue.version, count=len(catalogue.services))

    # --- the folder ---------------------------------------------------------------------------------------------------

    def _folder_has_changed(self, now: float) -> bool:
        """Whether it is another than the one that was compiled, and has stood still since the last look."""
        folder = self._profile.services.folder
        if folder is None:
            return False
        mark = fingerprint(folder, self._profile.services.regions)
        before, self._seen = self._seen, mark
        if mark in ("", self._compiled):
            return False
        if mark == self._done and now < self._done_again_at:
            return False
        return mark == before or not before

    # --- the work -----------------------------------------------------------------------------------------------------

    def _begin(self, with_folder: bool, with_platform: bool, now: float) -> None:
        if with_folder:
            self._done, self._done_again_at = self._seen, now + _AGAIN_SECONDS
        if with_platform:
            period = self._profile.services.sync_seconds
            self._sync_at = now + period * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - no secret
        task = task_for(self._profile, with_folder=with_folder, with_platform=with_platform)
        try:
            self._work = self._start(task, with_platform, now)
        except OSError as error:
            self._refuse("worker", type(error).__name__)

    def _start(self, task: Task, with_platform: bool, now: float) -> _Work:
        # Files and not pipes: nobody waits for anybody to read.
        answer = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the work has ended
        with tempfile.TemporaryFile() as question:
            question.write(task.model_dump_json().encode("utf-8"))
            question.seek(0)
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                _COMMAND, stdin=question, stdout=answer, stderr=subprocess.DEVNULL
            )
        return _Work(process, answer, with_platform, now + _WORK_SECONDS)

    def _finish(self, work: _Work) -> bool:
        """Whether the work is over."""
        code = work.process.poll()
        if code is None:
            if self._monotonic() < work.until:
                return False
            work.process.kill()
            work.process.wait()
        self._work = None
        with work.answer as answer:
            answer.seek(0)
            said = answer.read()
        try:
            outcomes = OUTCOMES.validate_json(said)
        except ValidationError:
            self._refuse("worker", f"ended with {code}")
            return True
        for outcome in outcomes:
            self._take(outcome)
        # What was written is looked at by the same look.
        self._looked_at = -math.inf
        return True

    def _take(self, outcome: Outcome) -> None:
        if outcome.ended is Ended.REFUSED:
            self._refuse(str(outcome.reason), outcome.detail, outcome.version)
        elif outcome.ended is Ended.UNREACHABLE:
            self._sync_at = min(self._sync_at, self._monotonic() + max(_AGAIN_SECONDS, outcome.retry_after or 0.0))
        for problem in outcome.problems:
            self._log.write(LogEvent.CATALOGUE_REFUSED, fault="bad_definition", detail=problem)

    def _refuse(self, fault: str, detail: str, version: int | None = None) -> None:
        """One line for the same thing, however often it comes."""
        said = (fault, detail, version)
        if said != self._refused:
            self._refused = said
            shown = {} if version is None else {"version": version}
            self._log.write(LogEvent.CATALOGUE_REFUSED, fault=fault, detail=detail, **shown)
