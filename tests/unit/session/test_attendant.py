"""At the desk: who gets in, what is asked before it is done, and where one comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Presence, PrintOutcome
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import DeskAction, Result
from kiosk.session.effects import Audit, CancelPrint, DeskWork, LockPaperPath, PrintTestPage
from kiosk.session.reducer import advance, give_up
from tests.support.situations import CERTIFICATE, world

NOBODY = m.Session(touched_at=1000.0, card=Presence.NO, tally=m.Tally(started=990.0))
DESK = m.Session(touched_at=1000.0, stage=m.AttendantDesk())


def said(session: m.Session, *events: e.Event) -> m.Session:
    for event in events:
        session = advance(session, event, world()).session
    return session


@pytest.mark.parametrize(
    "stage", [m.Home("社保"), m.ItemPage(CERTIFICATE), m.Trouble(m.TroubleKind.READER_AWAY, retry=m.Identify(None))]
)
def test_calling_the_desk_ends_the_visit_of_whoever_looked_around(stage: m.Stage) -> None:
    session = replace(NOBODY.to(stage), looks=m.Looks("en"))
    called = said(session, e.CallDesk())
    assert called.stage == m.AttendantPin()
    assert called.generation == session.generation + 1
    assert called.looks.language == "en"
    assert isinstance(said(called, e.LeaveDesk()).stage, m.Attract)


@pytest.mark.parametrize("digit", ["", "x", "12", "٣", "-"])
def test_only_digits_are_digits(digit: str) -> None:
    assert said(NOBODY.to(m.AttendantPin()), e.PinDigit(digit)).stage == m.AttendantPin()


def test_the_paper_path_is_cleared_after_one_question_and_its_answer() -> None:
    locked = world(paper_path_locked=True)
    asked = advance(DESK, e.DeskAct(DeskAction.PAPER_PATH_EMPTY), locked)
    assert asked.effects == ()
    assert asked.session.stage == m.AttendantDesk(asked=DeskAction.PAPER_PATH_EMPTY)
    done = advance(asked.session, e.DeskConfirm(), locked)
    audit, work = done.effects
    assert audit == Audit(DeskAction.PAPER_PATH_EMPTY)
    assert isinstance(work, DeskWork) and work.action is DeskAction.PAPER_PATH_EMPTY
    assert advance(done.session, e.DeskConfirm(), locked).effects == (), "once"


@pytest.mark.parametrize("sheets", [0, 1, 501, -100])
def test_only_what_is_offered_can_have_been_put_in(sheets: int) -> None:
    asked = said(DESK, e.DeskAct(DeskAction.PAPER_REFILLED))
    assert advance(asked, e.DeskConfirm(sheets), world()).effects == ()


def test_a_test_page_whose_end_nobody_knows_is_cancelled_and_then_locks_a4() -> None:
    printing = advance(DESK, e.DeskAct(DeskAction.TEST_PAGE), world())
    assert isinstance(printing.effects[-1], PrintTestPage)
    job = printing.effects[-1].id
    unknown = advance(printing.session, e.PrintEnded(job, m.PrintEnd.UNKNOWN, 0), world())
    (cancel,) = unknown.effects
    assert isinstance(cancel, CancelPrint) and cancel.job == job
    silent = advance(unknown.session, e.PrintCancelled(cancel.id, confirmed=False), world())
    assert silent.effects == (LockPaperPath(),)
    note = getattr(silent.session.stage, "note", None)
    assert note is not None and note.result is Result.UNCONFIRMED


def test_a_mistake_of_ours_while_a_test_page_prints_locks_a4() -> None:
    printing = advance(DESK, e.DeskAct(DeskAction.TEST_PAGE), world()).session
    given_up = give_up(printing, world())
    assert LockPaperPath() in given_up.effects
    assert isinstance(given_up.session.stage, m.Attract)


@pytest.mark.parametrize(
    ("outcome", "result"),
    [
        (PrintOutcome.PRINTED, Result.DONE),
        (PrintOutcome.NOT_PRINTED, Result.FAILED),
        (PrintOutcome.UNKNOWN, Result.UNCONFIRMED),
    ],
)
def test_a_test_receipt_says_what_came_of_it(outcome: PrintOutcome, result: Result) -> None:
    printing = said(DESK, e.DeskAct(DeskAction.TEST_RECEIPT))
    ended = said(printing, e.ReceiptEnded(printing.pending[-1].id, outcome))
    note = getattr(ended.stage, "note", None)
    assert note is not None and note.result is result


def test_a_card_that_was_laid_down_meanwhile_is_called_out_on_leaving() -> None:
    assert isinstance(said(DESK, e.CardMoved(Presence.YES), e.LeaveDesk()).stage, m.CardLeft)
