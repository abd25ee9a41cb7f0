"""Braille as its readers know it, to size, and the sheet of a terminal's labels."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from pypinyin import Style, pinyin
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.label_commands import _PINYIN
from kiosk.labels.braille import SPACE, cell, chinese, dots_of, english
from kiosk.labels.sheet import dot_place
from kiosk.presenter.places import PlaceName
from kiosk.rehearsal.trays import pdf_text

DEMO = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"


@pytest.mark.parametrize(
    ("pinyin", "cells"),
    [
        ("zhong1guo2", "⠌⠲⠁⠛⠕⠂"),  # 中国
        ("bei3jing1", "⠃⠮⠄⠛⠡⠁"),  # 北京
        ("shi4", "⠱"),  # 是: no i after sh, and its fourth tone is left out
        ("yuan2", "⠯⠂"),  # 元
        ("xue2", "⠓⠾⠂"),  # 学: u after x is ü
        ("er3ji1", "⠗⠄⠛⠊⠁"),  # 耳机
        ("wo3men5", "⠕⠍⠴"),  # 我们: the third tone of wo is left out, men has none
        ("an4 jian4", "⠧" + SPACE + "⠛⠩"),
        ("yi1er4", "⠊⠗⠆"),  # 一二
        ("zi4", "⠵⠆"),  # 字, which is not the ending 子
        ("e4", "⠢⠆"),  # 饿: one cell is e and o; e has its tone always
        ("o4", "⠢"),  # 哦: and o never
        ("yo1", "⠳⠁"),  # 唷: the cell of you
        ("ei2", "⠮⠂"),  # 诶: without an initial, the fourth tone alone is left out
        ("nai2", "⠝⠪"),  # 孻: after n, the second
    ],
)
def test_common_braille_is_initial_final_and_a_tone_that_is_not_the_usual_one(pinyin: str, cells: str) -> None:
    assert chinese(pinyin) == cells


#: The only hanzi of their syllables, oral and rare: liblouis' table gives them another sound, not another spelling.
_READ_OTHERWISE = {"诶": "ei1", "孻": "ning2"}


def test_every_syllable_is_written_as_liblouis_writes_it() -> None:
    """Against its table of GF 0019-2018, hanzi by hanzi, where a hanzi has one reading."""
    readings = {
        hanzi: found[0].replace("v", "ü")
        for code in range(0x4E00, 0x9FA6)
        if len(found := pinyin(hanzi := chr(code), style=Style.TONE3, heteronym=True)[0]) == 1
        and found[0][-1:].isdigit()
    }
    readings |= _READ_OTHERWISE | {"噢": "o1", "哦": "o4", "唷": "yo1"}
    told = subprocess.run(
        ["lou_translate", "--forward", "unicode.dis,zhcn-cbs.ctb"],
        input="\n".join(readings), capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    unknown = "⠄⡳"  # what the table has no cells for
    theirs = {h: cells for h, cells in zip(readings, told, strict=True) if not cells.startswith(unknown)}
    agree: dict[str, list[bool]] = defaultdict(list)
    for hanzi, cells in theirs.items():
        agree[readings[hanzi]].append(chinese(readings[hanzi]) == cells)
    assert len(agree) > 1000
    assert [syllable for syllable, found in agree.items() if sum(found) * 2 < len(found)] == []


def test_english_has_signs_for_capitals_and_numbers() -> None:
    assert english("A4 slot") == "⠠⠁⠼⠙" + SPACE + "⠎⠇⠕⠞"
    assert english("12") == "⠼⠁⠃"


@pytest.mark.parametrize("wrong", ["zhong", "bx1", "zhong1!", "q1"])
def test_what_is_no_pinyin_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        chinese(wrong)


def test_what_has_no_braille_is_refused() -> None:
    with pytest.raises(ValueError, match="no braille"):
        english("é")


def test_dots_are_where_a_finger_expects_them() -> None:
    assert [dots_of(cell(str(dot))) for dot in range(1, 7)] == [(dot,) for dot in range(1, 7)]
    assert [dot_place(dot) for dot in (1, 3, 4, 6)] == [(0.0, 0.0), (0.0, 5.0), (2.5, 0.0), (2.5, 5.0)]


def test_every_place_has_a_reading() -> None:
    assert set(_PINYIN) == set(PlaceName)
    assert all(chinese(pinyin) for pinyin in _PINYIN.values())


def test_the_sheet_has_a_label_for_each_place_of_the_profile(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    result = CliRunner().invoke(main, ["labels", "--profile", str(DEMO), "--out", str(out)])
    assert result.exit_code == 0, result.output
    text = pdf_text(out)
    for words in ("身份证读卡区", "ID card reader", "耳机插孔", "屏幕右下方"):
        assert words in text
    assert "摄像头" in text


def test_a_profile_without_places_is_a_wrong_call(tmp_path: Path) -> None:
    lines = DEMO.read_text("utf-8").splitlines()
    start = lines.index("[accessibility.places]")
    end = next(number for number in range(start + 1, len(lines)) if lines[number].startswith("["))
    (tmp_path / "t.toml").write_text("\n".join(lines[:start] + lines[end:]), "utf-8")
    result = CliRunner().invoke(
        main, ["labels", "--profile", str(tmp_path / "t.toml"), "--out", str(tmp_path / "s.pdf")]
    )
    assert result.exit_code == 2
    assert not (tmp_path / "s.pdf").exists()
