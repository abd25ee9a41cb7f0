"""The A4 printer's faults: nothing is printed twice unasked, and nobody is handed another person's page."""

from __future__ import annotations

import pytest

from drivers.document_printer.simulated import Behaviour
from drivers.protocols import DeviceFault, Family, Problem
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.availability import Obstacle, device_hindrance
from tests.support.situations import CERTIFICATE, QUERY
from tests.support.terminal import Around, Terminal
from tests.support.waiting import wait_until


def a4_obstacle(terminal: Terminal) -> Obstacle | None:
    hindrance = device_hindrance(Family.DOCUMENT_PRINTER, terminal.runner.world())
    return hindrance.obstacle if hindrance else None


def until_a4_is(terminal: Terminal, obstacle: Obstacle | None) -> None:
    terminal.until(lambda: a4_obstacle(terminal) is obstacle, f"A4 to be {obstacle}")


def nothing_is_under_way(terminal: Terminal) -> bool:
    return all(job.state.ended for job in terminal.around.printer.jobs) and terminal.journal.open_jobs() == ()


def attendant_clears(terminal: Terminal) -> None:
    terminal.settle()
    terminal.journal.clear_paper_path()
    until_a4_is(terminal, None)


# --- paper ------------------------------------------------------------------------------------------------------------


def test_out_of_paper_before_printing_is_said_before_anything_is_offered(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_document()
    printer.set_problems(Problem.PAPER_OUT)
    until_a4_is(terminal, Obstacle.PAPER_OUT)
    terminal.do(e.Print())
    trouble = terminal.until_at(m.Trouble)
    assert (trouble.kind, set(trouble.problems)) == (m.TroubleKind.NOT_PRINTED, {Problem.PAPER_OUT})
    printer.set_problems()
    until_a4_is(terminal, None)
    terminal.do(e.TryAgain(), e.Print())
    terminal.until(lambda: len(printer.jobs) == 1, "the job")
    printer.print_all()
    terminal.until_at(m.TakePaper)
    assert len(printer.tray) == 1
    terminal.leave()
    printer.set_problems(Problem.PAPER_OUT)
    until_a4_is(terminal, Obstacle.PAPER_OUT)
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.StartItem())
    assert isinstance(terminal.stage, m.ItemPage), "an item that cannot be done is not begun"


def test_out_of_paper_while_printing_goes_on_by_itself_when_it_is_cured(terminal: Terminal) -> None:
    printer = terminal.around.printer
    printer.sheets_per_copy = terminal.around.platform.pages = 2
    terminal.to_printing()
    printer.print_sheet()
    printer.set_problems(Problem.PAPER_OUT)
    terminal.until(lambda: Problem.PAPER_OUT in getattr(terminal.stage, "problems", ()), "the problem on the page")
    printer.set_problems()
    printer.print_all()
    assert terminal.until_at(m.TakePaper).pages == 2
    assert len(printer.tray) == 2
    terminal.leave()
    terminal.nothing_is_left()


def test_out_of_paper_and_the_resident_stops_before_the_first_sheet(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.set_problems(Problem.PAPER_OUT)
    terminal.until(lambda: Problem.PAPER_OUT in getattr(terminal.stage, "problems", ()), "the problem on the page")
    terminal.do(e.Stop(), e.Stop())
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.NOT_PRINTED
    assert printer.tray == []
    assert nothing_is_under_way(terminal)
    printer.set_problems()
    assert not printer.print_sheet(), "the stopped job prints nothing afterwards"
    until_a4_is(terminal, None)
    terminal.do(e.TryAgain())
    terminal.until_at(m.Document)
    terminal.leave()
    terminal.serve_next()


def test_out_of_paper_after_printing_changes_nothing_for_who_has_their_page(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.print_all()
    terminal.until_at(m.TakePaper)
    printer.set_problems(Problem.PAPER_OUT)
    until_a4_is(terminal, Obstacle.PAPER_OUT)
    assert isinstance(terminal.stage, m.TakePaper)
    terminal.leave()
    terminal.serve_next()
    assert len(printer.tray) == 1


# --- jams, and not knowing --------------------------------------------------------------------------------------------


def to_question(terminal: Terminal) -> m.PrintQuestion:
    """A jam in the first page: only the resident can know what came out."""
    printer = terminal.around.printer
    terminal.to_printing()
    printer.set_problems(Problem.PAPER_JAM)
    terminal.until(lambda: Problem.PAPER_JAM in getattr(terminal.stage, "problems", ()), "the jam on the page")
    terminal.do(e.Stop())
    return terminal.until_at(m.PrintQuestion)


def test_jam_and_i_did_not_get_it_prints_once_more_when_asked_and_no_sooner(terminal: Terminal) -> None:
    printer = terminal.around.printer
    to_question(terminal)
    assert nothing_is_under_way(terminal), "the old job has ended before the question is put"
    terminal.do(e.DidNotGetIt())
    terminal.until_at(m.Document)
    printer.set_problems()
    until_a4_is(terminal, None)
    assert len(printer.handed_over) == 1, "nothing is printed unasked"
    terminal.do(e.Print())
    terminal.until(lambda: len(printer.handed_over) == 2, "the second job")
    printer.print_all()
    terminal.until_at(m.TakePaper)
    assert printer.tray == [printer.handed_over[1]]
    terminal.leave()
    terminal.nothing_is_left()


def test_jam_and_i_got_it_is_the_end_of_it(terminal: Terminal) -> None:
    to_question(terminal)
    terminal.do(e.GotIt(), e.DidNotGetIt())
    taken = terminal.until_at(m.TakePaper)
    assert (taken.pages, taken.source.printed) == (1, 1)
    assert len(terminal.around.printer.handed_over) == 1
    terminal.around.printer.set_problems()
    terminal.leave()
    terminal.nothing_is_left()


def test_nobody_answers_the_question_and_a4_is_locked(terminal: Terminal) -> None:
    to_question(terminal)
    terminal.pass_time(200)
    assert terminal.until_at(m.LeftPaper).because is m.LeftBecause.UNCONFIRMED, "said before anybody else is served"
    terminal.do(e.Understood())
    terminal.until_at(m.Attract)
    terminal.around.printer.set_problems()
    until_a4_is(terminal, Obstacle.PAPER_PATH_LOCKED)
    terminal.settle()
    assert terminal.journal.paper_path_locked(), "also after a restart"
    terminal.nothing_is_left()
    terminal.serve_next()  # everything else works
    attendant_clears(terminal)
    terminal.to_printing()
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)


def test_stopping_in_the_middle_of_the_first_page_asks_since_it_may_come_out(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.do(e.Stop())
    terminal.until_at(m.PrintQuestion)
    terminal.do(e.GotIt())
    terminal.until_at(m.TakePaper)


def test_stopping_what_was_printed_already_does_not_offer_it_again(terminal: Terminal) -> None:
    """The printer has ended and its answer is on the way when the resident touches "stop"."""
    printer = terminal.around.printer
    terminal.to_printing()
    with terminal.answers_on_the_way():
        printer.print_all()
        wait_until(lambda: terminal.journal.open_jobs() == (), "the end of the job to be seen")
        terminal.do(e.Stop())
    taken = terminal.until_at(m.TakePaper)
    assert taken.source.printed == 1
    assert len(printer.tray) == 1


@pytest.mark.parametrize("fault", [DeviceFault.TIMEOUT, DeviceFault.LOST, DeviceFault.GARBLED])
def test_answer_to_the_handover_lost_is_watched_by_the_jobs_name(terminal: Terminal, fault: DeviceFault) -> None:
    printer = terminal.around.printer
    printer.answer_to_submit_is_lost = fault
    terminal.to_printing()
    printer.print_all()
    terminal.until_at(m.TakePaper)
    assert (len(printer.handed_over), len(printer.tray)) == (1, 1)
    assert terminal.journal.open_jobs() == ()


@pytest.mark.parametrize("fault", [DeviceFault.TIMEOUT, DeviceFault.LOST, DeviceFault.GARBLED])
def test_answer_lost_and_the_page_is_out_already_asks_and_never_says_nothing_came(
    terminal: Terminal, fault: DeviceFault
) -> None:
    printer = terminal.around.printer
    printer.prints_at_once, printer.answer_to_submit_is_lost = True, fault
    terminal.to_document()
    terminal.do(e.Print())
    terminal.until_at(m.PrintQuestion)
    assert len(terminal.journal.open_jobs()) == 1, "until it is known to have ended"
    terminal.do(e.GotIt())
    terminal.until_at(m.TakePaper)
    assert (len(printer.handed_over), len(printer.tray)) == (1, 1)
    assert terminal.journal.open_jobs() == ()


# --- plugs and powers -------------------------------------------------------------------------------------------------


def test_unplugged_in_mid_print_asks_and_waits_for_the_printer_before_anything_else(terminal: Terminal) -> None:
    printer = terminal.around.printer
    printer.sheets_per_copy = terminal.around.platform.pages = 2
    terminal.to_printing()
    printer.print_sheet()
    printer.unplug()
    terminal.until_at(m.PrintQuestion)
    terminal.do(e.DidNotGetIt())
    printer.plug()
    terminal.until_at(m.Document)  # the printer is back and knows no such job
    assert nothing_is_under_way(terminal)
    assert (len(printer.handed_over), len(printer.tray)) == (1, 1)
    terminal.leave()
    terminal.nothing_is_left()


def test_unplugged_and_not_back_locks_a4_until_an_attendant_and_the_printer_are(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.unplug()
    terminal.until_at(m.PrintQuestion)
    terminal.do(e.DidNotGetIt())
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.PRINT_STOPPED
    terminal.do(e.EndVisit())
    terminal.until_at(m.Thanks)
    terminal.pass_time(10)
    terminal.nothing_is_left()
    terminal.settle()
    terminal.journal.clear_paper_path()
    terminal.serve_next()
    assert terminal.path.locked, "nobody knows yet what the printer holds"
    printer.plug()
    until_a4_is(terminal, None)
    assert nothing_is_under_way(terminal)


def test_cancelling_is_not_confirmed_and_a4_is_locked(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.behaviour = Behaviour.HANGS
    terminal.do(e.Stop())
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.PRINT_STOPPED
    until_a4_is(terminal, Obstacle.PAPER_PATH_LOCKED)
    terminal.leave()
    terminal.nothing_is_left()
    terminal.serve_next()
    printer.behaviour = Behaviour.NORMAL
    attendant_clears(terminal)
    assert nothing_is_under_way(terminal)
    assert printer.tray == [], "what the printer held did not come out afterwards"


def test_cancelling_gets_no_answer_at_all_and_a4_is_locked(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.to_printing()
    printer.behaviour = Behaviour.HANGS
    terminal.runner.submit(e.Stop())
    terminal.runner.pump()
    terminal.pass_time(16)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.PRINT_STOPPED
    assert a4_obstacle(terminal) is Obstacle.PAPER_PATH_LOCKED
    printer.behaviour = Behaviour.NORMAL
    terminal.leave()
    terminal.nothing_is_left()


def test_the_visit_ends_while_printing_and_the_job_is_ended_first(terminal: Terminal) -> None:
    printer = terminal.around.printer
    printer.sheets_per_copy = terminal.around.platform.pages = 3
    terminal.to_printing()
    printer.print_sheet()
    terminal.do(e.EndVisit())
    assert terminal.until_at(m.LeftPaper).because is m.LeftBecause.NOT_TAKEN, "a sheet has come out"
    assert nothing_is_under_way(terminal)
    assert not printer.print_sheet()
    assert len(printer.tray) == 1
    terminal.nothing_is_left()
    terminal.do(e.Understood())
    terminal.serve_next()


def test_the_visit_ends_while_printing_and_the_printer_does_not_let_go(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.behaviour = Behaviour.HANGS
    terminal.do(e.EndVisit())
    assert terminal.until_at(m.LeftPaper).because is m.LeftBecause.UNCONFIRMED
    assert a4_obstacle(terminal) is Obstacle.PAPER_PATH_LOCKED
    terminal.nothing_is_left()
    terminal.do(e.Understood())
    terminal.serve_next()


def test_a_list_is_not_handed_over_when_it_was_stopped_while_it_was_laid_out(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.identify()
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    terminal.do(e.Print(), e.EndVisit())
    terminal.until_at(m.Thanks)
    terminal.pass_time(10)
    terminal.nothing_is_left()
    assert terminal.around.printer.handed_over == []


def test_the_pages_of_a_list_are_counted_before_they_come_out(terminal: Terminal) -> None:
    printer = terminal.around.printer
    terminal.choose(QUERY)
    terminal.identify()
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    terminal.do(e.Print())
    terminal.until(lambda: len(printer.handed_over) == 1, "the job")
    terminal.runner.pump()
    assert isinstance(terminal.stage, m.Printing)
    assert terminal.stage.pages == 1
    printer.print_all()
    assert terminal.until_at(m.TakePaper).pages == 1
    terminal.leave()
    terminal.nothing_is_left()


def test_a_printer_that_gives_the_job_up_asks_what_came_out(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.behaviour = Behaviour.ABORTS
    terminal.around.printer.print_sheet()
    terminal.until_at(m.PrintQuestion)
    terminal.do(e.DidNotGetIt())
    terminal.until_at(m.Document)
    assert nothing_is_under_way(terminal)


def test_a_job_that_takes_for_ever_is_stopped(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.pass_time(121)
    terminal.until_at(m.PrintQuestion)
    assert nothing_is_under_way(terminal)


def test_a_journal_that_cannot_be_written_prints_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.to_document()
    database = terminal.around.state / "print_journal.sqlite"
    monkeypatch.setattr(terminal.journal, "_file", database.with_name("no folder") / database.name)
    terminal.do(e.Print())
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.NOT_PRINTED
    assert terminal.around.printer.handed_over == []
    assert [line["fault"] for line in terminal.logged("mistake")] == ["OperationalError"]
    terminal.around.log.truncate(0)
    terminal.around.log.seek(0)


# --- the slip ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["known to be away", "just unplugged", "out of paper in it", "loses power in it"])
def test_the_slip_cannot_be_printed_and_the_certificate_is(around: Around, terminal: Terminal, how: str) -> None:
    terminal.to_printing()
    match how:
        case "known to be away":
            around.receipts.plugged = False
            terminal.until(lambda: not terminal.statuses()[Family.RECEIPT_PRINTER].usable, "it to be seen gone")
        case "just unplugged":
            around.receipts.plugged = False
        case "out of paper in it":
            around.receipts.mechanism.run_out_after(3)
        case _:
            around.receipts.mechanism.lose_power_after(3)
    around.printer.print_all()
    terminal.until_at(m.TakePaper)
    gone_before = how in ("known to be away", "just unplugged")
    said = m.ReceiptState.FAILED if gone_before else m.ReceiptState.UNKNOWN
    terminal.until(lambda: terminal.runner.session.receipt is said, "the page to say so")
    assert len(around.printer.tray) == 1
    terminal.leave()
    terminal.nothing_is_left()
    terminal.serve_next()


def test_paper_that_nobody_said_to_have_taken_is_called_out_before_the_next_is_served(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.until(lambda: terminal.runner.session.receipt is m.ReceiptState.PRINTED, "the slip")
    terminal.pass_time(31)
    assert terminal.until_at(m.LeftPaper).because is m.LeftBecause.NOT_TAKEN
    terminal.nothing_is_left()
    assert a4_obstacle(terminal) is None, "the paper is out: nothing is in the way of the next print"
    terminal.do(e.Understood())
    terminal.until_at(m.Attract)
    terminal.serve_next()
