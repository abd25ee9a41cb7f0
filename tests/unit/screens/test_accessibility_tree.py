"""The accessibility tree of every page: what can be used has role, name and state, in the order of the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from tests.support.sample_pages import LANGUAGES, sample_pages
from tests.support.stage import SMALL, Stage, keyboard_folder, put_sample_pictures

PAGES = sample_pages("zh-CN")
USABLE = ("action:", "item:", "option:", "tab:", "group:", "field:")
Role = QAccessible.Role
#: What can be used, and what a screen reader then says of it.
CONTROLS = {Role.Button, Role.RadioButton, Role.CheckBox, Role.PageTab, Role.EditableText, Role.Link}
#: Somewhere to sign or to write: a picture that a finger makes.
DRAWN = {"field:signature"}
#: Parts that hold others together and say nothing themselves.
SILENT = {Role.Client, Role.Window, Role.NoRole, Role.Dialog, Role.List, Role.Grouping, Role.Pane}


@dataclass(frozen=True)
class Node:
    item: QQuickItem
    role: QAccessible.Role
    name: str
    description: str
    disabled: bool
    checkable: bool
    checked: bool
    inside: tuple[str, ...]  # the names of the controls around it

    @property
    def control(self) -> str:
        return self.item.objectName()


@pytest.fixture(scope="module")
def panel() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    put_sample_pictures(stage)
    yield stage
    stage.close()
    assert stage.messages == []


def tree(stage: Stage) -> list[Node]:
    """In the order in which assistive technology meets it; what is not shown is left out."""
    root = QAccessible.queryAccessibleInterface(stage.window.view)
    assert root is not None
    return list(_below(root, ()))


def _below(interface: QAccessibleInterface, inside: tuple[str, ...]) -> Iterator[Node]:
    for number in range(interface.childCount()):
        child = interface.child(number)
        state = child.state()
        item = child.object()
        if state.invisible or not isinstance(item, QQuickItem):
            continue
        yield Node(
            item,
            child.role(),
            child.text(QAccessible.Text.Name),
            child.text(QAccessible.Text.Description),
            bool(state.disabled),
            bool(state.checkable),
            bool(state.checked),
            inside,
        )
        name = item.objectName()
        yield from _below(child, (*inside, name) if name.startswith(USABLE) else inside)


def stops(stage: Stage) -> list[QQuickItem]:
    """Every stop of the keys, from the first."""
    found: list[QQuickItem] = []
    for _ in range(300):
        stage.use_key("down")
        stage.settle()
        item = stage.window.view.activeFocusItem()
        if item is None or item in found:
            return found
        found.append(item)
    raise AssertionError("the way along the page has no end")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_used_has_a_role_a_name_and_a_state(panel: Stage, language: str) -> None:
    for name, page in sample_pages(language).items():
        panel.show(page)
        # The choices of the panel stand in the header under it too, where they are off.
        nodes = {(node.control, not node.disabled): node for node in tree(panel)}
        for control in panel.inspection.controls():
            if not control.name.startswith(USABLE) or control.name in DRAWN or control.name == "action:attendant":
                continue
            node = nodes.get((control.name, control.enabled))
            assert node is not None, f"{name}: {control.name} is not in the tree"
            assert node.role in CONTROLS, f"{name}: {control.name} is a {node.role.name}"
            assert node.name.strip(), f"{name}: {control.name} has no name"
            if node.role in (Role.RadioButton, Role.CheckBox):
                assert node.checkable, f"{name}: {control.name} does not say whether it is chosen"


def test_what_cannot_be_used_says_why(panel: Stage) -> None:
    told = 0
    for name, page in PAGES.items():
        if page.warning is not None or page.access is not None:
            continue
        panel.show(page)
        reasons = dict(disabled_with_reason(page.body))
        for node in tree(panel):
            if node.disabled and (reason := reasons.get(node.control)):
                assert reason in node.name + node.description, f"{name}: {node.control}"
                told += 1
    assert told >= 3


def disabled_with_reason(part: object) -> Iterator[tuple[str, str]]:
    """The controls of a page model that are off and say why, by the names they have on the screen."""
    if isinstance(part, tuple):
        for each in part:
            yield from disabled_with_reason(each)
    elif hasattr(part, "__dataclass_fields__"):
        parts = {field: getattr(part, field) for field in part.__dataclass_fields__}
        if parts.get("enabled") is False and parts.get("reason"):
            yield str(parts.get("name")), str(parts["reason"])
        for each in parts.values():
            yield from disabled_with_reason(each)


def test_what_only_decorates_is_not_there(panel: Stage) -> None:
    for name, page in PAGES.items():
        panel.show(page)
        for node in tree(panel):
            assert node.name.strip() or node.role in SILENT, f"{name}: {node.role.name} {node.control} says nothing"
            # A control says all that stands on it itself; who hears it hears no part of it a second time.
            repeated = node.inside and node.control.split(":")[0] == "label"
            assert not repeated, f"{name}: {node.name!r} stands in {node.inside}"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_order_of_the_tree_is_the_order_of_the_keys(panel: Stage, name: str) -> None:
    panel.show(PAGES["01-attract"])
    panel.show(replace(PAGES[name], by_keys=True))
    walked = stops(panel)
    in_tree = [node.item for node in tree(panel) if node.item in walked]
    assert set(in_tree) == set(walked), "every stop is in the tree"
    first = in_tree.index(walked[0]) if walked else 0
    assert [name_of(item) for item in in_tree[first:] + in_tree[:first]] == [name_of(item) for item in walked]


def name_of(item: QQuickItem) -> str:
    return item.objectName() or str(item.property("text"))


@pytest.mark.parametrize("name", ["15-table-idle-warning", "31-access"])
def test_a_dialog_is_one_and_what_lies_under_it_cannot_be_used(panel: Stage, name: str) -> None:
    name = next(page for page in PAGES if page.partition("-")[2] == name.partition("-")[2])
    panel.show(PAGES[name])
    nodes = tree(panel)
    (dialog,) = [node for node in nodes if node.role is Role.Dialog]
    assert dialog.name
    usable = {node.control for node in nodes if node.role in CONTROLS and not node.disabled}
    assert usable
    for node in nodes:
        if node.control in usable and not node.disabled:
            assert dialog.item.isAncestorOf(node.item), node.control
