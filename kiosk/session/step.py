"""What the steps share: the shape of a decision, and starting an effect whose answer is awaited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from drivers.protocols import Presence
from kiosk.session import events as e
from kiosk.session.effects import CloseVisit, Effect, Forget, RecordVisit
from kiosk.session.model import (
    Attract,
    CardLeft,
    EffectId,
    LeftBecause,
    LeftPaper,
    Looks,
    Pending,
    Session,
    Stage,
    Tally,
    Thanks,
    Waiting,
)
from kiosk.session.world import World


@dataclass(frozen=True)
class Outcome:
    """The session after an event, and what it wants done."""

    session: Session
    effects: tuple[Effect, ...] = ()

    def also(self, *effects: Effect) -> Outcome:
        return Outcome(self.session, (*self.effects, *effects))


#: A handler takes (session, stage, event, world). Stage and event are of the types that it is registered for.
Handler = Callable[[Session, Any, Any, World], Outcome]
#: By the class of the event.
Handlers = Mapping[type[Any], Handler]


@dataclass(frozen=True)
class Step:
    """What one kind of stage does with each kind of event: handled, ignored for a reason, or left to the root."""

    stage: type[Stage]
    handles: Handlers
    ignores: frozenset[type[Any]] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if both := self.ignores & set(self.handles):
            raise ValueError(f"{self.stage.__name__} both handles and ignores {sorted(k.__name__ for k in both)}")


def kinds(*groups: Iterable[type[Any]]) -> frozenset[type[Any]]:
    return frozenset(kind for group in groups for kind in group)


# A touch can arrive one page late: each of these is a button that the ignoring page does not have.
GUIDE = (e.StartItem, e.PrintGuide, e.ChoosePage, e.TakeGuide, e.PrintSlip)
BROWSING = (e.Begin, e.Search, e.ChooseTab, e.ChooseGroup, e.ChoosePersons, e.ChooseItem, *GUIDE)
MATTERS = (e.DropDraft, e.SeeCase, e.CorrectCase, e.WithdrawCase)
NOTICE = (e.Agree, e.Decline, e.Choose, e.OtherWay, e.SendAgain, *MATTERS)
CAPTURE = (e.TakeNow, e.SetCorners, e.NudgeCorner, e.NextCorner, e.DragCorner, e.AddSheet, e.QuarterTurn, e.UsePhone)
SIGNING = (e.TurnPage, e.Enlarge, e.ShowList, e.Drawn)
FORM = (
    e.OpenField, e.TurnYear, e.Pick, e.Write, e.Next, e.ChangePart, e.RemoveEntry, e.CallWrong, *CAPTURE, *SIGNING
)  # fmt: skip
PRINTING = (e.Print, e.GotIt, e.DidNotGetIt, e.PaperTaken)
LEFT_PAPER = (e.Understood,)
PIN_PAD = (e.PinDigit, e.PinClear)
DESK = (e.DeskAct, e.DeskConfirm, e.DeskDecline)
TECHNICIAN = get_args(e.TechnicianGesture)
ATTENDANT = (*PIN_PAD, *DESK, *TECHNICIAN, e.LeaveDesk)
# An answer reaches only the stage that awaits it: the root has dropped it before.
LOOK_ANSWERS = (e.Looked, e.CameraFailed)
SCAN_ANSWERS = (e.CodeScanned, e.CodeUnread, e.ScannerFailed)
VERIFY_ANSWERS = (
    e.FaceCompared, e.AppCodeIssued, e.AppCodeEnded, e.PhoneCodeSent, e.PhoneCodeChecked, e.BodyFound,
    e.PrincipalChecked, e.VerifyFailed,
)  # fmt: skip
#: All that can come of somebody's identification.
CARD_ANSWERS = (
    e.CardRead, e.CardUnread, e.ReaderFailed, e.ChipRead, e.ChipUnread, e.FaceTaken, *LOOK_ANSWERS, *SCAN_ANSWERS,
    *VERIFY_ANSWERS,
)  # fmt: skip
#: All that can come of an application.
CAPTURE_ANSWERS = (e.PlateSeen, e.SheetTaken, e.SheetNotTaken)
WALLET_ANSWERS = (e.LicencesCame, e.LicenceGranted, e.WalletFailed)
#: All that can come of somebody's own phone.
PHONE_ANSWERS = (e.PageOpened, e.PageRefused, e.PhoneChanged, e.PhoneLost, e.PhoneSigned)
#: All that can come of drafts and cases.
MATTERS_ANSWERS = (e.MattersCame, e.DraftCame, e.DraftDeleted)
#: All that can come of signing.
SIGNING_ANSWERS = (
    e.FormLaidOut, e.FormNotLaidOut, e.StrokesKept, e.StrokesLost, e.CallPlaced, e.CallFailed, e.SignersMoved,
    e.FormsWaiting, e.FormFetched, e.FormNotFetched, e.SignatureTaken,
)  # fmt: skip
APPLY_ANSWERS = (
    e.FactsCame,
    e.Kept,
    e.NotKept,
    e.CaseCame,
    *CAPTURE_ANSWERS,
    *PHONE_ANSWERS,
    *MATTERS_ANSWERS,
    *SIGNING_ANSWERS,
    *WALLET_ANSWERS,
)
PLATFORM_ANSWERS = (e.OffersCame, e.QueryAnswered, e.DocumentReady, e.AskFailed, *APPLY_ANSWERS)
PRINT_ANSWERS = (e.PrintProgressed, e.PrintEnded, e.PrintCancelled)
GUIDE_ANSWERS = (e.GuideReady, e.GuideFailed)
RECOVERY = (e.RecoveryEnded,)
TECHNICIAN_ANSWERS = get_args(e.TechnicianAnswer)
DESK_ANSWERS = (e.PinChecked, e.DeskWorkEnded, *TECHNICIAN_ANSWERS)
NOTHING_AWAITED = (e.Overdue,)


#: What the pages of an identification pass over, but for what each of them handles.
IDENTIFYING_IGNORES = kinds(
    BROWSING, NOTICE, FORM, PRINTING, LEFT_PAPER, ATTENDANT, (e.TryAgain, e.Stop), CARD_ANSWERS, PLATFORM_ANSWERS,
    GUIDE_ANSWERS, PRINT_ANSWERS, RECOVERY, DESK_ANSWERS, NOTHING_AWAITED,
)  # fmt: skip


def identity_step(stage: type[Any], handles: Handlers) -> Step:
    """A page of an identification."""
    return Step(stage, handles, IDENTIFYING_IGNORES - set(handles))


def application_step(stage: type[Any], handles: Handlers) -> Step:
    """A page of an application."""
    return Step(stage, handles, IDENTIFYING_IGNORES - set(handles))


def begin_effect(
    session: Session, world: World, waiting: Waiting, seconds: float, make: Callable[[EffectId], Effect]
) -> Outcome:
    """Start an effect whose answer is awaited for ``seconds``."""
    effect_id = EffectId(session.generation, session.next_number)
    pending = Pending(effect_id, waiting, world.now + seconds)
    session = replace(session, next_number=session.next_number + 1, pending=(*session.pending, pending))
    return Outcome(session, (make(effect_id),))


def forget_asked(session: Session) -> Session:
    """Stop waiting for whatever the stage that is being left had asked; its answer will be dropped and counted."""
    kept = tuple(pending for pending in session.pending if pending.waiting is Waiting.RECEIPT)
    return replace(session, pending=kept)


def finish(
    session: Session, world: World, outcome: str, *, thank: bool = False, paper: LeftBecause | None = None
) -> Outcome:
    """The end of a visit: a new session in which nothing of the resident is left.

    ``paper``: why a page may still lie in the output, which is then called out before anybody else is served.
    """
    effects: list[Effect] = []
    if session.tally.started:
        way = session.resident.way if session.resident is not None else None
        tally = replace(session.tally, outcome=outcome, language=session.looks.language, identified_by=way)
        effects.append(RecordVisit(tally, world.now))
    if session.resident is not None:
        effects.append(CloseVisit(session.generation))
    effects.append(Forget(session.generation))
    stage: Stage
    if paper is not None:
        stage = LeftPaper(paper)
    elif thank:
        stage = Thanks(world.now)
    elif session.card is Presence.YES:
        stage = CardLeft()
    else:
        stage = Attract()
    fresh = Session(
        generation=session.generation + 1,
        stage=stage,
        looks=Looks.at_first(world.language, headset=session.headset, keys=world.has_keys)
        if isinstance(stage, Attract)
        else replace(session.looks, choosing=False),
        card=session.card,
        headset=session.headset,
        speaking_since=session.speaking_since,
        touched_at=world.now,
        visit=session.visit,
        search_revision=session.search_revision,
        tally=Tally(),
        call=session.call,
    )
    return Outcome(fresh, tuple(effects))


def rest(session: Session, world: World) -> Outcome:
    """Nobody is left, unless a card is."""
    if session.card is Presence.YES:
        return Outcome(session.to(CardLeft()))
    return Outcome(
        replace(session, looks=Looks.at_first(world.language, headset=session.headset, keys=world.has_keys)).to(
            Attract()
        )
    )
