"""A form on which a character stands by its number says so where it is looked at, and where it is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenter.bodies_sign import preview
from kiosk.presenter.spoken import spoken
from kiosk.session import model as m
from kiosk.session.signatures import FormInHand
from kiosk.texts import Language, load_words
from screens.models import FormBody
from tests.support.application_situations import FLEXIBLE
from tests.support.applications import Applying, every_service

CHINESE = load_words(Language.CHINESE)


@pytest.mark.parametrize("spelt", [True, False])
def test_the_page_says_it_and_nothing_where_all_is_drawn(spelt: bool) -> None:
    applying = Applying(every_service().services[FLEXIBLE])
    applying.apply(m.Preview)
    application, stage = applying.session.application, applying.session.stage
    assert application is not None and isinstance(application.form, FormInHand) and isinstance(stage, m.Preview)
    form = replace(application.form, spelt=spelt)
    session = replace(applying.session, application=replace(application, form=form))
    body = preview(session, stage, applying.world, CHINESE)
    assert isinstance(body, FormBody) and ("U+" in body.note) is spelt
    assert any("U+" in part.words for part in spoken(body, CHINESE, personal=True)) is spelt
