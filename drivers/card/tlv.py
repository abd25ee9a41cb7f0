# SPDX-License-Identifier: Apache-2.0
"""BER-TLV as chip cards write it (ISO/IEC 7816-4, annex E; EMV 4.3 book 3, annex B): bytes in, values out.

Total and bounded: any bytes end in values or in TlvError, in time that grows with their number, and however deep they
claim to be nested.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 65_536  # no answer of a card is longer
_LONGEST_TAG = 4  # bytes; EMV has tags of one and two, ISO allows three
_DEEPEST = 8  # EMV nests four deep
_PADDING = (0x00, 0xFF)  # allowed before, between and after data objects


class TlvError(ValueError):
    """The bytes are not what they claim to be. Its words name no value."""


@dataclass(frozen=True, repr=False)
class Tlv:
    """One data object. Its ``repr`` shows the tag and the length only."""

    tag: int
    value: bytes

    def __repr__(self) -> str:
        return f"Tlv({self.tag:02X}, {len(self.value)} bytes)"

    @property
    def constructed(self) -> bool:
        """Whether its value is data objects again."""
        first = self.tag.to_bytes(_LONGEST_TAG, "big").lstrip(b"\0")[0]
        return bool(first & 0x20)


def parse(data: bytes) -> tuple[Tlv, ...]:
    """The data objects side by side in ``data``. Raises TlvError."""
    if len(data) > _LONGEST:
        raise TlvError("too long")
    objects: list[Tlv] = []
    position = 0
    while position < len(data):
        if data[position] in _PADDING:
            position += 1
            continue
        tag, position = _tag(data, position)
        length, position = _length(data, position)
        if position + length > len(data):
            raise TlvError("a value is cut short")
        objects.append(Tlv(tag, data[position : position + length]))
        position += length
    return tuple(objects)


def walk(data: bytes) -> Iterator[Tlv]:
    """Every data object in ``data``, each before those inside it. Raises TlvError."""
    waiting = [(each, 0) for each in reversed(parse(data))]
    while waiting:
        current, depth = waiting.pop()
        yield current
        if current.constructed:
            if depth >= _DEEPEST:
                raise TlvError("nested too deep")
            waiting += [(inner, depth + 1) for inner in reversed(parse(current.value))]


def find(data: bytes, tag: int) -> bytes | None:
    """The value of the first data object with ``tag``, at any depth; None when there is none. Raises TlvError."""
    return next((each.value for each in walk(data) if each.tag == tag), None)


def data_object_list(data: bytes) -> tuple[tuple[int, int], ...]:
    """A DOL (EMV book 3, 5.4): tags and the lengths in which their values are wanted. Raises TlvError."""
    wanted: list[tuple[int, int]] = []
    position = 0
    while position < len(data):
        tag, position = _tag(data, position)
        if position >= len(data):
            raise TlvError("a list breaks off")
        wanted.append((tag, data[position]))
        position += 1
    return tuple(wanted)


def encode(tag: int, *parts: bytes) -> bytes:
    """A data object around ``parts``, for the cards that simulators play."""
    value = b"".join(parts)
    length = bytes([len(value)]) if len(value) < 0x80 else b"\x82" + len(value).to_bytes(2, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8, "big") + length + value


def _tag(data: bytes, position: int) -> tuple[int, int]:
    """The tag at ``position``, and where it ends."""
    end = position + 1
    if data[position] & 0x1F == 0x1F:  # more bytes follow, each but the last with its high bit set
        while True:
            if end >= len(data) or end - position >= _LONGEST_TAG:
                raise TlvError("a tag breaks off")
            end += 1
            if not data[end - 1] & 0x80:
                break
    return int.from_bytes(data[position:end], "big"), end


def _length(data: bytes, position: int) -> tuple[int, int]:
    """The length at ``position``, and where it ends."""
    if position >= len(data):
        raise TlvError("a length is missing")
    first = data[position]
    if first < 0x80:
        return first, position + 1
    count = first & 0x7F
    end = position + 1 + count
    if not 1 <= count <= 3 or end > len(data):  # 80, the indefinite form, is not for cards
        raise TlvError("a length makes no sense")
    return int.from_bytes(data[position + 1 : end], "big"), end
