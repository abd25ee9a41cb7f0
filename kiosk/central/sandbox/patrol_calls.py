"""The page behind the code of a patrol's check-in, which any phone opens: genuine and fresh or not; taken once."""

from __future__ import annotations

from html import escape
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse

from kiosk.central.patrol import MOST_LETTERS, PATROL_PATH, CheckIn, read, terminal_named_in
from kiosk.central.sandbox.contract import page_answers
from kiosk.central.sandbox.given import Here
from kiosk.central.sandbox.patrol_store import PatrolStore
from kiosk.central.sandbox.platform import BEIJING, Platform
from kiosk.central.sandbox.verification_page import html_page

patrol = APIRouter()

_ANSWERS = page_answers() | {410: {"description": "The code is over", "content": {"text/html": {}}}}
Code = Annotated[str, Path(max_length=MOST_LETTERS)]


@patrol.get(PATROL_PATH + "{code}", response_class=HTMLResponse, responses=_ANSWERS)
def see(code: Code, here: Here) -> HTMLResponse:
    """What the code says, and the button that checks in: to have looked at an address is no check-in."""
    said = _read(code, here)
    if said is None:
        return _no()
    if PatrolStore(here.store.engine).knows(code):
        return _yes(said, "✓ 已打卡 / Checked in")
    if not said.is_good(here.now()):
        return _late()
    button = '<form method="post"><button style="font-size:1.2rem;padding:.8rem 2rem">打卡 / Check in</button></form>'
    return _yes(said, "终端真实 / A genuine terminal", button)


@patrol.post(PATROL_PATH + "{code}", response_class=HTMLResponse, responses=_ANSWERS)
def check_in(code: Code, here: Here) -> HTMLResponse:
    """Taken once; once more changes nothing."""
    said = _read(code, here)
    if said is None:
        return _no()
    if not PatrolStore(here.store.engine).knows(code):
        if not said.is_good(here.now()):
            return _late()
        PatrolStore(here.store.engine).take(code, said)
    return _yes(said, "✓ 已打卡 / Checked in")


def _read(code: str, here: Platform) -> CheckIn | None:
    """None for what no terminal of ours has signed."""
    try:
        key = here.store.terminal_key(terminal_named_in(code))
        return read(code, key) if isinstance(key, ec.EllipticCurvePublicKey) else None
    except ValueError:
        return None


def _yes(said: CheckIn, heading: str, more: str = "") -> HTMLResponse:
    facts = (
        ("终端 / Terminal", said.terminal_id),
        ("时间 / Time", f"{said.at + BEIJING:%Y-%m-%d %H:%M:%S}"),
        ("令牌 / Token", said.by),
        ("A4 / 小票 / 人次 · A4 / slips / visits", f"{said.a4_pages} / {said.receipts} / {said.visits}"),
    )
    listed = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    return HTMLResponse(html_page("yes", heading, f"<dl>{listed}</dl>{more}", title="巡检打卡 / Patrol"))


def _no() -> HTMLResponse:
    words = "<p>这不是本平台终端出示的二维码。</p><p>No terminal of this platform has shown this code.</p>"
    return HTMLResponse(html_page("no", "✕ 无效 / Not valid", words, title="巡检打卡 / Patrol"), status_code=404)


def _late() -> HTMLResponse:
    words = "<p>二维码已过期，请在终端上重新出示。</p><p>The code is over. Have the terminal show a new one.</p>"
    return HTMLResponse(html_page("no", "△ 已过期 / Over", words, title="巡检打卡 / Patrol"), status_code=410)
