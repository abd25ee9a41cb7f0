"""Every pair of colours that is drawn can be told apart, in every theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

import screens
from kiosk.brand.palette import SHAPE_LEAST, SHAPES, STANDARD, TEXT, TEXT_LEAST, contrast
from screens.models import ThemeName
from tests.support.stage import Stage


@pytest.mark.parametrize("theme", list(ThemeName))
def test_text_and_shapes_stand_out(theme: ThemeName, stage: Stage) -> None:
    engine: QQmlEngine = stage.window.view.engine()
    component = QQmlComponent(engine)
    folder = QUrl.fromLocalFile(str(Path(screens.__file__).parent) + "/")
    names = {"standard": "standard", "elder": "elder", "contrast_light": "light", "contrast_dark": "dark"}
    source = f'import QtQuick\nimport "theme"\nQtObject {{ property var found: Theme.{names[theme]}Colours }}'
    component.setData(source.encode(), folder)
    holder = component.create()
    colours = holder.property("found")
    enough = TEXT_LEAST if theme is ThemeName.STANDARD else 7.0
    weak = [
        (front, back, round(contrast(colours.property(front).name(), colours.property(back).name()), 2))
        for pairs, least in ((TEXT, enough), (SHAPES, SHAPE_LEAST))
        for front, back in pairs
        if contrast(colours.property(front).name(), colours.property(back).name()) < least
    ]
    assert weak == []
    if theme is ThemeName.STANDARD:
        assert {name: colours.property(name).name() for name in STANDARD} == STANDARD
    holder.deleteLater()
