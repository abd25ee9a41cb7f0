"""What provisioning came to, in words for a person and in values for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.provisioning.step import StepName
from kiosk.provisioning.working import Ended, Result
from kiosk.texts import Words


def lines(result: Result, said: Words) -> Iterator[str]:
    """The step and how it ended; below it what was done or found, and what is wrong with the cure."""
    yield f"{name_of(result.name, said)}: {said.of(f'provision-ended-{_dashed(result.ended)}')}"
    for text in result.did or result.found.said:
        yield f"    {said.say(text)}"
    if result.ended is Ended.WAITS and result.did:
        yield from (f"    {said.say(text)}" for text in result.found.said)
    for problem in result.problems:
        yield f"    ! {said.say(problem.what)}"
        yield f"      {said.say(problem.cure)}"


def summary(results: Sequence[Result], said: Words, *, dry_run: bool) -> str:
    """One line at the end."""
    changed = sum(result.ended in (Ended.DONE, Ended.WOULD_DO) for result in results)
    open_ = sum(not result.well for result in results)
    if open_:
        return said.of("provision-sum-open", count=open_)
    if dry_run:
        return said.of("provision-sum-would", count=changed) if changed else said.of("provision-sum-nothing")
    return said.of("provision-sum-done", count=changed) if changed else said.of("provision-sum-nothing")


def as_values(results: Sequence[Result], said: Words) -> dict[str, object]:
    """For JSON."""
    return {
        "steps": [
            {
                "step": result.name.value,
                "ended": result.ended.value,
                "did": [said.say(text) for text in result.did],
                "found": [said.say(text) for text in result.found.said],
                "problems": [
                    {"what": said.say(problem.what), "cure": said.say(problem.cure)} for problem in result.problems
                ],
            }
            for result in results
        ],
        "changed": any(result.ended is Ended.DONE for result in results),
        "ready": all(result.well for result in results),
    }


def name_of(step: StepName, said: Words) -> str:
    return said.of(f"provision-step-{_dashed(step)}")


def _dashed(value: str) -> str:
    return value.replace("_", "-")
