# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about each driver: frozen dataclasses, read from plain values with every mistake named.

A field without a default is required; one made by ``_option`` has a check beyond its type. Reading checks; making an
instance by hand does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints
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


@dataclass(frozen=True)
class _Check:
    """A condition on a value of the right type, and its words."""

    holds: Callable[[Any], bool]
    expected: str


def _option(check: _Check, default: Any = MISSING) -> Any:
    return field(default=default, metadata={"check": check})


def _is_ipp_address(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return parts.scheme == "ipp" and bool(parts.hostname) and parts.port != 0 and uri.isprintable()
    except ValueError:  # a port that is no number, a bracket that does not close
        return False


_BAUD_RATES = (9600, 19200, 38400, 57600, 115200, 230400)

_DEVICE = _Check(lambda path: path.startswith("/"), "an absolute path, best one below /dev/serial/by-id")
_BAUD_RATE = _Check(lambda rate: rate in _BAUD_RATES, "one of " + ", ".join(map(str, _BAUD_RATES)))
_HOST = _Check(lambda host: bool(host) and not set(host) & set(" /"), "a host name or address")
_PORT = _Check(lambda port: 0 < port < 65536, "1 to 65535")
_COLUMNS = _Check(lambda columns: 24 <= columns <= 64, "24 to 64; 48 on 80 mm paper, 32 on 58 mm")
_IPP_ADDRESS = _Check(_is_ipp_address, "an address like ipp://192.0.2.7/ipp/print")
_MEDIA = _Check(lambda media: bool(media) and media.isascii(), "a PWG 5101.1 media name like iso_a4_210x297mm")


@dataclass(frozen=True)
class SamvSerialOptions:
    """A resident-ID reader on a serial port."""

    device: str = _option(_DEVICE)
    baud_rate: int = _option(_BAUD_RATE, 115200)
    added_address: bool = False  # also read the address that was written to the card later


@dataclass(frozen=True)
class SamvTcpOptions:
    """A resident-ID reader behind a serial-to-network converter."""

    host: str = _option(_HOST)
    port: int = _option(_PORT)
    added_address: bool = False


@dataclass(frozen=True)
class EscPosTcpOptions:
    """A receipt printer on the network."""

    host: str = _option(_HOST)
    port: int = _option(_PORT, 9100)
    columns: int = _option(_COLUMNS, 48)


@dataclass(frozen=True)
class EscPosSerialOptions:
    """A receipt printer on a serial port."""

    device: str = _option(_DEVICE)
    baud_rate: int = _option(_BAUD_RATE, 115200)
    columns: int = _option(_COLUMNS, 48)


@dataclass(frozen=True)
class IppOptions:
    """An A4 printer, or a queue of a CUPS server."""

    uri: str = _option(_IPP_ADDRESS)
    media: str = _option(_MEDIA, "iso_a4_210x297mm")


@dataclass(frozen=True)
class SimulatedIdCardOptions:
    """A reader in memory; cards are laid on it by the program that made it."""


@dataclass(frozen=True)
class SimulatedReceiptPrinterOptions:
    """A printer in memory."""

    columns: int = _option(_COLUMNS, 48)


@dataclass(frozen=True)
class SimulatedDocumentPrinterOptions:
    """A printer in memory."""


Options = TypeVar("Options")


def read_options(kind: type[Options], values: Mapping[str, object]) -> Options:
    """The options of ``kind`` in ``values``. Raises OptionsError with every mistake in them."""
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # a dataclass's class
    types = get_type_hints(kind)
    problems = [
        OptionProblem(name, OptionMistake.UNKNOWN, "one of: " + (", ".join(known) or "none"))
        for name in values
        if name not in known
    ]
    for name, option in known.items():
        wanted = types[name]
        check: _Check | None = option.metadata.get("check")
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
