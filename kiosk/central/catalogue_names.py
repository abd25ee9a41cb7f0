"""Names and hashes of the catalogue's entries: what both ends and the terminal's store compute alike.

The canonical form is RFC 8785 (JCS) for what occurs here: keys in ASCII, texts, whole numbers, truths and lists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class EntryKind(StrEnum):
    DEPARTMENT = "department"  # key as in definitions
    REGION = "region"  # its code
    ITEM = "item"  # its base code
    GUIDE = "guide"  # item@region


def canonical(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def whole_sha256(hashes: Mapping[tuple[EntryKind, str], str]) -> str:
    """The manifest's hash, of the entries' hashes by their names."""
    lines = sorted(f"{kind} {key} {sha256}\n" for (kind, key), sha256 in hashes.items())
    return sha256_of("".join(lines))
