"""What is kept opens for the platform alone, whole or not at all, and only when its terminal signed it."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from offline_queue.keys import KeyMissing, parse_sealing_keys, read_sealing_keys
from offline_queue.kinds import RULES, Kind
from offline_queue.model import SealedRow
from offline_queue.sealing import Sealer, keep_open
from offline_queue.statement import StatementInvalid, check_statement
from offline_queue.streaming import CHUNK_BYTES, TAG_BYTES, NotAuthentic
from offline_queue.unsealing import check_signature, open_material, open_row
from tests.support.sealing import (
    NOON,
    PERSONAL,
    Collected,
    material,
    new_terminal,
    platform_keys,
    sealer,
    submission,
    write_keys,
)

NUMBER = "0123456788"
KEYS = platform_keys()
TERMINAL = new_terminal()


def seal(*contents: bytes) -> tuple[SealedRow, Collected]:
    collected = Collected()
    made = submission(Kind.APPLICATION, *(material(content) for content in contents))
    return sealer(KEYS, TERMINAL).seal(made, NUMBER, collected.write), collected


def opened_materials(row: SealedRow, files: dict[int, bytes]) -> list[bytes]:
    return [
        b"".join(open_material(io.BytesIO(files[one.number]), one, row.suite))
        for one in open_row(row, KEYS.private[row.key_id]).materials
    ]


@pytest.mark.parametrize(
    "length", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES], ids="{}".format
)
def test_the_platform_reads_what_was_confirmed(length: int) -> None:
    content = bytes(index % 251 for index in range(length))
    row, collected = seal(content, b"second")
    statement = check_signature(row, lambda name: TERMINAL.key.public_key() if name == TERMINAL.id else None)
    opened = open_row(row, KEYS.private[row.key_id])
    assert json.loads(opened.body)["name"] == PERSONAL
    assert opened_materials(row, collected.files) == [content, b"second"]
    assert [one.length for one in statement.materials] == [len(collected.files[1]), len(collected.files[2])]
    assert opened.materials[0].name == "身份证正面"


def test_nothing_that_is_kept_can_be_read() -> None:
    row, collected = seal(PERSONAL.encode() * 100)
    kept = row.body + row.statement + row.signature + repr(row).encode() + b"".join(collected.files.values())
    for word in (*PERSONAL.split(), "身份证正面", "image/jpeg"):
        assert word.encode() not in kept


def test_the_same_text_never_seals_to_the_same_bytes() -> None:
    first, second = seal(b"x"), seal(b"x")
    assert first[0].body != second[0].body
    assert first[1].files != second[1].files


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[: CHUNK_BYTES + TAG_BYTES],  # cut off at the end of a chunk
        lambda sealed: sealed[:-1],
        lambda sealed: b"",
        lambda sealed: sealed + sealed[: CHUNK_BYTES + TAG_BYTES],  # a chunk repeated
        lambda sealed: sealed[CHUNK_BYTES + TAG_BYTES :],  # the first chunk missing
        lambda sealed: (
            sealed[CHUNK_BYTES + TAG_BYTES : 2 * (CHUNK_BYTES + TAG_BYTES)]
            + sealed[: CHUNK_BYTES + TAG_BYTES]
            + sealed[2 * (CHUNK_BYTES + TAG_BYTES) :]
        ),
        lambda sealed: bytes([sealed[0] ^ 1]) + sealed[1:],
    ],
)
def test_a_material_that_was_tampered_with_does_not_open(spoil: object) -> None:
    assert callable(spoil)
    row, collected = seal(bytes(2 * CHUNK_BYTES + 5))
    with pytest.raises(NotAuthentic):
        opened_materials(row, {1: spoil(collected.files[1])})


def test_a_material_of_another_row_does_not_open() -> None:
    row, _ = seal(b"mine")
    _, other = seal(b"other")
    with pytest.raises(NotAuthentic):
        opened_materials(row, other.files)


def test_a_body_opens_with_no_other_key() -> None:
    row, _ = seal()
    with pytest.raises(NotAuthentic):
        open_row(row, ECKey.generate_key("P-256"))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": Kind.WITHDRAWAL},
        {"item": "other"},
        {"confirmed_at": NOON + timedelta(seconds=1)},
        {"local_number": "0000000001"},
        {"key_id": "seal-2"},
        {"body": b"other"},
        {"materials": ()},
        {"statement": b"{}"},
        {"statement": b"\xff"},
        {"suite": "SM2-SM4-SM3"},
    ],
    ids="".join,
)
def test_a_row_that_is_not_what_was_signed_is_a_forgery(change: dict[str, object]) -> None:
    row, _ = seal(b"x")
    with pytest.raises(StatementInvalid):
        check_statement(dataclasses.replace(row, **change))  # type: ignore[arg-type]


def test_who_knows_the_public_key_alone_cannot_forge() -> None:
    forger = new_terminal(TERMINAL.id)
    row = sealer(KEYS, forger).seal(submission(), NUMBER, Collected().write)
    with pytest.raises(NotAuthentic):
        check_signature(row, lambda name: TERMINAL.key.public_key())
    with pytest.raises(NotAuthentic):
        check_signature(row, lambda name: None)


def test_a_body_moved_into_another_rows_statement_is_found() -> None:
    """Even by the terminal itself: the id stands inside as well."""
    first, second = submission(body=b"first"), submission(body=b"second")

    class Swapping(type(sealer(KEYS)._suite)):  # type: ignore[misc]
        def seal_body(self, plaintext: bytes, key: ECKey, key_id: str) -> bytes:
            return bytes(
                super().seal_body(plaintext.replace(str(first.id).encode(), str(second.id).encode()), key, key_id)
            )

    swapped = Sealer(TERMINAL, parse_sealing_keys(KEYS.published()), Swapping()).seal(first, "", Collected().write)
    with pytest.raises(StatementInvalid):
        open_row(swapped, KEYS.private["seal-1"])


def test_the_newest_key_seals_and_the_row_says_so() -> None:
    keys = platform_keys("old")
    keys.add("new", NOON + timedelta(days=1))
    keys.add("older", NOON - timedelta(days=1))
    row = sealer(keys).seal(submission(), NUMBER, Collected().write)
    assert row.key_id == "new"
    assert open_row(row, keys.private["new"]).body


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b'{"keys": []}',
        b'{"keys": [{"kty": "RSA"}]}',
        json.dumps({"keys": json.loads(KEYS.published())["keys"] * 2}).encode(),
        json.dumps(
            {"keys": [dict(KEYS.private["seal-1"].as_dict(private=True), kid="a", use="enc", issued_at="2026-01-01Z")]}
        ).encode(),
        KEYS.published().replace(b'"kid"', b'"kit"'),
        KEYS.published().replace(b"+00:00", b""),
        KEYS.published().replace(b'"use": "enc"', b'"use": "sig"'),
        KEYS.published().replace(b'"x": "', b'"x": "BBBB'),
    ],
)
def test_a_bad_set_of_keys_is_no_set_of_keys(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sealing-keys.json"
    file.write_bytes(text)
    with pytest.raises(KeyMissing, match=r"sealing-keys\.json"):
        read_sealing_keys(file)


def test_no_key_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="not there"):
        read_sealing_keys(tmp_path / "sealing-keys.json")
    write_keys(tmp_path / "sealing-keys.json", KEYS)
    assert [key.id for key in read_sealing_keys(tmp_path / "sealing-keys.json")] == ["seal-1"]
    with pytest.raises(KeyMissing):
        Sealer(TERMINAL, ())


@pytest.mark.parametrize("kind", Kind)
def test_only_what_names_nobody_is_kept_unsealed(kind: Kind) -> None:
    if RULES[kind].names_nobody:
        assert keep_open(submission(kind)).suite == "open"
        with pytest.raises(ValueError, match="unsealed"):
            keep_open(submission(kind, material(b"x")))
    else:
        with pytest.raises(ValueError, match="unsealed"):
            keep_open(submission(kind))


def test_no_repr_shows_what_was_confirmed() -> None:
    made = submission(Kind.APPLICATION, material(PERSONAL.encode()))
    row, _ = seal(PERSONAL.encode())
    for shown in (
        repr(made),
        repr(made.materials),
        repr(row),
        repr(open_row(row, KEYS.private["seal-1"])),
        repr(TERMINAL),
    ):
        assert not any(word in shown for word in (*PERSONAL.split(), "身份证正面"))
