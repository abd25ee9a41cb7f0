"""The port for an engine that reads handwriting, and the one way there is to have one: a program of its own.

No engine comes with the terminal. A profile names a program; without one there is no leaf for writing.
"""

from __future__ import annotations

import contextlib
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
_PATIENCE_SECONDS = 3.0


class Handwriting(Protocol):
    """Reads one hanzi at a time. Does its work outside the process that shows pages."""

    def recognise(self, strokes: Sequence[Stroke], answer: Answer) -> None:
        """Have ``strokes`` read. Returns at once. Strokes that are overtaken by later ones need not be answered."""

    def close(self) -> None:
        """End the engine and wait for it, at most two seconds."""


class HandwritingProgram:
    """An engine as a child process that speaks JSON lines over its standard input and output.

    It is asked ``{"strokes": [[[0.1, 0.2], …], …]}`` and answers each question with ``{"hanzi": ["永", …]}``. It is
    started at the first stroke. When it dies, stays silent for three seconds or talks nonsense there are no
    candidates, and the next stroke starts it again. It is told no field and no person; its standard error goes nowhere.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[str] | None = None
        self._next: tuple[str, Answer] | None = None
        self._asked = threading.Condition()
        self._closed = False
        self._worker: threading.Thread | None = None

    def recognise(self, strokes: Sequence[Stroke], answer: Answer) -> None:
        with self._asked:
            self._next = json.dumps({"strokes": strokes}), answer
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="handwriting", daemon=True)
                self._worker.start()
            self._asked.notify()

    def close(self) -> None:
        with self._asked:
            self._closed = True
            self._asked.notify()
            if self._child is not None:
                self._child.kill()
        if self._worker is not None:
            self._worker.join(2)

    def _work(self) -> None:
        while True:
            with self._asked:
                self._asked.wait_for(lambda: self._closed or self._next is not None)
                if self._closed or self._next is None:
                    self._stop()
                    return
                (question, answer), self._next = self._next, None
            answer(self._ask(question))

    def _ask(self, question: str) -> tuple[str, ...]:
        try:
            with self._asked:
                child = self._running()
            silence = threading.Timer(_PATIENCE_SECONDS, child.kill)
            silence.start()
            try:
                line = _exchange(child, question)
            finally:
                silence.cancel()
        except (OSError, ValueError):
            line = ""
        if not line:
            with self._asked:
                self._stop()
        return _read(line)

    def _running(self) -> subprocess.Popen[str]:
        """Raises OSError when the program cannot be started or the engine is closed."""
        if self._closed:
            raise OSError("the engine is closed")
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - the profile names it, and no shell reads it
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait(2)
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError, ValueError):  # what was still to be written goes nowhere
                if pipe is not None:
                    pipe.close()


def _exchange(child: subprocess.Popen[str], question: str) -> str:
    if child.stdin is None or child.stdout is None:
        raise OSError("a program without pipes")
    child.stdin.write(question + "\n")
    child.stdin.flush()
    return child.stdout.readline()


def _read(line: str) -> tuple[str, ...]:
    """The hanzi of an answer; none where it makes no sense."""
    try:
        hanzi = json.loads(line)["hanzi"]
    except (ValueError, TypeError, KeyError):
        return ()
    if not isinstance(hanzi, list):
        return ()
    return tuple(text for text in hanzi if isinstance(text, str) and len(text) == 1)[:_MOST]
