"""Progress without a card: a number of the slip, and the end of the phone number. A wrong pair is never told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from kiosk.session import events as e
from kiosk.session.endings import AskFailure
from kiosk.session.matters_effects import LookUpCase
from kiosk.session.matters_stages import CaseNumber, CasePage, LookingUp
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.progress import newest
from kiosk.session.values import Values
from kiosk.session.world import World

NUMBER, DIGITS = "case_number", "last_digits"
#: So often it may be tried in a visit; the platform hears each number a few times an hour, from anybody.
MOST_MISSES = 3
LONGEST_NUMBER, DIGITS_LONG = 40, 4
_NUMBER, _NOT_OF_A_NUMBER = re.compile(r"[0-9A-Z-]{6,40}"), re.compile(r"[^0-9A-Z-]")


class NumberMistake(StrEnum):
    """What is wrong with what was typed, before anybody is asked."""

    NUMBER = "number"
    DIGITS = "digits"


def number_mistakes(values: Values) -> dict[str, NumberMistake]:
    """By field."""
    found = {}
    if not _NUMBER.fullmatch(values.one(NUMBER)):
        found[NUMBER] = NumberMistake.NUMBER
    if len(values.one(DIGITS)) != DIGITS_LONG:
        found[DIGITS] = NumberMistake.DIGITS
    return found


def written(session: Session, stage: CaseNumber, event: e.Write, world: World) -> Outcome:
    """People type blanks and small letters as they read them from the slip."""
    if event.key == NUMBER:
        kept = "".join(
            letter for letter in event.text.upper() if letter.isascii() and (letter.isalnum() or letter == "-")
        )
        typed = kept[:LONGEST_NUMBER]
    elif event.key == DIGITS:
        typed = "".join(letter for letter in event.text if letter.isascii() and letter.isdigit())[:DIGITS_LONG]
    else:
        return Outcome(session)
    values = stage.values.put(event.key, (typed,) if typed else ())
    return Outcome(session.to(replace(stage, values=values, refused=False)))


def look_up(session: Session, stage: CaseNumber, event: e.Next, world: World) -> Outcome:
    if session.lookups_missed >= MOST_MISSES:
        return Outcome(session.to(_tried_out(stage.code)))
    if number_mistakes(stage.values):
        return Outcome(session.to(replace(stage, checked=True)))
    number, digits, language = stage.values.one(NUMBER), stage.values.one(DIGITS), session.looks.language
    return begin_effect(
        session.to(LookingUp(stage.code, stage.values, world.now)),
        world,
        Waiting.MATTERS,
        world.patience.ask,
        lambda effect: LookUpCase(effect, number, digits, language),
    )


def found(session: Session, stage: LookingUp, event: e.MattersCame, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if not event.matters.cases:
        return _missed(session, stage)
    tally = replace(session.tally, results=session.tally.results + 1)
    page = CasePage(stage.code, newest(event.matters.cases).for_anybody(), by_number=True)
    return Outcome(replace(session, tally=tally).to(page))


def failed(session: Session, stage: LookingUp, event: e.AskFailed, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if event.failure is AskFailure.NO_RECORD:
        return _missed(session, stage)
    return _trouble(session, stage, event.failure, event.reference)


def overdue(session: Session, stage: LookingUp, event: e.Overdue, world: World) -> Outcome:
    return _trouble(replace(session, touched_at=world.now), stage, AskFailure.TIMEOUT, "")


def stop(session: Session, stage: LookingUp, event: e.Stop | e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(CaseNumber(stage.code, stage.values)))


def back(session: Session, stage: CaseNumber, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(ItemPage(stage.code)))


def _missed(session: Session, stage: LookingUp) -> Outcome:
    """Which of the two was wrong, or whether there is such a case, nobody is told."""
    session = replace(session, lookups_missed=session.lookups_missed + 1)
    if session.lookups_missed >= MOST_MISSES:
        return Outcome(session.to(_tried_out(stage.code)))
    return Outcome(session.to(CaseNumber(stage.code, stage.values.put(DIGITS, ()), refused=True)))


def _tried_out(code: str) -> Trouble:
    return Trouble(TroubleKind.CASE_NOT_FOUND, code, retry=ItemPage(code))


def _trouble(session: Session, stage: LookingUp, failure: AskFailure, reference: str) -> Outcome:
    again = CaseNumber(stage.code, stage.values)
    return Outcome(session.to(Trouble(TroubleKind.PLATFORM, stage.code, failure, retry=again, reference=reference)))


STEPS = (
    application_step(CaseNumber, {e.Write: written, e.Next: look_up, e.Back: back}),
    application_step(
        LookingUp, {e.MattersCame: found, e.AskFailed: failed, e.Overdue: overdue, e.Stop: stop, e.Back: stop}
    ),
)
