"""Every stage of an update decides every event, twice and in any order; what it comes to is written down here."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import get_args

import pytest

from kiosk.updating.record import Record
from kiosk.updating.states import (
    AT_WORK,
    BEFORE,
    Begun,
    Event,
    GivenUp,
    Healthy,
    Installed,
    Offered,
    Progress,
    Reason,
    Received,
    Refused,
    Release,
    RolledBack,
    Stage,
    Staged,
    Started,
    advance,
    as_values,
    followed,
    from_values,
)

RELEASE = Release("2.0", 2, 1000, "a" * 64)
NEWER = Release("3.0", 3, 1000, "b" * 64)
OLDER = Release("1.0", 1, 1000, "c" * 64)
#: One of each kind, and the two offers that are something else.
EVENTS: dict[str, Event] = {
    "offered": Offered(NEWER),
    "withdrawn": Offered(None),
    "older": Offered(OLDER),
    "received": Received(500),
    "staged": Staged(NEWER),
    "refused": Refused(Reason.REFUSED, "expired"),
    "begun": Begun(),
    "installed": Installed(),
    "started": Started(),
    "healthy": Healthy(),
    "given up": GivenUp(Reason.NOT_HEALTHY, "silent"),
    "rolled back": RolledBack(),
}
E, F, D, S = Stage.IDLE, Stage.OFFERED, Stage.DOWNLOADING, Stage.STAGED
N, P, C, B, R = Stage.INSTALLING, Stage.PROBATION, Stage.CONFIRMED, Stage.ROLLING_BACK, Stage.ROLLED_BACK
STAGES = (E, F, D, S, N, P, C, B, R)
#: What each event makes of each stage, in this order of stages.
TABLE: dict[str, tuple[Stage, ...]] = {
    #               E  F  D  S  N  P  C  B  R
    "offered":     (F, F, F, F, N, P, F, B, F),
    "withdrawn":   (E, E, E, E, N, P, C, B, R),
    "older":       (E, F, D, S, N, P, C, B, R),
    "received":    (E, D, D, S, N, P, C, B, R),
    "staged":      (S, S, S, S, N, P, S, B, S),
    "refused":     (E, E, E, E, N, P, C, B, R),
    "begun":       (E, F, D, N, N, P, C, B, R),
    "installed":   (E, F, D, S, P, P, C, B, R),
    "started":     (E, F, D, S, N, P, C, B, R),
    "healthy":     (E, F, D, S, N, C, C, B, R),
    "given up":    (E, F, D, S, B, B, C, B, R),
    "rolled back": (E, F, D, S, N, P, C, R, R),
}  # fmt: skip


def at(stage: Stage) -> Progress:
    received = RELEASE.size if stage is S else 100 if stage is D else 0
    return Progress(stage, None if stage is E else RELEASE, received, highest=1, failed=(9,))


def test_the_table_names_every_stage_and_every_event() -> None:
    assert set(STAGES) == set(Stage)
    assert {type(event) for event in EVENTS.values()} == set(get_args(Event))
    assert TABLE.keys() == EVENTS.keys()


@pytest.mark.parametrize(("name", "stage"), list(itertools.product(EVENTS, STAGES)))
def test_every_stage_decides_every_event(name: str, stage: Stage) -> None:
    before = at(stage)
    after = advance(before, EVENTS[name])
    assert after.stage is TABLE[name][STAGES.index(stage)]
    if name in ("offered", "withdrawn", "older", "staged", "refused", "begun", "installed", "healthy", "rolled back"):
        assert advance(after, EVENTS[name]) == after, "the same again is nothing new"
    if stage in AT_WORK:
        assert after.release == before.release, "nobody exchanges what is being installed"


def test_a_release_that_failed_or_is_older_is_never_begun() -> None:
    progress = Progress(failed=(2,), highest=1)
    for release in (RELEASE, OLDER):
        assert advance(progress, Offered(release)) is progress
        assert advance(progress, Staged(release)) is progress


def test_what_failed_is_remembered_and_what_held_is_the_lowest_from_now_on() -> None:
    probation = at(P)
    assert advance(probation, Healthy()).highest == 2
    taken_back = advance(advance(probation, GivenUp(Reason.TOO_MANY_STARTS, "4")), RolledBack())
    assert (taken_back.failed, taken_back.reason, taken_back.highest) == ((9, 2), Reason.TOO_MANY_STARTS, 1)
    many = probation
    for _ in range(200):
        many = advance(many, Started())
    assert many.starts == 200
    long_list = Progress(P, RELEASE, failed=tuple(range(100, 150)))
    assert len(advance(long_list, GivenUp(Reason.NOT_HEALTHY)).failed) == 50


def test_another_offer_begins_anew_and_the_same_goes_on() -> None:
    assert advance(at(D), Offered(RELEASE)).received == 100
    assert advance(at(D), Offered(NEWER)).received == 0


@pytest.mark.parametrize("helpers", [*sorted(AT_WORK), C, R, E])
def test_the_terminal_follows_its_helper(helpers: Stage) -> None:
    told = Progress(helpers, RELEASE, reason=Reason.NOT_HEALTHY if helpers is R else Reason.NONE, highest=1)
    assert followed(at(S), told).stage is helpers


def test_what_the_helper_says_of_another_release_is_old() -> None:
    assert followed(at(S), Progress(R, OLDER)) == at(S)
    assert followed(at(S), Progress(S, RELEASE)) == at(S)
    assert followed(at(S), Progress(P)) == at(S)
    assert followed(at(D), Progress(C, NEWER, highest=7)).stage is D
    assert followed(at(D), Progress(C, NEWER, highest=7)).highest == 7


@pytest.mark.parametrize("stage", STAGES)
def test_it_outlives_a_power_cut(stage: Stage, tmp_path: Path) -> None:
    record = Record(tmp_path / "progress.json")
    record.write(at(stage))
    assert record.read() == at(stage)
    assert from_values(json.loads(json.dumps(as_values(at(stage))))) == at(stage)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"stage": "flying"}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_no_update(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "progress.json").write_bytes(content)
    assert Record(tmp_path / "progress.json").read() == Progress()


def test_nothing_is_both_before_and_at_work() -> None:
    assert set(Stage) == BEFORE | AT_WORK
    assert not BEFORE & AT_WORK
