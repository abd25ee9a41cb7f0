"""What a technician tries: each part is asked by its own effect, written down before, and ends in a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from drivers.protocols import Family
from kiosk.session import effects as x
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.capture_stages import PlateLook
from kiosk.session.desk import Result
from kiosk.session.nearby import KeyPad, PadKey
from kiosk.session.reducer import advance
from kiosk.session.step import Outcome
from kiosk.session.technician import Remark, Room, Test, Tried
from kiosk.session.technician_effects import Account, TryPart
from kiosk.session.world import World
from kiosk.texts import Text
from tests.support.situations import WELL_PLACED, world
from tests.support.technician_situations import BADGE, REPORTS

ROOM = m.TechnicianRoom(BADGE, room=Room.TESTS, report=REPORTS[Room.TESTS])
AMONG_THE_TESTS = m.Session(stage=ROOM, touched_at=1000.0)
Kind = type[x.StartScanning | x.StartLooking | x.WatchPlate]
SECRET = "https://example.org/somebody"


def begun(test: Test, here: World | None = None) -> Outcome:
    """What is written down comes before what is done."""
    outcome = advance(AMONG_THE_TESTS, e.TryIt(test), here or world())
    assert outcome.effects[:1] == (Account(BADGE, Tried(test)),)
    return outcome


def on_its_page(session: m.Session) -> m.TechnicianTest:
    assert isinstance(session.stage, m.TechnicianTest)
    return session.stage


def remark_of(session: m.Session) -> Remark | None:
    assert isinstance(session.stage, m.TechnicianRoom)
    return session.stage.remark


def after(session: m.Session, events: Sequence[e.Event]) -> m.Session:
    for event in events:
        session = advance(session, event, world()).session
    return session


def started(outcome: Outcome, kind: Kind) -> m.EffectId:
    """The one effect beside what is written down."""
    (effect,) = outcome.effects[1:]
    assert isinstance(effect, kind)
    return effect.id


# --- those with a page of their own -----------------------------------------------------------------------------------


def test_of_a_code_that_is_scanned_only_its_length_is_kept() -> None:
    outcome = begun(Test.SCAN)
    effect = started(outcome, x.StartScanning)
    session = after(outcome.session, [e.CodeUnread(effect)])
    assert on_its_page(session).code is None, "what is none of anybody's: it goes on"
    session = after(session, [e.CodeScanned(effect, SECRET)])
    assert on_its_page(session).code == len(SECRET)
    assert SECRET not in repr(session)
    assert remark_of(after(session, [e.GotIt()])) == Remark(Test.SCAN, Result.DONE)


@pytest.mark.parametrize(
    ("test", "kind", "seen"),
    [
        (Test.CAMERA, x.StartLooking, lambda effect: e.Looked(effect, WELL_PLACED)),
        (Test.PLATE, x.WatchPlate, lambda effect: e.PlateSeen(effect, PlateLook(None, frozenset()))),
    ],
)
def test_a_camera_is_seen_by_its_pictures_coming(test: Test, kind: Kind, seen: Callable[[m.EffectId], e.Event]) -> None:
    outcome = begun(test)
    effect = started(outcome, kind)
    session = after(outcome.session, [seen(effect), seen(effect)])
    assert on_its_page(session).looks == 2
    ended = after(session, [e.DidNotGetIt()])
    assert remark_of(ended) == Remark(test, Result.FAILED)
    assert ended.pending == (), "nobody waits for its pictures any more"
    assert after(ended, [seen(effect)]) == ended


@pytest.mark.parametrize(
    ("test", "kind", "failure"),
    [
        (Test.SCAN, x.StartScanning, e.ScannerFailed),
        (Test.CAMERA, x.StartLooking, e.CameraFailed),
        (Test.PLATE, x.WatchPlate, e.CameraFailed),
    ],
)
def test_a_part_that_fails_is_said_to_and_can_be_tried_again(
    test: Test, kind: Kind, failure: type[e.ScannerFailed | e.CameraFailed]
) -> None:
    outcome = begun(test)
    failed = advance(outcome.session, failure(started(outcome, kind)), world()).session
    assert on_its_page(failed).failed
    anew = advance(failed, e.TryAgain(), world())
    assert not on_its_page(anew.session).failed
    (effect,) = anew.effects
    assert isinstance(effect, kind)


@pytest.mark.parametrize("test", [Test.SCAN, Test.CAMERA, Test.PLATE])
def test_a_part_that_never_answers_has_failed(test: Test) -> None:
    session = begun(test).session
    (pending,) = session.pending
    late = advance(session, e.Tick(), world(pending.deadline + 1)).session
    assert on_its_page(late).failed


def test_keys_are_counted_and_no_digit_is_kept() -> None:
    outcome = begun(Test.KEYPAD)
    assert outcome.effects[1:] == (), "keys come by themselves"
    session = after(outcome.session, [KeyPad(PadKey.SELECT), KeyPad(PadKey.DIGIT_7), KeyPad(None)])
    stage = on_its_page(session)
    assert (stage.keys, stage.last) == (3, None)
    session = after(session, [KeyPad(PadKey.BACK)])
    assert on_its_page(session).last is PadKey.BACK, "it is tried, and leads nowhere"
    assert remark_of(after(session, [e.GotIt()])) == Remark(Test.KEYPAD, Result.DONE, count=4)


@pytest.mark.parametrize("test", [Test.SCAN, Test.CAMERA, Test.PLATE, Test.KEYPAD])
def test_who_goes_back_has_said_nothing_of_it(test: Test) -> None:
    assert remark_of(after(begun(test).session, [e.Back()])) is None


# --- those that are tried where one stands ----------------------------------------------------------------------------

AT_ONCE = [Test.SOUND_LEFT, Test.SOUND_RIGHT, Test.HEADSET, Test.FINGER]


@pytest.mark.parametrize("test", AT_ONCE)
@pytest.mark.parametrize("result", [Result.DONE, Result.FAILED])
def test_a_tone_is_played_and_its_result_told(test: Test, result: Result) -> None:
    outcome = begun(test)
    (effect,) = outcome.effects[1:]
    assert isinstance(effect, TryPart)
    assert effect.test is test
    assert remark_of(outcome.session) == Remark(test), "under way"
    said = Text.of("tech-sound-played")
    assert remark_of(after(outcome.session, [e.PartTried(effect.id, result, said)])) == Remark(test, result, said)


@pytest.mark.parametrize("test", AT_ONCE)
def test_a_tone_that_nobody_answers_for_has_failed_and_another_waits_its_turn(test: Test) -> None:
    session = begun(test).session
    assert advance(session, e.TryIt(Test.SCAN), world()) == Outcome(session)
    (pending,) = session.pending
    late = advance(session, e.Tick(), world(pending.deadline + 1)).session
    found = remark_of(late)
    assert found is not None
    assert found.result not in (None, Result.DONE)


# --- what is not there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "family"),
    [
        (Test.SCAN, Family.CODE_SCANNER),
        (Test.CAMERA, Family.CAMERA),
        (Test.PLATE, Family.DOCUMENT_SCANNER),
        (Test.KEYPAD, Family.KEYPAD),
        (Test.FINGER, Family.FINGER),
    ],
)
def test_a_part_that_the_terminal_does_not_have_is_not_tried(test: Test, family: Family) -> None:
    here = world(devices={each: status for each, status in world().devices.items() if each is not family})
    assert advance(AMONG_THE_TESTS, e.TryIt(test), here) == Outcome(AMONG_THE_TESTS)
