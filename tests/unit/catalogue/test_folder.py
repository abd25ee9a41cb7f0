"""A folder of services: what is right of it is taken, what is not is refused at its line, and what was good stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.fingerprint import fingerprint
from kiosk.catalogue.folder import Compiled, compile_folder
from kiosk.catalogue.keeper import look_into_folder
from kiosk.catalogue.outcomes import Ended
from kiosk.catalogue.store import Source, catalogue_of, read_stored
from kiosk.central.catalogue_names import EntryKind
from tests.support.catalogues import CERTIFICATE, QUERY, another, copy_services, definition, write

NEW = "412014999000"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_services(tmp_path / "config" / "services")
    return tmp_path / "config" / "services"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite"


def codes(compiled: Compiled) -> set[str]:
    return {row.key for row in compiled.rows if row.kind is EntryKind.ITEM}


def regions(folder: Path) -> Path:
    return folder.parent / "regions.yaml"


def test_a_spoilt_file_is_refused_at_its_line_and_the_rest_is_taken(folder: Path) -> None:
    write(folder / "new.yaml", another(icon="Not a key"))
    compiled = compile_folder(folder, regions(folder), None)
    (problem,) = compiled.problems
    line = (folder / "new.yaml").read_text("utf-8").splitlines()[problem.line - 1]
    assert (problem.file, problem.where, line) == (folder / "new.yaml", "icon", ' "icon": "Not a key",')
    assert codes(compiled) == {QUERY, CERTIFICATE}


def test_what_a_file_said_before_it_was_spoilt_goes_on(folder: Path, store: Path) -> None:
    assert look_into_folder(store, folder, regions(folder)).ended is Ended.TAKEN
    (folder / "pension_contribution_details.yaml").write_text("code: half of it", "utf-8")
    outcome = look_into_folder(store, folder, regions(folder))
    assert (outcome.ended, len(outcome.problems) > 0) == (Ended.UNCHANGED, True)
    assert QUERY in catalogue_of(read_stored(store)).services
    (folder / "pension_contribution_details.yaml").unlink()
    look_into_folder(store, folder, regions(folder))
    assert QUERY not in catalogue_of(read_stored(store)).services


def test_what_leans_on_a_refused_file_is_refused_with_it(folder: Path) -> None:
    write(folder / "a.yaml", another(title={"zh-CN": "只有中文"}))
    write(folder / "b.yaml", another("412014998000", replaced_by=NEW))
    write(folder / "c.yaml", another("412014997000", replaced_by="412014998000"))
    compiled = compile_folder(folder, None, None)
    assert codes(compiled) == {QUERY, CERTIFICATE}
    assert {problem.file.name for problem in compiled.problems} == {"a.yaml", "b.yaml", "c.yaml"}


def test_a_code_that_two_files_have_is_the_first_ones(folder: Path) -> None:
    write(folder / "z.yaml", definition(version=9))
    compiled = compile_folder(folder, None, None)
    (problem,) = compiled.problems
    assert (problem.file.name, problem.where) == ("z.yaml", "code")


def test_spoilt_places_and_departments_leave_those_that_were(folder: Path, store: Path) -> None:
    look_into_folder(store, folder, regions(folder))
    places = len(catalogue_of(read_stored(store)).regions)
    regions(folder).write_text("regions: [{code: 1}]", "utf-8")
    (folder / "departments.yaml").write_text("human_resources: []", "utf-8")
    outcome = look_into_folder(store, folder, regions(folder))
    assert {problem.split(":")[0].rsplit("/")[-1] for problem in outcome.problems} == {
        "regions.yaml",
        "departments.yaml",
    }
    catalogue = catalogue_of(read_stored(store))
    assert len(catalogue.regions) == places == 31
    assert set(catalogue.services) == {QUERY, CERTIFICATE}


def test_a_folder_that_changed_is_known_by_a_look(folder: Path) -> None:
    before = fingerprint(folder, regions(folder))
    assert fingerprint(folder, regions(folder)) == before != ""
    write(folder / "new.yaml", another())
    after = fingerprint(folder, regions(folder))
    assert after != before
    (folder / "new.yaml").unlink()
    assert fingerprint(folder, regions(folder)) == before
    assert fingerprint(folder / "nowhere", None) == "", "what cannot be looked at has not changed"


def test_the_folder_adds_no_guides_and_says_so_in_its_version(folder: Path, store: Path) -> None:
    look_into_folder(store, folder, regions(folder))
    stored = read_stored(store)
    assert stored.part(Source.FOLDER) is not None
    assert catalogue_of(stored).version.startswith("files.")
    assert len(catalogue_of(stored).guides) == 0
