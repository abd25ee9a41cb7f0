# SPDX-License-Identifier: Apache-2.0
"""IPP messages as bytes (RFC 8010), both ways.

Reading is meant for whatever answers on the port: anything that is no IPP message is one IppFormatError, in time and
memory proportional to its size. Values of a syntax that is of no use here stay bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum


class IppFormatError(ValueError):
    """These bytes are no IPP message. Says where, never what."""


class Operation(IntEnum):
    """Operation ids in use (RFC 8011 5.4.15)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class GroupTag(IntEnum):
    """Delimiters of attribute groups (RFC 8010 3.5.1)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class ValueTag(IntEnum):
    """Value syntaxes (RFC 8010 3.5.2) that are read or written as more than bytes."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE_OF_INTEGER = 0x33
    BEGIN_COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    NATURAL_LANGUAGE = 0x48
    MIME_MEDIA_TYPE = 0x49
    MEMBER_NAME = 0x4A


@dataclass(frozen=True)
class Collection:
    """The members of a collection, in their order."""

    members: tuple[Attribute, ...]


@dataclass(frozen=True)
class IntegerRange:
    lower: int
    upper: int


Value = int | bool | str | bytes | IntegerRange | Collection


@dataclass(frozen=True)
class Attribute:
    """A named attribute with one value or more, all of the syntax ``tag`` (the first value's)."""

    name: str
    tag: int
    values: tuple[Value, ...]

    def texts(self) -> tuple[str, ...]:
        """The values that are text of any kind."""
        return tuple(value for value in self.values if isinstance(value, str))

    def first_integer(self) -> int | None:
        """The first value if it is an integer or enum, else None."""
        value = self.values[0] if self.values else None
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Group:
    tag: int
    attributes: tuple[Attribute, ...]

    def find(self, name: str) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


@dataclass(frozen=True)
class Message:
    """A request or a response. ``code`` is the operation id or the status code; ``data`` follows the attributes."""

    code: int
    request_id: int
    groups: tuple[Group, ...]
    data: bytes = b""
    version: tuple[int, int] = (1, 1)

    def groups_of(self, tag: int) -> Iterator[Group]:
        return (group for group in self.groups if group.tag == tag)


_TEXT_TAGS = range(0x40, 0x60)
_LANGUAGE_TAGS = (ValueTag.TEXT_WITH_LANGUAGE, ValueTag.NAME_WITH_LANGUAGE)
_DEEPEST_COLLECTION = 16


def encode(message: Message) -> bytes:
    """The bytes of a message. ValueError for an attribute without values or longer than IPP can say."""
    out = bytearray(bytes(message.version) + struct.pack(">HI", message.code, message.request_id))
    for group in message.groups:
        out.append(group.tag)
        for attribute in group.attributes:
            _encode_attribute(out, attribute)
    out.append(GroupTag.END)
    return bytes(out) + message.data


def _encode_attribute(out: bytearray, attribute: Attribute) -> None:
    if not attribute.values:
        raise ValueError(f"attribute without a value: {attribute.name}")
    name = attribute.name.encode()
    for value in attribute.values:
        raw = _encode_value(attribute, value)
        if len(raw) > 0x7FFF or len(name) > 0x7FFF:
            raise ValueError(f"attribute too long: {attribute.name}")
        out += struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(raw)) + raw
        name = b""  # further values of the same attribute have no name


def _encode_value(attribute: Attribute, value: Value) -> bytes:
    match value:
        case bool():
            return bytes([value])
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value
        case IntegerRange():
            return struct.pack(">ii", value.lower, value.upper)
        case Collection():
            raise ValueError(f"collections are read, not written: {attribute.name}")


def decode(raw: bytes) -> Message:
    """The message in ``raw``. Raises IppFormatError for anything else."""
    return _Decoder(raw).message()


class _Unfinished:
    """An attribute whose values are still coming."""

    def __init__(self, name: str, tag: int) -> None:
        self._name = name
        self._tag = tag
        self.values: list[Value] = []

    def finished(self) -> Attribute:
        return Attribute(self._name, self._tag, tuple(self.values))


def _finished(attributes: list[_Unfinished]) -> tuple[Attribute, ...]:
    return tuple(attribute.finished() for attribute in attributes)


class _Decoder:
    """Walks through the bytes once. Open collections are a list, so that depth costs no stack."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def message(self) -> Message:
        major, minor, code, request_id = struct.unpack(">BBHI", self._take(8))
        if major not in (1, 2):
            raise IppFormatError("no version of IPP")
        groups: list[Group] = []
        tag = self._byte()
        while tag != GroupTag.END:
            if not 0 < tag < 0x10:
                raise IppFormatError(f"no group at byte {self._at - 1}")
            attributes, next_tag = self._attributes()
            groups.append(Group(tag, attributes))
            tag = next_tag
        return Message(code, request_id, tuple(groups), self._raw[self._at :], (major, minor))

    def _attributes(self) -> tuple[tuple[Attribute, ...], int]:
        """The attributes of a group, and the delimiter that ends it."""
        # The innermost open collection is last; what is found outside of all collections is first.
        nesting: list[list[_Unfinished]] = [[]]
        member_name = ""
        while True:
            tag = self._byte()
            if tag < 0x10:
                if len(nesting) > 1:
                    raise IppFormatError("a collection without an end")
                return _finished(nesting[0]), tag
            name, raw = self._text(self._sized()), self._sized()
            inside = len(nesting) > 1
            if tag == ValueTag.END_COLLECTION:
                if not inside:
                    raise IppFormatError("the end of no collection")
                members = nesting.pop()
                nesting[-1][-1].values.append(Collection(_finished(members)))
                continue
            if tag == ValueTag.MEMBER_NAME:
                if not inside:
                    raise IppFormatError("a member of no collection")
                member_name = self._text(raw)
                continue
            if inside:
                name, member_name = member_name, ""
            if name:
                nesting[-1].append(_Unfinished(name, tag))
            elif not nesting[-1]:
                raise IppFormatError("a value of no attribute")
            if tag == ValueTag.BEGIN_COLLECTION:
                if len(nesting) > _DEEPEST_COLLECTION:
                    raise IppFormatError("collections too deep")
                nesting.append([])
                continue
            nesting[-1][-1].values.append(self._value(tag, raw))

    def _value(self, tag: int, raw: bytes) -> Value:
        if tag in (ValueTag.INTEGER, ValueTag.ENUM):
            return self._integers(raw, 1)[0]
        if tag == ValueTag.BOOLEAN:
            if len(raw) != 1:
                raise IppFormatError("a boolean of another size")
            return raw != b"\0"
        if tag == ValueTag.RANGE_OF_INTEGER:
            return IntegerRange(*self._integers(raw, 2))
        if tag in _LANGUAGE_TAGS:
            return self._without_language(raw)
        if tag in _TEXT_TAGS:
            return self._text(raw)
        return raw

    def _without_language(self, raw: bytes) -> str:
        """Two counted texts: the language, and the words."""
        inner = _Decoder(raw)
        inner._sized()
        return self._text(inner._sized())

    @staticmethod
    def _integers(raw: bytes, count: int) -> tuple[int, ...]:
        if len(raw) != 4 * count:
            raise IppFormatError("an integer of another size")
        return struct.unpack(f">{count}i", raw)

    @staticmethod
    def _text(raw: bytes) -> str:
        # Printers say Latin-1 where they promise UTF-8: a status is worth more than its spelling.
        return raw.decode(errors="replace")

    def _byte(self) -> int:
        return self._take(1)[0]

    def _sized(self) -> bytes:
        return self._take(int.from_bytes(self._take(2), "big"))

    def _take(self, count: int) -> bytes:
        taken = self._raw[self._at : self._at + count]
        if len(taken) < count:
            raise IppFormatError("ends in the middle")
        self._at += count
        return taken
