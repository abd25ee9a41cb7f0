"""What stands on every document of the sandbox, whatever it is about."""

from __future__ import annotations

from datetime import date

from kiosk.central.sandbox.residents import Seal
from kiosk.documents.layout import Align, Paragraph, Together, Verification

DEMONSTRATION = "演示数据 不具法律效力"
PAGE_LABEL = "第 {page} 页 / 共 {pages} 页"


def grouped(code: str) -> str:
    """A code in groups of four, as people read it aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def day_in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def end_of_document(closing: tuple[str, ...], issuer: str, today: date, seal: Seal) -> Together:
    """The last words, who issues it and when, and how it can be verified."""
    return Together(
        (
            *(Paragraph(words) for words in closing),
            Paragraph(f"{issuer}\n{day_in_words(today)}", align=Align.RIGHT),
            Verification(
                seal.url,
                (
                    f"验真码：{grouped(seal.code)}",
                    "扫描左侧二维码，或在验真页面输入验真码，可核对本证明的真伪。",
                    f"有效期至{day_in_words(seal.valid_until)}。本证明由系统生成并经电子签名，不加盖实物印章。",
                    f"{DEMONSTRATION}：人员、单位和记录均为虚构。",
                ),
            ),
        )
    )


def footer(issuer: str, seal: Seal) -> str:
    return f"{issuer}　验真码 {grouped(seal.code)}"
