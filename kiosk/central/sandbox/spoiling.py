"""A catalogue as it must not be: what a broken line, a mistake or somebody else may send to a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from kiosk.central.catalogue_names import EntryKind, canonical, sha256_of, whole_sha256
from kiosk.central.key_holder import KeyHolder
from kiosk.central.sandbox.authority import Authority, stranger
from kiosk.central.sandbox.publishing import Changes, Published, sign
from kiosk.central.sandbox.versions import Name


class Spoilt(StrEnum):
    NOT = "not"
    CUT_OFF = "cut_off"  # JSON that ends in the middle
    MISSING_ENTRY = "missing_entry"  # the manifest knows one more than came
    CHANGED_ENTRY = "changed_entry"  # somebody changed a word on the way
    WRONG_KEY = "wrong_key"  # signed by whom nobody knows
    WRONG_ROLE = "wrong_role"  # signed by the platform's signer of documents
    BAD_SIGNATURE = "bad_signature"  # over another manifest
    OLDER = "older"  # than any that was published
    CIRCULAR = "circular"  # well signed, and an item's conditions hang on each other


def spoil(published: Published, how: Spoilt, authority: Authority) -> Published:
    """``published`` with something wrong; what is cut off is cut by ``bundle_text``."""
    manifest = dict(published.manifest)
    entries = dict(published.entries)
    first = next(name for name in entries if name[0] is EntryKind.ITEM)
    match how:
        case Spoilt.NOT | Spoilt.CUT_OFF:
            return published
        case Spoilt.MISSING_ENTRY:
            del entries[first]
            return replace(published, entries=entries)
        case Spoilt.CHANGED_ENTRY:
            entries[first] = canonical({**json.loads(entries[first]), "icon": "changed"})
            return replace(published, entries=entries)
        case Spoilt.WRONG_KEY:
            return replace(published, signature=sign(manifest, stranger()))
        case Spoilt.WRONG_ROLE:
            return replace(published, signature=sign(manifest, authority.document_signer("演示市")))
        case Spoilt.BAD_SIGNATURE:
            return replace(published, signature=sign({**manifest, "entries": 0}, authority.catalogue_signer))
        case Spoilt.OLDER:
            return signed_again(published, {**manifest, "version": 1}, entries, authority.catalogue_signer)
        case Spoilt.CIRCULAR:
            entries[first] = canonical(_circular(json.loads(entries[first])))
            newer = {**manifest, "version": published.version + 1}
            return signed_again(published, newer, entries, authority.catalogue_signer)


def bundle_text(published: Published, how: Spoilt = Spoilt.NOT) -> str:
    """The body of the answer, or the file for a stick."""
    head = {"manifest": published.manifest, "signature": published.signature}
    text = f'{json.dumps(head)[:-1]}, "entries": [{_entries(published.entries)}]}}'
    return text[: len(text) // 2] if how is Spoilt.CUT_OFF else text


def changes_text(changes: Changes, published: Published, since: int, how: Spoilt = Spoilt.NOT) -> str:
    """The body of the answer. ``published`` is what ``changes`` lead to, spoilt or not: whatever is other than it was
    is sent along, so that it is what the terminal has to judge."""
    head = {
        "since": since,
        "manifest": published.manifest,
        "signature": published.signature,
        "removed": [{"kind": kind, "key": key} for kind, key in changes.removed],
    }
    right = changes.published.entries
    names = {*changes.changed, *(name for name, text in published.entries.items() if text != right[name])}
    sent = sorted(names)[1 if how is Spoilt.MISSING_ENTRY else 0 :]
    entries = _entries({name: published.entries[name] for name in sent if name in published.entries})
    text = f'{json.dumps(head)[:-1]}, "changed": [{entries}]}}'
    return text[: len(text) // 2] if how is Spoilt.CUT_OFF else text


def _entries(entries: Mapping[Name, str]) -> str:
    return ", ".join(
        f'{{"kind": "{kind}", "key": "{key}", "content": {content}}}' for (kind, key), content in entries.items()
    )


def signed_again(
    published: Published, manifest: dict[str, Any], entries: dict[Name, str], signer: KeyHolder
) -> Published:
    """With the hashes set right, so that nothing but the thing itself is wrong."""
    manifest |= {
        "entries": len(entries),
        "sha256": whole_sha256({name: sha256_of(text) for name, text in entries.items()}),
    }
    return Published(manifest["version"], manifest, sign(manifest, signer), entries)


def _circular(definition: dict[str, Any]) -> dict[str, Any]:
    words = {"zh-CN": "循环", "en": "Circle"}

    def field(key: str, other: str) -> dict[str, Any]:
        seen = {"visible": f"not empty({other})"}
        return {"kind": "date", "key": key, "label": words, "basis": words} | seen

    return {**definition, "parameters": [field("here", "there"), field("there", "here")]}
