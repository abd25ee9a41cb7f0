# SPDX-License-Identifier: Apache-2.0
"""What a scanned code says: bytes of unknown encoding into text that can be shown and sent on."""

from __future__ import annotations

import unicodedata

from drivers.protocols import CodeReadError, CodeReadReason, ScannedCode

#: The largest QR code holds 2953 bytes; PDF417 holds less.
MAX_BYTES = 4096

# Cc: control characters. Zl, Zp: line and paragraph separators. Cs, Cn: no characters at all.
_REFUSED = {"Cc", "Zl", "Zp", "Cs", "Cn"}
# They turn the direction of writing around, so that a text reads otherwise than it is.
_DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def scanned_code(raw: bytes) -> ScannedCode:
    """The code of these bytes: UTF-8, or else GB18030. Raises CodeReadError, which says nothing of the content."""
    if len(raw) > MAX_BYTES:
        raise CodeReadError(CodeReadReason.TOO_LONG)
    text = _decoded(raw).removeprefix("\ufeff")
    if not text:
        raise CodeReadError(CodeReadReason.NOT_TEXT)
    if any(unicodedata.category(each) in _REFUSED or each in _DIRECTION for each in text):
        raise CodeReadError(CodeReadReason.CONTROL_CHARACTERS)
    return ScannedCode(text)


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CodeReadError(CodeReadReason.NOT_TEXT)
