"""An item's own pages, and its guide on paper and on a phone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenter.qr import svg_path
from screens.models import (
    Action,
    ActionStyle,
    Fact,
    FlowStep,
    Instead,
    ItemBody,
    MaterialCard,
    Page,
    PageKind,
    PagesBody,
    PlaceCard,
    Point,
    QuestionCard,
    Sheet,
    SignKind,
    Tab,
    TakeAlongBody,
)
from tests.support.sample_pages.frame import PICTURE, Frame


def item_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "04-item": _item(frame),
        "05-item-instead": _item_instead(frame),
        "05-item-materials": _item_materials(frame),
        "05-item-steps": _item_steps(frame),
        "05-item-places": _item_places(frame),
        "05-item-questions": _item_questions(frame),
        "05-pages": _pages_to_print(frame),
        "05-take-along": _take_along(frame),
    }


def _leaves(frame: Frame, leaf: str) -> tuple[Tab, ...]:
    say = frame.say
    names = (
        ("overview", say("概况", "Overview")),
        ("materials", say("材料", "Papers")),
        ("steps", say("流程", "Steps")),
        ("places", say("地点", "Places")),
        ("questions", say("问答", "Questions")),
        ("law", say("依据", "Law")),
    )
    return tuple(Tab(key, label, "", key == leaf) for key, label in names)


def _item(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.ITEM,
        ItemBody(
            title=say("社会保险个人参保证明打印", "Print proof of social insurance"),
            department=say("许昌市人力资源和社会保障局", "Xuchang Human Resources and Social Security Bureau"),
            icon="certificate",
            summary=say(
                "打印您本人的参保证明，可用于落户、购房、入学。证明带有验证码，扫码即可核验真伪。",
                "Prints proof of your own insurance, for household registration, buying a home or school. "
                "Anyone can check it by its code.",
            ),
            state=say("可在此办理", "Available here"),
            standing=SignKind.GOOD,
            tabs=_leaves(frame, "overview"),
            leaf="overview",
            actions=(
                Action("action:print-guide", say("打印指南", "Print guide")),
                Action("action:take-guide", say("带到手机", "To my phone")),
                Action("action:start", say("开始办理", "Start now"), ActionStyle.PRIMARY),
            ),
            facts=(
                Fact("who", say("谁能办理", "For whom"), say("参加本市社会保险的个人", "Anyone insured in this city")),
                Fact("bring", say("需要带", "Bring"), say("本人居民身份证", "Your own resident ID card")),
                Fact("fee", say("费用", "Fee"), say("免费", "Free")),
                Fact("time", say("大约需要", "Takes about"), say("2 分钟", "2 minutes")),
            ),
        ),
    )


def _leaf(frame: Frame, leaf: str, visit: int, **changes: object) -> Page:
    """An item that cannot be done here, open at one of its leaves."""
    say = frame.say
    page = _item(frame)
    assert isinstance(page.body, ItemBody)
    body = replace(
        page.body,
        title=say("二手房网签合同备案", "Resale home contract: online signing and filing"),
        department=say("许昌市住房和城乡建设局", "Xuchang Housing and Construction Bureau"),
        icon="home",
        state=say("可看指南", "Guide to read"),
        standing=SignKind.READ,
        summary="",
        tabs=_leaves(frame, leaf),
        leaf=leaf,
        actions=(
            Action("action:print-guide", say("打印指南", "Print guide")),
            Action("action:take-guide", say("带到手机", "To my phone"), ActionStyle.PRIMARY),
        ),
        instead=Instead(
            say(
                "本机还不能办这件事，可以看指南、带走指南。",
                "This terminal cannot do it yet. You can read the guide.",
            ),
            say(
                "可以去：市政务服务中心房产交易专窗，周一至周五 9:00—12:00、13:00—17:00",
                "Go to: City government service centre, home trading counter, Monday to Friday, 9:00-17:00",
            ),
            say("电话 0374-2999999", "Phone 0374-2999999"),
        ),
    )
    body = replace(body, **{"facts": (), **changes})  # type: ignore[arg-type]
    return replace(page, visit=visit, body=body)


def _item_instead(frame: Frame) -> Page:
    say = frame.say
    return _leaf(
        frame,
        "overview",
        2,
        facts=(Fact("fee", say("费用", "Fee"), say("网签备案免费", "Filing is free")),),
        points_title=say("办理条件", "Conditions"),
        points=(
            Point("1", say("房屋没有查封和异议登记。", "No seizure or objection rests on the home.")),
            Point("2", say("买卖双方都同意，并能按时签字。", "Both sides agree and can sign in time.")),
        ),
    )


def _item_materials(frame: Frame) -> Page:
    say = frame.say
    return _leaf(
        frame,
        "materials",
        3,
        lead=say("共2份材料，其中1份不用带。", "2 papers, 1 of them need not be brought."),
        materials=(
            MaterialCard(
                "certificate",
                say("不动产权证书", "Title certificate"),
                say("电子证照自动调用，不用带", "Electronic licence, nothing to bring"),
                SignKind.GOOD,
                say("也可以：现场扫描", "Also possible: a scan here"),
                say("必须", "Required"),
                say("会向出具部门核对。", "It is checked with who issued it."),
                say("依据：《不动产登记暂行条例》第十六条", "Basis: Regulation on Real Estate Registration, art. 16"),
            ),
            MaterialCard(
                "power",
                say("经公证的授权委托书", "Notarised power of attorney"),
                say("带原件，现场扫描", "Bring the original, scanned here"),
                SignKind.BRING,
                "",
                say("看情况需要、原件", "In some cases, original"),
                say("这样的会退回：没有公证；已过有效期。", "Sent back when: not notarised; expired."),
            ),
        ),
    )


def _item_steps(frame: Frame) -> Page:
    say = frame.say
    steps = (
        say("选择身份：卖方、买方或经纪机构", "Say whether you sell, buy or act for an agency"),
        say("卖方核验身份，选择房屋，查看权利状况", "The seller is identified, chooses the home and sees its rights"),
        say("双方填写合同并核对", "Both fill in the contract and check it"),
        say("双方签字，领取备案证明", "Both sign and take the certificate"),
    )
    return _leaf(
        frame,
        "steps",
        4,
        steps=tuple(FlowStep(str(number), step) for number, step in enumerate(steps, start=1)),
        flow_start=say("开始", "Start"),
        flow_end=say("存量房买卖合同备案证明（承诺2个工作日）", "Certificate of filing (two working days promised)"),
    )


def _item_places(frame: Frame) -> Page:
    say = frame.say
    return _leaf(
        frame,
        "places",
        5,
        lead=say("下面的地点都可以办理。", "You can do it at any of these places."),
        places=(
            PlaceCard(
                "1",
                say("市政务服务中心房产交易专窗", "City government service centre, home trading counter"),
                say("市政务服务中心二楼", "City government service centre, second floor"),
                say("周一至周五 9:00—12:00、13:00—17:00", "Monday to Friday, 9:00-12:00 and 13:00-17:00"),
                "0374-2999999",
            ),
            PlaceCard(
                "2",
                say("建安区政务服务中心", "Jian'an District service centre"),
                say("建安区新元大道", "Xinyuan Avenue, Jian'an District"),
                say("周一至周五 9:00—17:00", "Monday to Friday, 9:00-17:00"),
                "",
            ),
        ),
    )


def _item_questions(frame: Frame) -> Page:
    say = frame.say
    return _leaf(
        frame,
        "questions",
        6,
        questions=(
            QuestionCard(
                "1",
                say("还有贷款能卖吗？", "Can it be sold while a loan runs?"),
                say("可以办带押过户，或先还清贷款。", "Yes: transfer under mortgage, or pay the loan off first."),
            ),
            QuestionCard(
                "2",
                say("一方在外地怎么办？", "What if one side is out of town?"),
                say("可用手机实名签字，24小时内有效。", "They can sign on the phone within 24 hours."),
            ),
        ),
    )


def _pages_to_print(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.PAGES,
        PagesBody(
            title=say("二手房网签合同备案", "Resale home contract: online signing and filing"),
            lead=say("点一下不需要的页，它就不打印。", "Touch a page that you do not need, and it is left out."),
            sheets=tuple(
                Sheet(str(number), say(f"第{number}页", f"Page {number}"), PICTURE, number != 2) for number in (1, 2, 3)
            ),
            state=say(
                "打印2页，共3页；本次还可以打印20页", "2 of 3 pages are printed; 20 can be printed in this visit"
            ),
            actions=(Action("action:print", say("打印2页", "Print 2 pages"), ActionStyle.PRIMARY),),
        ),
    )


def _take_along(frame: Frame) -> Page:
    say = frame.say
    address = "https://zwfw.example.gov/g/411017901000"
    code = svg_path(address)
    return frame.page(
        PageKind.TAKE_ALONG,
        TakeAlongBody(
            title=say("带到手机上看", "Take it on your phone"),
            message=say(
                "“二手房网签合同备案”的办事指南", "The guide to “Resale home contract: online signing and filing”"
            ),
            code=code.path,
            modules=code.modules,
            address=address,
            tips=(
                Point("scan", say("打开手机的扫一扫，对准二维码", "Point your phone's camera at the code")),
                Point("open", say("手机上会打开这件事的公开指南", "The public guide opens on your phone")),
                Point("private", say("二维码里没有您的任何信息", "The code holds nothing about you")),
            ),
            state="",
            actions=(
                Action("action:print-slip", say("打印二维码小票", "Print the code on a slip"), ActionStyle.PRIMARY),
            ),
        ),
    )
