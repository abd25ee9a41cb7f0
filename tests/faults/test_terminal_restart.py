"""Killed in the middle of something: the next run looks after what was left before anybody is served."""

from __future__ import annotations

from drivers.document_printer.simulated import Behaviour
from drivers.protocols import Family
from kiosk.operations.print_journal import PrintJournal
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.availability import Obstacle, device_hindrance
from tests.support.terminal import Around, Terminal


def restarted(around: Around) -> Terminal:
    return Terminal(around, run_id="run2").start()


def is_locked(terminal: Terminal) -> bool:
    hindrance = device_hindrance(Family.DOCUMENT_PRINTER, terminal.runner.world())
    return hindrance is not None and hindrance.obstacle is Obstacle.PAPER_PATH_LOCKED


def test_killed_while_printing_ends_the_job_calls_out_the_paper_and_locks_a4(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_printing()
    first.stop()
    second = restarted(around)
    second.until_at(m.LeftPaper)
    assert all(job.state.ended for job in around.printer.jobs)
    assert second.journal.open_jobs() == ()
    assert is_locked(second)
    second.do(e.Begin())
    assert isinstance(second.stage, m.LeftPaper), "called out before anybody is served"
    second.do(e.Understood())
    second.until_at(m.Attract)
    second.serve_next()
    second.settle()
    second.stop()
    third = restarted(around)
    third.until_at(m.Attract)  # called out once; locked until somebody has looked
    assert is_locked(third)
    PrintJournal(around.state).clear_paper_path()  # the attendant's command is another process
    third.until(lambda: not is_locked(third), "the lock to open")
    third.to_printing()
    around.printer.print_all()
    third.until_at(m.TakePaper)
    assert len(around.printer.tray) == 1, "the cut-off page never came out"
    third.stop()


def test_killed_while_printing_and_killed_again_while_that_is_cleared_up(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_printing()
    first.stop()
    around.printer.behaviour = Behaviour.HANGS
    second = restarted(around)
    second.until_at(m.LeftPaper)
    second.stop()
    assert PrintJournal(around.state).paper_path_locked()
    assert len(PrintJournal(around.state).open_jobs()) == 1, "until the printer has said that it ended"
    around.printer.behaviour = Behaviour.NORMAL
    third = restarted(around)
    third.until_at(m.LeftPaper)
    assert third.journal.open_jobs() == ()
    assert is_locked(third)
    third.stop()


def test_the_attendant_has_looked_before_anybody_read_the_page(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_printing()
    first.stop()
    second = restarted(around)
    second.until_at(m.LeftPaper)
    second.settle()
    PrintJournal(around.state).clear_paper_path()
    second.until_at(m.Attract)
    assert not is_locked(second)
    second.stop()


def test_killed_in_the_middle_of_a_visit_leaves_nothing_on_the_disk(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_document()
    first.stop()
    second = restarted(around)
    second.until_at(m.Attract)
    second.nothing_is_left()
    second.stop()


def test_killed_between_two_visits_has_nothing_to_clear_up(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_printing()
    around.printer.print_all()
    first.until_at(m.TakePaper)
    first.leave()
    first.stop()
    second = restarted(around)
    second.until_at(m.Attract)
    assert not is_locked(second)
    assert [line["count"] for line in second.logged("recovered")] == [0, 0]
    second.stop()


def test_the_printer_does_not_answer_at_start_and_is_taken_for_full(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.to_printing()
    first.stop()
    around.printer.unplug()
    second = Terminal(around, run_id="run2")
    second.runner.start()  # the devices' workers are not even there yet
    second.pass_time(31)
    assert isinstance(second.stage, m.LeftPaper)
    assert is_locked(second)
    second.start_workers()
    second.do(e.Understood())
    second.until_at(m.Attract)
    second.stop()
