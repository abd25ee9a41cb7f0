"""The control socket: commands are done in order, refusals are said, watchers hear of every change."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.rehearsal import messages as m
from kiosk.rehearsal.control import ControlClient, ControlServer, StageError
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.people import CardName


class Props:
    """As little of a stage as the socket needs."""

    def __init__(self) -> None:
        self.card: CardName | None = None
        self.done: list[m.Command] = []

    def do(self, command: m.Command) -> m.Output | None:
        self.done.append(command)
        match command:
            case m.LayCard(card=card):
                self.card = card
            case m.SetLink():
                raise StageError("the port was lost")
            case m.AskOutput():
                return m.Output(unfinished_receipt=("a line",))
            case _:
                pass
        return None

    def state(self) -> m.StageState:
        return m.StageState(
            card=self.card,
            card_fault=None,
            id_card_reader=m.ReaderSetting.OK,
            receipt_printer=m.ReceiptPrinterSetting.OK,
            document_printer=m.DocumentPrinterSetting.OK,
            link=LinkState.UP,
            platform=m.PlatformBehaviour.NORMAL,
            receipts=0,
            last_receipt="",
            sheets=0,
            last_sheet="",
        )


@pytest.fixture
def props() -> Props:
    return Props()


@pytest.fixture
def path(props: Props, tmp_path: Path) -> Iterator[Path]:
    server = ControlServer(tmp_path / "control", props.do, props.state)
    yield tmp_path / "control"
    server.close()
    server.close()  # may be called twice


@pytest.fixture
def client(path: Path) -> Iterator[ControlClient]:
    client = ControlClient(path)
    yield client
    client.close()


def raw(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(5)
    connection.connect(str(path))
    return connection


def test_a_command_is_done_and_its_output_comes_back(client: ControlClient, props: Props) -> None:
    assert client.do(m.LayCard(card=CardName.ADULT)) is None
    assert client.output().unfinished_receipt == ("a line",)
    assert [command.do for command in props.done] == ["lay_card", "output"]


def test_a_command_that_cannot_be_done_says_why(client: ControlClient) -> None:
    with pytest.raises(StageError, match="the port was lost"):
        client.do(m.SetLink(to=LinkState.DOWN))
    client.do(m.TakeCard())  # and the next one is done


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"no json\n",
        b"[]\n",
        b'{"id": 1, "command": {"do": "dance"}}\n',
        b'{"id": 1, "command": {"do": "lay_card", "card": "grandmother"}}\n',
        b'{"id": 1, "command": {"do": "take_card", "quickly": true}}\n',
    ],
)
def test_a_line_that_is_no_command_is_refused_and_the_connection_stays(path: Path, props: Props, line: bytes) -> None:
    with raw(path) as connection, connection.makefile("rb") as answers:
        connection.sendall(line)
        answer = json.loads(answers.readline())
        assert answer["ok"] is False and answer["error"]
        connection.sendall(b'{"id": 2, "command": {"do": "take_card"}}\n')
        assert json.loads(answers.readline()) == {"id": 2, "ok": True, "error": "", "output": None}
    assert [command.do for command in props.done] == ["take_card"]


def test_a_watcher_hears_the_state_at_once_and_after_every_change(path: Path, client: ControlClient) -> None:
    with raw(path) as connection, connection.makefile("rb") as told:
        connection.sendall(b'{"id": 1, "command": {"do": "watch"}}\n')
        assert json.loads(told.readline())["ok"] is True
        assert json.loads(told.readline())["state"]["card"] is None
        client.do(m.TakeCard())  # changes nothing, and nothing is told
        client.do(m.LayCard(card=CardName.CHILD))
        assert json.loads(told.readline())["state"]["card"] == "child"


def test_nobody_else_may_open_the_socket(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_without_a_stage_the_client_says_so(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="no stage listens"):
        ControlClient(tmp_path / "nowhere")


def test_a_stage_that_ends_is_told(props: Props, tmp_path: Path) -> None:
    server = ControlServer(tmp_path / "control", props.do, props.state)
    client = ControlClient(tmp_path / "control")
    client.do(m.TakeCard())
    server.close()
    with pytest.raises(StageError, match="the stage is gone"):
        client.do(m.TakeCard())
    client.close()
