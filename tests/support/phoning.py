"""The way to a code for somebody's own phone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Trust, Way
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.identity import Resident
from kiosk.session.sheets import Held, Via
from tests.support.application_situations import AGREED, FLEXIBLE
from tests.support.capture_situations import FILLED, LEASE, RESIDENCE
from tests.support.people import ADULT
from tests.support.situations import QUERY
from tests.support.terminal import Terminal


def to_phone_code(terminal: Terminal, *, signs: bool = False) -> None:
    """Somebody is known, a paper or a signature is asked for, and they take out their phone: the code stands there."""
    terminal.choose(QUERY)
    terminal.identify()
    session = terminal.runner.session
    if signs:
        known = Resident(ADULT, Way.ID_CARD, Trust.L2)
        whole = replace(AGREED, held=(Held("household_or_permit", (), Via.WALLET, token="t"),))
        terminal.runner.session = replace(session, application=whole, resident=known).to(m.Sign(FLEXIBLE))
    else:
        terminal.runner.session = replace(session, application=FILLED).to(m.ScanIntro(RESIDENCE, LEASE))
    terminal.do(e.UsePhone())
    terminal.until(lambda: getattr(terminal.stage, "ours", None) is not None, "a code")
