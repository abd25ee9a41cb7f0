"""Sealed submissions of synthetic people, as a terminal would make them."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kiosk.central.credentials import Credentials
from kiosk.central.submission_rows import submission_of
from kiosk.central.submissions import Submission
from offline_queue import model
from offline_queue.identifiers import new_id, new_local_number
from offline_queue.keys import Terminal as Signer
from offline_queue.keys import parse_sealing_keys
from offline_queue.kinds import RULES, Kind
from offline_queue.sealing import Sealer, keep_open
from offline_queue.statement import read_statement, signed_content, write_statement
from offline_queue.suites import DEFAULT_SUITE
from tests.support.afterwards_rows import content_of
from tests.support.platform import ADULT, PENSION_QUERY
from tests.support.sealing import Collected

PHONE = "13800000001"


@dataclass(frozen=True, repr=False)
class Sealed:
    """A row and the ciphertexts of its materials, by number."""

    row: model.SealedRow
    files: dict[int, bytes]

    @property
    def submission(self) -> Submission:
        return submission_of(self.row)

    def with_row(self, **changes: Any) -> Sealed:
        return Sealed(replace(self.row, **changes), self.files)


def body(number: str | None = ADULT, phone: str | None = PHONE, **content: Any) -> bytes:
    applicant = None if number is None else {"name": "林晓梅", "number": number, "phone": phone}
    return json.dumps({"applicant": applicant, "content": content}, ensure_ascii=False).encode()


def body_of(kind: Kind, number: str | None = ADULT) -> bytes:
    """As the contract wants it of this kind."""
    if kind is Kind.DRAFT and number is not None:
        return draft_body(number)
    return body(number, **content_of(kind))


def draft_body(number: str = ADULT, **content: Any) -> bytes:
    """Of a draft: ``content`` in place of what it would hold."""
    applicant = {"name": "林晓梅", "number": number}
    draft = {"version": 1, "form": {"phone": PHONE}, **content}
    return json.dumps({"applicant": applicant, "content": draft}, ensure_ascii=False).encode()


def sealed(
    credentials: Credentials,
    kind: Kind = Kind.APPLICATION,
    *materials: bytes,
    item: str = PENSION_QUERY,
    plain: bytes | None = None,
    follows: UUID | None = None,
    submission_id: UUID | None = None,
    signer: Signer | None = None,
) -> Sealed:
    """Sealed to the keys that the terminal keeps, and signed by it."""
    keys = parse_sealing_keys(credentials.sealing_keys_file.read_bytes())
    sealer = Sealer(signer or Signer(credentials.terminal_id, credentials.key), keys)
    submission = model.Submission(
        submission_id or new_id(),
        kind,
        body_of(kind) if plain is None else plain,
        datetime.now(UTC),
        item,
        tuple(_material(content) for content in materials),
        follows,
    )
    files = Collected()
    local_number = new_local_number() if RULES[kind].for_resident else ""
    return Sealed(sealer.seal(submission, local_number, files.write), files.files)


def with_other_material(one: Sealed, credentials: Credentials, content: bytes) -> Sealed:
    """As ``one``, with a material that its seal has no key for: signed by the terminal all the same."""
    materials = (model.SealedMaterial(1, len(content), hashlib.sha256(content).hexdigest()),)
    statement = write_statement(replace(read_statement(one.row.statement), materials=materials))
    signature = DEFAULT_SUITE.sign(signed_content(statement), credentials.key)
    return Sealed(replace(one.row, statement=statement, signature=signature, materials=materials), {1: content})


def opened(kind: Kind, plain: bytes) -> Sealed:
    return Sealed(keep_open(model.Submission(new_id(), kind, plain, datetime.now(UTC))), {})


def _material(content: bytes) -> model.Material:
    return model.Material("身份证正面", "image/jpeg", lambda: io.BytesIO(content))
