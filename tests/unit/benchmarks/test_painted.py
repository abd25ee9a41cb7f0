"""Frames are counted out of what the X server says, and those that are missing between them."""

from __future__ import annotations

from kiosk.benchmarks.painted import FRAME, dropped, frames


def test_rectangles_that_are_painted_together_are_one_frame() -> None:
    assert frames([0.0, 0.001, 0.004, 0.008, 0.020, 0.021]) == [0.0, 0.020]
    assert frames([]) == []


def test_a_steady_animation_drops_nothing_and_jitter_is_no_drop() -> None:
    assert dropped([number * FRAME for number in range(10)]) == 0
    assert dropped([0.0, 1.4 * FRAME, 2.1 * FRAME]) == 0


def test_a_pause_is_as_many_dropped_frames_as_would_have_fitted() -> None:
    assert dropped([0.0, FRAME, 4 * FRAME]) == 2
    assert dropped([0.0]) == 0
