"""What is around every sample: the terminal's name, the foot of a page, the language and the look."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenter.controls import control_words
from kiosk.texts import Language
from screens.models import Action, Body, Choice, Footer, Header, Page, PageKind, SignKind, TextSize, ThemeName

#: What a terminal offers, as its own speakers call it.
OWN_NAMES = {"zh-CN": "简体中文", "zh-Hant": "繁體中文", "en": "English", "pt": "Português"}

#: The document's page in the samples; the tests and the drawing tool put a picture behind it.
PICTURE = "document-page-1"


@dataclass(frozen=True)
class Frame:
    language: str
    theme: ThemeName
    text_size: TextSize

    def say(self, chinese: str, english: str) -> str:
        return chinese if self.language == "zh-CN" else english

    def page(self, kind: PageKind, body: Body, *, resident: bool = False, public: bool = False) -> Page:
        return Page(
            kind=kind,
            visit=1,
            language=self.language,
            header=self._header(),
            footer=self._footer(resident, public),
            body=body,
            theme=self.theme,
            text_size=self.text_size,
            words=control_words(Language(self.language)),
        )

    def _header(self) -> Header:
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

    def _footer(self, resident: bool, public: bool) -> Footer:
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
