"""The technician's pages, as the presenter words them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.session import model as m
from kiosk.session.desk import Result
from kiosk.session.nearby import PadKey
from kiosk.session.technician import (
    Level,
    Line,
    LogLine,
    ParkedRow,
    PatrolCode,
    Remark,
    Report,
    Room,
    Test,
    TokenAccess,
    Work,
)
from kiosk.texts import Text
from screens.models import Body, PageKind
from tests.support.sample_pages.presented import bodies_of
from tests.support.situations import world
from tests.support.technician_situations import BADGE

_AT = datetime(2026, 6, 15, 2, 31, 7, tzinfo=UTC)


def _line(key: str, state: Text, level: Level = Level.GOOD, cure: str = "", **name: str) -> Line:
    text = Text(f"tech-line-{key}", tuple(name.items()))
    return Line(key, text, state, level, Text(cure) if cure else None)


_READINESS = (
    _line("link", Text.of("tech-state-online")),
    _line("certificate", Text.of("tech-state-enrolled")),
    _line("disk", Text.of("doctor-disk-enough", megabytes="41210", folder="/var/lib/kiosk")),
    _line("clock", Text.of("doctor-clock-alone", time="2026-06-15 10:31"), Level.WARN, "tech-cure-clock"),
)
_NETWORK = (
    _line("interface", Text.of("tech-state-up", addresses="10.32.4.17"), name="enp1s0"),
    _line("gateway", Text.of("tech-state-address", address="10.32.4.1")),
    _line("dns", Text.of("tech-state-resolved", name="zwfw.example.gov", address="10.2.0.9", milliseconds=4)),
    _line(
        "platform",
        Text.of("tech-state-not-reached", name="zwfw.example.gov:443", fault="TimeoutError"),
        Level.BAD,
        "tech-cure-platform",
    ),
    _line("proxy", Text.of("tech-state-no-proxy"), Level.OFF),
    _line("disk", Text.of("doctor-disk-enough", megabytes="41210", folder="/var/lib/kiosk")),
)
_SUPPLIES = (
    _line("paper", Text.of("tech-state-sheets-forecast", sheets=188, perday=41, days=4)),
    _line("toner", Text.of("tech-state-pages-since", used=2210, since="2026-03-02")),
    _line("roll", Text.of("tech-state-slips-since", used=96, since="2026-06-01")),
    Line(
        "refill-1",
        Text.of("tech-line-paper"),
        Text.of("tech-state-refilled-by", who="T-0042", at="2026-06-12 08:05", what="+500"),
        Level.OFF,
    ),
)
_QUEUE = (
    _line("queue-waiting", Text.of("tech-state-rows", count=12)),
    _line("queue-parked", Text.of("tech-state-rows", count=2), Level.WARN),
    _line("queue-oldest", Text.of("tech-state-at", at="2026-06-14 17:20")),
    _line("queue-size", Text.of("tech-state-megabytes", megabytes="3.1")),
)
_UPDATE = (
    _line("release", Text.of("update-installed", version="0.4.0")),
    _line("release-way", Text.of("update-stage-idle"), Level.OFF),
    _line("release-stick", Text.of("tech-release-there", megabytes=97)),
)
_PARKED = (
    ParkedRow(
        "0197f000-0000-7000-8000-00000000a001",
        Text.of("queue-kind-application"),
        datetime(2026, 6, 14, 9, 20, tzinfo=UTC),
        Text.of("queue-reason-bad-signature"),
    ),
    ParkedRow(
        "0197f000-0000-7000-8000-00000000a002",
        Text.of("queue-kind-review"),
        datetime(2026, 6, 15, 1, 2, tzinfo=UTC),
        Text.of("queue-reason-malformed"),
    ),
)
_LOG = (
    LogLine(_AT, "technician", "action=technician_entered reference=261122-1a2b3c4d", Level.GOOD),
    LogLine(_AT, "device_gone", "family=receipt_printer condition=offline problems=", Level.WARN),
    LogLine(_AT, "mistake", "where=layout: kiosk.paper.pages:57 fault=WorkerFailed", Level.BAD),
    LogLine(_AT, "link_back", "", Level.GOOD),
    LogLine(_AT, "started", "version=2026061", Level.GOOD),
)

#: As long as a real one: it is drawn, and read by a phone.
PATROL_ADDRESS = (
    "https://platform.example.gov/patrol/p1.HALL24-0001.1795312800.261101-0badcafe.41278.9602.18345." + "Zx" * 43
)


def _report(room: Room) -> Report:
    lines = {
        Room.READINESS: _READINESS,
        Room.NETWORK: _NETWORK,
        Room.SUPPLIES: _SUPPLIES,
        Room.QUEUE: _QUEUE,
        Room.UPDATE: _UPDATE,
    }
    return Report(
        room,
        _AT,
        lines.get(room, ()),
        parked=_PARKED if room is Room.QUEUE else (),
        log=_LOG if room is Room.LOG else (),
        patrol=PatrolCode(PATROL_ADDRESS, _AT) if room is Room.PATROL else None,
    )


def technician_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the attendant's."""
    nobody = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1)
    rooms = {
        f"60-technician-{number}-{room.value}": nobody.to(m.TechnicianRoom(BADGE, room=room, report=_report(room)))
        for number, room in enumerate(Room, start=1)
    }
    tests = m.TechnicianRoom(BADGE, room=Room.TESTS, report=_report(Room.TESTS))
    refilled = Remark(Work.REFILLED, Result.DONE, count=500)
    supplies = m.TechnicianRoom(BADGE, room=Room.SUPPLIES, report=_report(Room.SUPPLIES), remark=refilled)
    static = m.Values(
        (("method", ("static",)), ("address", ("10.32.4.17/24",)), ("gateway", ("10.9.9.9",)), ("dns", ("",)))
    )
    settings = m.TechnicianRoom(BADGE, room=Room.SETTINGS, report=_report(Room.SETTINGS))
    sessions = rooms | {
        "61-technician-test-camera": nobody.to(m.TechnicianTest(tests, Test.CAMERA, looks=3)),
        "61-technician-test-failed": nobody.to(m.TechnicianTest(tests, Test.PLATE, failed=True)),
        "61-technician-test-grid": nobody.to(m.TechnicianTest(tests, Test.TOUCH)),
        "61-technician-test-keypad": nobody.to(m.TechnicianTest(tests, Test.KEYPAD, keys=7, last=PadKey.SELECT)),
        "61-technician-test-lamps": nobody.to(m.TechnicianTest(tests, Test.LAMPS)),
        "62-technician-refilled": nobody.to(supplies),
        "62-technician-failed": nobody.to(
            replace(tests, remark=Remark(Test.FINGER, Result.FAILED, Text.of("tech-finger-no-finger")))
        ),
        "62-technician-bringing": nobody.to(
            m.TechnicianRoom(
                BADGE,
                room=Room.UPDATE,
                report=_report(Room.UPDATE),
                remark=Remark(Work.BRING_RELEASE, said=Text.of("tech-release-copying", here=36, whole=97)),
            )
        ),
        "62-technician-looking": nobody.to(m.TechnicianRoom(BADGE)),
        "63-technician-network-form": nobody.to(m.TechnicianForm(settings, static, checked=True)),
        "64-technician-pin": nobody.to(m.AttendantPin(digits="30")),
    }
    here = world(technician=TokenAccess(BADGE))
    return bodies_of(sessions, here)
