"""When a page stands, out of what was painted."""

from __future__ import annotations

import os

from kiosk.benchmarks.transitions import Frame, Worked, standing, worked

NOTHING = Worked(0.0, 0.0)


def at(*moments: float) -> list[Frame]:
    return [Frame(moment, NOTHING) for moment in moments]


def test_a_page_stands_with_the_last_of_the_frames_that_follow_it_closely() -> None:
    frames = at(10.001, 10.050, 10.080, 10.400)
    found = standing(frames, came=10.040)
    assert found is not None and found.moment == 10.080, "neither the pressed button nor what came much later"


def test_a_page_for_which_nothing_was_painted_is_not_timed() -> None:
    assert standing(at(10.001), came=10.040) is None


def test_what_a_thread_has_worked_grows_and_of_one_that_is_gone_it_is_nothing() -> None:
    before = worked(os.getpid())
    sum(range(2_000_000))
    assert worked(os.getpid()).since(before).processor > 0
    assert worked(2**22 + 1) == NOTHING
