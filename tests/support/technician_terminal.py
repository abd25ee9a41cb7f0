"""A technician at the terminal of tests: a folder for a stick, the operator's key, and what does their work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.attendant.books import Books
from kiosk.attendant.guard import PinGuard
from kiosk.bundles.kinds import Role
from kiosk.bundles.trust import read_trust
from kiosk.central.role_signature import fingerprint
from kiosk.devices import Devices
from kiosk.filing import Filing
from kiosk.log import Log
from kiosk.maintenance.access import TechnicianAccess, Trust
from kiosk.maintenance.looking import Looking, Sources
from kiosk.maintenance.refills import Refills
from kiosk.maintenance.reports import Reports
from kiosk.maintenance.settings import SettingsHelper
from kiosk.maintenance.sticks import FILE, StickFolder
from kiosk.maintenance.tokens import Token, issue
from kiosk.maintenance.trail import Trail
from kiosk.profile import load_profile
from kiosk.profile.pin_hash import hash_pin, read_pin_hash
from kiosk.session import events as e
from kiosk.session.technician import TokenRole
from kiosk.session.world import Link
from kiosk.statistics.store import StatisticsStore
from kiosk.technician_hands import Keys, Sounds, TechnicianHands
from kiosk.texts import Language, load_words
from kiosk.workers import Worker
from tests.support.bundles import make_city, signer_of

TECHNICIAN_PIN = "602841"
#: Cheap: what is tested is who may come in.
_PIN_HASH = hash_pin(TECHNICIAN_PIN, 14)
_CITY = make_city(now=datetime.now(UTC))
_DEMO = Path(__file__).parents[2] / "config" / "profiles" / "demo.toml"


class Stick:
    """The technician's."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder / "stick"
        self.folder.mkdir(exist_ok=True)
        self.trust_file = folder / "trust.json"
        self.trust_file.write_text(_CITY.first.model_dump_json(), "utf-8")
        self.revoked_file = folder / "revoked.txt"
        self.revoked_file.write_text("# none\n", "ascii")

    def plug_in(self, *, settings: bool = False, days: int = 30, terminal: str = "", serial: str = "T-1") -> None:
        """A token of the operator's, on the stick and the stick in the machine."""
        roles = frozenset({TokenRole.TECHNICIAN, *([TokenRole.SETTINGS] if settings else [])})
        begins = datetime.now(UTC) - timedelta(days=max(1, -2 * days))
        ends = begins + timedelta(days=abs(days) + 1)
        token = Token("S-0042", serial, roles, begins, ends, (terminal,) if terminal else ())
        signer = _CITY.signers[Role.TECHNICIAN]
        (self.folder / FILE).write_text(issue(token, signer_of(signer), (signer.certificate,)), "ascii")

    def take_signer_back(self) -> None:
        """The next list of trust comes, in which who signs tokens does not count any more."""
        gone = fingerprint(_CITY.signers[Role.TECHNICIAN].certificate)
        self.trust_file.write_text(_CITY.next_list(revoked=(gone,)).model_dump_json(), "utf-8")

    def plug_in_words(self, words: str) -> None:
        (self.folder / FILE).write_text(words, "ascii")

    def pull(self) -> None:
        (self.folder / FILE).unlink()


def technician_access(
    stick: Stick, state: Path, log: Log, on_change: Callable[[], None], monotonic: Callable[[], float]
) -> TechnicianAccess:
    guard = PinGuard(state, read_pin_hash(_PIN_HASH), log, monotonic, whose="technician")
    trust = Trust("TEST-0001", "411002", lambda: read_trust(stick.trust_file), stick.revoked_file)
    return TechnicianAccess(
        trust, [StickFolder(stick.folder)], guard, log, now=lambda: datetime.now(UTC), on_change=on_change
    )


def technician_hands(
    *,
    state: Path,
    books: Books,
    filing: Filing,
    devices: Devices,
    credentials: Path,
    link: Callable[[], Link],
    worker: Worker,
    log: Log,
    answer: Callable[[e.Event], None],
    erase_keys: bool = False,
) -> TechnicianHands:
    def now() -> datetime:
        return datetime.now(UTC)

    profile = load_profile(_DEMO)
    folders = profile.folders.model_copy(update={"state": state, "cache": state, "runtime": state})
    platform = profile.platform.model_copy(update={"credentials": credentials, "url": "https://127.0.0.1:1"})
    profile = profile.model_copy(update={"folders": folders, "platform": platform})
    sources = Sources(
        counts=lambda: books.counters.counts,
        link=link,
        clock_offset=timedelta,
        queue_counts=filing.counts,
        parked=filing.parked,
        statistics=StatisticsStore(state),
        refills=Refills(state),
        log=log,
        now=now,
    )
    return TechnicianHands(
        looking=Looking(profile, sources),
        reports=Reports(state, load_words(Language.CHINESE)),
        trail=Trail(state),
        books=books,
        filing=filing,
        devices=devices,
        settings=SettingsHelper(state / "no-helper"),
        sounds=Sounds(),
        keys=Keys(credentials, erase_keys),
        worker=worker,
        terminal_id="TEST-0001",
        link=link,
        now=now,
        log=log,
        answer=answer,
    )
