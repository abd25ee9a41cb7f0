"""The doctor finds what is wrong with a machine, and only that; every finding has words and a cure."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.catalogue.store import FILE as CATALOGUE_FILE
from kiosk.catalogue.store import Source, writing
from kiosk.cli import main
from kiosk.documents import fonts
from kiosk.operations import doctor
from kiosk.operations.diagnosis import GOOD, Check, Finding, Outcome, Verdict, cure_of, lines, words_of
from kiosk.operations.doctor import Machine, diagnose
from kiosk.profile import Profile, load_profile
from kiosk.texts import COMPLETE, Argument, Language, load_words
from offline_queue.sqlite_store import SqliteStore
from tests.support.technician import write_profile

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
WELL = Machine(now=lambda: NOW, is_synchronised=lambda: True, least_free_bytes=1)


def profile(folder: Path, devices: dict[str, dict[str, object]] | None = None) -> Profile:
    return load_profile(write_profile(folder, devices or {}))


def outcomes(findings: tuple[Finding, ...], check: Check) -> list[Outcome]:
    return [finding.outcome for finding in findings if finding.check is check]


def test_a_machine_that_is_well_has_nothing_bad(tmp_path: Path) -> None:
    terminal = profile(tmp_path)
    (tmp_path / "services").mkdir()
    findings = diagnose(terminal.model_copy(update={"services": _from(tmp_path / "services", terminal)}), WELL)
    assert not [finding for finding in findings if finding.verdict is Verdict.BAD]
    assert [finding.check for finding in findings] == [
        Check.DISK, Check.CLOCK, Check.FONTS, Check.MEMORY, Check.QUEUE, Check.CATALOGUE,
    ]  # fmt: skip


def _from(folder: Path, terminal: Profile) -> object:
    return terminal.services.model_copy(update={"folder": folder})


@pytest.mark.parametrize(
    ("least", "outcome"),
    [(1, Outcome.DISK_ENOUGH), (0.7, Outcome.DISK_LOW), (1 << 60, Outcome.DISK_NEARLY_FULL)],
)
def test_a_disk_that_fills_is_told_before_it_is_full(tmp_path: Path, least: float, outcome: Outcome) -> None:
    status = os.statvfs(tmp_path)
    bytes_ = int(least * status.f_bavail * status.f_frsize) if least == 0.7 else int(least)
    machine = Machine(least_free_bytes=bytes_)
    assert outcomes(diagnose(profile(tmp_path), machine), Check.DISK) == [outcome]


@pytest.mark.parametrize(
    ("now", "synchronised", "outcome"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), True, Outcome.CLOCK_WRONG),
        (NOW, False, Outcome.CLOCK_ALONE),
        (NOW, True, Outcome.CLOCK_RIGHT),
    ],
)
def test_a_clock_that_cannot_be_right_or_that_nobody_corrects_is_told(
    tmp_path: Path, now: datetime, synchronised: bool, outcome: Outcome
) -> None:
    machine = Machine(now=lambda: now, is_synchronised=lambda: synchronised)
    assert outcomes(diagnose(profile(tmp_path), machine), Check.CLOCK) == [outcome]


def test_the_kernel_can_be_asked_whether_its_clock_is_corrected() -> None:
    assert doctor._is_synchronised() in (True, False)


def test_a_missing_font_is_told_by_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_HANAZONO", tmp_path)
    (finding,) = (each for each in diagnose(profile(tmp_path), WELL) if each.check is Check.FONTS)
    assert (finding.outcome, dict(finding.arguments)["packages"]) == (Outcome.FONTS_MISSING, "fonts-hanazono")


@pytest.mark.skipif(
    " /dev/shm " not in Path("/proc/mounts").read_text("utf-8"), reason="this machine has no folder in memory"
)
def test_a_runtime_folder_in_memory_is_right_and_on_a_disk_is_not(tmp_path: Path) -> None:
    terminal = profile(tmp_path)
    in_memory = terminal.folders.model_copy(update={"runtime": Path("/dev/shm/kiosk-doctor")})  # noqa: S108
    found = diagnose(terminal.model_copy(update={"folders": in_memory}), WELL)
    assert outcomes(found, Check.MEMORY) == [Outcome.MEMORY_RIGHT]
    on_disk = terminal.folders.model_copy(update={"runtime": Path("/usr/kiosk-doctor")})
    found = diagnose(terminal.model_copy(update={"folders": on_disk}), WELL)
    assert outcomes(found, Check.MEMORY) == [Outcome.MEMORY_ON_DISK_IN_REHEARSAL]


def test_the_smart_card_service_is_asked_only_where_a_reader_needs_it(tmp_path: Path) -> None:
    terminal = profile(tmp_path, {"card": {"driver": "pcsc"}})
    place = tmp_path / "pcscd"
    machine = Machine(smart_card_service=place)
    assert outcomes(diagnose(terminal, machine), Check.CHIP_CARDS) == [Outcome.SERVICE_SILENT]
    with socket.socket(socket.AF_UNIX) as service:
        service.bind(str(place))
        service.listen()
        assert outcomes(diagnose(terminal, machine), Check.CHIP_CARDS) == [Outcome.SERVICE_ANSWERS]
    assert outcomes(diagnose(profile(tmp_path), machine), Check.CHIP_CARDS) == []


def test_a_device_file_that_the_terminals_user_may_not_use_is_told_with_its_group(tmp_path: Path) -> None:
    """Asked as root, as technicians do: what counts is who the terminal runs as."""
    line = tmp_path / "ttyACM0"
    line.touch()
    terminal = profile(tmp_path, {"id_card": {"driver": "samv-serial", "device": str(line)}})
    terminal.folders.state.mkdir()
    found = [each for each in diagnose(terminal, WELL) if each.check is Check.DEVICE_FILES]
    assert [each.outcome for each in found] == [Outcome.FILE_OPEN]
    if os.geteuid() == 0:
        os.chown(terminal.folders.state, 65534, 65534)
        line.chmod(0o660)
        (found_then,) = (each for each in diagnose(terminal, WELL) if each.check is Check.DEVICE_FILES)
        assert found_then.outcome is Outcome.FILE_DENIED
        said = cure_of(found_then, load_words(Language.ENGLISH))
        assert "usermod -a -G root nobody" in said
        os.chown(line, 0, 65534)
        assert outcomes(diagnose(terminal, WELL), Check.DEVICE_FILES) == [Outcome.FILE_OPEN]
    line.unlink()
    assert outcomes(diagnose(terminal, WELL), Check.DEVICE_FILES) == [Outcome.FILE_MISSING]


CUPS: dict[str, dict[str, object]] = {"document_printer": {"driver": "ipp", "uri": "ipp://localhost:631/printers/a4"}}


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [
        ("PreserveJobFiles No\n", Outcome.CUPS_FORGETS),
        ("Browsing No\n", Outcome.CUPS_JOB_FILES_KEPT),
        ("PreserveJobFiles No\nPreserveJobHistory No\n", Outcome.CUPS_JOB_HISTORY_OFF),
        ("PreserveJobFiles Never\n", Outcome.CUPS_VALUE_NOT_UNDERSTOOD),
        (None, Outcome.CUPS_MISSING),
    ],
)
def test_a_print_server_that_keeps_documents_is_told(tmp_path: Path, settings: str | None, outcome: Outcome) -> None:
    file = tmp_path / "cupsd.conf"
    if settings is not None:
        file.write_text(settings)
    machine = Machine(cupsd_conf=file)
    assert outcomes(diagnose(profile(tmp_path, CUPS), machine), Check.PRINT_SERVER) == [outcome]


@pytest.mark.parametrize(
    ("uri", "found"),
    [("ipp://printer.example/ipp/print", []), ("ipp://cups.example/printers/a4", [Outcome.CUPS_ELSEWHERE])],
)
def test_what_a_printer_or_another_machine_keeps_is_not_judged_by_the_server_here(
    tmp_path: Path, uri: str, found: list[Outcome]
) -> None:
    terminal = profile(tmp_path, {"document_printer": {"driver": "ipp", "uri": uri}})
    assert outcomes(diagnose(terminal, Machine(cupsd_conf=tmp_path / "none")), Check.PRINT_SERVER) == found


def test_the_outbox_is_sound_or_damaged_or_not_there_yet(tmp_path: Path) -> None:
    terminal = profile(tmp_path)
    terminal.folders.state.mkdir()
    assert outcomes(diagnose(terminal, WELL), Check.QUEUE) == [Outcome.QUEUE_NOT_YET]
    database = terminal.folders.state / "outbox.sqlite"
    SqliteStore(database).close()
    assert outcomes(diagnose(terminal, WELL), Check.QUEUE) == [Outcome.QUEUE_SOUND]
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(database.read_bytes())
    content[100:] = bytes(len(content) - 100)
    database.write_bytes(content)
    assert outcomes(diagnose(terminal, WELL), Check.QUEUE) == [Outcome.QUEUE_DAMAGED]
    database.write_bytes(b"no database at all" * 100)
    assert outcomes(diagnose(terminal, WELL), Check.QUEUE) == [Outcome.QUEUE_DAMAGED]


def test_looking_at_the_outbox_leaves_it_as_it_is(tmp_path: Path) -> None:
    terminal = profile(tmp_path)
    terminal.folders.state.mkdir()
    database = terminal.folders.state / "outbox.sqlite"
    SqliteStore(database).close()
    before = database.read_bytes()
    diagnose(terminal, WELL)
    assert database.read_bytes() == before


def _always(time: datetime) -> Callable[[], datetime]:
    return lambda: time


def test_a_catalogue_is_missing_from_a_folder_or_old(tmp_path: Path) -> None:
    terminal = profile(tmp_path)
    nowhere = terminal.model_copy(update={"services": _from(tmp_path / "none", terminal)})
    assert outcomes(diagnose(nowhere, WELL), Check.CATALOGUE) == [Outcome.CATALOGUE_NONE]
    terminal.folders.cache.mkdir()
    with writing(terminal.folders.cache / CATALOGUE_FILE) as writer:
        writer.note(Source.PLATFORM)
    assert outcomes(diagnose(nowhere, WELL), Check.CATALOGUE) == [Outcome.CATALOGUE_NONE], "asked, and nothing came"
    with writing(terminal.folders.cache / CATALOGUE_FILE) as writer:
        writer.replace(Source.PLATFORM, ())
    for days, outcome in ((0, Outcome.CATALOGUE_FRESH), (6, Outcome.CATALOGUE_FRESH), (7, Outcome.CATALOGUE_OLD)):
        later = datetime.now(UTC) + timedelta(days=days, minutes=1)
        found = diagnose(nowhere, replace(WELL, now=_always(later)))
        assert outcomes(found, Check.CATALOGUE) == [outcome], days


@pytest.mark.parametrize("language", COMPLETE)
def test_every_outcome_has_words_and_every_trouble_a_cure(language: Language) -> None:
    said = load_words(language)
    numbers = ("megabytes", "least", "line", "rows", "days", "seconds", "most")
    names = (
        "folder", "time", "packages", "section", "path", "user", "group", "file", "directive", "reason", "host",
        "interface", "port", "address", "server",
    )  # fmt: skip
    arguments: tuple[tuple[str, Argument], ...] = (*((name, 3) for name in numbers), *((name, "x") for name in names))
    for outcome in Outcome:
        finding = Finding(Check.DISK, outcome, arguments)
        assert "⟦" not in words_of(finding, said)
        assert bool(cure_of(finding, said)) == (outcome not in GOOD)
        assert "{" not in "".join(lines((finding,), said))


def test_the_command_says_it_as_json_in_both_languages_and_by_its_exit_code(tmp_path: Path) -> None:
    missing: dict[str, dict[str, object]] = {"id_card": {"driver": "samv-serial", "device": str(tmp_path / "gone")}}
    file = write_profile(tmp_path, missing)
    result = CliRunner().invoke(main, ["doctor", "--profile", str(file), "--json"], env={"LC_ALL": "en_US.UTF-8"})
    found = json.loads(result.output)
    assert (result.exit_code, found["well"]) == (1, False)
    (line,) = (each for each in found["findings"] if each["check"] == "device_files")
    assert line["verdict"] == "bad"
    assert "is not there" in line["words"]
    assert "Plug the device in" in line["cure"]
    result = CliRunner().invoke(main, ["doctor", "--profile", str(file)], env={"LC_ALL": "zh_CN.UTF-8"})
    assert "异常  id_card" in result.output
    wrong = tmp_path / "none.toml"
    assert CliRunner().invoke(main, ["doctor", "--profile", str(wrong)]).exit_code == 2
