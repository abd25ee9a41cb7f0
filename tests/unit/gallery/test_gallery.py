"""The gallery shows every control, in every look, and turns by its keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

import screens
from kiosk.catalogue.model import Titled
from kiosk.gallery.window import LANGUAGES, Gallery, Turn
from kiosk.presenter import Setting
from kiosk.qt.messages import QtMessage, QtMessages, Severity
from screens.gallery.specimens import SHEETS
from screens.models import TextSize, ThemeName
from tests.support.stage import SMALL, qt_application

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Model Hall"}), "DEMO-0001", "12345", demonstration=True)
LOOKS = [(theme, size, language) for theme in ThemeName for size in TextSize for language in LANGUAGES]


@pytest.fixture(scope="module")
def gallery() -> Iterator[Gallery]:
    heard: list[QtMessage] = []
    qt_application()
    listener = QtMessages(
        lambda message: heard.append(message) if message.severity not in (Severity.DEBUG, Severity.INFO) else None
    )
    listener.install()
    gallery = Gallery(SMALL, SETTING, still=True)
    gallery.open()
    yield gallery
    gallery.close()
    QGuiApplication.processEvents()
    listener.remove()
    assert heard == []


def kinds_below(item: QQuickItem) -> Iterator[str]:
    """The QML types of what is drawn, and those that they are made from."""
    for child in item.childItems():
        if not child.isVisible():
            continue
        kind: QMetaObject | None = child.metaObject()
        while kind is not None:
            yield kind.className().partition("_QMLTYPE")[0]
            kind = kind.superClass()
        yield from kinds_below(child)


def test_every_control_appears(gallery: Gallery) -> None:
    seen: set[str] = set()
    for sheet in SHEETS:
        gallery.show(Turn(sheet))
        seen |= set(kinds_below(gallery.root))
    controls = {file.stem for file in (Path(screens.__file__).parent / "controls").glob("*.qml")}
    assert controls - seen == set()


def test_every_sheet_is_drawn_in_every_theme_size_and_language(gallery: Gallery) -> None:
    """One look after the other, each sheet in some: what QML says about it fails the test."""
    for number, (theme, size, language) in enumerate(LOOKS):
        gallery.show(Turn(SHEETS[number % len(SHEETS)], theme, size, language))
        assert gallery.root.property("wholeHeight") > 200


def test_the_keys_turn_it(gallery: Gallery) -> None:
    gallery.show(Turn())
    for key, name, value in (
        (Qt.Key.Key_Right, "sheet", SHEETS[1]),
        (Qt.Key.Key_Left, "sheet", SHEETS[0]),
        (Qt.Key.Key_T, "theme", "elder"),
        (Qt.Key.Key_S, "text_size", "L"),
        (Qt.Key.Key_L, "language", "zh-Hant"),
    ):
        QTest.keyClick(gallery.view, key)
        QGuiApplication.processEvents()
        assert gallery.root.property("shown").value(name) == value


def kiosk(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_it_draws_itself_without_a_display(tmp_path: Path) -> None:
    profile = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"
    out = tmp_path / "out"
    call = ["gallery", "--profile", str(profile), "--out", str(out), "--only", "tables-standard-M-zh-CN"]
    answer = kiosk(*call)
    assert answer.returncode == 0, answer.stderr
    assert [file.name for file in out.iterdir()] == ["tables-standard-M-zh-CN.png"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    profile = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"
    answer = kiosk("gallery", "--profile", str(profile), "--out", str(tmp_path / "file"))
    assert answer.returncode == 1
    assert str(tmp_path / "file") in answer.stdout
