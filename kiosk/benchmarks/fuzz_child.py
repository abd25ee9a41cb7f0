"""The process in which a parser is fuzzed: ``python -m kiosk.benchmarks.fuzz_child TABLE TARGET SECONDS SEED FILE``.

``TABLE`` is the module that has ``TARGETS``. Before every call the input and its number are put into ``FILE``, which
both processes have mapped: whoever watches sees a call that does not come back, and knows what with. What a target
raises and should not goes to standard output, one JSON object a line, once for each place it comes from.
"""

from __future__ import annotations

import importlib
import json
import mmap
import random
import resource
import struct
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from kiosk.benchmarks.fuzz_targets import Target

#: Number of the call, and length of its input, which follows.
HEAD = struct.Struct("<QI")
LONGEST = 64 * 1024
_MEMORY = 1 << 30  # bytes of address space: a parser that wants more has believed a length it was told
_NOISE_SHARE = 0.1
_MOST_CHANGES = 6
_TELLING = (0x00, 0x01, 0x0A, 0x10, 0x1B, 0x1D, 0x20, 0x7F, 0x80, 0xFE, 0xFF)


def mutated(seeds: list[bytes], chance: random.Random) -> bytes:
    """Noise now and then; else a seed with a few things done to it."""
    if chance.random() < _NOISE_SHARE:
        return chance.randbytes(chance.randrange(300))
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        chance.choice(_CHANGES)(data, seeds, chance)
    return bytes(data[:LONGEST])


def _flip(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _tell(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.choice(_TELLING)


def _cut_out(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    start, end = _span(data, chance)
    del data[start:end]


def _repeat(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    start, end = _span(data, chance)
    data[start:start] = data[start:end] * chance.randint(1, 4)


def _insert(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    at = chance.randint(0, len(data))
    data[at:at] = chance.randbytes(chance.randint(1, 8))


def _end_early(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    del data[chance.randint(0, len(data)) :]


def _splice(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    other = chance.choice(seeds)
    data[chance.randint(0, len(data)) :] = other[chance.randint(0, len(other)) :]


_CHANGES: tuple[Callable[[bytearray, list[bytes], random.Random], None], ...] = (
    _flip,
    _tell,
    _cut_out,
    _repeat,
    _insert,
    _end_early,
    _splice,
)


def _span(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, 32))


def run(target: Target, seconds: float, seed: int, shared: mmap.mmap) -> None:
    """Try inputs for ``seconds``, after each seed as it is."""
    chance = random.Random(seed)  # noqa: S311 - inputs, no secrets
    seeds = list(target.seeds())
    told: set[tuple[str, str]] = set()
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until:
        data = seeds[number] if number < len(seeds) else mutated(seeds, chance)
        number += 1
        shared[HEAD.size : HEAD.size + len(data)] = data
        shared[: HEAD.size] = HEAD.pack(number, len(data))
        try:
            target.parse(data)
        except target.proper:
            continue
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = type(error).__name__, f"{Path(place.filename).name}:{place.lineno}"
            if where not in told:
                told.add(where)
                print(json.dumps({"error": where[0], "where": where[1], "input": data.hex()}), flush=True)


def main() -> None:
    table, name, seconds, seed, file = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    targets: tuple[Target, ...] = importlib.import_module(table).TARGETS
    (target,) = (each for each in targets if each.name == name)
    with Path(file).open("r+b") as opened, mmap.mmap(opened.fileno(), 0) as shared:
        run(target, float(seconds), int(seed), shared)


if __name__ == "__main__":
    main()
