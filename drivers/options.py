# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about each driver: frozen dataclasses, read from plain values with every mistake named.

A field without a default is required. Checks that need more than the type raise OptionValueError in ``__post_init__``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import TypeVar, get_type_hints
from urllib.parse import urlsplit


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


class OptionValueError(ValueError):
    """A value of the right type that cannot be."""

    def __init__(self, option: str, expected: str) -> None:
        super().__init__(f"{option}: expected {expected}")
        self.option = option
        self.expected = expected


def _require(right: bool, option: str, expected: str) -> None:
    if not right:
        raise OptionValueError(option, expected)


def _check_port(port: int) -> None:
    _require(0 < port < 65536, "port", "1 to 65535")


def _check_columns(columns: int) -> None:
    _require(24 <= columns <= 64, "columns", "24 to 64; 48 on 80 mm paper, 32 on 58 mm")


def _check_device(device: str) -> None:
    _require(device.startswith("/"), "device", "an absolute path, best one below /dev/serial/by-id")


_BAUD_RATES = (9600, 19200, 38400, 57600, 115200, 230400)


def _check_baud_rate(baud_rate: int) -> None:
    _require(baud_rate in _BAUD_RATES, "baud_rate", "one of " + ", ".join(map(str, _BAUD_RATES)))


@dataclass(frozen=True)
class SamvSerialOptions:
    """A resident-ID reader on a serial port."""

    device: str
    baud_rate: int = 115200
    added_address: bool = False  # also read the address that was written to the card later

    def __post_init__(self) -> None:
        _check_device(self.device)
        _check_baud_rate(self.baud_rate)


@dataclass(frozen=True)
class SamvTcpOptions:
    """A resident-ID reader behind a serial-to-network converter."""

    host: str
    port: int
    added_address: bool = False

    def __post_init__(self) -> None:
        _check_port(self.port)


@dataclass(frozen=True)
class EscPosTcpOptions:
    """A receipt printer on the network."""

    host: str
    port: int = 9100
    columns: int = 48

    def __post_init__(self) -> None:
        _check_port(self.port)
        _check_columns(self.columns)


@dataclass(frozen=True)
class EscPosSerialOptions:
    """A receipt printer on a serial port."""

    device: str
    baud_rate: int = 115200
    columns: int = 48

    def __post_init__(self) -> None:
        _check_device(self.device)
        _check_baud_rate(self.baud_rate)
        _check_columns(self.columns)


@dataclass(frozen=True)
class IppOptions:
    """An A4 printer, or a queue of a CUPS server."""

    uri: str
    media: str = "iso_a4_210x297mm"

    def __post_init__(self) -> None:
        parts = urlsplit(self.uri)
        _require(parts.scheme == "ipp" and bool(parts.hostname), "uri", "an address like ipp://192.0.2.7/ipp/print")


@dataclass(frozen=True)
class SimulatedIdCardOptions:
    """A reader in memory; cards are laid on it by the program that made it."""


@dataclass(frozen=True)
class SimulatedReceiptPrinterOptions:
    columns: int = 48

    def __post_init__(self) -> None:
        _check_columns(self.columns)


@dataclass(frozen=True)
class SimulatedDocumentPrinterOptions:
    """A printer in memory."""


Options = TypeVar("Options")


def read_options(kind: type[Options], values: Mapping[str, object]) -> Options:
    """The options of ``kind`` in ``values``. Raises OptionsError with every mistake in them."""
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    types = get_type_hints(kind)
    problems = [
        OptionProblem(name, OptionMistake.UNKNOWN, "one of: " + (", ".join(known) or "none"))
        for name in values
        if name not in known
    ]
    for name, field in known.items():
        wanted = types[name]
        if name not in values:
            if field.default is MISSING:
                problems.append(OptionProblem(name, OptionMistake.MISSING, wanted.__name__))
        elif type(values[name]) is not wanted:  # exactly: True is no number here
            problems.append(OptionProblem(name, OptionMistake.WRONG_TYPE, wanted.__name__))
    if problems:
        raise OptionsError(tuple(problems))
    try:
        return kind(**values)
    except OptionValueError as error:
        problem = OptionProblem(error.option, OptionMistake.BAD_VALUE, error.expected)
        raise OptionsError((problem,)) from error
