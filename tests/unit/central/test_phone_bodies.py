"""Bodies from the open network: never too long, never too slow, and read as browsers write them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st

from kiosk.central.sandbox.phone.content import NotTaken, cleaned
from kiosk.central.sandbox.phone.form_data import NotAForm, read_form
from kiosk.central.sandbox.phone.reading import Bounds, TooLong, TooSlow, read_body


def request(pieces: Callable[[], AsyncIterator[bytes]], length: int | None = None) -> Request:
    stream = pieces()

    async def receive() -> dict[str, Any]:
        piece = await anext(stream, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)


def run(read: Awaitable[bytes]) -> bytes:
    async def whole() -> bytes:
        return await read

    return asyncio.run(whole())


async def short() -> AsyncIterator[bytes]:
    yield b"ab"
    yield b"cd"


async def stops() -> AsyncIterator[bytes]:
    yield b"ab"
    await asyncio.Event().wait()


async def drips() -> AsyncIterator[bytes]:
    while True:
        yield b"a"
        await asyncio.sleep(0.001)


async def endless() -> AsyncIterator[bytes]:
    while True:
        yield bytes(1000)


def test_a_body_is_read_whole() -> None:
    assert run(read_body(request(short), Bounds(4))) == b"abcd"


def test_one_that_stops_is_not_waited_for() -> None:
    with pytest.raises(TooSlow):
        run(read_body(request(stops), Bounds(100, pause=0.02, whole=20)))


def test_one_that_drips_has_an_end() -> None:
    with pytest.raises(TooSlow):
        run(read_body(request(drips), Bounds(10**9, pause=5, whole=0.05)))


def test_one_without_end_is_cut_off() -> None:
    with pytest.raises(TooLong):
        run(read_body(request(endless), Bounds(5000)))


def test_one_that_says_it_is_too_long_is_not_begun() -> None:
    with pytest.raises(TooLong):
        run(read_body(request(stops, length=10**9), Bounds(5000, pause=20)))


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    told = f'; filename="{filename}"' if filename is not None else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + content + b"\r\n"


def test_files_and_fields_are_told_apart_and_nothing_chosen_is_nothing() -> None:
    body = part("number", b"7") + part("file", b"x\r\n--c\r\n", "a.jpg") + part("file", b"", "") + b"--b--\r\n"
    form = read_form("multipart/form-data; boundary=b", body)
    assert (form.fields, form.files) == ({"number": "7"}, (b"x\r\n--c\r\n",))


@given(
    st.binary(max_size=400), st.sampled_from(["multipart/form-data; boundary=b", "application/x-www-form-urlencoded"])
)
def test_whatever_comes_is_a_form_or_is_not(body: bytes, content_type: str) -> None:
    for tried in (body, b"--b\r\n" + body, part("file", body, "x") + b"--b--"):
        try:
            read_form(content_type, tried)
        except NotAForm:
            continue


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b""]))
def test_whatever_comes_as_a_file_is_taken_or_is_not(content: bytes, begin: bytes) -> None:
    try:
        cleaned(begin + content, 10_000)
    except NotTaken:
        return
