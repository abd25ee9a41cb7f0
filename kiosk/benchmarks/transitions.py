"""From a lifted finger to the next page, touch by touch: wall clock, and what of it the terminal's own thread worked or
waited for a processor.

What is painted is the X server's word, that another page has come the terminal's own (its inspection): a page that
waits for somebody is a page, and what comes after it is not the touch's any more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.benchmarks.painted import PaintWatch
from kiosk.rehearsal.inspection import Arrival
from kiosk.rehearsal.pointer import Hand

#: A page paints at least so much of the screen at once; a button that is let go, or the seconds that are left, do not.
_PAGE_SHARE = 0.03
#: What is painted after a pause of this is no part of the page any more.
_QUIET_SECONDS = 0.25
_MOST_SECONDS = 1.0
#: Rectangles that are closer together than this belong to one page.
_ONE_PAGE_SECONDS = 0.04


@dataclass(frozen=True)
class Worked:
    """What one thread has had since it began, in seconds: processors, and waits for one."""

    processor: float
    held_up: float

    def since(self, before: Worked) -> Worked:
        return Worked(self.processor - before.processor, self.held_up - before.held_up)


@dataclass(frozen=True)
class Frame:
    """Something large that was painted, and what the terminal's thread had done until then."""

    moment: float
    worked: Worked


@dataclass(frozen=True)
class Transition:
    """A touch that led to another page: seconds from the lifted finger until it stood."""

    page: str
    seconds: float
    worked: Worked


def worked(pid: int) -> Worked:
    """Of the first thread of ``pid``, which is the one that makes pages. Noughts when it is gone, or the kernel does
    not count (schedstat: nanoseconds on a processor, nanoseconds on a run queue)."""
    try:
        on, waiting, *_ = Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()
    except (OSError, ValueError):
        return Worked(0.0, 0.0)
    return Worked(int(on) / 1e9, int(waiting) / 1e9)


class TimedHand(Hand):
    """A hand that waits after each touch until nothing is painted any more, and remembers what led to another page."""

    def __init__(self, display_name: str, pid: Callable[[], int], arrivals: Callable[[], Sequence[Arrival]]) -> None:
        super().__init__(display_name)
        self._watch = PaintWatch(display_name)
        screen = self.display.screen()
        self._page = round(_PAGE_SHARE * screen.width_in_pixels * screen.height_in_pixels)
        self._pid = pid
        self._arrivals = arrivals
        self.touches = 0
        self.transitions: list[Transition] = []

    def close(self) -> None:
        self._watch.close()
        super().close()

    def tap(self, x: float, y: float) -> float:
        """As a hand's; ``transitions`` has one more when another page has come of it."""
        pid = self._pid()
        self._watch.forget()
        lifted = super().tap(x, y)
        before = worked(pid)  # putting a finger down makes a button look pressed
        frames: list[Frame] = []
        until = lifted + _MOST_SECONDS
        while (moment := self._watch.wait(until, self._page)) is not None:
            frames.append(Frame(moment, worked(pid)))
            until = min(moment + _QUIET_SECONDS, lifted + _MOST_SECONDS)
        self.touches += 1
        came = next((one for one in self._arrivals() if one.at >= lifted), None)
        if came is not None and (stood := standing(frames, came.at)) is not None:
            self.transitions.append(Transition(came.page.value, stood.moment - lifted, stood.worked.since(before)))
        return lifted


def standing(frames: Sequence[Frame], came: float) -> Frame | None:
    """The frame with which the page stood that came at ``came``: the last of those that follow each other closely. None
    when nothing large was painted for it."""
    found: Frame | None = None
    for frame in frames:
        if frame.moment < came:
            continue
        if found is not None and frame.moment - found.moment > _ONE_PAGE_SECONDS:
            break
        found = frame
    return found
