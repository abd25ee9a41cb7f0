"""The one shape in which every benchmark says what it measured."""

from __future__ import annotations

import json
import operator
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Op(StrEnum):
    AT_MOST = "<="
    AT_LEAST = ">="


_COMPARE: Mapping[Op, Callable[[float, float], bool]] = {Op.AT_MOST: operator.le, Op.AT_LEAST: operator.ge}


@dataclass(frozen=True)
class Aim:
    """What a figure should be. A missed aim is a result like any other: the benchmark has done its work."""

    name: str
    value: float
    op: Op
    aim: float

    @property
    def met(self) -> bool:
        return _COMPARE[self.op](self.value, self.aim)

    def as_json(self) -> dict[str, object]:
        return {"name": self.name, "value": self.value, "op": self.op.value, "aim": self.aim, "met": self.met}


@dataclass(frozen=True)
class Report:
    """``figures`` are medians of interleaved runs unless their names say otherwise; units stand in the names."""

    name: str
    figures: Mapping[str, float | int | str]
    aims: tuple[Aim, ...]

    def as_json(self) -> str:
        """``{"name", "machine", "figures", "aims"}`` on one line."""
        data = {
            "name": self.name,
            "machine": machine(),
            "figures": dict(self.figures),
            "aims": [aim.as_json() for aim in self.aims],
        }
        return json.dumps(data, ensure_ascii=False)

    def as_lines(self) -> str:
        """For a person."""
        width = max(map(len, [*self.figures, *(aim.name for aim in self.aims)]))
        lines = [self.name, *(f"  {name:<{width}}  {value}" for name, value in self.figures.items())]
        for aim in self.aims:
            verdict = "met" if aim.met else "missed"
            lines.append(f"  {aim.name:<{width}}  {aim.value} {aim.op} {aim.aim}: {verdict}")
        return "\n".join(lines)


def machine() -> dict[str, str | int]:
    """What it was measured on: figures of two machines cannot be compared without it."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": int((_first("/proc/meminfo", "MemTotal") or "0").split()[0]) // 1024,
        "system": _first("/etc/os-release", "PRETTY_NAME").strip('"') or platform.platform(),
        "python": platform.python_version(),
    }


def _first(file: str, key: str) -> str:
    """The value of the first line ``key: value`` or ``key=value`` in ``file``, "" when there is none."""
    try:
        lines = Path(file).read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        if line.startswith(key):
            return line[len(key) :].lstrip(" \t:=").strip()
    return ""
