"""Service definitions: every mistake at its line, all of them at once; and the definitions that ship."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.loading import DefinitionProblem, DefinitionsInvalid, read_folder
from kiosk.catalogue.model import Kind, Sensitivity, Service, State, Way
from tests.support.shipped import shipped_catalogue

SERVICES = Path(__file__).parents[3] / "config/services"
DRAWINGS = SERVICES.parents[1] / "screens/drawings/drawings.js"
CERTIFICATE = (SERVICES / "human_resources/insurance_certificate.yaml").read_text(encoding="utf-8")


def problems(folder: Path, **files: str | bytes) -> tuple[DefinitionProblem, ...]:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    shutil.copy(SERVICES / "departments.yaml", folder)
    with pytest.raises(DefinitionsInvalid) as caught:
        read_folder(folder)
    assert all(str(problem) in str(caught.value) for problem in caught.value.problems)
    return caught.value.problems


def changed(before: str, after: str) -> tuple[str, int]:
    """The definition with a change, and the line of the change."""
    assert CERTIFICATE.count(before) >= 1
    return CERTIFICATE.replace(before, after, 1), CERTIFICATE[: CERTIFICATE.index(before)].count("\n") + 1


def test_the_definitions_that_ship_load() -> None:
    catalogue = shipped_catalogue()
    assert next(iter(catalogue.services)) == "412014903000", "the popular first"
    popular = [service for service in catalogue.published() if service.channels.hall.popular]
    assert list(catalogue.services.values())[: len(popular)] == popular
    assert all(service.state is State.PUBLISHED for service in catalogue.published())


def test_a_definition_survives_the_way_over_the_platform() -> None:
    for service in shipped_catalogue().services.values():
        assert Service.model_validate_json(json.dumps(service.as_json())) == service


def test_the_order_is_by_popularity_then_code() -> None:
    read = shipped_catalogue()
    services = list(read.services.values())
    turned, straight = (make_catalogue(some, read.departments) for some in (reversed(services), services))
    assert list(turned.services) == list(straight.services)


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('code: "412014903000"', "code: 12", "code"),
        ("kind: print", "kind: prnt", "kind"),
        ("sensitivity: personal", "sensitivity: secret", "sensitivity"),
        ("icon: certificate", "icon: certificate\nicons: x", "icons"),
        ("longest: 120", "longest: 0", "parameters.1.longest"),
        ('earliest: "1995-01"', 'earliest: "1995-13"', "parameters.1.earliest"),
        ("modules: [id_card, document_printer]", "modules: [id_card, printer]", "channels.hall.modules.1"),
        ("preset: [pension, unemployment, injury]", "preset: [pensions]", "parameters.0"),
        ("minimum_age: 16", "minimum_age: old", "eligibility.minimum_age"),
        ("max_copies: 2", "max_copies: 9", "document.max_copies"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_mistake_is_named_at_its_line(before: str, after: str, where: str, tmp_path: Path) -> None:
    text, line = changed(before, after)
    found = problems(tmp_path, service=text)
    assert [problem.where for problem in found] == [where]
    offset = after.count("\n")
    if where == "parameters.0":  # the mistake is between two keys of one parameter
        line = text[: text.index("- kind: choices")].count("\n") + 1
    assert found[0].line == line + offset


def test_a_key_that_is_missing_is_named_at_its_section(tmp_path: Path) -> None:
    text, _ = changed("  fee:\n    zh-CN: 免费\n    en: Free\n", "")
    (found,) = problems(tmp_path, service=text)
    assert (found.where, text.splitlines()[found.line - 1]) == ("guide.fee", "guide:")


def test_a_key_that_stands_twice_is_a_mistake(tmp_path: Path) -> None:
    text, line = changed("icon: certificate", "icon: certificate\nicon: pension")
    (found,) = problems(tmp_path, service=text)
    assert (found.where, found.line) == ("icon", line + 1)


def test_two_files_with_the_same_code(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, a=CERTIFICATE, b=CERTIFICATE)
    assert (found.file.name, found.line, found.where) == ("b.yaml", 2, "code")
    assert "a.yaml" in found.message


def test_the_mistakes_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    two = CERTIFICATE.replace("longest: 120", "longest: 0").replace("kind: print", "kind: prnt")
    other = CERTIFICATE.replace("version: 2", "version: 0", 1).replace("\nversion: 1", "\nversion: 0", 1)
    found = problems(tmp_path, a=two, b=other)
    assert [(problem.file.stem, problem.where) for problem in found] == [
        ("a", "kind"),
        ("a", "parameters.1.longest"),
        ("b", "schema_version"),
        ("b", "version"),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a: [1\nb: 2\n", 2),
        (b"- a list\n", 1),
        (b"", 1),
        (b"title: \xff\n", 1),
        (b"title: \x07\n", 1),
        (b"a: *nobody\n", 1),
        (b"? [a]\n: b\n", 1),
    ],
    ids=["open bracket", "no mapping", "empty", "not UTF-8", "control character", "no such anchor", "list for a key"],
)
def test_a_file_that_is_no_definition(content: bytes, line: int, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, service=content)
    assert found.line == line
    assert found.message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (found,) = problems(tmp_path)
    assert "cannot be read" in found.message


SHIPPED = list(shipped_catalogue().services.values())
#: What is looked up or printed. What is applied for, paid or booked has its own tests in test_shipped_items.py.
READ = [service for service in SHIPPED if service.kind in (Kind.QUERY, Kind.PRINT)]
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def texts(part: object, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a definition with where it stands."""
    if isinstance(part, dict):
        if "zh-CN" in part:
            yield path, part
            return
        for key, value in part.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(part, list | tuple):
        for number, value in enumerate(part):
            yield from texts(value, f"{path}.{number}")


@pytest.mark.parametrize("service", READ, ids=lambda service: service.channels.hall.terminal_item_id)
def test_a_definition_that_ships_speaks_both_languages(service: Service) -> None:
    for where, text in texts(service.as_json()):
        assert not _HANZI.search(text["en"]) or "Such as" in text["en"], f"{where}: Chinese in the English text"
        assert _HANZI.search(text["zh-CN"]), f"{where}: no Chinese in the Chinese text"


def test_no_alias_of_what_is_read_names_another_item() -> None:
    owners: dict[str, set[str]] = {}
    for service in SHIPPED:
        for name in (service.title.said("zh-CN"), *service.aliases):
            owners.setdefault(name, set()).add(service.code)
    for service in READ:
        taken = [name for name in service.aliases if owners[name] != {service.code}]
        assert not taken, f"{service.code}: {', '.join(taken)}"
        assert 3 <= len(service.aliases) <= 8


def test_every_item_of_a_terminal_has_its_own_id() -> None:
    ids = [service.channels.hall.terminal_item_id for service in SHIPPED]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]+(-[A-Z]+)+", one) for one in ids)


def test_what_is_sensitive_is_never_had_for_the_card_alone() -> None:
    for service in SHIPPED:
        if service.sensitivity is Sensitivity.SENSITIVE and service.identified:
            assert Way.ID_CARD not in service.who.ways, service.code


def test_every_field_of_a_question_says_why_it_is_asked() -> None:
    for service in SHIPPED:
        assert service.hall_service or all(field.basis for field in service.parameters), service.code


def test_the_items_that_are_read_are_all_there() -> None:
    kinds = Counter(service.kind for service in SHIPPED)
    assert (kinds[Kind.QUERY], kinds[Kind.PRINT], kinds[Kind.PROGRESS]) == (34, 35, 1)


def test_every_icon_is_drawn() -> None:
    drawn = re.findall(r"^    (\w+): \{", DRAWINGS.read_text(encoding="utf-8"), re.MULTILINE)
    assert {service.icon for service in SHIPPED} <= set(drawn)
