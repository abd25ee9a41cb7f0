"""Killed, or its camera's host killed, while somebody is being identified: nothing of them is left anywhere."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from drivers.host.hosted import HostedFaceCamera
from drivers.host.process import HostProcess
from kiosk.catalogue.model import OnBehalf, Way
from kiosk.session import events as e
from kiosk.session import model as m
from tests.support.people import ADULT, CHILD
from tests.support.processes import has_ended
from tests.support.terminal import Around, Terminal
from tests.support.terminal_machine import Fitted


def at_the_card(terminal: Terminal) -> None:
    terminal.choose_strong(Way.ID_CARD_AND_FACE)
    terminal.do(e.Agree())


def at_the_consent(terminal: Terminal) -> None:
    at_the_card(terminal)
    terminal.lay(ADULT)
    terminal.until_at(m.FaceConsent)


def at_the_face(terminal: Terminal) -> None:
    terminal.to_face()


def at_the_phone_code(terminal: Terminal) -> None:
    terminal.choose_strong(Way.PHONE_CODE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.PhoneCode)
    terminal.do(e.Write("phone_code", "271828"))


def at_the_child(terminal: Terminal) -> None:
    terminal.choose_strong(Way.ID_CARD_AND_FACE, OnBehalf.GUARDIAN)
    terminal.do(e.Write("principal_name", CHILD.name), e.Write("principal_number", CHILD.number))


@pytest.mark.parametrize("way", [at_the_card, at_the_consent, at_the_face, at_the_phone_code, at_the_child])
def test_killed_in_the_middle_of_an_identification_leaves_nothing(
    around: Around, way: Callable[[Terminal], None]
) -> None:
    first = Terminal(around).open_for_people()
    way(first)
    first.stop()
    around.reader.slot.remove()
    second = Terminal(around, run_id="run2").start()
    second.until_at(m.Attract)
    assert second.runner.session.resident is None and second.runner.session.underway is None
    second.nothing_is_left()
    second.serve_next()
    second.stop()


def test_the_cameras_host_is_killed_in_mid_look_and_the_other_ways_stay_open(around: Around) -> None:
    host = HostProcess("simulated-camera", {})
    camera = HostedFaceCamera(host)
    terminal = Terminal(around, Fitted(camera=camera)).open_for_people()
    terminal.to_face()
    killed = host.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    trouble = terminal.until_at(m.Trouble)
    assert trouble.kind is m.TroubleKind.CAMERA_AWAY
    assert has_ended(killed)
    terminal.do(e.TryAgain())
    terminal.until_at(m.Ways)
    terminal.do(e.Choose(Way.ID_CARD_AND_FACE))
    terminal.until(lambda: getattr(terminal.stage, "looks", 0) > 0 or isinstance(terminal.stage, m.FaceConsent), "it")
    terminal.do(e.EndVisit())
    terminal.pass_time(120)
    terminal.until_at(m.Attract)
    terminal.nothing_is_left()
    terminal.stop()
    camera.close()
