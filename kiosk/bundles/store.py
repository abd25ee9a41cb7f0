"""The bundles that are installed on this terminal, below one folder::

    trust.json                         the newest list of trust that was seen
    brand/lotus/7/…                    the files of bundle 7
    brand/lotus/7.json                 its manifest, and who signed it
    brand/lotus/current -> 7           what is used: a profile names brand/lotus/current
    brand/lotus/numbers.json           the highest that was ever installed, and the one before this

Whoever reads ``current`` sees one bundle or the other, whole; a power cut at any place leaves one of them.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.bundles import contents
from kiosk.bundles.kinds import ROLE_OF, Kind
from kiosk.bundles.manifest import Envelope, Manifest, read_manifest
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.trust import Trust, read_trust
from kiosk.bundles.verifying import Verified, sync_folder, trusted_by, unpack, verify
from kiosk.operations.whole_file import write_whole

TRUST = "trust.json"
CURRENT = "current"
_NUMBERS = "numbers.json"
#: What else is done with a bundle before it is put in place; raises BundleRefused.
Also = Callable[[Manifest, Path], None]
#: The same where it is gone back: what kind, the folder gone back from, the folder that is used again.
AlsoBack = Callable[[Kind, Path, Path], None]


class Numbers(BaseModel):
    """What of one name was installed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    highest: int = 0
    highest_sha256: str = ""  # of its manifest
    before: int | None = None  # the last good one before the present


@dataclass(frozen=True)
class Installed:
    """What of one name is here. ``manifest`` is that of the bundle in use."""

    kind: Kind
    name: str
    manifest: Manifest | None
    numbers: Numbers
    folder: Path


@dataclass(frozen=True)
class TakenBack:
    """A bundle that was put in place here and that the list of trust has taken back since."""

    kind: Kind
    name: str
    sequence: int
    instead: int | None  # the one before, which is used now; None: there is none, and this one stays in use


class Bundles:
    """One terminal's. Two processes take turns."""

    def __init__(self, folder: Path, trust_file: Path | None) -> None:
        """``trust_file``: the list that was given by hand; None: nobody's bundles count."""
        self.folder = folder
        self._trust_file = trust_file

    def trust(self) -> Trust:
        """The newer of the list given by hand and the one that was seen last. Raises BundleRefused, OSError."""
        if self._trust_file is None:
            raise BundleRefused(Refused.NO_TRUST)
        given = read_trust(self._trust_file)
        try:
            seen = read_trust(self.folder / TRUST)
        except FileNotFoundError:
            return given
        return seen if seen.list_.version > given.list_.version else given

    def verify(self, file: Path, now: datetime) -> Verified:
        """Right, and not older than what is here; nothing is changed. Raises BundleRefused, OSError."""
        found = verify(file, self.trust(), now)
        self._check_not_older(found)
        return found

    def take_trust(self, file: Path, now: datetime) -> Trust:
        """Keep the newer lists of a bundle, whatever becomes of the bundle. Raises BundleRefused, OSError."""
        before = self.trust()
        after = trusted_by(file, before, now)
        self.keep_trust(after)
        return after

    def keep_trust(self, trust: Trust) -> None:
        if trust.list_.version > self.trust().list_.version:
            self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            _write(self.folder / TRUST, trust.envelope.model_dump_json().encode("utf-8"))

    def install(self, file: Path, now: datetime, also: Also = lambda manifest, folder: None) -> Installed:
        """Put a bundle in the place of the one before, which is kept. Raises BundleRefused."""
        with self._alone(), _disk():
            trust = self.take_trust(file, now)
            # Looked through once before it is unpacked: what is not right takes no room.
            found = verify(file, trust, now)
            self._check_not_older(found)
            manifest = found.manifest
            place = self._place(manifest.kind, manifest.name)
            place.mkdir(mode=0o755, parents=True, exist_ok=True)
            for left in place.glob(".staged-*"):
                shutil.rmtree(left, ignore_errors=True)
            staged = place / f".staged-{manifest.sequence}"
            try:
                again = unpack(file, staged, trust, now)
                if again.envelope != found.envelope:
                    raise BundleRefused(Refused.CHANGED, "the bundle, while it was read")
                contents.check(manifest.kind, staged)
                also(manifest, staged)
                self._put_in_place(found, place, staged)
            finally:
                shutil.rmtree(staged, ignore_errors=True)
        return self.find(manifest.kind, manifest.name)

    def undo(self, kind: Kind, name: str) -> Installed:
        """Back to the one before; once more, and forth again. Raises BundleRefused."""
        with self._alone(), _disk():
            place = self._place(kind, name)
            numbers, present = self._numbers(place), _current(place)
            if numbers.before is None or present is None or not (place / str(numbers.before)).is_dir():
                raise BundleRefused(Refused.STORE, "there is none before it")
            if self._is_taken_back(kind, place, numbers.before, self.trust()):
                raise BundleRefused(Refused.REVOKED, f"number {numbers.before}")
            _link(place, numbers.before)
            _write_numbers(place, numbers.model_copy(update={"before": present}))
        return self.find(kind, name)

    def find(self, kind: Kind, name: str) -> Installed:
        """What is here of one name, if it is nothing, too."""
        place = self._place(kind, name)
        present = _current(place)
        manifest = None
        if present is not None:
            with contextlib.suppress(OSError, ValidationError, BundleRefused):
                kept = (place / f"{present}.json").read_bytes()
                manifest = read_manifest(Envelope.model_validate_json(kept).signed)
        return Installed(kind, name, manifest, self._numbers(place), place / CURRENT)

    def all(self) -> tuple[Installed, ...]:
        """By kind and name."""
        return tuple(
            self.find(kind, place.name)
            for kind in Kind
            for place in sorted((self.folder / kind).glob("*"))
            if place.is_dir()
        )

    def taken_back(self) -> tuple[TakenBack, ...]:
        """What was taken back of what is here, or was until it was gone back from. Nothing where nobody is trusted.

        Raises BundleRefused, OSError.
        """
        if self._trust_file is None:
            return ()
        trust, found = self.trust(), []
        for one in self.all():
            place, present, highest = self._place(one.kind, one.name), _current(one.folder.parent), one.numbers.highest
            if present is not None and self._is_taken_back(one.kind, place, present, trust):
                found.append(TakenBack(one.kind, one.name, present, None))
            elif present not in (None, highest) and self._is_taken_back(one.kind, place, highest, trust):
                found.append(TakenBack(one.kind, one.name, highest, present))
        return tuple(found)

    def go_back(self, also: AlsoBack = lambda kind, gone, used: None) -> tuple[TakenBack, ...]:
        """From what was taken back to the one before, where there is one that was not; what is new of ``taken_back``.

        The number stays known, so that what was gone back from does not come again. ``also`` comes first: what it
        refuses is gone back from another time. Raises BundleRefused.
        """
        moved: list[TakenBack] = []
        with self._alone(), _disk():
            for one in self.taken_back():
                place, before = self._place(one.kind, one.name), self._numbers(self._place(one.kind, one.name)).before
                if one.instead is not None or before is None or not (place / str(before)).is_dir():
                    continue
                if self._is_taken_back(one.kind, place, before, self.trust()):
                    continue
                also(one.kind, place / str(one.sequence), place / str(before))
                _link(place, before)
                _write_numbers(place, self._numbers(place).model_copy(update={"before": None}))
                shutil.rmtree(place / str(one.sequence), ignore_errors=True)
                moved.append(TakenBack(one.kind, one.name, one.sequence, before))
        return tuple(moved)

    # --- in the folder ------------------------------------------------------------------------------------------------

    def _place(self, kind: Kind, name: str) -> Path:
        return self.folder / kind / name

    def _check_not_older(self, found: Verified) -> None:
        manifest = found.manifest
        numbers = self._numbers(self._place(manifest.kind, manifest.name))
        if manifest.sequence < numbers.highest:
            raise BundleRefused(Refused.OLDER, f"number {manifest.sequence}, and {numbers.highest} was here")
        if manifest.sequence == numbers.highest and found.envelope.sha256 != numbers.highest_sha256:
            raise BundleRefused(Refused.SAME_NUMBER, str(manifest.sequence))

    def _put_in_place(self, found: Verified, place: Path, staged: Path) -> None:
        number = found.manifest.sequence
        final, present = place / str(number), _current(place)
        numbers = self._numbers(place)
        if not (present == number and final.is_dir()):
            # Left by a cut, and never in use.
            shutil.rmtree(final, ignore_errors=True)
            staged.rename(final)
        _write(place / f"{number}.json", found.envelope.model_dump_json().encode("utf-8"))
        before = present if present not in (None, number) else numbers.before
        # The number first: whatever happens next, an older one is refused, and this one can be installed again.
        _write_numbers(place, Numbers(highest=number, highest_sha256=found.envelope.sha256, before=before))
        _link(place, number)
        _remove_all_but(place, {number, before})

    def _is_taken_back(self, kind: Kind, place: Path, number: int, trust: Trust) -> bool:
        """By its kept manifest and signatures; one without them is not known to be."""
        try:
            kept = Envelope.model_validate_json((place / f"{number}.json").read_bytes())
        except (OSError, ValidationError):
            return False
        return trust.has_taken_back(kept, ROLE_OF[kind])

    def _numbers(self, place: Path) -> Numbers:
        """Raises BundleRefused: what cannot be read must not let an older one in."""
        try:
            return Numbers.model_validate_json((place / _NUMBERS).read_bytes())
        except FileNotFoundError:
            return Numbers()
        except (OSError, ValidationError) as error:
            raise BundleRefused(Refused.STORE, f"{_NUMBERS}: {type(error).__name__}") from None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        with _disk():
            self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            lock = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)


def _current(place: Path) -> int | None:
    try:
        return int((place / CURRENT).readlink().name)
    except (OSError, ValueError):
        return None


def _link(place: Path, number: int) -> None:
    draft = place / f".{CURRENT}.new"
    draft.unlink(missing_ok=True)
    draft.symlink_to(str(number))
    draft.replace(place / CURRENT)
    sync_folder(place)


def _write_numbers(place: Path, numbers: Numbers) -> None:
    _write(place / _NUMBERS, numbers.model_dump_json().encode("utf-8"))


def _write(file: Path, content: bytes) -> None:
    """Nothing here is secret: what root installs, the terminal's user reads."""
    write_whole(file, content)
    file.chmod(0o644)


def _remove_all_but(place: Path, kept: set[int | None]) -> None:
    for path in place.iterdir():
        if path.name.removesuffix(".json").isdigit() and int(path.name.removesuffix(".json")) not in kept:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@contextlib.contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = "no room left" if error.errno == errno.ENOSPC else os.strerror(error.errno or 0)
        raise BundleRefused(Refused.STORE, f"{Path(str(error.filename or '')).name}: {what}") from None
