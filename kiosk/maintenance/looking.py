"""Looks up what a technician's room shows. Whatever goes wrong meanwhile is a line of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.bundles.refusing import BundleRefused
from kiosk.central.credentials import CredentialsError, load_credentials
from kiosk.central.patrol import CheckIn, address, signed
from kiosk.log import Log, Logged
from kiosk.maintenance import network, updates
from kiosk.maintenance.refills import Refill, Refills
from kiosk.operations.diagnosis import Check, Finding, Verdict
from kiosk.operations.doctor import diagnose
from kiosk.profile import Profile
from kiosk.session.desk import Counts
from kiosk.session.technician import Badge, Level, Line, LogLine, ParkedRow, PatrolCode, Report, Room
from kiosk.session.watching import What
from kiosk.session.world import Link
from kiosk.statistics.store import StatisticsStore
from kiosk.taken_back import bundles_of
from kiosk.texts import Text
from offline_queue.model import Counts as QueueCounts
from offline_queue.model import Fact
from offline_queue.store import KnownError

_VERDICTS = {Verdict.GOOD: Level.GOOD, Verdict.WARNING: Level.WARN, Verdict.BAD: Level.BAD}
#: A clock that is further away than this makes signatures and codes doubtful.
_CLOCK_SECONDS = 30.0
_MOST_PARKED = 50
_FORECAST_DAYS = 14
_KNOWN_REASONS = frozenset(
    {
        "not_yet", "materials_missing", "no_progress", "expired", "too_many_attempts", "damaged", "material_lost",
        "malformed", "bad_signature", "cannot_unseal", "material_mismatch", "too_large", "conflict", "unknown_item",
        "not_eligible", "incomplete", "already_filed", "too_late", "no_such_case", "other",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """What is asked. None of it has a word about a resident."""

    counts: Callable[[], Counts]
    link: Callable[[], Link]
    clock_offset: Callable[[], timedelta]
    queue_counts: Callable[[], QueueCounts]
    parked: Callable[[int], tuple[Fact, ...]]
    statistics: StatisticsStore
    refills: Refills
    log: Log
    now: Callable[[], datetime]
    releases: updates.Bringer | None = None  # None: nobody's count


class Looking:
    """``look`` may take seconds: never on the thread of the pages."""

    def __init__(self, profile: Profile, sources: Sources) -> None:
        self._profile = profile
        self._sources = sources

    def look(self, room: Room, badge: Badge) -> Report:
        at = self._sources.now()
        match room:
            case Room.READINESS:
                return Report(room, at, (*self._standing(), *self._machine()))
            case Room.NETWORK:
                return Report(room, at, tuple(self._network()))
            case Room.SUPPLIES:
                return Report(room, at, tuple(self._supplies(at.date())))
            case Room.QUEUE:
                return self._queue(at)
            case Room.LOG:
                return Report(room, at, log=tuple(_log_line(line) for line in reversed(self._sources.log.recent())))
            case Room.UPDATE:
                return Report(room, at, tuple(updates.lines(self._sources.releases)))
            case Room.PATROL:
                return self._patrol(at, badge)
            case _:
                return Report(room, at)

    def reaches_platform(self) -> bool:
        """Now, over the network as it is; may take some seconds."""
        return not network.connect(*self._door()).fault

    def _door(self) -> tuple[str, int]:
        """Who asks a proxy knows neither the platform's name nor its port: then it is the proxy that has to answer."""
        proxy = self._proxy()
        return network.host_and_port(f"//{proxy}" if proxy else self._profile.platform.url)

    # --- readiness ----------------------------------------------------------------------------------------------------

    def _machine(self) -> Iterator[Line]:
        numbers: dict[Check, int] = {}
        for finding in diagnose(self._profile):
            numbers[finding.check] = number = numbers.get(finding.check, 0) + 1
            yield _line_of(finding, number)

    def _standing(self) -> Iterator[Line]:
        link = self._sources.link()
        states = {
            Link.ONLINE: (Text.of("tech-state-online"), Level.GOOD),
            Link.OFFLINE: (Text.of("tech-state-offline"), Level.WARN),
            Link.UNKNOWN: (Text.of("tech-state-not-asked"), Level.OFF),
        }
        yield Line("link", Text.of("tech-line-link"), *states[link])
        try:
            load_credentials(self._profile.platform.credentials)
        except CredentialsError:
            cure = Text.of("tech-cure-not-enrolled")
            state = Text.of("tech-state-not-enrolled")
            yield Line("certificate", Text.of("tech-line-certificate"), state, Level.BAD, cure)
        else:
            state = Text.of("tech-state-enrolled")
            yield Line("certificate", Text.of("tech-line-certificate"), state, Level.GOOD)

        yield from self._bundles()

    def _bundles(self) -> Iterator[Line]:
        """Nothing where the profile names nobody whose bundles count."""
        if self._profile.bundles.trust is None:
            return
        name = Text.of("tech-line-bundles")
        try:
            found = bundles_of(self._profile).taken_back()
        except (BundleRefused, OSError):
            yield Line("bundles", name, Text.of("tech-state-no-trust"), Level.BAD, Text.of("tech-cure-no-trust"))
            return
        for one in found:
            key, what = f"bundle-{one.kind}-{one.name}", f"{one.kind}/{one.name}"
            if one.instead is None:
                state = Text.of("tech-state-bundle-stays", name=what, number=one.sequence)
                yield Line(key, name, state, Level.BAD, Text.of("tech-cure-bundle-stays"))
            else:
                state = Text.of("tech-state-bundle-gone-back", name=what, number=one.sequence, instead=one.instead)
                yield Line(key, name, state, Level.WARN, Text.of("tech-cure-bundle-gone-back"))
        if not found:
            yield Line("bundles", name, Text.of("tech-state-bundles-good"), Level.GOOD)

    # --- network ------------------------------------------------------------------------------------------------------

    def _network(self) -> Iterator[Line]:
        for interface in network.interfaces():
            name = Text.of("tech-line-interface", name=interface.name)
            if interface.up and interface.addresses:
                state = Text.of("tech-state-up", addresses=", ".join(interface.addresses))
                yield Line(f"interface-{interface.name}", name, state, Level.GOOD)
            else:
                cure = Text.of("tech-cure-interface")
                yield Line(f"interface-{interface.name}", name, Text.of("tech-state-down"), Level.WARN, cure)
        gateway = network.gateway()
        name = Text.of("tech-line-gateway")
        if gateway:
            yield Line("gateway", name, Text.of("tech-state-address", address=gateway), Level.GOOD)
        else:
            yield Line("gateway", name, Text.of("tech-state-no-gateway"), Level.WARN, Text.of("tech-cure-gateway"))
        yield from self._platform()
        proxy = self._proxy()
        state = Text.of("tech-state-address", address=proxy) if proxy else Text.of("tech-state-no-proxy")
        yield Line("proxy", Text.of("tech-line-proxy"), state, Level.GOOD if proxy else Level.OFF)
        yield self._clock()
        yield from (_line_of(each, 1) for each in diagnose(self._profile) if each.check in (Check.CLOCK, Check.DISK))

    def _proxy(self) -> str:
        """Host and port of what stands between us and the platform; "" for nothing."""
        section = self._profile.network
        return network.shown_proxy(section.proxy) if section is not None and section.proxy else network.proxy()

    def _platform(self) -> Iterator[Line]:
        host, port = self._door()
        found = network.resolve(host)
        name = Text.of("tech-line-dns")
        if found.fault:
            state = Text.of("tech-state-not-resolved", name=host)
            yield Line("dns", name, state, Level.BAD, Text.of("tech-cure-dns"))
        else:
            state = Text.of("tech-state-resolved", name=host, address=found.address, milliseconds=found.milliseconds)
            yield Line("dns", name, state, Level.GOOD)
        reached = network.connect(host, port)
        name = Text.of("tech-line-platform")
        if reached.fault:
            state = Text.of("tech-state-not-reached", name=f"{host}:{port}", fault=reached.fault)
            yield Line("platform", name, state, Level.BAD, Text.of("tech-cure-platform"))
        else:
            state = Text.of("tech-state-reached", name=f"{host}:{port}", milliseconds=reached.milliseconds)
            yield Line("platform", name, state, Level.GOOD)

    def _clock(self) -> Line:
        name = Text.of("tech-line-clock")
        offset = self._sources.clock_offset().total_seconds()
        if self._sources.link() is Link.UNKNOWN and not offset:
            return Line("offset", name, Text.of("tech-state-offset-unknown"), Level.OFF)
        state = Text.of("tech-state-offset", seconds=f"{offset:.1f}")
        if abs(offset) > _CLOCK_SECONDS:
            return Line("offset", name, state, Level.BAD, Text.of("tech-cure-clock"))
        return Line("offset", name, state, Level.GOOD)

    # --- supplies -----------------------------------------------------------------------------------------------------

    def _supplies(self, today: date) -> Iterator[Line]:
        counts = self._sources.counts()
        left, name = counts.sheets_left, Text.of("tech-line-paper")
        if left is None:
            state = Text.of("tech-state-sheets-unknown", used=counts.a4_since_refill)
            yield Line("paper", name, state, Level.OFF)
        else:
            level = Level.WARN if counts.paper_runs_low else Level.GOOD
            cure = Text.of("tech-cure-paper") if counts.paper_runs_low else None
            yield Line("paper", name, self._forecast(left, today), level, cure)
        zone = self._sources.now().tzinfo

        def day(since: datetime | None) -> str:
            return f"{since.astimezone(zone):%Y-%m-%d}" if since is not None else "—"

        toner = Text.of("tech-state-pages-since", used=counts.a4_since_toner, since=day(counts.toner_changed_at))
        yield Line("toner", Text.of("tech-line-toner"), toner, Level.GOOD)
        roll = Text.of("tech-state-slips-since", used=counts.receipts_since_roll, since=day(counts.roll_changed_at))
        yield Line("roll", Text.of("tech-line-roll"), roll, Level.GOOD)
        for number, refill in enumerate(self._sources.refills.last(), start=1):
            yield _refill_line(number, refill, self._sources.now())

    def _forecast(self, left: int, today: date) -> Text:
        """By the days on which something was printed: a hall that is closed at weekends uses none then."""
        days = self._sources.statistics.between(today - timedelta(days=_FORECAST_DAYS), today - timedelta(days=1))
        pages = sum(each.count for each in days if each.what is What.PAGES)
        if not pages:
            return Text.of("tech-state-sheets-left", sheets=left)
        used_days = len({each.day for each in days})
        a_day = max(1, round(pages / used_days))
        return Text.of("tech-state-sheets-forecast", sheets=left, perday=a_day, days=left // a_day)

    # --- queue --------------------------------------------------------------------------------------------------------

    def _queue(self, at: datetime) -> Report:
        try:
            counts, parked = self._sources.queue_counts(), self._sources.parked(_MOST_PARKED)
        except KnownError:
            failed = Line("queue", Text.of("tech-line-queue"), Text.of("doctor-queue-damaged"), Level.BAD)
            return Report(Room.QUEUE, at, (failed,))
        oldest = counts.oldest_waiting_at
        when = Text.of("tech-state-none")
        if oldest is not None:
            when = Text.of("tech-state-at", at=f"{oldest.astimezone(at.tzinfo):%Y-%m-%d %H:%M}")
        parked_level = Level.WARN if counts.parked else Level.GOOD
        lines = (
            Line("waiting", Text.of("tech-line-queue-waiting"), _rows(counts.waiting), Level.GOOD),
            Line("parked", Text.of("tech-line-queue-parked"), _rows(counts.parked), parked_level),
            Line("oldest", Text.of("tech-line-queue-oldest"), when, Level.GOOD),
            Line(
                "size",
                Text.of("tech-line-queue-size"),
                Text.of("tech-state-megabytes", megabytes=f"{counts.size / 1_000_000:.1f}"),
                Level.GOOD,
            ),
        )
        return Report(Room.QUEUE, at, lines, parked=tuple(_parked(fact) for fact in parked))

    # --- patrol -------------------------------------------------------------------------------------------------------

    def _patrol(self, at: datetime, badge: Badge) -> Report:
        try:
            key = load_credentials(self._profile.platform.credentials).key
        except CredentialsError:
            name = Text.of("tech-line-certificate")
            state, cure = Text.of("tech-patrol-not-signed"), Text.of("tech-cure-not-enrolled")
            return Report(Room.PATROL, at, (Line("certificate", name, state, Level.BAD, cure),))
        counts = self._sources.counts()
        said = CheckIn(self._profile.terminal.id, at, badge.serial, counts.a4_pages, counts.receipts, counts.visits)
        opened = address(self._profile.platform.url, signed(said, key))
        return Report(Room.PATROL, at, patrol=PatrolCode(opened, at))


def _line_of(finding: Finding, number: int) -> Line:
    """A line of the doctor's. Of one check there may be several: each device file has its own."""
    check = finding.check.value.replace("_", "-")
    outcome = finding.outcome.value.replace("_", "-")
    cure = Text(f"doctor-cure-{outcome}", finding.arguments) if finding.verdict is not Verdict.GOOD else None
    key = check if number == 1 else f"{check}-{number}"
    state = Text(f"doctor-{outcome}", finding.arguments)
    return Line(f"machine-{key}", Text.of(f"tech-line-{check}"), state, _VERDICTS[finding.verdict], cure)


def _rows(count: int) -> Text:
    return Text.of("tech-state-rows", count=count)


def _parked(fact: Fact) -> ParkedRow:
    reason = fact.reason if fact.reason in _KNOWN_REASONS else "other"
    kind = Text(f"queue-kind-{fact.kind.value.replace('_', '-')}")
    return ParkedRow(str(fact.id), kind, fact.confirmed_at, Text(f"queue-reason-{reason.replace('_', '-')}"))


def _log_line(line: Logged) -> LogLine:
    level = Level.BAD if line.event.is_fault else Level.WARN if line.event.is_warning else Level.GOOD
    said = " ".join(f"{name}={value}" for name, value in line.fields)
    return LogLine(line.at, line.event.value, said[:200], level)


def _refill_line(number: int, refill: Refill, now: datetime) -> Line:
    at = f"{refill.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
    what = f"+{refill.sheets}" if refill.sheets else "↻"
    state = Text.of("tech-state-refilled-by", who=refill.who, at=at, what=what)
    return Line(f"refill-{number}", Text.of(f"tech-line-{refill.key}"), state, Level.OFF)
