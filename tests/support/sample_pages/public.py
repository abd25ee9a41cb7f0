"""The first pages, before anything is chosen: what the terminal is for, and the ways to an item."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    AttractBody,
    Choice,
    Group,
    HomeBody,
    Page,
    PageKind,
    Point,
    SignKind,
    Tab,
    Tile,
)
from tests.support.sample_pages.frame import Frame


def public_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "01-attract": _attract(frame),
        "02-home": _home(frame),
        "03-home-nothing-found": _home_empty(frame),
        "03-home-events": _home_events(frame),
        "03-home-departments": _home_departments(frame),
        "03-home-list": _home_list(frame),
    }


def _attract(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.ATTRACT,
        AttractBody(
            headline=say("自助办事 随到随办", "Government services, at any hour"),
            lines=(
                Point(
                    "certificate",
                    say("打印社会保险参保证明", "Print proof of your social insurance"),
                    "certificate",
                ),
                Point("pension", say("查询养老保险缴费明细", "See your pension contributions"), "pension"),
                Point("fund", say("查询住房公积金", "Look up your housing fund"), "fund"),
            ),
            touch=say("点击屏幕任意处开始", "Touch anywhere to begin"),
            note=say("24 小时服务，带上身份证即可办理", "Open 24 hours. All you need is your ID card"),
        ),
        public=True,
    )


def _tiles(frame: Frame) -> tuple[Tile, ...]:
    say = frame.say
    here = say("本机可办", "Available here")
    social = say("社会保险", "Social insurance")
    return (
        Tile(
            "412014901001",
            say("社会保险个人参保证明打印", "Print proof of social insurance"),
            say("当场打印，加盖电子印章", "Printed at once, digitally signed"),
            social,
            "certificate",
            True,
            here,
        ),
        Tile(
            "412014902000",
            say("个人养老保险缴费明细查询", "Pension contribution details"),
            say("按月查看缴费基数和金额", "Month by month, with sums"),
            social,
            "pension",
            True,
            here,
        ),
        Tile(
            "412014901000",
            say("社会保障卡信息查询", "Social security card status"),
            say("查看卡状态和发卡银行", "State of the card and its bank"),
            social,
            "social_insurance",
            True,
            here,
        ),
        Tile(
            "412015902000",
            say("医疗保险个人账户查询", "Medical insurance account"),
            say("查看余额和消费记录", "Balance and payments"),
            say("医疗保障", "Health"),
            "health",
            True,
            here,
        ),
        Tile(
            "412017903000",
            say("住房公积金缴存证明打印", "Print housing fund statement"),
            say("可用于贷款和异地转移", "For loans and transfers"),
            say("公积金", "Housing fund"),
            "fund",
            False,
            say("打印机缺纸，暂停办理", "Paused: printer is out of paper"),
            SignKind.OFF,
        ),
        Tile(
            "412009904000",
            say("无房证明打印", "Print proof of owning no home"),
            say("查询不动产登记信息后打印", "From the property register"),
            say("不动产", "Property"),
            "home",
            True,
            here,
        ),
    )


def _tabs(frame: Frame, way: str) -> tuple[Tab, ...]:
    say = frame.say
    return tuple(
        Tab(key, label, count, key == way, icon)
        for key, label, count, icon in (
            ("popular", say("常用", "Popular"), say("12项", "12"), "star"),
            ("events", say("按遇到的事", "What happened"), say("96项", "96"), "person"),
            ("themes", say("按主题", "Subjects"), say("168项", "168"), "subjects"),
            ("departments", say("按部门", "Departments"), say("171项", "171"), "hall"),
        )
    )


def _home(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.HOME,
        HomeBody(
            title=say("您要办理什么？", "What would you like to do?"),
            search_hint=say("搜索事项，可输入拼音首字母", "Search for a service"),
            search="",
            search_revision=1,
            tabs=_tabs(frame, "popular"),
            place="natural:popular:",
            returning=False,
            heading=say("大家常办的事项", "What most people come for"),
            tiles=_tiles(frame),
            empty="",
            persons=(
                Choice("natural", say("个人办事", "For a person"), True),
                Choice("legal", say("企业办事", "For a business"), False),
            ),
        ),
        public=True,
    )


def _home_with(frame: Frame, visit: int, **changes: object) -> Page:
    home = _home(frame)
    assert isinstance(home.body, HomeBody)
    body = replace(home.body, tiles=(), **changes)  # type: ignore[arg-type]
    return replace(home, visit=visit, body=body)


def _home_events(frame: Frame) -> Page:
    say = frame.say
    events = (
        ("baby", say("生孩子", "Having a baby"), 6),
        ("school", say("孩子上学", "School"), 7),
        ("first_job", say("找工作、刚上班", "Finding work"), 12),
        ("lost_job", say("失业了", "Out of work"), 9),
        ("marry", say("结婚", "Getting married"), 3),
        ("buy_home", say("买房", "Buying a home"), 21),
        ("ill", say("看病就医", "Ill, at the doctor"), 17),
        ("retire", say("退休养老", "Retiring"), 8),
        ("lost_papers", say("证件丢了", "Lost papers"), 6),
        ("move", say("搬家、迁户口", "Moving house"), 9),
        ("start_business", say("开店办企业", "Starting a business"), 14),
        ("death", say("亲人去世", "A death"), 5),
    )
    groups = tuple(Group(key, label, say(f"{count}项", str(count)), f"event_{key}") for key, label, count in events)
    return _home_with(
        frame,
        3,
        tabs=_tabs(frame, "events"),
        place="natural:events:",
        heading=say("您遇到了什么事？", "What has happened?"),
        groups=groups,
    )


def _home_departments(frame: Frame) -> Page:
    say = frame.say
    names = (
        ("human_resources", say("人力资源和社会保障", "Human Resources and Social Security"), 32),
        ("medical_insurance", say("医疗保障", "Medical Insurance"), 14),
        ("real_estate", say("不动产登记", "Real Estate Registration"), 9),
        ("public_security", say("公安", "Public Security"), 18),
        ("disabled", say("残疾人联合会", "Disabled Persons' Federation"), 3),
        ("government_services", say("政务服务和数据", "Government Services and Data"), 6),
    )
    groups = tuple(Group(key, label, say(f"{count}项", str(count)), f"department_{key}") for key, label, count in names)
    return _home_with(
        frame,
        4,
        tabs=_tabs(frame, "departments"),
        place="natural:departments:",
        heading=say("找哪个部门？", "Which department?"),
        groups=groups,
    )


def _home_list(frame: Frame) -> Page:
    say = frame.say
    guide = Tile(
        "410514901000",
        say("失业保险金申领", "Unemployment insurance benefit claim"),
        say("填写约5分钟", "Five minutes to fill in"),
        say("人力资源和社会保障", "Human Resources and Social Security"),
        "social_insurance",
        True,
        say("可看指南", "Guide to read"),
        SignKind.READ,
    )
    return _home_with(
        frame,
        5,
        tabs=_tabs(frame, "themes"),
        place="natural:themes:085",
        heading=say("社会保障，7项", "Social security: 7 items"),
        rows=(*_tiles(frame), guide),
    )


def _home_empty(frame: Frame) -> Page:
    say = frame.say
    return _home_with(
        frame,
        2,
        search=say("护照换发", "passport"),
        search_revision=2,
        place="found",
        heading="",
        empty=say(
            "没有找到“护照换发”。请换个说法，或拨打 12345 询问在哪里办理。",
            "Nothing found for 'passport'. Try other words, or call 12345 to ask where this is done.",
        ),
    )
