"""The attendant's PIN and desk."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    Action,
    ActionStyle,
    Column,
    DeskBody,
    DeskLine,
    Fact,
    Page,
    PageKind,
    PinBody,
    QuestionBody,
    Row,
    Scene,
    SignKind,
)
from tests.support.sample_pages.frame import Frame


def attendant_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "24-pin": _pin(frame),
        "25-pin-blocked": _pin_blocked(frame),
        "26-desk": _desk(frame),
        "27-desk-jam": _desk_jam(frame),
        "28-desk-question": _desk_question(frame),
        "29-desk-refill": _desk_refill(frame),
    }


def _pin(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.PIN,
        PinBody(
            title=say("请输入值守密码", "Attendant's PIN"),
            message=say("仅限工作人员。请输入6位数字。", "For staff only. Enter six digits."),
            trouble="",
            progress=say("已输入 2 位，共 6 位", "2 of 6 digits entered"),
            entered=2,
            length=6,
            usable=True,
            clear=Action("action:pin-clear", say("清除", "Clear")),
            cancel=Action("action:desk-leave", say("取消", "Cancel")),
        ),
        public=True,
    )


def _pin_blocked(frame: Frame) -> Page:
    say = frame.say
    page = _pin(frame)
    assert isinstance(page.body, PinBody)
    body = replace(
        page.body,
        trouble=say(
            "已连续3次输错，请在 5 分钟后再试。关机重启不会缩短时间。",
            "Three wrong tries. Try again in 5 minutes. Switching off makes it no shorter.",
        ),
        progress=say("已输入 0 位，共 6 位", "0 of 6 digits entered"),
        entered=0,
        usable=False,
        clear=replace(page.body.clear, enabled=False),
    )
    return replace(page, body=body)


def _desk(frame: Frame) -> Page:
    say = frame.say
    good, well = SignKind.GOOD, say("正常", "well")
    return frame.page(
        PageKind.DESK,
        DeskBody(
            title=say("值守台", "Attendant's desk"),
            note="",
            note_kind=SignKind.OFF,
            lines=(
                DeskLine("service", say("本机", "This terminal"), say("正在服务", "in service"), good),
                DeskLine("id-card", say("身份证读卡器", "ID card reader"), well, good),
                DeskLine("receipt-printer", say("凭条打印机", "Receipt printer"), well, good),
                DeskLine("document-printer", say("A4打印机", "A4 printer"), well, good),
                DeskLine("paper-path", say("A4出纸口", "A4 output"), say("正常", "free"), good),
            ),
            works=_works(frame),
            columns=(
                Column("what", say("计数", "Counted"), weight=2),
                Column("since", say("补充后", "Since refill"), numeric=True),
                Column("total", say("累计", "In all"), numeric=True),
            ),
            rows=(
                Row("a4", (say("A4打印页数", "A4 pages"), "412", "38127")),
                Row("toner", (say("换硒鼓后页数", "A4 pages on this toner"), "2210", "")),
                Row("receipts", (say("凭条张数", "Receipts"), "96", "20431")),
                Row("cards", (say("读身份证次数", "ID cards read"), "", "41000")),
                Row("visits", (say("服务人次", "Visits"), "", "45218")),
            ),
            facts=(
                Fact("paper", say("A4余纸", "A4 paper left"), say("约 188 张", "about 188 sheets")),
                Fact("refilled", say("上次补A4纸", "Paper refilled"), "2026-03-12 08:05"),
                Fact("roll", say("上次换纸卷", "Roll changed"), "2026-03-10 17:40"),
                Fact("toner", say("上次换硒鼓", "Toner changed"), say("没有记录", "not recorded")),
            ),
            actions=(Action("action:desk-leave", say("离开值守台", "Leave the desk")),),
        ),
        public=True,
    )


def _works(frame: Frame, jammed: bool = False) -> tuple[Action, ...]:
    say = frame.say
    reason = say("A4打印暂停，等待工作人员确认出纸口", "A4 printing waits for an attendant") if jammed else ""
    empty = Action("action:desk-paper-path-empty", say("出纸口已空", "The output is empty"), ActionStyle.PRIMARY)
    return (
        *((empty,) if jammed else ()),
        Action("action:desk-paper-refilled", say("已补A4纸", "A4 paper refilled")),
        Action("action:desk-toner-changed", say("已换硒鼓", "Toner changed")),
        Action("action:desk-receipt-roll-changed", say("已换凭条纸卷", "Receipt roll changed")),
        Action(
            "action:desk-test-page",
            say("打印A4测试页", "Print A4 test page"),
            ActionStyle.SECONDARY,
            not jammed,
            reason,
        ),
        Action("action:desk-test-receipt", say("打印测试凭条", "Print test receipt")),
        Action("action:desk-out-of-service", say("暂停服务", "Out of service")),
    )


def _desk_jam(frame: Frame) -> Page:
    say = frame.say
    page = _desk(frame)
    assert isinstance(page.body, DeskBody)
    service, *wells = page.body.lines
    jam = DeskLine(
        "document-printer",
        say("A4打印机", "A4 printer"),
        say("卡纸", "paper jam"),
        SignKind.BAD,
        say(
            "打开盖板，顺着出纸方向慢慢抽出纸，清除碎纸，合上盖板。",
            "Open the cover, pull the paper out slowly in its own direction, remove scraps, close the cover.",
        ),
    )
    locked = DeskLine(
        "paper-path",
        say("A4出纸口", "A4 output"),
        say("已锁定：可能有他人的纸张", "locked: somebody's page may be in it"),
        SignKind.BAD,
        say(
            "打开打印机检查，取出所有纸张并销毁，然后在下面确认。",
            "Open the printer, take out and destroy every page, then confirm below.",
        ),
    )
    low = DeskLine(
        "receipt-printer",
        say("凭条打印机", "Receipt printer"),
        say("纸张将用完", "paper is running low"),
        SignKind.WARN,
        say("请准备换纸卷。", "Have a new roll ready."),
    )
    body = replace(
        page.body,
        note=say("打印测试凭条：已打印，请取走并查看。", "Print test receipt: printed. Take it and look at it."),
        note_kind=SignKind.GOOD,
        lines=(service, jam, locked, low, wells[0]),
        works=_works(frame, jammed=True),
    )
    return replace(page, body=body)


def _desk_question(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.QUESTION,
        QuestionBody(
            title=say("确认出纸口已空？", "Is the output empty?"),
            message=say(
                "您确认：已打开打印机查看，出纸口和机器内没有任何人的纸张，取出的纸张已经销毁。确认后，下一位群众即可打印。",
                "You confirm that you have opened the printer, that no page of anybody is in its output or inside "
                "it, and that what you took out is destroyed. The next resident can print then.",
            ),
            scene=Scene.PAPER_PROBLEM,
            facts=(),
            actions=(
                Action("action:desk-confirm", say("确认，已经清空", "Yes, it is empty"), ActionStyle.PRIMARY),
                Action("action:desk-decline", say("还没有，返回", "Not yet, back")),
            ),
        ),
        public=True,
    )


def _desk_refill(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.QUESTION,
        QuestionBody(
            title=say("补充了多少A4纸？", "How much A4 paper was put in?"),
            message=say(
                "请选择刚刚放入的张数。本机据此提醒何时再补。",
                "Choose the number of sheets. The terminal reckons by it when to call for more.",
            ),
            scene=Scene.TAKE_PAPER,
            facts=(),
            actions=(
                Action("action:desk-decline", say("返回", "Back"), ActionStyle.QUIET),
                Action("action:refill-100", say("100 张", "100 sheets")),
                Action("action:refill-500", say("500 张", "500 sheets")),
            ),
        ),
        public=True,
    )
