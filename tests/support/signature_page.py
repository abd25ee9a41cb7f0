"""The page to sign on, in words of its own: no step shows it yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from screens.models import Action, ActionStyle, Body, PageKind, SignatureBody


def signature_bodies(say: Callable[[str, str], str]) -> dict[str, tuple[PageKind, Body]]:
    """Before the first stroke, and after one that was too little."""
    empty = SignatureBody(
        title=say("请签名", "Please sign"),
        lead=say(
            "请用手指在框内签写您的姓名，确认《灵活就业人员参保登记表》的内容属实。",
            "Write your name in the box with a finger. It confirms that what the form says is true.",
        ),
        hint=say("在此签名", "Sign here"),
        clear=say("清除重签", "Clear and sign again"),
        note=say("签名只随本次申请提交，不另作保存。", "It goes with this application and is kept nowhere else."),
        actions=(
            Action("action:next", say("完成签名", "Done"), ActionStyle.PRIMARY, False, say("请先签名", "Sign first")),
        ),
    )
    return {
        "30-signature": (PageKind.SIGNATURE, empty),
        "31-signature-again": (
            PageKind.SIGNATURE,
            replace(
                empty,
                revision=1,
                problem=say("签名太短，请签写完整姓名。", "That was too short. Please write your whole name."),
            ),
        ),
    }
