"""Secrets by reference: a profile says where one lies, and never what it is.

``{ credential = "name" }`` is a credential of the service (systemd.exec(5), LoadCredentialEncrypted=), which the
machine's TPM2 unseals where there is one. ``{ file = "/etc/kiosk/name" }`` is a file that only its owner can read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, SecretStr, StringConstraints, model_validator

from kiosk.texts import Text

#: Where systemd lays the credentials of a service.
CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY"
_MOST_BYTES = 4096


class SecretUnreadable(Exception):
    """The secret is not where the profile says. ``text`` is in words, and quotes nothing of it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


class SecretReference(BaseModel):
    """One of three. ``literal`` is what a plain string becomes, and is for rehearsals alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    credential: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")] | None = None
    file: Path | None = None
    literal: SecretStr | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"literal": value} if isinstance(value, str) else value

    @property
    def places(self) -> int:
        """How many places it names; one is right."""
        return sum(each is not None for each in (self.credential, self.file, self.literal))

    def read(self) -> str:
        """The secret, without the line's end. Raises SecretUnreadable."""
        if self.literal is not None:
            return self.literal.get_secret_value()
        if self.credential is None:
            return _content(self.file or Path())
        folder = os.environ.get(CREDENTIALS_DIRECTORY)
        if folder is None:
            raise SecretUnreadable(Text.of("secret-no-credentials", name=self.credential))
        return _content(Path(folder) / self.credential, ours=False)


def _content(file: Path, *, ours: bool = True) -> str:
    """``ours``: its rights are for us to look at; those of a credential are systemd's."""
    try:
        with file.open("rb") as opened:
            mode = os.fstat(opened.fileno()).st_mode
            content = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise SecretUnreadable(Text.of("secret-not-there", file=str(file))) from None
    except IsADirectoryError:
        raise SecretUnreadable(Text.of("secret-is-a-folder", file=str(file))) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "?"
        raise SecretUnreadable(Text.of("secret-unreadable", file=str(file), reason=reason)) from None
    if ours and stat.S_IMODE(mode) & 0o077:
        raise SecretUnreadable(Text.of("secret-open-to-others", file=str(file)))
    try:
        secret = content.decode("utf-8").strip()
    except UnicodeDecodeError:
        secret = ""
    if not secret or len(content) > _MOST_BYTES:
        raise SecretUnreadable(Text.of("secret-not-text", file=str(file)))
    return secret
