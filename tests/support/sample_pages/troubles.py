"""Something is in the way: for this person, or for everybody."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    Action,
    ActionStyle,
    ClosedBody,
    Page,
    PageKind,
    Point,
    Scene,
    SignKind,
    TroubleBody,
)
from tests.support.sample_pages.frame import Frame


def trouble_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "21-trouble": _trouble(frame),
        "22-trouble-link": _trouble_link(frame),
        "23-closed": _closed(frame),
    }


def _trouble(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.TROUBLE,
        TroubleBody(
            title=say("打印机没有纸了", "The printer is out of paper"),
            happened=say("您的证明还没有打印。", "Your proof has not been printed yet."),
            done=say("没有提交申请，也没有收费。", "Nothing was submitted and nothing was charged."),
            scene=Scene.PAPER_PROBLEM,
            ways=(
                Point(
                    "wait",
                    say("工作人员加纸后会自动继续", "Printing goes on when staff have added paper"),
                    "printer",
                ),
                Point("phone", say("也可以在“豫事办”手机上下载", "Or download it on your phone"), "phone"),
                Point("window", say("或到大厅 3 号窗口领取", "Or collect it at window 3 in the hall"), "window"),
            ),
            reference=say("编号 XC0117-20260314-0042", "Reference XC0117-20260314-0042"),
            actions=(
                Action("action:give-up", say("不打印了，结束", "Finish without printing")),
                Action("action:retry", say("重新打印", "Try again"), ActionStyle.PRIMARY),
            ),
        ),
        resident=True,
    )


def _trouble_link(frame: Frame) -> Page:
    say = frame.say
    page = _trouble(frame)
    body = TroubleBody(
        title=say("暂时连不上社保系统", "The social security system does not answer"),
        happened=say("等了 20 秒没有回答，没有查到您的记录。", "We waited 20 seconds. Your record was not found."),
        done=say("没有提交任何申请，也没有收费。", "Nothing was submitted and nothing was charged."),
        scene=Scene.LINK_PROBLEM,
        ways=(
            Point("later", say("请稍后再试，一般几分钟就会恢复", "Try again later; it usually takes minutes"), "clock"),
            Point(
                "phone",
                say("拨打 12345 咨询，请说出下面的编号", "Call 12345 and give the reference below"),
                "phone",
            ),
        ),
        reference=say("编号 XC0117-20260314-0043", "Reference XC0117-20260314-0043"),
        actions=(Action("action:retry", say("再试一次", "Try again"), ActionStyle.PRIMARY),),
    )
    header = replace(page.header, link=say("网络中断", "Offline"), link_state=SignKind.WARN)
    return replace(page, visit=2, body=body, header=header)


def _closed(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.CLOSED,
        ClosedBody(
            title=say("本机暂停服务", "This terminal is out of service"),
            message=say(
                "给您带来不便，非常抱歉。大厅内还有其他自助终端，24 小时开放。",
                "We are sorry. There are other terminals in the hall, open 24 hours.",
            ),
            details=(
                Point(
                    "reader",
                    say("身份证读卡器没有应答（读卡器 1）", "The ID card reader does not answer (reader 1)"),
                ),
                Point("paper", say("A4 打印机出纸口需要工作人员确认", "Staff must check the A4 printer's paper path")),
            ),
        ),
        public=True,
    )
