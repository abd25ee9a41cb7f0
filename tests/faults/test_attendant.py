"""The attendant's desk: no way round the PIN, no resident behind it, and what is cured there is cured."""

from __future__ import annotations

import json

import pytest

from drivers.document_printer.simulated import Behaviour
from drivers.protocols import Family, Presence, Problem
from kiosk.attendant.guard import BLOCK_SECONDS
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.availability import Obstacle, device_hindrance
from kiosk.session.desk import DeskAction, Result
from screens.models import ClosedBody, DeskBody, PinBody
from tests.support.people import ADULT
from tests.support.terminal import PIN, Around, Terminal

WRONG = "941750"


def a4_obstacle(terminal: Terminal) -> Obstacle | None:
    found = device_hindrance(Family.DOCUMENT_PRINTER, terminal.runner.world())
    return found.obstacle if found else None


def note(terminal: Terminal) -> tuple[DeskAction, Result] | None:
    stage = terminal.stage
    assert isinstance(stage, m.AttendantDesk)
    return (stage.note.action, stage.note.result) if stage.note else None


def until_said(terminal: Terminal, action: DeskAction, result: Result) -> None:
    terminal.until(lambda: note(terminal) == (action, result), f"{action} {result}")


def audited(terminal: Terminal) -> list[str | int]:
    terminal.settle()
    return [line["action"] for line in terminal.logged("attendant")]


def lock_a4(terminal: Terminal) -> None:
    """A resident's page may lie in the printer, and nobody answered."""
    terminal.to_printing()
    terminal.around.printer.set_problems(Problem.PAPER_JAM)
    terminal.until(lambda: Problem.PAPER_JAM in getattr(terminal.stage, "problems", ()), "the jam on the page")
    terminal.do(e.Stop())
    terminal.until_at(m.PrintQuestion)
    terminal.pass_time(200)
    terminal.until_at(m.LeftPaper)
    terminal.settle()
    assert terminal.journal.paper_path_locked()


# --- the PIN ----------------------------------------------------------------------------------------------------------


def test_a_wrong_pin_three_times_blocks_the_right_one_for_five_minutes(terminal: Terminal) -> None:
    terminal.do(e.CallDesk())
    for _ in range(3):
        terminal.enter_pin(WRONG)
        assert isinstance(terminal.stage, m.AttendantPin)
    assert terminal.page is not None and isinstance(terminal.page.body, PinBody)
    assert "5" in terminal.page.body.trouble and not terminal.page.body.usable
    terminal.enter_pin(PIN)
    assert isinstance(terminal.stage, m.AttendantPin), "not looked at"
    terminal.do(e.LeaveDesk(), e.CallDesk())
    terminal.enter_pin(PIN)
    assert isinstance(terminal.stage, m.AttendantPin), "going away and coming again is no way round"
    terminal.do(e.LeaveDesk())
    terminal.serve_next()  # residents notice nothing
    terminal.around.now += BLOCK_SECONDS
    terminal.to_desk()
    assert audited(terminal) == ["pin_blocked", "entered"]
    assert WRONG not in terminal.around.log.getvalue()


@pytest.mark.parametrize("tries", [3, 2])
def test_a_restart_neither_unblocks_nor_gives_new_tries(around: Around, tries: int) -> None:
    first = Terminal(around).open_for_people()
    first.do(e.CallDesk())
    for _ in range(tries):
        first.enter_pin(WRONG)
    first.stop()
    around.now += 200
    second = Terminal(around, run_id="run2").open_for_people()
    second.do(e.CallDesk())
    if tries == 2:
        second.enter_pin(WRONG)
    second.enter_pin(PIN)
    assert isinstance(second.stage, m.AttendantPin), "the five minutes begin anew with the start"
    around.now += BLOCK_SECONDS
    second.do(e.LeaveDesk())
    second.to_desk()
    second.stop()


def test_the_power_is_cut_before_the_answer_and_the_try_is_used_up(around: Around) -> None:
    first = Terminal(around).open_for_people()
    with first.answers_on_the_way():
        first.do(e.CallDesk(), *(e.PinDigit(digit) for digit in WRONG))
        first.workers.attendant.stop(10)  # it was looked at, and nobody heard
    assert json.loads((around.state / "attendant_tries.json").read_text())["tries"] == 1
    first.stop()


def test_nothing_of_an_entered_pin_is_kept(terminal: Terminal) -> None:
    terminal.do(e.CallDesk(), *(e.PinDigit(digit) for digit in PIN[:5]))
    assert PIN[:5] not in repr(terminal.runner.session)
    terminal.do(e.PinDigit(PIN[5]))
    assert getattr(terminal.stage, "digits", "") == ""
    terminal.until_at(m.AttendantDesk)
    terminal.settle()
    assert PIN not in terminal.around.log.getvalue()
    assert PIN not in repr(terminal.runner.session)
    assert not any(PIN.encode() in file.read_bytes() for file in terminal.around.state.rglob("*") if file.is_file())


def test_there_is_no_way_in_while_a_resident_is_identified(terminal: Terminal) -> None:
    terminal.to_document(ADULT)
    terminal.do(e.CallDesk())
    assert isinstance(terminal.stage, m.Document)
    terminal.do(e.GoHome(), e.CallDesk())
    assert isinstance(terminal.stage, m.Home)
    terminal.leave()


def test_nobody_waits_long_for_a_pin(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.CallDesk())
    terminal.pass_time(31)
    assert isinstance(terminal.stage, m.Attract)


# --- paper ------------------------------------------------------------------------------------------------------------


def test_a_jam_is_cleared_at_the_desk_and_the_next_resident_prints(terminal: Terminal) -> None:
    lock_a4(terminal)
    terminal.to_desk()
    body = terminal.page.body if terminal.page else None
    assert isinstance(body, DeskBody)
    assert {"document-printer", "paper-path"} <= {line.key for line in body.lines if line.cure}
    terminal.do(e.DeskAct(DeskAction.TEST_PAGE))
    assert note(terminal) is None, "nothing is printed on what is jammed"
    terminal.around.printer.set_problems()
    terminal.until(lambda: not terminal.statuses()[Family.DOCUMENT_PRINTER].problems, "the jam to be seen gone")
    terminal.do(e.DeskAct(DeskAction.PAPER_PATH_EMPTY), e.DeskConfirm())
    until_said(terminal, DeskAction.PAPER_PATH_EMPTY, Result.DONE)
    assert a4_obstacle(terminal) is None
    assert not terminal.journal.paper_path_locked(), "also after a restart"
    terminal.do(e.LeaveDesk())
    assert isinstance(terminal.stage, m.Attract), "nothing is called out any more"
    assert audited(terminal) == ["entered", "paper_path_empty", "left"]
    terminal.to_printing()
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.leave()
    terminal.nothing_is_left()


def test_the_lock_stays_until_the_attendant_has_confirmed_and_is_called_out_again(terminal: Terminal) -> None:
    lock_a4(terminal)
    terminal.to_desk()
    terminal.do(e.DeskAct(DeskAction.PAPER_PATH_EMPTY), e.DeskDecline(), e.LeaveDesk())
    assert isinstance(terminal.stage, m.LeftPaper)
    assert terminal.runner.world().paper_path_locked


def test_a_silent_printer_keeps_the_lock_until_it_says_that_its_job_has_ended(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.behaviour = Behaviour.HANGS
    terminal.do(e.EndVisit())
    terminal.until_at(m.LeftPaper)
    terminal.to_desk()
    terminal.do(e.DeskAct(DeskAction.PAPER_PATH_EMPTY), e.DeskConfirm())
    until_said(terminal, DeskAction.PAPER_PATH_EMPTY, Result.UNCONFIRMED)
    assert a4_obstacle(terminal) is Obstacle.PAPER_PATH_LOCKED
    terminal.around.printer.behaviour = Behaviour.NORMAL
    terminal.until(lambda: a4_obstacle(terminal) is None, "the lock to open by itself")


def test_a_test_page_and_a_test_receipt_go_the_way_of_every_print_and_are_counted(terminal: Terminal) -> None:
    terminal.to_desk()
    terminal.do(e.DeskAct(DeskAction.PAPER_REFILLED), e.DeskConfirm(100))
    until_said(terminal, DeskAction.PAPER_REFILLED, Result.DONE)
    terminal.do(e.DeskAct(DeskAction.TEST_PAGE))
    terminal.until(lambda: len(terminal.around.printer.handed_over) == 1, "the job to be handed over")
    terminal.do(e.LeaveDesk(), e.DeskAct(DeskAction.TEST_RECEIPT))
    assert note(terminal) == (DeskAction.TEST_PAGE, Result.DOING), "nobody leaves while it is printed"
    terminal.around.printer.print_all()
    until_said(terminal, DeskAction.TEST_PAGE, Result.DONE)
    terminal.do(e.DeskAct(DeskAction.TEST_RECEIPT))
    until_said(terminal, DeskAction.TEST_RECEIPT, Result.DONE)
    terminal.settle()
    counts = terminal.books.counters.counts
    assert (counts.a4_pages, counts.receipts, counts.sheets_left) == (1, 1, 99)
    assert terminal.journal.open_jobs() == ()


def test_a_test_page_without_paper_is_stopped_and_nothing_prints_later(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_desk()
    terminal.do(e.DeskAct(DeskAction.TEST_PAGE))
    terminal.until(lambda: len(printer.handed_over) == 1, "the job to be handed over")
    printer.set_problems(Problem.PAPER_OUT)
    terminal.until(lambda: Problem.PAPER_OUT in getattr(terminal.stage, "problems", ()), "the problem at the desk")
    terminal.do(e.Stop())
    until_said(terminal, DeskAction.TEST_PAGE, Result.FAILED)
    printer.set_problems()
    assert not printer.print_sheet()
    assert terminal.journal.open_jobs() == ()


def test_what_comes_out_is_counted_once_whoever_it_is_for(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.leave()
    terminal.settle()
    counts = terminal.books.counters.counts
    assert (counts.a4_pages, counts.receipts, counts.cards, counts.visits) == (1, 1, 1, 1)
    printer.sheets_per_copy = terminal.around.platform.pages = 2
    terminal.to_printing()
    printer.print_sheet()
    terminal.until(lambda: getattr(terminal.stage, "pages_done", 0) == 1, "the first sheet to be seen")
    printer.set_problems(Problem.PAPER_JAM)
    terminal.do(e.Stop())
    terminal.until_at(m.PrintQuestion)
    terminal.do(e.DidNotGetIt())
    terminal.until_at(m.Document)
    terminal.settle()
    assert terminal.books.counters.counts.a4_pages == 2, "the sheet that is out was used"


# --- left alone, cut off, out of service ------------------------------------------------------------------------------


def test_a_desk_that_is_left_alone_closes_after_two_minutes(terminal: Terminal) -> None:
    terminal.to_desk()
    terminal.pass_time(110)
    assert terminal.page is not None and terminal.page.warning is not None
    terminal.do(e.Stay())
    terminal.pass_time(110)
    assert isinstance(terminal.stage, m.AttendantDesk)
    terminal.pass_time(11)
    assert isinstance(terminal.stage, m.Attract)
    assert audited(terminal) == ["entered", "left"]
    terminal.serve_next()


def test_a_power_cut_at_the_desk_leaves_no_desk_open_and_keeps_what_was_said(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_desk()
    first.do(e.DeskAct(DeskAction.PAPER_REFILLED), e.DeskConfirm(500))
    until_said(first, DeskAction.PAPER_REFILLED, Result.DONE)
    first.stop()
    second = Terminal(around, run_id="run2").open_for_people()
    assert isinstance(second.stage, m.Attract)
    assert second.books.counters.counts.sheets_left == 500
    second.to_desk()
    second.do(e.DeskAct(DeskAction.TEST_PAGE))
    second.until(lambda: len(around.printer.handed_over) == 1, "the test page to be with the printer")
    second.stop()
    third = Terminal(around, run_id="run3").start()
    third.until_at(m.LeftPaper)  # nobody knows whose page it is: the safe mistake
    assert third.runner.world().paper_path_locked
    third.stop()


def test_out_of_service_is_said_outlives_a_restart_and_ends_at_the_desk(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_desk()
    first.do(e.DeskAct(DeskAction.OUT_OF_SERVICE))
    until_said(first, DeskAction.OUT_OF_SERVICE, Result.DONE)
    first.do(e.LeaveDesk())
    assert isinstance(first.stage, m.Closed)
    assert first.page is not None and isinstance(first.page.body, ClosedBody)
    first.do(e.Begin())
    first.lay(ADULT)
    first.until(lambda: first.runner.session.card is Presence.YES, "the card to be seen")
    assert isinstance(first.stage, m.Closed), "nobody is served"
    first.around.reader.slot.remove()
    first.stop()
    second = Terminal(around, run_id="run2").start()
    second.until_at(m.Closed)
    assert second.housekeeping._heartbeat().out_of_service
    second.to_desk()
    second.do(e.DeskAct(DeskAction.IN_SERVICE))
    until_said(second, DeskAction.IN_SERVICE, Result.DONE)
    second.do(e.LeaveDesk())
    second.until_at(m.Attract)
    assert not second.housekeeping._heartbeat().out_of_service
    second.stop()


def test_a_full_disk_is_said_and_the_desk_goes_on(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.to_desk()
    terminal.settle()

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.attendant.service.write_whole", full)
    monkeypatch.setattr("kiosk.operations.counters.write_whole", full)
    for action in (DeskAction.OUT_OF_SERVICE, DeskAction.TONER_CHANGED):
        terminal.do(e.DeskAct(action))
        until_said(terminal, action, Result.FAILED)
    assert not terminal.runner.world().out_of_service
    terminal.do(e.LeaveDesk())
    assert isinstance(terminal.stage, m.Attract)
