"""Before anybody types: whether the same is under way already, and whether it was begun before. What was kept is
brought back, with what has to be said once more."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.facts import FILINGS
from kiosk.catalogue.model import Service
from kiosk.session import events as e
from kiosk.session.application import Fact, FactState
from kiosk.session.application_stages import Sections
from kiosk.session.endings import AskFailure
from kiosk.session.fill_once_stages import UseEarlier
from kiosk.session.form.asking_more import asking_more
from kiosk.session.form.drafts import restored
from kiosk.session.form.prefilling import start_application
from kiosk.session.identity import Resident
from kiosk.session.matters import Filed, SavedDraft
from kiosk.session.matters_effects import DeleteDraft, FetchDraft
from kiosk.session.matters_stages import (
    AlreadyFiled,
    AskDelete,
    CasePage,
    DeletingDraft,
    DraftFound,
    DraftHere,
    MattersList,
    OpeningDraft,
    Resumed,
)
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.world import World


def begin_with(session: Session, service: Service, facts: tuple[Fact, ...], filed: Filed, world: World) -> Outcome:
    """The form, or what has to be said before it."""
    resuming, session = session.resuming, replace(session, resuming="", touched_at=world.now)
    code = service.code
    wanted = filed.named(resuming)
    if wanted is not None and wanted.item == code:
        return _open(session, code, wanted, facts, world)
    case, here = filed.case_under_way(code), next(iter(filed.here), "")
    if case is not None or here:
        return Outcome(session.to(AlreadyFiled(code, filed, facts, case, here)))
    return begin_new(session, service, facts, filed, world)


def begin_new(session: Session, service: Service, facts: tuple[Fact, ...], filed: Filed, world: World) -> Outcome:
    """Nothing of it is under way: what was begun before is said first."""
    resident = session.resident
    if filed.drafts_here:
        return Outcome(session.to(DraftHere(service.code, filed, facts)))
    draft = filed.draft(service.code, _credit_code(resident)) if resident is not None else None
    if draft is not None:
        return Outcome(session.to(DraftFound(service.code, draft, facts)))
    return _start(session, service, facts, world)


def _start(session: Session, service: Service, facts: tuple[Fact, ...], world: World) -> Outcome:
    resident = session.resident
    if resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    application = start_application(service, resident, facts, session.said, world.wall.date())
    begun = onward(replace(session, application=application, touched_at=world.now), service.code, world)
    filings = next((fact for fact in facts if fact.name == FILINGS and fact.state is FactState.FOUND), None)
    if filings is None:
        return begun
    return Outcome(begun.session.to(UseEarlier(service.code, filings.as_of)))


def _credit_code(resident: Resident) -> str:
    return resident.body.credit_code if resident.body is not None else ""


def back_to_item(session: Session, stage: AlreadyFiled | DraftFound | Resumed, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


# --- the same is under way --------------------------------------------------------------------------------------------


def another(session: Session, stage: AlreadyFiled, event: e.Agree, world: World) -> Outcome:
    """A second one beside the first, where the item allows it."""
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if service.one_at_a_time:
        return Outcome(session)  # the page has no such button
    return begin_new(session, service, stage.facts, stage.filed, world)


def see(session: Session, stage: AlreadyFiled, event: e.SeeCase, world: World) -> Outcome:
    return Outcome(session.to(CasePage(stage.code, stage.case))) if stage.case is not None else Outcome(session)


def correct(session: Session, stage: AlreadyFiled, event: e.CorrectCase, world: World) -> Outcome:
    draft = stage.filed.named(stage.case.submission) if stage.case is not None and stage.case.may_correct else None
    return _open(session, stage.code, draft, stage.facts, world) if draft is not None else Outcome(session)


# --- a draft ----------------------------------------------------------------------------------------------------------


def go_on_with(session: Session, stage: DraftFound, event: e.Agree, world: World) -> Outcome:
    if not stage.draft.readable:
        return Outcome(session)  # the page has no such button
    return _open(session, stage.code, stage.draft, stage.facts, world)


def begin_anew(session: Session, stage: DraftFound, event: e.Decline, world: World) -> Outcome:
    """The draft stays until another is kept, or it is handed in."""
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    return _start(session, service, stage.facts, world)


def drop(session: Session, stage: DraftFound, event: e.DropDraft, world: World) -> Outcome:
    if stage.draft.corrects == stage.draft.id:
        return Outcome(session)  # what an office sent back is a case
    return Outcome(session.to(AskDelete(stage.code, stage.draft, stage)))


def _open(session: Session, code: str, draft: SavedDraft, facts: tuple[Fact, ...], world: World) -> Outcome:
    return begin_effect(
        session.to(OpeningDraft(code, draft, facts, world.now)),
        world,
        Waiting.DRAFT,
        world.patience.ask,
        lambda effect: FetchDraft(effect, draft.id),
    )


def opened(session: Session, stage: OpeningDraft, event: e.DraftCame, world: World) -> Outcome:
    service, resident = world.catalogue.services.get(stage.code), session.resident
    if service is None or resident is None or event.draft.saved.item != stage.code:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if event.draft.saved.asked:
        service = asking_more(service, event.draft.saved.asked)
    begun = start_application(service, resident, stage.facts, session.said, world.wall.date())
    back = restored(service, begun, event.draft, world)
    older = event.draft.version != service.version
    session = replace(session, application=back.application, touched_at=world.now)
    return Outcome(session.to(Resumed(stage.code, event.draft.saved, back.again, older, back.no_more)))


def not_opened(session: Session, stage: OpeningDraft, event: e.AskFailed, world: World) -> Outcome:
    if event.failure is AskFailure.NO_RECORD:
        gone = Trouble(TroubleKind.DRAFT_GONE, stage.code, retry=ItemPage(stage.code))
        return Outcome(replace(session, touched_at=world.now).to(gone))
    return _not_opened(session, stage, event.failure, event.reference, world)


def not_in_time(session: Session, stage: OpeningDraft, event: e.Overdue, world: World) -> Outcome:
    return _not_opened(session, stage, AskFailure.TIMEOUT, "", world)


def _not_opened(session: Session, stage: OpeningDraft, failure: AskFailure, reference: str, world: World) -> Outcome:
    """It is where it was: to try again, or to begin anew."""
    found = DraftFound(stage.code, stage.draft, stage.facts)
    trouble = Trouble(TroubleKind.PLATFORM, stage.code, failure, retry=found, reference=reference)
    return Outcome(replace(session, touched_at=world.now).to(trouble))


def stop_opening(session: Session, stage: OpeningDraft, event: e.Stop | e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(DraftFound(stage.code, stage.draft, stage.facts)))


def go_on(session: Session, stage: Resumed, event: e.Agree | e.Next, world: World) -> Outcome:
    return onward(session, stage.code, world)


def change(session: Session, stage: Resumed, event: e.ChangePart, world: World) -> Outcome:
    return Outcome(session.to(Sections(stage.code)))


# --- deleting ---------------------------------------------------------------------------------------------------------


def delete(session: Session, stage: AskDelete, event: e.Agree, world: World) -> Outcome:
    return begin_effect(
        session.to(DeletingDraft(stage.code, stage.draft, stage.back, world.now)),
        world,
        Waiting.DELETE,
        world.patience.ask,
        lambda effect: DeleteDraft(effect, stage.draft.id),
    )


def keep_it(session: Session, stage: AskDelete, event: e.Decline | e.Back, world: World) -> Outcome:
    return Outcome(session.to(stage.back))


def deleted(session: Session, stage: DeletingDraft, event: e.DraftDeleted, world: World) -> Outcome:
    return _deleted(session, stage, world)


def not_deleted(session: Session, stage: DeletingDraft, event: e.AskFailed, world: World) -> Outcome:
    if event.failure is AskFailure.NO_RECORD:
        return _deleted(session, stage, world)  # somebody was faster, or its time was over
    return _not_deleted(session, stage, event.failure, event.reference, world)


def not_deleted_in_time(session: Session, stage: DeletingDraft, event: e.Overdue, world: World) -> Outcome:
    return _not_deleted(session, stage, AskFailure.TIMEOUT, "", world)


def _deleted(session: Session, stage: DeletingDraft, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if isinstance(stage.back, DraftFound):
        service = world.catalogue.services.get(stage.code)
        if service is None:
            return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
        return _start(session, service, stage.back.facts, world)
    matters = stage.back.matters
    left = replace(matters, drafts=tuple(one for one in matters.drafts if one.id != stage.draft.id))
    return Outcome(session.to(MattersList(stage.code, left, deleted=True)))


def _not_deleted(session: Session, stage: DeletingDraft, failure: AskFailure, reference: str, world: World) -> Outcome:
    """Nobody knows that it is gone: asked once more, it is deleted once."""
    asked = AskDelete(stage.code, stage.draft, stage.back)
    trouble = Trouble(TroubleKind.PLATFORM, stage.code, failure, retry=asked, reference=reference)
    return Outcome(replace(session, touched_at=world.now).to(trouble))


def wait(session: Session, stage: DeletingDraft, event: e.Back, world: World) -> Outcome:
    return Outcome(session)


STEPS = (
    application_step(AlreadyFiled, {e.Agree: another, e.SeeCase: see, e.CorrectCase: correct, e.Back: back_to_item}),
    application_step(DraftFound, {e.Agree: go_on_with, e.Decline: begin_anew, e.DropDraft: drop, e.Back: back_to_item}),
    application_step(
        OpeningDraft,
        {
            e.DraftCame: opened,
            e.AskFailed: not_opened,
            e.Overdue: not_in_time,
            e.Stop: stop_opening,
            e.Back: stop_opening,
        },
    ),
    application_step(Resumed, {e.Agree: go_on, e.Next: go_on, e.ChangePart: change, e.Back: back_to_item}),
    application_step(AskDelete, {e.Agree: delete, e.Decline: keep_it, e.Back: keep_it}),
    application_step(
        DeletingDraft,
        {e.DraftDeleted: deleted, e.AskFailed: not_deleted, e.Overdue: not_deleted_in_time, e.Back: wait},
    ),
)
