"""A guide on paper and on a slip, through the real hands; and what is said when it cannot be made."""

from __future__ import annotations

import pytest

from kiosk.documents import child
from kiosk.session import events as e
from kiosk.session import model as m
from screens.models import PagesBody, TakeAlongBody
from tests.support.pdf_reading import page_texts
from tests.support.situations import CERTIFICATE
from tests.support.terminal import Around, Terminal
from tests.support.terminal_around import GUIDE_URL


def to_pages(terminal: Terminal) -> m.GuidePrint:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.PrintGuide())
    terminal.until(lambda: getattr(terminal.stage, "document", None) is not None, "the guide to be laid out")
    return terminal.until_at(m.GuidePrint)


def test_the_chosen_pages_of_a_guide_are_printed_and_forgotten(terminal: Terminal) -> None:
    stage = to_pages(terminal)
    assert stage.document is not None
    body = terminal.page.body if terminal.page else None
    assert isinstance(body, PagesBody)
    pictures = [terminal.store.find(sheet.picture) for sheet in body.sheets]
    assert all(picture is not None and picture.startswith(b"\x89PNG") for picture in pictures)
    left_out = () if stage.document.pages == 1 else (e.ChoosePage(1),)
    terminal.do(*left_out, e.Print())
    terminal.until(lambda: len(terminal.around.printer.jobs) == 1, "the job")
    (job,) = terminal.around.printer.jobs
    assert len(page_texts(job.pdf)) == max(1, stage.document.pages - 1)
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)
    terminal.do(e.EndVisit())
    terminal.until_at(m.Attract)
    assert terminal.store.find(body.sheets[0].picture) is None
    terminal.settle()
    assert [line["outcome"] for line in terminal.logged("visit_ended")] == ["completed"]
    terminal.nothing_is_left()


def test_the_slip_has_the_address_of_the_guide_and_names_nobody(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.TakeGuide())
    body = terminal.page.body if terminal.page else None
    assert isinstance(body, TakeAlongBody)
    assert body.address == f"{GUIDE_URL}/{CERTIFICATE}"
    terminal.do(e.PrintSlip())
    terminal.until(lambda: terminal.runner.session.receipt is m.ReceiptState.PRINTED, "the slip")
    (slip,) = terminal.around.receipts.mechanism.receipts
    assert body.address in repr(slip)
    terminal.do(e.EndVisit())
    terminal.nothing_is_left()


def test_a_guide_that_cannot_be_laid_out_is_said_and_can_still_be_read(
    around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_COMMAND", ("false",))
    terminal = Terminal(around).open_for_people()
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.PrintGuide())
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.NO_GUIDE
    terminal.do(e.TryAgain())
    assert terminal.stage == m.ItemPage(CERTIFICATE)
    terminal.stop()


def test_a_visit_that_ends_while_its_guide_is_laid_out_leaves_nothing(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.PrintGuide(), e.EndVisit())
    terminal.settle()
    assert isinstance(terminal.stage, m.Attract)
    assert terminal.store._held == {}
    terminal.serve_next()
