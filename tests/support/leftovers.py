"""Looking for what should be gone: in everything that an object can reach, in running threads, in files."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType

_ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


#: Classes of these packages belong to the world around: simulated devices hold what lies on or in them.
_OUTSIDE = ("drivers.", "tests.", "_pytest.")
_VALUES = "drivers.protocols"  # but for what they hand over


def left_over(canaries: Sequence[str], roots: Iterable[object], threads: Iterable[threading.Thread]) -> list[str]:
    """Which canary was found where, from ``roots`` on and in what the ``threads`` are doing."""
    running = sys._current_frames()
    frames = [running[thread.ident] for thread in threads if thread.ident in running]
    values = [*roots, *(value for frame in frames for value in _locals(frame))]
    needles = [(canary, canary.encode(encoding)) for canary in canaries for encoding in _ENCODINGS]
    found = []
    for holder, text in _texts(values):
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
        for content in [_content(file)]
        for canary in canaries
        if canary in file.name or any(canary.encode(encoding) in content for encoding in _ENCODINGS)
    ]


def _content(file: Path) -> bytes:
    """Of a file; nothing of a folder, and of a file that has just gone, as a database's side files do."""
    try:
        return file.read_bytes()
    except (IsADirectoryError, FileNotFoundError):
        return b""


def _texts(values: list[object]) -> Iterator[tuple[object, str | bytes]]:
    """Every text that can be reached, and who holds it."""
    seen = {id(values)}
    waiting: list[tuple[object, object]] = [(values, value) for value in values]
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, str | bytes | bytearray):
            yield holder, bytes(value) if isinstance(value, bytearray) else value
        if id(value) in seen or isinstance(value, type | ModuleType | CodeType | FrameType):
            continue
        module = type(value).__module__
        if module.startswith(_OUTSIDE) and not module.startswith(_VALUES):
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
