"""The language of conditions: it always ends, says mistakes at their column, and what is unknown blocks nobody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.rules.expressions import (
    UNKNOWN,
    ExpressionMistake,
    Scope,
    Type,
    check_expression,
    evaluate,
    holds,
    names_in,
)

TODAY = date(2026, 3, 2)
SCOPE = Scope(
    TODAY,
    values={
        "months": Decimal(14),
        "reason": "ended",
        "insurances": ("pension", "injury"),
        "born": date(1960, 2, 29),
        "agreed": True,
        "id.birth": date(1985, 3, 15),
        "price": Decimal("1000000.50"),
        "nothing": "",
    },
    groups={
        "owners": ({"share": Decimal("33.3")}, {"share": Decimal("66.7")}),
        "empty_group": (),
        "open": ({},),
        "sides": ({"who": "a"}, {"who": "b"}),
        "others": ({"who": "c"},),
        "both": ({"who": "c"}, {"who": "b"}, {}),
        "half": ({"who": "c"}, {}),
    },
    parameters={"rate": Decimal("0.05"), "open": True},
)
NAMES = {
    "months": Type.NUMBER,
    "reason": Type.TEXT,
    "insurances": Type.TEXTS,
    "born": Type.DATE,
    "agreed": Type.TRUTH,
    "owners": Type.ENTRIES,
    "owners.share": Type.NUMBER,
    "owners.name": Type.TEXT,
    "api.flag": Type.ANY,
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("months >= 12 and reason = 'ended'", True),
        ("months >= 12 and reason in ['quit', 'fired']", False),
        ("insurances in ['pension', 'injury', 'maternity']", True),
        ("not agreed or months < 3", False),
        ("not not agreed", True),
        ("1 + 2 * 3 - 4 / 2", Decimal(5)),
        ("(1 + 2) * 3", Decimal(9)),
        ("-months + 14", Decimal(0)),
        ("age(born)", Decimal(66)),
        ("age(id.birth) >= 40", True),
        ("months_between(date('2025-01-31'), date('2025-02-28'))", Decimal(0)),
        ("months_between(date('2025-01-15'), date('2026-01-15'))", Decimal(12)),
        ("birth_of('410499201806150018') = date('2018-06-15')", True),
        ("days_between(date('2026-03-01'), today())", Decimal(1)),
        ("year(today())", Decimal(2026)),
        ("round(price * parameter('rate'), 2)", Decimal("50000.03")),
        ("sum(owners.share) = 100", True),
        ("count(owners)", Decimal(2)),
        ("count(empty_group) = 0", True),
        ("min(3, 4) + max(3, 4)", Decimal(7)),
        ("length(reason)", Decimal(5)),
        ("empty(nothing) and empty(never_filled_in)", True),
        ("empty(reason)", False),
        ("reason != 'ended'", False),
        ("parameter('open')", True),
    ],
)
def test_what_an_expression_comes_to(expression: str, expected: object) -> None:
    assert evaluate(expression, SCOPE) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("missing = 1", None),
        ("missing = 1 and agreed", None),
        ("missing = 1 and not agreed", False),
        ("missing = 1 or agreed", True),
        ("not (missing = 1)", None),
        ("1 / 0 = 1", None),
        ("sum(open.share) > 0", None),
        ("sum(nowhere.share) > 0", None),
        ("apart(sides.who, others.who)", True),
        ("apart(sides.who, both.who)", False),
        ("apart(sides.who, half.who)", None),
        ("apart(sides.who, empty_group.who)", True),
        ("apart(sides.who, nowhere.who)", None),
        ("apart('sides', sides.who)", None),
        ("parameter('nothing') > 0", None),
        ("date('2026-02-30') < today()", None),
        ("birth_of('410499201806150019') = date('2018-06-15')", None),
        ("birth_of('E12345678') = date('2018-06-15')", None),
        ("round(1, 0.5) = 1", None),
        ("reason > 3", None),
        ("reason = 3", None),
        ("months", None),
    ],
)
def test_what_is_not_known_decides_nothing_but_where_the_rest_decides(expression: str, expected: bool | None) -> None:
    assert holds(expression, SCOPE) is expected


@pytest.mark.parametrize(
    ("expression", "column", "says"),
    [
        ("months >> 3", 9, "not expected"),
        ("months = ", 10, "missing"),
        ("'open", 1, "ends with"),
        ("months = 3 = 4", 12, "joined by"),
        ("(months = 3", 12, "')' is expected"),
        ("[months]", 2, "a list holds texts"),
        ("a ? b", 3, "no meaning"),
        ("__import__('os')", 11, "there is no function"),
        ("months = 3 4", 12, "not expected"),
        ("x" * 501, 500, "500 characters"),
        ("(" * 30 + "1" + ")" * 30, 25, "too deeply"),
    ],
)
def test_a_mistake_is_said_at_its_column(expression: str, column: int, says: str) -> None:
    mistakes = check_expression(expression, NAMES)
    assert any(says in mistake.message for mistake in mistakes), mistakes
    assert mistakes[0].column in (column, 1)


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("month >= 3", "did you mean months?"),
        ("reason >= 3", "a text cannot be compared"),
        ("reason = 3", "never equal"),
        ("months + reason", "a number is wanted"),
        ("agreed and months", "a truth is wanted"),
        ("agee(born)", "did you mean age?"),
        ("age(months)", "a date is wanted"),
        ("apart(owners.name, months)", "there is no group months"),
        ("apart(owners.name, owners.share)", "share is no text"),
        ("apart(owners.name, owners.nme)", "did you mean owners.name?"),
        ("apart(owners.name)", "takes 2 things"),
        ("age(born, born)", "takes 1 things"),
        ("sum(owner.share) = 1", "did you mean owners?"),
        ("sum(owners.name) = 1", "is no number"),
        ("sum(3) = 1", "name of a group"),
        ("parameter('rat') = 1", "did you mean rate?"),
        ("parameter(months) = 1", "takes a text"),
        ("months in ['a']", "is a text"),
        ("reason in reason", "a texts is wanted"),
        ("born < months", "cannot be compared with a number"),
        ("months", "a truth is wanted"),
    ],
)
def test_what_cannot_fit_is_known_before_anybody_fills_anything_in(expression: str, says: str) -> None:
    found = check_expression(expression, NAMES, ["rate"], Type.TRUTH)
    assert any(says in mistake.message for mistake in found), found


@pytest.mark.parametrize(
    "expression",
    ["months >= 12 and api.flag", "api.flag = 3", "sum(owners.share) = 100", "empty(reason)", "not api.flag"],
)
def test_what_fits_has_no_mistake(expression: str) -> None:
    assert check_expression(expression, NAMES, ["rate"], Type.TRUTH) == ()


def test_the_names_of_an_expression() -> None:
    found = names_in("a and b.c or sum(g.x) > length(d) and not (e = 'f') and -h < parameter('p')")
    assert found == {"a", "b.c", "g", "d", "e", "h"}


_PIECES = st.sampled_from(
    [
        *(
            "a",
            "b.c",
            "and",
            "or",
            "not",
            "in",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            "[",
            "]",
        ),
        *(",", "'x'", "'y'", "1", "2.5", "999999999999", "true", "false", "today()", "'open", "é", "$"),
        *("age(", "sum(", "count(", "parameter(", "empty(", "round(", "min(", "date("),
    ]
)


@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_any_text_is_an_expression_or_a_mistake_and_every_expression_ends(text: str) -> None:
    check_expression(text, {"a": Type.NUMBER})
    try:
        value: Any = evaluate(text, Scope(TODAY, {"a": Decimal(3), "b.c": "x"}))
    except ExpressionMistake:
        return
    assert value is UNKNOWN or isinstance(value, bool | Decimal | str | date | tuple)


@pytest.mark.parametrize(
    "text",
    [
        "+".join(["1"] * 250),
        "not " * 120 + "true",
        " or ".join(["a"] * 100),
        "(" * 23 + "1" + ")" * 23,
        "*".join(["999999999999"] * 38),
        "1/" * 100 + "0",
    ],
)
def test_the_longest_expressions_end(text: str) -> None:
    assert len(text) <= 500
    evaluate(text, SCOPE)
    check_expression(text, {"a": Type.TRUTH})
