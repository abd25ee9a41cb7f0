"""What is handed in, and the ways in which it need not be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from kiosk.catalogue.definition.words import Expression, Key, Part, Titled


class Mode(StrEnum):
    """How a material comes, in the order of what is least trouble."""

    MADE = "made"  # 自动生成: a form that is made from the fields
    LICENCE = "licence"  # 电子证照: from the e-licence store, with a purpose and consent
    VERIFIED = "verified"  # 核验: asked at its source, nothing is handed in
    PLEDGE = "pledge"  # 告知承诺: a pledge in its place
    SCAN = "scan"  # 扫描, here or by phone
    PHOTO = "photo"  # 拍照
    CARD = "card"  # 读卡
    HAND_IN = "hand_in"  # 交回: the paper itself, at a window


class Material(Part):
    """``modes`` are tried in their order. ``later``: named beforehand, and brought only in a step after this one.

    ``field``: the field of the form that takes a picture or a file is this very material, and is not asked twice.
    """

    key: Key
    title: Titled
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,32}$")] | None = None
    modes: tuple[Mode, ...] = Field(min_length=1)
    required: bool | Expression = True
    basis: Titled | None = None
    copies: int = Field(default=1, ge=1, le=10)
    original: bool = False
    signed: bool = False
    later: bool = False
    template: Key | None = None  # of a form that is made
    source: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_]+$")] | None = None
    reject_reasons: tuple[Titled, ...] = ()  # why pages like this are sent back, said beforehand
    field: Key | None = None
    one_of: Key | None = None  # materials with the same word: one of them is enough
    proves: tuple[Key, ...] = ()  # wanted when one of these fields is disputed, and its way is to prove it

    @model_validator(mode="after")
    def _modes_fit(self) -> Material:
        if len(set(self.modes)) != len(self.modes):
            raise ValueError("a mode is named twice")
        return self
