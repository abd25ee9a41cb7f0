"""The technician: in with token and PIN alone, out without the token, accountable for all, and near no resident."""

from __future__ import annotations

import json

import pytest

from drivers.protocols import Family
from kiosk.attendant.guard import BLOCK_SECONDS
from kiosk.maintenance.reports import kept_reports
from kiosk.maintenance.trail import FILE as TRAIL
from kiosk.maintenance.trail import check
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import REFILLS, Result
from kiosk.session.nearby import CabinetChange
from kiosk.session.technician import Level, Room, Test, TokenTrouble, Work
from kiosk.session.technician_effects import Tampered
from kiosk.technician_hands import Keys
from screens.models import PinBody, TechnicianBody
from tests.support.people import ADULT
from tests.support.technician_terminal import TECHNICIAN_PIN
from tests.support.terminal import PIN, Around, Terminal

WRONG = "941750"


def trail(terminal: Terminal) -> list[dict[str, str]]:
    terminal.settle()
    lines = (terminal.around.state / TRAIL).read_text("ascii").splitlines()
    assert check(terminal.around.state).broken is None
    return [json.loads(line) for line in lines]


def room(terminal: Terminal) -> m.TechnicianRoom:
    assert isinstance(terminal.stage, m.TechnicianRoom)
    return terminal.stage


def go_to(terminal: Terminal, where: Room) -> m.TechnicianRoom:
    terminal.do(e.ChooseTab(where.value))
    terminal.until(lambda: room(terminal).room is where and room(terminal).report is not None, f"the report of {where}")
    return room(terminal)


def remark(terminal: Terminal, result: Result) -> None:
    def said() -> bool:
        here = room(terminal)
        return here.remark is not None and here.remark.result is result

    terminal.until(said, f"the remark {result}")


# --- in and out -------------------------------------------------------------------------------------------------------


def test_a_token_and_its_pin_let_in_and_all_of_it_is_written_down(terminal: Terminal) -> None:
    here = terminal.to_technician()
    assert (here.badge.who, here.room) == ("S-0042", Room.READINESS)
    terminal.until(lambda: room(terminal).report is not None, "the readiness report")
    terminal.do(e.LeaveDesk())
    assert isinstance(terminal.stage, m.Attract)
    assert [line["action"] for line in trail(terminal)] == ["technician_entered", "technician_left"]
    assert {line["who"] for line in trail(terminal)} == {"S-0042"}


def test_the_pin_without_the_token_is_the_attendants_alone(terminal: Terminal) -> None:
    terminal.do(e.CallDesk())
    terminal.enter_pin(TECHNICIAN_PIN)
    assert isinstance(terminal.stage, m.AttendantPin)
    terminal.enter_pin(PIN)
    terminal.until_at(m.AttendantDesk)


def test_the_attendants_pin_opens_nothing_with_a_token(terminal: Terminal) -> None:
    terminal.stick.plug_in()
    terminal.until(lambda: terminal.technicians.access().badge is not None, "the token")
    terminal.do(e.CallDesk())
    terminal.enter_pin(PIN)
    assert isinstance(terminal.stage, m.AttendantPin)


def test_who_pulls_the_token_is_out_at_once(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.stick.pull()
    terminal.until_at(m.Attract)
    assert trail(terminal)[-1]["action"] == "token_pulled"


def test_a_token_that_is_pulled_while_its_pin_is_looked_at_lets_nobody_in(terminal: Terminal) -> None:
    terminal.stick.plug_in()
    terminal.until(lambda: terminal.technicians.access().badge is not None, "the token")
    terminal.do(e.CallDesk())
    with terminal.answers_on_the_way():
        terminal.do(*(e.PinDigit(digit) for digit in TECHNICIAN_PIN))
        terminal.stick.pull()
        terminal.workers.technician.run(terminal.technicians.look)
        terminal.until(lambda: terminal.technicians.access().badge is None, "the token to be gone")
    terminal.until(lambda: not terminal.runner.session.pending, "the answer")
    assert isinstance(terminal.stage, m.AttendantPin)


def test_nobody_stays_a_technician_for_ever(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.until(lambda: not terminal.runner.session.pending, "the report")
    terminal.pass_time(301)
    assert isinstance(terminal.stage, m.Attract)


def test_there_is_no_way_in_while_a_resident_is_identified(terminal: Terminal) -> None:
    terminal.to_document(ADULT)
    terminal.stick.plug_in()
    terminal.until(lambda: terminal.technicians.access().badge is not None, "the token")
    terminal.do(e.CallDesk())
    assert isinstance(terminal.stage, m.Document)
    terminal.do(e.GoHome(), e.CallDesk())
    assert isinstance(terminal.stage, m.Home)
    terminal.leave()


def test_a_wrong_pin_three_times_blocks_for_five_minutes_and_over_a_restart(around: Around) -> None:
    first = Terminal(around).open_for_people()
    first.stick.plug_in()
    first.until(lambda: first.technicians.access().badge is not None, "the token")
    first.do(e.CallDesk())
    for _ in range(3):
        first.enter_pin(WRONG)
    first.enter_pin(TECHNICIAN_PIN)
    assert isinstance(first.stage, m.AttendantPin)
    body = first.page.body if first.page is not None else None
    assert isinstance(body, PinBody) and not body.usable and "5" in body.trouble
    assert trail(first)[-1]["action"] == "technician_pin_blocked"
    first.stop()
    second = Terminal(around, run_id="run2").open_for_people()
    second.until(lambda: second.technicians.access().badge is not None, "the token")
    second.do(e.CallDesk())
    second.enter_pin(TECHNICIAN_PIN)
    assert isinstance(second.stage, m.AttendantPin)
    second.do(e.LeaveDesk())
    around.now += BLOCK_SECONDS + 1
    second.to_technician()
    second.stop()


# --- tokens that open nothing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "trouble"),
    [
        ("expired", TokenTrouble.EXPIRED),
        ("elsewhere", TokenTrouble.ELSEWHERE),
        ("revoked", TokenTrouble.REVOKED),
        ("words", TokenTrouble.UNREADABLE),
    ],
)
def test_a_token_that_is_none_says_why(terminal: Terminal, how: str, trouble: TokenTrouble) -> None:
    match how:
        case "expired":
            terminal.stick.plug_in(days=-3)
        case "elsewhere":
            terminal.stick.plug_in(terminal="OTHER-0001")
        case "revoked":
            terminal.stick.revoked_file.write_text("T-1  # lost on 20 November\n", "ascii")
            terminal.stick.plug_in()
        case _:
            terminal.stick.plug_in_words("hello")
    terminal.until(lambda: terminal.technicians.access().trouble is trouble, f"{trouble}")
    terminal.do(e.CallDesk())
    body = terminal.page.body if terminal.page is not None else None
    assert isinstance(body, PinBody) and body.trouble
    terminal.enter_pin(TECHNICIAN_PIN)
    assert isinstance(terminal.stage, m.AttendantPin)


def test_a_token_whose_signer_is_taken_back_while_it_is_in_use_holds_no_more(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.stick.take_signer_back()
    terminal.until_at(m.Attract)
    seen = terminal.technician()
    assert seen is not None
    assert seen.trouble is TokenTrouble.REVOKED


def test_a_token_that_is_revoked_while_it_is_in_use_holds_no_more(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.stick.revoked_file.write_text("T-1\n", "ascii")
    terminal.until_at(m.Attract)


# --- rooms ------------------------------------------------------------------------------------------------------------


def test_every_room_shows_something_and_nothing_of_a_resident(terminal: Terminal) -> None:
    terminal.serve_next()
    terminal.to_technician(settings=True)
    for where in Room:
        here = go_to(terminal, where)
        assert here.report is not None
        assert terminal.page is not None and isinstance(terminal.page.body, TechnicianBody)
        said = repr(here) + repr(terminal.page)
        assert ADULT.name not in said and ADULT.number not in said
    terminal.do(e.LeaveDesk())


def test_settings_are_for_a_token_that_says_so(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.do(e.ChooseTab(Room.SETTINGS.value))
    assert room(terminal).room is Room.READINESS
    terminal.do(e.LeaveDesk())


def test_settings_without_a_helper_are_said_to_have_failed(terminal: Terminal) -> None:
    terminal.to_technician(settings=True)
    go_to(terminal, Room.SETTINGS)
    terminal.do(e.ServiceAct(Work.SET_NETWORK))
    terminal.do(e.Pick("method", "static"), e.Write("address", "10.1.2.3/24"), e.Write("gateway", "10.9.9.9"), e.Next())
    assert isinstance(terminal.stage, m.TechnicianForm) and terminal.stage.checked
    terminal.do(e.Write("gateway", "10.1.2.1"), e.Write("dns", "10.1.2.1"), e.Next())
    terminal.until_at(m.TechnicianRoom)
    remark(terminal, Result.FAILED)
    terminal.do(e.LeaveDesk())


def test_a_refill_counts_anew_and_is_somebodys(terminal: Terminal) -> None:
    terminal.to_technician()
    go_to(terminal, Room.SUPPLIES)
    terminal.do(e.ServiceAct(Work.REFILLED), e.DeskConfirm(REFILLS[1]))
    remark(terminal, Result.DONE)
    assert terminal.books.counters.counts.sheets_left == REFILLS[1]
    assert [(line["who"], line["count"]) for line in trail(terminal) if line["action"] == "paper_refilled"] == [
        ("S-0042", str(REFILLS[1]))
    ]
    here = go_to(terminal, Room.SUPPLIES)
    assert here.report is not None and any(line.key == "refill-1" for line in here.report.lines)
    terminal.do(e.LeaveDesk())


def test_every_cell_of_the_grid_has_to_be_touched(terminal: Terminal) -> None:
    terminal.to_technician()
    go_to(terminal, Room.TESTS)
    terminal.do(e.TryIt(Test.TOUCH), *(e.TouchCell(cell) for cell in range(159)), e.GotIt())
    remark(terminal, Result.FAILED)
    terminal.do(e.TryIt(Test.TOUCH), *(e.TouchCell(cell) for cell in range(160)), e.GotIt())
    remark(terminal, Result.DONE)
    terminal.do(e.LeaveDesk())


def test_a_test_page_is_a_print_like_any_other(terminal: Terminal) -> None:
    terminal.to_technician()
    go_to(terminal, Room.TESTS)
    terminal.do(e.TryIt(Test.PAGE))
    terminal.until(lambda: len(terminal.around.printer.handed_over) == 1, "the page to be handed over")
    terminal.do(e.LeaveDesk())
    assert room(terminal).job is not None, "nobody leaves while it is printed"
    terminal.around.printer.print_all()
    remark(terminal, Result.DONE)
    terminal.do(e.TryIt(Test.RECEIPT))
    remark(terminal, Result.DONE)
    assert {"tested_page", "tested_receipt"} <= {line["action"] for line in trail(terminal)}
    terminal.do(e.LeaveDesk())


def test_the_readiness_report_comes_out_of_both_printers(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.until(lambda: room(terminal).report is not None, "the report")
    for on_receipt in (True, False):
        terminal.do(e.PrintReport(on_receipt))
        if not on_receipt:
            terminal.until(lambda: len(terminal.around.printer.handed_over) == 1, "the report to be handed over")
            terminal.around.printer.print_all()
        remark(terminal, Result.DONE)
    terminal.settle()
    kept = kept_reports(terminal.around.state)
    assert (kept[0].who, kept[0].room) == ("S-0042", Room.READINESS) and len(kept[0].lines) > 5
    terminal.do(e.LeaveDesk())


def test_the_log_is_shown_by_how_grave_it_is(terminal: Terminal) -> None:
    terminal.to_technician()
    here = go_to(terminal, Room.LOG)
    assert here.report is not None and here.report.log
    body = terminal.page.body if terminal.page is not None else None
    assert isinstance(body, TechnicianBody)
    everything = len(body.rows)
    terminal.do(e.ShowLog(Level.BAD))
    body = terminal.page.body if terminal.page is not None else None
    assert isinstance(body, TechnicianBody) and len(body.rows) < everything
    terminal.do(e.LeaveDesk())


# --- the case ---------------------------------------------------------------------------------------------------------


def test_a_case_that_is_opened_without_a_technician_ends_the_visit_and_the_service(terminal: Terminal) -> None:
    terminal.to_document(ADULT)
    terminal.do(e.CabinetChanged(CabinetChange.TAMPERED))
    assert isinstance(terminal.stage, m.Closed)
    assert terminal.runner.session.resident is None
    terminal.until(terminal.books.out_of_service, "out of service")
    terminal.to_desk()


def test_a_technician_may_open_the_case(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.do(e.CabinetChanged(CabinetChange.TAMPERED))
    assert isinstance(terminal.stage, m.TechnicianRoom)
    terminal.settle()
    assert not terminal.books.out_of_service()
    terminal.do(e.LeaveDesk())


def test_every_device_that_can_be_tried_is_offered(terminal: Terminal) -> None:
    terminal.to_technician()
    go_to(terminal, Room.TESTS)
    body = terminal.page.body if terminal.page is not None else None
    assert isinstance(body, TechnicianBody)
    names = {action.name for action in body.works}
    assert {"action:try-page", "action:try-receipt", "action:try-touch"} <= names
    assert ("action:try-finger" in names) == (Family.FINGER in terminal.statuses())
    terminal.do(e.LeaveDesk())


def test_the_terminals_keys_go_where_the_profile_says_so(terminal: Terminal) -> None:
    keys = terminal.around.folder / "credentials"
    keys.mkdir(exist_ok=True)
    (keys / "key.pem").write_text("a key", "ascii")
    terminal.do(e.CabinetChanged(CabinetChange.TAMPERED))
    terminal.until(terminal.books.out_of_service, "out of service")
    assert (keys / "key.pem").exists(), "kept unless it says so"
    terminal.technician_hands._keys = Keys(keys, erase=True)
    terminal.technician_hands.do(Tampered())
    terminal.until(lambda: not any(keys.iterdir()), "the keys to be gone")
