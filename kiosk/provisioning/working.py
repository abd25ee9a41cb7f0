"""Doing the steps, one after the other, and what came of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.provisioning.step import Look, Problem, Standing, Step, StepFailed, StepName, cannot
from kiosk.texts import Text


class Ended(StrEnum):
    """What came of a step."""

    WAS_SO = "was_so"  # there was nothing to do
    DONE = "done"
    WOULD_DO = "would_do"  # in a rehearsal
    WAITS = "waits"  # for something that is not wrong and not there yet
    CANNOT = "cannot"  # somebody has to do something first
    FAILED = "failed"  # it was tried
    NOT_REACHED = "not_reached"  # what it stands on is not there


_NOTHING = Look(Standing.LEFT)
_WELL = frozenset({Ended.WAS_SO, Ended.DONE, Ended.WOULD_DO})


@dataclass(frozen=True)
class Result:
    """``did``: what it did, or would; ``found``: how things are now, as far as they were looked at."""

    name: StepName
    ended: Ended
    did: tuple[Text, ...] = ()
    found: Look = field(default=_NOTHING)
    problems: tuple[Problem, ...] = ()

    @property
    def well(self) -> bool:
        return self.ended in _WELL


def provision(
    steps: Iterable[Step],
    *,
    dry_run: bool,
    begin: Callable[[StepName], None] = lambda name: None,
    tell: Callable[[Result], None] = lambda result: None,
) -> tuple[Result, ...]:
    """Every step in its turn; ``begin`` hears of each before, ``tell`` when it has ended. Never raises for what the
    machine does.

    ``dry_run``: every step looks, and none does anything.
    """
    results: list[Result] = []
    stopped = False
    for step in steps:
        begin(step.name)
        result = Result(step.name, Ended.NOT_REACHED) if stopped else _one(step, dry_run)
        # In a rehearsal a later step is looked at all the same: what it says is what somebody calls it for.
        stopped = stopped or (not dry_run and step.foundation and not result.well)
        results.append(result)
        tell(result)
    return tuple(results)


def is_well(results: Iterable[Result], *, dry_run: bool) -> bool:
    """Whether nothing is open; in a rehearsal, whether nothing is in the way."""
    also = frozenset({Ended.WAITS}) if dry_run else frozenset()
    return all(result.well or result.ended in also for result in results)


def _one(step: Step, dry_run: bool) -> Result:
    look = _seen(step)
    match look.standing:
        case Standing.SO:
            return Result(step.name, Ended.WAS_SO, (), look, look.problems)
        case Standing.LEFT:
            return Result(step.name, Ended.WAITS, (), look, look.problems)
        case Standing.CANNOT:
            return Result(step.name, Ended.CANNOT, (), look, look.problems)
    if dry_run:
        return Result(step.name, Ended.WOULD_DO, look.said, look, look.problems)
    try:
        step.do()
    except StepFailed as failed:
        return Result(step.name, Ended.FAILED, (), look, failed.problems)
    except OSError as error:
        return Result(step.name, Ended.FAILED, (), look, (_of_the_system(error),))
    return _afterwards(step, look)


def _afterwards(step: Step, before: Look) -> Result:
    """What was done counts when the step itself finds it so."""
    after = _seen(step)
    match after.standing:
        case Standing.SO:
            return Result(step.name, Ended.DONE, before.said, after, after.problems)
        case Standing.LEFT:
            return Result(step.name, Ended.WAITS, before.said, after, after.problems)
        case _:
            problems = after.problems or (
                Problem(Text.of("provision-did-not-hold"), Text.of("provision-did-not-hold-cure")),
            )
            return Result(step.name, Ended.FAILED, before.said, after, problems)


def _seen(step: Step) -> Look:
    """What the step finds; a file that cannot be read is a problem like any other."""
    try:
        return step.look()
    except OSError as error:
        return cannot(_of_the_system(error))


def _of_the_system(error: OSError) -> Problem:
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    what = Text.of("provision-unreadable", file=str(error.filename or "?"), reason=reason)
    return Problem(what, Text.of("provision-unreadable-cure"))
