"""The rehearsal's look at the screen, over its socket."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path
from typing import Any

from kiosk.qt.inspection import InspectionServer
from screens.models import TextSize
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage


def ask(stage: Stage, path: Path, *requests: bytes) -> list[Any]:
    """Answers to ``requests``, sent over one connection."""
    received = bytearray()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.sendall(b"".join(requests))
        client.setblocking(False)

        def complete() -> bool:
            try:
                received.extend(client.recv(1 << 20))
            except BlockingIOError:
                return False
            return received.count(b"\n") == len(requests)

        stage.wait_until(complete)
    return [json.loads(line) for line in received.splitlines()]


def test_the_socket_tells_page_controls_and_rest(stage: Stage, tmp_path: Path) -> None:
    server = InspectionServer(stage.inspection, tmp_path / "inspect")
    stage.show(sample_pages("zh-CN")["02-home"])
    (page,) = ask(stage, tmp_path / "inspect", b'{"ask": "page"}\n')
    tile = next(control for control in page["controls"] if control["name"] == "item:412014902000")
    assert (page["page"], page["visit"], page["settled"]) == ("home", 1, True)
    assert (tile["role"], tile["enabled"], tile["on_screen"]) == ("Button", True, True)
    assert "个人养老保险缴费明细查询" in tile["text"]
    assert tile["rectangle"]["width"] > 0
    server.close()


def test_the_socket_draws_a_picture(stage: Stage, tmp_path: Path) -> None:
    server = InspectionServer(stage.inspection, tmp_path / "inspect")
    stage.show(sample_pages("zh-CN")["02-home"])
    target = tmp_path / "page.png"
    (answer,) = ask(stage, tmp_path / "inspect", json.dumps({"ask": "grab", "path": str(target)}).encode() + b"\n")
    assert answer == {"grabbed": str(target)}
    assert target.read_bytes().startswith(b"\x89PNG")
    server.close()


def test_nonsense_is_answered_and_does_not_end_the_conversation(stage: Stage, tmp_path: Path) -> None:
    server = InspectionServer(stage.inspection, tmp_path / "inspect")
    stage.show(sample_pages("zh-CN")["02-home"])
    answers = ask(
        stage,
        tmp_path / "inspect",
        b"\xff\n",
        b"[]\n",
        b'{"ask": "everything"}\n',
        b'{"ask": "grab", "path": "/nowhere/at/all.png"}\n',
        b'{"ask": "page"}\n',
    )
    assert ["error" in answer for answer in answers] == [True, True, True, True, False]
    server.close()


def test_only_the_terminals_own_user_can_open_the_socket_and_it_goes_with_the_server(
    stage: Stage, tmp_path: Path
) -> None:
    path = tmp_path / "inspect"
    path.write_text("left over by a crash")
    server = InspectionServer(stage.inspection, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    server.close()
    assert not path.exists()


def test_a_concealed_control_is_not_on_the_screen(stage: Stage) -> None:
    stage.show(sample_pages("zh-CN", text_size=TextSize.XL)["11-parameters-errors"])
    assert stage.control("option:insurances:resident").enabled is False
    assert stage.control("option:copies:general").checked is True
    assert stage.control("option:insurances:pension").on_screen is True
    assert stage.control("option:copies:loan").on_screen is False
