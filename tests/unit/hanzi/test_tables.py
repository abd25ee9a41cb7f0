"""The tables are what their sources say, in the order in which they are searched, and cost no memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.hanzi.building import TABLES
from kiosk.hanzi.holdings import DATA
from kiosk.hanzi.nine import digits_of
from kiosk.hanzi.table import Table


def test_every_table_that_is_there_is_written_by_the_code() -> None:
    assert {file.stem for file in DATA.glob("*.txt")} == set(TABLES)


def lines(name: str) -> list[bytes]:
    return [line for line in (DATA / f"{name}.txt").read_bytes().splitlines() if not line.startswith(b"#")]


@pytest.mark.parametrize("name", ["common-strokes", "seldom-strokes", "radical-hanzi", "examples"])
def test_a_table_is_in_the_order_of_its_keys(name: str) -> None:
    keys = [line.split(b"\t")[0] for line in lines(name)]
    assert keys == sorted(keys)


def test_readings_are_in_the_order_of_their_digits() -> None:
    keys = [digits_of(line.split(b"\t")[0]) for line in lines("nine")]
    assert keys == sorted(keys)


def test_every_line_is_found_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "table.txt"
    file.write_text("# where from\n1\t一\n12\t十\n12\t丁\n2\t丨\n", encoding="utf-8")
    table = Table(file)
    assert list(table.exactly("12")) == [("12", "十"), ("12", "丁")]
    assert [hanzi for _, hanzi in table.beginning("1")] == ["一", "十", "丁"]
    assert [hanzi for _, hanzi in table.beginning("")] == ["一", "十", "丁", "丨"]
    assert list(table.exactly("2")) == [("2", "丨")]
    for absent in ("0", "11", "13", "3", "122"):
        assert list(table.beginning(absent)) == []
    table.close()


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "table.txt"
    file.touch()
    with pytest.raises(ValueError, match="empty"):
        Table(file)
