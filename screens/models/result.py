"""Waiting for a result, the result, and its printing."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.parts import Action, Fact, Scene


@dataclass(frozen=True)
class WorkingBody:
    title: str
    message: str  # what is asked of whom, and how long it usually takes
    scene: Scene
    waited: str = ""  # after three seconds: how long it takes by now
    cancel: Action | None = None


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    numeric: bool = False
    weight: int = 1  # share of the width


@dataclass(frozen=True)
class Row:
    key: str
    cells: tuple[str, ...]
    group: bool = False  # a heading line (a year), with its sums in the cells
    total: bool = False


@dataclass(frozen=True)
class TableBody:
    title: str
    summary: str  # the answer in a sentence
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class DocumentBody:
    title: str
    summary: str
    pictures: tuple[str, ...]  # handles of the session's pictures: image://session/<handle>
    facts: tuple[Fact, ...]
    assurance: str  # signed by whom, verified
    note: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class PrintingBody:
    title: str
    message: str
    scene: Scene
    progress: str  # page n of m in words
    fraction: float | None  # 0..1, None when unknown
    cancel: Action | None = None
