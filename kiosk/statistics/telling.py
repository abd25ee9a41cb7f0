"""A day's numbers as they are sent, and as they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from kiosk.central import afterwards as wire
from kiosk.session.watching import What
from kiosk.statistics.store import Counted

#: How often an item was used in a day is told by whichever of these is highest.
_USES = frozenset({What.OPENED, What.STARTED, What.ASKED, What.PRINTED, What.FAILED})


def day_statistics(
    terminal_id: str, channel: str, day: date, counted: Iterable[Counted], least: int
) -> wire.DayStatistics:
    """``least``: an item that was used less often in the day is not named, since whoever was there then might be known
    by it. Nothing is left out: what is not named is counted beside all items."""
    rows = tuple(counted)
    seldom = _seldom(rows, least)
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        sums[row.what.value, "" if row.item in seldom else row.item, row.detail] += row.count
    return wire.DayStatistics(
        terminal_id=terminal_id,
        day=day,
        channel=channel,
        counts=tuple(
            wire.Counted(what=what, item=item or None, detail=detail, count=count)
            for (what, item, detail), count in sorted(sums.items())
        ),
    )


def _seldom(rows: Iterable[Counted], least: int) -> set[str]:
    used: dict[str, Counter[What]] = {}
    for row in rows:
        if row.item:
            counter = used.setdefault(row.item, Counter())
            if row.what in _USES:
                counter[row.what] += row.count
    return {item for item, uses in used.items() if max(uses.values(), default=0) < least}


def first_read_rate(rows: Iterable[Counted]) -> float | None:
    """Of the cards that were read, the share that was read at once; None when there were none."""
    sums: Counter[What] = Counter()
    for row in rows:
        sums[row.what] += row.count
    read = sums[What.CARD_AT_ONCE] + sums[What.CARD_AGAIN]
    return sums[What.CARD_AT_ONCE] / read if read else None
