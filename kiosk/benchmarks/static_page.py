"""The kiosk's home and item pages once more as static HTML, for the browser that it is measured beside.

Made from the same page models, with the controls at the same places; no script, no web font, nothing from elsewhere.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.rehearsal.inspection import Rectangle
from screens.models import Choice, HomeBody, ItemBody, Page, Tile


@dataclass(frozen=True)
class Panel:
    """The screen: pixels, and how many of them a millimetre has."""

    width: int
    height: int
    pixels_per_mm: float


def home_page(
    page: Page, body: HomeBody, places: Mapping[str, Rectangle], links: Mapping[str, str], panel: Panel
) -> str:
    """``places`` has the rectangles of the controls by name, ``links`` where a tile of that code leads."""
    tabs = "".join(
        f'<div class="tab{" on" if tab.selected else ""}">{_e(tab.label)}<b>{_e(tab.count)}</b></div>'
        for tab in body.tabs
    )
    tiles = "".join(_tile(tile, places[f"item:{tile.key}"], links[tile.key]) for tile in body.tiles)
    left = min(places[f"item:{tile.key}"].x for tile in body.tiles)
    top = min(places[f"item:{tile.key}"].y for tile in body.tiles)
    content = (
        f"<h1>{_e(body.title)}</h1><div class='search'>{_MAGNIFIER}{_e(body.search_hint)}</div>"
        f"<nav style='top:{top:.0f}px;width:{left - 110:.0f}px'>{tabs}</nav>{tiles}"
    )
    return _page(page, content, panel)


def item_page(page: Page, body: ItemBody, places: Mapping[str, Rectangle], back: str, panel: Panel) -> str:
    """``back`` is where the back button leads."""
    start = next((action for action in body.actions if action.name == "action:start"), None)
    button = f"<a class='primary' style='{_at(places['action:start'])}'>{_e(start.label)}</a>" if start else ""
    facts = "".join(f"<dt>{_e(fact.label)}</dt><dd>{_e(fact.value)}</dd>" for fact in body.facts)
    steps = "".join(f"<li>{_e(step.text)}</li>" for step in body.steps)
    content = (
        f"<h1><small>{_e(body.department)}</small>{_e(body.title)}</h1><p>{_e(body.summary)}</p>"
        f"<dl>{facts}</dl><ol>{steps}</ol>"
        f"{button}<a class='button' href='{_e(back)}' style='{_at(places['action:back'])}'>‹ {_e(_label(page))}</a>"
    )
    return _page(page, content, panel)


def _label(page: Page) -> str:
    return page.footer.back.label if page.footer.back else ""


def _tile(tile: Tile, place: Rectangle, link: str) -> str:
    return (
        f"<a class='tile' href='{_e(link)}' style='{_at(place)}'>{_ICON}<span class='state'>✓ {_e(tile.state)}</span>"
        f"<strong>{_e(tile.title)}</strong><span class='help'>{_e(tile.help)}</span></a>"
    )


def _page(page: Page, content: str, panel: Panel) -> str:
    header = page.header
    ways = [Choice(action.name, action.label, False) for action in (header.access,) if action]
    elder = [header.elder] if header.elder else []
    chips = [_chips(choices) for choices in (header.languages, header.text_sizes, (*elder, *ways))]
    mark = f"<div class='mark'>⚠ {_e(header.demonstration)}</div>" if header.demonstration else ""
    return f"""<!doctype html>
<html lang="{_e(page.language)}"><head><meta charset="utf-8"><title>{_e(header.hall)}</title>
<style>:root {{ --mm: {panel.pixels_per_mm}px; }}{_STYLE}</style></head>
<body style="width:{panel.width}px;height:{panel.height}px">
<header><div class="seal">{_SEAL}</div><div><b>{_e(header.hall)}</b><br>{_e(header.terminal)}</div>
<div class="clock"><span>{_e(header.link)}</span> <b>{_e(header.clock)}</b><br>{_e(header.date)}</div>
<div class="chips">{chips[0]}{chips[1]}</div><div class="chips">{chips[2]}</div></header>
{mark}<footer>{_e(page.footer.help)}</footer><main>{content}</main>
</body></html>
"""


def _chips(choices: tuple[Choice, ...]) -> str:
    return "".join(f'<span class="chip{" on" if c.selected else ""}">{_e(c.label)}</span>' for c in choices)


def _at(place: Rectangle) -> str:
    return f"left:{place.x:.0f}px;top:{place.y:.0f}px;width:{place.width:.0f}px;height:{place.height:.0f}px"


def _e(text: str) -> str:
    return html.escape(text)


_ICON = (
    "<svg viewBox='0 0 64 64'><circle cx='32' cy='32' r='30' fill='#e6edf5'/>"
    "<path d='M18 12h20l8 8v32H18z' fill='#fff' stroke='#1d4f88' stroke-width='3'/>"
    "<path d='M24 26h16M24 33h16' stroke='#1d4f88' stroke-width='2'/>"
    "<circle cx='40' cy='44' r='6' fill='#c9822a'/></svg>"
)
_SEAL = (
    "<svg viewBox='0 0 64 64'><rect width='64' height='64' rx='10' fill='#b5222b'/>"
    "<path d='M14 28l18-12 18 12zM18 30v16M27 30v16M37 30v16M46 30v16M14 49h36' fill='none' stroke='#fff' "
    "stroke-width='3'/></svg>"
)
_MAGNIFIER = (
    "<svg viewBox='0 0 24 24'><circle cx='10' cy='10' r='6' fill='none' stroke='#4b525b' stroke-width='2'/>"
    "<path d='M15 15l6 6' stroke='#4b525b' stroke-width='2'/></svg>"
)
_STYLE = """
* { box-sizing: border-box; }
body { margin: 0; position: relative; overflow: hidden; background: #f1f0eb; color: #1a1e24;
  font: calc(var(--mm) * 7.2)/1.5 "Noto Sans CJK SC", sans-serif; }
a { color: inherit; text-decoration: none; outline: none; -webkit-tap-highlight-color: transparent; }
header { background: #fff; border-bottom: 3px solid #14477f; padding: 20px 82px;
  display: flex; flex-wrap: wrap; gap: 12px; }
header > div:nth-child(2) { flex: 1; }
.seal svg { width: 58px; }
.clock { text-align: right; }
.clock span { color: #1c6437; }
.chips { width: 100%; display: flex; gap: 12px; }
.chip { border: 2px solid #767c85; border-radius: 12px; padding: 4px 14px; background: #fff; }
.chip.on { border-color: #14477f; background: #e4edf7; color: #0f3a69; font-weight: 700; }
.mark { background: #fbf0d9; color: #744700; text-align: center; border-bottom: 1px solid #744700; }
main { padding: 24px 82px; }
h1 { font-size: calc(var(--mm) * 12.4); margin: 8px 0; line-height: 1.4; }
h1 small { display: block; font-size: calc(var(--mm) * 7.2); font-weight: 400; color: #4b525b; }
.search { border: 2px solid #767c85; border-radius: 12px; background: #fff; padding: 12px; color: #4b525b; }
.search svg { width: 32px; vertical-align: middle; margin-right: 12px; }
nav { position: absolute; left: 82px; }
.tab { border: 2px solid #767c85; border-radius: 12px; background: #fff; padding: 12px; margin-bottom: 12px; }
.tab b { float: right; }
.tab.on { background: #e4edf7; border-color: #14477f; }
.tile { position: absolute; background: #fff; border: 2px solid #767c85; border-radius: 12px; padding: 20px;
  overflow: hidden; display: block; }
.tile svg { width: 76px; vertical-align: middle; }
.tile strong { display: block; font-size: calc(var(--mm) * 7.9); line-height: 1.5; }
.state { color: #1c6437; margin-left: 12px; }
.help { color: #4b525b; }
dl { background: #fff; border-radius: 12px; padding: 20px; margin: 0;
  display: grid; grid-template-columns: 200px 1fr; gap: 12px; }
dt { color: #4b525b; }
dd { margin: 0; font-weight: 700; }
ol { background: #fff; border-radius: 12px; padding: 20px 20px 20px 60px; }
.primary, .button { position: absolute; border-radius: 12px; font-weight: 700;
  display: flex; align-items: center; justify-content: center; }
.primary { background: #14477f; color: #fff; }
.button { border: 2px solid #14477f; background: #fff; color: #14477f; }
footer { position: absolute; left: 0; right: 0; bottom: 0; background: #fff; padding: 20px 82px; color: #4b525b; }
"""
