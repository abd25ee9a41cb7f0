"""Beside a value that was filled in beforehand stands where it comes from: what was read, and what was only checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import OnBehalf, Way
from kiosk.presenter.form_values import Lines
from kiosk.session import model as m
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import Principal, Resident
from kiosk.texts import Language, load_words
from tests.support.application_situations import FILLED_IN, FLEXIBLE
from tests.support.people import ADULT, CHILD
from tests.support.situations import world

CHIP, CHECKED = "身份证芯片", "身份核验"
BY_CARD = Resident(ADULT)


def source_of_name(resident: Resident) -> str:
    here = world()
    service, session = here.catalogue.services[FLEXIBLE], m.Session(resident=resident)
    assert service.form is not None
    scope = scope_of_form(service, FILLED_IN.values, session, here)
    lines = Lines(service, FILLED_IN, session, here, load_words(Language.CHINESE))
    fields = tuple(field for section in service.form.sections for field in section.fields)
    return next(line.source for line in lines.shown(fields, scope) if line.key == "applicant_name")


@pytest.mark.parametrize("way", [Way.ID_CARD, Way.ID_CARD_AND_FACE])
def test_what_a_chip_said_is_from_the_chip(way: Way) -> None:
    assert source_of_name(replace(BY_CARD, way=way)) == CHIP


@pytest.mark.parametrize("way", sorted(set(Way) - {Way.ID_CARD, Way.ID_CARD_AND_FACE}))
def test_where_no_identity_card_was_read_none_is_named(way: Way) -> None:
    assert source_of_name(replace(BY_CARD, way=way)) == CHECKED


def test_a_principal_is_not_the_card_that_lay_here() -> None:
    assert source_of_name(replace(BY_CARD, principal=Principal(OnBehalf.GUARDIAN, CHILD, "proof"))) == CHECKED
