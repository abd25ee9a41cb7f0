"""Written values are said as people say them, in every language of the terminal."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.speech.reading import read_aloud, tongue_of
from tests.support.people import ADULT

#: written -> said, by language.
CHINESE = {
    "411099199003070025": "四幺幺零九九，幺九九零零三零七，零零二五",
    "41109919900307002X": "四幺幺零九九，幺九九零零三零七，零零二艾克斯",
    "19912340008": "幺九九，幺二三四，零零零八",
    "0374-2345678": "零三七四，二三四五，六七八",
    "请拨打12345热线": "请拨打幺二三四五热线",
    "4104**********0008": "尾号零零零八",
    "199****0008": "尾号零零零八",
    "张*三": "张某三",
    "林*": "林某",
    "欧阳**": "欧阳某",
    "4,200.00": "四千二百元",
    "12.50": "十二元五角",
    "12.05": "十二元零五分",
    "0.05": "五分",
    "0.00": "零元",
    "2.22": "两元两角两分",
    "-3.20": "负三元两角",
    "10,000,002.00": "一千万零二元",
    "费用20元": "费用二十元",
    "¥200.00": "二百元",
    "2026-06-15": "二零二六年六月十五日",
    "2026年6月15日": "二零二六年六月十五日",
    "2025年6月至2026年5月": "二零二五年六月至二零二六年五月",
    "2026-05": "二零二六年五月",
    "2026年合计": "二零二六年合计",
    "10:30": "十点三十分",
    "14:05": "十四点零五分",
    "9:00": "九点整",
    "2:00": "两点整",
    "9:00-17:30": "九点整至十七点三十分",
    "12%": "百分之十二",
    "12.5%": "百分之十二点五",
    "1.5 MB": "一点五兆",
    "200KB": "二百千字节",
    "共有2项": "共有两项",
    "第2页，共2页": "第2页，共两页",
    "12个": "12个",
    "2月": "2月",
    "DEMO-0001": "D E M O，零零零幺",
    "SB20260615000123": "S B，二零二六，零六幺五，零零零幺，二三",
    "A1B2 C3D4 E5F6": "A 幺 B 二，C 三 D 四，E 五 F 六",
    "A4": "A4",
    "身份证": "身份证",
}
TRADITIONAL = {
    "4104**********0008": "尾號零零零八",
    "20,000.00": "兩萬元",
    "14:05": "十四點零五分",
    "12.5%": "百分之十二點五",
    "200000000.00": "兩億元",
}
ENGLISH = {
    "411099199003070025": "4 1 1 0 9 9, 1 9 9 0 0 3 0 7, 0 0 2 5",
    "41109919900307002X": "4 1 1 0 9 9, 1 9 9 0 0 3 0 7, 0 0 2 X",
    "19912340008": "1 9 9, 1 2 3 4, 0 0 0 8",
    "4104**********0008": "ending in 0 0 0 8",
    "4,200.00": "4200 yuan",
    "12.50": "12 yuan and 50 fen",
    "0.05": "5 fen",
    "-3.20": "minus 3 yuan and 20 fen",
    "2026-06-15": "15 June 2026",
    "2026-05": "May 2026",
    "10:30": "10 30",
    "9:00": "9 o'clock",
    "14:05": "14 oh 5",
    "9:00-17:30": "9 o'clock to 17 30",
    "12.5%": "12.5 percent",
    "1 MB": "1 megabyte",
    "1.5 MB": "1.5 megabytes",
    "Call 12345.": "Call 1 2 3 4 5.",
    "DEMO-0001": "D E M O, 0 0 0 1",
}
PORTUGUESE = {
    "19912340008": "1 9 9, 1 2 3 4, 0 0 0 8",
    "4104**********0008": "que termina em 0 0 0 8",
    "4,200.00": "4200 yuans",
    "1.00": "1 yuan",
    "12.50": "12 yuans e 50 fen",
    "2026-06-15": "15 de junho de 2026",
    "2026-03": "março de 2026",
    "10:30": "10 horas e 30 minutos",
    "1:00": "1 hora",
    "12.5%": "12,5 por cento",
    "1.5 GB": "1,5 gigabytes",
}
CASES = [
    (language, written, said)
    for language, table in (("zh-CN", CHINESE), ("zh-Hant", TRADITIONAL), ("en", ENGLISH), ("pt", PORTUGUESE))
    for written, said in table.items()
]


@pytest.mark.parametrize(("language", "written", "said"), CASES)
def test_written_is_said(language: str, written: str, said: str) -> None:
    assert read_aloud(written, language) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (2, "两"), (10, "十"), (11, "十一"), (20, "二十"), (22, "二十二"), (100, "一百"), (102, "一百零二"),
        (110, "一百一十"), (112, "一百一十二"), (200, "二百"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
        (2002, "两千零二"), (10000, "一万"), (10010, "一万零一十"), (12000, "一万两千"), (20000, "两万"),
        (100000, "十万"),
        (1001000, "一百万一千"), (100000000, "一亿"), (100000001, "一亿零一"), (100010000, "一亿零一万"),
        (1200000000, "十二亿"), (1000100, "一百万零一百"),
    ],
)  # fmt: skip
def test_numbers_in_chinese(number: int, said: str) -> None:
    assert tongue_of("zh-CN").count(number) == said


@pytest.mark.parametrize("language", ["zh-CN", "zh-Hant", "en", "pt"])
def test_what_is_masked_on_the_page_is_masked_when_it_is_said(language: str) -> None:
    said = read_aloud(f"{mask_name(ADULT.name)} {mask_id_number(ADULT.number)}", language)
    assert "*" not in said
    digits = tongue_of(language).digits(ADULT.number[-4:])
    assert digits in said
    assert tongue_of(language).digits(ADULT.number[6:14]) not in said


@pytest.mark.parametrize("language", ["zh-CN", "zh-Hant", "en", "pt"])
@pytest.mark.parametrize("text", ["2026-13-45", "99:99", "2026年13月", "****", "", "X", "-", "１２３"])
def test_what_only_looks_like_a_value_is_no_fault(language: str, text: str) -> None:
    assert "None" not in read_aloud(text, language)


@given(st.text(max_size=60), st.sampled_from(["zh-CN", "zh-Hant", "en", "pt"]))
def test_no_text_is_too_strange_to_read(text: str, language: str) -> None:
    read_aloud(text, language)


@given(st.integers(0, 10**16 - 1))
def test_every_number_has_words_without_two_zeros_in_a_row(number: int) -> None:
    said = tongue_of("zh-CN").count(number)
    assert said
    assert "零零" not in said
    assert number == 0 or not said.endswith("零")


@given(st.decimals(0, 10**9, places=2))
def test_every_amount_says_its_unit(amount: Decimal) -> None:
    assert tongue_of("zh-CN").money(amount)[-1] in "元角分"


def test_an_unknown_language_is_read_as_chinese() -> None:
    assert read_aloud("10:30", "xx") == read_aloud("10:30", "zh-CN")


def test_days_and_times_are_values_too() -> None:
    assert tongue_of("en").day(date(2026, 6, 15)) == "15 June 2026"
    assert tongue_of("pt").clock(time(13, 1)) == "13 horas e 1 minuto"
