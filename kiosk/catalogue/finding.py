"""The catalogue's services as documents of the search, and an index of them as the catalogue's finder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from kiosk.catalogue.collection import Catalogue, Finder, Hit
from kiosk.catalogue.guides import guide_key
from kiosk.catalogue.model import LifeEvent, Service, State
from kiosk.catalogue.regions import Region
from kiosk.search import Document, Index

#: How people say what has happened to them.
LIFE_EVENT_WORDS: Mapping[LifeEvent, tuple[str, ...]] = {
    LifeEvent.BABY: ("出生", "生孩子", "新生儿"),
    LifeEvent.SCHOOL: ("上学", "入学", "孩子上学"),
    LifeEvent.FIRST_JOB: ("找工作", "就业", "毕业"),
    LifeEvent.LOST_JOB: ("失业", "没工作"),
    LifeEvent.MARRY: ("结婚", "领证"),
    LifeEvent.BUY_HOME: ("买房", "购房"),
    LifeEvent.SELL_HOME: ("卖房",),
    LifeEvent.RENT_HOME: ("租房",),
    LifeEvent.ILL: ("看病", "生病", "住院"),
    LifeEvent.RETIRE: ("退休",),
    LifeEvent.LOST_PAPERS: ("证件丢了", "补办", "遗失"),
    LifeEvent.MOVE: ("搬家", "迁户口"),
    LifeEvent.CAR: ("买车", "用车", "开车"),
    LifeEvent.TRAVEL: ("出国", "旅游", "出境"),
    LifeEvent.START_BUSINESS: ("开公司", "开店", "创业"),
    LifeEvent.CLOSE_BUSINESS: ("注销公司", "关店"),
    LifeEvent.HARDSHIP: ("困难", "救助"),
    LifeEvent.DISABILITY: ("残疾",),
    LifeEvent.DEATH: ("去世", "身后事", "死亡"),
    LifeEvent.VETERAN: ("退伍", "退役"),
}
#: More than anybody looks through; browsing by department is for that.
_MOST = 60


def documents(catalogue: Catalogue) -> list[Document]:
    """What is searched: the published services, those that another one has replaced, and the guides of every place.

    A guide has nothing of its own to be found by but its place: what it is called and about is its item's.
    """
    found = []
    for service in catalogue.services.values():
        if service.state is State.PUBLISHED or service.replaced_by is not None:
            found.append(_document(service, catalogue.department(service).zh))
            found += (
                _guide(service, region)
                for code in catalogue.guides.regions_of(service.code)
                if (region := catalogue.regions.by_code.get(code)) is not None
            )
    return found


class IndexFinder:
    """An open index; where its file fails, ``otherwise`` answers and ``on_fault`` hears of it."""

    def __init__(self, index: Index, otherwise: Finder, on_fault: Callable[[sqlite3.Error], None]) -> None:
        self._index = index
        self._otherwise = otherwise
        self._on_fault = on_fault

    def find(self, text: str) -> tuple[Hit, ...]:
        try:
            return tuple(
                Hit(found.code, found.region if found.place else "") for found in self._index.find(text, _MOST)
            )
        except sqlite3.Error as error:
            self._on_fault(error)
            return self._otherwise.find(text)

    def knows(self, word: str) -> bool:
        return self._index.knows(word)


def _guide(service: Service, region: Region) -> Document:
    return Document(
        key=guide_key(service.code, region.code),
        code=service.code,
        title=service.title.zh,
        region=region.code,
        place=region.name.zh,
    )


def _document(service: Service, department: str) -> Document:
    return Document(
        key=service.code,
        code=service.code,
        title=service.title.zh,
        english=service.title.en,
        aliases=service.aliases,
        search_words=service.search_words,
        department=department,
        life_events=tuple(word for event in service.life_events for word in LIFE_EVENT_WORDS[event]),
        popularity=service.channels.hall.popular,
    )
