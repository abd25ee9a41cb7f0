"""Pages as people see them who use the terminal in a way of their own: the choices over a page, everything low."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import model as m
from kiosk.session.access import Mode
from screens.models import Page, TextSize, ThemeName
from tests.support.situations import QUERY, world

_SETTING = Setting(
    Titled(**{"zh-CN": "许昌市政务服务中心", "en": "Xuchang Government Service Centre"}),
    "XC-0117",
    "12345",
    demonstration=True,
    high_screen=True,
)


def access_pages(language: str, theme: ThemeName, text_size: TextSize) -> dict[str, Page]:
    """Pages by a name that sorts behind the others."""
    looks = m.Looks(language, text_size.value, theme.value)
    low = replace(looks, modes=frozenset({Mode.LOW_REACH}))
    chosen = replace(looks, modes=frozenset({Mode.KEYS, Mode.CALM}), choosing=True)
    here = m.Session(touched_at=1000.0, visit=1)
    sessions = {
        "30-access": replace(here, stage=m.Home(), looks=chosen),
        "31-access-low": replace(here, stage=m.Home(), looks=replace(low, choosing=True)),
        "32-low-home": replace(here, stage=m.Home(), looks=low),
        "33-low-item": replace(here, stage=m.ItemPage(QUERY), looks=low),
        "34-low-identify": replace(here, stage=m.Identify(QUERY), looks=low),
    }
    there = world()
    keyed = replace(there, devices={**there.devices, Family.KEYPAD: DeviceStatus(Condition.READY)})
    return {name: present(session, keyed, _SETTING) for name, session in sessions.items()}
