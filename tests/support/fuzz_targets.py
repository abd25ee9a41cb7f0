"""Parsers that make every mistake which the fuzzer must see, and one that makes none."""

from __future__ import annotations

import os

from kiosk.benchmarks.fuzz_targets import Target


def _sound(data: bytes) -> None:
    if data != b"seed":
        raise ValueError


def _crashes(data: bytes) -> None:
    if data != b"seed":
        raise KeyError(data[:1])


def _hangs(data: bytes) -> None:
    while data != b"seed":
        continue


def _ends(data: bytes) -> None:
    if data != b"seed":
        os._exit(3)


def _believes_a_length(data: bytes) -> None:
    if data != b"seed":
        bytes(1 << 32)


TARGETS = tuple(
    Target(parse.__name__.strip("_"), parse, (ValueError,), lambda: [b"seed"])
    for parse in (_sound, _crashes, _hangs, _ends, _believes_a_length)
)
