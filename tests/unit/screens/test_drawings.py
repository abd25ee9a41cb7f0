"""Every scene and every icon that a page model can name is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent

import screens
from kiosk.catalogue.model import LifeEvent, Theme
from screens.models import Scene
from tests.support.stage import Stage

_DEPARTMENTS = Path(__file__).parents[3] / "config" / "services" / "departments.yaml"


def catalogue_departments() -> list[str]:
    return list(yaml.safe_load(_DEPARTMENTS.read_text("utf-8")))


_ICONS = (
    "social_insurance",
    "pension",
    "certificate",
    "query",
    "health",
    "home",
    "police",
    "tax",
    "education",
    "civil",
    "fund",
    "company",
    "car",
    "justice",
    "veteran",
    "disabled",
    "farm",
    "environment",
    "bank",
    "travel",
    "copy",
    "timeline",
    "card",
    "more",
    "mark",
    "card",
    "face",
    "code",
    "phone",
    "chip",
    "licence",
    "person",
    "two_people",
    "child",
)
_GROUPS = (
    *(f"event_{event}" for event in LifeEvent),
    *(f"theme_{theme}" for theme in Theme),
    *(f"department_{key}" for key in catalogue_departments()),
    "star",
    "person",
    "subjects",
    "hall",
)
#: Drawn as another scene with something that moves the other way.
_SHARED = {Scene.TAKE_CARD: "scene_lay_card"}


@pytest.mark.parametrize(
    "name", [*_ICONS, *_GROUPS, *(_SHARED.get(scene, f"scene_{scene}") for scene in Scene if scene is not Scene.NONE)]
)
def test_there_is_a_drawing(name: str, stage: Stage) -> None:
    component = QQmlComponent(stage.window.view.engine())
    source = f"""
import QtQuick
import "drawings/drawings.js" as Drawings
QtObject {{ property bool drawn: Drawings.has("{name}"); property var layers: Drawings.of("{name}") }}"""
    component.setData(source.encode(), QUrl.fromLocalFile(str(Path(screens.__file__).parent) + "/"))
    holder = component.create()
    assert holder.property("drawn") is True
    holder.deleteLater()
