"""Lamps, contacts and keys of a whole terminal, and what becomes of it when their board or keypad fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import Contact, Contacts, Key, LampState, Place, Problem
from kiosk.key_watch import own_keypad, pin_pad
from kiosk.profile.model import FiveKeys
from kiosk.session import events as e
from kiosk.session import model as m
from screens.models import AttractBody, DeskBody
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE
from tests.support.terminal import Around, Terminal
from tests.support.terminal_machine import Fitted


def lamp(terminal: Terminal, place: Place) -> LampState:
    return terminal.around.signals.lamps.get(place, LampState.OFF)


def burning(terminal: Terminal) -> set[Place]:
    return {place for place, state in terminal.around.signals.lamps.items() if state is not LampState.OFF}


def see(terminal: Terminal, contacts: Contacts) -> None:
    terminal.around.signals.seen = contacts
    terminal.until(lambda: terminal.contacts() == contacts, "the contacts to be seen")


# --- lamps ------------------------------------------------------------------------------------------------------------


def test_lamps_show_the_way_through_a_visit_and_are_out_at_its_end(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    terminal.until(lambda: lamp(terminal, Place.ID_CARD) is LampState.SLOW, "the reader's lamp")
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.until(lambda: not burning(terminal), "the reader's lamp to go out")
    terminal.do(e.Next())
    terminal.until_at(m.Document)
    terminal.around.printer.prints_at_once = True
    terminal.do(e.Print())
    terminal.until_at(m.TakePaper)
    terminal.until(lambda: burning(terminal) == {Place.DOCUMENTS, Place.RECEIPT}, "both slots")
    terminal.do(e.PaperTaken())
    terminal.leave()
    terminal.until(lambda: not burning(terminal), "darkness")
    terminal.nothing_is_left()


def test_the_camera_has_its_lamp_as_long_as_it_looks(terminal: Terminal) -> None:
    terminal.to_face()
    terminal.until(lambda: lamp(terminal, Place.CAMERA) is LampState.ON, "the camera's lamp")
    terminal.do(e.Back())
    terminal.until(lambda: not burning(terminal), "darkness")


def test_only_changes_are_sent(terminal: Terminal) -> None:
    told: list[tuple[Place, LampState]] = []
    board = terminal.around.signals
    tell = board.set_lamp

    def note(place: Place, state: LampState, deadline: float, colour: object = None) -> None:
        told.append((place, state))
        tell(place, state, deadline)

    terminal.settle()
    board.set_lamp = note  # type: ignore[method-assign]
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree(), e.WorldChanged(), e.WorldChanged())
    terminal.settle()
    terminal.settle()
    assert told == [(Place.ID_CARD, LampState.SLOW)]


def test_a_board_without_an_answer_harms_no_visit_and_lights_when_it_is_back(terminal: Terminal) -> None:
    board = terminal.around.signals
    board.silent = True
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.do(e.GoHome())
    terminal.choose(CERTIFICATE)
    board.lamps[Place.CARD] = LampState.ON  # it came back with its relays anyhow
    board.silent = False
    terminal.until(lambda: lamp(terminal, Place.CARD) is LampState.OFF, "the board to be told again")
    assert terminal.logged("mistake") == []


def test_a_jam_calls_an_attendant(terminal: Terminal) -> None:
    terminal.around.printer.set_problems(Problem.PAPER_JAM)
    terminal.until(lambda: lamp(terminal, Place.ATTENTION) is LampState.SLOW, "the attendant's lamp")
    terminal.around.printer.set_problems()
    terminal.until(lambda: not burning(terminal), "darkness")


# --- contacts ---------------------------------------------------------------------------------------------------------


def test_who_comes_near_is_greeted_and_begins_nothing(terminal: Terminal) -> None:
    def headline() -> str:
        assert terminal.page is not None and isinstance(terminal.page.body, AttractBody)
        return terminal.page.body.headline

    at_rest = headline()
    see(terminal, Contacts(person_near=Contact.YES))
    terminal.until(lambda: headline() != at_rest, "a greeting")
    assert isinstance(terminal.stage, m.Attract) and not terminal.runner.session.visited
    see(terminal, Contacts(person_near=Contact.NO))
    terminal.until(lambda: headline() == at_rest, "the page as it was")


def test_a_board_that_is_away_pulls_out_no_headset(terminal: Terminal) -> None:
    see(terminal, Contacts(headset_plugged=Contact.YES))
    terminal.around.signals.silent = True
    terminal.settle()
    assert terminal.contacts().headset_plugged is Contact.YES


def test_a_door_is_written_down_calls_an_attendant_and_stands_at_the_desk(terminal: Terminal) -> None:
    closed = Contacts(door_open=Contact.NO, tampered=Contact.NO)
    see(terminal, closed)
    assert terminal.logged("cabinet") == [], "that all is well is no news"
    see(terminal, Contacts(door_open=Contact.YES, tampered=Contact.YES))
    terminal.until(lambda: lamp(terminal, Place.ATTENTION) is LampState.SLOW, "the attendant's lamp")
    terminal.to_desk()
    assert terminal.page is not None and isinstance(terminal.page.body, DeskBody)
    keys = [line.key for line in terminal.page.body.lines]
    assert keys.index("case") < keys.index("id-card") and keys.index("door") < keys.index("id-card"), "it comes first"
    see(terminal, closed)
    terminal.settle()
    actions = [line["action"] for line in terminal.logged("cabinet")]
    assert actions == ["door_opened", "tampered", "door_closed", "tamper_over"]


def test_a_contact_that_bounces_once_is_no_news(terminal: Terminal) -> None:
    see(terminal, Contacts(door_open=Contact.NO))
    board = terminal.around.signals
    looks = iter([Contact.YES, Contact.NO, Contact.YES, Contact.NO])
    left = [4]

    def bouncing(deadline: float) -> Contacts:
        left[0] -= 1
        return Contacts(door_open=next(looks, Contact.NO))

    board.contacts = bouncing  # type: ignore[method-assign]
    terminal.until(lambda: left[0] < -2, "some looks")
    assert terminal.logged("cabinet") == []


# --- keys -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def with_keypad(around: Around) -> Iterator[Terminal]:
    running = Terminal(around, Fitted(meaning=own_keypad())).open_for_people()
    yield running
    running.stop()
    assert running.logged("mistake") == []


@pytest.fixture
def with_pin_pad(around: Around) -> Iterator[Terminal]:
    running = Terminal(around, Fitted(meaning=pin_pad(FiveKeys().digits()))).open_for_people()
    yield running
    running.stop()
    assert running.logged("mistake") == []


def test_keys_reach_the_page_and_are_written_down_nowhere(with_keypad: Terminal) -> None:
    terminal = with_keypad
    terminal.do(e.Begin())
    terminal.settle()
    for key in (Key.DOWN, Key.ENTER, Key.CANCEL, Key.REPEAT, Key.VOLUME_UP, Key.DIGIT_7, Key.FUNCTION_1):
        terminal.around.keypad.press(key)
    wanted = ["down", "select", "back", "repeat", "volume_up", "7"]
    terminal.until(lambda: terminal.keys == wanted, f"the keys, not {terminal.keys}")
    assert "volume_up" not in terminal.around.log.getvalue()


def test_any_key_keeps_a_visit_alive(with_keypad: Terminal) -> None:
    terminal = with_keypad
    terminal.do(e.Begin())
    terminal.settle()
    terminal.pass_time(150)
    terminal.around.keypad.press(Key.FUNCTION_3)
    terminal.until(lambda: terminal.runner.session.touched_at == terminal.around.now, "the key")
    terminal.pass_time(150)
    assert isinstance(terminal.stage, m.Home)


def test_a_pin_pads_digits_serve_as_the_five_keys_in_visits_alone(with_pin_pad: Terminal) -> None:
    terminal = with_pin_pad
    pad = terminal.around.keypad
    pad.press(Key.DIGIT_8)
    terminal.settle()
    assert terminal.keys == [], "nobody is there"
    terminal.do(e.Begin())
    terminal.settle()
    assert terminal.keys == [], "what was pressed before is nobody's"
    for key in (Key.DIGIT_8, Key.DIGIT_2, Key.DIGIT_5, Key.DIGIT_4, Key.DIGIT_6, Key.ENTER, Key.CANCEL, Key.DIGIT_9):
        pad.press(key)
    wanted = ["down", "up", "select", "back", "repeat", "select", "back"]
    terminal.until(lambda: terminal.keys == wanted, f"the keys, not {terminal.keys}")
    terminal.do(e.EndVisit())
    pad.press(Key.DIGIT_8)
    terminal.settle()
    assert terminal.keys == wanted


def test_while_the_bank_takes_a_pin_no_key_reaches_a_page(with_pin_pad: Terminal) -> None:
    terminal = with_pin_pad
    terminal.do(e.Begin())
    terminal.settle()
    pad = terminal.around.keypad
    pad.pin_entry = True
    for digit in "123456":
        pad.press(Key(digit))
    terminal.settle()
    pad.pin_entry = False
    pad.press(Key.DIGIT_8)
    terminal.until(lambda: terminal.keys == ["down"], f"the key after it alone, not {terminal.keys}")


def test_keys_that_wait_are_not_the_next_residents(with_keypad: Terminal) -> None:
    terminal = with_keypad
    pad = terminal.around.keypad
    pad.silent = True  # it is away, and comes back with what was typed meanwhile
    terminal.settle()
    for key in (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3):
        pad.press(key)
    terminal.do(e.Begin())
    pad.silent = False
    terminal.until(lambda: not pad._keys, "the old keys to be dropped")
    terminal.settle()
    pad.press(Key.DOWN)
    terminal.until(lambda: terminal.keys == ["down"], f"the new key alone, not {terminal.keys}")


def test_a_headset_plugged_into_the_keypad_counts_like_one_of_the_case(with_keypad: Terminal) -> None:
    terminal = with_keypad
    terminal.around.keypad.press(Key.HEADSET_PLUGGED)
    terminal.until(lambda: terminal.contacts().headset_plugged is Contact.YES, "the headset")
    see_board = Contacts(headset_plugged=Contact.NO)
    terminal.around.signals.seen = see_board
    terminal.settle()
    assert terminal.contacts().headset_plugged is Contact.YES, "there are two sockets"
    terminal.around.keypad.press(Key.HEADSET_UNPLUGGED)
    terminal.until(lambda: terminal.contacts().headset_plugged is Contact.NO, "no headset")
    assert terminal.keys == []


def test_a_keypad_that_is_pulled_out_harms_no_visit_and_works_when_it_is_back(with_keypad: Terminal) -> None:
    terminal = with_keypad
    terminal.do(e.Begin())
    terminal.settle()
    terminal.around.keypad.plugged = False
    terminal.settle()
    terminal.around.keypad.plugged = True
    terminal.around.keypad.press(Key.UP)
    terminal.until(lambda: terminal.keys == ["up"], "the key")
