# SPDX-License-Identifier: Apache-2.0
"""Seals what was confirmed before anything of it touches the disk. Nothing here can open what it sealed."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from offline_queue.keys import KeyMissing, SealingKey, Terminal
from offline_queue.kinds import RULES
from offline_queue.model import Material, SealedMaterial, SealedRow, Submission
from offline_queue.statement import Statement, signed_content, write_statement
from offline_queue.streaming import seal_stream
from offline_queue.suites import DEFAULT_SUITE, OPEN, Suite

#: Takes the sealed chunks of the material with this number, and keeps them.
WriteMaterial: TypeAlias = Callable[[int, Iterable[bytes]], None]


@dataclass
class _Passing:
    """Counts and hashes what passes through."""

    length: int = 0

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256()

    def sealed(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.length += len(chunk)
            self.digest.update(chunk)
            yield chunk


class _CountedReader:
    """A plaintext stream that knows how much of it was read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.length = 0

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self.length += len(piece)
        return piece


class Sealer:
    """Seals to the newest of the platform's keys and signs with the terminal's. May be used from every thread."""

    def __init__(self, terminal: Terminal, keys: tuple[SealingKey, ...], suite: Suite = DEFAULT_SUITE) -> None:
        """Raises KeyMissing when ``keys`` is empty."""
        if not keys:
            raise KeyMissing("the platform has not yet given its sealing keys")
        self._terminal = terminal
        self._key = max(keys, key=lambda key: key.issued_at)
        self._suite = suite

    def seal(self, submission: Submission, local_number: str, write_material: WriteMaterial) -> SealedRow:
        """The row to be kept; every material goes, sealed, to ``write_material`` on the way.

        Raises what reading a material or ``write_material`` raises.
        """
        manifest: list[SealedMaterial] = []
        inner: list[dict[str, str | int]] = []
        for number, material in enumerate(submission.materials, start=1):
            sealed, description = self._seal_material(number, material, write_material)
            manifest.append(sealed)
            inner.append(description)
        first_line = {"id": str(submission.id), "kind": submission.kind.value, "materials": inner}
        plaintext = json.dumps(first_line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + submission.body
        body = self._suite.seal_body(plaintext, self._key.key, self._key.id)
        statement = write_statement(
            Statement(
                terminal=self._terminal.id,
                id=submission.id,
                kind=submission.kind,
                item=submission.item,
                confirmed_at=submission.confirmed_at,
                local_number=local_number,
                follows=submission.follows,
                suite=self._suite.name,
                key_id=self._key.id,
                body_length=len(body),
                body_sha256=hashlib.sha256(body).hexdigest(),
                materials=tuple(manifest),
            )
        )
        return SealedRow(
            id=submission.id,
            kind=submission.kind,
            item=submission.item,
            confirmed_at=submission.confirmed_at,
            local_number=local_number,
            follows=submission.follows,
            suite=self._suite.name,
            key_id=self._key.id,
            body=body,
            statement=statement,
            signature=self._suite.sign(signed_content(statement), self._terminal.key),
            materials=tuple(manifest),
        )

    def _seal_material(
        self, number: int, material: Material, write_material: WriteMaterial
    ) -> tuple[SealedMaterial, dict[str, str | int]]:
        key = self._suite.new_material_key()
        passing = _Passing()
        with material.open() as stream:
            plaintext = _CountedReader(stream)
            write_material(number, passing.sealed(seal_stream(plaintext, self._suite.material_cipher(key))))
        description: dict[str, str | int] = {
            "number": number,
            "name": material.name,
            "media_type": material.media_type,
            "length": plaintext.length,
            "key": urlsafe_b64encode(key).rstrip(b"=").decode("ascii"),
        }
        return SealedMaterial(number, passing.length, passing.digest.hexdigest()), description


def keep_open(submission: Submission) -> SealedRow:
    """A row whose body is kept as it is: only for a kind that names nobody. Raises ValueError for any other."""
    if not RULES[submission.kind].names_nobody or submission.materials:
        raise ValueError(f"a {submission.kind.value} is never kept unsealed")
    return SealedRow(
        id=submission.id,
        kind=submission.kind,
        item=submission.item,
        confirmed_at=submission.confirmed_at,
        local_number="",
        follows=submission.follows,
        suite=OPEN,
        key_id="",
        body=submission.body,
        statement=b"",
        signature=b"",
    )
