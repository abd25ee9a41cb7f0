"""Every stage is presented in every world and language, with no text missing and nothing unmasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, interpret, present
from kiosk.session import model as m
from kiosk.session.world import Link
from kiosk.texts import Language
from screens.models import BODY_OF, Action, ItemBody, PageKind
from tests.support.people import ADULT, CANARIES
from tests.support.situations import sessions, worlds
from tests.unit.session.test_every_stage_decides_every_event import repr_deep

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)


@pytest.mark.parametrize("language", Language)
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
    assert "；" in body.unavailable


def actions(value: object) -> list[Action]:
    """Every button anywhere in a page."""
    if isinstance(value, Action):
        return [value]
    if isinstance(value, tuple):
        return [action for part in value for action in actions(part)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [action for name in fields for action in actions(getattr(value, name))]
