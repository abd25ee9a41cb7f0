"""Reading a body from the open network: never more than was allowed, never longer than a bad line needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from fastapi import Request


@dataclass(frozen=True)
class Bounds:
    """Bytes and seconds. ``pause``: between two pieces; ``whole``: 32 MB at 2 Mbit/s take a little over two minutes."""

    most: int
    pause: float = 15.0
    whole: float = 180.0


class TooLong(Exception):
    """More than was allowed: the rest is not read."""


class TooSlow(Exception):
    """It drips, or has stopped."""


#: So much of what is too long is read and thrown away, so that a browser hears why: one that is cut off while it sends
#: shows a fault of the line instead.
_THROWN_AWAY = 2


async def read_body(request: Request, bounds: Bounds) -> bytes:
    """Raises TooLong, TooSlow; Starlette's ClientDisconnect when the other end hangs up."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > bounds.most * _THROWN_AWAY:
        raise TooLong
    body, length = bytearray(), 0
    pieces = request.stream()
    try:
        async with asyncio.timeout(bounds.whole):
            while True:
                piece = await _next_piece(pieces, bounds.pause)
                if piece is None:
                    break
                length += len(piece)
                if length > bounds.most * _THROWN_AWAY:
                    raise TooLong
                if length > bounds.most:
                    body.clear()
                else:
                    body += piece
    except TimeoutError:
        raise TooSlow from None
    if length > bounds.most:
        raise TooLong
    return bytes(body)


async def _next_piece(pieces: AsyncIterator[bytes], pause: float) -> bytes | None:
    async with asyncio.timeout(pause):
        return await anext(pieces, None)
