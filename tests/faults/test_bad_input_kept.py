"""Bad input on its whole way: typed into a form, laid out as PDF, sealed, taken in by the platform, read there as it
was typed. Nothing of it is in a log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
import requests

from kiosk.form_paper import FormPaper
from kiosk.rules.typed_text import mistake_in, tidy
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session import model as m
from kiosk.session.application import Delivery
from kiosk.session.signatures import FormInHand
from kiosk.session.signing_effects import LayOutForm
from kiosk.session_store import SessionStore
from tests.faults.test_application_kept import Desk, desk
from tests.faults.test_drafts_on_their_way import Person, nothing_before
from tests.faults.test_filing import bench
from tests.support.applications import Applying, every_service
from tests.support.bad_input import BAD_TEXTS, HALVES
from tests.support.pdf_reading import page_texts
from tests.support.platform import terminal
from tests.support.terminal_around import SETTING

__all__ = ["bench", "desk", "nothing_before", "terminal"]
#: An item with a long text of one's own, and that field.
LEGAL_AID, STORY, LONGEST = "412012901000", "story", 500
KEPT = {
    name: text
    for name, text in (BAD_TEXTS | HALVES).items()
    if tidy("text", text) and mistake_in("text", tidy("text", text), 1, LONGEST) is None
}
#: What no font of paper has: it stands on the form by its number, and page and form say so.
SPELT = {"extension G", "private use", "variation", "emoji"}


def applied(text: str) -> Applying:
    """Somebody who has told their story so, up to the last tap."""
    applying = Applying(every_service().services[LEGAL_AID])
    written = False
    while not isinstance(applying.session.stage, m.Handing):
        stage = applying.session.stage
        if isinstance(stage, m.Fill) and any(field.key == STORY for field in applying.fields()) and not written:
            applying.fill()
            applying.after(e.Write(STORY, text))
            applying.after(e.Next())
            written = True
        else:
            applying.step()
    assert written
    return applying


def drawn(applying: Applying) -> tuple[FormInHand, str]:
    """The form as PDF, and every word that can be read in it."""
    (laid, *_) = [effect for effect in applying.effects if isinstance(effect, LayOutForm)]
    store = SessionStore()
    form = FormPaper(store, SETTING, datetime.now).lay_out(laid)
    pdf = store.get(laid.id.generation, form.handle)
    assert pdf is not None and form.pages
    return form, "".join("".join(page_texts(pdf)).split())


def comes_to_the_department(desk: Desk, applying: Applying, text: str) -> None:
    (kept,) = applying.confirmed()
    person = Person(desk)
    assert json.loads(kept.content.text)["form"][STORY] == text
    stored = person.ask(replace(kept, id=person.id(), held=(), form=None, resident=person.resident), e.Kept)
    desk.filing.start()
    assert person.follow(stored) is Delivery.DELIVERED
    address = f"{desk.bench.platform.sandbox.admin_url}/submissions/{stored.submission}"
    assert requests.put(address, json={"state": "supplement_wanted", "note": text[:100]}, timeout=5).ok
    (back,) = person.matters().drafts
    came = person.ask(mx.FetchDraft(person.id(), back.id), e.DraftCame).draft
    assert json.loads(came.form)[STORY] == text
    assert text[:20] not in desk.bench.log.getvalue() and text.encode() not in desk.bench.on_the_disk()


def test_all_that_a_form_keeps_comes_to_the_department_to_the_letter(desk: Desk) -> None:
    text = "".join(KEPT.values())
    assert set(KEPT) > SPELT and len(text) < LONGEST
    applying = applied(text)
    form, read = drawn(applying)
    assert form.spelt and form.pages
    unseen = {letter for name in SPELT for letter in KEPT[name]} - set("葛\u9089\u200d👍")
    assert unseen and all(f"U+{ord(letter):04X}" in read for letter in unseen)
    comes_to_the_department(desk, applying, tidy("text", text))


@pytest.mark.long
@pytest.mark.parametrize("name", KEPT)
def test_each_that_a_form_keeps_comes_to_the_department_to_the_letter(desk: Desk, name: str) -> None:
    applying = applied(KEPT[name])
    form, _ = drawn(applying)
    assert form.spelt is (name in SPELT)
    comes_to_the_department(desk, applying, tidy("text", KEPT[name]))
