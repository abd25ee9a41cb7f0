"""Guides to search: the items of a file, offered by as many districts as it takes, always the same."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

import yaml

from kiosk.search import Document

#: Districts are named by two of these, as 东湖区: enough for 100,000 guides of 171 items.
_FIRST = "东南西北中上下新古长青红白黄金银玉龙凤鹤云江河海山"
_SECOND = "湖江河山城门桥口港湾原川陵阳泉溪林田塘岭坪关峰洲源"
HERE = "419901"


@dataclass(frozen=True)
class Labelled:
    """What somebody types, and the codes of the items that answer it."""

    kind: str
    query: str
    items: frozenset[str]


def read_labelled(file: Path) -> tuple[Labelled, ...]:
    """A mapping of kinds to lists of ``query`` and ``items``."""
    data = yaml.safe_load(file.read_text("utf-8"))
    return tuple(Labelled(kind, one["query"], frozenset(one["items"])) for kind, ones in data.items() for one in ones)


def make_guides(items: Path, count: int) -> list[Document]:
    """``count`` guides: each district offers every item, the last as many as are left. The first one is ``HERE``."""
    with items.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    districts = [first + second + "区" for first, second in product(_FIRST, _SECOND)]
    if count > len(districts) * len(rows):
        raise ValueError("there are not so many districts")
    return list(
        islice(
            (
                Document(
                    key=f"{row['code']}-{int(HERE) + number}",
                    code=row["code"],
                    title=row["title_zh"],
                    english=row["title_en"],
                    department=row["department"],
                    life_events=tuple(row["life_events"].split()),
                    region=str(int(HERE) + number),
                    place=place,
                )
                for number, place in enumerate(districts)
                for row in rows
            ),
            count,
        )
    )


def each_its_own(guides: Sequence[Document]) -> list[Document]:
    """The same guides with no two titles alike: what a search has to bear that cannot put districts together."""
    return [
        Document(
            key=guide.key,
            code=f"41{number:010d}",
            title=f"{guide.place}{guide.title}",
            english=guide.english,
            department=guide.department,
            region=guide.region,
        )
        for number, guide in enumerate(guides)
    ]
