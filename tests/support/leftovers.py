"""Looking for what should be gone: in everything that an object can reach, in running threads, in files."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType

_ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def left_over(
    canaries: Sequence[str], roots: Iterable[object], outside: Iterable[object], threads: Iterable[threading.Thread]
) -> list[str]:
    """Which canary was found where. ``outside`` belongs to the world around: it is not looked into."""
    running = sys._current_frames()
    frames = [running[thread.ident] for thread in threads if thread.ident in running]
    values = [*roots, *(value for frame in frames for value in _locals(frame))]
    needles = [(canary, canary.encode(encoding)) for canary in canaries for encoding in _ENCODINGS]
    found = []
    for holder, text in _texts(values, {id(thing) for thing in outside}):
        for canary, coded in needles:
            if (canary in text) if isinstance(text, str) else (coded in text):
                found.append(f"{canary!r} in {text[:60]!r} of {type(holder).__name__}")
    return found


def in_files(canaries: Sequence[str], folders: Iterable[Path]) -> list[str]:
    """Which canary stands in which file below ``folders``, or in its name."""
    return [
        f"{canary!r} in {file}"
        for folder in folders
        for file in folder.rglob("*")
        for canary in canaries
        if canary in file.name
        or (file.is_file() and any(canary.encode(encoding) in file.read_bytes() for encoding in _ENCODINGS))
    ]


def _texts(values: list[object], outside: set[int]) -> Iterator[tuple[object, str | bytes]]:
    """Every text that can be reached, and who holds it."""
    seen = outside | {id(values)}
    waiting: list[tuple[object, object]] = [(values, value) for value in values]
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, str | bytes | bytearray):
            yield holder, bytes(value) if isinstance(value, bytearray) else value
        if id(value) in seen or isinstance(value, type | ModuleType | CodeType | FrameType):
            continue
        seen.add(id(value))
        waiting += [(value, inner) for inner in _held_by(value)]


def _held_by(value: object) -> Iterable[object]:
    if isinstance(value, FunctionType):  # not its globals: they are the program's own
        return [*(value.__defaults__ or ()), *(value.__kwdefaults__ or {}).values(), *(value.__closure__ or ())]
    return gc.get_referents(value)


def _locals(frame: FrameType | None) -> Iterator[object]:
    while frame is not None:
        yield from list(frame.f_locals.values())
        frame = frame.f_back
