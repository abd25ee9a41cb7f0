"""A believable page of every kind, in Chinese and in English, with two real items and synthetic people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from kiosk.presenter.controls import control_words
from kiosk.presenter.qr import svg_path
from kiosk.texts import Language
from screens.models import (
    Action,
    ActionStyle,
    AttractBody,
    Body,
    Choice,
    ClosedBody,
    Column,
    DeskBody,
    DeskLine,
    DocumentBody,
    Fact,
    FieldKind,
    FlowStep,
    Footer,
    FormField,
    Group,
    GuidanceBody,
    Header,
    HomeBody,
    IdentifyBody,
    IdleWarning,
    Instead,
    ItemBody,
    Keyboard,
    MaterialCard,
    NoticeBody,
    Option,
    Page,
    PageKind,
    PagesBody,
    ParametersBody,
    PinBody,
    PlaceCard,
    Point,
    PrintingBody,
    QuestionBody,
    QuestionCard,
    Row,
    Scene,
    Sheet,
    SignKind,
    Sketch,
    SketchMark,
    Tab,
    TableBody,
    TakeAlongBody,
    TextSize,
    ThemeName,
    Tile,
    TroubleBody,
    WorkingBody,
)
from tests.support.access_pages import access_pages
from tests.support.afterwards_pages import afterwards_bodies
from tests.support.application_pages import application_bodies
from tests.support.capture_pages import capture_bodies
from tests.support.identity_pages import identity_bodies
from tests.support.matters_pages import matters_bodies
from tests.support.signature_page import signature_bodies
from tests.support.technician_pages import technician_bodies
from tests.support.wallet_pages import wallet_bodies

LANGUAGES = ("zh-CN", "en")
#: What a terminal offers, as its own speakers call it.
OWN_NAMES = {"zh-CN": "简体中文", "zh-Hant": "繁體中文", "en": "English", "pt": "Português"}

#: The document's page in the samples; the tests and the drawing tool put a picture behind it.
PICTURE = "document-page-1"

_Say: TypeAlias = Callable[[str, str], str]

_PRIMARY, _SECONDARY, _QUIET = ActionStyle.PRIMARY, ActionStyle.SECONDARY, ActionStyle.QUIET


def sample_pages(
    language: str, theme: ThemeName = ThemeName.STANDARD, text_size: TextSize = TextSize.M
) -> dict[str, Page]:
    """Pages by a name that sorts in the order of the way: attract, home, item … closed."""

    def say(chinese: str, english: str) -> str:
        return chinese if language == "zh-CN" else english

    samples = _Samples(say, language, theme, text_size)
    pages = {name: make() for name, make in samples.all().items()}
    return {**pages, **access_pages(language, theme, text_size)}


class _Samples:
    def __init__(self, say: _Say, language: str, theme: ThemeName, text_size: TextSize) -> None:
        self.say = say
        self.language = language
        self.theme = theme
        self.text_size = text_size

    def all(self) -> dict[str, Callable[[], Page]]:
        bodies = identity_bodies(self.language) | application_bodies(self.language) | signature_bodies(self.say)
        bodies |= afterwards_bodies(self.language)
        bodies |= matters_bodies(self.language)
        bodies |= capture_bodies(self.language) | wallet_bodies(self.language)
        bodies |= technician_bodies(self.language)
        return {
            **{name: partial(self.page, kind, body) for name, (kind, body) in bodies.items()},
            "01-attract": self.attract,
            "02-home": self.home,
            "03-home-nothing-found": self.home_empty,
            "03-home-events": self.home_events,
            "03-home-departments": self.home_departments,
            "03-home-list": self.home_list,
            "04-item": self.item,
            "05-item-instead": self.item_instead,
            "05-item-materials": self.item_materials,
            "05-item-steps": self.item_steps,
            "05-item-places": self.item_places,
            "05-item-questions": self.item_questions,
            "05-pages": self.pages_to_print,
            "05-take-along": self.take_along,
            "06-notice": self.notice,
            "07-identify": self.identify,
            "07-identify-place": self.identify_place,
            "08-identify-problem": self.identify_problem,
            "09-parameters": self.parameters,
            "10-parameters-picker": self.parameters_picker,
            "11-parameters-errors": self.parameters_errors,
            "11-parameters-typed": self.parameters_typed,
            "11-parameters-days": self.parameters_days,
            "11-parameters-list": self.parameters_list,
            "11-parameters-places": self.parameters_places,
            "11-parameters-list-asked": self.parameters_list_asked,
            "12-working": self.working,
            "13-working-long": self.working_long,
            "14-table": self.table,
            "15-table-idle-warning": self.table_warning,
            "16-document": self.document,
            "17-printing": self.printing,
            "18-question": self.question,
            "19-take-paper": self.take_paper,
            "20-thanks": self.thanks,
            "21-trouble": self.trouble,
            "22-trouble-link": self.trouble_link,
            "23-closed": self.closed,
            "24-pin": self.pin,
            "25-pin-blocked": self.pin_blocked,
            "26-desk": self.desk,
            "27-desk-jam": self.desk_jam,
            "28-desk-question": self.desk_question,
            "29-desk-refill": self.desk_refill,
        }

    # the frame

    def page(self, kind: PageKind, body: Body, *, resident: bool = False, public: bool = False) -> Page:
        return Page(
            kind=kind,
            visit=1,
            language=self.language,
            header=self.header(),
            footer=self.footer(resident, public),
            body=body,
            theme=self.theme,
            text_size=self.text_size,
            words=control_words(Language(self.language)),
        )

    def header(self) -> Header:
        say = self.say
        return Header(
            hall=say("许昌市政务服务中心", "Xuchang Government Service Centre"),
            terminal=say("自助终端 XC-0117", "Terminal XC-0117"),
            clock="14:26",
            date=say("2026年3月14日 星期六", "Saturday, 14 March 2026"),
            link=say("联网正常", "Online"),
            link_state=SignKind.GOOD,
            speech=Action("action:speech", say("打开语音", "Speech on")),
            languages=tuple(Choice(key, label, self.language == key) for key, label in OWN_NAMES.items()),
            text_sizes=tuple(
                Choice(size.value, label, size is self.text_size)
                for size, label in zip(
                    TextSize,
                    (say("小", "S"), say("中", "M"), say("大", "L"), say("特大", "XL")),
                    strict=True,
                )
            ),
            elder=Choice("elder", say("长辈版", "Easy view"), self.theme is ThemeName.ELDER),
            access=Action("action:access", say("显示与辅助", "View and help")),
            demonstration=say("演示数据 不具法律效力", "Demonstration data, without legal effect"),
        )

    def footer(self, resident: bool, public: bool) -> Footer:
        say = self.say
        return Footer(
            back=None if public else Action("action:back", say("返回", "Back")),
            home=None if public else Action("action:home", say("首页", "Home")),
            help=say("需要帮助请拨打 12345，终端编号 XC-0117", "Help: call 12345, terminal XC-0117"),
            help_short=say("求助 12345，XC-0117", "Help 12345, XC-0117"),
            resident=say("张*三 已登录", "Z*** S** is here") if resident else "",
            call=Action("action:call-person", say("叫工作人员", "Call staff")),
            seconds_left=82 if resident else None,
            time_left=say("剩余 82 秒", "82 seconds left") if resident else "",
            end=Action("action:end", say("结束并取卡", "End and take my card")) if resident else None,
            attendant=None
            if resident
            else Action("action:attendant", say("工作人员入口：按住两秒", "For attendants: press and hold")),
        )

    # public pages

    def attract(self) -> Page:
        say = self.say
        return self.page(
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

    def tiles(self) -> tuple[Tile, ...]:
        say = self.say
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

    def tabs(self, way: str) -> tuple[Tab, ...]:
        say = self.say
        return tuple(
            Tab(key, label, count, key == way, icon)
            for key, label, count, icon in (
                ("popular", say("常用", "Popular"), say("12项", "12"), "star"),
                ("events", say("按遇到的事", "What happened"), say("96项", "96"), "person"),
                ("themes", say("按主题", "Subjects"), say("168项", "168"), "subjects"),
                ("departments", say("按部门", "Departments"), say("171项", "171"), "hall"),
            )
        )

    def home(self) -> Page:
        say = self.say
        return self.page(
            PageKind.HOME,
            HomeBody(
                title=say("您要办理什么？", "What would you like to do?"),
                search_hint=say("搜索事项，可输入拼音首字母", "Search for a service"),
                search="",
                search_revision=1,
                tabs=self.tabs("popular"),
                place="natural:popular:",
                returning=False,
                heading=say("大家常办的事项", "What most people come for"),
                tiles=self.tiles(),
                empty="",
                persons=(
                    Choice("natural", say("个人办事", "For a person"), True),
                    Choice("legal", say("企业办事", "For a business"), False),
                ),
            ),
            public=True,
        )

    def home_with(self, visit: int, **changes: object) -> Page:
        home = self.home()
        assert isinstance(home.body, HomeBody)
        body = replace(home.body, tiles=(), **changes)  # type: ignore[arg-type]
        return replace(home, visit=visit, body=body)

    def home_events(self) -> Page:
        say = self.say
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
        return self.home_with(
            3,
            tabs=self.tabs("events"),
            place="natural:events:",
            heading=say("您遇到了什么事？", "What has happened?"),
            groups=groups,
        )

    def home_departments(self) -> Page:
        say = self.say
        names = (
            ("human_resources", say("人力资源和社会保障", "Human Resources and Social Security"), 32),
            ("medical_insurance", say("医疗保障", "Medical Insurance"), 14),
            ("real_estate", say("不动产登记", "Real Estate Registration"), 9),
            ("public_security", say("公安", "Public Security"), 18),
            ("disabled", say("残疾人联合会", "Disabled Persons' Federation"), 3),
            ("government_services", say("政务服务和数据", "Government Services and Data"), 6),
        )
        groups = tuple(
            Group(key, label, say(f"{count}项", str(count)), f"department_{key}") for key, label, count in names
        )
        return self.home_with(
            4,
            tabs=self.tabs("departments"),
            place="natural:departments:",
            heading=say("找哪个部门？", "Which department?"),
            groups=groups,
        )

    def home_list(self) -> Page:
        say = self.say
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
        return self.home_with(
            5,
            tabs=self.tabs("themes"),
            place="natural:themes:085",
            heading=say("社会保障，7项", "Social security: 7 items"),
            rows=(*self.tiles(), guide),
        )

    def home_empty(self) -> Page:
        say = self.say
        return self.home_with(
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

    def leaves(self, leaf: str) -> tuple[Tab, ...]:
        say = self.say
        names = (
            ("overview", say("概况", "Overview")),
            ("materials", say("材料", "Papers")),
            ("steps", say("流程", "Steps")),
            ("places", say("地点", "Places")),
            ("questions", say("问答", "Questions")),
            ("law", say("依据", "Law")),
        )
        return tuple(Tab(key, label, "", key == leaf) for key, label in names)

    def item(self) -> Page:
        say = self.say
        return self.page(
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
                tabs=self.leaves("overview"),
                leaf="overview",
                actions=(
                    Action("action:print-guide", say("打印指南", "Print guide")),
                    Action("action:take-guide", say("带到手机", "To my phone")),
                    Action("action:start", say("开始办理", "Start now"), _PRIMARY),
                ),
                facts=(
                    Fact(
                        "who", say("谁能办理", "For whom"), say("参加本市社会保险的个人", "Anyone insured in this city")
                    ),
                    Fact("bring", say("需要带", "Bring"), say("本人居民身份证", "Your own resident ID card")),
                    Fact("fee", say("费用", "Fee"), say("免费", "Free")),
                    Fact("time", say("大约需要", "Takes about"), say("2 分钟", "2 minutes")),
                ),
            ),
        )

    def leaf(self, leaf: str, visit: int, **changes: object) -> Page:
        """An item that cannot be done here, open at one of its leaves."""
        say = self.say
        page = self.item()
        assert isinstance(page.body, ItemBody)
        body = replace(
            page.body,
            title=say("二手房网签合同备案", "Resale home contract: online signing and filing"),
            department=say("许昌市住房和城乡建设局", "Xuchang Housing and Construction Bureau"),
            icon="home",
            state=say("可看指南", "Guide to read"),
            standing=SignKind.READ,
            summary="",
            tabs=self.leaves(leaf),
            leaf=leaf,
            actions=(
                Action("action:print-guide", say("打印指南", "Print guide")),
                Action("action:take-guide", say("带到手机", "To my phone"), _PRIMARY),
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

    def item_instead(self) -> Page:
        say = self.say
        return self.leaf(
            "overview",
            2,
            facts=(Fact("fee", say("费用", "Fee"), say("网签备案免费", "Filing is free")),),
            points_title=say("办理条件", "Conditions"),
            points=(
                Point("1", say("房屋没有查封和异议登记。", "No seizure or objection rests on the home.")),
                Point("2", say("买卖双方都同意，并能按时签字。", "Both sides agree and can sign in time.")),
            ),
        )

    def item_materials(self) -> Page:
        say = self.say
        return self.leaf(
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
                    say(
                        "依据：《不动产登记暂行条例》第十六条", "Basis: Regulation on Real Estate Registration, art. 16"
                    ),
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

    def item_steps(self) -> Page:
        say = self.say
        steps = (
            say("选择身份：卖方、买方或经纪机构", "Say whether you sell, buy or act for an agency"),
            say(
                "卖方核验身份，选择房屋，查看权利状况", "The seller is identified, chooses the home and sees its rights"
            ),
            say("双方填写合同并核对", "Both fill in the contract and check it"),
            say("双方签字，领取备案证明", "Both sign and take the certificate"),
        )
        return self.leaf(
            "steps",
            4,
            steps=tuple(FlowStep(str(number), step) for number, step in enumerate(steps, start=1)),
            flow_start=say("开始", "Start"),
            flow_end=say(
                "存量房买卖合同备案证明（承诺2个工作日）", "Certificate of filing (two working days promised)"
            ),
        )

    def item_places(self) -> Page:
        say = self.say
        return self.leaf(
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

    def item_questions(self) -> Page:
        say = self.say
        return self.leaf(
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

    def pages_to_print(self) -> Page:
        say = self.say
        return self.page(
            PageKind.PAGES,
            PagesBody(
                title=say("二手房网签合同备案", "Resale home contract: online signing and filing"),
                lead=say("点一下不需要的页，它就不打印。", "Touch a page that you do not need, and it is left out."),
                sheets=tuple(
                    Sheet(str(number), say(f"第{number}页", f"Page {number}"), PICTURE, number != 2)
                    for number in (1, 2, 3)
                ),
                state=say(
                    "打印2页，共3页；本次还可以打印20页", "2 of 3 pages are printed; 20 can be printed in this visit"
                ),
                actions=(Action("action:print", say("打印2页", "Print 2 pages"), _PRIMARY),),
            ),
        )

    def take_along(self) -> Page:
        say = self.say
        address = "https://zwfw.example.gov/g/411017901000"
        code = svg_path(address)
        return self.page(
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
                actions=(Action("action:print-slip", say("打印二维码小票", "Print the code on a slip"), _PRIMARY),),
            ),
        )

    def notice(self) -> Page:
        say = self.say
        return self.page(
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
                agree=Action("action:agree", say("同意并继续", "Agree and go on"), _PRIMARY),
                decline=Action("action:decline", say("不同意", "I do not agree")),
            ),
        )

    def identify(self) -> Page:
        say = self.say
        return self.page(
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

    def identify_place(self) -> Page:
        page = self.identify()
        assert isinstance(page.body, IdentifyBody)
        marks = (SketchMark("id_card", 480, 820),)
        return replace(page, body=replace(page.body, sketch=Sketch(620, 1720, 176, 242, 268, 476, marks)))

    def identify_problem(self) -> Page:
        say = self.say
        page = self.identify()
        body = IdentifyBody(
            title=say("没有读到身份证", "The card could not be read"),
            message=say(
                "卡片拿开得太快了，什么也没有读取。请再放一次，等提示后再取走。",
                "The card was taken away too soon and nothing was read. Lay it on again and wait for the sign.",
            ),
            scene=Scene.CARD_PROBLEM,
            tips=(Point("flat", say("平放在读卡区中间，停留两秒", "Lay it flat in the middle for two seconds")),),
            actions=(Action("action:elsewhere", say("不用身份证办理", "Go on without a card"), _QUIET),),
        )
        return replace(page, visit=2, body=body, reminder=say("请收好您的身份证", "Please put your ID card away"))

    # with a resident

    def fields(self) -> tuple[FormField, ...]:
        say = self.say
        return (
            FormField(
                "insurances",
                say("要证明哪些险种？", "Which insurances?"),
                FieldKind.MULTI,
                say("可以选多项", "Choose any number"),
                "",
                (
                    Option("pension", say("企业职工基本养老保险", "Employees' pension"), True),
                    Option("unemployment", say("失业保险", "Unemployment"), True),
                    Option("injury", say("工伤保险", "Work injury")),
                    Option(
                        "resident",
                        say("城乡居民养老保险（您没有参保）", "Residents' pension (not insured)"),
                        False,
                        False,
                    ),
                ),
            ),
            self.month("from", say("从哪个月开始？", "From which month?"), say("2025年4月", "April 2025"), "2025"),
            self.month("to", say("到哪个月为止？", "Until which month?"), say("2026年3月", "March 2026"), "2026"),
            FormField(
                "copies",
                say("用途", "What is it for?"),
                FieldKind.ONE,
                "",
                "",
                (
                    Option("general", say("一般用途", "General use"), True),
                    Option("loan", say("办理贷款", "A loan")),
                ),
            ),
        )

    def month(self, key: str, label: str, value: str, year: str, *, open: bool = False) -> FormField:
        english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
        return FormField(
            key,
            label,
            FieldKind.MONTH,
            self.say("最早可以选 2011 年 7 月", "July 2011 at the earliest"),
            value,
            tuple(
                Option(
                    f"{year}-{month:02}",
                    self.say(f"{month}月", english[month - 1]),
                    selected=year == "2025" and month == 4,
                    enabled=year != "2026" or month <= 3,
                )
                for month in range(1, 13)
            ),
            open=open,
            year=self.say(f"{year}年", year),
            earlier=True,
            later=year != "2026",
        )

    def parameters(self) -> Page:
        say = self.say
        return self.page(
            PageKind.PARAMETERS,
            ParametersBody(
                title=say("选择险种和月份", "Choose insurances and months"),
                lead=say("证明上只会写您选的内容。", "The proof will say only what you choose."),
                fields=self.fields(),
                errors=(),
                next=Action("action:next", say("下一步", "Next"), _PRIMARY),
            ),
            resident=True,
        )

    def parameters_picker(self) -> Page:
        page = self.parameters()
        assert isinstance(page.body, ParametersBody)
        choice, start, end, use = page.body.fields
        body = replace(page.body, fields=(choice, start, replace(end, open=True), use))
        return replace(page, body=body)

    def parameters_errors(self) -> Page:
        say = self.say
        page = self.parameters()
        assert isinstance(page.body, ParametersBody)
        choice, start, end, use = page.body.fields
        none_chosen = say("请至少选择一个险种", "Choose at least one insurance")
        before = say("结束月份不能早于开始月份", "The last month cannot be before the first")
        nothing = tuple(replace(option, selected=False) for option in choice.options)
        fields = (
            replace(choice, options=nothing, error=none_chosen),
            start,
            replace(end, value=say("2024年12月", "December 2024"), error=before),
            use,
        )
        errors = (Point("insurances", none_chosen), Point("to", before))
        return replace(page, body=replace(page.body, fields=fields, errors=errors))

    def parameters_typed(self) -> Page:
        """Lines of text, a year and a tick."""
        say = self.say
        wrong = say(
            "号码有误：末位与前面不符，请对照证件检查。", "One character is wrong: please compare with the card."
        )
        fields = (
            FormField("name", say("对方姓名", "The other person's name"), FieldKind.TEXT, "", "陈建国", ()),
            FormField(
                "number",
                say("对方身份证号码", "Their ID number"),
                FieldKind.TEXT,
                say("18位，末位可能是X", "18 characters, the last may be X"),
                "410499195208200012",
                (),
                error=wrong,
                keyboard=Keyboard.LATIN,
            ),
            FormField(
                "amount",
                say("提取金额（元）", "Amount in yuan"),
                FieldKind.TEXT,
                "",
                "",
                (),
                keyboard=Keyboard.NUMBER,
                longest=12,
            ),
            FormField(
                "year",
                say("年度", "Year"),
                FieldKind.YEAR,
                "",
                say("2025年", "2025"),
                tuple(Option(str(year), str(year), year == 2025) for year in range(2014, 2026)),
                open=True,
                year=say("2014—2025年", "2014 – 2025"),
                earlier=True,
            ),
        )
        page = self.parameters()
        assert isinstance(page.body, ParametersBody)
        return replace(page, body=replace(page.body, fields=fields, errors=(Point("number", wrong),)))

    def parameters_days(self) -> Page:
        """A day being chosen."""
        say = self.say
        day = FormField(
            "day",
            say("失业日期", "When the job ended"),
            FieldKind.DATE,
            say("不能晚于今天", "Not after today"),
            say("2026年2月11日", "11 February 2026"),
            tuple(Option(f"2026-02-{day:02d}", str(day), day == 11) for day in range(1, 29)),
            open=True,
            year=say("2026年2月", "February 2026"),
            earlier=True,
            later=True,
            up=say("换个月份", "Another month"),
        )
        page = self.parameters()
        assert isinstance(page.body, ParametersBody)
        return replace(page, body=replace(page.body, fields=(day,)))

    def with_list(self, **changes: object) -> Page:
        """A list that is unfolded."""
        say = self.say
        reports = FormField(
            "reports",
            say("打印哪些报告？", "Which reports?"),
            FieldKind.LIST,
            say("只列近三个月的报告", "Those of the last three months"),
            "",
            (),
            open=True,
        )
        page = self.parameters()
        assert isinstance(page.body, ParametersBody)
        return replace(page, body=replace(page.body, fields=(replace(reports, **changes),)))  # type: ignore[arg-type]

    def parameters_list(self) -> Page:
        """Any number of a list of several leaves."""
        say = self.say
        blood = say("血常规（2026年2月{}日 门诊检验）", "Blood count ({} February 2026, outpatient laboratory)")
        return self.with_list(
            value=say("血常规（2026年2月3日 门诊检验）", "Blood count (3 February 2026, outpatient laboratory)"),
            options=tuple(Option(f"R-{day}", blood.format(day), day == 3) for day in range(1, 9)),
            many=True,
            year=say("第1–8项，共23项", "1 to 8 of 23"),
            later=True,
        )

    def parameters_places(self) -> Page:
        """The places within a place."""
        say = self.say
        places = (("许昌市", "Xuchang"), ("平顶山市", "Pingdingshan"), ("三门峡市", "Sanmenxia"), ("洛阳市", "Luoyang"))
        return self.with_list(
            options=tuple(Option(en, say(zh, en), en == "Xuchang") for zh, en in places),
            year=say(
                "恩施土家族苗族自治州　第9–12项，共12项", "Enshi Tujia and Miao Autonomous Prefecture: 9 to 12 of 12"
            ),
            earlier=True,
            up=say("上一级", "One level up"),
        )

    def parameters_list_asked(self) -> Page:
        """What can be chosen is being asked for."""
        words = self.say(
            "正在向卫生健康部门取可选内容，通常几秒钟。",
            "Asking Health what there is to choose. This usually takes a few seconds.",
        )
        asked = self.with_list(note=words, up=self.say("上一级", "One level up"))
        assert isinstance(asked.body, ParametersBody)
        (first,) = asked.body.fields
        folded = replace(first, key="hospital", open=False, note=self.say("点按选择", "Touch to choose"), up="")
        return replace(asked, body=replace(asked.body, fields=(folded, first)))

    def working(self) -> Page:
        say = self.say
        return self.page(
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

    def working_long(self) -> Page:
        say = self.say
        page = self.working()
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

    def rows(self) -> tuple[Row, ...]:
        say = self.say
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

    def table(self) -> Page:
        say = self.say
        return self.page(
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
                rows=self.rows(),
                note=say(
                    "数据截至 2026年3月13日，以社会保险经办机构的记录为准。",
                    "As of 13 March 2026. The record at the social security agency is what counts.",
                ),
                actions=(
                    Action("action:print", say("打印明细", "Print this"), _PRIMARY),
                    Action("action:done", say("不打印，结束", "Finish without printing")),
                ),
            ),
            resident=True,
        )

    def table_warning(self) -> Page:
        say = self.say
        return replace(
            self.table(),
            warning=IdleWarning(
                title=say("您还在吗？", "Are you still there?"),
                message=say(
                    "为保护您的信息，时间到了会自动结束，屏幕上的内容会清除。",
                    "To protect your data this will end by itself, and the screen will be cleared.",
                ),
                seconds=17,
                stay=Action("action:stay", say("我还在，继续办理", "I am still here"), _PRIMARY),
                end=Action("action:end-now", say("结束并取卡", "End and take my card")),
                keep=Action(
                    "action:keep-draft",
                    say("保留30天并结束", "Keep it for 30 days, and end"),
                ),
            ),
        )

    def document(self) -> Page:
        say = self.say
        return self.page(
            PageKind.DOCUMENT,
            DocumentBody(
                title=say("请核对您的参保证明", "Check your proof of insurance"),
                summary=say("共 1 页，核对无误后打印。", "One page. Print it when everything is right."),
                pictures=(PICTURE,),
                facts=(
                    Fact("name", say("姓名", "Name"), "张*三"),
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
                    Action("action:print", say("打印", "Print"), _PRIMARY),
                ),
            ),
            resident=True,
        )

    def printing(self) -> Page:
        say = self.say
        return self.page(
            PageKind.PRINTING,
            PrintingBody(
                title=say("正在打印", "Printing"),
                message=say(
                    "请稍候，纸会从屏幕下方的出纸口出来。", "The paper comes out of the slot below the screen."
                ),
                scene=Scene.PRINTING,
                progress=say("第 1 页，共 2 页", "Page 1 of 2"),
                fraction=0.5,
            ),
            resident=True,
        )

    def question(self) -> Page:
        say = self.say
        return self.page(
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
                    Action("action:received", say("拿到了", "Yes, I have it"), _PRIMARY),
                ),
            ),
            resident=True,
        )

    def take_paper(self) -> Page:
        say = self.say
        return self.page(
            PageKind.GUIDANCE,
            GuidanceBody(
                title=say("请取走您的证明", "Take your paper"),
                message=say("出纸口在屏幕下方，共 1 页。", "It is in the slot below the screen: 1 page."),
                scene=Scene.TAKE_PAPER,
                points=(Point("check", say("请核对姓名和月份", "Check the name and the months")),),
                actions=(
                    Action("action:again", say("没有出来", "Nothing came out")),
                    Action("action:taken", say("我已取走", "I have it"), _PRIMARY),
                ),
            ),
            resident=True,
        )

    def thanks(self) -> Page:
        say = self.say
        page = self.page(
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
                    Action("action:finish", say("结束", "Finish"), _PRIMARY),
                ),
            ),
            public=True,
        )
        return replace(page, visit=2)

    def trouble(self) -> Page:
        say = self.say
        return self.page(
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
                    Action("action:retry", say("重新打印", "Try again"), _PRIMARY),
                ),
            ),
            resident=True,
        )

    def trouble_link(self) -> Page:
        say = self.say
        page = self.trouble()
        body = TroubleBody(
            title=say("暂时连不上社保系统", "The social security system does not answer"),
            happened=say("等了 20 秒没有回答，没有查到您的记录。", "We waited 20 seconds. Your record was not found."),
            done=say("没有提交任何申请，也没有收费。", "Nothing was submitted and nothing was charged."),
            scene=Scene.LINK_PROBLEM,
            ways=(
                Point(
                    "later", say("请稍后再试，一般几分钟就会恢复", "Try again later; it usually takes minutes"), "clock"
                ),
                Point(
                    "phone",
                    say("拨打 12345 咨询，请说出下面的编号", "Call 12345 and give the reference below"),
                    "phone",
                ),
            ),
            reference=say("编号 XC0117-20260314-0043", "Reference XC0117-20260314-0043"),
            actions=(Action("action:retry", say("再试一次", "Try again"), _PRIMARY),),
        )
        header = replace(page.header, link=say("网络中断", "Offline"), link_state=SignKind.WARN)
        return replace(page, visit=2, body=body, header=header)

    def closed(self) -> Page:
        say = self.say
        return self.page(
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
                    Point(
                        "paper", say("A4 打印机出纸口需要工作人员确认", "Staff must check the A4 printer's paper path")
                    ),
                ),
            ),
            public=True,
        )

    # the attendant

    def pin(self) -> Page:
        say = self.say
        return self.page(
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

    def pin_blocked(self) -> Page:
        say = self.say
        page = self.pin()
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

    def desk(self) -> Page:
        say = self.say
        good, well = SignKind.GOOD, say("正常", "well")
        return self.page(
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
                works=self.works(),
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

    def works(self, jammed: bool = False) -> tuple[Action, ...]:
        say = self.say
        reason = say("A4打印暂停，等待工作人员确认出纸口", "A4 printing waits for an attendant") if jammed else ""
        empty = Action("action:desk-paper-path-empty", say("出纸口已空", "The output is empty"), _PRIMARY)
        return (
            *((empty,) if jammed else ()),
            Action("action:desk-paper-refilled", say("已补A4纸", "A4 paper refilled")),
            Action("action:desk-toner-changed", say("已换硒鼓", "Toner changed")),
            Action("action:desk-receipt-roll-changed", say("已换凭条纸卷", "Receipt roll changed")),
            Action(
                "action:desk-test-page",
                say("打印A4测试页", "Print A4 test page"),
                _SECONDARY,
                not jammed,
                reason,
            ),
            Action("action:desk-test-receipt", say("打印测试凭条", "Print test receipt")),
            Action("action:desk-out-of-service", say("暂停服务", "Out of service")),
        )

    def desk_jam(self) -> Page:
        say = self.say
        page = self.desk()
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
            works=self.works(jammed=True),
        )
        return replace(page, body=body)

    def desk_question(self) -> Page:
        say = self.say
        return self.page(
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
                    Action("action:desk-confirm", say("确认，已经清空", "Yes, it is empty"), _PRIMARY),
                    Action("action:desk-decline", say("还没有，返回", "Not yet, back")),
                ),
            ),
            public=True,
        )

    def desk_refill(self) -> Page:
        say = self.say
        return self.page(
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
                    Action("action:desk-decline", say("返回", "Back"), _QUIET),
                    Action("action:refill-100", say("100 张", "100 sheets")),
                    Action("action:refill-500", say("500 张", "500 sheets")),
                ),
            ),
            public=True,
        )
