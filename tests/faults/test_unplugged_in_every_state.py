"""Whatever is unplugged, wherever the resident is: a page says what now, the visit ends, and the next one is served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session import model as m
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, QUERY
from tests.support.terminal import Terminal


def _attract(terminal: Terminal) -> None:
    assert isinstance(terminal.stage, m.Attract)


def _home(terminal: Terminal) -> None:
    terminal.do(e.Begin())


def _item(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE))


def _notice(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)


def _identify(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())


def _parameters(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.identify()


def _working(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.identify()
    terminal.around.platform.open.clear()
    terminal.do(e.Next())
    assert isinstance(terminal.stage, m.Working)


def _table(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.identify()
    terminal.do(e.Next())
    terminal.until_at(m.Table)


def _document(terminal: Terminal) -> None:
    terminal.to_document()


def _printing(terminal: Terminal) -> None:
    terminal.to_printing()


def _take_paper(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.print_all()
    terminal.until_at(m.TakePaper)


def _trouble(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    for _ in range(3):
        terminal.lay(ADULT)
        terminal.around.reader.slot.remove()
        terminal.pass_time(30)
    terminal.pass_time(0)


def _thanks(terminal: Terminal) -> None:
    terminal.to_document()
    terminal.do(e.EndVisit())
    terminal.until_at(m.Thanks)


def _card_left(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)


PLACES: tuple[Callable[[Terminal], None], ...] = (
    _attract,
    _home,
    _item,
    _notice,
    _identify,
    _parameters,
    _working,
    _table,
    _document,
    _printing,
    _take_paper,
    _trouble,
    _thanks,
    _card_left,
)


@dataclass(frozen=True)
class Plug:
    family: Family

    def pull(self, terminal: Terminal) -> None:
        around = terminal.around
        if self.family is Family.ID_CARD:
            around.reader.plugged = False
        elif self.family is Family.RECEIPT_PRINTER:
            around.receipts.plugged = False
        else:
            around.printer.unplug()

    def push(self, terminal: Terminal) -> None:
        around = terminal.around
        if self.family is Family.ID_CARD:
            around.reader.plugged = True
        elif self.family is Family.RECEIPT_PRINTER:
            around.receipts.plugged = True
        else:
            around.printer.plug()


@pytest.mark.parametrize("family", [Family.ID_CARD, Family.RECEIPT_PRINTER, Family.DOCUMENT_PRINTER])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__.strip("_"))
def test_the_visit_ends_well_and_the_next_resident_is_served(
    terminal: Terminal, place: Callable[[Terminal], None], family: Family
) -> None:
    place(terminal)
    plug = Plug(family)
    plug.pull(terminal)
    terminal.until(lambda: not terminal.statuses()[family].usable, "it to be seen gone")
    assert terminal.page is not None

    terminal.around.platform.open.set()
    terminal.around.reader.slot.remove()
    terminal.do(e.Touched(), e.Back(), e.Next(), e.TryAgain(), e.Stop(), e.GotIt(), e.PaperTaken())
    assert terminal.page is not None, "whatever is touched, something is shown"

    plug.push(terminal)
    terminal.until(lambda: terminal.statuses()[family].usable, "it to be seen back")
    terminal.around.printer.print_all()
    _empty(terminal)
    terminal.nothing_is_left()
    if terminal.path.locked:
        terminal.journal.clear_paper_path()
        terminal.until(lambda: not terminal.path.locked, "the attendant's word to be heard")
    _empty(terminal)
    terminal.serve_next()


def _empty(terminal: Terminal) -> None:
    """Time alone, and who reads that paper may lie there, lead back to an empty terminal."""
    for _ in range(40):
        if isinstance(terminal.stage, m.Attract):
            return
        terminal.do(e.Understood(), e.EndVisit())
        terminal.settle()
        terminal.pass_time(45)
    raise AssertionError(f"still at {terminal.stage}")
