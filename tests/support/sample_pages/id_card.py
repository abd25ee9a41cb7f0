"""What is read and why, and the card on the reader."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    Action,
    ActionStyle,
    IdentifyBody,
    NoticeBody,
    Page,
    PageKind,
    Point,
    Scene,
    Sketch,
    SketchMark,
)
from tests.support.sample_pages.frame import Frame


def id_card_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "06-notice": _notice(frame),
        "07-identify": _identify(frame),
        "07-identify-place": _identify_place(frame),
        "08-identify-problem": _identify_problem(frame),
    }


def _notice(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.NOTICE,
        NoticeBody(
            title=say("您的个人信息怎样使用", "How your data is used"),
            lead=say(
                "为办理“社会保险个人参保证明打印”，我们需要读取您的身份证。",
                "To print your proof of social insurance, this terminal has to read your ID card.",
            ),
            points=(
                Point(
                    "what",
                    say(
                        "读取姓名、公民身份号码和证件有效期",
                        "It reads your name, ID number and the card's validity",
                    ),
                    "card",
                ),
                Point(
                    "whom",
                    say("只发送给许昌市人力资源和社会保障局", "It sends them only to the social security bureau"),
                    "window",
                ),
                Point(
                    "keep",
                    say(
                        "办理结束后，本机不保留您的任何信息",
                        "When you are done, this terminal keeps nothing of yours",
                    ),
                    "state_good",
                ),
                Point(
                    "other",
                    say("不同意也可以到大厅窗口办理", "If you do not agree, a window in the hall can help you"),
                    "civil",
                ),
            ),
            agree=Action("action:agree", say("同意并继续", "Agree and go on"), ActionStyle.PRIMARY),
            decline=Action("action:decline", say("不同意", "I do not agree")),
        ),
    )


def _identify(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.IDENTIFY,
        IdentifyBody(
            title=say("请把身份证放在读卡区", "Lay your ID card on the reader"),
            message=say(
                "读卡区在屏幕右下方，有发光的卡片标志。放好后请不要移动。",
                "The reader is below the screen on the right, by the lit card sign. Leave the card still.",
            ),
            scene=Scene.LAY_CARD,
            tips=(
                Point("one", say("一次只放一张卡，正反面都可以", "One card at a time, either side up")),
                Point("case", say("请取下卡套", "Take it out of its sleeve")),
            ),
        ),
    )


def _identify_place(frame: Frame) -> Page:
    page = _identify(frame)
    assert isinstance(page.body, IdentifyBody)
    marks = (SketchMark("id_card", 480, 820),)
    return replace(page, body=replace(page.body, sketch=Sketch(620, 1720, 176, 242, 268, 476, marks)))


def _identify_problem(frame: Frame) -> Page:
    say = frame.say
    page = _identify(frame)
    body = IdentifyBody(
        title=say("没有读到身份证", "The card could not be read"),
        message=say(
            "卡片拿开得太快了，什么也没有读取。请再放一次，等提示后再取走。",
            "The card was taken away too soon and nothing was read. Lay it on again and wait for the sign.",
        ),
        scene=Scene.CARD_PROBLEM,
        tips=(Point("flat", say("平放在读卡区中间，停留两秒", "Lay it flat in the middle for two seconds")),),
        actions=(Action("action:elsewhere", say("不用身份证办理", "Go on without a card"), ActionStyle.QUIET),),
    )
    return replace(page, visit=2, body=body, reminder=say("请收好您的身份证", "Please put your ID card away"))
