"""``kiosk stats``: the everyday numbers of this terminal, to read or as JSON. Exit codes: 0, 1 it cannot be read, 2 the
call or the profile is wrong."""

from __future__ import annotations

import json as json_text
import sqlite3
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.profile import Profile
    from kiosk.statistics.store import Counted
    from kiosk.texts import Words

_FAILED, _WRONG_CALL = 1, 2
DayOption = Annotated[str, typer.Option("--day", help="one day, YYYY-MM-DD; without it today")]
FromOption = Annotated[str, typer.Option("--from", help="the first of several days")]
ToOption = Annotated[str, typer.Option("--to", help="the last of them; without it today")]


def stats(
    profile: ProfileOption, day: DayOption = "", first: FromOption = "", last: ToOption = "", json: JsonOption = False
) -> None:
    """Visits, items begun and finished, where people left, failures by cause, cards, prints: of nobody."""
    from kiosk.cli import open_profile, words
    from kiosk.statistics.store import StatisticsStore

    terminal: Profile = open_profile(profile)
    today = datetime.now(ZoneInfo(terminal.terminal.time_zone)).date()
    begin, end = _span(day, first, last, today)
    store = StatisticsStore(terminal.folders.state)
    try:
        rows = store.between(begin, end) if store.file.exists() else ()
    except sqlite3.Error as error:
        typer.echo(words().of("stats-unreadable", file=store.file.name, fault=type(error).__name__), err=True)
        raise typer.Exit(_FAILED) from None
    if json:
        typer.echo(json_text.dumps(as_json(terminal, begin, end, rows), ensure_ascii=False))
        return
    for line in as_lines(begin, end, rows, words()):
        typer.echo(line)


def _span(day: str, first: str, last: str, today: date) -> tuple[date, date]:
    if day and (first or last):
        raise typer.BadParameter("--day, or --from and --to")
    begin = _read(day or first or last, today)
    end = _read(day or last, today)
    if end < begin:
        raise typer.BadParameter("--to is before --from")
    return begin, end


def _read(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text) if text else otherwise
    except ValueError:
        raise typer.BadParameter("YYYY-MM-DD") from None


def as_json(terminal: Profile, first: date, last: date, rows: tuple[Counted, ...]) -> dict[str, Any]:
    from kiosk.statistics.telling import first_read_rate

    return {
        "terminal": terminal.terminal.id,
        "channel": terminal.terminal.channel.value,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "first_read_rate": first_read_rate(rows),
        "totals": _totals(rows),
        "counts": [
            {
                "day": row.day.isoformat(), "what": row.what.value, "item": row.item or None, "detail": row.detail,
                "count": row.count,
            }
            for row in rows
        ],
    }  # fmt: skip


def as_lines(first: date, last: date, rows: tuple[Counted, ...], said: Words) -> list[str]:
    """The sums, then what stands behind each: items, and details."""
    from kiosk.session.watching import What
    from kiosk.statistics.telling import first_read_rate

    lines = [said.of("stats-title", first=first.isoformat(), last=last.isoformat())]
    if not rows:
        return [*lines, said.of("stats-none")]
    totals = _totals(rows)
    for what in What:
        if what.value not in totals:
            continue
        name = said.of(f"stats-{what.value.replace('_', '-')}")
        lines.append(said.of("stats-line", name=name, count=str(totals[what.value])))
        parts: Counter[tuple[str, str]] = Counter()
        for row in rows:
            if row.what is what and (row.item or row.detail):
                parts[row.item, row.detail] += row.count
        for (item, detail), count in sorted(parts.items(), key=lambda part: (-part[1], part[0])):
            lines.append(f"    {count:>8}  {' '.join(part for part in (item, detail) if part)}")
    rate = first_read_rate(rows)
    if rate is not None:
        lines.append(said.of("stats-first-read", percent=f"{rate:.1%}"))
    return lines


def _totals(rows: tuple[Counted, ...]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row.what.value] += row.count
    return dict(sums)
