"""Every pair of colours that is drawn can be told apart, in every theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

import screens
from screens.models import ThemeName
from tests.support.stage import Stage

_TEXT = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "surfaceAlt"),
    ("ink", "drawGround"),
    ("ink", "warnSoft"),
    ("inkSoft", "ground"),
    ("inkSoft", "surface"),
    ("inkSoft", "surfaceAlt"),
    ("action", "ground"),
    ("action", "surface"),
    ("onAction", "action"),
    ("onAction", "actionPressed"),
    ("onActionSoft", "actionSoft"),
    ("good", "ground"),
    ("good", "surface"),
    ("good", "goodSoft"),
    ("warn", "surface"),
    ("warn", "warnSoft"),
    ("bad", "ground"),
    ("bad", "surface"),
    ("bad", "badSoft"),
)
#: Edges of controls and the lines of drawings: WCAG 2.2, 1.4.11.
_SHAPES = (
    ("line", "ground"),
    ("line", "surface"),
    ("action", "actionSoft"),
    ("drawLine", "ground"),
    ("drawLine", "drawGround"),
    ("mark", "surface"),
)


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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
    enough = 4.5 if theme is ThemeName.STANDARD else 7.0
    weak = [
        (front, back, round(contrast(colours.property(front), colours.property(back)), 2))
        for pairs, least in ((_TEXT, enough), (_SHAPES, 3.0))
        for front, back in pairs
        if contrast(colours.property(front), colours.property(back)) < least
    ]
    assert weak == []
    holder.deleteLater()
