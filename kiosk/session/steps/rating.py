"""好差评: how it was, asked of whoever leaves after a service was had. One touch is enough, none is no rating, and
nobody is kept: every way out leads out, and the pages end by themselves."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.catalogue.model import Channel
from kiosk.session import events as e
from kiosk.session.afterwards import Level, Review
from kiosk.session.afterwards_effects import KeepReview
from kiosk.session.afterwards_stages import Rate, Rated, RateWhy
from kiosk.session.application import NOTHING_SAID
from kiosk.session.finished import finished_number, unrated, with_rating
from kiosk.session.form import afterwards as form
from kiosk.session.model import Session, Waiting
from kiosk.session.patience import spoken_since_touch
from kiosk.session.step import Outcome, application_step, begin_effect, finish, forget_asked
from kiosk.session.values import EMPTY, Values
from kiosk.session.world import World

_LEVELS = {str(level.value): level for level in Level}


def end_visit(session: Session, world: World) -> Outcome:
    """The end that somebody asked for: who was served is asked how it was, if they have not said so already."""
    asked = unrated(session)
    if asked is None or world.patience.rating <= 0 or isinstance(session.stage, Rate | RateWhy | Rated):
        return leave(session, world)
    # Nothing is left of the visit but who it was, until they go on or walk away.
    left = replace(
        forget_asked(session), application=None, said=NOTHING_SAID, offered=(), underway=None, touched_at=world.now
    )
    return Outcome(left.to(Rate(asked.number)))


def leave(session: Session, world: World, *, thank: bool = True) -> Outcome:
    served = bool(session.tally.results or session.tally.prints)
    return finish(session, world, "served" if served else "ended", thank=thank and session.resident is not None)


def seconds_left(session: Session, world: World) -> float:
    """Until the page ends by itself, not before what was said is stored. Beside a bank's customers it stands no longer
    than the page of thanks."""
    if any(pending.waiting is Waiting.REVIEW for pending in session.pending):
        return math.inf
    patience = world.patience
    whole = patience.thanks if world.standing.channel is Channel.BANK else patience.rating
    if session.looks.unhurried:
        whole *= 2
    return session.touched_at + spoken_since_touch(session, world) + whole - world.now


def time_is_up(session: Session, stage: Rate | Rated, world: World) -> Outcome:
    """Nobody is there any more, as far as anybody can tell: no thanks, and no rating that nobody gave."""
    return leave(session, world, thank=False)


def walked_away(session: Session, stage: RateWhy, world: World) -> Outcome:
    """The level was touched and counts; what else was typed was not sent."""
    return _with_level_alone(session, stage, world, thank=False)


# --- the level --------------------------------------------------------------------------------------------------------


def choose_level(session: Session, stage: Rate, event: e.Choose, world: World) -> Outcome:
    level = _LEVELS.get(event.key)
    if level is None:
        return Outcome(session)
    return Outcome(session.to(RateWhy(stage.number, level)))


def go(session: Session, stage: Rate | Rated, event: e.EndVisit | e.GoHome | e.Back, world: World) -> Outcome:
    return leave(session, world)


# --- more about it ----------------------------------------------------------------------------------------------------


def picked(session: Session, stage: RateWhy, event: e.Pick, world: World) -> Outcome:
    offered = {reason.code for reason in world.choices.reasons_of(stage.level)}
    return Outcome(session.to(replace(stage, values=form.picked(stage.values, event.key, event.option, offered))))


def written(session: Session, stage: RateWhy, event: e.Write, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, values=form.written(stage.values, event.key, event.text))))


def send(session: Session, stage: RateWhy, event: e.Next, world: World) -> Outcome:
    nothing_to_add = stage.supplement and form.says_nothing(stage.values)
    if form.phone_is_wrong(stage.values) or nothing_to_add:
        return Outcome(session.to(replace(stage, checked=True)))
    return _keep(session, stage, _review(session, stage, stage.values), world)


def send_level(session: Session, stage: RateWhy, event: e.Decline, world: World) -> Outcome:
    """Nothing more is to be said. Of a supplement that leaves nothing."""
    if stage.supplement:
        return back(session, stage, e.Back(), world)
    return _keep(session, stage, _review(session, stage), world)


def back(session: Session, stage: RateWhy, event: e.Back, world: World) -> Outcome:
    """Nothing has been sent yet: another level can be touched. A supplement goes back to what was said first."""
    if stage.supplement:
        return Outcome(session.to(Rated(_review(session, replace(stage, supplement=False)))))
    return Outcome(session.to(Rate(stage.number)))


def go_with_level(session: Session, stage: RateWhy, event: e.EndVisit | e.GoHome, world: World) -> Outcome:
    return _with_level_alone(session, stage, world, thank=True)


def _with_level_alone(session: Session, stage: RateWhy, world: World, *, thank: bool) -> Outcome:
    if stage.supplement:
        return leave(session, world, thank=thank)
    kept = _keep(session, stage, _review(session, stage), world)
    left = leave(kept.session, world, thank=thank)
    return Outcome(left.session, (*kept.effects, *left.effects))


def _review(session: Session, stage: RateWhy, values: Values = EMPTY) -> Review:
    finished = finished_number(session, stage.number)
    if finished is None:
        raise LookupError("a rating of nothing")
    return Review(
        finished,
        stage.level,
        values.get(form.CHOSEN),
        form.words_of(values),
        form.phone_of(values),
        follows=finished.review if stage.supplement else "",
    )


def _keep(session: Session, stage: RateWhy | Rated, review: Review, world: World) -> Outcome:
    service = world.catalogue.services.get(review.finished.code)
    department = world.catalogue.department(service) if service is not None else None
    resident = session.resident
    said = replace(review.finished, level=review.level, supplemented=bool(review.follows))
    session = replace(with_rating(forget_asked(session), said), touched_at=world.now)
    return begin_effect(
        session.to(Rated(review)),
        world,
        Waiting.REVIEW,
        world.patience.keep,
        lambda effect: KeepReview(effect, review, resident, service, department),
    )


# --- said -------------------------------------------------------------------------------------------------------------


def kept(session: Session, stage: Rated, event: e.Kept, world: World) -> Outcome:
    finished = finished_number(session, stage.review.finished.number)
    if finished is None or stage.review.follows:
        return Outcome(session)
    return Outcome(with_rating(session, replace(finished, review=event.submission)))


def not_kept(session: Session, stage: Rated, event: e.NotKept | e.Overdue, world: World) -> Outcome:
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, failed=True)))


def again(session: Session, stage: Rated, event: e.TryAgain, world: World) -> Outcome:
    if not stage.failed:
        return Outcome(session)
    return _keep(session, stage, stage.review, world)


def may_supplement(session: Session, stage: Rated) -> bool:
    """Once, and when the first is stored: it is to that one that it belongs."""
    finished = finished_number(session, stage.review.finished.number)
    return finished is not None and bool(finished.review) and not finished.supplemented


def supplement(session: Session, stage: Rated, event: e.Supplement, world: World) -> Outcome:
    if not may_supplement(session, stage):
        return Outcome(session)
    return Outcome(session.to(RateWhy(stage.review.finished.number, stage.review.level, supplement=True)))


def rate_other(session: Session, stage: Rated, event: e.RateOther, world: World) -> Outcome:
    other = unrated(session)
    return Outcome(session.to(Rate(other.number)) if other is not None else session)


STEPS = (
    application_step(Rate, {e.Choose: choose_level, e.EndVisit: go, e.GoHome: go, e.Back: go}),
    application_step(
        RateWhy,
        {
            e.Pick: picked,
            e.Write: written,
            e.Next: send,
            e.Decline: send_level,
            e.Back: back,
            e.EndVisit: go_with_level,
            e.GoHome: go_with_level,
        },
    ),
    application_step(
        Rated,
        {
            e.Kept: kept,
            e.NotKept: not_kept,
            e.Overdue: not_kept,
            e.TryAgain: again,
            e.Supplement: supplement,
            e.RateOther: rate_other,
            e.EndVisit: go,
            e.GoHome: go,
            e.Back: go,
        },
    ),
)
