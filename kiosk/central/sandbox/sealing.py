"""The sandbox's own keys that terminals seal to. A key that was replaced still opens what was sealed to it."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

from joserfc.jwk import ECKey
from pydantic import JsonValue

from kiosk.central.blocks import WireModel
from kiosk.central.credentials import write_private
from kiosk.central.identifiers import new_id
from kiosk.central.sealing_keys import SealingKey, SealingKeys

_LIFE = timedelta(days=397)


class _KeptKey(WireModel):
    """A file: what is published of a key, and the whole of it as a JWK."""

    published: SealingKey
    private: dict[str, JsonValue]


class SealingKeyring:
    """All keys that ever were, in a folder. May be used from several threads."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Makes the first key where there is none that is still good."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        kept = [_KeptKey.model_validate_json(file.read_bytes()) for file in sorted(folder.glob("*.json"))]
        self._kept = {key.published.kid: key for key in kept}
        if not self.published(now).keys:
            self.rotate(now)

    def published(self, now: datetime) -> SealingKeys:
        """What may be sealed to."""
        return SealingKeys(keys=tuple(key.published for key in self._kept.values())[-10:]).usable(now)

    def private(self, key_id: str) -> ECKey | None:
        """The key that opens what was sealed to ``key_id``, None when there never was one."""
        kept = self._kept.get(key_id)
        return ECKey.import_key({name: str(value) for name, value in kept.private.items()}) if kept else None

    def rotate(self, now: datetime) -> SealingKey:
        """A new key; nothing more is sealed to the others."""
        with self._lock:
            for kept in tuple(self._kept.values()):
                if kept.published.valid_to > now:
                    ended = kept.published.model_copy(update={"valid_to": now})
                    self._keep(kept.model_copy(update={"published": ended}))
            key_id = str(new_id())  # in the order of their making, as the names of their files are
            private = ECKey.generate_key("P-256", {"kid": key_id})
            jwk = private.as_dict(private=False)
            published = SealingKey(kid=key_id, x=str(jwk["x"]), y=str(jwk["y"]), issued_at=now, valid_to=now + _LIFE)
            self._keep(_KeptKey(published=published, private={**private.as_dict(private=True)}))
            return published

    def _keep(self, key: _KeptKey) -> None:
        write_private(self._folder / f"{key.published.kid}.json", key.model_dump_json().encode("ascii"))
        self._kept[key.published.kid] = key
