# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about each driver: frozen dataclasses, read from plain values with every mistake named.

A field without a default is required; one made by ``option`` has a check beyond its type. Reading checks; making an
instance by hand does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class OptionMistake(StrEnum):
    UNKNOWN = "unknown"  # there is no such option
    MISSING = "missing"  # it must be given
    WRONG_TYPE = "wrong_type"
    BAD_VALUE = "bad_value"


@dataclass(frozen=True)
class OptionProblem:
    """One mistake. ``expected`` says what may stand there: a type, a condition, or the options that exist."""

    option: str
    mistake: OptionMistake
    expected: str


class OptionsError(ValueError):
    """The options of a driver are wrong; all mistakes at once."""

    def __init__(self, problems: tuple[OptionProblem, ...]) -> None:
        super().__init__("; ".join(f"{each.option}: {each.mistake}, expected {each.expected}" for each in problems))
        self.problems = problems


@dataclass(frozen=True)
class Check:
    """A condition on a value of the right type, and its words."""

    holds: Callable[[Any], bool]
    expected: str


def option(check: Check, default: Any = MISSING) -> Any:
    """A field whose value must hold ``check``; required when it has no default."""
    return field(default=default, metadata={"check": check})


BAUD_RATES = (9600, 19200, 38400, 57600, 115200, 230400)
DEVICE = Check(lambda path: path.startswith("/"), "an absolute path, best one below /dev/serial/by-id")
BAUD_RATE = Check(lambda rate: rate in BAUD_RATES, "one of " + ", ".join(map(str, BAUD_RATES)))
HOST = Check(lambda host: bool(host) and not set(host) & set(" /"), "a host name or address")
PORT = Check(lambda port: 0 < port < 65536, "1 to 65535")

Options = TypeVar("Options", bound="DataclassInstance")


def read_options(kind: type[Options], values: Mapping[str, object]) -> Options:
    """The options of ``kind`` in ``values``. Raises OptionsError with every mistake in them."""
    known = {each.name: each for each in fields(kind)}
    types = get_type_hints(kind)
    problems = [
        OptionProblem(name, OptionMistake.UNKNOWN, "one of: " + (", ".join(known) or "none"))
        for name in values
        if name not in known
    ]
    for name, option in known.items():
        wanted = types[name]
        check: Check | None = option.metadata.get("check")
        if name not in values:
            if option.default is MISSING:
                problems.append(
                    OptionProblem(name, OptionMistake.MISSING, check.expected if check else wanted.__name__)
                )
        elif type(values[name]) is not wanted:  # exactly: True is no number here
            problems.append(OptionProblem(name, OptionMistake.WRONG_TYPE, wanted.__name__))
        elif check is not None and not check.holds(values[name]):
            problems.append(OptionProblem(name, OptionMistake.BAD_VALUE, check.expected))
    if problems:
        raise OptionsError(tuple(problems))
    return kind(**values)
