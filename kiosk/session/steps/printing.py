"""Paper. Nothing is printed twice unasked, and nothing is left for the next person.

"Sent" is not "printed": the printer's own word ends a job. Where it has none, the person is asked; and whatever they
answer, the old job is seen to have ended before anything else may be printed.
"""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family, Problem
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import CancelPrint, Effect, LockPaperPath, PrintReceipt
from kiosk.session.model import (
    Document,
    EffectId,
    Ending,
    Home,
    Printable,
    PrintEnd,
    Printing,
    PrintQuestion,
    ReceiptState,
    Session,
    TakePaper,
    Trouble,
    TroubleKind,
    Waiting,
)
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Outcome,
    Step,
    begin_effect,
    forget_asked,
    kinds,
)
from kiosk.session.world import World

#: A4 receipts wait for nobody longer than this.
_RECEIPT_SECONDS = 20


def progressed(session: Session, stage: Printing, event: e.PrintProgressed, world: World) -> Outcome:
    done = event.job.pages_done if event.job.pages_done is not None else stage.pages_done
    return Outcome(session.to(replace(stage, pages_done=done, problems=event.job.problems, pages=event.pages)))


def ended(session: Session, stage: Printing, event: e.PrintEnded, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if event.end is PrintEnd.COMPLETED:
        return completed(session, stage.source, event.pages, world)
    if event.end is PrintEnd.NOTHING:
        return Outcome(session.to(_not_printed(stage.source, event.problems)))
    return Outcome(session.to(PrintQuestion(stage.source, stage.job, event.problems, pages=stage.pages)))


def stop(session: Session, stage: Printing, event: e.Stop, world: World) -> Outcome:
    if stage.stopping:
        return Outcome(session)
    return _cancel(session, stage.job, world, replace(stage, stopping=True))


def overdue(session: Session, stage: Printing, event: e.Overdue, world: World) -> Outcome:
    if event.waiting is Waiting.CANCEL:
        return _not_confirmed(session, stage.source)
    return _cancel(session, stage.job, world, replace(stage, stopping=True))


def cancelled(session: Session, stage: Printing, event: e.PrintCancelled, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if not event.confirmed:
        return _not_confirmed(session, stage.source)
    if event.end is PrintEnd.COMPLETED:
        return completed(session, stage.source, stage.pages or 1, world)  # it was done before it could be stopped
    if event.end is PrintEnd.NOTHING:
        return Outcome(session.to(_not_printed(stage.source, stage.problems)))
    return Outcome(session.to(PrintQuestion(stage.source, stage.job, stage.problems, pages=stage.pages)))


def end_while_printing(session: Session, stage: Printing | PrintQuestion, event: e.EndVisit, world: World) -> Outcome:
    return _cancel(session, stage.job, world, Ending(stage.job))


def abandon_question(session: Session, stage: PrintQuestion, world: World) -> Outcome:
    """Nobody answered: a page may lie there that must not become the next person's."""
    ending = _cancel(session, stage.job, world, Ending(stage.job, abandoned=True))
    # Locked first: the lock is on the disk before the job is taken out of the journal.
    return Outcome(ending.session, (LockPaperPath(), *ending.effects))


def got_it(session: Session, stage: PrintQuestion, event: e.GotIt, world: World) -> Outcome:
    return _answer(session, stage, True, world)


def did_not_get_it(session: Session, stage: PrintQuestion, event: e.DidNotGetIt, world: World) -> Outcome:
    return _answer(session, stage, False, world)


def question_cancelled(session: Session, stage: PrintQuestion, event: e.PrintCancelled, world: World) -> Outcome:
    if not event.confirmed:
        return _not_confirmed(session, stage.source)
    session = replace(session, touched_at=world.now)
    if stage.got_it:
        return completed(session, stage.source, stage.pages or 1, world)
    return Outcome(session.to(stage.source))


def question_overdue(session: Session, stage: PrintQuestion, event: e.Overdue, world: World) -> Outcome:
    return _not_confirmed(session, stage.source)


def completed(session: Session, source: Printable, pages: int, world: World) -> Outcome:
    """The paper is out: count it, give the slip, ask them to take it."""
    source = replace(source, printed=source.printed + 1)
    tally = replace(session.tally, prints=session.tally.prints + 1, pages_printed=session.tally.pages_printed + pages)
    session = replace(session, tally=tally).to(TakePaper(source, world.now, pages))
    service = world.catalogue.services.get(source.code)
    wants_slip = isinstance(source, Document) and service is not None and service.channels.hall.receipt
    if not wants_slip or not isinstance(source, Document):
        return Outcome(session)
    if device_hindrance(Family.RECEIPT_PRINTER, world) is not None:
        return Outcome(replace(session, receipt=ReceiptState.FAILED))
    document = source.document
    resident, looks, item = session.resident, session.looks, source.code
    return begin_effect(
        replace(session, receipt=ReceiptState.PRINTING),
        world,
        Waiting.RECEIPT,
        _RECEIPT_SECONDS,
        lambda effect: PrintReceipt(effect, item, document, resident, looks),
    )


def paper_taken(session: Session, stage: TakePaper, event: e.PaperTaken, world: World) -> Outcome:
    return Outcome(session.to(Home()))


def back_to_result(session: Session, stage: TakePaper, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(stage.source))


def _answer(session: Session, stage: PrintQuestion, got: bool, world: World) -> Outcome:
    if stage.got_it is not None:
        return Outcome(session)
    return _cancel(session, stage.job, world, replace(stage, got_it=got))


def _cancel(session: Session, job: EffectId, world: World, stage: Printing | PrintQuestion | Ending) -> Outcome:
    """From here on only the cancellation's answer counts: it says how the job ended."""
    session = forget_asked(session).to(stage)
    return begin_effect(session, world, Waiting.CANCEL, world.patience.cancel, lambda effect: CancelPrint(effect, job))


def _not_confirmed(session: Session, source: Printable) -> Outcome:
    effects: tuple[Effect, ...] = (LockPaperPath(),)
    return Outcome(session.to(Trouble(TroubleKind.PRINT_STOPPED, source.code)), effects)


def _not_printed(source: Printable, problems: frozenset[Problem]) -> Trouble:
    return Trouble(TroubleKind.NOT_PRINTED, source.code, problems=problems, retry=source)


_NOT_AWAITED = kinds(CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, RECOVERY, DESK_ANSWERS)
_ELSEWHERE = kinds(BROWSING, NOTICE, FORM, LEFT_PAPER, ATTENDANT, (e.TryAgain,))

STEPS = (
    Step(
        Printing,
        {
            e.PrintProgressed: progressed,
            e.PrintEnded: ended,
            e.PrintCancelled: cancelled,
            e.Overdue: overdue,
            e.Stop: stop,
            e.EndVisit: end_while_printing,
        },
        _ELSEWHERE | _NOT_AWAITED | kinds(PRINTING, (e.Back, e.GoHome)),
    ),
    Step(
        PrintQuestion,
        {
            e.GotIt: got_it,
            e.DidNotGetIt: did_not_get_it,
            e.PrintCancelled: question_cancelled,
            e.Overdue: question_overdue,
            e.EndVisit: end_while_printing,
        },
        _ELSEWHERE
        | _NOT_AWAITED
        | (kinds(PRINTING, PRINT_ANSWERS, (e.Back, e.GoHome, e.Stop)) - {e.GotIt, e.DidNotGetIt, e.PrintCancelled}),
    ),
    Step(
        TakePaper,
        {e.PaperTaken: paper_taken, e.Back: back_to_result},
        _ELSEWHERE | _NOT_AWAITED | (kinds(PRINTING, PRINT_ANSWERS, NOTHING_AWAITED, (e.Stop,)) - {e.PaperTaken}),
    ),
)
