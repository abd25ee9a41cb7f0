"""The public page that a certificate's QR code opens: real or not, and enough to compare, for anybody with the code."""

from __future__ import annotations

from html import escape

from kiosk.central.sandbox.document_parts import DEMONSTRATION, grouped
from kiosk.central.sandbox.store import IssuedDocument

_STYLE = """
body{font:18px/1.6 system-ui,sans-serif;margin:0;background:#f2f4f7;color:#1c2733}
main{max-width:34rem;margin:2rem auto;background:#fff;padding:1.5rem 2rem;border-radius:8px}
h1{font-size:1.5rem;margin:.2rem 0 1rem}.yes{border-top:6px solid #1a7f4b}.no{border-top:6px solid #9a3412}
dt{color:#5b6775;font-size:.9rem}dd{margin:0 0 .6rem;font-weight:600}.demo{color:#9a3412}
"""


def verification_page(code: str, issued: IssuedDocument | None, expired: bool) -> str:
    """HTML in Chinese and English. The holder's name is masked, and there is nothing else about them."""
    if issued is None:
        return html_page(
            "no",
            "✕ 查无此证明 / Unknown",
            f"<p>没有验真码为 <b>{escape(grouped(code))}</b> 的证明。请核对后重新输入。</p>"
            "<p>There is no certificate with this code. Please check it and try again.</p>",
        )
    facts = (
        ("证明 / Certificate", issued.title),
        ("持有人（已遮蔽） / Holder (masked)", issued.holder),
        ("出具日期 / Issued", f"{issued.issued_on:%Y-%m-%d}"),
        ("有效期至 / Valid until", f"{issued.valid_until:%Y-%m-%d}"),
        ("验真码 / Code", grouped(code)),
    )
    listed = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    heading = "△ 真实，已过有效期 / Authentic, expired" if expired else "✓ 真实有效 / Authentic"
    return html_page(
        "no" if expired else "yes",
        heading,
        f"<dl>{listed}</dl><p>请核对纸面内容与本页一致。 Please compare the paper with this page.</p>",
    )


def html_page(state: str, heading: str, content: str, title: str = "验真 / Verification") -> str:
    """``state``: "yes" or "no"; ``content`` is HTML, ``heading`` and ``title`` are not."""
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
        f'<main class="{state}"><h1>{escape(heading)}</h1>{content}'
        f'<p class="demo">{DEMONSTRATION} / Demonstration data without legal force</p></main></html>'
    )
