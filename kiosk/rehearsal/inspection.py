"""The journey's eyes: a client of the application's inspection socket (kiosk/qt/inspection.py has the other end)."""

from __future__ import annotations

import json
import socket
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from screens.models import PageKind

_ANSWER_SECONDS = 10.0


class InspectionGone(Exception):
    """The application does not answer: it has ended, or its window hangs."""


class _Seen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Rectangle(_Seen):
    """Place in the window, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class SeenControl(_Seen):
    name: str
    role: str
    text: str
    enabled: bool
    checked: bool
    rectangle: Rectangle
    on_screen: bool


class SeenPage(_Seen):
    """What is on the screen at one moment. ``settled``: nothing moves, and the last change is painted."""

    page: PageKind | None
    visit: int
    settled: bool
    focused: str = ""  # the name of the control that the keys stand on
    controls: tuple[SeenControl, ...]

    def control(self, name: str) -> SeenControl | None:
        """The control of that name, in which ``*`` stands for anything; one on the screen before one that is not."""
        named = [control for control in self.controls if fnmatchcase(control.name, name)]
        return next((control for control in named if control.on_screen), named[0] if named else None)

    def words(self) -> list[str]:
        """Everything that controls say."""
        return [control.text for control in self.controls if control.text]


class Arrival(_Seen):
    """A page that was not there before; ``at``: when the terminal took it over (monotonic, the machine's)."""

    at: float
    page: PageKind
    visit: int


class _Arrivals(_Seen):
    arrivals: tuple[Arrival, ...]


class InspectionClient:
    """Connects at the first question, and again after the application was started anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._pending = b""

    def look(self) -> SeenPage:
        """Raises InspectionGone."""
        try:
            return SeenPage.model_validate(self._ask({"ask": "page"}))
        except ValidationError as error:
            raise InspectionGone(f"an answer that makes no sense: {error.error_count()} mistakes") from None

    def arrivals(self) -> tuple[Arrival, ...]:
        """The last pages to which somebody has come, the latest last. Raises InspectionGone."""
        try:
            return _Arrivals.model_validate(self._ask({"ask": "arrivals"})).arrivals
        except ValidationError as error:
            raise InspectionGone(f"an answer that makes no sense: {error.error_count()} mistakes") from None

    def grab(self, file: Path) -> None:
        """A picture of the window, as PNG. Raises InspectionGone."""
        answer = self._ask({"ask": "grab", "path": str(file)})
        if "error" in answer:
            raise InspectionGone(str(answer["error"]))

    def heard(self, since: int) -> tuple[str, ...]:
        """What the terminal has said, sentence by sentence, after the first ``since`` of this run. Raises
        InspectionGone."""
        said = self._ask({"ask": "heard", "since": since}).get("heard")
        if not isinstance(said, list):
            raise InspectionGone("it does not say what it said")
        return tuple(str(sentence) for sentence in said)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            self._pending = b""

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            if self._socket is None:
                self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                self._socket.settimeout(_ANSWER_SECONDS)
                self._socket.connect(str(self._path))
            self._socket.sendall(json.dumps(question).encode() + b"\n")
            answer: dict[str, Any] = json.loads(self._read_line())
            return answer
        except (OSError, ValueError) as error:
            self.close()
            raise InspectionGone(type(error).__name__) from None

    def _read_line(self) -> bytes:
        while b"\n" not in self._pending:
            chunk = self._socket.recv(262144) if self._socket is not None else b""
            if not chunk:
                raise ConnectionResetError
            self._pending += chunk
        line, _, self._pending = self._pending.partition(b"\n")
        return line
