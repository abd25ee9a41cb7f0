"""What happens in visits, counted: a pure look at the session before and after an event. Nothing is about a person:
what is counted has a closed name, an item's code, and a detail out of a closed set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drivers.protocols import CardReadReason
from kiosk.session import events as e
from kiosk.session.afterwards import CallState
from kiosk.session.afterwards_stages import Rated, Reported
from kiosk.session.application_stages import NotHere, Unmet
from kiosk.session.endings import LeftBecause
from kiosk.session.identity_stages import ChipCard, Identify
from kiosk.session.model import (
    CardLeft,
    Ending,
    ItemPage,
    LeftPaper,
    Printing,
    PrintQuestion,
    Session,
    TakePaper,
    Trouble,
    Working,
)
from kiosk.session.signing_stages import Sign
from kiosk.session.steps.reporting import step_name

#: The card was not there, or not for long enough: nothing was read, and nothing was wrong with it.
_NO_TRY = frozenset({CardReadReason.NO_CARD})


class What(StrEnum):
    """What is counted."""

    VISIT = "visit"
    USED_SECONDS = "used_seconds"  # from the first touch to the end of the visit
    OPENED = "opened"  # an item's page
    STARTED = "started"  # an item was begun
    FINISHED = "finished"  # and came to its end: answered, printed, handed in
    LEFT_AT = "left_at"  # a visit ended with an item begun and not finished; detail: the page
    ASKED = "asked"  # the platform, for a result
    PRINTED = "printed"  # prints; detail: of what
    PAGES = "pages"  # of A4
    SLIP = "slip"
    FAILED = "failed"  # detail: the cause, as the page of trouble names it
    CARD_AT_ONCE = "card_at_once"  # a card was read at its first try; detail: of what kind
    CARD_AGAIN = "card_again"  # at a later one
    CARD_NOT_READ = "card_not_read"  # a try that failed; detail: why
    CARD_LEFT = "card_left"  # a card was left on the reader
    PAPER_LEFT = "paper_left"
    CALL = "call"  # for a person; detail: how it stands
    RATED = "rated"
    REPORTED = "reported"


@dataclass(frozen=True)
class Mark:
    """``count`` more of ``what``."""

    what: What
    item: str = ""
    detail: str = ""
    count: int = 1


def watched(before: Session, event: e.Event, after: Session, now: float) -> tuple[Mark, ...]:
    """What there is to count. ``now``: monotonic seconds of the event."""
    if before is after:
        return ()
    same_visit = after.generation == before.generation
    marks = [*_visits(before, after, now, same_visit), *_cards(before, event, after), *_calls(before, after)]
    if type(before.stage) is not type(after.stage):
        marks += _arrivals(before, after)
    if same_visit:
        marks += _items(before, event, after)
    return tuple(marks)


def _visits(before: Session, after: Session, now: float, same_visit: bool) -> Iterator[Mark]:
    if after.tally.started and (not before.tally.started or not same_visit):
        yield Mark(What.VISIT)
    if same_visit or not before.tally.started:
        return
    yield Mark(What.USED_SECONDS, count=max(1, round(now - before.tally.started)))
    item = before.tally.item
    if item and not any(one.code == item for one in before.finished):
        yield Mark(What.LEFT_AT, item, step_name(before.stage))


def _items(before: Session, event: e.Event, after: Session) -> Iterator[Mark]:
    begun = isinstance(event, e.StartItem) and not isinstance(after.stage, ItemPage)
    if begun and isinstance(before.stage, ItemPage):
        yield Mark(What.STARTED, before.stage.code)
    known = {one.number for one in before.finished}
    for one in after.finished:
        if one.number not in known:
            yield Mark(What.FINISHED, one.code)
    if after.tally.prints > before.tally.prints and isinstance(after.stage, TakePaper):
        source = after.stage.source
        yield Mark(What.PRINTED, source.code, step_name(source))
        yield Mark(What.PAGES, source.code, step_name(source), after.stage.pages)
    if after.slips > before.slips:
        yield Mark(What.SLIP, after.code or after.tally.item, step_name(after.stage))


def _arrivals(before: Session, after: Session) -> Iterator[Mark]:
    item = after.code or after.tally.item
    match after.stage:
        case ItemPage(code=code):
            yield Mark(What.OPENED, code)
        case Working(code=code):
            yield Mark(What.ASKED, code)
        case Trouble() as trouble:
            cause = trouble.failure.value if trouble.failure is not None else trouble.kind.value
            yield Mark(What.FAILED, item, cause)
        case Unmet(number=number):
            yield Mark(What.FAILED, item, f"condition_{number + 1}")
        case NotHere():
            yield Mark(What.FAILED, item, "not_here")
        case CardLeft():
            yield Mark(What.CARD_LEFT)
        case LeftPaper(because=because) if because is not LeftBecause.RESTARTED:
            yield Mark(What.PAPER_LEFT, detail=because.value)
        case Rated(review=review):
            yield Mark(What.RATED, review.finished.code)
        case Reported():
            yield Mark(What.REPORTED, item)
    if isinstance(before.stage, Printing | PrintQuestion) and isinstance(after.stage, Ending):
        yield Mark(What.FAILED, item, "ended_while_printing")


def _cards(before: Session, event: e.Event, after: Session) -> Iterator[Mark]:
    """Tries of cards, at whatever page asks for one. An answer that nobody awaited changes no stage."""
    stage = before.stage
    if not isinstance(stage, Identify | ChipCard | Sign) or stage is after.stage:
        return
    kind = "social_security" if isinstance(stage, ChipCard) else "id_card"
    match event:
        case e.CardRead() | e.ChipRead():
            yield Mark(What.CARD_AT_ONCE if stage.attempts == 0 else What.CARD_AGAIN, detail=kind)
        case e.CardUnread(reason=reason) if reason not in _NO_TRY:
            yield Mark(What.CARD_NOT_READ, detail=reason.value)
        case e.ChipUnread(reason=reason):
            yield Mark(What.CARD_NOT_READ, detail=reason.value)


def _calls(before: Session, after: Session) -> Iterator[Mark]:
    was = before.call.state if before.call is not None else None
    now = after.call.state if after.call is not None else None
    if now is not None and now is not was and now is not CallState.CALLING:
        yield Mark(What.CALL, detail=now.value)
