"""``kiosk journey``: plays journeys and says step by step how it goes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.profile.problems import ProfileInvalid
from kiosk.rehearsal.control import StageError
from kiosk.rehearsal.journey_loading import JourneyInvalid, JourneyProblem, load_journey
from kiosk.rehearsal.journey_model import Journey
from kiosk.rehearsal.journey_run import JourneyResult, Rehearsal, StepDone
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import RehearsalRefused
from kiosk.rehearsal.step_words import step_words
from kiosk.texts import Words

OWN_JOURNEYS = Path(__file__).with_name("journeys")


def run_journey(
    files: Sequence[Path], profile: Path, *, words: Words, pictures: Path, display: str | None = None
) -> int:
    """Play every journey in ``files`` on one terminal, one resident after another.

    ``display`` is the X display to play on, None for a virtual one. Pictures go to a folder a journey below
    ``pictures``. Answers the exit code: 0 all went well, 1 one did not, 2 a file or the profile is wrong.
    """
    try:
        journeys = load_all(files)
        with Rehearsal(profile, display) as rehearsal:
            return max(_play(rehearsal, journey, pictures / journey.name, words) for journey in journeys)
    except (JourneyInvalid, RehearsalRefused) as error:
        print(error, file=sys.stderr)
        return 2
    except ProfileInvalid as invalid:
        for problem in invalid.problems:
            print(f"{problem.file}:{problem.line}: {problem.key}: {words.say(problem.told)}", file=sys.stderr)
        return 2
    except (ProcessFailed, StageError) as error:
        print(words.of("rehearsal-did-not-start", reason=str(error)), file=sys.stderr)
        return 1


def load_all(files: Sequence[Path]) -> list[Journey]:
    """Every journey, or every mistake in all of them (JourneyInvalid)."""
    journeys: list[Journey] = []
    problems: list[JourneyProblem] = []
    for file in files:
        try:
            journeys.append(load_journey(file))
        except JourneyInvalid as invalid:
            problems += invalid.problems
    if problems:
        raise JourneyInvalid(problems)
    return journeys


def say_step(done: StepDone, of: int, words: Words) -> None:
    """The progress line of a step."""
    print(f"{done.step.number:>4}/{of} {done.at:6.1f} s  {step_words(done.step.step, words)}", flush=True)


def say_failure(result: JourneyResult, words: Words) -> None:
    """Which step failed, where it stands, what was expected and what was there."""
    step = result.failed_at
    if step is not None:
        print(
            words.of(
                "journey-failed",
                step=step.number,
                line=step.line,
                source=_shortened(step.source),
                reason=result.failure,
            ),
            file=sys.stderr,
        )
    if result.picture is not None:
        print(words.of("journey-failed-picture", file=str(result.picture)), file=sys.stderr)


def _play(rehearsal: Rehearsal, journey: Journey, pictures: Path, words: Words) -> int:
    print(f"{journey.name}: {journey.title.said(words.language.value)}", flush=True)
    result = rehearsal.play(journey, pictures, lambda done: say_step(done, len(journey.steps), words))
    if not result.passed:
        say_failure(result, words)
        return 1
    seconds = f"{result.seconds:.1f}"
    print(words.of("journey-passed", steps=len(result.done), taps=result.taps, seconds=seconds), flush=True)
    return 0


def _shortened(source: str) -> str:
    return source if len(source) <= 64 else source[:63] + "…"
