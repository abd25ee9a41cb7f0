"""A technician in every room, with everything that can be asked, tried and under way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from drivers.protocols import Problem
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import Result
from kiosk.session.nearby import PadKey
from kiosk.session.technician import (
    Badge,
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
    TokenRole,
    TokenTrouble,
    Work,
)
from kiosk.texts import Text

BADGE = Badge("T-0042", "261122-1a2b3c4d", frozenset(TokenRole), date(2027, 2, 20))
PLAIN = replace(BADGE, roles=frozenset({TokenRole.TECHNICIAN}))
NOW = datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
PARKED = ParkedRow(
    "0197f000-0000-7000-8000-00000000a001", Text.of("queue-kind-application"), NOW, Text("queue-reason-malformed")
)
LINES = (
    Line(
        "disk",
        Text.of("tech-line-disk"),
        Text.of("doctor-disk-enough", megabytes="41000", folder="/var/lib/kiosk"),
        Level.GOOD,
    ),
    Line(
        "clock",
        Text.of("tech-line-clock"),
        Text.of("doctor-clock-alone", time="10:00"),
        Level.WARN,
        Text.of("tech-cure-clock"),
    ),
)
RELEASES = (
    Line("release", Text.of("tech-line-release"), Text.of("update-installed", version="0.4.0"), Level.GOOD),
    Line("release-way", Text.of("tech-line-release-way"), Text.of("update-stage-idle"), Level.OFF),
    Line("release-stick", Text.of("tech-line-release-stick"), Text.of("tech-release-there", megabytes=97), Level.GOOD),
)
REPORTS = {
    room: Report(
        room,
        NOW,
        RELEASES if room is Room.UPDATE else LINES,
        parked=(PARKED,) if room is Room.QUEUE else (),
        log=(
            LogLine(NOW, "link_lost", "", Level.WARN),
            LogLine(NOW, "started", "version=0.4.0", Level.GOOD),
            LogLine(NOW, "mistake", "where=session", Level.BAD),
        )
        if room is Room.LOG
        else (),
        patrol=PatrolCode("kiosk-patrol-1.eyJ9.sig", NOW) if room is Room.PATROL else None,
    )
    for room in Room
}
ACCESSES = (
    TokenAccess(),
    TokenAccess(BADGE),
    TokenAccess(PLAIN, pin_blocked_until=1290.0),
    TokenAccess(trouble=TokenTrouble.EXPIRED),
)


def technicians(nobody: m.Session, awaiting: Callable[[m.Session, m.Waiting], m.Session]) -> Iterator[m.Session]:
    yield awaiting(nobody.to(m.AttendantPin(checked_for=BADGE)), m.Waiting.PIN)
    for room, report in REPORTS.items():
        here = m.TechnicianRoom(BADGE, room=room)
        yield awaiting(nobody.to(here), m.Waiting.LOOK_INTO)
        yield nobody.to(replace(here, report=report))
    at_tests = m.TechnicianRoom(BADGE, m.LeftBecause.NOT_TAKEN, Room.TESTS, REPORTS[Room.TESTS])
    yield awaiting(nobody.to(replace(at_tests, remark=Remark(Test.FINGER))), m.Waiting.TRY)
    yield awaiting(nobody.to(replace(at_tests, remark=Remark(Test.RECEIPT))), m.Waiting.TEST_RECEIPT)
    yield nobody.to(replace(at_tests, remark=Remark(Test.TOUCH, Result.FAILED, count=120)))
    yield nobody.to(replace(at_tests, remark=Remark(Test.FINGER, Result.FAILED, Text.of("tech-finger-no-finger"))))
    printing = replace(
        at_tests, remark=Remark(Test.PAGE), job=m.EffectId(1, 1), problems=frozenset({Problem.PAPER_OUT})
    )
    yield awaiting(nobody.to(printing), m.Waiting.PRINT)
    yield awaiting(nobody.to(printing), m.Waiting.CANCEL)
    supplies = m.TechnicianRoom(PLAIN, room=Room.SUPPLIES, report=REPORTS[Room.SUPPLIES])
    yield nobody.to(replace(supplies, asked=Work.REFILLED))
    yield nobody.to(replace(supplies, remark=Remark(Work.REFILLED, Result.DONE, count=500)))
    queue = m.TechnicianRoom(PLAIN, room=Room.QUEUE, report=REPORTS[Room.QUEUE])
    yield awaiting(nobody.to(replace(queue, remark=Remark(Work.DRAIN))), m.Waiting.SERVICE)
    yield nobody.to(replace(queue, remark=Remark(Work.UNPARK, Result.UNCONFIRMED)))
    update = m.TechnicianRoom(PLAIN, room=Room.UPDATE, report=REPORTS[Room.UPDATE])
    copying = Remark(Work.BRING_RELEASE, said=Text.of("tech-release-copying", here=12, whole=97))
    yield awaiting(nobody.to(replace(update, remark=copying)), m.Waiting.SERVICE)
    log = m.TechnicianRoom(PLAIN, room=Room.LOG, report=REPORTS[Room.LOG])
    yield from (nobody.to(replace(log, least=level)) for level in (Level.WARN, Level.BAD))
    yield nobody.to(replace(log, report=replace(REPORTS[Room.LOG], log=())))
    yield from testing(nobody, at_tests, awaiting)
    settings = m.TechnicianRoom(BADGE, room=Room.SETTINGS, report=REPORTS[Room.SETTINGS])
    yield nobody.to(m.TechnicianForm(settings, m.Values((("method", ("dhcp",)),))))
    static = m.Values(
        (("method", ("static",)), ("address", ("10.1.2.3/24",)), ("gateway", ("10.1.2.1",)), ("dns", ("10.1.2.1",)))
    )
    yield nobody.to(m.TechnicianForm(settings, static))
    yield nobody.to(m.TechnicianForm(settings, static.put("gateway", ("10.9.9.9",)), checked=True))


def testing(
    nobody: m.Session, room: m.TechnicianRoom, awaiting: Callable[[m.Session, m.Waiting], m.Session]
) -> Iterator[m.Session]:
    """Each test that has a page of its own."""
    yield awaiting(nobody.to(m.TechnicianTest(room, Test.SCAN)), m.Waiting.SCAN)
    yield nobody.to(m.TechnicianTest(room, Test.SCAN, code=24))
    yield nobody.to(m.TechnicianTest(room, Test.SCAN, failed=True))
    yield awaiting(nobody.to(m.TechnicianTest(room, Test.CAMERA)), m.Waiting.LOOK)
    yield awaiting(nobody.to(m.TechnicianTest(room, Test.CAMERA, looks=3)), m.Waiting.LOOK)
    yield awaiting(nobody.to(m.TechnicianTest(room, Test.PLATE, looks=3)), m.Waiting.PLATE)
    yield nobody.to(m.TechnicianTest(room, Test.PLATE, failed=True))
    yield nobody.to(m.TechnicianTest(room, Test.TOUCH))
    yield nobody.to(m.TechnicianTest(room, Test.TOUCH, cells=frozenset(range(160))))
    yield nobody.to(m.TechnicianTest(room, Test.KEYPAD))
    yield nobody.to(m.TechnicianTest(room, Test.KEYPAD, keys=7, last=PadKey.SELECT))
    yield nobody.to(m.TechnicianTest(room, Test.LAMPS))


def technician_touches() -> Iterator[e.Event]:
    yield from (e.TryIt(test) for test in Test)
    yield from (e.ServiceAct(work) for work in Work)
    yield e.ServiceAct(Work.UNPARK, PARKED.id)
    yield from (e.PrintReport(on_receipt) for on_receipt in (True, False))
    yield from (e.ShowLog(level) for level in Level)
    yield from (e.TouchCell(cell) for cell in (0, 159, 160, -1))
    yield from (e.ChooseTab(room) for room in Room)
    yield e.Pick("method", "static")
    yield e.Write("address", "10.1.2.3/24")


def technician_events(effect: m.EffectId) -> Iterator[e.Event]:
    yield from (e.LookedInto(effect, report) for report in (REPORTS[Room.READINESS], REPORTS[Room.QUEUE]))
    yield from (e.PartTried(effect, result) for result in (Result.DONE, Result.FAILED))
    yield e.ServiceGoesOn(effect, Text.of("tech-release-copying", here=4, whole=97))
    yield from (e.Serviced(effect, ok) for ok in (True, False))
