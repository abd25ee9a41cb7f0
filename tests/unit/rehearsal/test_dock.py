"""The dock: a client of the control socket with words for everything, that ends with the stage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drivers.id_card.simulated import Fault
from kiosk.rehearsal import dock
from kiosk.rehearsal import messages as m
from kiosk.rehearsal.control import ControlServer
from kiosk.rehearsal.dock.scenes import SCENES
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.people import CardName
from kiosk.rehearsal.processes import Child, python
from kiosk.texts import COMPLETE, Language, load_words
from tests.support.waiting import wait_until
from tests.unit.rehearsal.test_control_socket import Props

QML = Path(dock.__file__).with_name("Dock.qml")


@pytest.mark.parametrize("language", COMPLETE)
def test_every_scene_has_its_words(language: Language) -> None:
    words = load_words(language)
    for scene in SCENES:
        for part in ("title", "do", "expect"):
            assert not words.of(f"dock-scene-{scene.key}-{part}").startswith("⟦")


@pytest.mark.parametrize("language", COMPLETE)
def test_every_setting_in_the_window_is_one_of_the_vocabulary_and_has_words(language: Language) -> None:
    words = load_words(language)
    for prefix, known in (
        ("dock-a4-", set(m.DocumentPrinterSetting)),
        ("dock-receipt-", set(m.ReceiptPrinterSetting)),
        ("dock-link-", set(LinkState)),
        ("dock-face-", set(m.FaceScene)),
        ("dock-plate-", set(m.PlateScene)),
        ("dock-platform-", set(m.PlatformBehaviour)),
        ("dock-fault-", {"ok", "unplugged", *(fault.value for fault in Fault)}),
    ):
        listed = re.search(rf'prefix: "{prefix}"\s+(?:well: "\w+"\s+)?keys: \[(.*?)\]', QML.read_text("utf-8"))
        assert listed is not None, prefix
        keys = re.findall(r'"(.*?)"', listed[1])
        assert set(keys) <= {str(value) for value in known}
        assert all(words.has(prefix + key.replace("_", "-")) for key in keys)
    assert all(words.has("dock-phone-" + does.value.replace("_", "-")) for does in m.PhoneDoes)
    assert all(words.has("dock-card-" + card.value.replace("_", "-")) for card in CardName)


def test_the_window_opens_without_a_complaint_follows_the_stage_and_ends_with_it(tmp_path: Path) -> None:
    props = Props()
    server = ControlServer(tmp_path / "control", props.do, props.state)
    log = tmp_path / "log"
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    child = Child(python("kiosk.rehearsal.dock", "--control", str(tmp_path / "control")), log, environment)
    try:
        wait_until(lambda: server.watched or not child.running, "the dock to watch")
        server.close()
        wait_until(lambda: not child.running, "the dock to end")
        assert child.exit_code == 0
        assert log.read_text("utf-8") == ""
    finally:
        server.close()
        child.kill()
