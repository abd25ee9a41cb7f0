"""``advance(session, event, world)``: the whole behaviour of the terminal, as a pure function.

What the stage decides comes first, then what it leaves to the root: time, cards, looks, going home, the end. A pair of
stage and event that nobody decided is a mistake of ours and raises ``UndecidedError``; a test tries them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from drivers.protocols import Presence, PrintOutcome
from kiosk.session import events as e
from kiosk.session.access import Mode
from kiosk.session.afterwards_stages import Rate, Rated, RateWhy, Reported, Reporting, Stuck
from kiosk.session.application_stages import Consents, Preview
from kiosk.session.arrivals import arrived
from kiosk.session.capture_stages import PhotoLook, Plate, SheetSeen
from kiosk.session.closing import PASSING, closed_because
from kiosk.session.effects import (
    Audit,
    Count,
    CountUnanswered,
    DropSheets,
    Effect,
    HearKeys,
    LetGo,
    Light,
    LockPaperPath,
    Note,
    Recover,
)
from kiosk.session.finished import with_finished
from kiosk.session.form.asking_more import seen_by
from kiosk.session.identity_stages import AppCode, FaceLook, IdentityStage, Licence, NamePrincipal
from kiosk.session.lamps import lamps
from kiosk.session.model import (
    AttendantDesk,
    AttendantPin,
    Attract,
    Closed,
    ClosedBecause,
    Ending,
    Home,
    LeftBecause,
    Looks,
    Printing,
    PrintQuestion,
    ReceiptState,
    Session,
    Stage,
    TakePaper,
    Thanks,
    Trouble,
    Waiting,
)
from kiosk.session.nearby import CabinetChange
from kiosk.session.patience import MOST_EXTENSIONS, stood_for, time_left
from kiosk.session.phone_stages import PhoneSign, PhoneUpload
from kiosk.session.sheets import Sheet
from kiosk.session.signing_stages import Called, Delivering, Draw, Parties, Sign, Witnessing
from kiosk.session.step import (
    GUIDE_ANSWERS,
    LOOK_ANSWERS,
    RECOVERY,
    SCAN_ANSWERS,
    VERIFY_ANSWERS,
    Handlers,
    Outcome,
    begin_effect,
    finish,
    forget_asked,
    rest,
)
from kiosk.session.steps import STEPS
from kiosk.session.steps.assistance import CALLING, call_over
from kiosk.session.steps.attendant import call_desk, leave
from kiosk.session.steps.hearing import HEARING
from kiosk.session.steps.keeping_draft import keep_draft, offer_draft
from kiosk.session.steps.keys import by_key
from kiosk.session.steps.printing import abandon_question
from kiosk.session.steps.rating import end_visit, seconds_left, time_is_up, walked_away
from kiosk.session.steps.reporting import cannot_be_done
from kiosk.session.steps.technician import leave as leave_technician
from kiosk.session.technician_effects import Tampered
from kiosk.session.technician_stages import TechnicianForm, TechnicianRoom, TechnicianStage, TechnicianTest
from kiosk.session.world import World

_GESTURES = get_args(e.Gesture)
_ANSWERS = get_args(e.Answer)
_BY_STAGE = {step.stage: step for step in STEPS}
_RECOVERY_SECONDS = 30.0
#: What somebody chose who then walked away holds this long on the first page.
_LOOKS_SECONDS = 60.0
#: Long enough to compare a number, short enough for who looks over a shoulder.
REVEALED_SECONDS = 5.0
#: Answers after which the same effect has more to say.
_MORE_TO_COME = (
    e.PrintProgressed, e.Looked, e.PlateSeen, e.CodeUnread, e.PhoneChanged, e.PhoneLost, e.SignersMoved,
    e.ServiceGoesOn,
)  # fmt: skip
#: Stages that hold a device, or somebody's phone.
_HOLDING = (
    FaceLook, AppCode, Licence, NamePrincipal, PhotoLook, Plate, PhoneSign, PhoneUpload, Parties, Called,
    TechnicianTest,
)  # fmt: skip
#: Pages on which somebody else than the applicant can stand here.
_SIGNING = (Consents, Preview, Sign, Draw, Witnessing, Delivering)
#: Lamps may follow from these while the stage stays as it is.
_OF_THE_WORLD = (e.WorldChanged, e.CabinetChanged)


#: Which answers an effect can have.
_ANSWERS_TO: dict[Waiting, tuple[type[Any], ...]] = {
    Waiting.CARD: (e.CardRead, e.CardUnread, e.ReaderFailed),
    Waiting.CHIP: (e.ChipRead, e.ChipUnread, e.ReaderFailed),
    Waiting.LOOK: LOOK_ANSWERS,
    Waiting.FACE: (e.FaceTaken, e.CameraFailed),
    Waiting.SCAN: SCAN_ANSWERS,
    Waiting.APP: (e.AppCodeEnded, e.VerifyFailed),
    Waiting.VERIFY: VERIFY_ANSWERS,
    Waiting.OFFERS: (e.OffersCame, e.AskFailed),
    Waiting.FACTS: (e.FactsCame,),
    Waiting.PHONE_PAGE: (e.PageOpened, e.PageRefused),
    Waiting.PHONE: (e.PhoneChanged, e.PhoneLost, e.PhoneSigned),
    Waiting.PLATE: (e.PlateSeen, e.CameraFailed),
    Waiting.SHEET: (e.SheetTaken, e.SheetNotTaken, e.CameraFailed),
    Waiting.WALLET: (e.LicencesCame, e.LicenceGranted, e.WalletFailed),
    Waiting.KEEP: (e.Kept, e.NotKept),
    Waiting.REVIEW: (e.Kept, e.NotKept),
    Waiting.REPORT: (e.Kept, e.NotKept),
    Waiting.CASE: (e.CaseCame,),
    Waiting.MATTERS: (e.MattersCame, e.AskFailed),
    Waiting.DRAFT: (e.DraftCame, e.AskFailed),
    Waiting.DELETE: (e.DraftDeleted, e.AskFailed),
    Waiting.FORM: (e.FormLaidOut, e.FormNotLaidOut),
    Waiting.STROKES: (e.StrokesKept, e.StrokesLost),
    Waiting.CALL: (e.CallPlaced, e.CallFailed),
    Waiting.SIGNERS: (e.SignersMoved,),
    Waiting.FORMS: (e.FormsWaiting, e.FormFetched, e.FormNotFetched),
    Waiting.SIGNATURE: (e.SignatureTaken,),
    Waiting.QUERY: (e.QueryAnswered, e.AskFailed),
    Waiting.DOCUMENT: (e.DocumentReady, e.AskFailed),
    Waiting.PRINT: (e.PrintProgressed, e.PrintEnded),
    Waiting.CANCEL: (e.PrintCancelled,),
    Waiting.RECEIPT: (e.ReceiptEnded,),
    Waiting.RECOVERY: RECOVERY,
    Waiting.GUIDE: GUIDE_ANSWERS,
    Waiting.PIN: (e.PinChecked,),
    Waiting.DESK: (e.DeskWorkEnded,),
    Waiting.TEST_RECEIPT: (e.ReceiptEnded,),
    Waiting.LOOK_INTO: (e.LookedInto,),
    Waiting.TRY: (e.PartTried,),
    Waiting.SERVICE: (e.ServiceGoesOn, e.Serviced),
}


class UndecidedError(LookupError):
    """Nobody decided what this stage does with this event."""


def start(world: World, *, left_behind: bool = True) -> Outcome:
    """The first session of a run. Where the last run left a print job behind, that is looked after before anybody is
    served."""
    session = Session(touched_at=world.now, looks=Looks(world.language))
    if not left_behind:
        return _open(Outcome(session.to(Attract())), world)
    return begin_effect(session, world, Waiting.RECOVERY, _RECOVERY_SECONDS, Recover)


def give_up(session: Session, world: World) -> Outcome:
    """A mistake of ours in the middle of a visit: it ends, and what may lie in the printer is nobody's to take."""
    outcome = finish(session, world, "failed")
    if _paper_under_way(session):
        outcome = Outcome(outcome.session, (LockPaperPath(), *outcome.effects))
    opened = _open(outcome, world)
    return opened.also(Light(lamps(opened.session, world)), HearKeys(visit=False))


def _paper_under_way(session: Session) -> bool:
    """A job is with the A4 printer, or may be."""
    stage = session.stage
    if isinstance(stage, AttendantDesk | TechnicianRoom):
        return stage.job is not None
    return isinstance(stage, Printing | PrintQuestion | Ending)


def advance(session: Session, event: e.Event, world: World) -> Outcome:
    """The session after ``event``, and the effects it wants."""
    world = seen_by(session, world)
    if isinstance(event, _ANSWERS):
        if not _is_awaited(session, event):
            return Outcome(session, (Count(Note.LATE_ANSWER),))
        before = session if isinstance(event, _MORE_TO_COME) else session.settled(event.effect)
    elif isinstance(event, _GESTURES):
        tally = replace(session.tally, taps=session.tally.taps + 1) if session.tally.started else session.tally
        before = replace(session, touched_at=world.now, tally=tally)
    else:
        before = session
    outcome = _open(_let_go(session, _decide(before, event, world)), world)
    outcome = Outcome(with_finished(session, outcome.session), outcome.effects)
    outcome = _drop_sheets(session, outcome)
    outcome = _count_unanswered(session, _count_visit(session, outcome), world)
    return outcome.also(*_around(session, event, outcome.session, world))


def _let_go(before: Session, outcome: Outcome) -> Outcome:
    """Camera and scanner are on, and what is known on the way to an identification is kept, as long as its pages."""
    after, effects = outcome.session, outcome.effects
    same = type(after.stage) is type(before.stage) and after.generation == before.generation
    if _holds(before.stage) and not (same and _holds(after.stage)):
        effects = (LetGo(), *effects)
    stage = _page_behind(after.stage)
    if after.underway is not None and not isinstance(stage, get_args(IdentityStage)):
        after = replace(after, underway=None)
    if after.present is not None and not isinstance(stage, _SIGNING):
        after = replace(after, present=None)
    return Outcome(after, effects)


def _page_behind(stage: Stage) -> Stage | None:
    """The page that is gone back to from a page of trouble, or from telling of it."""
    if isinstance(stage, Stuck | Reporting | Reported):
        stage = stage.came
    return stage.retry if isinstance(stage, Trouble) else stage


def _drop_sheets(before: Session, outcome: Outcome) -> Outcome:
    """Pages that nothing names any more are let go of, whatever has led there; with the visit all of them are."""
    after = outcome.session
    gone = _sheets(before) - _sheets(after)
    if not gone or after.generation != before.generation:
        return outcome
    return outcome.also(DropSheets(before.generation, tuple(sorted(gone))))


def _sheets(session: Session) -> frozenset[str]:
    kept = session.application.sheets if session.application is not None else ()
    seen: tuple[Sheet, ...] = ()
    if isinstance(session.stage, SheetSeen):
        seen = (session.stage.sheet, *((session.stage.taken,) if session.stage.taken is not None else ()))
    elif isinstance(session.stage, PhoneUpload):
        seen = session.stage.seen.sheets
    return frozenset(sheet.handle for sheet in (*kept, *seen))


def _around(before: Session, event: e.Event, after: Session, world: World) -> Iterator[Effect]:
    """Lamps and keys follow what stands; the hands know which of them are so already."""
    lit = lamps(after, world)
    if lit != lamps(before, world) or isinstance(event, _OF_THE_WORLD):
        yield Light(lit)
    if after.visited != before.visited:
        yield HearKeys(after.visited)


def _holds(stage: Stage) -> bool:
    """Whether a device is on for this stage: a code of ours that is over leaves nothing to scan for."""
    return isinstance(stage, _HOLDING) and not (isinstance(stage, AppCode) and stage.ours is None)


def _is_awaited(session: Session, event: e.Answer) -> bool:
    """Whether this very answer is waited for: the effect's id, and an answer of its kind."""
    return any(
        pending.id == event.effect and isinstance(event, _ANSWERS_TO[pending.waiting]) for pending in session.pending
    )


def _decide(session: Session, event: e.Event, world: World) -> Outcome:
    step = _BY_STAGE[type(session.stage)]
    kind = type(event)
    if isinstance(event, e.Overdue) and event.waiting is Waiting.RECEIPT:
        return Outcome(replace(session, receipt=ReceiptState.FAILED))
    if handler := step.handles.get(kind):
        return handler(session, session.stage, event, world)
    if kind in step.ignores:
        return Outcome(session, (Count(Note.STRAY_TOUCH),) if isinstance(event, _GESTURES) else ())
    if handler := ROOT.get(kind):
        return handler(session, session.stage, event, world)
    raise UndecidedError(f"{type(session.stage).__name__} x {kind.__name__}")


def _open(outcome: Outcome, world: World) -> Outcome:
    """Where nobody is there, a terminal that serves nobody says so and waits for nobody, until it serves again."""
    session, because = outcome.session, closed_because(world)
    if because is not None and (isinstance(session.stage, Attract) or session.stage in PASSING):
        closed = Closed(because)
        return outcome if session.stage == closed else Outcome(session.to(closed), outcome.effects)
    if because is None and session.stage in PASSING:
        return rest(session, world).also(*outcome.effects)
    return outcome


def _count_visit(before: Session, outcome: Outcome) -> Outcome:
    after = outcome.session
    if not arrived(before, after):
        return outcome
    emptied = after.search_revision + isinstance(after.stage, Home)
    after = replace(after, visit=before.visit + 1, search_revision=emptied, revealed="")
    return Outcome(after, outcome.effects)


def _count_unanswered(before: Session, outcome: Outcome, world: World) -> Outcome:
    """A search is given up when it is left, emptied or begun anew; one letter more or less goes on with it."""
    given_up = before.stage.search.strip() if isinstance(before.stage, Home) else ""
    now = outcome.session.stage.search.strip() if isinstance(outcome.session.stage, Home) else ""
    goes_on = now and (now.startswith(given_up) or given_up.startswith(now))
    if not given_up or goes_on or world.catalogue.found(given_up, world.wall.date()):
        return outcome
    return outcome.also(CountUnanswered(given_up))


# --- what every stage leaves to the root ------------------------------------------------------------------------------


def _late_touch(session: Session, stage: object, event: e.Gesture, world: World) -> Outcome:
    """The button of a page that is not there any more."""
    return Outcome(session, (Count(Note.STRAY_TOUCH),))


def _touched(session: Session, stage: object, event: e.Touched, world: World) -> Outcome:
    return Outcome(session)


def _stay(session: Session, stage: object, event: e.Stay, world: World) -> Outcome:
    if session.extensions >= MOST_EXTENSIONS:
        return Outcome(session)
    return Outcome(replace(session, extensions=session.extensions + 1))


def _reveal(session: Session, stage: object, event: e.Reveal, world: World) -> Outcome:
    return Outcome(replace(session, revealed=event.key, revealed_until=world.now + REVEALED_SECONDS))


def _set_language(session: Session, stage: object, event: e.SetLanguage, world: World) -> Outcome:
    return Outcome(replace(session, looks=replace(session.looks, language=event.language)))


def _set_text_size(session: Session, stage: object, event: e.SetTextSize, world: World) -> Outcome:
    return Outcome(replace(session, looks=replace(session.looks, text_size=event.text_size)))


def _set_theme(session: Session, stage: object, event: e.SetTheme, world: World) -> Outcome:
    theme = Looks().theme if event.theme == session.looks.theme else event.theme
    return Outcome(replace(session, looks=replace(session.looks, theme=theme)))


def _switch_mode(session: Session, stage: object, event: e.SwitchMode, world: World) -> Outcome:
    if event.mode not in set(Mode):
        return Outcome(session)
    modes = session.looks.modes ^ {Mode(event.mode)}
    return Outcome(replace(session, looks=replace(session.looks, modes=modes)))


def _open_access(session: Session, stage: object, event: e.OpenAccess, world: World) -> Outcome:
    return Outcome(replace(session, looks=replace(session.looks, choosing=True)))


def _close_access(session: Session, stage: object, event: e.CloseAccess, world: World) -> Outcome:
    return Outcome(replace(session, looks=replace(session.looks, choosing=False)))


def _card_moved(session: Session, stage: object, event: e.CardMoved, world: World) -> Outcome:
    """Taking away a card that was read is no fault; it ends the reminder."""
    put_away = session.put_away and event.presence is not Presence.NO
    return Outcome(replace(session, card=event.presence, put_away=put_away))


def _world_changed(session: Session, stage: object, event: e.WorldChanged, world: World) -> Outcome:
    return Outcome(session)


def _near(session: Session, stage: object, event: e.PersonNear, world: World) -> Outcome:
    """The page greets; nobody is served who has not asked for it."""
    return Outcome(session)


def _cabinet_changed(session: Session, stage: object, event: e.CabinetChanged, world: World) -> Outcome:
    told = Audit(event.change)
    if event.change is not CabinetChange.TAMPERED or isinstance(stage, get_args(TechnicianStage)):
        return Outcome(session, (told,))
    if world.attendant is None and world.technician is None:
        return Outcome(session, (told,))  # nobody could put it back
    locks = (LockPaperPath(),) if _paper_under_way(session) else ()
    ended = finish(session, world, "ended")
    return Outcome(ended.session.to(Closed(ClosedBecause.TAMPERED)), (told, Tampered(), *locks, *ended.effects))


def _cannot_serve(session: Session, stage: object, event: e.CannotServe, world: World) -> Outcome:
    outcome = finish(session, world, "ended")
    locks = (LockPaperPath(),) if _paper_under_way(session) else ()
    return Outcome(outcome.session.to(Closed()), (*locks, *outcome.effects))


def _receipt_ended(session: Session, stage: object, event: e.ReceiptEnded, world: World) -> Outcome:
    return Outcome(replace(session, receipt=_RECEIPTS[event.outcome]))


def _go_home(session: Session, stage: object, event: e.GoHome, world: World) -> Outcome:
    session = replace(forget_asked(session), came_from=Home(), returning=False)
    return Outcome(session.to(Home()))


def _end_visit(session: Session, stage: object, event: e.EndVisit, world: World) -> Outcome:
    if (offered := offer_draft(session, world)) is not None:
        return offered
    return end_visit(session, world)


def _tick(session: Session, stage: object, event: e.Tick, world: World) -> Outcome:
    called = call_over(session, world)
    return _time_passes(called.session, stage, world).also(*called.effects)


def _time_passes(session: Session, stage: object, world: World) -> Outcome:
    if session.revealed and world.now >= session.revealed_until:
        session = replace(session, revealed="")
    for pending in session.pending:
        if world.now >= pending.deadline:
            return _decide(session.settled(pending.id), e.Overdue(pending.id, pending.waiting), world)
    if isinstance(stage, Rate | Rated) and seconds_left(session, world) <= 0:
        return time_is_up(session, stage, world)
    if isinstance(stage, Thanks) and stood_for(session, stage.since, world.patience.thanks, world):
        return rest(session, world)
    if isinstance(stage, TakePaper) and stood_for(session, stage.since, world.patience.take_paper, world):
        return finish(session, world, "served", paper=LeftBecause.NOT_TAKEN)
    at_first = Looks.at_first(world.language, headset=session.headset, keys=world.has_keys)
    if (
        isinstance(stage, Attract | Closed)
        and session.looks != at_first
        and world.now >= session.touched_at + _LOOKS_SECONDS
    ):
        return Outcome(replace(session, looks=at_first))
    left = time_left(session, world)
    if left is not None and left.seconds <= 0:
        if isinstance(stage, PrintQuestion):
            return abandon_question(session, stage, world)
        if isinstance(stage, RateWhy):
            return walked_away(session, stage, world)
        if isinstance(stage, AttendantPin | AttendantDesk):
            return leave(session, stage, world)
        if isinstance(stage, TechnicianRoom | TechnicianTest | TechnicianForm):
            return leave_technician(session, stage, world)
        return finish(session, world, "idle")
    return Outcome(session)


_RECEIPTS = {
    PrintOutcome.PRINTED: ReceiptState.PRINTED,
    PrintOutcome.NOT_PRINTED: ReceiptState.FAILED,
    PrintOutcome.UNKNOWN: ReceiptState.UNKNOWN,
}
ROOT: Handlers = {
    e.Touched: _touched,
    e.KeyPad: by_key,
    e.CallDesk: call_desk,
    e.Stay: _stay,
    e.Reveal: _reveal,
    e.SetLanguage: _set_language,
    e.SetTextSize: _set_text_size,
    e.SetTheme: _set_theme,
    e.SwitchMode: _switch_mode,
    e.OpenAccess: _open_access,
    e.CloseAccess: _close_access,
    e.CardMoved: _card_moved,
    e.WorldChanged: _world_changed,
    e.PersonNear: _near,
    e.CabinetChanged: _cabinet_changed,
    e.CannotServe: _cannot_serve,
    e.ReceiptEnded: _receipt_ended,
    e.GoHome: _go_home,
    e.EndVisit: _end_visit,
    e.KeepDraft: keep_draft,
    e.Tick: _tick,
    e.Supplement: _late_touch,
    e.RateOther: _late_touch,
    e.CannotBeDone: cannot_be_done,
    **CALLING,
    **HEARING,
}
