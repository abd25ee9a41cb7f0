"""``kiosk doctor``: is this machine fit to be a terminal. It looks, and changes nothing.

Devices themselves are asked by ``kiosk devices check``; here is what they and the terminal stand on.
"""

from __future__ import annotations

import ctypes
import grp
import os
import pwd
import socket
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from drivers.document_printer import cups_check
from drivers.protocols import Family
from kiosk import RELEASED
from kiosk.catalogue.store import FILE as CATALOGUE_FILE
from kiosk.catalogue.store import NOTHING, Source, read_stored
from kiosk.documents import fonts
from kiosk.operations.diagnosis import Check, Finding, Outcome
from kiosk.operations.folders import is_in_memory
from kiosk.operations.surroundings import Surroundings, network_findings, settings_findings, time_findings
from kiosk.profile import DeviceSection, Profile, ProfileKind
from kiosk.texts import Argument
from offline_queue.limits import clock_is_believable, free_bytes

_OUTBOX = "outbox.sqlite"
_MEGABYTE = 1_000_000
#: The platform is asked every half hour; a week without an answer is somebody's fault.
_OLD_DAYS = 7
_CONNECT_SECONDS = 2.0
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_CUPS_PATHS = ("/printers/", "/classes/")
#: What SQLite says when somebody else holds the file, or it may not be opened.
_NOT_ITS_FAULT = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_TIMEX_ROOM = 512


def _is_synchronised() -> bool:
    """As the kernel was told by whoever corrects its clock; where it may not be asked, nothing is said against it."""
    return bool(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_ROOM)) != _TIME_ERROR)


@dataclass(frozen=True)
class Machine:
    """Where things are on a Debian; tests have other places."""

    cupsd_conf: Path = Path("/etc/cups/cupsd.conf")
    smart_card_service: Path = Path("/run/pcscd/pcscd.comm")
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    is_synchronised: Callable[[], bool] = _is_synchronised
    least_free_bytes: int | None = None  # None: as the profile says
    surroundings: Surroundings = field(default_factory=Surroundings)


def diagnose(profile: Profile, machine: Machine = Machine()) -> tuple[Finding, ...]:
    """Everything that can be said of the machine, in the order of ``Check``."""
    sections = {
        family: section
        for family in Family
        if (section := getattr(profile.devices, family.value)) is not None  # one field a family
    }
    return (
        _disk(profile, machine),
        _clock(profile, machine),
        *time_findings(profile, machine.surroundings),
        *network_findings(profile, machine.surroundings),
        *settings_findings(profile, machine.surroundings),
        _fonts(),
        _memory(profile),
        *_chip_cards(sections, machine),
        *_device_files(sections, profile),
        *_print_server(sections, machine),
        _queue(profile),
        _catalogue(profile, machine),
    )


def _found(check: Check, outcome: Outcome, **arguments: Argument) -> Finding:
    return Finding(check, outcome, tuple(arguments.items()))


def _disk(profile: Profile, machine: Machine) -> Finding:
    folder = profile.folders.state
    while not folder.exists():  # a terminal that never ran: the disk on which it will
        folder = folder.parent
    free, least = free_bytes(folder), machine.least_free_bytes
    if least is None:
        least = profile.limits.of_the_outbox().least_free_bytes
    if free < least:
        outcome = Outcome.DISK_NEARLY_FULL
    else:
        outcome = Outcome.DISK_LOW if free < 2 * least else Outcome.DISK_ENOUGH
    return _found(
        Check.DISK, outcome, folder=str(folder), megabytes=free // _MEGABYTE, least=least // _MEGABYTE
    )  # fmt: skip


def _clock(profile: Profile, machine: Machine) -> Finding:
    now = machine.now()
    newest = _newest_confirmed(profile.folders.state / _OUTBOX)
    if not clock_is_believable(now, corrected=False, released_at=RELEASED, newest_at=newest):
        return _found(Check.CLOCK, Outcome.CLOCK_WRONG, time=_minute(now))
    outcome = Outcome.CLOCK_RIGHT if machine.is_synchronised() else Outcome.CLOCK_ALONE
    return _found(Check.CLOCK, outcome, time=_minute(now))


def _newest_confirmed(database: Path) -> datetime | None:
    try:
        with closing(_opened_to_read(database)) as connection:
            row = connection.execute("SELECT confirmed_at FROM outbox ORDER BY sequence DESC LIMIT 1").fetchone()
        return datetime.fromisoformat(row[0]) if row is not None else None
    except (sqlite3.Error, ValueError):
        return None  # the queue's own check says what is wrong with it


def _fonts() -> Finding:
    missing = []
    for package, faces in (
        ("fonts-noto-cjk", partial(fonts.text_faces, "zh-CN")),
        ("fonts-hanazono", fonts.rare_hanzi_faces),
        ("fonts-dejavu-core", fonts.letters_face),
    ):
        try:
            faces()
        except fonts.FontMissing:
            missing.append(package)
    if missing:
        return _found(Check.FONTS, Outcome.FONTS_MISSING, packages=" ".join(missing))
    return _found(Check.FONTS, Outcome.FONTS_THERE)


def _memory(profile: Profile) -> Finding:
    folder = profile.folders.runtime
    if is_in_memory(folder):
        outcome = Outcome.MEMORY_RIGHT
    elif profile.kind is ProfileKind.PRODUCTION:
        outcome = Outcome.MEMORY_ON_DISK
    else:
        outcome = Outcome.MEMORY_ON_DISK_IN_REHEARSAL
    return _found(Check.MEMORY, outcome, folder=str(folder))


def _chip_cards(sections: dict[Family, DeviceSection], machine: Machine) -> Iterator[Finding]:
    if not any(section.driver == "pcsc" for section in sections.values()):
        return
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_CONNECT_SECONDS)
        try:
            line.connect(str(machine.smart_card_service))
        except OSError:
            yield _found(Check.CHIP_CARDS, Outcome.SERVICE_SILENT)
        else:
            yield _found(Check.CHIP_CARDS, Outcome.SERVICE_ANSWERS)


def _device_files(sections: dict[Family, DeviceSection], profile: Profile) -> Iterator[Finding]:
    user = _terminal_user(profile.folders.state)
    for family, section in sections.items():
        path = Path(str(section.options.get("device", "")))
        if not path.is_absolute():
            continue
        try:
            facts = path.stat()
        except FileNotFoundError:
            outcome, group = Outcome.FILE_MISSING, ""
        except OSError:
            outcome, group = Outcome.FILE_DENIED, ""
        else:
            outcome = Outcome.FILE_OPEN if _may_use(path, facts, user) else Outcome.FILE_DENIED
            group = _group_name(facts.st_gid)
        yield _found(
            Check.DEVICE_FILES, outcome, section=family.value, path=str(path), user=_user_name(user), group=group
        )  # fmt: skip


def _terminal_user(state: Path) -> int:
    """Whoever owns the terminal's folder; before its first start, whoever asks."""
    try:
        return state.stat().st_uid
    except OSError:
        return os.geteuid()


def _may_use(path: Path, facts: os.stat_result, user: int) -> bool:
    """Whether ``user`` may read and write it. Access lists count only for whoever asks for himself."""
    if user == os.geteuid():
        return os.access(path, os.R_OK | os.W_OK, effective_ids=True)
    if user == 0:
        return True
    if user == facts.st_uid:
        needed = stat.S_IRUSR | stat.S_IWUSR
    elif facts.st_gid in _groups(user):
        needed = stat.S_IRGRP | stat.S_IWGRP
    else:
        needed = stat.S_IROTH | stat.S_IWOTH
    return facts.st_mode & needed == needed


def _groups(user: int) -> list[int]:
    try:
        known = pwd.getpwuid(user)
    except KeyError:
        return []
    return os.getgrouplist(known.pw_name, known.pw_gid)


def _user_name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _group_name(group: int) -> str:
    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)


def _print_server(sections: dict[Family, DeviceSection], machine: Machine) -> Iterator[Finding]:
    """Only for a printer behind a queue: one that is printed to directly keeps what its maker decided."""
    section = sections.get(Family.DOCUMENT_PRINTER)
    address = urlsplit(str(section.options.get("uri", ""))) if section is not None else urlsplit("")
    if not address.path.startswith(_CUPS_PATHS):
        return
    if address.hostname not in _LOCAL | {socket.gethostname().lower()}:
        yield _found(Check.PRINT_SERVER, Outcome.CUPS_ELSEWHERE, host=address.hostname or "")
        return
    file = str(machine.cupsd_conf)
    try:
        problems = cups_check.check(machine.cupsd_conf.read_text("utf-8", "replace"))
    except FileNotFoundError:
        yield _found(Check.PRINT_SERVER, Outcome.CUPS_MISSING, section=Family.DOCUMENT_PRINTER.value, file=file)
        return
    except OSError as error:
        yield _found(Check.PRINT_SERVER, Outcome.CUPS_NOT_READABLE, file=file, reason=_reason(error))
        return
    if not problems:
        yield _found(Check.PRINT_SERVER, Outcome.CUPS_FORGETS, file=file)
    for problem in problems:
        outcome = Outcome(f"cups_{problem.mistake.value}")
        yield _found(Check.PRINT_SERVER, outcome, file=file, line=problem.line, directive=problem.directive)


def _queue(profile: Profile) -> Finding:
    database = profile.folders.state / _OUTBOX
    file = str(database)
    try:
        with database.open("rb"):
            pass
    except FileNotFoundError:
        return _found(Check.QUEUE, Outcome.QUEUE_NOT_YET, file=file)
    except OSError as error:
        return _found(Check.QUEUE, Outcome.QUEUE_NOT_READABLE, file=file, reason=_reason(error))
    try:
        with closing(_opened_to_read(database)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            rows = connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in _NOT_ITS_FAULT:
            return _found(Check.QUEUE, Outcome.QUEUE_NOT_READABLE, file=file, reason=error.sqlite_errorname)
        return _found(Check.QUEUE, Outcome.QUEUE_DAMAGED, file=file)
    return _found(Check.QUEUE, Outcome.QUEUE_SOUND if sound else Outcome.QUEUE_DAMAGED, file=file, rows=rows)


def _opened_to_read(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)


def _catalogue(profile: Profile, machine: Machine) -> Finding:
    file = profile.folders.cache / CATALOGUE_FILE
    try:
        stored = read_stored(file)
    except (sqlite3.Error, ValueError):
        stored = NOTHING
    except OSError as error:
        return _found(Check.CATALOGUE, Outcome.CATALOGUE_NOT_READABLE, file=str(file), reason=_reason(error))
    part, attempt = stored.part(Source.PLATFORM), stored.attempts.get(Source.PLATFORM)
    if part is not None:
        taken = datetime.fromisoformat(part.taken_at)
        asked = datetime.fromisoformat(attempt.at) if attempt is not None and not attempt.reason else taken
        days = max(0, (machine.now() - max(taken, asked)).days)
        outcome = Outcome.CATALOGUE_OLD if days >= _OLD_DAYS else Outcome.CATALOGUE_FRESH
        return _found(Check.CATALOGUE, outcome, days=days)
    folder = profile.services.folder
    if folder is not None and folder.is_dir():
        return _found(Check.CATALOGUE, Outcome.CATALOGUE_FROM_FOLDER, folder=str(folder))
    return _found(Check.CATALOGUE, Outcome.CATALOGUE_NONE)


def _minute(time: datetime) -> str:
    return time.astimezone().strftime("%Y-%m-%d %H:%M")


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__
