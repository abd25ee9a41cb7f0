"""What somebody asked of ``kiosk provision``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.profile import Profile

#: What lies on a stick, beside or instead of what the network would bring.
REQUEST_FILE = "enrolment-request.json"
ANSWER_FILE = "enrolment-answer.json"
CODE_FILE = "enrolment-code"
CATALOGUE_FILE = "catalogue.json"


def _nobody_compares(number: str) -> bool:
    return False


@dataclass(frozen=True)
class Order:
    """``profile`` was read from ``file``, which may lie on a stick.

    ``stick``: a folder that stands for the network; ``code``: the one-time code, where the call said one;
    ``ask``: has somebody type the code, None where nobody can; ``compare``: has somebody compare the number of a
    carried answer with the one that they were told.
    """

    file: Path
    profile: Profile
    code: str | None = None
    stick: Path | None = None
    compare: Callable[[str], bool] = _nobody_compares
    ask: Callable[[], str | None] | None = None

    def on_stick(self, name: str) -> Path:
        """The place of a file of this terminal. Only with a stick."""
        return (self.stick or Path()) / self.profile.terminal.id / name
