"""What a host says is taken for values and for nothing else."""

from __future__ import annotations

import contextlib
import os
import pickle
import socket
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.host.messages import (
    MOST_BYTES,
    Answer,
    Call,
    Failed,
    HostGone,
    HostLate,
    Mistake,
    NotAMessage,
    error_of,
    failure_of,
    receive,
    send,
)
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    ChipReadError,
    ChipReadReason,
    CodeReadError,
    CodeReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    FingerReadError,
    FingerReadReason,
    Problem,
)
from tests.support.identity_cards import EVERYBODY


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    ends = socket.socketpair()
    yield ends
    for end in ends:
        end.close()


def framed(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def test_values_of_the_protocols_come_through_as_they_are(line: tuple[socket.socket, socket.socket]) -> None:
    status = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.PAPER_OUT}), "12")
    for value in (status, *EVERYBODY, date(2026, 1, 1), None, b"\x00", 7):
        send(line[0], Answer(value))
        assert receive(line[1], 1) == Answer(value)
    send(line[0], Call("read", (), 1.5))
    assert receive(line[1], 1) == Call("read", (), 1.5)


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


class _EvilType:
    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return subprocess.Popen, (["true"],)


@pytest.mark.parametrize("evil", [_Evil(), _EvilType(), Answer(_Evil()), os.getcwd, print])
def test_nothing_that_does_something_is_made(line: tuple[socket.socket, socket.socket], evil: object) -> None:
    line[0].sendall(framed(pickle.dumps(evil)))
    with pytest.raises(NotAMessage):
        receive(line[1], 1)


def global_of(module: str, name: str) -> bytes:
    """Pickle's opcodes for a name in a module, as nobody who is honest would write it."""
    return b"".join(b"\x8c" + bytes([len(each)]) + each.encode() for each in (module, name)) + b"\x93"


@pytest.mark.parametrize("name", ["io.FileIO", "socket.socket", "pickle.Unpickler", "Deadline", "Setup.__class__"])
def test_what_our_modules_import_is_not_reached_through_them(
    line: tuple[socket.socket, socket.socket], name: str
) -> None:
    line[0].sendall(framed(b"\x80\x04" + global_of("drivers.host.messages", name) + b"."))
    with pytest.raises(NotAMessage):
        receive(line[1], 1)


def test_a_file_is_not_opened_by_a_message(line: tuple[socket.socket, socket.socket], tmp_path: Path) -> None:
    file = tmp_path / "made"
    arguments = b"\x8c" + bytes([len(str(file))]) + str(file).encode() + b"\x8c\x01w"
    made = b"\x80\x04" + global_of("drivers.host.messages", "io.FileIO") + arguments + b"\x86R."
    line[0].sendall(framed(made))
    with pytest.raises(NotAMessage):
        receive(line[1], 1)
    assert not file.exists()


def test_a_far_end_that_takes_nothing_more_is_late(line: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(HostLate):
        send(line[0], Answer(bytes(8 * 1024 * 1024)), 0.1)


def test_a_call_does_not_show_what_is_printed() -> None:
    assert "张三" not in repr(Call("print", ("张三",), 1.0, (("name", "张三"),)))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_none(content: bytes) -> None:
    ends = socket.socketpair()
    try:
        ends[0].sendall(framed(content))
        with contextlib.suppress(NotAMessage):
            receive(ends[1], 1)
    finally:
        for end in ends:
            end.close()


def test_a_length_without_measure_is_no_message(line: tuple[socket.socket, socket.socket]) -> None:
    line[0].sendall((MOST_BYTES + 1).to_bytes(4, "big"))
    with pytest.raises(NotAMessage):
        receive(line[1], 1)


def test_silence_and_an_end_are_told_apart(line: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(HostLate):
        receive(line[1], 0.01)
    line[0].sendall(b"\x00\x00")
    line[0].close()
    with pytest.raises(HostGone):
        receive(line[1], 1)


@pytest.mark.parametrize(
    "error",
    [
        *(DeviceError(fault, "12") for fault in DeviceFault),
        *(CardReadError(reason, "80") for reason in CardReadReason),
        *(ChipReadError(reason, "6A82") for reason in ChipReadReason),
        *(CodeReadError(reason) for reason in CodeReadReason),
        *(FingerReadError(reason) for reason in FingerReadReason),
    ],
    ids=str,
)
def test_what_a_driver_may_raise_comes_through(error: Exception) -> None:
    failed = failure_of(error)
    assert isinstance(failed, Failed)
    again = error_of(failed)
    assert (type(again), str(again)) == (type(error), str(error))


def test_what_it_may_not_raise_is_a_mistake_without_words() -> None:
    assert failure_of(ValueError("张三")) == Mistake("ValueError")
    with pytest.raises(NotAMessage):
        error_of(Failed("SystemExit", "timeout", ""))
