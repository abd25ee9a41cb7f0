"""The body of a form as a browser sends it (RFC 7578, RFC 2046 section 5.1.1; WHATWG HTML 4.10.22), whole in memory.

Reads what browsers write and refuses everything else. A file's name is passed over: it is nobody's business here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import parse_qsl

_BOUNDARY = re.compile(r'^multipart/form-data\s*;\s*boundary="?([0-9A-Za-z\'()+_,./:=?-]{1,70})"?\s*$', re.IGNORECASE)
_NAME = re.compile(rb'^content-disposition\s*:\s*form-data\s*;\s*name="([a-z_]{1,20})"(;|$)', re.IGNORECASE)
_FILE = re.compile(rb"[;\s]filename\*?=", re.IGNORECASE)
_NO_FILE = re.compile(rb'[;\s]filename=""', re.IGNORECASE)
_MOST_PARTS = 60
_MOST_HEADERS = 4096
#: Characters of a field that is no file: the strokes of a signature.
_LONGEST_FIELD = 64_000


class NotAForm(ValueError):
    """The body is none that our own pages send."""


@dataclass(frozen=True, repr=False)
class FormData:
    """Fields by name, the first of each; ``files`` are the contents that were chosen, in their order."""

    fields: dict[str, str] = field(default_factory=dict)
    files: tuple[bytes, ...] = ()


def read_form(content_type: str, body: bytes) -> FormData:
    """Raises NotAForm."""
    if content_type.partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
        return _read_urlencoded(body)
    boundary = _BOUNDARY.match(content_type)
    if boundary is None:
        raise NotAForm("no boundary")
    return _read_parts(body, b"--" + boundary[1].encode("ascii"))


def _read_urlencoded(body: bytes) -> FormData:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_PARTS, errors="strict")
    except ValueError:
        raise NotAForm("not encoded as a form") from None
    fields: dict[str, str] = {}
    for name, value in pairs:
        if len(value) > _LONGEST_FIELD:
            raise NotAForm("a field is too long")
        fields.setdefault(name, value)
    return FormData(fields)


def _read_parts(body: bytes, delimiter: bytes) -> FormData:
    fields: dict[str, str] = {}
    files: list[bytes] = []
    if not body.startswith(delimiter):
        raise NotAForm("it does not begin with its boundary")
    position = len(delimiter)
    for _ in range(_MOST_PARTS):
        if body[position : position + 2] == b"--":
            return FormData(fields, tuple(files))
        if body[position : position + 2] != b"\r\n":
            raise NotAForm("a boundary does not end its line")
        start = body.find(b"\r\n\r\n", position, position + _MOST_HEADERS)
        end = body.find(b"\r\n" + delimiter, max(start, 0) + 2)
        if start < 0 or end < 0:
            raise NotAForm("a part has no end")
        name, kind = _read_headers(body[position + 2 : start])
        content = body[start + 4 : end]
        if kind is _Part.FILE:
            files.append(content)
        elif kind is _Part.FIELD:
            fields.setdefault(name, _text(content))
        position = end + 2 + len(delimiter)
    raise NotAForm("too many parts")


class _Part(Enum):
    FIELD = auto()
    FILE = auto()
    NO_FILE = auto()  # nothing was chosen


def _read_headers(headers: bytes) -> tuple[str, _Part]:
    """The field's name, and what kind of part it is."""
    for line in headers.split(b"\r\n"):
        if found := _NAME.match(line):
            kind = _Part.NO_FILE if _NO_FILE.search(line) else _Part.FILE if _FILE.search(line) else _Part.FIELD
            return found[1].decode("ascii").lower(), kind
    raise NotAForm("a part has no name")


def _text(content: bytes) -> str:
    if len(content) > _LONGEST_FIELD:
        raise NotAForm("a field is too long")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotAForm("a field is not UTF-8") from None
