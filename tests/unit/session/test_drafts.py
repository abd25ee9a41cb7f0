"""Drafts: kept on a yes alone, without what nobody may keep, and brought back with what has to be said again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Service
from kiosk.presenter import Setting, present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.application import Application, Delivery
from kiosk.session.form.asking_more import asking_more
from kiosk.session.form.drafts import draft_of, restored, with_typed
from kiosk.session.form.prefilling import is_settled, start_application
from kiosk.session.form.slots import slots
from kiosk.session.form.whole import form_fields_of, scope_of_form
from kiosk.session.matters import DraftInHand, Filed, Matters, SavedDraft, Stored
from kiosk.session.reducer import advance
from kiosk.session.world import FilingStop, Link, World
from screens.models import Action, IdleWarning, QuestionBody
from tests.support.application_situations import AGREED, ALLOWANCE, BENEFIT, FILLED_IN, FLEXIBLE, SIGNED
from tests.support.applications import RESIDENT, Applying, doable, every_service
from tests.support.matters_situations import CASE, DRAFT, FILED, MATTERS, PROGRESS, TO_CORRECT, UNREADABLE
from tests.support.situations import awaiting, services, world
from tests.support.stages import stage_of

SAVED = replace(DRAFT, item=FLEXIBLE)
SETTING = Setting(services().departments["human_resources"], "XC-0117", "12345", demonstration=True)
KNOWN = m.Session(
    resident=RESIDENT, tally=m.Tally(started=990.0), touched_at=1000.0, application=FILLED_IN, generation=4
)


def service(code: str = FLEXIBLE) -> Service:
    return services().services[code]


def kept_of(
    item: Service, application: Application, around: World, before: m.ApplicationStage | None = None
) -> dict[str, object]:
    session = replace(KNOWN, application=application)
    whole = with_typed(item, application, before)
    scope = scope_of_form(item, whole.values, session, around)
    read: dict[str, object] = json.loads(draft_of(item, whole, RESIDENT, scope).text)
    return read


def in_hand(kept: dict[str, object], saved: SavedDraft = SAVED) -> DraftInHand:
    version, done, materials = kept["version"], kept["done"], kept["materials"]
    assert isinstance(version, int) and isinstance(done, list) and isinstance(materials, dict)
    form = json.dumps(kept["form"])
    return DraftInHand(saved, version, form, frozenset(done), tuple(materials.items()))


def begun(item: Service) -> Application:
    return start_application(item, RESIDENT, (), m.Session().said, date(2026, 6, 15))


# --- what is kept -----------------------------------------------------------------------------------------------------


#: One out of many: whoever applies for all of them takes minutes.
SOME = tuple(item for item in doable() if item.code in (FLEXIBLE, BENEFIT)) + doable()[3::16]


@pytest.mark.parametrize("item", SOME, ids=lambda item: str(item.code))
def test_of_an_application_all_that_was_typed_comes_back_and_nothing_else_is_kept(item: Service) -> None:
    around = world(catalogue=every_service())
    applying = Applying(item, around)
    applying.apply(m.Confirm)
    application = applying.session.application
    assert application is not None
    resident = applying.session.resident
    assert resident is not None
    scope = scope_of_form(item, application.values, applying.session, around)
    text = draft_of(item, application, resident, scope).text
    assert "signature" not in text and "consents" not in text and "declared" not in text
    kept = json.loads(text)
    fresh = start_application(item, resident, application.facts, m.Session().said, around.wall.date())
    back = restored(item, fresh, in_hand(kept, replace(SAVED, item=item.code)), around)
    after = back.application
    assert (after.signature, after.consents, after.previewed, back.no_more) == (None, (), False, 0)
    again = set(back.again)
    for field in form_fields_of(item):
        for slot in slots([field]):
            declared = isinstance(field, f.DeclareField | f.GroupField | f.CaptureField | f.PartyField)
            if declared or slot.again or slot.key in again or not application.values.get(slot.key):
                continue
            if slot.key in kept["form"] or application.origin(slot.key):
                assert after.values.get(slot.key) == application.values.get(slot.key), slot.key
    for field in form_fields_of(item):
        if isinstance(field, f.DeclareField):
            assert field.key not in kept["form"] and not after.values.get(field.key)


def test_what_the_card_and_departments_filled_in_is_not_kept() -> None:
    form = kept_of(service(), FILLED_IN, world())["form"]
    assert isinstance(form, dict)
    assert "applicant_name" not in form and "applicant_number" not in form
    assert form["phone"] == "13800000001"


def test_neither_signature_nor_consents_nor_a_pledge_are_kept() -> None:
    text = json.dumps([kept_of(service(), one, world()) for one in (AGREED, SIGNED)])
    assert "lookup" not in text and "0" * 64 not in text
    form = kept_of(service(), SIGNED, world())["form"]
    assert isinstance(form, dict) and "pledge" not in form, "a declaration is made anew"


def test_what_is_half_typed_on_the_page_that_somebody_stops_on_is_kept() -> None:
    half = m.Fill(FLEXIBLE, "applicant", FILLED_IN.values.put("phone", ("1380",)))
    form = kept_of(service(), FILLED_IN, world(), half)["form"]
    assert isinstance(form, dict) and form["phone"] == "1380"


# --- what comes back --------------------------------------------------------------------------------------------------


def test_the_same_form_goes_on_where_it_was() -> None:
    kept = kept_of(service(), FILLED_IN, world())
    back = restored(service(), begun(service()), in_hand(kept), world())
    assert back.application.done >= {"applicant", "insurances"}
    assert back.application.values.get("insurances") == ("pension",)


def test_another_version_keeps_what_fits_and_shows_every_part_again() -> None:
    kept = kept_of(service(), FILLED_IN, world())
    kept["version"] = 999
    form = kept["form"]
    assert isinstance(form, dict)
    form |= {"step": "no_such_step", "insurances": ["pension", "of_old"], "shoe_size": "44"}
    back = restored(service(), begun(service()), in_hand(kept), world())
    assert back.application.done == frozenset()
    assert set(back.again) >= {"step", "insurances"} and back.no_more == 1
    assert back.application.values.get("phone") == ("13800000001",)
    assert back.application.values.get("insurances") == ("pension",)
    assert not back.application.values.get("step")


@pytest.mark.parametrize(
    "form", ["", "[", "7", '{"phone": {"a": 1}, "step": [1], "insurances": null}', '{"jobs": [{}]}']
)
def test_a_damaged_draft_is_an_empty_form_and_no_mistake_of_ours(form: str) -> None:
    back = restored(service(), begun(service()), DraftInHand(SAVED, 1, form, frozenset({"applicant"})), world())
    assert dict(back.application.values) == dict(begun(service()).values)


def test_what_a_department_says_now_counts_before_what_was_kept() -> None:
    item = service()
    fresh = begun(item)
    (settled, *_) = [field for field in form_fields_of(item) if is_settled(field, fresh)]
    (slot,) = slots([settled])
    kept = {"version": item.version, "form": {slot.key: "forged"}, "done": [], "materials": {}}
    assert restored(item, fresh, in_hand(kept), world()).application.values.get(slot.key) == fresh.values.get(slot.key)


def test_hostile_texts_come_back_as_texts_of_their_length() -> None:
    kept = {"version": 1, "form": {"phone": "\u202e" + "9" * 5000, "step": "middle"}, "done": [], "materials": {}}
    back = restored(service(), begun(service()), in_hand(kept), world())
    assert all(len(one) <= 500 for _, value in back.application.values for one in value)


# --- on the resident's yes --------------------------------------------------------------------------------------------


def stage_after(session: m.Session, *events: e.Event, around: World | None = None) -> tuple[m.Session, list[fx.Effect]]:
    effects: list[fx.Effect] = []
    for event in events:
        outcome = advance(session, event, around or world())
        session = outcome.session
        effects += outcome.effects
    return session, effects


def test_who_ends_with_something_typed_is_asked_and_nothing_is_chosen_beforehand() -> None:
    page = m.Fill(FLEXIBLE, "insurances", FILLED_IN.values)
    session, effects = stage_after(KNOWN.to(page), e.EndVisit())
    assert session.stage == ms.OfferDraft(FLEXIBLE, page)
    assert not any(isinstance(effect, mx.KeepDraft) for effect in effects)
    body = present(session, world(), SETTING).body
    assert {action.style for action in body.actions} == {"secondary"}  # type: ignore[union-attr]
    back, _ = stage_after(session, e.Back())
    assert back.stage == page, "with what stood on it"


def test_a_no_and_a_second_end_keep_nothing() -> None:
    offered, _ = stage_after(KNOWN.to(m.Sections(FLEXIBLE)), e.EndVisit())
    for event in (e.Decline(), e.EndVisit()):
        session, effects = stage_after(offered, event)
        assert isinstance(session.stage, m.Thanks) and session.application is None
        assert not any(isinstance(effect, mx.KeepDraft) for effect in effects)


def test_time_that_runs_out_keeps_nothing_and_says_so_beforehand() -> None:
    around = world(now=1095.0)
    shown = present(replace(KNOWN.to(m.Sections(FLEXIBLE)), touched_at=1000.0), around, SETTING).warning
    assert isinstance(shown, IdleWarning) and isinstance(shown.keep, Action)
    session, effects = stage_after(KNOWN.to(m.Sections(FLEXIBLE)), e.Tick(), around=world(now=9000.0))
    assert session.generation == KNOWN.generation + 1
    assert not any(isinstance(effect, mx.KeepDraft) for effect in effects)


def test_a_yes_over_the_page_stores_it_once_and_the_form_is_gone() -> None:
    session, effects = stage_after(KNOWN.to(m.NotHere(FLEXIBLE, ("household_or_permit",))), e.KeepDraft())
    (keep,) = (effect for effect in effects if isinstance(effect, mx.KeepDraft))
    assert isinstance(session.stage, ms.KeepingDraft)
    waiting, _ = stage_after(session, e.EndVisit(), e.GoHome(), e.KeepDraft())
    assert stage_of(waiting) == stage_of(session), "nobody leaves without knowing"
    kept, effects = stage_after(session, e.Kept(keep.id, "s1", "0123456788"))
    assert isinstance(kept.stage, ms.DraftKept) and kept.application is None
    (followed,) = (effect for effect in effects if isinstance(effect, fx.AwaitCase))
    done, _ = stage_after(kept, e.CaseCame(followed.id, Delivery.DELIVERED))
    assert isinstance(done.stage, ms.DraftKept) and done.stage.stored.delivery is Delivery.DELIVERED
    ended, _ = stage_after(done, e.EndVisit())
    assert isinstance(ended.stage, m.Thanks), "and is not asked again"


def test_what_is_not_known_to_be_stored_is_asked_again_under_the_same_digest() -> None:
    session, effects = stage_after(KNOWN.to(m.Sections(FLEXIBLE)), e.KeepDraft())
    (first,) = (effect for effect in effects if isinstance(effect, mx.KeepDraft))
    asked, _ = stage_after(session, e.NotKept(first.id))
    assert isinstance(asked.stage, ms.OfferDraft) and asked.stage.not_kept and asked.application is not None
    _, effects = stage_after(asked, e.Agree())
    (second,) = (effect for effect in effects if isinstance(effect, mx.KeepDraft))
    assert second.content == first.content


def test_a_wall_offers_to_keep_it_and_nothing_is_offered_where_nothing_could_be_kept() -> None:
    at_wall = KNOWN.to(m.NotHere(FLEXIBLE, ("household_or_permit",)))
    assert "action:keep-draft" in names(at_wall, world())
    full = world(filing_stops=(FilingStop.QUEUE_FULL,))
    assert "action:keep-draft" not in names(at_wall, full)
    session, _ = stage_after(at_wall, e.KeepDraft(), around=full)
    assert session == replace(at_wall, touched_at=1000.0, tally=session.tally)
    ended, _ = stage_after(at_wall, e.EndVisit(), around=full)
    assert isinstance(ended.stage, m.Thanks)


def test_who_has_typed_nothing_is_not_asked() -> None:
    item = services().services[FLEXIBLE]
    session = replace(KNOWN, application=begun(item)).to(m.Sections(FLEXIBLE))
    ended, _ = stage_after(session, e.EndVisit())
    assert isinstance(ended.stage, m.Thanks)


def names(session: m.Session, around: World) -> set[str]:
    return {action.name for action in present(session, around, SETTING).body.actions}  # type: ignore[union-attr]


# --- when the item is begun -------------------------------------------------------------------------------------------


def gathering(code: str = FLEXIBLE, **changes: object) -> m.Session:
    session = replace(KNOWN, application=None, **changes)  # type: ignore[arg-type]
    return awaiting(session.to(m.Gathering(code, 995.0)), m.Waiting.FACTS)


def came(session: m.Session, filed: Filed, around: World | None = None) -> tuple[m.Session, list[fx.Effect]]:
    return stage_after(session, e.FactsCame(session.pending[-1].id, (), filed), around=around)


def test_the_same_under_way_is_said_before_anybody_types_and_the_item_decides_about_a_second() -> None:
    session, _ = came(gathering(), Filed(True, cases=(CASE,)))
    assert isinstance(session.stage, ms.AlreadyFiled) and session.stage.case == CASE
    assert service().one_at_a_time
    assert names(session, world()) == {"action:see-case"}
    refused, _ = stage_after(session, e.Agree())
    assert stage_of(refused) == stage_of(session)
    seen, _ = stage_after(session, e.SeeCase())
    assert seen.stage == ms.CasePage(FLEXIBLE, CASE)
    other = replace(CASE, item=ALLOWANCE)
    allowed, _ = came(gathering(ALLOWANCE), Filed(True, cases=(other,)))
    assert "action:agree" in names(allowed, world())
    on, _ = stage_after(allowed, e.Agree())
    assert on.application is not None


def test_what_waits_on_this_terminal_is_said_too_without_a_link() -> None:
    offline = world(link=Link.OFFLINE)
    session, _ = came(gathering(), Filed(here=("0123456788",)), offline)
    assert isinstance(session.stage, ms.AlreadyFiled) and session.stage.here == "0123456788"
    assert "0123456788" in {fact.value for fact in present(session, offline, SETTING).body.facts}  # type: ignore[union-attr]


def test_a_platform_that_did_not_answer_stops_nobody() -> None:
    session, _ = came(gathering(), Filed())
    assert session.application is not None


def test_a_draft_of_the_item_is_offered_and_of_another_body_it_is_not() -> None:
    code = RESIDENT.body.credit_code if RESIDENT.body else ""
    mine, theirs = replace(SAVED, credit_code=code), replace(SAVED, credit_code="92410499MA9DEM01XW")
    assert isinstance(came(gathering(), Filed(True, (mine,)))[0].stage, ms.DraftFound)
    assert came(gathering(), Filed(True, (theirs,)))[0].application is not None


def open_draft(draft: DraftInHand) -> m.Session:
    session, effects = came(gathering(resuming=draft.saved.id), Filed(True, (draft.saved,)))
    (fetch,) = (effect for effect in effects if isinstance(effect, mx.FetchDraft))
    assert fetch.draft == draft.saved.id and session.resuming == ""
    return stage_after(session, e.DraftCame(fetch.id, draft))[0]


def test_who_chose_a_draft_is_not_asked_again_and_the_page_says_what_to_do_once_more() -> None:
    kept = kept_of(service(), FILLED_IN, world())
    kept["version"] = 999
    session = open_draft(in_hand(kept))
    assert isinstance(session.stage, ms.Resumed) and session.stage.older
    said = [point.text for point in present(session, world(), SETTING).body.points]  # type: ignore[union-attr]
    assert any("表单已经更新" in text for text in said) and any("签名" in text for text in said)
    on, _ = stage_after(session, e.Next())
    assert isinstance(on.stage, m.Fill)


@pytest.mark.parametrize("failure", [m.AskFailure.NO_LINK, m.AskFailure.NOT_THE_PLATFORM, m.AskFailure.NO_RECORD])
def test_a_draft_that_does_not_come_leads_back_and_never_to_an_empty_form(failure: m.AskFailure) -> None:
    session, effects = came(gathering(resuming=SAVED.id), Filed(True, (SAVED,)))
    (fetch,) = (effect for effect in effects if isinstance(effect, mx.FetchDraft))
    failed, _ = stage_after(session, e.AskFailed(fetch.id, failure))
    assert isinstance(failed.stage, m.Trouble) and failed.application is None
    assert present(failed, world(), SETTING).body
    again, _ = stage_after(failed, e.TryAgain())
    assert isinstance(again.stage, m.ItemPage if failure is m.AskFailure.NO_RECORD else ms.DraftFound)


# --- sent back --------------------------------------------------------------------------------------------------------


def test_what_came_back_is_filed_again_under_the_same_case() -> None:
    kept = kept_of(service(), FILLED_IN, world())
    kept["done"] = []
    session = open_draft(in_hand(kept, TO_CORRECT))
    assert session.application is not None and session.application.correction is not None
    assert session.application.correction.submission == TO_CORRECT.corrects
    assert "insurances" in session.application.done, "what was handed in was gone through"
    said = [point.text for point in present(session, world(), SETTING).body.points]  # type: ignore[union-attr]
    assert any(TO_CORRECT.note in text for text in said)
    applying = Applying(asking_more(service(), TO_CORRECT.asked), world())
    applying.session, _ = stage_after(session, e.Next())
    applying.apply(m.Confirm)
    _, effects = stage_after(applying.session, e.Agree())
    (keep,) = (effect for effect in effects if isinstance(effect, fx.KeepApplication))
    assert keep.follows == TO_CORRECT.corrects
    handed, _ = stage_after(applying.session, e.Agree(), e.Kept(keep.id, "s9", "0123456788"))
    assert isinstance(handed.stage, m.Handed) and handed.stage.handed.case_number == TO_CORRECT.case_number


# --- deleting ---------------------------------------------------------------------------------------------------------


def test_deleting_asks_first_and_a_lost_link_never_says_that_it_is_deleted() -> None:
    here = ms.MattersList("412099916000", FILED_LIST)
    session = replace(KNOWN, application=None).to(ms.DraftPage("412099916000", DRAFT, FILED_LIST))
    asked, effects = stage_after(session, e.DropDraft())
    assert isinstance(asked.stage, ms.AskDelete) and not any(isinstance(one, mx.DeleteDraft) for one in effects)
    assert stage_after(asked, e.Decline())[0].stage == here
    deleting, effects = stage_after(asked, e.Agree())
    (delete,) = (effect for effect in effects if isinstance(effect, mx.DeleteDraft))
    lost, _ = stage_after(deleting, e.AskFailed(delete.id, m.AskFailure.TIMEOUT))
    assert isinstance(lost.stage, m.Trouble)
    assert isinstance(stage_after(lost, e.TryAgain())[0].stage, ms.AskDelete)
    for answer in (e.DraftDeleted(delete.id), e.AskFailed(delete.id, m.AskFailure.NO_RECORD)):
        gone, _ = stage_after(deleting, answer)
        assert isinstance(gone.stage, ms.MattersList) and gone.stage.deleted
        assert DRAFT not in gone.stage.matters.drafts


def test_what_an_office_sent_back_cannot_be_deleted() -> None:
    session = replace(KNOWN, application=None).to(ms.DraftPage("412099916000", TO_CORRECT, FILED_LIST))
    assert "action:drop-draft" not in names(session, world())
    assert stage_of(stage_after(session, e.DropDraft())[0]) == stage_of(session)


FILED_LIST = Matters(FILED.drafts, FILED.cases)


def test_nothing_of_a_draft_stands_in_its_repr() -> None:
    kept = in_hand(kept_of(service(), FILLED_IN, world()))
    assert "13800000001" not in f"{kept!r} {kept.saved!r} {FILED!r} {ms.Resumed(FLEXIBLE, SAVED)!r}"
    assert datetime(2026, 6, 8, 9, 30).isoformat() not in repr(SAVED)


@pytest.mark.parametrize("stage", [ms.DraftPage(PROGRESS, UNREADABLE, MATTERS), ms.DraftFound(BENEFIT, UNREADABLE, ())])
def test_what_the_platform_cannot_open_is_deleted_and_not_gone_on_with(stage: ms.DraftPage | ms.DraftFound) -> None:
    here = KNOWN.to(stage)
    body = present(here, world(), SETTING).body
    assert isinstance(body, QuestionBody)
    names = [action.name for action in body.actions]
    assert "action:drop-draft" in names and "action:agree" not in names
    assert "打不开" in body.message
    assert advance(here, e.Agree(), world()).session.stage == stage
    assert isinstance(advance(here, e.DropDraft(), world()).session.stage, ms.AskDelete)


# --- kept here, and not delivered yet ---------------------------------------------------------------------------------


def test_what_was_kept_a_moment_ago_can_be_deleted_and_that_is_asked_first() -> None:
    session = replace(KNOWN, application=None).to(ms.DraftKept(FLEXIBLE, Stored("s1", "0123456788"), 999.0))
    assert "action:drop-draft" in names(session, world())
    asked, effects = stage_after(session, e.DropDraft())
    assert isinstance(asked.stage, ms.AskDropKept) and not any(isinstance(one, mx.DropKept) for one in effects)
    assert stage_of(stage_after(asked, e.Decline())[0]) == stage_of(session)
    deleting, effects = stage_after(asked, e.Agree())
    (drop,) = (one for one in effects if isinstance(one, mx.DropKept))
    assert drop.rows == ("s1",)
    for away in (e.GoHome(), e.EndVisit(), e.Back()):
        assert stage_of(stage_after(deleting, away)[0]) == stage_of(deleting), "nobody leaves before it is known"
    gone, _ = stage_after(deleting, e.DraftDeleted(drop.id))
    assert gone.stage == ms.KeptDropped(FLEXIBLE)
    unsure, _ = stage_after(deleting, e.AskFailed(drop.id, m.AskFailure.OTHER))
    assert isinstance(unsure.stage, ms.AskDropKept) and unsure.stage.not_gone
    assert any(isinstance(one, mx.DropKept) for one in stage_after(unsure, e.Agree())[1])


def test_who_comes_back_without_a_link_is_told_of_it_and_may_delete_it_or_begin_anew() -> None:
    here, _ = came(gathering(), Filed(drafts_here=("s1", "s2")))
    assert isinstance(here.stage, ms.DraftHere)
    beside, _ = stage_after(here, e.Agree())
    assert beside.application is not None
    deleting, effects = stage_after(here, e.DropDraft(), e.Agree())
    (drop,) = (one for one in effects if isinstance(one, mx.DropKept))
    assert drop.rows == ("s1", "s2")
    begun, _ = stage_after(deleting, e.DraftDeleted(drop.id))
    assert begun.application is not None, "what it was about goes on"
