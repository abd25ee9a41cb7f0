"""The machine goes off when nobody is there and everything is delivered, and never where nobody could wake it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.operations.power import Around, CannotWake, PowerKeeping, next_time, switch_off
from kiosk.session.hours import Daily

ZONE = ZoneInfo("Asia/Shanghai")
OFF = Daily(time(22, 30), time(6, 30))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass
class Bench:
    folder: Path
    wall: datetime = field(default_factory=lambda: at("2026-11-23 23:00"))
    visited: bool = False
    undelivered: int = 0
    busy: bool = False
    closed: bool = True
    now: float = 0.0

    def __post_init__(self) -> None:
        around = Around(
            wall=lambda: self.wall,
            visited=lambda: self.visited,
            undelivered=lambda: self.undelivered,
            busy=lambda: self.busy,
            closed=lambda: self.closed,
            changed=lambda: None,
        )
        self.keeping = PowerKeeping(self.folder, OFF, around, lambda: self.now)
        self.keeping.look()
        self.now = 121.0

    def asks(self) -> bool:
        self.keeping.look()
        return (self.folder / "power" / "off").exists()


def test_it_asks_once_nobody_is_there_and_everything_is_delivered(tmp_path: Path) -> None:
    assert Bench(tmp_path).asks()


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("visited", True),
        ("undelivered", 1),
        ("busy", True),
        ("closed", False),
        ("now", 100.0),
        ("wall", at("2026-11-23 22:29")),
        ("wall", at("2026-11-24 06:25")),
    ],
)
def test_it_stays_on_for_every_reason(what: str, value: object, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    setattr(bench, what, value)
    assert not bench.asks()


def test_what_was_asked_is_taken_back_when_a_row_comes_in(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    assert bench.asks()
    bench.undelivered = 1
    assert not bench.asks()
    assert not bench.keeping.wants_off


def test_whoever_comes_back_is_waited_for_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.visited = True
    assert not bench.asks()
    bench.visited = False
    assert not bench.asks()
    bench.now += 121
    assert bench.asks()


def test_a_terminal_without_times_never_asks(tmp_path: Path) -> None:
    never = PowerKeeping(tmp_path, None, Bench(tmp_path / "x").keeping._around, lambda: 1e9)
    never.look()
    assert not never.wants_off


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """Programs that note how they were called, in place of those that would switch this machine off."""
    for name, code in (("rtcwake", 0), ("poweroff", 0), ("broken", 1)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> {tmp_path}/called\nexit {code}\n')
        program.chmod(0o755)
    return tmp_path


def called(folder: Path) -> list[str]:
    told = folder / "called"
    return told.read_text().splitlines() if told.exists() else []


def test_its_own_clock_is_set_before_it_goes_off(commands: Path) -> None:
    wall = at("2026-11-23 23:00")
    wake = switch_off(OFF, wall, by_clock=True, rtcwake=(f"{commands}/rtcwake",), poweroff=(f"{commands}/poweroff",))
    assert wake == at("2026-11-24 06:30")
    seconds = int(at("2026-11-24 06:30").timestamp())
    assert called(commands) == [f"rtcwake --mode no --time {seconds}", "poweroff "]


def test_a_machine_that_cannot_wake_itself_stays_on(commands: Path) -> None:
    with pytest.raises(CannotWake):
        switch_off(
            OFF,
            at("2026-11-23 23:00"),
            by_clock=True,
            rtcwake=(f"{commands}/broken",),
            poweroff=(f"{commands}/poweroff",),
        )
    assert called(commands) == ["broken --mode no --time " + str(int(at("2026-11-24 06:30").timestamp()))]


def test_a_case_with_a_timer_only_wants_it_off(commands: Path) -> None:
    switch_off(OFF, at("2026-11-24 01:00"), by_clock=False, poweroff=(f"{commands}/poweroff",))
    assert called(commands) == ["poweroff "]


def test_by_day_whoever_asks_nothing_is_done(commands: Path) -> None:
    for wall in ("2026-11-23 12:00", "2026-11-24 06:25"):
        assert switch_off(OFF, at(wall), by_clock=False, poweroff=(f"{commands}/poweroff",)) is None
    assert called(commands) == []


def test_the_time_to_be_on_again_is_the_next_one() -> None:
    assert next_time(OFF, at("2026-11-23 23:00")) == at("2026-11-24 06:30")
    assert next_time(OFF, at("2026-11-24 01:00")) == at("2026-11-24 06:30")
    assert next_time(Daily(time(12), time(13)), at("2026-11-24 12:30")) == at("2026-11-24 13:00")
