"""What must not be is refused with its reason, from a file and from the platform: the deep, the long, the circular."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.loading import MOST_BYTES, DefinitionProblem, DefinitionsInvalid, read_folder
from kiosk.catalogue.receiving import judge, read_bundle
from kiosk.catalogue.refusing import CatalogueRefused, Refused
from kiosk.central.catalogue import Catalogue
from kiosk.central.catalogue_names import EntryKind, canonical
from kiosk.central.sandbox.spoiling import bundle_text, signed_again
from tests.support.bad_definitions import bad_definitions
from tests.support.catalogues import QUERY, City, another
from tests.unit.catalogue.test_checking import SERVICES

BAD = bad_definitions(another())
#: What is wrong with the text of a file never comes over the wire as JSON.
ONLY_IN_FILES = {"10,000 small fields", "no such day", "10,000 levels of lists", "10,000 levels of keys"}


def problems(folder: Path, text: str) -> tuple[DefinitionProblem, ...]:
    shutil.copy(SERVICES / "departments.yaml", folder)
    (folder / "one.yaml").write_text(text, "utf-8")
    try:
        read_folder(folder)
    except DefinitionsInvalid as invalid:
        return invalid.problems
    return ()


def test_the_definition_that_they_are_made_of_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path, json.dumps(another())) == ()


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_must_not_be_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    text, said = BAD[name]
    found = problems(tmp_path, text)
    assert any(said in problem.message for problem in found), found


def test_many_fields_are_refused_for_their_number_and_not_only_for_their_size() -> None:
    assert len(BAD["10,000 small fields"][0]) < MOST_BYTES < len(BAD["10,000 fields"][0])


@pytest.mark.parametrize("name", sorted(BAD.keys() - ONLY_IN_FILES))
def test_the_platform_is_believed_no_more_than_a_file(name: str, tmp_path: Path) -> None:
    """However well it is signed."""
    city = City(tmp_path)
    published = city.publisher.published()
    text, _ = BAD[name]
    definition = {**json.loads(text), "code": QUERY}
    entries = {**published.entries, (EntryKind.ITEM, QUERY): canonical(definition)}
    signed = signed_again(published, dict(published.manifest), entries, city.authority.catalogue_signer)
    with pytest.raises(CatalogueRefused) as refused:
        judge(Catalogue.model_validate_json(bundle_text(signed)), None, city.trust)
    assert refused.value.reason is Refused.BAD_DEFINITION
    assert QUERY in refused.value.detail


@pytest.mark.parametrize("text", ["[" * 100_000, '{"manifest": ' * 100_000, '{"entries": [' + "[" * 100_000])
def test_a_bundle_that_is_nothing_but_depth_is_no_catalogue(text: str, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text(text, "utf-8")
    with pytest.raises(CatalogueRefused) as refused:
        read_bundle(tmp_path / "stick")
    assert refused.value.reason is Refused.NOT_A_CATALOGUE
