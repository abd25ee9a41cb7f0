"""The ground of every definition: strict models, texts in several languages, keys and expressions."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Part(BaseModel):
    """A part of a definition: frozen, and no key is taken that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


#: What expressions, forms and answers call a thing by.
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
#: In the language of ``kiosk.rules.expressions``.
Expression = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class Titled(Part):
    """A text in each language. Chinese and English are always there; traditional Chinese is made from ``zh-CN`` where
    it is not written."""

    zh: str = Field(alias="zh-CN", min_length=1)
    en: str = Field(min_length=1)
    zh_hant: str = Field(alias="zh-Hant", default="")
    pt: str = ""

    def said(self, language: str) -> str:
        """The text for a BCP 47 tag; zh-CN when there is none for it."""
        written = {"en": self.en, "zh-Hant": self.zh_hant, "pt": self.pt or self.en}.get(language, self.zh)
        return written or self.zh
