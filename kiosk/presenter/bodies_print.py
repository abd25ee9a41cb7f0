"""Paper, the end, and what is called out."""

from __future__ import annotations

from drivers.protocols import WARNINGS
from kiosk.presenter.bodies_hours import closed_for_a_while
from kiosk.presenter.say import problem_words
from kiosk.presenter.setting import Setting
from kiosk.session.model import (
    Closed,
    ClosedBecause,
    LeftPaper,
    Printing,
    PrintQuestion,
    ReceiptState,
    Session,
    TakePaper,
)
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    ClosedBody,
    Fact,
    GuidanceBody,
    Point,
    PrintingBody,
    QuestionBody,
    Scene,
    WorkingBody,
)


def starting(words: Words) -> WorkingBody:
    return WorkingBody(words.of("starting-title"), words.of("starting-message"), Scene.STARTING)


def left_paper(stage: LeftPaper, words: Words) -> GuidanceBody:
    return GuidanceBody(
        title=words.of("left-paper-title"),
        message=words.of("left-paper-" + stage.because.value.replace("_", "-")),
        scene=Scene.PAPER_PROBLEM,
        points=(),
        actions=(Action("action:understood", words.of("action-understood"), ActionStyle.PRIMARY),),
    )


def printing(stage: Printing, words: Words) -> PrintingBody:
    pages = stage.pages
    blocking = stage.problems - WARNINGS
    stop = Action("action:stop", words.of("action-stop-printing"))
    if stage.stopping:
        return PrintingBody(
            words.of("printing-stopping-title"), words.of("printing-stopping"), Scene.PRINTING, "", None
        )
    if blocking:
        return PrintingBody(
            words.of("printing-problem-title"),
            words.of("printing-problem", problem=problem_words(blocking, words)),
            Scene.PAPER_PROBLEM,
            _progress(stage, pages, words),
            None,
            stop,
        )
    fraction = None if stage.pages_done is None or not pages else min(1.0, stage.pages_done / pages)
    return PrintingBody(
        words.of("printing-title"),
        words.of("printing-message"),
        Scene.PRINTING,
        _progress(stage, pages, words),
        fraction,
        stop,
    )


def question(stage: PrintQuestion, words: Words) -> QuestionBody:
    waiting = stage.got_it is not None
    facts: tuple[Fact, ...] = ()
    if stage.problems:
        facts = (Fact("problem", words.of("question-printer-says"), problem_words(stage.problems, words)),)
    return QuestionBody(
        title=words.of("question-title"),
        message=words.of("question-waiting") if waiting else words.of("question-message", pages=stage.pages or 1),
        scene=Scene.PAPER_PROBLEM,
        facts=facts,
        actions=(
            Action("action:got-it", words.of("action-got-it"), ActionStyle.PRIMARY, not waiting),
            Action("action:did-not-get-it", words.of("action-did-not-get-it"), ActionStyle.SECONDARY, not waiting),
        ),
    )


def take_paper(session: Session, stage: TakePaper, words: Words) -> GuidanceBody:
    points = [Point("paper", words.of("take-paper-count", pages=stage.pages))]
    if session.receipt in (ReceiptState.PRINTED, ReceiptState.PRINTING):
        points.append(Point("receipt", words.of("take-paper-receipt")))
    elif session.receipt is ReceiptState.FAILED:
        points.append(Point("receipt", words.of("take-paper-no-receipt")))
    elif session.receipt is ReceiptState.UNKNOWN:
        points.append(Point("receipt", words.of("take-paper-maybe-receipt")))
    if session.put_away:
        points.append(Point("card", words.of("reminder-card")))
    return GuidanceBody(
        title=words.of("take-paper-title"),
        message=words.of("take-paper-message"),
        scene=Scene.TAKE_PAPER,
        points=tuple(points),
        actions=(
            Action("action:end", words.of("action-taken-end"), ActionStyle.PRIMARY),
            Action("action:taken", words.of("action-taken-more")),
        ),
    )


def ending(words: Words) -> WorkingBody:
    return WorkingBody(words.of("ending-title"), words.of("ending-message"), Scene.PRINTING)


def thanks(words: Words) -> GuidanceBody:
    return GuidanceBody(
        title=words.of("thanks-title"),
        message=words.of("thanks-message"),
        scene=Scene.DONE,
        points=(Point("card", words.of("thanks-card")), Point("paper", words.of("thanks-paper"))),
        actions=(Action("action:home", words.of("action-next-person")),),
    )


def card_left(words: Words) -> GuidanceBody:
    return GuidanceBody(words.of("card-left-title"), words.of("card-left-message"), Scene.TAKE_CARD, (), ())


def closed(stage: Closed, world: World, words: Words, setting: Setting) -> ClosedBody:
    told = [Point("hotline", words.of("closed-hotline", hotline=setting.hotline, terminal=setting.terminal_id))]
    if run_by := setting.run_by(words.language.value):
        told.append(Point("operator", words.of("closed-operator", operator=run_by)))
    if setting.nearest is not None:
        place = setting.nearest.said(words.language.value)
        told.insert(0, Point("nearest", words.of("closed-nearest", place=place)))
    if stage.because in (ClosedBecause.OUT_OF_HOURS, ClosedBecause.UPDATING):
        return closed_for_a_while(stage.because, tuple(told), world, words, setting)
    if stage.because is not ClosedBecause.BROKEN:
        told.insert(0, Point("reason", words.of("closed-out-of-service-reason")))
        return ClosedBody(words.of("closed-title"), words.of("closed-out-of-service"), tuple(told))
    return ClosedBody(words.of("closed-title"), words.of("closed-message"), tuple(told))


def _progress(stage: Printing, pages: int | None, words: Words) -> str:
    if pages is None:
        return ""
    if stage.pages_done is None:
        return words.of("printing-pages", pages=pages)
    return words.of("printing-progress", done=min(stage.pages_done, pages), pages=pages)
