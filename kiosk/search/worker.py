"""Builds one index in a process of its own, so that the libraries for it are never in the one that shows pages.

    python -m kiosk.search.worker INDEX < documents

Documents come as one JSON list of objects. Exit code 0 when the index stands; it says nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.search.documents import Document


def pack(documents: Iterable[Document]) -> bytes:
    """What the worker reads."""
    return json.dumps([asdict(document) for document in documents], ensure_ascii=False).encode()


def unpack(packed: bytes) -> list[Document]:
    """Raises ValueError and TypeError for what ``pack`` has not made."""
    lists = ("aliases", "search_words", "life_events")
    return [Document(**{**one, **{name: tuple(one[name]) for name in lists}}) for one in json.loads(packed)]


def main() -> None:
    # Here alone: ``pack`` is used where these libraries must not be.
    from kiosk.search.building import build_index  # noqa: PLC0415

    build_index(unpack(sys.stdin.buffer.read()), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
