"""What the contract's models are made of: shapes of text, and the two kinds of model."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TerminalId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{2,31}$")]
#: Item code of the catalogue: the 12 characters of GB/T 39554.1-2020.
ItemCode: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}[0-9A-Z]{6}$")]
Key: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
LanguageTag: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Pem: TypeAlias = Annotated[
    str, StringConstraints(min_length=64, max_length=16_384, pattern=r"^-----BEGIN [A-Z ]+-----")
]
#: A list of a department's that a field is chosen from, as a definition names it.
SourceName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,39}\.[a-z_]{1,39}$")]
Words: TypeAlias = Annotated[str, StringConstraints(max_length=200)]
Name: TypeAlias = Annotated[str, StringConstraints(max_length=60)]
Count: TypeAlias = Annotated[int, Field(ge=0, le=2**31 - 1)]
Value: TypeAlias = Annotated[str, StringConstraints(max_length=200)]


class WireModel(BaseModel):
    """Frozen, and strict about what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class PersonalModel(WireModel):
    """Holds something about a person: says nothing but its own name."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__
