"""The port for an engine that reads handwriting, and the one way there is to have one: a program of its own.

No engine comes with the terminal. A profile names a program; without one there is no leaf for writing.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

#: Places a finger went through, in parts of the writing field: 0, 0 is its top left corner, 1, 1 its bottom right.
Stroke: TypeAlias = tuple[tuple[float, float], ...]
#: Gets the hanzi, the likeliest first, on any thread.
Answer: TypeAlias = Callable[[tuple[str, ...]], None]

#: What an engine may say at most.
_MOST = 40


class Handwriting(Protocol):
    """Reads one hanzi at a time. Does its work outside the process that shows pages."""

    def recognise(self, strokes: Sequence[Stroke], answer: Answer) -> None:
        """Have ``strokes`` read. Returns at once. Strokes that are overtaken by later ones need not be answered."""

    def close(self) -> None:
        """End the engine and wait for it, at most two seconds."""


class HandwritingProgram:
    """An engine as a child process that speaks JSON lines over its standard input and output.

    It is asked ``{"number": 7, "strokes": [[[0.1, 0.2], …], …]}`` and answers ``{"number": 7, "hanzi": ["永", …]}``.
    It is started at the first stroke; when it dies or talks nonsense there are no candidates, and the next stroke
    starts it again. It is told no field and no person, and its standard error goes nowhere.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[str] | None = None
        self._number = 0
        self._wanted: tuple[int, Answer] | None = None
        self._lock = threading.Lock()

    def recognise(self, strokes: Sequence[Stroke], answer: Answer) -> None:
        with self._lock:
            self._number += 1
            self._wanted = self._number, answer
            request = json.dumps({"number": self._number, "strokes": strokes})
        try:
            pipe = self._running().stdin
            assert pipe is not None
            pipe.write(request + "\n")
            pipe.flush()
        except OSError:
            self._answer(self._number, ())

    def close(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait(2)
        assert child.stdin is not None
        try:
            child.stdin.close()
        except OSError:
            pass  # what was still to be written goes nowhere

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            threading.Thread(target=self._listen, args=(self._child,), name="handwriting", daemon=True).start()
        return self._child

    def _listen(self, child: subprocess.Popen[str]) -> None:
        assert child.stdout is not None
        with child.stdout:
            for line in child.stdout:
                number, hanzi = _read(line)
                self._answer(number, hanzi)

    def _answer(self, number: int, hanzi: tuple[str, ...]) -> None:
        with self._lock:
            if self._wanted is None or self._wanted[0] != number:
                return
            answer = self._wanted[1]
            self._wanted = None
        answer(hanzi)


def _read(line: str) -> tuple[int, tuple[str, ...]]:
    """Number and hanzi of an answer; number 0, which nobody waits for, where it makes no sense."""
    try:
        answer = json.loads(line)
        number, hanzi = answer["number"], answer["hanzi"]
    except (ValueError, TypeError, KeyError):
        return 0, ()
    if not isinstance(number, int) or not isinstance(hanzi, list):
        return 0, ()
    return number, tuple(text for text in hanzi if isinstance(text, str) and len(text) == 1)[:_MOST]
