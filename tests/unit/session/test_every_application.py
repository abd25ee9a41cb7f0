"""Every item that is applied for goes from its first page to the row that is kept, and refuses a wrong answer at its
field; one that cannot be gone through here is a guide."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.catalogue.definition.service import Signature
from kiosk.catalogue.model import Service
from kiosk.presenter.bodies_form import mistake_words
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.availability import Offer, offer
from kiosk.session.form.handing import wall
from kiosk.texts import Language, load_words
from tests.support.applications import Applying, applications, doable, every_service, wrong_answers
from tests.support.situations import world


def _code(service: Service) -> str:
    return service.code


@pytest.mark.parametrize("service", doable(), ids=_code)
def test_it_goes_from_its_first_page_to_the_row_that_is_kept(service: Service) -> None:
    applying = Applying(service)
    applying.apply(m.Handing)
    (kept,) = applying.confirmed()
    content = json.loads(kept.content.text)
    assert content["item"] == service.code
    assert content["digest"] == kept.content.digest
    signed = [party["signature"]["digest"] for party in content.get("parties", ())]
    assert len(signed) == len(applying.signers()), "everybody whom the form names"
    assert set(signed) <= {kept.content.digest}
    if service.signature is Signature.ALL_PARTIES:
        assert signed and content["awaited"] == []
    applying.after(e.Agree())  # the second tap
    applying.keep()
    assert len(applying.confirmed()) == 1
    assert isinstance(applying.session.stage, m.Handed)
    assert applying.session.application is None


@pytest.mark.parametrize("service", doable(), ids=_code)
def test_a_wrong_answer_is_refused_at_its_field_in_words(service: Service) -> None:
    words = [load_words(language) for language in (Language.CHINESE, Language.ENGLISH)]
    applying, tried = Applying(service), 0
    while not isinstance(applying.session.stage, m.Handing):
        stage = applying.session.stage
        if isinstance(stage, m.Fill):
            applying.fill()
            right = applying.page
            for wrong in wrong_answers(applying.fields()):
                spoilt = replace(right, values=right.values.put(wrong.key, wrong.value))
                applying.session = applying.session.to(spoilt)
                applying.after(e.Next())
                found = {one.field: one for one in applying.mistakes()}
                assert applying.page.checked and applying.page.section == right.section
                assert wrong.key in found, f"{wrong}: {found}"
                assert all(mistake_words(found[wrong.key], said) for said in words)
                tried += 1
            applying.session = applying.session.to(right)
        applying.step()
    assert tried


def test_what_cannot_be_gone_through_here_is_a_guide_and_no_dead_button() -> None:
    around = world(catalogue=every_service())
    for service in applications():
        shown = offer(service, around)
        assert (shown is Offer.GUIDE) == (wall(service) is not None), service.code
