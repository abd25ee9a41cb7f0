"""A machine becomes a terminal: in one run, in two, without a network, and not at all where something is wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image
from typer.testing import CliRunner

from drivers.receipt_printer.simulated import EscPosInstrument
from kiosk.catalogue.store import Source, read_stored
from kiosk.central.client import enrol
from kiosk.cli import main
from kiosk.provisioning.carried import fetch_answer
from kiosk.provisioning.order import ANSWER_FILE, REQUEST_FILE
from kiosk.provisioning.step import StepName
from kiosk.provisioning.steps.enrolment import EnrolmentStep
from kiosk.provisioning.working import provision
from kiosk.texts import Language, load_words
from tests.support.platform import Sandbox, running_sandbox
from tests.support.provisioning import Bench, ended, everything_below, words_of

CHINESE = load_words(Language.CHINESE)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("provisioning")
    with running_sandbox(folder / "state") as running:
        yield running


@pytest.fixture
def printer() -> Iterator[EscPosInstrument]:
    made = EscPosInstrument()
    yield made
    made.close()


def bench_for(folder: Path, sandbox: Sandbox) -> Bench:
    return Bench(folder, platform={"url": sandbox.url, "ca_file": str(sandbox.ca_file)})


def test_a_machine_becomes_a_terminal_and_a_second_run_changes_nothing(
    tmp_path: Path, sandbox: Sandbox, printer: EscPosInstrument
) -> None:
    bench = bench_for(tmp_path, sandbox)
    bench.devices = {"receipt_printer": {"driver": "escpos-tcp", "host": printer.host, "port": printer.port}}
    before = everything_below(tmp_path)
    order = bench.order(code=sandbox.new_code())
    rehearsed = bench.provision(order, dry_run=True, slip=True)
    assert ended(rehearsed)["enrolment"] == "would_do"
    assert not printer.mechanism.receipts
    assert everything_below(tmp_path) == before | {"stick/hall.toml": bench.profile.read_bytes()}

    first = bench.provision(order, slip=True)
    assert set(ended(first).values()) == {"was_so", "done"}
    readiness = tmp_path / "own" / "state" / "readiness"
    assert (readiness / "home-page.png").read_bytes().startswith(b"\x89PNG")
    assert (readiness / "readiness.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((readiness / "readiness.json").read_text("utf-8"))["ready"] is True
    (slip,) = printer.mechanism.receipts
    assert "READY FOR RESIDENTS" in map(str.strip, slip.lines)
    assert Image.open(io.BytesIO(slip.picture)).height > 1100  # with the home page on it

    after = everything_below(tmp_path)
    second = bench.provision(order, slip=True)
    assert set(ended(second).values()) == {"was_so"}
    assert everything_below(tmp_path) == after
    assert len(printer.mechanism.receipts) == 1


def test_it_goes_on_where_it_stopped(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = bench_for(tmp_path, sandbox)
    stopped = bench.provision(bench.order(code="WRONG-CODE"))
    assert ended(stopped) | {"enrolment": "failed", "catalogue": "waits", "index": "waits"} == ended(stopped)
    assert "does not know this one-time code" in words_of(stopped[StepName.ENROLMENT])
    key = (tmp_path / "own/state/credentials/terminal.key.pem").read_bytes()
    on = bench.provision(bench.order(code=sandbox.new_code()))
    assert {name: what for name, what in ended(on).items() if what == "done"}.keys() == {
        "enrolment", "catalogue", "index",
    }  # fmt: skip
    assert (tmp_path / "own/state/credentials/terminal.key.pem").read_bytes() == key


@pytest.mark.parametrize(("what", "words"), [("used", "已被其他终端"), ("expired", "已过期"), ("wrong", "不认识")])
def test_a_code_that_is_wrong_used_or_over_is_called_so(
    tmp_path: Path, sandbox: Sandbox, what: str, words: str
) -> None:
    bench = bench_for(tmp_path, sandbox)
    code = "NO-SUCH-CODE"
    if what == "used":
        code = sandbox.new_code()
        another_enrols(sandbox, code, tmp_path / "another")
    elif what == "expired":
        answer = requests.post(f"{sandbox.admin_url}/enrolment-codes", params={"seconds": 0}, timeout=5)
        code = str(answer.json()["code"])
    order = bench.order(code=code)
    (result,) = provision([EnrolmentStep(bench.ground(), order, lambda: order.profile)], dry_run=False)
    assert words in words_of(result, CHINESE)


def another_enrols(sandbox: Sandbox, code: str, folder: Path) -> None:
    """Another terminal is quicker."""
    enrol(sandbox.url, sandbox.ca_file, "TEST-0002", code, folder)


def test_a_platform_that_nobody_reaches_is_told_with_what_to_look_at(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = Bench(tmp_path, platform={"ca_file": str(sandbox.ca_file)})
    result = bench.provision(bench.order(code="ABCD-1234"))[StepName.ENROLMENT]
    assert "cannot be reached" in words_of(result)
    assert "--without-network" in words_of(result)


def test_without_a_network_request_answer_and_catalogue_go_on_a_stick(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = bench_for(tmp_path, sandbox)
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "catalogue.json").write_bytes(requests.get(f"{sandbox.admin_url}/catalogue/bundle", timeout=10).content)
    (stick / "enrolment-code").write_text(sandbox.new_code() + "\n", "ascii")
    order = bench.order(stick=stick)
    first = bench.provision(order)
    assert ended(first)["enrolment"] == "waits"
    assert ended(bench.provision(order))["enrolment"] == "waits"  # and the request is not written anew
    call = ["carry-enrolment", str(stick), "--profile", str(bench.profile)]
    told = CliRunner().invoke(main, call, env={"LC_ALL": "en_US.UTF-8"})
    assert told.exit_code == 0, told.output
    number = told.output.strip().rpartition(": ")[2]

    not_compared = bench.provision(order)[StepName.ENROLMENT]
    assert number in words_of(not_compared)
    done = bench.provision(bench.order(stick=stick, compare=lambda shown: shown == number))
    assert {ended(done)[name] for name in ("enrolment", "catalogue", "index")} == {"done"}
    stored = read_stored(tmp_path / "own" / "cache" / "catalogue.sqlite")
    assert stored.part(Source.PLATFORM) is not None


def test_an_answer_that_was_changed_on_its_way_is_not_taken(tmp_path: Path, sandbox: Sandbox) -> None:
    bench = bench_for(tmp_path, sandbox)
    stick = tmp_path / "usb"
    order = bench.order(stick=stick, code=sandbox.new_code(), compare=lambda shown: True)
    bench.provision(order)
    answer = order.on_stick(ANSWER_FILE)
    fetch_answer(order.on_stick(REQUEST_FILE), answer, sandbox.url, sandbox.ca_file)
    answer.write_text(answer.read_text("utf-8").replace("BEGIN", "BEGUN", 1), "utf-8")
    result = bench.provision(order)[StepName.ENROLMENT]
    assert "no answer to a request" in words_of(result)
    assert not (tmp_path / "own/state/credentials/terminal.certificate.pem").exists()


def test_a_profile_with_a_mistake_is_told_at_its_line_and_nothing_begins(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.write_profile(screen={"width_px": "wide"})
    told = CliRunner().invoke(main, ["provision", str(bench.profile)], env={"LC_ALL": "en_US.UTF-8"})
    assert told.exit_code == 2
    assert "hall.toml:" in told.output
    assert not (tmp_path / "etc").exists()


def test_a_stick_that_is_not_there_is_said_before_anything_begins(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.write_profile()
    call = ["provision", str(bench.profile), "--without-network", str(tmp_path / "no-stick")]
    told = CliRunner().invoke(main, call, env={"LC_ALL": "zh_CN.UTF-8"})
    assert told.exit_code == 2
    assert "U盘" in told.output


def test_without_a_request_on_the_stick_there_is_nothing_to_carry(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.write_profile()
    call = ["carry-enrolment", str(tmp_path), "--profile", str(bench.profile)]
    told = CliRunner().invoke(main, call, env={"LC_ALL": "en_US.UTF-8"})
    assert told.exit_code == 2
    assert "--without-network" in told.output
