# SPDX-License-Identifier: Apache-2.0
"""The platform's half of the sealed format: check who sent it, then open it. Never imported on a terminal."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from offline_queue.model import SealedRow
from offline_queue.statement import Statement, StatementInvalid, check_statement, signed_content
from offline_queue.streaming import NotAuthentic, open_stream
from offline_queue.suites import SUITES, Suite

#: The public key of the certificate of a terminal; None for one that is not known.
KeyOfTerminal: TypeAlias = Callable[[str], ec.EllipticCurvePublicKey | None]


@dataclass(frozen=True, repr=False)
class OpenedMaterial:
    number: int
    name: str
    media_type: str
    length: int  # of the plaintext
    key: bytes


@dataclass(frozen=True, repr=False)
class Opened:
    """What the resident confirmed, in plain."""

    statement: Statement
    body: bytes
    materials: tuple[OpenedMaterial, ...]


def check_signature(row: SealedRow, key_of_terminal: KeyOfTerminal) -> Statement:
    """The statement of ``row``, proven to be its terminal's. Raises StatementInvalid or NotAuthentic."""
    statement = check_statement(row)
    key = key_of_terminal(statement.terminal)
    if key is None:
        raise NotAuthentic("the terminal is not known")
    _suite(row.suite).verify(signed_content(row.statement), row.signature, key)
    return statement


def open_row(row: SealedRow, private_key: ECKey) -> Opened:
    """Open the body with the private half of ``row.key_id``. ``check_signature`` comes first.

    Raises NotAuthentic for a body that does not open, StatementInvalid for one that belongs to another statement.
    """
    statement = check_statement(row)
    line, separator, body = _suite(row.suite).open_body(row.body, private_key).partition(b"\n")
    try:
        first_line = json.loads(line)
        materials = tuple(
            OpenedMaterial(
                one["number"], one["name"], one["media_type"], one["length"], urlsafe_b64decode(one["key"] + "==")
            )
            for one in first_line["materials"]
        )
        belongs = (first_line["id"], first_line["kind"]) == (str(statement.id), statement.kind.value)
    except (ValueError, KeyError, TypeError) as error:
        raise StatementInvalid(f"the body's first line cannot be read: {type(error).__name__}") from None
    same = tuple(one.number for one in materials) == tuple(one.number for one in statement.materials)
    if not (separator and belongs and same):
        raise StatementInvalid("the body belongs to another statement")
    return Opened(statement, body, materials)


def open_material(ciphertext: BinaryIO, material: OpenedMaterial, suite: str) -> Iterator[bytes]:
    """The plaintext of a material, chunk by chunk; it is whole only when the iteration ends. Raises NotAuthentic."""
    length = 0
    for chunk in open_stream(ciphertext, _suite(suite).material_cipher(material.key)):
        length += len(chunk)
        yield chunk
    if length != material.length:
        raise NotAuthentic("the material has another length than its body says")


def _suite(name: str) -> Suite:
    if name not in SUITES:
        raise NotAuthentic("the suite is not known")
    return SUITES[name]
