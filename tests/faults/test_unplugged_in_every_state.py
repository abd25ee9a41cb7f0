"""Whatever is unplugged, wherever the resident is: a page says what now, the visit ends, and the next one is served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

import pytest

from drivers.document_scanner.simulated import LaidPage
from drivers.id_card.simulated import Fault
from drivers.protocols import Family, Problem
from kiosk.catalogue.model import OnBehalf, Way
from kiosk.central.identification import AppCodeState
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.afterwards_stages import AfterwardsStage
from tests.support.capture_situations import LEASE, PHOTO, RESIDENCE
from tests.support.giving_papers import giving_papers
from tests.support.people import ADULT, ELDER
from tests.support.phoning import to_phone_code
from tests.support.situations import CERTIFICATE, QUERY, STRONG
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
    terminal.around.reader.slot.fail(Fault.UNKNOWN_CARD_TYPE)
    terminal.lay(ADULT)
    terminal.until_at(m.Trouble)
    terminal.around.reader.slot.fail(None)


def _thanks(terminal: Terminal) -> None:
    terminal.to_document()
    terminal.do(e.EndVisit())
    terminal.until_at(m.Thanks)


def _card_left(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)


def _guide_print(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.PrintGuide())
    terminal.until(lambda: getattr(terminal.stage, "document", None) is not None, "the guide to be laid out")


def _take_along(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(CERTIFICATE), e.TakeGuide())


def _asked(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(STRONG), e.StartItem())


def _for_whom(terminal: Terminal) -> None:
    _asked(terminal)
    terminal.do(e.Agree())


def _ways(terminal: Terminal) -> None:
    _for_whom(terminal)
    terminal.do(e.Choose(OnBehalf.SELF))


def _face_consent(terminal: Terminal) -> None:
    terminal.choose_strong(Way.ID_CARD_AND_FACE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.FaceConsent)
    terminal.take_card()


def _face_look(terminal: Terminal) -> None:
    terminal.to_face()


def _app_code(terminal: Terminal) -> None:
    terminal.choose_strong(Way.APP_CODE)
    terminal.do(e.Agree())
    terminal.until_at(m.AppCode)


def _phone_code(terminal: Terminal) -> None:
    terminal.choose_strong(Way.PHONE_CODE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.PhoneCode)
    terminal.take_card()


def _chip_card(terminal: Terminal) -> None:
    terminal.choose_strong(Way.SOCIAL_SECURITY_CARD)
    terminal.do(e.Agree())


def _permit_number(terminal: Terminal) -> None:
    terminal.choose_strong(Way.TRAVEL_PERMIT_AND_FACE)
    terminal.do(e.Agree())
    terminal.until_at(m.PermitNumber)


def _licence(terminal: Terminal) -> None:
    terminal.choose_strong(Way.LICENCE_CODE, "legal")
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.Licence)
    terminal.take_card()


def _name_principal(terminal: Terminal) -> None:
    terminal.choose_strong(Way.APP_CODE, OnBehalf.RELATIVE)
    terminal.around.platform.app_state = AppCodeState.CONFIRMED
    terminal.do(e.Agree())
    terminal.until_at(m.NamePrincipal)


def _verifying(terminal: Terminal) -> None:
    _name_principal(terminal)
    terminal.around.platform.open.clear()
    terminal.do(e.Write("principal_name", ELDER.name), e.Write("principal_number", ELDER.number), e.Next())


def _print_question(terminal: Terminal) -> None:
    terminal.to_printing()
    terminal.around.printer.set_problems(Problem.PAPER_JAM)
    terminal.until(lambda: Problem.PAPER_JAM in getattr(terminal.stage, "problems", ()), "the jam on the page")
    terminal.do(e.Stop())
    terminal.until_at(m.PrintQuestion)


def _left_paper(terminal: Terminal) -> None:
    _print_question(terminal)
    terminal.pass_time(200)
    terminal.until_at(m.LeftPaper)


def _attendant_pin(terminal: Terminal) -> None:
    terminal.do(e.CallDesk())


def _attendant_desk(terminal: Terminal) -> None:
    terminal.to_desk()


def _plate(terminal: Terminal) -> None:
    _scan_intro(terminal)
    terminal.do(e.Agree())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look at the plate")


def _scan_intro(terminal: Terminal) -> None:
    giving_papers(terminal, m.ScanIntro(RESIDENCE, LEASE))


def _sheet_seen(terminal: Terminal) -> None:
    _plate(terminal)
    terminal.around.documents.place(LaidPage(b"\xff\xd8 a page", 1200, 1700))
    terminal.until_at(m.SheetSeen)


def _sheet_pile(terminal: Terminal) -> None:
    _sheet_seen(terminal)
    terminal.do(e.Agree())


def _photo_consent(terminal: Terminal) -> None:
    giving_papers(terminal, m.PhotoConsent(RESIDENCE, PHOTO))


def _photo_look(terminal: Terminal) -> None:
    _photo_consent(terminal)
    terminal.do(e.Agree())
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0, "a look")


Place = Callable[[Terminal], None]


#: Everywhere a visit can be, and the desk besides.
def _phone_upload(terminal: Terminal) -> None:
    to_phone_code(terminal)


def _phone_sign(terminal: Terminal) -> None:
    to_phone_code(terminal, signs=True)


PLACES: dict[Place, type[m.Stage]] = {
    _phone_upload: m.PhoneUpload,
    _phone_sign: m.PhoneSign,
    _attract: m.Attract,
    _home: m.Home,
    _item: m.ItemPage,
    _guide_print: m.GuidePrint,
    _take_along: m.TakeAlong,
    _asked: m.Asked,
    _for_whom: m.ForWhom,
    _ways: m.Ways,
    _notice: m.Notice,
    _identify: m.Identify,
    _face_consent: m.FaceConsent,
    _face_look: m.FaceLook,
    _app_code: m.AppCode,
    _phone_code: m.PhoneCode,
    _chip_card: m.ChipCard,
    _permit_number: m.PermitNumber,
    _licence: m.Licence,
    _name_principal: m.NamePrincipal,
    _verifying: m.Verifying,
    _parameters: m.Parameters,
    _scan_intro: m.ScanIntro,
    _plate: m.Plate,
    _sheet_seen: m.SheetSeen,
    _sheet_pile: m.SheetPile,
    _photo_consent: m.PhotoConsent,
    _photo_look: m.PhotoLook,
    _working: m.Working,
    _table: m.Table,
    _document: m.Document,
    _printing: m.Printing,
    _print_question: m.PrintQuestion,
    _take_paper: m.TakePaper,
    _left_paper: m.LeftPaper,
    _trouble: m.Trouble,
    _thanks: m.Thanks,
    _card_left: m.Parameters,  # with the card still on the reader
    _attendant_pin: m.AttendantPin,
    _attendant_desk: m.AttendantDesk,
}
#: Where nobody is served and nothing is asked of a device. The end of a job that is cancelled is in
#: test_terminal_printer, a card that is left behind in test_terminal_card; a role is chosen with a finger alone.
ELSEWHERE = {m.Starting, m.Ending, m.CardLeft, m.Closed, m.ChooseRole}
#: An application asks for no device but the card reader at its end, and cameras where something is given; the table of
#: stages and events holds each of its pages in a world whose devices are away.
APPLICATION = set(get_args(m.Applying)) - set(get_args(m.CaptureStage))
#: What comes afterwards asks for none but the slip printer, which its page says is away.
AFTERWARDS = set(get_args(AfterwardsStage))
#: Drafts and cases are the platform's, and ask for no device.
MATTERS = set(get_args(m.MattersStage))

#: A technician is there to look at devices: their rooms say which are away, in test_technician_at_the_terminal.
TECHNICIAN = {m.TechnicianRoom, m.TechnicianTest, m.TechnicianForm}

EVERYWHERE = (Family.ID_CARD, Family.RECEIPT_PRINTER, Family.DOCUMENT_PRINTER)
#: What is used in some places only is pulled out there, just before, and while nobody is near.
IN_USE: dict[Family, tuple[Place, ...]] = {
    Family.CAMERA: (_attract, _ways, _face_consent, _face_look, _photo_consent, _photo_look),
    Family.CODE_SCANNER: (_attract, _ways, _app_code, _licence, _name_principal, _verifying),
    Family.CARD: (_attract, _ways, _chip_card),
    Family.DOCUMENT_SCANNER: (_attract, _home, _scan_intro, _plate, _sheet_seen, _sheet_pile),
    Family.SIGNALS: (_attract, _identify, _face_look, _printing, _take_paper),
    Family.KEYPAD: (_attract, _home, _item, _parameters, _table),
}
#: One of the three in each place; the long run pulls every one everywhere.
IN_TURN = [(place, EVERYWHERE[number % len(EVERYWHERE)]) for number, place in enumerate(PLACES)]
USED = [(place, family) for family, places in IN_USE.items() for place in places]
REST = [(place, family) for family in EVERYWHERE for place in PLACES if (place, family) not in IN_TURN]


def _case(place: Place, family: Family, *marks: pytest.MarkDecorator) -> object:
    return pytest.param(place, family, marks=marks, id=f"{place.__name__.strip('_')}-{family.value}")


CASES = [
    *(_case(place, family) for place, family in IN_TURN + USED),
    *(_case(place, family, pytest.mark.long) for place, family in REST),
]


def test_no_state_is_left_out() -> None:
    there = set(PLACES.values()) | ELSEWHERE | APPLICATION | AFTERWARDS | MATTERS | TECHNICIAN
    assert there == set(get_args(m.Stage)), "a new stage needs a place here"


@dataclass(frozen=True)
class Plug:
    family: Family

    def pull(self, terminal: Terminal) -> None:
        self._set(terminal, False)

    def push(self, terminal: Terminal) -> None:
        self._set(terminal, True)

    def _set(self, terminal: Terminal, plugged: bool) -> None:
        around = terminal.around
        match self.family:
            case Family.DOCUMENT_PRINTER if plugged:
                around.printer.plug()
            case Family.DOCUMENT_PRINTER:
                around.printer.unplug()
            case Family.ID_CARD:
                around.reader.plugged = plugged
            case Family.RECEIPT_PRINTER:
                around.receipts.plugged = plugged
            case Family.CAMERA:
                around.camera.plugged = plugged
            case Family.CODE_SCANNER:
                around.scanner.plugged = plugged
            case Family.CARD:
                around.chips.plugged = plugged
            case Family.DOCUMENT_SCANNER:
                around.documents.plugged = plugged
            case Family.SIGNALS:
                around.signals.plugged = plugged
            case Family.KEYPAD:
                around.keypad.plugged = plugged
            case _:
                raise AssertionError(f"no plug for {self.family}")


@pytest.mark.parametrize(("place", "family"), CASES)
def test_the_visit_ends_well_and_the_next_resident_is_served(terminal: Terminal, place: Place, family: Family) -> None:
    place(terminal)
    assert isinstance(terminal.stage, PLACES[place])
    plug = Plug(family)
    plug.pull(terminal)
    terminal.until(lambda: not terminal.statuses()[family].usable, "it to be seen gone")
    assert terminal.page is not None

    terminal.around.platform.open.set()
    terminal.around.reader.slot.remove()
    terminal.do(e.Touched(), e.Back(), e.Next(), e.TryAgain(), e.Stop(), e.GotIt(), e.PaperTaken())
    assert terminal.page is not None, "whatever is touched, something is shown"

    plug.push(terminal)
    terminal.around.printer.set_problems()
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
