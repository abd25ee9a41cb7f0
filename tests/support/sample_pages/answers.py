"""The answer: while it is awaited, as a table, as a document; and its way onto paper."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    Action,
    ActionStyle,
    Column,
    DocumentBody,
    Fact,
    GuidanceBody,
    IdleWarning,
    Page,
    PageKind,
    Point,
    PrintingBody,
    QuestionBody,
    Row,
    Scene,
    TableBody,
    WorkingBody,
)
from tests.support.sample_pages.frame import PICTURE, Frame


def answer_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "12-working": _working(frame),
        "13-working-long": _working_long(frame),
        "14-table": _table(frame),
        "15-table-idle-warning": _table_warning(frame),
        "16-document": _document(frame),
        "17-printing": _printing(frame),
        "18-question": _question(frame),
        "19-take-paper": _take_paper(frame),
        "20-thanks": _thanks(frame),
    }


def _working(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.WORKING,
        WorkingBody(
            title=say("正在查询您的参保记录", "Looking up your insurance record"),
            message=say(
                "正在向许昌市人力资源和社会保障局查询，一般需要 3 秒。",
                "Asking the social security bureau. This usually takes 3 seconds.",
            ),
            scene=Scene.ASKING,
        ),
        resident=True,
    )


def _working_long(frame: Frame) -> Page:
    say = frame.say
    page = _working(frame)
    assert isinstance(page.body, WorkingBody)
    body = replace(
        page.body,
        waited=say(
            "已经等了 8 秒，比平时慢。您可以继续等，也可以取消，什么都不会提交。",
            "8 seconds by now, slower than usual. Wait on, or cancel: nothing will have been submitted.",
        ),
        cancel=Action("action:cancel", say("取消查询", "Cancel")),
    )
    return replace(page, body=body)


def _rows(frame: Frame) -> tuple[Row, ...]:
    say = frame.say
    rows: list[Row] = []
    for year, months, base in ((2025, range(4, 13), 5200), (2026, range(1, 4), 5480)):
        own, unit, count = base * 0.08, base * 0.16, len(months)
        rows.append(
            Row(
                f"year-{year}",
                (
                    say(f"{year}年", f"{year}"),
                    "",
                    f"{own * count:,.2f}",
                    f"{unit * count:,.2f}",
                    say(f"{count} 个月", f"{count} months"),
                ),
                group=True,
            )
        )
        rows += [
            Row(
                f"{year}-{month:02}",
                (
                    f"{year}-{month:02}",
                    f"{base:,.2f}",
                    f"{own:,.2f}",
                    f"{unit:,.2f}",
                    say("已到账", "Received"),
                ),
            )
            for month in months
        ]
    rows.append(
        Row("total", (say("合计", "Total"), "", "5,059.20", "10,118.40", say("12 个月", "12 months")), total=True)
    )
    return tuple(rows)


def _table(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.TABLE,
        TableBody(
            title=say("您的养老保险缴费明细", "Your pension contributions"),
            summary=say(
                "2025年4月到2026年3月，您缴费 12 个月，个人缴纳 5,059.20 元，没有中断。",
                "From April 2025 to March 2026 you paid for 12 months, 5,059.20 yuan in all, without a break.",
            ),
            facts=(
                Fact("name", say("姓名", "Name"), "张*三"),
                Fact("id", say("公民身份号码", "ID number"), "4104 **** **** **0008", concealed=True),
                Fact(
                    "employer",
                    say("参保单位", "Employer"),
                    say("许昌市示例机械制造有限公司", "Xuchang Example Machinery Ltd."),
                ),
            ),
            columns=(
                Column("month", say("月份", "Month"), weight=4),
                Column("base", say("缴费基数（元）", "Base (yuan)"), numeric=True, weight=4),
                Column("own", say("个人（元）", "You (yuan)"), numeric=True, weight=4),
                Column("unit", say("单位（元）", "Employer (yuan)"), numeric=True, weight=4),
                Column("state", say("状态", "State"), weight=4),
            ),
            rows=_rows(frame),
            note=say(
                "数据截至 2026年3月13日，以社会保险经办机构的记录为准。",
                "As of 13 March 2026. The record at the social security agency is what counts.",
            ),
            actions=(
                Action("action:print", say("打印明细", "Print this"), ActionStyle.PRIMARY),
                Action("action:done", say("不打印，结束", "Finish without printing")),
            ),
        ),
        resident=True,
    )


def _table_warning(frame: Frame) -> Page:
    say = frame.say
    return replace(
        _table(frame),
        warning=IdleWarning(
            title=say("您还在吗？", "Are you still there?"),
            message=say(
                "为保护您的信息，时间到了会自动结束，屏幕上的内容会清除。",
                "To protect your data this will end by itself, and the screen will be cleared.",
            ),
            seconds=17,
            stay=Action("action:stay", say("我还在，继续办理", "I am still here"), ActionStyle.PRIMARY),
            end=Action("action:end-now", say("结束并取卡", "End and take my card")),
            keep=Action(
                "action:keep-draft",
                say("保留30天并结束", "Keep it for 30 days, and end"),
            ),
        ),
    )


def _document(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.DOCUMENT,
        DocumentBody(
            title=say("请核对您的参保证明", "Check your proof of insurance"),
            summary=say("共 1 页，核对无误后打印。", "One page. Print it when everything is right."),
            pictures=(PICTURE,),
            facts=(
                Fact("name", say("姓名", "Name"), "张*三"),
                Fact("number", say("公民身份号码", "ID number"), "4104**********0008", concealed=True),
                Fact("months", say("证明月份", "Months"), say("2025年4月至2026年3月", "April 2025 to March 2026")),
                Fact("code", say("验证码", "Code"), "7K4M 92QD 1FXB"),
            ),
            assurance=say(
                "由许昌市社会保险中心电子签章，签名已验证",
                "Signed by the social insurance centre; the signature is valid",
            ),
            note=say("扫描证明上的二维码可以核验真伪。", "Anyone can check the proof by scanning its code."),
            actions=(
                Action("action:change", say("返回修改", "Change something")),
                Action("action:print", say("打印", "Print"), ActionStyle.PRIMARY),
            ),
        ),
        resident=True,
    )


def _printing(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.PRINTING,
        PrintingBody(
            title=say("正在打印", "Printing"),
            message=say("请稍候，纸会从屏幕下方的出纸口出来。", "The paper comes out of the slot below the screen."),
            scene=Scene.PRINTING,
            progress=say("第 1 页，共 2 页", "Page 1 of 2"),
            fraction=0.5,
        ),
        resident=True,
    )


def _question(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.QUESTION,
        QuestionBody(
            title=say("您拿到证明了吗？", "Did you get your paper?"),
            message=say(
                "打印机卡纸后已恢复，我们不确定这一页是否已经打印出来。",
                "The printer jammed and works again. We cannot tell whether this page came out.",
            ),
            scene=Scene.PAPER_PROBLEM,
            facts=(Fact("pages", say("应有", "There should be"), say("1 页 A4 证明", "1 page, A4")),),
            actions=(
                Action("action:not-received", say("没有拿到，再打一次", "No, print it again")),
                Action("action:received", say("拿到了", "Yes, I have it"), ActionStyle.PRIMARY),
            ),
        ),
        resident=True,
    )


def _take_paper(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.GUIDANCE,
        GuidanceBody(
            title=say("请取走您的证明", "Take your paper"),
            message=say("出纸口在屏幕下方，共 1 页。", "It is in the slot below the screen: 1 page."),
            scene=Scene.TAKE_PAPER,
            points=(Point("check", say("请核对姓名和月份", "Check the name and the months")),),
            actions=(
                Action("action:again", say("没有出来", "Nothing came out")),
                Action("action:taken", say("我已取走", "I have it"), ActionStyle.PRIMARY),
            ),
        ),
        resident=True,
    )


def _thanks(frame: Frame) -> Page:
    say = frame.say
    page = frame.page(
        PageKind.GUIDANCE,
        GuidanceBody(
            title=say("办好了", "All done"),
            message=say(
                "您的参保证明已经打印。本机没有保留您的任何信息。",
                "Your proof of insurance is printed. This terminal has kept nothing of yours.",
            ),
            scene=Scene.DONE,
            points=(),
            actions=(
                Action("action:more", say("再办一件", "Do something else")),
                Action("action:finish", say("结束", "Finish"), ActionStyle.PRIMARY),
            ),
        ),
        public=True,
    )
    return replace(page, visit=2)
