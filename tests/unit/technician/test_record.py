"""Bytes are recorded with a test card, while nobody is served, and not for long."""

from __future__ import annotations

import itertools
import json
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EvePrinter
from drivers.protocols import (
    Family,
)
from drivers.registry import REGISTRY
from drivers.transports.recording import Direction
from kiosk.operations.instance import SingleInstance
from kiosk.technician import recording
from tests.support.identity_cards import ADULT
from tests.support.technician import (
    Desk,
    call,
    line_of,
    page_profile,
    running,
    stop,
)
from tests.support.waiting import wait_until


def test_a_recording_holds_every_byte_for_its_owner_alone_and_the_log_says_so(desk: Desk) -> None:
    with running("record", "id_card", "--test-card", "--profile", desk.profile) as process:
        assert "10 minutes" in line_of(process)
        (file,) = (desk.folder / "runtime").glob("recording-id_card-*.jsonl")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        desk.reader.slot.place(ADULT)
        wait_until(lambda: "3001" in file.read_text(), "the command that reads a card")
        wait_until(lambda: ADULT.name.encode("utf-16-le").hex() in file.read_text(), "what is on the card")
        said, complaints = stop(process)
    passages = [json.loads(line) for line in file.read_text().splitlines()]
    assert said == f"{len(passages)} passages recorded. Delete the file when it has been looked at.\n"
    assert {passage["direction"] for passage in passages} == {"to_device", "from_device"}
    events = [json.loads(line) for line in complaints.splitlines()]
    assert [(event["event"], event["family"]) for event in events] == [
        ("recording_started", "id_card"),
        ("recording_ended", "id_card"),
    ]
    assert ADULT.number not in said + complaints


def test_nothing_is_recorded_while_the_terminal_runs(desk: Desk) -> None:
    (desk.folder / "state").mkdir()
    with SingleInstance(desk.folder / "state"):
        assert "Stop it first" in call("record", "id_card", "--test-card", "--profile", desk.profile, code=1)
    assert list((desk.folder / "runtime").glob("*")) == []


def test_nothing_is_recorded_without_the_word_that_it_is_a_test_card(desk: Desk) -> None:
    assert "--test-card" in call("record", "id_card", "--profile", desk.profile, code=2)
    assert not (desk.folder / "runtime").exists()


def test_a_driver_without_bytes_of_its_own_is_not_recorded(eve: EvePrinter, tmp_path: Path) -> None:
    profile = page_profile(tmp_path, eve)
    assert "no bytes" in call("record", "document_printer", "--test-card", "--profile", profile, code=2)


def test_a_recording_ends_by_itself(tmp_path: Path) -> None:
    times = itertools.chain([0.0, 0.0, 1.0, 1.0], itertools.repeat(600.0))
    device = REGISTRY.find("simulated-id-card").make(None)
    with recording.RecordedFile(tmp_path, Family.ID_CARD, lambda: next(times)) as into:
        into.recording.passed(Direction.TO_DEVICE, b"\x01")
        recording.exercise(device, into.recording)
        into.recording.passed(Direction.TO_DEVICE, b"\x02")
    assert [json.loads(line)["bytes"] for line in into.file.read_text().splitlines()] == ["01"]


@pytest.mark.parametrize("name", ["samv-serial", "samv-tcp", "samv-usb", "samv-hid", "escpos-serial", "escpos-tcp"])
def test_the_transport_of_every_driver_of_bytes_is_found(name: str) -> None:
    driver = REGISTRY.find(name)
    values = {"device": "/dev/x", "host": "192.0.2.1", "port": 1}
    options = {field.name: values[field.name] for field in fields(driver.options) if field.name in values}
    assert recording.transports_of(driver.make(driver.read_options(options)))
