"""The pages of a form to check and to sign, in words of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from screens.models import Action, ActionStyle, Body, FormBody, PageKind, Row, SignatureBody


def signature_bodies(say: Callable[[str, str], str]) -> dict[str, tuple[PageKind, Body]]:
    """The form; the pad before the first stroke, and after one that was too little."""
    form = FormBody(
        title=say("请核对：灵活就业人员参保登记", "Please check: insurance for a flexible worker"),
        lead=say(
            "这就是主管部门将收到的内容，还没有提交。", "This is what the department will get. Nothing is sent yet."
        ),
        picture="d1-1",
        page=say("第1页，共2页", "Page 1 of 2"),
        large=False,
        note=say(
            "这是提交的原样，内容没有遮挡，请留意身旁的人。", "Nothing is covered here. Mind who stands beside you."
        ),
        tools=(
            Action("action:page-earlier", say("上一页", "Page before"), enabled=False),
            Action("action:page-later", say("下一页", "Next page")),
            Action("action:enlarge", say("放大", "Larger")),
            Action("action:list", say("看清单", "As a list")),
        ),
        actions=(
            Action("action:change", say("修改", "Change")),
            Action("action:next", say("核对无误", "It is right"), ActionStyle.PRIMARY),
        ),
        lines=(Row("name", (say("姓名", "Name"), "林*梅", "")),),
    )
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
            Action("action:other-way", say("换一种方式", "Another way")),
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
        "32-form": (PageKind.FORM, form),
        "33-form-large": (PageKind.FORM, replace(form, large=True)),
    }
