"""Sealing beside the bare cryptography calls that the format asks for, and the keys that both use."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from joserfc.jwk import ECKey

from offline_queue.identifiers import new_id, new_local_number
from offline_queue.keys import SealingKey, Terminal
from offline_queue.kinds import Kind
from offline_queue.model import Material, SealedRow, Submission
from offline_queue.sealing import Sealer

#: An application's form as JSON: about what the longest of the sample items fills in.
BODY = json.dumps({f"field_{index}": f"值 {index:03d}" for index in range(20)}, ensure_ascii=False).encode()


def new_sealer() -> Sealer:
    terminal = Terminal("BENCH-0001", ec.generate_private_key(ec.SECP256R1()))
    public = ECKey.import_key(ECKey.generate_key("P-256").as_dict(private=False))
    return Sealer(terminal, (SealingKey("bench", datetime.now(UTC), public),))


def submission(*materials: bytes) -> Submission:
    files = tuple(Material("scan", "image/jpeg", partial(io.BytesIO, content)) for content in materials)
    return Submission(new_id(), Kind.APPLICATION, BODY, datetime.now(UTC), "11410000MB0000001X", files)


def sealed_rows(count: int) -> list[SealedRow]:
    sealer = new_sealer()
    return [sealer.seal(submission(), new_local_number(), _nowhere) for _ in range(count)]


def sealing_seconds(count: int) -> float:
    sealer = new_sealer()
    made = [(submission(), new_local_number()) for _ in range(count)]
    started = time.process_time()
    for one, number in made:
        sealer.seal(one, number, _nowhere)
    return time.process_time() - started


def bare_seconds(count: int) -> float:
    """An ephemeral key, the agreement, the key's derivation, one AES-GCM, a hash, a signature: no JSON, no JOSE."""
    recipient = ec.generate_private_key(ec.SECP256R1()).public_key()
    terminal = ec.generate_private_key(ec.SECP256R1())
    statement = os.urandom(500)
    started = time.process_time()
    for _ in range(count):
        ephemeral = ec.generate_private_key(ec.SECP256R1())
        shared = ephemeral.exchange(ec.ECDH(), recipient)
        key = ConcatKDFHash(hashes.SHA256(), 32, b"A256GCM").derive(shared)
        sealed = AESGCM(key).encrypt(os.urandom(12), BODY, b"")
        digest = hashes.Hash(hashes.SHA256())
        digest.update(sealed)
        digest.finalize()
        terminal.sign(statement, ec.ECDSA(hashes.SHA256()))
    return time.process_time() - started


def _nowhere(number: int, chunks: Iterable[bytes]) -> None:
    for _ in chunks:
        pass
