"""Every stage is presented in every world and language, with no text missing and nothing unmasked."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from drivers.protocols import Condition, DeviceStatus, Family, Problem
from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, interpret, present
from kiosk.session import model as m
from kiosk.session.desk import DeskAction, DeskNote, Result
from kiosk.session.world import Link
from kiosk.texts import Language
from screens.models import BODY_OF, Action, DeskBody, ItemBody, PageKind, SignKind
from tests.support.languages import EVERY_LANGUAGE
from tests.support.people import ADULT, CANARIES
from tests.support.situations import sessions, worlds
from tests.unit.session.test_every_stage_decides_every_event import repr_deep

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
OPEN_TO_STAFF = tuple(
    m.Closed(because)
    for because in (m.ClosedBecause.OUT_OF_SERVICE, m.ClosedBecause.OUT_OF_HOURS, m.ClosedBecause.TAMPERED)
)
#: Written down, and never a result at the desk.
ACCOUNTED_ONLY = (DeskAction.ENTERED, DeskAction.LEFT, DeskAction.PIN_BLOCKED)


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_every_session_has_a_page_in_every_language(language: Language) -> None:
    seen: set[PageKind] = set()
    for session in sessions():
        for world in worlds():
            page = present(replace(session, looks=m.Looks(language.value)), world, SETTING)
            said = repr_deep(page)
            assert isinstance(page.body, BODY_OF[page.kind])
            assert "⟦" not in said, f"{session.stage}: a text is missing in {language}"
            assert not any(canary in said for canary in CANARIES), f"{session.stage}: shown unmasked"
            seen.add(page.kind)
    assert seen == set(PageKind)


def test_every_button_of_every_page_means_something() -> None:
    for session in sessions():
        for world in worlds():
            for action in actions(present(session, world, SETTING)):
                assert interpret(action.name, {}) is not None, action.name


def test_the_masked_name_stands_in_the_footer_once_somebody_is_known() -> None:
    session = next(session for session in sessions() if session.resident is not None)
    page = present(session, next(worlds()), SETTING)
    assert "林*梅" in page.footer.resident
    assert ADULT.name not in repr_deep(page)


def test_two_reasons_why_an_item_is_away_are_told_apart() -> None:
    session = next(session for session in sessions() if isinstance(session.stage, m.ItemPage))
    gone = DeviceStatus(Condition.ABSENT)
    world = replace(next(worlds()), devices=dict.fromkeys(Family, gone), link=Link.OFFLINE)
    body = present(session, world, SETTING).body
    assert isinstance(body, ItemBody)
    assert body.instead is not None and "；" in body.instead.why


def test_everything_done_at_the_desk_is_said_with_what_came_of_it() -> None:
    at_arrival = present(m.Session(stage=m.AttendantDesk()), next(worlds()), SETTING).body
    assert isinstance(at_arrival, DeskBody) and at_arrival.note == ""
    said = set()
    done_here = [action for action in DeskAction if action not in ACCOUNTED_ONLY]
    for action, result in product(done_here, Result):
        session = m.Session(stage=m.AttendantDesk(note=DeskNote(action, result)))
        body = present(session, next(worlds()), SETTING).body
        assert isinstance(body, DeskBody)
        said.add(body.note)
    assert len(said) == len(done_here) * len(Result)


def test_every_state_of_every_device_has_words_and_what_needs_a_hand_has_a_cure() -> None:
    for family, condition, problem in product(Family, Condition, Problem):
        for problems in (frozenset({problem}), frozenset[Problem]()):
            world = replace(next(worlds()), devices={family: DeviceStatus(condition, problems)})
            body = present(m.Session(stage=m.AttendantDesk()), world, SETTING).body
            assert isinstance(body, DeskBody)
            line = next(line for line in body.lines if line.key == family.value.replace("_", "-"))
            assert line.state
            assert line.cure or line.kind in (SignKind.GOOD, SignKind.OFF), (condition, problems)


def test_the_way_in_is_there_where_nobody_is_identified_and_nothing_is_under_way() -> None:
    open_to_attendants = {m.Attract, m.Home, m.ItemPage, m.LeftPaper, m.Trouble}
    for session in sessions():
        way_in = present(session, next(worlds()), SETTING).footer.attendant
        stands_open = type(session.stage) in open_to_attendants and session.resident is None
        assert (way_in is not None) == (stands_open or session.stage in OPEN_TO_STAFF)
        without = replace(next(worlds()), attendant=None)
        assert present(session, without, SETTING).footer.attendant is None, "a profile without an attendant"


def actions(value: object) -> list[Action]:
    """Every button anywhere in a page."""
    if isinstance(value, Action):
        return [value]
    if isinstance(value, tuple):
        return [action for part in value for action in actions(part)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [action for name in fields for action in actions(getattr(value, name))]


def test_a_page_that_is_not_public_is_in_english_as_a_whole_for_who_reads_portuguese() -> None:
    portuguese = m.Looks(Language.PORTUGUESE.value)
    for stage, language in ((m.Attract(), "pt"), (m.AttendantDesk(), "en")):
        page = present(m.Session(stage=stage, looks=portuguese), next(worlds()), SETTING)
        assert page.language == language
        chosen = [choice.key for choice in page.header.languages if choice.selected]
        assert chosen == ["pt"], "it is what the resident chose that is marked"
        assert bool(page.reminder) == (language == "en"), "said in Portuguese"
    assert "inglês" in page.reminder


def test_names_of_services_in_english_are_called_out_on_portuguese_pages() -> None:
    page = present(m.Session(stage=m.Home(), looks=m.Looks("pt")), next(worlds()), SETTING)
    assert page.language == "pt"
    assert "inglês" in page.reminder
    assert present(m.Session(stage=m.Home(), looks=m.Looks("zh-Hant")), next(worlds()), SETTING).reminder == ""


def test_the_profile_decides_which_languages_are_offered_and_in_which_order() -> None:
    setting = replace(SETTING, languages=(Language.TRADITIONAL, Language.PORTUGUESE))
    page = present(m.Session(stage=m.Attract(), looks=m.Looks("zh-Hant")), next(worlds()), setting)
    offered = [(choice.label, choice.selected) for choice in page.header.languages]
    assert offered == [("繁體中文", True), ("Português", False)]
