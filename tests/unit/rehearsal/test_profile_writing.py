"""The kiosk's profile for a rehearsal, and the profiles that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.profile import ProfileInvalid, load_profile
from kiosk.profile.model import ProfileKind
from kiosk.rehearsal.demo import run_demo
from kiosk.rehearsal.journey_command import OWN_JOURNEYS, run_journey
from kiosk.rehearsal.processes import ProcessFailed
from kiosk.rehearsal.profile_writing import (
    RehearsalRefused,
    Surroundings,
    load_rehearsal_profile,
    scaled_screen,
    write_profile,
)
from kiosk.rehearsal.stage_process import StageProcess
from kiosk.texts import Language, load_words

PROFILES = Path(__file__).parents[3] / "config" / "profiles"
DEMO, HALL = PROFILES / "demo.toml", PROFILES / "hall-24h.toml"


@pytest.fixture
def surroundings(tmp_path: Path) -> Surroundings:
    return Surroundings(
        folder=tmp_path,
        platform_url="https://127.0.0.1:4711",
        ca_file=tmp_path / "ca.pem",
        enrolment_code="ONCE",
        reader_device=tmp_path / "id_card",
        receipt_printer_port=9101,
        document_printer_uri="ipp://localhost:8632/ipp/print",
        camera_folder=tmp_path / "camera",
        document_camera_folder=tmp_path / "document_camera",
        scanner_device=tmp_path / "code_scanner",
        keypad_device=tmp_path / "keypad",
    )


def test_the_written_profile_names_this_run_s_ports_and_folders(tmp_path: Path, surroundings: Surroundings) -> None:
    target = tmp_path / "profile.toml"
    write_profile(DEMO, target, surroundings, {})
    profile = load_profile(target)
    assert profile.kind is ProfileKind.REHEARSAL
    assert profile.platform.url == "https://127.0.0.1:4711"
    assert profile.platform.enrolment_code is not None
    assert profile.platform.enrolment_code.read() == "ONCE"
    assert profile.folders.runtime == tmp_path / "runtime"
    assert profile.services.folder == load_profile(DEMO).services.folder
    devices = profile.devices
    assert devices.id_card is not None and devices.id_card.options["device"] == str(tmp_path / "id_card")
    assert devices.receipt_printer is not None and devices.receipt_printer.options["port"] == 9101
    assert profile.rehearsal is not None and profile.rehearsal.inspection_socket == tmp_path / "runtime" / "inspection"
    assert profile.terminal == load_profile(DEMO).terminal


def test_changes_of_a_journey_are_taken_and_their_mistakes_explained(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    target = tmp_path / "profile.toml"
    profile = write_profile(DEMO, target, surroundings, {"timeouts": {"public_seconds": 5}, "screen": {"rest": "home"}})
    assert profile.timeouts.public_seconds == 5
    assert profile.screen.width_px == load_profile(DEMO).screen.width_px
    with pytest.raises(ProfileInvalid) as raised:
        write_profile(DEMO, target, surroundings, {"timeouts": {"publik": 5}})
    assert [problem.key for problem in raised.value.problems] == ["timeouts.publik"]


def test_a_window_is_made_smaller_to_fit_and_never_larger() -> None:
    demo = load_profile(DEMO)
    assert scaled_screen(demo, 4000, 4000) == {}
    assert scaled_screen(demo, 540, 4000) == {"screen": {"scale": 0.5}}
    assert scaled_screen(demo, 4000, 960) == {"screen": {"scale": 0.5}}


def test_a_production_profile_is_refused_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = load_words(Language.ENGLISH)
    with pytest.raises(RehearsalRefused):
        load_rehearsal_profile(HALL)
    with pytest.raises(ProcessFailed, match=r"hall-24h\.toml is a production profile"):
        StageProcess(HALL)
    journey = OWN_JOURNEYS / "card-first.yaml"
    assert run_journey([journey], HALL, words=words, pictures=tmp_path) == 2
    assert run_demo(HALL, tmp_path / "demo", words=words) == 2
    assert capsys.readouterr().err.count("production profile") == 2


def test_a_bad_profile_is_explained_with_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(DEMO.read_text("utf-8").replace("width_px", "widht_px"), "utf-8")
    words = load_words(Language.ENGLISH)
    assert run_journey([OWN_JOURNEYS / "card-first.yaml"], bad, words=words, pictures=tmp_path) == 2
    assert "widht_px" in capsys.readouterr().err


def test_a_bad_journey_is_explained_before_anything_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: {zh-CN: 试, en: Try}\nsteps:\n  - tapp: action:end\n", "utf-8")
    words = load_words(Language.ENGLISH)
    assert run_journey([bad, tmp_path / "nowhere.yaml"], DEMO, words=words, pictures=tmp_path) == 2
    said = capsys.readouterr().err
    assert "bad.yaml:3: no such step: tapp; did you mean tap?" in said
    assert "nowhere.yaml:1: cannot be read" in said
