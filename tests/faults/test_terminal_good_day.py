"""The way without a fault, as the measure for the others."""

from __future__ import annotations

from kiosk.session import events as e
from kiosk.session import model as m
from tests.support.people import ADULT, ELDER
from tests.support.scripted_platform import ANSWER_CANARIES, CODE
from tests.support.terminal import Terminal


def test_a_certificate_is_printed_once_and_nothing_is_left(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.until(lambda: terminal.runner.session.receipt is m.ReceiptState.PRINTED, "the slip")
    assert len(terminal.around.printer.tray) == 1
    assert len(terminal.around.receipts.mechanism.receipts) == 1
    assert terminal.journal.open_jobs() == ()
    terminal.leave()
    terminal.nothing_is_left()
    terminal.until(lambda: len(terminal.around.platform.records) == 1, "the visit record")
    record = terminal.around.platform.records[0]
    assert (record.outcome, record.pages_printed) == ("completed", 1)
    assert terminal.around.platform.ended == terminal.around.platform.sessions
    terminal.serve_next()


def test_what_is_left_over_would_be_found(terminal: Terminal) -> None:
    """The check that the other tests rest on: in the middle of a visit it finds everything."""
    terminal.to_document()
    terminal.settle()
    found = " ".join(terminal.leftovers())
    assert all(canary in found for canary in (ADULT.name, ADULT.number, ADULT.address, *ANSWER_CANARIES[:2], CODE))
    assert not any(canary in found for canary in (ELDER.name, ELDER.number))
    (terminal.around.folder / "cache" / "a file").write_text(ELDER.name, encoding="gb18030")
    terminal.around.log.write(f'{{"event": "{ELDER.number}"}}\n')
    found = " ".join(terminal.leftovers())
    assert ELDER.name in found
    assert ELDER.number in found


def test_nobody_there_and_the_visit_ends_by_itself(terminal: Terminal) -> None:
    terminal.to_document()
    terminal.pass_time(91)
    assert terminal.page is not None
    assert terminal.page.warning is not None
    terminal.pass_time(20)
    assert isinstance(terminal.stage, m.Attract)
    terminal.nothing_is_left()
    terminal.serve_next()


def test_two_residents_one_after_the_other_and_two_touches_on_print(terminal: Terminal) -> None:
    terminal.to_document()
    terminal.do(e.Print(), e.Print())
    terminal.until(lambda: len(terminal.around.printer.jobs) == 1, "the job")
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.do(e.Print(), e.PaperTaken())
    terminal.leave()
    terminal.to_printing(ELDER)
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    assert len(terminal.around.printer.tray) == 2
    terminal.leave()
    terminal.nothing_is_left()
