"""One page model for every stage."""

from __future__ import annotations

from kiosk.presenter import (
    bodies_afterwards,
    bodies_apply,
    bodies_attendant,
    bodies_browse,
    bodies_capture,
    bodies_choice,
    bodies_digits,
    bodies_fill_once,
    bodies_guide,
    bodies_identity,
    bodies_phone,
    bodies_print,
    bodies_result,
    bodies_sign,
    bodies_steps,
    bodies_submit,
    bodies_wallet,
)
from kiosk.presenter.access import access_panel
from kiosk.presenter.bodies_hours import light
from kiosk.presenter.bodies_technician import technician_body
from kiosk.presenter.calling import call_words
from kiosk.presenter.controls import control_words
from kiosk.presenter.frame import footer, header, reminder, warning
from kiosk.presenter.languages import note_on_language, words_of_page
from kiosk.presenter.matters_pages import matters_body
from kiosk.presenter.places import with_places
from kiosk.presenter.setting import Setting
from kiosk.presenter.signing import signing_body
from kiosk.presenter.spoken import in_order, panel_spoken, speech, spoken, ways_to_use
from kiosk.session import model as m
from kiosk.session.access import Mode
from kiosk.session.digits_stages import AskDigits, SendDigits, TypeDigits
from kiosk.session.form.asking_more import seen_by
from kiosk.session.world import World
from kiosk.texts import Language, Words, load_words
from screens.models import BODY_OF, Body, Page, PageKind, TextSize, ThemeName

__all__ = ["Setting", "present"]

_KIND_OF = {body: kind for kind, body in BODY_OF.items()}


def present(session: m.Session, world: World, setting: Setting) -> Page:
    """Everything on the screen for this session at this moment."""
    world = seen_by(session, world)
    words = words_of_page(session)
    body = with_places(_body(session, world, words, setting), session, setting.places, words)
    access = access_panel(session, world, words, setting)
    modes = session.looks.modes
    frame_words = load_words(Language(session.looks.language))
    return Page(
        kind=_kind(body),
        visit=session.visit,
        language=words.language.value,
        header=header(session, world, words, setting),
        footer=footer(session, world, words, setting),
        body=body,
        theme=ThemeName(session.looks.theme),
        text_size=TextSize(session.looks.text_size),
        reminder=call_words(session, frame_words, setting)
        or reminder(session, world, words)
        or note_on_language(session),
        warning=warning(session, world, words),
        access=access,
        low_reach=Mode.LOW_REACH in modes,
        by_keys=Mode.KEYS in modes,
        explore=Mode.EXPLORE in modes,
        blank=Mode.BLANK in modes,
        calm=Mode.CALM in modes,
        light=light(session, world),
        words=control_words(words.language),
        speech=speech(session, world),
        spoken=in_order(*spoken(body, words, personal=session.personal), *ways_to_use(session, world, words))
        if access is None
        else panel_spoken(access),
    )


def _kind(body: Body) -> PageKind:
    return _KIND_OF[type(body)]


def _body(session: m.Session, world: World, words: Words, setting: Setting) -> Body:
    match session.stage:
        case m.Starting():
            return bodies_print.starting(words)
        case m.LeftPaper() as stage:
            return bodies_print.left_paper(stage, words)
        case m.Attract() if setting.rests_at_home:
            return bodies_browse.home(session, m.Home(), world, words)
        case m.Attract():
            return bodies_browse.attract(world, words, setting)
        case m.Home() as stage:
            return bodies_browse.home(session, stage, world, words)
        case m.ItemPage() as stage:
            return bodies_guide.item(session, stage, world, words, setting)
        case m.GuidePrint() as stage:
            return bodies_guide.pages(session, stage, world, words)
        case m.TakeAlong() as stage:
            return bodies_guide.take_along(session, stage, world, words, setting)
        case m.Asked() as stage:
            return bodies_choice.asked(stage, world, words)
        case m.ForWhom() as stage:
            return bodies_choice.for_whom(stage, world, words)
        case m.Ways() as stage:
            return bodies_choice.ways(session, stage, world, words)
        case m.ChooseRole() as stage:
            return bodies_choice.role(stage, words)
        case m.Notice():
            return bodies_identity.notice(session, words)
        case m.Identify() as stage:
            return bodies_steps.identify(session, stage, words)
        case m.FaceConsent() as stage:
            return bodies_identity.face_consent(session, stage, words)
        case m.FaceLook() as stage:
            return bodies_identity.face(session, stage, words)
        case m.AppCode() as stage:
            return bodies_identity.app_code(stage, world, words)
        case m.PhoneCode() as stage:
            return bodies_identity.phone_code(session, stage, world, words)
        case m.PermitNumber() as stage:
            return bodies_identity.permit_number(session, stage, world, words)
        case m.ChipCard() as stage:
            return bodies_identity.chip_card(stage, words)
        case m.Licence() as stage:
            return bodies_identity.licence(session, stage, world, words)
        case m.NamePrincipal() as stage:
            return bodies_identity.principal(session, stage, words)
        case m.Verifying() as stage:
            return bodies_identity.verifying(stage, world, words)
        case m.Parameters() as stage:
            return bodies_steps.parameters(session, stage, world, words)
        case m.Rate() | m.RateWhy() | m.Rated() | m.Stuck() | m.Reporting() | m.Reported() as stage:
            return bodies_afterwards.body(session, stage, world, words, setting)
        case m.Working() as stage:
            return bodies_steps.working(session, stage, world, words)
        case m.Table() as stage:
            return bodies_result.table(session, stage, world, words, setting)
        case m.Document() as stage:
            return bodies_result.document(session, stage, world, words)
        case m.Printing() as stage:
            return bodies_print.printing(stage, words)
        case m.PrintQuestion() as stage:
            return bodies_print.question(stage, words)
        case m.TakePaper() as stage:
            return bodies_print.take_paper(session, stage, words)
        case m.Trouble() as stage:
            return bodies_result.trouble(session, stage, world, words, setting)
        case m.Ending():
            return bodies_print.ending(words)
        case m.Thanks():
            return bodies_print.thanks(words)
        case m.CardLeft():
            return bodies_print.card_left(words)
        case m.Closed() as stage:
            return bodies_print.closed(stage, world, words, setting)
        case m.AttendantPin() | m.AttendantDesk() as stage:
            return bodies_attendant.body(session, stage, world, words)
        case m.TechnicianRoom() | m.TechnicianTest() | m.TechnicianForm() as stage:
            return technician_body(session, stage, world, words)
        case _ as stage:
            if isinstance(stage, m.MattersStage):
                return matters_body(session, stage, world, words)
            return _of_application(session, stage, world, words)


def _of_application(session: m.Session, stage: m.Applying, world: World, words: Words) -> Body:
    match stage:
        case m.Gathering():
            return bodies_apply.gathering(stage, world, words)
        case m.UseEarlier() | m.Findings() | m.Doubt() | m.Wrong():
            return bodies_fill_once.fill_once(session, stage, world, words)
        case m.Unmet():
            return bodies_apply.unmet(session, stage, world, words)
        case m.NotHere():
            return bodies_apply.not_here(session, stage, world, words)
        case m.Sections():
            return bodies_apply.sections(session, stage, world, words)
        case m.Fill():
            return bodies_apply.fill(session, stage, world, words)
        case AskDigits() | SendDigits() | TypeDigits():
            return bodies_digits.digits(session, stage, world, words)
        case m.Materials():
            return bodies_submit.materials(session, stage, world, words)
        case m.ScanIntro() | m.Plate() | m.SheetSeen() | m.SheetPile() | m.PhotoConsent() | m.PhotoLook():
            return bodies_capture.captured(session, stage, world, words)
        case (
            m.WalletConsent() | m.WalletAsking() | m.WalletAway() | m.WalletEmpty() | m.WalletList() | m.LicenceShown()
        ):
            return bodies_wallet.wallet(session, stage, world, words)
        case m.PhoneUpload() | m.PhoneSign():
            return bodies_phone.phone(session, stage, world, words)
        case m.Preview():
            return bodies_sign.preview(session, stage, world, words)
        case m.Consents():
            return bodies_submit.consents(stage, world, words)
        case (
            m.Sign() | m.Draw() | m.Witnessing() | m.Parties() | m.CallParty() | m.Calling() | m.Called()
            | m.PartyCard() | m.Awaited() | m.Fetching() | m.Delivering() | m.Delivered()
        ):  # fmt: skip
            return signing_body(session, stage, world, words)
        case m.Confirm():
            return bodies_submit.confirm(session, stage, world, words)
        case m.Handing():
            return bodies_submit.handing(words)
        case m.Handed():
            return bodies_submit.handed(session, stage, world, words)
