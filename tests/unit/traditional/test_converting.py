"""Traditional Chinese: what a dictionary gets wrong, what must not be touched, and that the files are current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.catalogue.loading import read_folder
from kiosk.catalogue.regions_file import read_regions
from kiosk.traditional import converter, fill
from kiosk.traditional.fluent_files import traditional_files

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("居民身份证", "居民身份證"),
        ("发卡银行换发社保卡，不收假发票", "發卡銀行換發社保卡，不收假發票"),
        ("美容美发、理发店的发型", "美容美髮、理髮店的髮型"),
        ("然后取卡，皇后镇除外", "然後取卡，皇后鎮除外"),
        ("干部若干，干净，烘干", "幹部若干，乾淨，烘乾"),
        ("卡里还有余额，邻里", "卡裡還有餘額，鄰里"),
        ("刻制印章、制证、制度", "刻製印章、製證、制度"),
        ("政务服务平台柜台", "政務服務平台櫃台"),
        ("申请行政复议；复印件；恢复；答复", "申請行政復議；影印件；恢復；答覆"),
        ("户数和面积", "戶數和面積"),
        ("满14周岁，周一", "滿14周歲，周一"),
        ("5分钟", "5分鐘"),
        ("签字、往来港澳签注、注册", "簽字、往來港澳簽注、註冊"),
        ("没有采用", "沒有採用"),
        ("“看一下”屏幕上的短信", "「看一下」螢幕上的短訊"),
        ("《中华人民共和国行政复议法》和《短信服务办法》", "《中華人民共和國行政復議法》和《短信服務辦法》"),
    ],
)
def test_words_that_a_dictionary_gets_wrong(simplified: str, traditional: str) -> None:
    assert converter()(simplified) == traditional


@pytest.mark.parametrize("same", ["ABC-123 { $count ->", "4104991985****0008", "繁體中文：後、乾、裡", "𠮷", ""])
def test_what_is_not_simplified_stays(same: str) -> None:
    assert converter()(same) == same


def test_plain_texts_and_what_an_author_wrote_are_not_touched() -> None:
    data = {
        "name": "后干",
        "title": {"zh-CN": "干部", "en": "Official", "zh-Hant": "官員"},
        "list": [{"zh-CN": "后来"}],
    }
    assert fill(data) == {
        "name": "后干",
        "title": {"zh-CN": "干部", "en": "Official", "zh-Hant": "官員"},
        "list": [{"zh-CN": "后来", "zh-Hant": "後來"}],
    }


def test_no_file_is_left_of_a_room_that_is_gone() -> None:
    assert set((ROOT / "kiosk/texts/zh-Hant").iterdir()) == set(traditional_files())


#: Characters of which the mainland writes one where others write two: right only in these words.
SUSPICIOUS = {
    "里": re.compile("鄰里|公里|里程|七里|里弄|故里|海里|英里"),
    "后": re.compile("皇后"),
    "髮": re.compile("[髮]型|美髮|理髮|頭髮|毛髮|染髮"),
    "麵": re.compile("麵[粉條食]|方便麵"),
    "干": re.compile("若干|干預|干擾|干涉|相干|干係"),
    "乾": re.compile("乾[淨燥]|烘乾|晾乾|擦乾|乾粉|乾洗"),
}


def all_traditional() -> list[str]:
    catalogue = read_folder(ROOT / "config/services", fill)
    regions, problems = read_regions(ROOT / "config/regions.yaml", fill)
    assert problems == ()
    said: list[str] = list(traditional_files().values())
    for one in (*catalogue.services.values(), *catalogue.departments.values(), *regions):
        said += re.findall(r'"zh-Hant": ?"((?:[^"\\]|\\.)*)"', one.model_dump_json(by_alias=True))
    return said


def test_every_definition_has_its_traditional_text_and_none_is_half_converted() -> None:
    said = all_traditional()
    assert len(said) > 5000
    assert "" not in said
    doubtful = set()
    for text in said:
        for sign, right in SUSPICIOUS.items():
            if sign in right.sub("", text):
                doubtful.add(f"{sign} in {text[:60]}")
    assert doubtful == set(), "put the word into exceptions.toml, or, where it is right, above"
