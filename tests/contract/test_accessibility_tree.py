"""A real assistive technology reads the pages over AT-SPI, in a process of its own, as a screen reader does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.processes import Child, python
from tests.support.assistive import AssistiveBus, Node, Reader

#: What can be used, in AT-SPI's words.
USABLE = {"push button", "button", "radio button", "check box", "page tab", "text", "entry", "link"}


@dataclass
class Window:
    child: Child
    reader: Reader

    def show(self, page: str) -> list[Node]:
        self.child.say(f"show {page}")
        assert self.child.read_line(20) == "ok"
        return self.reader.tree()

    def key(self, name: str) -> None:
        self.child.say(f"key {name}")
        assert self.child.read_line(20) == "ok"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    folder = tmp_path_factory.mktemp("at")
    display = VirtualDisplay(400, 600, folder)
    with AssistiveBus(folder / "bus") as bus:
        environment = {**display.environment(), **bus.environment}
        child = Child(python("tests.support.page_window", "zh-CN"), folder / "window.log", environment)
        try:
            assert child.read_line(30) == "ok", child.last_words()
            yield Window(child, bus.reader(child.pid))
        finally:
            child.terminate()
            display.close()


def names(nodes: list[Node], role: str) -> list[str]:
    return [node.name for node in nodes if node.role == role]


def test_what_a_page_says_and_offers_is_read_with_role_name_and_state(window: Window) -> None:
    nodes = window.show("18-question")
    assert nodes[0].role == "frame" and nodes[0].name == "许昌市政务服务中心"
    assert names(nodes, "heading") == ["您拿到证明了吗？"]
    assert {"没有拿到，再打一次", "拿到了"} <= set(names(nodes, "push button"))
    assert all(node.name for node in nodes)


def test_what_is_chosen_is_read(window: Window) -> None:
    nodes = window.show("30-access")
    radios = [node for node in nodes if node.role == "radio button" and "enabled" in node.states]
    assert {True, False} == {"checked" in node.states for node in radios}


def test_the_focus_is_told_key_by_key_in_the_order_of_the_tree(window: Window) -> None:
    order = [node.name for node in window.show("18-question")]
    walked: list[str] = []
    for _ in range(7):
        window.key("down")
        before = walked[-1] if walked else None
        node = window.reader.wait_for(lambda node, old=before: node is not None and node.name != old, "the next")  # type: ignore[misc]
        assert node is not None
        walked.append(node.name)
    places = [order.index(name) for name in walked]
    assert places == sorted(places)
    assert walked[0] == "您拿到证明了吗？"


@pytest.mark.parametrize(
    "page", ["03-home-list", "10-parameters-picker", "14-table", "05-item-materials", "22-trouble-link"]
)
def test_every_control_of_a_page_is_read(window: Window, page: str) -> None:
    nodes = window.show(page)
    assert all(node.name or node.role in ("frame", "list", "panel", "filler") for node in nodes), nodes
    usable = [node for node in nodes if node.role in USABLE]
    assert len(usable) > 5
    assert all({"enabled", "focusable"} <= node.states for node in usable if "sensitive" in node.states)


def test_what_lies_under_a_dialog_is_read_as_off(window: Window) -> None:
    window.show("15-table-idle-warning")
    nodes = window.reader.tree_when(lambda nodes: len(names(nodes, "dialog")) == 1, "one dialog")
    on = {node.name for node in nodes if node.role in USABLE and "enabled" in node.states}
    assert len(on) == 3, "stay, and the two ways to end"
