"""What a definition that can be read still has wrong is said at its line, all at once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.loading import MOST_BYTES, DefinitionProblem, DefinitionsInvalid, read_folder

SERVICES = Path(__file__).parents[3] / "config" / "services"
TEXT = {"zh-CN": "文字", "en": "Words"}
BODY = "12441500196720244"
LIMIT = "months <= parameter('longest')"
BASIS = {"zh-CN": "《中华人民共和国社会保险法》", "en": "Social Insurance Law"}


def joint(**more: Any) -> dict[str, Any]:
    return {"key": "tax", "title": TEXT} | more


def cases(when: str, value: str) -> dict[str, Any]:
    return field("calculated", "fee", cases=[{"when": when, "value": value}])


def signing(party: str, hours: str) -> dict[str, Any]:
    named = {"parties": [party], "within_hours": hours, "lapsed": TEXT}
    return {"signature": "all_parties", "signing": named}


def booking(slot: str, first: str) -> dict[str, Any]:
    return {"slot": slot, "first": first, "last": "14", "missed": TEXT, "cancel": TEXT}


def definition(**changes: Any) -> dict[str, Any]:
    """A small application that is right."""
    data: dict[str, Any] = {
        "schema_version": 2,
        "code": "410514999000",
        "demonstration_code": True,
        "version": 1,
        "state": "published",
        "kind": "apply",
        "title": TEXT,
        "department": "human_resources",
        "icon": "certificate",
        "who": {"trust": "L2", "ways": ["id_card"]},
        "sensitivity": "personal",
        "guide": dict.fromkeys(("summary", "who", "bring", "takes", "fee", "basis"), TEXT) | {"steps": [TEXT]},
        "tables": [{"key": "longest", "title": TEXT, "values": [{"valid_from": "2026-01-01", "value": "12"}]}],
        "form": {
            "sections": [
                {
                    "key": "job",
                    "title": TEXT,
                    "fields": [
                        field("choice", "reason", choices=[{"key": "ended", "label": TEXT}]),
                        field("date", "ended_on", latest="today()", visible="reason = 'ended'"),
                        field(
                            "number", "months", checks=[{"holds": "months <= parameter('longest')", "message": TEXT}]
                        ),
                        field(
                            "group",
                            "owners",
                            fields=[field("number", "share", least="0", most="100", places=2)],
                            sums=[{"field": "share", "total": "100", "message": TEXT}],
                        ),
                    ],
                }
            ]
        },
        "materials": [{"key": "id", "title": TEXT, "modes": ["verified"], "source": "police.person", "basis": BASIS}],
        "channels": {"hall": {"terminal_item_id": "TEST-APPLY", "modules": ["id_card"]}},
    }
    return data | changes


def field(kind: str, key: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "key": key, "label": TEXT, "basis": BASIS} | more


def problems(folder: Path, *definitions: dict[str, Any]) -> tuple[DefinitionProblem, ...]:
    shutil.copy(SERVICES / "departments.yaml", folder)
    for number, data in enumerate(definitions):
        (folder / f"{number}.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    try:
        read_folder(folder)
    except DefinitionsInvalid as invalid:
        return invalid.problems
    return ()


def with_fields(*more: dict[str, Any]) -> dict[str, Any]:
    data = definition()
    data["form"]["sections"][0]["fields"] = [*data["form"]["sections"][0]["fields"], *more]
    return data


def test_the_small_one_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path, definition()) == ()


@pytest.mark.parametrize(
    ("data", "where", "says"),
    [
        (with_fields(field("date", "d", visible="reazon = 'ended'")), "fields.4.visible", "did you mean reason?"),
        (with_fields(field("date", "d", visible="month >= 3")), "fields.4.visible", "did you mean months?"),
        (with_fields(field("date", "d", required="months")), "fields.4.required", "a truth is wanted"),
        (with_fields(field("date", "d", earliest="months")), "fields.4.earliest", "a date is wanted"),
        (with_fields(field("date", "d", visible="(((")), "fields.4.visible", "missing at the end"),
        (with_fields(field("calculated", "c", value="months * parameter('longst')")), "fields.4.value", "longest?"),
        (
            with_fields(field("date", "a", visible="not empty(b)"), field("date", "b", visible="not empty(a)")),
            "fields.4",
            "in a circle",
        ),
        (with_fields(field("calculated", "c", value="c + 1")), "fields.4", "in a circle: c -> c"),
        (with_fields({"kind": "date", "key": "d", "label": TEXT}), "fields.4", "no legal basis"),
        (
            with_fields(
                field(
                    "group",
                    "g",
                    most=2,
                    fields=[field("number", "part", most="10")],
                    sums=[{"field": "part", "total": "100", "message": TEXT}],
                )
            ),
            "sums.0.total",
            "never come to 100",
        ),
        (
            with_fields(
                field("group", "g", fields=[field("text", "n")], sums=[{"field": "n", "total": "1", "message": TEXT}])
            ),
            "sums.0.field",
            "no number of this group",
        ),
        (
            definition(implementation_codes=["12441500196720244X3410514999000"]),
            "implementation_codes.0",
            "check character",
        ),
        (
            definition(implementation_codes=["12441500196720244T3442199806003"]),
            "implementation_codes.0",
            "base code is",
        ),
        (definition(alises=["a"]), "alises", "did you mean aliases?"),
        (definition(kind="aply"), "kind", "did you mean apply?"),
        (definition(life_events=["lost_jobs"]), "life_events.0", "did you mean lost_job?"),
        (definition(department="human_resource"), "department", "did you mean human_resources?"),
        (definition(replaced_by="410514998000"), "replaced_by", "there is no service"),
        (definition(joint_items=[joint(code="410514998000")]), "joint_items.0.code", "there is no service"),
        (definition(joint_items=[joint(after=["seal"])]), "joint_items.0.after", "none of the joint items"),
        (definition(joint_items=[joint(after=["tax"])]), "joint_items", "in a circle"),
        (definition(joint_items=[joint(), joint()]), "joint_items", "the same key"),
        (definition(joint_items=[joint(when="'tax' in joint")]), "joint_items.0.when", "there is no joint"),
        (
            definition(conditions=[{"holds": "months > 1", "otherwise": TEXT, "instead": "410514998000"}]),
            "conditions.0.instead",
            "there is no service",
        ),
        (with_fields(field("calculated", "fee")), "fields.4", "a value or cases"),
        (with_fields(cases("x > 1", "1")), "cases.0.when", "there is no x"),
        (with_fields(cases("true", "'much'")), "cases.0.value", "a number is wanted"),
        (with_fields(cases("fee > 1", "1")), "fields.4", "in a circle: fee -> fee"),
        (definition(**signing("owner", "24")), "signing.parties.0", "there is no field owner"),
        (definition(**signing("owners", "reason")), "signing.within_hours", "a number is wanted"),
        (definition(booking=booking("when", "1")), "booking.slot", "there is no field when"),
        (definition(booking=booking("reason", "today()")), "booking.first", "a number is wanted"),
        (
            definition(materials=[{"key": "id", "title": TEXT, "modes": ["verified"], "basis": BASIS}]),
            "materials.0",
            "needs its source",
        ),
        (definition(materials=[{"key": "m", "title": TEXT, "modes": ["scan"]}]), "materials.0", "no legal basis"),
        (definition(who={"trust": "L4", "ways": ["id_card"]}), "who", "not enough for L4"),
        (definition(who={"trust": "L4", "ways": ["id_card_and_face"]}), "who", "an equal way"),
        (definition(title={"zh-CN": "只有中文"}), "title.en", "Field required"),
        (with_fields(*[field("date", f"d{number}") for number in range(10_000)]), "fields", "at most 60"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_is_found_at_its_place(data: dict[str, Any], where: str, says: str, tmp_path: Path) -> None:
    found = problems(tmp_path, data)
    if len(json.dumps(data, indent=1)) > MOST_BYTES:
        assert "bytes" in found[0].message
        return
    assert any(problem.where.endswith(where) and says in problem.message for problem in found), found
    assert all(problem.line > 1 for problem in found)


def test_a_service_of_the_hall_itself_needs_no_law_to_ask(tmp_path: Path) -> None:
    data = with_fields({"kind": "date", "key": "d", "label": TEXT})
    assert problems(tmp_path, data | {"hall_service": True}) == ()


def test_two_with_the_same_terminal_item_id(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, definition(), definition(code="410514998000"))
    assert (found.file.name, found.where) == ("1.yaml", "channels.hall.terminal_item_id")


def test_a_part_that_is_used_again_and_again_is_not_unfolded(tmp_path: Path) -> None:
    shutil.copy(SERVICES / "departments.yaml", tmp_path)
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(40))
    (tmp_path / "bomb.yaml").write_text(bomb)
    with pytest.raises(DefinitionsInvalid) as caught:
        read_folder(tmp_path)
    assert caught.value.problems[0].line == 2
