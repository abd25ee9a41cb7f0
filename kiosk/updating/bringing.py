"""A release from a stick that somebody holds in: copied into the terminal's folder of updates, and judged there like
one from the platform.

On a thread of its own. Whatever goes wrong, and whoever pulls the stick or walks away, leaves nothing behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Protocol

from kiosk.bundles.kinds import LARGEST, Kind
from kiosk.bundles.refusing import BundleRefused
from kiosk.log import Log, LogEvent
from kiosk.updating.fetching import has_room
from kiosk.updating.keeping import AtWork, UpdateKeeping
from kiosk.updating.record import UPDATE_BUNDLE
from kiosk.updating.states import Progress, Release
from kiosk.workers import Worker

#: Manifest, signatures and lists of trust come on top of what a release may hold.
_MOST_BYTES = LARGEST[Kind.UPDATE] + (8 << 20)
_COPY = "stick.copy"
#: Told of so often, and looked for room.
_STEP = 4 << 20


class Fault(StrEnum):
    """Why nothing was brought."""

    NO_STICK = "no_stick"
    NO_BUNDLE = "no_bundle"  # of the name that counts, on any stick
    TWO_BUNDLES = "two_bundles"  # on two sticks: nobody knows which is meant
    TOO_LARGE = "too_large"
    NO_ROOM = "no_room"
    PULLED = "pulled"  # the stick ended before the file did
    STOPPED = "stopped"  # who asked has left, or somebody came
    AT_WORK = "at_work"  # a release is being put in place
    DISK = "disk"
    REFUSED = "refused"  # the bundle is not right, see ``refused``


class NotBrought(Exception):
    """``refused`` says more where it is the bundle that is not right."""

    def __init__(self, fault: Fault, refused: BundleRefused | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.refused = refused


class Sticks(Protocol):
    """What is plugged in."""

    def present(self) -> frozenset[str]:
        """By names that are others after one was pulled and plugged in again."""
        ...

    def size_of(self, stick: str, name: str) -> int | None:
        """Bytes of a file in its root folder; None where there is none."""
        ...

    def pieces(self, stick: str, name: str) -> Iterator[bytes]:
        """What the file holds, as far as it can be read. Raises OSError."""
        ...


@dataclass(frozen=True)
class Found:
    """A bundle on a stick, not looked into."""

    stick: str
    size: int  # bytes


class Bringing:
    """``begin`` and ``stop`` return at once; ``find`` and ``progress`` may be asked by another thread."""

    def __init__(
        self, keeper: UpdateKeeping, sticks: Sticks, folder: Path, visited: Callable[[], bool], log: Log
    ) -> None:
        """``folder``: the terminal's own, of updates. Raises OSError for what a power cut has left in it."""
        self._keeper = keeper
        self._sticks = sticks
        self._copy = folder / _COPY
        self._visited = visited
        self._log = log
        self._stopped = Event()
        self.worker = Worker("release-from-stick", log.mistake)
        self._copy.unlink(missing_ok=True)

    @property
    def progress(self) -> Progress:
        """Of what is on its way, or came last."""
        return self._keeper.progress

    def find(self) -> Found:
        """Raises NotBrought: there is no stick, or no bundle, or two."""
        sticks = sorted(self._sticks.present())
        if not sticks:
            raise NotBrought(Fault.NO_STICK)
        sizes = {stick: self._sticks.size_of(stick, UPDATE_BUNDLE) for stick in sticks}
        found = [Found(stick, size) for stick, size in sizes.items() if size is not None]
        if not found:
            raise NotBrought(Fault.NO_BUNDLE)
        if len(found) > 1:
            raise NotBrought(Fault.TWO_BUNDLES)
        return found[0]

    def begin(self, told: Callable[[int, int], None], ended: Callable[[Release | NotBrought], None]) -> None:
        """``told`` hears how many bytes of how many are here, ``ended`` what came of it, once."""
        stopped = self._stopped = Event()
        self.worker.run(lambda: ended(self._brought(told, stopped)))

    def stop(self) -> None:
        """Who asked for it is not there any more. What is already handed over stays so."""
        self._stopped.set()

    def _brought(self, told: Callable[[int, int], None], stopped: Event) -> Release | NotBrought:
        try:
            return self._bring(told, stopped)
        except NotBrought as error:
            not_brought = error
        except BundleRefused as refused:
            not_brought = NotBrought(Fault.REFUSED, refused)
        except AtWork:
            not_brought = NotBrought(Fault.AT_WORK)
        except OSError:
            not_brought = NotBrought(Fault.DISK)
        detail = str(not_brought.refused) if not_brought.refused is not None else ""
        self._log.write(LogEvent.UPDATE, action="from_stick", fault=not_brought.fault.value, detail=detail)
        return not_brought

    def _bring(self, told: Callable[[int, int], None], stopped: Event) -> Release:
        found = self.find()
        if found.size > _MOST_BYTES:
            raise NotBrought(Fault.TOO_LARGE)
        if not has_room(self._copy.parent, found.size):
            raise NotBrought(Fault.NO_ROOM)
        try:
            self._take_copy(found, told, stopped)
            if stopped.is_set():
                raise NotBrought(Fault.STOPPED)
            return self._keeper.bring(self._copy)
        finally:
            self._copy.unlink(missing_ok=True)

    def _take_copy(self, found: Found, told: Callable[[int, int], None], stopped: Event) -> None:
        """Whole, and on the disk. Raises NotBrought, OSError."""
        told(0, found.size)
        here = step = 0
        with self._copy.open("wb") as copy, closing(self._read(found)) as pieces:
            for piece in pieces:
                if stopped.is_set() or self._visited():
                    raise NotBrought(Fault.STOPPED)
                here += len(piece)
                if here > found.size:
                    raise NotBrought(Fault.TOO_LARGE)
                copy.write(piece)
                if here // _STEP > step:
                    step = here // _STEP
                    told(here, found.size)
            if here < found.size or found.stick not in self._sticks.present():
                raise NotBrought(Fault.PULLED)
            copy.flush()
            os.fsync(copy.fileno())

    def _read(self, found: Found) -> Generator[bytes, None, None]:
        """What the stick does is no trouble of our disk's."""
        try:
            yield from self._sticks.pieces(found.stick, UPDATE_BUNDLE)
        except OSError:
            raise NotBrought(Fault.PULLED) from None
