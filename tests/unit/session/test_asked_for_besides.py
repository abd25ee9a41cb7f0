"""What an office asks for that no form names is asked here like the rest, and handed in under the office's own key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.presenter import present
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import Correction
from kiosk.session.asked_for import AskedFor, AskedKind
from kiosk.session.form.asking_more import SECTION, asking_more, seen_by
from kiosk.session.form.drafts import restored
from kiosk.session.form.prefilling import start_application
from kiosk.session.matters import DraftInHand, SavedDraft
from screens.models import GuidanceBody, ParametersBody
from tests.support.application_situations import FLEXIBLE
from tests.support.applications import RESIDENT, Applying, every_service
from tests.support.situations import TODAY, world
from tests.unit.presenter.test_every_session_has_a_page import SETTING

PROOF = AskedFor("work_proof", AskedKind.PAPER, "灵活就业证明", "请补交社区出具的证明。")
FACE = AskedFor("new_photo", AskedKind.PHOTO, "近照")
WORDS = AskedFor("work_place", AskedKind.TEXT, "现在做什么工作", "上次没有写明。")
ASKED = (PROOF, FACE, WORDS)


def correcting(asked: tuple[AskedFor, ...]) -> Applying:
    """Everything of the first time is there again, and what is asked for besides is not."""
    service = every_service().services[FLEXIBLE]
    first = Applying(service)
    first.apply(m.Handing)
    form = json.dumps(json.loads(first.confirmed()[-1].content.text)["form"])
    day = datetime.combine(TODAY.date(), datetime.min.time())
    saved = SavedDraft("s1", FLEXIBLE, day, day + timedelta(days=30), corrects="s1", case_number="C1", asked=asked)
    begun = start_application(service, RESIDENT, (), m.Session().said, TODAY.date())
    more = asking_more(service, asked)
    back = restored(more, begun, DraftInHand(saved, service.version, form), first.world)
    applying = Applying(more)
    applying.session = replace(applying.session, application=back.application).to(m.Sections(FLEXIBLE))
    return applying


def test_it_is_asked_on_pages_of_its_own_and_handed_in_under_its_key() -> None:
    applying = correcting(ASKED)
    applying.apply(m.Handing)
    pages = [stage for stage in applying.pages if isinstance(stage, m.Fill)]
    assert SECTION in {page.section for page in pages}
    assert [type(stage) for stage in applying.pages].count(m.ScanIntro) == 1
    assert [type(stage) for stage in applying.pages].count(m.PhotoConsent) == 1
    kept = applying.confirmed()[-1]
    content = json.loads(kept.content.text)
    assert content["form"][WORDS.key]
    assert content["materials"][PROOF.key]["mode"] == "scan" and len(content["materials"][PROOF.key]["pages"]) == 1
    assert content["materials"][FACE.key]["via"] == "photo"
    assert kept.follows == "s1", "it is the same case"
    assert {one.material for one in kept.held} == {PROOF.key, FACE.key}, "and the pages go with it"


def test_the_pages_say_it_in_the_offices_words() -> None:
    applying = correcting(ASKED)
    applying.apply(m.Materials)
    body = present(replace(applying.session, looks=m.Looks("zh-CN")), applying.world, SETTING).body
    assert isinstance(body, ParametersBody)
    field = next(one for one in body.fields if one.key == PROOF.key)
    assert (field.label, field.basis) == (PROOF.label, PROOF.reason)
    assert [option.key for option in field.options] == ["scan", "hand_in"], "here, or at a counter"


def test_a_phone_is_offered_for_what_an_office_asks_besides_as_for_any_paper() -> None:
    applying = correcting((PROOF,))
    applying.apply(m.ScanIntro)
    body = present(applying.session, applying.world, SETTING).body
    assert isinstance(body, GuidanceBody)
    assert {action.name for action in body.actions} == {"action:other-way", "action:use-phone", "action:agree"}


def test_without_the_words_it_goes_no_further() -> None:
    applying = correcting((WORDS,))
    for _ in range(30):
        applying.apply(m.Fill)
        if applying.page.section == SECTION:
            break
        applying.step()
    before = applying.session
    assert [mistake.field for mistake in applying.mistakes()] == [WORDS.key]
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Fill) and applying.session.stage.section == SECTION
    assert before.application is not None


def test_an_office_cannot_put_its_own_in_the_place_of_what_the_definition_names() -> None:
    service = every_service().services[FLEXIBLE]
    named = tuple(AskedFor(key, AskedKind.TEXT, "x") for key in ("phone", "id_card"))
    twice = (PROOF, replace(PROOF, label="another"))
    more = asking_more(service, (*named, *twice))
    assert more.form == service.form
    assert [one.title.zh for one in more.materials[len(service.materials) :]] == [PROOF.label]


def test_whoever_comes_next_is_asked_what_the_definition_asks() -> None:
    around = world(catalogue=every_service())
    application = m.Application(FLEXIBLE, RESIDENT.card.number, correction=Correction("s1", asked=ASKED))
    session = m.Session(application=application)
    assert len(seen_by(session, around).catalogue.services[FLEXIBLE].materials) == (
        len(around.catalogue.services[FLEXIBLE].materials) + 2
    )
    assert seen_by(m.Session(), around) is around
    assert seen_by(replace(session, application=replace(application, correction=Correction("s1"))), around) is around
    unknown = replace(application, code="999999999999")
    assert seen_by(replace(session, application=unknown), around) is around, "an item that is not there any more"
