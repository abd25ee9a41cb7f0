"""What controls are called that a page model does not name one by one. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class KeyboardWords:
    """The keyboard: its ways to write, its keys, and what their panels say."""

    pinyin: str = "拼音"
    nine: str = "九键"
    stroke: str = "笔画"
    cangjie: str = "倉頡"
    zhuyin: str = "注音"
    write: str = "手写"
    latin: str = "ABC"
    signs: str = "123"
    rare: str = "生僻字"
    back: str = "⌫"
    done: str = "✓"
    space: str = "␣"
    clear: str = "×"
    shift: str = "⇧"
    hide: str = "↓"
    more: str = "…"  # unfolds the candidates
    fold: str = "↑"  # folds them away
    horizontal: str = "横"  # the five strokes
    vertical: str = "竖"
    left_falling: str = "撇"
    dot: str = "点"
    turning: str = "折"
    any_stroke: str = "?"
    earlier: str = "‹"  # a page of candidates back
    later: str = "›"
    by_radical: str = "部首"
    by_code: str = "编码"
    beside_lead: str = "+"  # pick how many strokes stand beside it
    code_lead: str = "U+"  # type the code of the hanzi
    other_radical: str = "‹"  # back to the radicals
    write_lead: str = "手写"  # in the writing field


@dataclass(frozen=True)
class ControlWords:
    """What the controls that are only drawn are called by speech and the accessibility tree, and short fixed words."""

    more_below: str = "↓"  # action:scroll-down, moves the page by itself
    more_above: str = "↑"  # action:scroll-up
    clear: str = "×"  # empties a text field: action:clear-<key>
    earlier: str = "‹"  # the years of a month picker: option:<field>:earlier
    later: str = "›"  # option:<field>:later
    reveal: str = "○"  # shows a concealed fact: action:reveal:<key>, intent action:reveal {"key": …}
    unseen: str = "▪"  # on a screen that shows nothing: touch it to see
    languages: str = "文 A"  # action:languages, opens the choices where a row of languages finds no room
    keyboard: KeyboardWords = field(default_factory=KeyboardWords)
