"""Hanzi by the order of their strokes, in the five kinds of GB/T 30879.3 and GF 3002: 1 一, 2 丨, 3 丿, 4 丶, 5 乛."""

from __future__ import annotations

from kiosk.hanzi.table import Table

#: Any stroke, for somebody who is not sure.
ANY = "*"
_LIMIT = 120
#: Seldom hanzi are many: they are looked for when this many strokes are known.
_SELDOM_FROM = 4
#: … and the first of them: otherwise the whole table would have to be read for each key.
_SURE = 2


class Strokes:
    """``common``: strokes, hanzi, frequency. ``seldom``: strokes, hanzi."""

    def __init__(self, common: Table, seldom: Table) -> None:
        self._common = common
        self._seldom = seldom

    def candidates(self, typed: str) -> tuple[str, ...]:
        """At most 120 hanzi whose strokes begin with ``typed`` (digits 1 to 5 and ``*``), best first.

        What has exactly these strokes comes first, then the common by frequency, then the seldom with few strokes.
        """
        if not typed.strip(ANY):
            return ()  # any hanzi has some stroke
        common = sorted(
            (len(strokes) != len(typed), -int(weight), hanzi)
            for strokes, hanzi, weight in _matching(self._common, typed)
        )
        seldom: list[tuple[int, str]] = []
        if len(typed) - typed.count(ANY) >= _SELDOM_FROM and len(typed.split(ANY, 1)[0]) >= _SURE:
            seldom = sorted((len(strokes), hanzi) for strokes, hanzi in _matching(self._seldom, typed))
        found = [
            *(hanzi for longer, _, hanzi in common if not longer),
            *(hanzi for length, hanzi in seldom if length == len(typed)),
            *(hanzi for longer, _, hanzi in common if longer),
            *(hanzi for length, hanzi in seldom if length > len(typed)),
        ]
        return tuple(dict.fromkeys(found))[:_LIMIT]


def _matching(table: Table, typed: str) -> list[tuple[str, ...]]:
    known = typed.split(ANY, 1)[0]
    return [line for line in table.beginning(known) if _fits(line[0], typed)]


def _fits(strokes: str, typed: str) -> bool:
    return len(strokes) >= len(typed) and all(
        wanted in (ANY, stroke) for wanted, stroke in zip(typed, strokes, strict=False)
    )
