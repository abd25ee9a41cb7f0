# SPDX-License-Identifier: Apache-2.0
"""The host itself: makes one device and does what it is told, one call after another, until its socket closes."""

from __future__ import annotations

import ctypes
import resource
import signal
import socket
from typing import Any

from drivers.host.messages import Answer, Call, HostGone, Mistake, NotAMessage, Setup, Taken, failure_of, receive, send

_PR_SET_PDEATHSIG = 1  # prctl(2)


def serve(line: socket.socket) -> None:
    """Returns when the terminal lets go of the line. Nobody outlives the terminal, and no memory is left in a core."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        setup = receive(line, None)
        if not isinstance(setup, Setup):
            return
        device = _device(setup, line)
        while device is not None:
            call = receive(line, None)
            if not isinstance(call, Call):
                return
            send(line, Taken())
            send(line, _done(device, call))
    except (HostGone, NotAMessage):
        return


def _device(setup: Setup, line: socket.socket) -> Any:
    from drivers.registry import REGISTRY

    try:
        driver = REGISTRY.find(setup.driver)
        device = driver.make(driver.read_options(setup.options))
    except Exception as error:
        send(line, Mistake(type(error).__name__))
        return None
    send(line, Answer(None))
    return device


def _done(device: Any, call: Call) -> object:
    try:
        named = dict(call.named) if call.deadline is None else {**dict(call.named), "deadline": call.deadline}
        return Answer(getattr(device, call.method)(*call.arguments, **named))
    except Exception as error:
        return failure_of(error)
