"""How long a page waits for the person before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from kiosk.session.identity_stages import IdentityStage, Verifying
from kiosk.session.model import (
    Document,
    Home,
    ItemPage,
    Parameters,
    PrintQuestion,
    Session,
    Table,
    Trouble,
    Waiting,
)
from kiosk.session.world import World

#: "I am still here" works this often; then the terminal is needed by somebody else.
MOST_EXTENSIONS = 10

_IDENTIFYING = tuple(stage for stage in get_args(IdentityStage) if stage is not Verifying)
_TIMED = (Home, ItemPage, *_IDENTIFYING, Parameters, Table, Document, PrintQuestion, Trouble)


@dataclass(frozen=True)
class TimeLeft:
    """Seconds until the visit ends by itself; ``warning`` when the page should say so over everything."""

    seconds: float
    warning: bool


def time_left(session: Session, world: World) -> TimeLeft | None:
    """None where time stands still: nobody there, something at work, or a page with a clock of its own."""
    if not isinstance(session.stage, _TIMED):
        return None
    if any(pending.waiting in (Waiting.CARD, Waiting.CANCEL) for pending in session.pending):
        return None
    patience = world.patience
    if session.personal:
        wait, warning = patience.personal, patience.personal_warning
    else:
        wait, warning = patience.public, patience.public_warning
    if session.looks.theme == "elder":
        wait, warning = wait * 2, warning * 2
    seconds = session.touched_at + wait + warning - world.now
    return TimeLeft(seconds, seconds <= warning)
