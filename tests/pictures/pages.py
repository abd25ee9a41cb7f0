"""Every page as the terminal itself words it: the presenter's page for every situation a session can be in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.loading import read_folder
from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.presenter.places import PlaceName, Places, Spot
from kiosk.presenter.qr import svg_path
from kiosk.session import model as m
from kiosk.session.access import Mode
from kiosk.session.hours import ALWAYS_OPEN
from kiosk.traditional import fill
from screens.models import CodeBody, DocumentBody, Page
from tests.support.sample_pages import PICTURE
from tests.support.sample_pages.closed import HOURS
from tests.support.sample_pages.presented import NEAREST
from tests.support.situations import QUERY, STRONG, STRONG_WHO, sessions, world

#: The front of the demonstration's terminal.
PLACES = Places(
    620,
    1720,
    Spot(310, 1240),
    268,
    476,
    {
        PlaceName.ID_CARD: Spot(480, 900),
        PlaceName.CARD: Spot(560, 900),
        PlaceName.DOCUMENT_PRINTER: Spot(310, 700),
        PlaceName.RECEIPT_PRINTER: Spot(140, 900),
        PlaceName.CODE_SCANNER: Spot(310, 900),
        PlaceName.DOCUMENT_SCANNER: Spot(310, 820),
        PlaceName.CAMERA: Spot(310, 1520),
    },
)
SETTING = Setting(
    Titled(
        **{"zh-CN": "许昌市政务服务中心", "zh-Hant": "許昌市政務服務中心", "en": "Xuchang Government Service Centre"}
    ),
    "XC-0117",
    "12345",
    demonstration=True,
    high_screen=True,
    places=PLACES,
    guide_url="https://zwfw.example.gov/g",
    nearest=NEAREST,
)


@cache
def whole_catalogue() -> Catalogue:
    """All items that ship, and the one of the situations that asks for a face."""
    shipped = read_folder(Path(__file__).parents[2] / "config" / "services", fill)
    strong = shipped.services[QUERY].model_copy(update={"code": STRONG, "who": STRONG_WHO})
    return make_catalogue([*shipped.services.values(), strong], shipped.departments)


@cache
def situations() -> dict[str, m.Session]:
    """One session for each page, by the name of its stage and what sets it apart."""
    named: dict[str, m.Session] = {}
    for session in (*sessions(), *_choosing()):
        named.setdefault(_name(session), session)
    return named


def page_of(session: m.Session, language: str, theme: str) -> Page:
    """The page of a session for somebody who sees it in that language and theme."""
    looks = replace(session.looks, language=language, theme=theme)
    there = world(catalogue=whole_catalogue(), hours=HOURS if isinstance(session.stage, m.Closed) else ALWAYS_OPEN)
    return _pictured(present(replace(session, looks=looks, visit=1), there, SETTING))


def _pictured(page: Page) -> Page:
    """With a picture and a code that look like what they stand for: the situations only name them."""
    match page.body:
        case DocumentBody() as body:
            return replace(page, body=replace(body, pictures=(PICTURE,)))
        case CodeBody() as body if body.drawing:
            code = svg_path("https://zwfw.example.gov/q/7K4M92QD1FXB")
            return replace(page, body=replace(body, drawing=code.path, squares=code.modules))
        case _:
            return page


def _choosing() -> list[m.Session]:
    """The choices of looks and modes lie over a page, and everything stands low."""
    home = m.Session(stage=m.Home(), touched_at=1000.0)
    return [
        replace(home, looks=m.Looks(choosing=True, modes=frozenset({Mode.CALM}))),
        replace(home, looks=m.Looks(modes=frozenset({Mode.LOW_REACH}))),
    ]


def _name(session: m.Session) -> str:
    stage = session.stage
    parts = [type(stage).__name__]
    match stage:
        case m.Home():
            parts += [stage.way.value, stage.group, "search" if stage.search else ""]
        case m.ItemPage():
            parts += [stage.tab.value]
        case m.Trouble():
            parts += [stage.kind.value, stage.failure.value if stage.failure else ""]
        case m.TechnicianRoom(report=None):
            parts += ["looking"]
        case m.TechnicianRoom():
            parts += [stage.room.value]
        case m.Closed(because=because) if because is not m.ClosedBecause.BROKEN:
            parts += [because.value]
        case m.TechnicianTest():
            parts += [stage.test.value]
        case _:
            pass
    parts += ["choosing" if session.looks.choosing else "", *sorted(session.looks.modes)]
    return "-".join(part for part in parts if part).replace("_", "-")
