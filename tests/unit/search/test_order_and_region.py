"""What stands first, and whose guide it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.benchmarks.search_guides import HERE
from kiosk.search import Document, Index, Match
from kiosk.search.building import build_index


def made(tmp_path: Path, *documents: Document, region: str = "") -> Index:
    build_index(documents, tmp_path / "index.sqlite")
    return Index(tmp_path / "index.sqlite", region)


def guide(number: int, title: str, **more: object) -> Document:
    fields = {"key": f"g{number}", "code": f"41{number:010d}", "title": title, **more}
    return Document(**fields)  # type: ignore[arg-type]


def keys(index: Index, text: str) -> list[str]:
    return [found.key for found in index.find(text)]


def test_the_nearer_the_name_the_earlier(tmp_path: Path) -> None:
    index = made(
        tmp_path,
        guide(1, "税收完税证明", department="公证", popularity=9),
        guide(2, "律师及公证机构", popularity=8),
        guide(3, "遗嘱见证", aliases=("公证遗嘱",), popularity=7),
        guide(4, "公证预约", popularity=6),
        guide(5, "公证", popularity=0),
    )
    found = index.find("公证")
    assert [one.key for one in found] == ["g5", "g4", "g3", "g2", "g1"]
    assert [one.match for one in found] == [Match.EXACT, Match.START, Match.ALIAS, Match.INSIDE, Match.ABOUT]
    assert keys(index, "gongzheng") == keys(index, "gz")[:5] == ["g5", "g4", "g3", "g2", "g1"]


def test_the_words_of_the_title_come_before_what_people_say_for_others(tmp_path: Path) -> None:
    index = made(tmp_path, guide(1, "社会保险登记", popularity=9), guide(2, "灵活就业人员社保费缴纳"))
    assert keys(index, "社保") == ["g2", "g1"]


def test_among_equals_the_popular_one_here_comes_first(tmp_path: Path) -> None:
    documents = (
        guide(1, "公证预约", region="440106", popularity=1),
        guide(2, "公证收费", region="440106", popularity=5),
        guide(3, "公证查询", region="440104", popularity=9),
    )
    assert keys(made(tmp_path, *documents, region="440106"), "公证") == ["g2", "g1", "g3"]
    assert keys(made(tmp_path, *documents, region="440104"), "公证") == ["g3", "g2", "g1"]


def test_the_order_does_not_hang_on_the_order_of_the_documents(tmp_path: Path, guides: list[Document]) -> None:
    texts = ("证", "cx", "gongjijin", "社保", "dengji")
    one = made(tmp_path, *guides, region=HERE)
    first = [one.find(text) for text in texts]
    other = made(tmp_path, *reversed(guides), region=HERE)
    assert [other.find(text) for text in texts] == first


def test_many_districts_are_one_item(index: Index, guides: list[Document]) -> None:
    found = index.find("营业执照")
    assert len({one.code for one in found}) == len(found)
    assert all(one.key.endswith(HERE) for one in found)


@pytest.mark.parametrize(
    ("region", "key"),
    [("440106", "district"), ("440104", "city"), ("441200", "province"), ("110101", "everywhere"), ("", "everywhere")],
)
def test_the_document_is_the_nearest_one(tmp_path: Path, region: str, key: str) -> None:
    places = {"district": "440106", "city": "440100", "province": "440000", "everywhere": ""}
    documents = (guide(1, "公证预约", key=name, region=code) for name, code in places.items())
    assert keys(made(tmp_path, *documents, region=region), "公证") == [key]


def test_what_is_offered_nowhere_around_is_still_found(tmp_path: Path) -> None:
    assert keys(made(tmp_path, guide(1, "公证预约", region="440106"), region="110101"), "公证") == ["g1"]


def test_a_place_that_is_named_decides(tmp_path: Path) -> None:
    index = made(
        tmp_path,
        guide(1, "公证预约", key="here", region="440106", place="天河区"),
        guide(1, "公证预约", key="there", region="440104", place="越秀区"),
        guide(2, "挂失", region="440106", place="天河区"),
        region="440106",
    )
    assert keys(index, "公证") == ["here"]
    assert keys(index, "越秀公证") == keys(index, "公证 越秀区") == keys(index, "越秀区gz") == ["there"]
    assert keys(index, "越秀") == ["there"], "a place alone: what it offers"


def test_a_place_without_an_answer_takes_nothing_away(tmp_path: Path) -> None:
    index = made(tmp_path, guide(1, "天河体育馆预约", region="440106", place="天河区"))
    assert keys(index, "天河体育馆") == ["g1"]
    assert keys(index, "天河魔术") == []
