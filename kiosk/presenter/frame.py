"""What stands around every page: header, footer, reminder, the warning that time runs out."""

from __future__ import annotations

import math

from kiosk.presenter.access import languages
from kiosk.presenter.calling import call_action
from kiosk.presenter.setting import Setting
from kiosk.rules.masking import mask_name
from kiosk.session.model import (
    AttendantDesk,
    AttendantPin,
    Attract,
    CardLeft,
    Closed,
    Ending,
    Home,
    Identify,
    LeftPaper,
    Printing,
    PrintQuestion,
    Rate,
    Rated,
    RateWhy,
    Reporting,
    Session,
    Starting,
    TakePaper,
    TechnicianForm,
    TechnicianRoom,
    TechnicianTest,
    Thanks,
)
from kiosk.session.patience import MOST_EXTENSIONS, time_left
from kiosk.session.signing_stages import PartyCard, Sign
from kiosk.session.steps.attendant import badge_of, may_call_desk
from kiosk.session.steps.keeping_draft import can_keep
from kiosk.session.technician import Test
from kiosk.session.world import Link, World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, Choice, Footer, Header, IdleWarning, SignKind, TextSize

_NOBODY = (
    Starting, LeftPaper, Attract, Ending, Thanks, CardLeft, Closed, AttendantPin, AttendantDesk,
    TechnicianRoom, TechnicianTest, TechnicianForm,
)  # fmt: skip
_LINK_SIGNS = {Link.ONLINE: SignKind.GOOD, Link.OFFLINE: SignKind.WARN, Link.UNKNOWN: SignKind.WAIT}
_NO_WAY_BACK = (*_NOBODY, Printing, PrintQuestion, Rate, Rated, Reporting)
_NO_HOME = (*_NOBODY, Home, Printing, PrintQuestion, Rate, RateWhy, Rated, Reporting)


def header(session: Session, world: World, words: Words, setting: Setting) -> Header:
    link = {Link.ONLINE: "link-online", Link.OFFLINE: "link-offline", Link.UNKNOWN: "link-unknown"}[world.link]
    wall = world.wall
    return Header(
        hall=setting.hall.said(words.language.value),
        terminal=words.of("header-terminal", number=setting.terminal_id),
        clock=f"{wall:%H:%M}",
        date=words.of(
            "header-date",
            year=str(wall.year),
            month=str(wall.month),
            day=str(wall.day),
            short=words.of(f"month-{wall:%m}"),
            weekday=words.of(f"weekday-{wall.isoweekday()}"),
        ),
        link=words.of(link),
        link_state=_LINK_SIGNS[world.link],
        languages=languages(session, words, setting),
        text_sizes=tuple(
            Choice(size.value, words.of(f"text-size-{size.value.lower()}"), size == session.looks.text_size)
            for size in TextSize
        ),
        speech=_speech(session, words) if setting.speaks else None,
        elder=Choice("elder", words.of("theme-elder"), session.looks.theme == "elder"),
        access=Action("action:access", words.of("action-access")),
        demonstration=words.of("demonstration") if setting.demonstration else "",
    )


def _speech(session: Session, words: Words) -> Action:
    """The switch says what a touch will do."""
    return Action("action:speech", words.of("speech-off" if session.looks.hearing.on else "speech-on"))


def _leads_nowhere(stage: object) -> bool:
    """The grid that is touched has no other way back than the footer's, which the keys reach, too."""
    return isinstance(stage, _NO_WAY_BACK) and not (isinstance(stage, TechnicianTest) and stage.test is Test.TOUCH)


def _way_in(session: Session, world: World, words: Words) -> Action | None:
    """Prominent to the keys alone, while a good token is there: a technician's screen may not answer a finger."""
    if not may_call_desk(session, world):
        return None
    style = ActionStyle.PRIMARY if badge_of(world) is not None else ActionStyle.SECONDARY
    return Action("action:attendant", words.of("attendant-way-in"), style)


def footer(session: Session, world: World, words: Words, setting: Setting) -> Footer:
    stage = session.stage
    left = time_left(session, world)
    seconds = None if left is None or session.resident is None else max(0, math.ceil(left.seconds))
    resident = session.resident
    at_the_start = isinstance(stage, Home) and not stage.group and not stage.search
    back = None if at_the_start or _leads_nowhere(stage) else Action("action:back", words.of("action-back"))
    home = None if isinstance(stage, _NO_HOME) else Action("action:home", words.of("action-home"))
    end = None if isinstance(stage, _NOBODY) else Action("action:end", words.of("action-end"))
    name = (resident.card.name or resident.card.english_name) if resident else ""
    return Footer(
        back=back,
        home=home,
        help=words.of("footer-help", hotline=setting.hotline, terminal=setting.terminal_id),
        help_short=words.of("footer-help-short", hotline=setting.hotline, terminal=setting.terminal_id),
        resident=words.of("footer-resident", name=mask_name(name)) if resident else "",
        seconds_left=seconds,
        time_left=words.of("footer-time-left", seconds=seconds) if seconds is not None else "",
        end=end,
        attendant=_way_in(session, world, words),
        call=call_action(session, words),
    )


#: How long the reminder to put the card away stands; taking the paper and the end say it again.
_REMINDER_SECONDS = 15.0


def reminder(session: Session, world: World, words: Words) -> str:
    """The card was read and may still lie on the reader; not where a page asks for one."""
    fresh = session.put_away and world.now - session.card_read_at < _REMINDER_SECONDS
    stage = session.stage
    asks = isinstance(stage, Identify | TakePaper | PartyCard) or (isinstance(stage, Sign) and stage.by_card)
    if fresh and not asks:
        return words.of("reminder-card")
    return ""


def warning(session: Session, world: World, words: Words) -> IdleWarning | None:
    left = time_left(session, world)
    if left is None or not left.warning:
        return None
    seconds = max(0, math.ceil(left.seconds))
    at_desk = isinstance(session.stage, AttendantDesk | TechnicianRoom | TechnicianTest | TechnicianForm)
    return IdleWarning(
        title=words.of("idle-title"),
        message=words.of("desk-idle-message" if at_desk else "idle-message", seconds=seconds),
        seconds=seconds,
        stay=Action(
            "action:stay",
            words.of("action-stay"),
            ActionStyle.PRIMARY,
            enabled=session.extensions < MOST_EXTENSIONS,
        ),
        end=Action("action:end", words.of("desk-leave" if at_desk else "action-end")),
        keep=Action("action:keep-draft", words.of("idle-keep")) if can_keep(session, world) else None,
    )
