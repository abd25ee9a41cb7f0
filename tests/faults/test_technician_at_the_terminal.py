"""A technician at the real window: a stick, a PIN on the pad, every room, and out when the stick is pulled."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import tomli_w

from kiosk.maintenance.trail import check
from kiosk.profile.pin_hash import hash_pin
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.inspection import InspectionClient, SeenPage
from kiosk.rehearsal.kiosk_process import KioskProcess
from kiosk.rehearsal.pointer import Hand
from kiosk.session.technician import Room
from kiosk.texts import Language, load_words
from screens.models import PageKind
from tests.support.technician_terminal import TECHNICIAN_PIN, Stick
from tests.support.waiting import until

ZH = load_words(Language.CHINESE)
CONFIG = Path(__file__).parents[2] / "config"
SIZE = 405, 720
_WAY_IN_SECONDS = 2.4
_MOST_STOPS = 80


@dataclass
class Window:
    kiosk: KioskProcess
    hand: Hand
    inspection: InspectionClient
    stick: Stick
    state: Path

    def at(self, page: PageKind) -> SeenPage:
        def look() -> SeenPage | None:
            seen = self.inspection.look()
            return seen if seen.settled and seen.page is page else None

        return until(look, f"the page {page}")

    def tap(self, page: PageKind, name: str) -> None:
        def there() -> tuple[float, float] | None:
            control = self.at(page).control(name)
            return control.rectangle.centre if control is not None and control.on_screen and control.enabled else None

        self.hand.tap(*until(there, name))

    def call_desk(self) -> None:
        control = self.at(PageKind.HOME).control("action:attendant")
        assert control is not None
        self.hand.hold(*control.rectangle.centre, _WAY_IN_SECONDS)
        self.at(PageKind.PIN)

    def enter(self, pin: str) -> None:
        for digit in pin:
            self.tap(PageKind.PIN, f"option:pin:{digit}")

    def by_keys(self, page: PageKind, name: str) -> None:
        """From one thing to the next until the keys stand on it, and do it."""
        for _ in range(_MOST_STOPS):
            at = self.at(page).focused
            if at == name:
                break
            self.hand.press("Down")
            until(partial(self._moved, at), "the keys to move on")
        assert self.at(page).focused == name
        self.hand.press("Return")

    def _moved(self, before: str) -> bool:
        return self.inspection.look().focused != before

    def says(self, page: PageKind, name: str) -> str:
        control = self.at(page).control(name)
        return "" if control is None else control.text


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    folder = tmp_path_factory.mktemp("technician")
    stick = Stick(folder / "stick")
    data = tomllib.loads((CONFIG / "profiles" / "demo.toml").read_text("utf-8"))
    data["screen"] |= {"fullscreen": True, "scale": SIZE[1] / data["screen"]["height_px"], "rest": "home"}
    data["folders"] = {name: str(folder / name) for name in ("state", "cache", "runtime")}
    data["platform"] |= {
        "url": "https://127.0.0.1:1", "ca_file": str(folder / "none.pem"), "credentials": str(folder / "credentials")
    }  # fmt: skip
    data["services"] |= {"folder": str(CONFIG / "services"), "regions": str(CONFIG / "regions.yaml")}
    data["rehearsal"] = {"inspection_socket": str(folder / "inspection")}
    data["technician"] = {"pin_hash": hash_pin(TECHNICIAN_PIN, 14), "usb_folder": str(stick.folder)}
    data["bundles"] = {"trust": str(stick.trust_file)}
    data.pop("devices")
    data["accessibility"].pop("speech")
    profile = folder / "terminal.toml"
    profile.write_text(tomli_w.dumps(data), "utf-8")
    with ExitStack() as started:
        display = VirtualDisplay(*SIZE, folder)
        started.callback(display.close)
        kiosk = KioskProcess(profile, folder / "kiosk.log", display.environment())
        started.callback(kiosk.stop)
        inspection = InspectionClient(folder / "inspection")
        started.callback(inspection.close)
        kiosk.wait_until_shown(inspection)
        hand = Hand(display.name)
        started.callback(hand.close)
        yield Window(kiosk, hand, inspection, stick, folder / "state")


def test_a_technician_comes_in_sees_every_room_and_is_out_without_the_stick(window: Window) -> None:
    window.stick.plug_in(settings=True)
    window.call_desk()
    until(lambda: "S-0042" in window.says(PageKind.PIN, "text:title"), "the token to be seen")
    window.enter(TECHNICIAN_PIN)
    window.at(PageKind.TECHNICIAN)
    for room in Room:
        window.tap(PageKind.TECHNICIAN, f"tab:{room.value}")
        until(partial(_shown, window, room), f"the room {room}")
    window.tap(PageKind.TECHNICIAN, f"tab:{Room.TESTS.value}")
    window.tap(PageKind.TECHNICIAN, "action:try-touch")
    window.at(PageKind.GRID)
    window.hand.drag((2, SIZE[1] * 0.5), (SIZE[0] - 3, SIZE[1] * 0.5))
    until(lambda: "160" not in window.says(PageKind.GRID, "text:message"), "cells to be met")
    window.tap(PageKind.GRID, "action:did-not-get-it")
    window.at(PageKind.TECHNICIAN)
    window.stick.pull()
    window.at(PageKind.HOME)
    checked = check(window.state)
    assert checked.broken is None and checked.lines >= 3
    assert window.kiosk.complaints() == []


def test_without_a_finger_the_keys_lead_in_mark_the_screen_as_broken_and_lead_out(window: Window) -> None:
    window.at(PageKind.HOME)
    window.stick.plug_in(serial="T-2")
    window.by_keys(PageKind.HOME, "action:attendant")
    window.at(PageKind.PIN)
    for digit in TECHNICIAN_PIN:
        window.by_keys(PageKind.PIN, f"option:pin:{digit}")
    window.by_keys(PageKind.TECHNICIAN, f"tab:{Room.TESTS.value}")
    window.by_keys(PageKind.TECHNICIAN, "action:try-touch")
    window.by_keys(PageKind.GRID, "action:did-not-get-it")
    marked = ZH.of("tech-result-failed", what=ZH.of("tech-tried-touch", count=0))
    assert any(marked in control.text for control in window.at(PageKind.TECHNICIAN).controls)
    window.by_keys(PageKind.TECHNICIAN, "action:try-touch")
    window.at(PageKind.GRID)
    window.hand.press("Escape")
    window.at(PageKind.TECHNICIAN)
    window.stick.pull()
    window.at(PageKind.HOME)
    assert window.kiosk.complaints() == []


def _shown(window: Window, room: Room) -> bool:
    seen = window.inspection.look()
    tab = seen.control(f"tab:{room.value}")
    message = seen.control("text:message")
    looked = message is not None and "正在查看" not in message.text
    return tab is not None and looked and _title(seen) == _TITLES[room]


def _title(seen: SeenPage) -> str:
    control = seen.control("text:title")
    return "" if control is None else control.text


_TITLES = {
    Room.READINESS: "就绪检查", Room.TESTS: "部件测试", Room.NETWORK: "网络、时钟和磁盘", Room.SUPPLIES: "耗材与补充",
    Room.QUEUE: "待上传队列", Room.LOG: "日志", Room.UPDATE: "程序更新", Room.SETTINGS: "设置", Room.PATROL: "巡检打卡",
}  # fmt: skip
