"""The technician's stages, and what each does with what happens."""

from __future__ import annotations

from kiosk.session import events as e
from kiosk.session.step import (
    APPLY_ANSWERS,
    BROWSING,
    CARD_ANSWERS,
    DESK,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PIN_PAD,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    TECHNICIAN,
    TECHNICIAN_ANSWERS,
    Handlers,
    Step,
    kinds,
)
from kiosk.session.steps import staff_printing
from kiosk.session.steps import technician as room
from kiosk.session.steps import technician_form as form
from kiosk.session.steps import technician_tests as test
from kiosk.session.technician_stages import TechnicianForm, TechnicianRoom, TechnicianTest

_IGNORES = (
    kinds(BROWSING, NOTICE, FORM, PRINTING, LEFT_PAPER, PIN_PAD, DESK, TECHNICIAN)
    | kinds((e.TryAgain, e.Back, e.GoHome, e.Stop, e.ReceiptEnded), CARD_ANSWERS, PLATFORM_ANSWERS, APPLY_ANSWERS)
    | kinds(GUIDE_ANSWERS, RECOVERY, DESK_ANSWERS, PRINT_ANSWERS, TECHNICIAN_ANSWERS, NOTHING_AWAITED)
)
_EVERYWHERE: Handlers = {
    e.WorldChanged: room.world_changed,
    e.LeaveDesk: room.leave_room,
    e.EndVisit: room.leave_room,
}
_IN_A_ROOM: Handlers = {
    **_EVERYWHERE,
    e.ChooseTab: room.go_to,
    e.LookAgain: room.look_again,
    e.LookedInto: room.looked,
    e.ShowLog: room.show_log,
    e.TryIt: room.try_it,
    e.PartTried: room.tried,
    e.PrintReport: room.print_report,
    e.ReceiptEnded: room.receipt_ended,
    e.PrintProgressed: staff_printing.progressed,
    e.PrintEnded: room.page_ended,
    e.PrintCancelled: room.page_cancelled,
    e.Stop: staff_printing.stop,
    e.ServiceAct: room.act,
    e.DeskConfirm: room.confirm,
    e.DeskDecline: room.decline,
    e.ServiceGoesOn: room.goes_on,
    e.Serviced: room.serviced,
    e.Overdue: room.overdue,
}


def _step(stage: type[TechnicianRoom | TechnicianTest | TechnicianForm], handles: Handlers) -> Step:
    return Step(stage, handles, _IGNORES - set(handles))


STEPS = (
    _step(TechnicianRoom, _IN_A_ROOM),
    _step(TechnicianTest, {**_EVERYWHERE, **test.HANDLES}),
    _step(TechnicianForm, {**_EVERYWHERE, **form.HANDLES}),
)
