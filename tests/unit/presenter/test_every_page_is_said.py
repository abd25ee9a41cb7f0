"""Every stage has something to say in every language, in its order, and what is somebody's is marked."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.session import model as m
from kiosk.session.hearing import Hearing
from kiosk.texts import Language
from screens.models import BODY_OF, Page, PageKind, ParametersBody, SpokenKind, TableBody
from tests.support.languages import EVERY_LANGUAGE
from tests.support.people import ADULT, CANARIES, CHILD
from tests.support.situations import BODY, SENT, TABLE, sessions, worlds

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
MARKUP = re.compile(r"[<>{}⟦⟧]")
#: What the pages show of a person; none of it may be said where a room can hear it.
PERSONAL = (
    *(mask_name(person.name) for person in (ADULT, CHILD)),
    *(mask_id_number(person.number) for person in (ADULT, CHILD)),
    SENT.phone,
    BODY.name,
    "336.00",
    "4,400.00",
)


@cache
def pages(language: Language) -> tuple[tuple[m.Session, Page], ...]:
    return tuple(
        (session, present(replace(session, looks=m.Looks(language.value)), world, SETTING))
        for session in sessions()
        for world in worlds()
    )


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_every_page_says_its_title_and_something_more(language: Language) -> None:
    seen: set[PageKind] = set()
    for session, page in pages(language):
        kinds = [part.kind for part in page.spoken]
        assert SpokenKind.TITLE in kinds, session.stage
        assert len(kinds) > 1, session.stage
        assert kinds == sorted(kinds, key=list(SpokenKind).index), session.stage
        seen.add(page.kind)
    assert seen == set(BODY_OF)


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_nothing_that_cannot_be_said_is_said(language: Language) -> None:
    for session, page in pages(language):
        for part in page.spoken:
            assert part.words.strip(), session.stage
            assert not MARKUP.search(part.words), f"{session.stage}: {part.kind}"
            assert not any(canary in part.words for canary in CANARIES), f"{session.stage}: unmasked"


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_what_is_somebodys_is_private(language: Language) -> None:
    found = 0
    for session, page in pages(language):
        for part in page.spoken:
            if any(value in part.words for value in PERSONAL):
                assert part.private, f"{session.stage}: {part.kind}"
                found += 1
    assert found > 100


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_what_was_typed_or_chosen_is_private(language: Language) -> None:
    values = 0
    for _, page in pages(language):
        if isinstance(page.body, ParametersBody):
            typed = {field.value for field in page.body.fields if field.value}
            for part in page.spoken:
                if part.kind is SpokenKind.CONTENT and part.words in typed:
                    assert part.private
                    values += 1
    assert values > 20


def test_errors_are_said_before_everything_else() -> None:
    wrong = [page for _, page in pages(Language.CHINESE) if isinstance(page.body, ParametersBody) and page.body.errors]
    assert wrong
    for page in wrong:
        said = [part.words for part in page.spoken if part.kind is SpokenKind.ERROR]
        assert isinstance(page.body, ParametersBody)
        assert [part.kind for part in page.spoken[: len(said)]] == [SpokenKind.ERROR] * len(said)
        assert {error.text for error in page.body.errors} <= set(said)


def test_every_row_of_a_table_can_be_heard_with_its_columns() -> None:
    page = next(page for session, page in pages(Language.CHINESE) if session.stage == TABLE)
    assert isinstance(page.body, TableBody)
    rows = [part.words for part in page.spoken if page.body.columns[2].label in part.words and part.private]
    assert len(rows) >= len(page.body.rows)
    assert any("4,400.00" in row for row in rows)


def test_a_person_is_not_in_the_repr_of_what_is_said() -> None:
    page = next(page for session, page in pages(Language.CHINESE) if session.stage == TABLE)
    assert "林*梅" not in repr(page.spoken) and "4,400.00" not in repr(page.spoken)


@pytest.mark.parametrize(("step", "rate", "volume"), [(-3, 60, 40), (0, 100, 100), (3, 180, 160)])
def test_steps_are_percent_of_the_terminals_own(step: int, rate: int, volume: int) -> None:
    session = m.Session(looks=m.Looks(hearing=Hearing(True, step, step)), headset=True).to(m.Home())
    said = present(session, next(worlds()), SETTING).speech
    assert (said.on, said.headset, said.rate, said.volume) == (True, True, rate, volume)


def test_elder_mode_speaks_slower() -> None:
    session = m.Session(looks=m.Looks(theme="elder")).to(m.Home())
    assert present(session, next(worlds()), SETTING).speech.rate < 100


def test_the_switch_is_there_only_where_there_is_a_voice_and_says_what_it_does() -> None:
    session = m.Session().to(m.Home())
    world = next(worlds())
    assert present(session, world, SETTING).header.speech is None
    speaking = replace(SETTING, speaks=True)
    off = present(session, world, speaking).header.speech
    on = present(replace(session, looks=m.Looks(hearing=Hearing(on=True))), world, speaking).header.speech
    assert off is not None and on is not None
    assert off.name == on.name == "action:speech"
    assert off.label != on.label


@pytest.mark.parametrize("speaks", [True, False])
def test_the_choices_over_the_page_are_said_in_its_place_and_speech_is_one_of_them(speaks: bool) -> None:
    session = m.Session(looks=m.Looks(choosing=True, hearing=Hearing(on=True))).to(m.Home())
    page = present(session, next(worlds()), replace(SETTING, speaks=speaks))
    assert page.access is not None
    said = [part.words for part in page.spoken]
    assert said[0] == page.access.title
    assert {group.label for group in page.access.groups} <= set(said)
    switches = [group.choices for group in page.access.groups if group.key == "speech"]
    assert [[choice.selected for choice in choices] for choices in switches] == ([[True]] if speaks else [])
