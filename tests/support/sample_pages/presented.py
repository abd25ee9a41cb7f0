"""Pages of sessions, as the presenter words them."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import model as m
from kiosk.session.world import World
from screens.models import Body, PageKind
from tests.support.situations import world

NEAREST = Titled(
    **{
        "zh-CN": "市民之家一楼大厅，建设路88号",
        "zh-Hant": "市民之家一樓大廳，建設路88號",
        "en": "Citizens' Home, ground floor, 88 Jianshe Road",
    }
)
_SETTING = Setting(
    Titled(**{"zh-CN": "许昌市政务服务中心", "en": "Hall"}), "XC-0117", "12345", nearest=NEAREST, demonstration=True
)


def bodies_of(sessions: Mapping[str, m.Session], around: World | None = None) -> dict[str, tuple[PageKind, Body]]:
    """The kind and the body of each session's page, by its name, in a world where all is well unless one is given."""
    there = around or world()
    pages = {name: present(session, there, _SETTING) for name, session in sessions.items()}
    return {name: (page.kind, page.body) for name, page in pages.items()}
