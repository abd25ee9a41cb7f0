"""Reads what residents choose from at the end: a file of ours, or an operator's own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kiosk.catalogue.model import Titled
from kiosk.session.afterwards import Cause, Choices, Level, Reason

OWN_CHOICES = Path(__file__).parent / "choices.toml"
_Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_]{1,20}$")]


class ChoicesInvalid(ValueError):
    """The file is not what it should be; says where."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Reason(_Part):
    code: _Code
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    text: Titled


class _Cause(_Part):
    code: _Code
    text: Titled


class _File(_Part):
    reasons: Annotated[tuple[_Reason, ...], Field(max_length=20)] = ()
    causes: Annotated[tuple[_Cause, ...], Field(min_length=1, max_length=20)]


def read_choices(file: Path = OWN_CHOICES) -> Choices:
    """Raises ChoicesInvalid, OSError."""
    try:
        read = _File.model_validate(tomllib.loads(file.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ChoicesInvalid(f"{file.name}: {error}") from None
    except UnicodeDecodeError:
        raise ChoicesInvalid(f"{file.name}: not UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise ChoicesInvalid(f"{file.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    for codes in ([one.code for one in read.reasons], [one.code for one in read.causes]):
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ChoicesInvalid(f"{file.name}: code {twice[0]} stands there twice")
    return Choices(
        tuple(Reason(one.code, one.text, frozenset(one.levels)) for one in read.reasons),
        tuple(Cause(one.code, one.text) for one in read.causes),
    )
