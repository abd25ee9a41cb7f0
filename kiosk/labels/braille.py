"""Text as cells of six dots: English uncontracted (grade 1), and Chinese common braille (GF 0019-2018) out of pinyin.

GF 0019-2018, 国家通用盲文方案, writes an initial, a final and the tone, the syllables of a word joined. A tone that is
the usual one after an initial is left out, so that a syllable without a tone is read with that one. Its six shortened
words (的 么 你 他 她 它) are words and no syllables: none stands on a label, and pinyin does not tell them.
"""

from __future__ import annotations

import re

_FIRST = 0x2800
SPACE = chr(_FIRST)


def cell(dots: str) -> str:
    """The cell with these dots: ``cell("14")`` is ⠉. Dots 1 to 3 go down on the left, 4 to 6 on the right."""
    return chr(_FIRST + sum(1 << (int(dot) - 1) for dot in dots))


def dots_of(sign: str) -> tuple[int, ...]:
    """The dots of a cell, 1 to 6."""
    bits = ord(sign) - _FIRST
    return tuple(dot for dot in range(1, 7) if bits >> (dot - 1) & 1)


_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "1",
            "12",
            "14",
            "145",
            "15",
            "124",
            "1245",
            "125",
            "24",
            "245",
            "13",
            "123",
            "134",
            "1345",
            "135",
            "1234",
            "12345",
            "1235",
            "234",
            "2345",
            "136",
            "1236",
            "2456",
            "1346",
            "13456",
            "1356",
        ],
        strict=True,
    )
)
_NUMBER_SIGN, _CAPITAL_SIGN = cell("3456"), cell("6")
_DIGITS = dict(zip("1234567890", "abcdefghij", strict=True))

_INITIALS = {
    "b": "12", "p": "1234", "m": "134", "f": "124", "d": "145", "t": "2345", "n": "1345", "l": "123",
    "g": "1245", "k": "13", "h": "125", "j": "1245", "q": "13", "x": "125",
    "zh": "34", "ch": "12345", "sh": "156", "r": "245", "z": "1356", "c": "14", "s": "234",
}  # fmt: skip
_FINALS = {
    "a": "35", "o": "26", "e": "26", "i": "24", "u": "136", "v": "346", "er": "1235",
    "ai": "246", "ao": "235", "ei": "2346", "ou": "12356", "ia": "1246", "iao": "345", "ie": "15", "iu": "1256",
    "ua": "123456", "uai": "13456", "ui": "2456", "uo": "135", "ve": "23456",
    "an": "1236", "ang": "236", "en": "356", "eng": "3456", "ian": "146", "iang": "1346", "in": "126", "ing": "16",
    "uan": "12456", "uang": "2356", "un": "25", "ong": "256", "van": "12346", "vn": "456", "iong": "1456",
}  # fmt: skip
#: By initial: the tone that is left out. Without an initial it is the fourth, but for the syllables named below.
_UNWRITTEN = {
    "f": "1",
    **dict.fromkeys(("p", "m", "t", "n", "h", "q", "ch", "r", "c"), "2"),
    **dict.fromkeys(("b", "d", "l", "g", "k", "j", "x", "zh", "sh", "z", "s"), "4"),
}
_UNWRITTEN_ALONE = {"yi": "1", "er": "2", "ye": "3", "wo": "3", "you": "3", "e": ""}
#: One cell is e and o: alone, e has its tone always and o never, which tells them apart.
_WITHOUT_TONE = "o"
#: Written all the same: without a tone they are the endings 子, 了 and 头.
_WRITTEN = ("zi4", "le4", "tou2")
_TONES = {"1": "1", "2": "2", "3": "3", "4": "23"}
#: How a syllable without an initial is written, and what it is.
_ALONE = {
    "yi": "i", "ya": "ia", "yao": "iao", "ye": "ie", "you": "iu", "yan": "ian", "yang": "iang", "yin": "in",
    "ying": "ing", "yo": "iu", "yong": "iong", "wu": "u", "wa": "ua", "wai": "uai", "wei": "ui", "wo": "uo",
    "wan": "uan", "wang": "uang", "wen": "un", "weng": "ong", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn",
}  # fmt: skip
_SYLLABLE = re.compile(r"([a-zü]+)([1-5])")
#: Their i is no sound of its own, and is not written.
_BARE = ("zh", "ch", "sh", "r", "z", "c", "s")


def english(text: str) -> str:
    """Letters, digits and spaces; anything else is a ValueError."""
    cells: list[str] = []
    number = False
    for sign in text:
        if sign == " ":
            cells.append(SPACE)
        elif sign in _DIGITS:
            cells.append(("" if number else _NUMBER_SIGN) + cell(_LETTERS[_DIGITS[sign]]))
        elif sign.lower() in _LETTERS:
            cells.append((_CAPITAL_SIGN if sign.isupper() else "") + cell(_LETTERS[sign.lower()]))
        else:
            raise ValueError(f"no braille for {sign!r}")
        number = sign in _DIGITS
    return "".join(cells)


def chinese(pinyin: str) -> str:
    """``shen1fen4zheng4 du2ka3qu1``: syllables with their tones, words parted by spaces.

    Raises ValueError for what is no pinyin.
    """
    return SPACE.join("".join(_word(word)) for word in pinyin.split())


def _word(word: str) -> list[str]:
    syllables = _SYLLABLE.findall(word)
    if "".join(letters + tone for letters, tone in syllables) != word:
        raise ValueError(f"not pinyin with tones: {word!r}")
    return [_syllable(letters) + _tone(letters, tone) for letters, tone in syllables]


def _tone(letters: str, tone: str) -> str:
    initial = _initial(letters)
    unwritten = _UNWRITTEN[initial] if initial else _UNWRITTEN_ALONE.get(letters, "4")
    left_out = tone == "5" or letters == _WITHOUT_TONE or (tone == unwritten and letters + tone not in _WRITTEN)
    return "" if left_out else cell(_TONES[tone])


def _initial(letters: str) -> str:
    """Empty for a syllable without one."""
    return letters[:2] if letters[:2] in _INITIALS else letters[:1] if letters[:1] in _INITIALS else ""


def _syllable(letters: str) -> str:
    letters = letters.replace("ü", "v")
    if letters in _ALONE:
        return cell(_FINALS[_ALONE[letters]])
    if letters in _FINALS:
        return cell(_FINALS[letters])
    initial = _initial(letters)
    final = letters[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if initial not in _INITIALS or final not in _FINALS:
        raise ValueError(f"no syllable: {letters!r}")
    if final == "i" and initial in _BARE:
        return cell(_INITIALS[initial])
    return cell(_INITIALS[initial]) + cell(_FINALS[final])
