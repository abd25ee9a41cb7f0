"""Writes the tables of this package from the data of three Debian packages. See README.md for their licences.

Run by ``kiosk generate``; never on a terminal.
"""

from __future__ import annotations

import bz2
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.hanzi.nine import digits_of

RIME = Path("/usr/share/rime-data")
UNICODE = Path("/usr/share/unicode")

_STROKES = str.maketrans("hspnz", "12345")
#: Unified ideographs up to Extension F: what the fonts of a terminal can draw.
_LAST = 0x2EBEF
_NINE_SOURCE = (
    "# rime-pinyin-simp, from the Android Open Source Project's pinyin input (Apache-2.0); Unihan (Unicode)\n"
)
_STROKE_SOURCE = "# rime-stroke (LGPL-3.0), from the CNS11643 database; frequencies of rime-pinyin-simp (Apache-2.0)\n"
_UNIHAN_SOURCE = "# Unihan 15.0, (C) 2022 Unicode, Inc. (Unicode licence)\n"


def nine() -> str:
    """Reading, text, frequency, ordered by the reading's digits."""
    lines: dict[tuple[str, str], int] = {}
    for text, reading, weight in _pinyin():
        lines[(reading, text)] = max(weight, lines.get((reading, text), 0))
    for hanzi, reading in _standard_readings():
        lines.setdefault((reading, hanzi), 0)
    ordered = sorted(lines.items(), key=lambda line: (digits_of(line[0][0].encode()), -line[1], line[0]))
    return _NINE_SOURCE + "".join(f"{reading}\t{text}\t{weight}\n" for (reading, text), weight in ordered)


def syllables() -> str:
    """Every syllable a single hanzi is read by, one a line."""
    found = {reading for text, reading, _ in _pinyin() if len(text) == 1} | {r for _, r in _standard_readings()}
    return _NINE_SOURCE + "".join(f"{syllable}\n" for syllable in sorted(found))


def common_strokes() -> str:
    """Strokes, hanzi, frequency of what a resident is likely to write."""
    weights = _weights()
    lines = sorted({(strokes, hanzi) for hanzi, strokes in _strokes() if hanzi in weights})
    return _STROKE_SOURCE + "".join(f"{strokes}\t{hanzi}\t{weights[hanzi]}\n" for strokes, hanzi in lines)


def seldom_strokes() -> str:
    """Strokes and hanzi of all others."""
    weights = _weights()
    lines = sorted({(strokes, hanzi) for hanzi, strokes in _strokes() if hanzi not in weights})
    return _STROKE_SOURCE + "".join(f"{strokes}\t{hanzi}\n" for strokes, hanzi in lines)


def radicals() -> str:
    """Number, hanzi and strokes of the 214 radicals, by strokes."""
    strokes = {hanzi: int(value.split()[0]) for hanzi, value in _unihan("IRGSources", "kTotalStrokes")}
    lines = []
    for line in (UNICODE / "CJKRadicals.txt").read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"(\d+); [0-9A-F]*; ([0-9A-F]+)", line)
        if match is not None:
            hanzi = chr(int(match[2], 16))
            lines.append((strokes[hanzi], int(match[1]), hanzi))
    return _UNIHAN_SOURCE + "".join(f"{number:03}\t{hanzi}\t{count}\n" for count, number, hanzi in sorted(lines))


def hanzi_of_radicals() -> str:
    """Radical and strokes beside it, and the hanzi that have them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for hanzi, value in _unihan("IRGSources", "kRSUnicode"):
        if ord(hanzi) > _LAST or unicodedata.normalize("NFC", hanzi) != hanzi:
            continue  # beyond the fonts, or a second code for the same hanzi
        for part in value.split():
            # An apostrophe marks a simplified radical. A negative rest is a variant form of the radical.
            radical, rest = part.replace("'", "").split(".")
            groups[f"{int(radical):03}.{max(0, int(rest)):02}"].append(hanzi)
    return _UNIHAN_SOURCE + "".join(f"{key}\t{''.join(sorted(set(groups[key])))}\n" for key in sorted(groups))


def examples() -> str:
    """Hanzi and the word that tells it from others that sound alike: the most frequent of two hanzi it stands in.

    A word that begins with it is better known by it, and counts twice. 社 is told by 社会.
    """
    best: dict[str, tuple[int, str]] = {}
    for word, _, weight in _pinyin():
        if len(word) != 2 or word[0] == word[1]:
            continue
        for hanzi, counts in ((word[0], 2 * weight), (word[1], weight)):
            if (counts, word) > best.get(hanzi, (-1, "")):
                best[hanzi] = (counts, word)
    return _NINE_SOURCE + "".join(f"{hanzi}\t{word}\n" for hanzi, (_, word) in sorted(best.items()))


#: What each table of ``data`` holds, by the name of its file.
TABLES: Mapping[str, Callable[[], str]] = {
    "nine": nine,
    "syllables": syllables,
    "common-strokes": common_strokes,
    "seldom-strokes": seldom_strokes,
    "radicals": radicals,
    "radical-hanzi": hanzi_of_radicals,
    "examples": examples,
}


def _pinyin() -> Iterator[tuple[str, str, int]]:
    for line in _body(RIME / "pinyin_simp.dict.yaml"):
        columns = line.split("\t")
        if len(columns) >= 2 and re.fullmatch(r"[a-z ]+", columns[1]):
            yield columns[0], columns[1].replace(" ", "'"), int(columns[2]) if len(columns) > 2 else 0


def _standard_readings() -> Iterator[tuple[str, str]]:
    """Readings of the 8105 hanzi of the Table of General Standard Chinese Characters (2013), without tones."""
    plain = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
    for hanzi, value in _unihan("Readings", "kTGHZ2013"):
        for readings in re.findall(r":(\S+)", value):
            for reading in readings.split(","):
                yield hanzi, reading.translate(plain)


def _weights() -> dict[str, int]:
    weights = dict.fromkeys((hanzi for hanzi, _ in _standard_readings()), 0)
    for text, _, weight in _pinyin():
        if len(text) == 1:
            weights[text] = weights.get(text, 0) + weight
    return weights


def _strokes() -> Iterator[tuple[str, str]]:
    for line in _body(RIME / "stroke.dict.yaml"):
        hanzi, _, strokes = line.partition("\t")
        if len(hanzi) == 1 and 0x3400 <= ord(hanzi) <= _LAST and re.fullmatch("[hspnz]+", strokes):
            yield hanzi, strokes.translate(_STROKES)


def _body(path: Path) -> list[str]:
    """The lines of a Rime dictionary, which begins with a description up to a line of three dots."""
    return path.read_text(encoding="utf-8").partition("\n...\n")[2].splitlines()


def _unihan(file: str, field: str) -> Iterator[tuple[str, str]]:
    text = bz2.decompress((UNICODE / f"Unihan_{file}.txt.bz2").read_bytes()).decode()
    for line in text.splitlines():
        if f"\t{field}\t" in line:
            code, _, value = line.split("\t")
            yield chr(int(code[2:], 16)), value
