"""An assistive technology, as a program of its own: reads the accessibility tree of one process over AT-SPI.

Run by the system's Python, which has pyatspi; knows nothing of the product. A line on standard input is a question,
a line of JSON on standard output its answer: ``focused`` -> a node or null, ``tree`` -> every node that is showing,
``press NAME`` -> whether a control of that name was pressed. The argument is the process's number.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # the system's

NOT_SHOWN = {pyatspi.ROLE_INVALID, pyatspi.ROLE_REDUNDANT_OBJECT}


def application(pid: int) -> Any:
    for child in pyatspi.Registry.getDesktop(0):
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def node(accessible: Any, depth: int) -> dict[str, object]:
    states = [pyatspi.stateToString(state) for state in accessible.getState().getStates()]
    value = ""
    if "EditableText" in pyatspi.listInterfaces(accessible) or "Text" in pyatspi.listInterfaces(accessible):
        value = accessible.queryText().getText(0, -1)
    return {
        "role": accessible.getRoleName(),
        "name": accessible.name,
        "description": accessible.description,
        "value": value,
        "states": sorted(states),
        "depth": depth,
    }


def walk(accessible: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    accessible.clearCache()
    for child in accessible:
        if child is None or child.getRole() in NOT_SHOWN:
            continue
        child.clearCache()  # it may have been announced before it showed
        states = child.getState()
        if states.contains(pyatspi.STATE_SHOWING) or depth == 0:
            yield child, depth
            yield from walk(child, depth + 1)


def answer(question: str, found: Any) -> object:
    if question == "focused":
        for accessible, depth in walk(found):
            if depth and accessible.getState().contains(pyatspi.STATE_FOCUSED):
                return node(accessible, depth)
        return None
    if question == "tree":
        return [node(accessible, depth) for accessible, depth in walk(found)]
    if question.startswith("press "):
        for accessible, _ in walk(found):
            if accessible.name == question[6:] and "Action" in pyatspi.listInterfaces(accessible):
                return accessible.queryAction().doAction(0)
    return False


def main() -> None:
    pid = int(sys.argv[1])
    for line in sys.stdin:
        found = application(pid)
        said = None if found is None else answer(line.rstrip("\n"), found)
        print(json.dumps({"there": found is not None, "said": said}), flush=True)


main()
