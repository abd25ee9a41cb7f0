"""What was searched in vain is counted, and never a name, a number or a story."""

from __future__ import annotations

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.search.unanswered import UnansweredWords, may_be_kept
from tests.support.people import CANARIES

CATALOGUE = ("社会保险参保证明打印", "居住登记", "信用报告", "公安", "明细查询", "二维码", "机动车")


def known(word: str) -> bool:
    return any(word in text for text in CATALOGUE)


@pytest.mark.parametrize("word", ["宠物狗证", "无人机登记", "彩票", "留学签证", "殡葬补贴", "打印信用报告", "护照"])
def test_what_is_missed_is_counted(word: str) -> None:
    assert may_be_kept(word, known)


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "李小明",
        "欧阳修",
        "司马相如",
        "諸葛亮",  # traditional
        "張偉",
        "张　伟",
        "明细",  # a word of the catalogue, and a name
        "公安明",
        "打印张三",
        "打印张三明细",
        "张明细查询",
        "查询李小明信用报告",
        "给我妈王秀英打印",
        "阿依古丽",
        "买买提打印",
        "打印扎西次仁",
        "阿卜杜拉·买买提",
        "龘𠮷",  # rare hanzi stand in names
        "zhangsan",
        "zhang san",
        "John Smith",
        "Ｚｈａｎｇ",
        "shbxx",
        "社保a",
        "13800138000",
        "１３８",
        "证明1",
        "三栋五单元",
        "一三八零零",
        "二〇二五年",
        "证",
        "",
        "  ",
        "宠物狗证宠物狗证宠物狗",  # a story
        "宠物，狗证",  # signs between words
        "🙂🙂",
        "宠物\x00证",
        *CANARIES,
    ],
)
def test_what_could_be_a_name_or_a_number_is_not(text: str) -> None:
    assert not may_be_kept(text, known)


def test_a_name_made_of_known_words_is_not_kept() -> None:
    assert not may_be_kept("高明明细", lambda word: True)
    assert not may_be_kept("马公安", lambda word: word == "公安")


def test_counts_outlive_a_restart(tmp_path: Path) -> None:
    first = UnansweredWords(tmp_path)
    assert [first.count(word, known) for word in ("彩票", "护照", "彩票", "张三")] == [True, True, True, False]
    assert UnansweredWords(tmp_path).counts() == (("彩票", 2), ("护照", 1))


def test_nothing_but_words_and_counts_is_in_the_file(tmp_path: Path) -> None:
    words = UnansweredWords(tmp_path)
    words.count("彩票", known)
    words.count("张三", known)
    connection = sqlite3.connect(words.file)
    assert [row[1] for row in connection.execute("PRAGMA table_info(word)")] == ["word", "times"]
    connection.close()
    assert all("张三".encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_the_file_has_a_cap_and_the_rarest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.search.unanswered._MOST_WORDS", 3)
    words = UnansweredWords(tmp_path)
    for word in ("彩票", "彩票", "护照", "护照", "机票", "签证"):
        assert words.count(word, known)
    assert words.counts() == (("彩票", 2), ("护照", 2), ("签证", 1)), "the newest has its chance"


def test_two_threads_count_every_word(tmp_path: Path) -> None:
    words = UnansweredWords(tmp_path)
    threads = [threading.Thread(target=lambda: [words.count("彩票", known) for _ in range(20)]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert words.counts() == (("彩票", 40),)


def test_the_operator_sees_the_counts(tmp_path: Path) -> None:
    profile = tmp_path / "terminal.toml"
    text = (Path(__file__).parents[3] / "config" / "profiles" / "demo.toml").read_text(encoding="utf-8")
    profile.write_text(text.replace("../../out/rehearsal/state", "state"), encoding="utf-8")
    asked = ["catalogue", "unanswered", "--profile", str(profile)]
    assert CliRunner().invoke(main, asked).output == "", "nothing was searched yet, and no file is made by asking"
    (tmp_path / "state").mkdir()
    words = UnansweredWords(tmp_path / "state")
    for word in ("护照", "彩票", "彩票"):
        words.count(word, known)
    assert CliRunner().invoke(main, asked).output.split() == ["2", "彩票", "1", "护照"]
    assert json.loads(CliRunner().invoke(main, [*asked, "--json"]).output) == {"彩票": 2, "护照": 1}
    words.file.write_bytes(b"no database" * 100)
    assert CliRunner().invoke(main, asked).exit_code == 1
