"""Sessions at every stage, and an example of every event, for tests that try them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import yaml
from pydantic import TypeAdapter

from drivers.protocols import (
    Brightness,
    CardReadReason,
    ChipReadReason,
    Condition,
    Contact,
    Contacts,
    DeviceStatus,
    FacePresence,
    Family,
    JobState,
    JobStatus,
    Look,
    Move,
    Presence,
    PrintOutcome,
    Problem,
    Sharpness,
    SocialSecurityCard,
)
from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.definition.who import Asked
from kiosk.catalogue.model import OnBehalf, Person, Service, Titled, Trust, Way, Who
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.access import Mode
from kiosk.session.desk import REFILLS, Attendance, Counts, DeskAction, DeskNote, Result
from kiosk.session.hearing import Speaking
from kiosk.session.hours import OpeningHours, Outside, Upkeep
from kiosk.session.identity import (
    AppCodeState,
    AppPerson,
    Body,
    OurCode,
    PhoneCodeState,
    Principal,
    Resident,
    Role,
    SentCode,
    TravelPermit,
    Underway,
    Verdict,
    Verification,
)
from kiosk.session.nearby import CabinetChange, PadKey
from kiosk.session.world import Link, World
from tests.support.afterwards_situations import CHOICES, afterwards_events, ended
from tests.support.application_situations import application_events, application_touches, applying
from tests.support.capture_situations import capture_events, capture_touches, capturing
from tests.support.matters_situations import matters, matters_events, matters_touches
from tests.support.people import ADULT, CHILD, ELDER
from tests.support.phone_situations import phone_events, phone_touches, phoning
from tests.support.technician_situations import ACCESSES, technician_events, technician_touches, technicians
from tests.support.wallet_situations import at_the_wallet, wallet_events, wallet_touches

QUERY = "412014902000"
CERTIFICATE = "412014903000"
#: Chosen from lists: a hospital and its reports; a place; a province's city, and what can be done there.
REPORTS = "412023907000"
VACANCIES = "412014913000"
CROSS_PROVINCE = "412099920000"
#: As the query, but for everybody, in every way, after a question.
STRONG = "412014902001"
QUESTION = Titled(**{"zh-CN": "您在本市参保吗？", "en": "Are you insured in this city?"})
INSTEAD = Titled(**{"zh-CN": "请到参保地办理。", "en": "Ask where you are insured."})
STRONG_WHO = Who(
    trust=Trust.L4,
    ways=tuple(way for way in Way if way is not Way.ID_CARD),
    persons=tuple(Person),
    on_behalf=tuple(OnBehalf),
    asked=(Asked(question=QUESTION, if_no=INSTEAD),),
)
READY = DeviceStatus(Condition.READY)
TODAY = datetime(2026, 6, 15, 10, 30)
COUNTS = Counts(380, 190, 380, 90, 40, 400, 500, 200, datetime(2026, 6, 14, 8, 0, tzinfo=UTC))

VALUES = m.Values((("months_from", ("2025-06",)), ("months_to", ("2026-05",))))
CERTIFICATE_VALUES = VALUES.put("insurances", ("pension", "injury"))
ROWS = tuple(
    (("month", f"2025-{month:02d}"), ("base", "4200.00"), ("personal", "336.00"), ("employer", "672.00"))
    for month in range(6, 13)
) + tuple(
    (("month", f"2026-{month:02d}"), ("base", "4400.00"), ("personal", "352.00"), ("employer", "704.00"))
    for month in range(1, 6)
)
RESULT = m.QueryResult(ROWS, "2026-06-15 10:30", "示范市社会保险中心", True)
HELD = m.DocumentInHand(
    "d1",
    ("d1-1",),
    "社会保险个人参保证明",
    1,
    "A1B2C3D4E5F6",
    "https://example.org/v",
    date(2026, 9, 15),
    "S",
    True,
)
TABLE = m.Table(QUERY, VALUES, RESULT)
GUIDE = m.GuidePrint(CERTIFICATE, m.GuideInHand("g1", ("g1-1", "g1-2", "g1-3")))
DOCUMENT = m.Document(CERTIFICATE, CERTIFICATE_VALUES, HELD)


@cache
def services() -> Catalogue:
    """The items that the situations are about, out of those that ship."""
    folder = Path(__file__).parents[2] / "config" / "services"
    departments = TypeAdapter(dict[str, Titled]).validate_python(read_yaml(folder / "departments.yaml"))
    names = (
        "insurance_certificate.yaml",
        "pension_contribution_details.yaml",
        "lab_reports.yaml",
        "job_vacancies.yaml",
        "cross_province.yaml",
        "flexible_employment_registration.yaml",
        "unemployment_benefit.yaml",
        "case_progress.yaml",
        "resale_transfer.yaml",
        "residence_registration.yaml",
        "outdoor_sign.yaml",
        "subsistence_allowance.yaml",
    )
    files = [next(folder.rglob(name)) for name in names]
    read = [Service.model_validate(read_yaml(file)) for file in files]
    query = next(service for service in read if service.code == QUERY)
    strong = query.model_copy(update={"code": STRONG, "who": STRONG_WHO})
    return make_catalogue([*read, strong], departments)


def read_yaml(file: Path) -> object:
    return yaml.safe_load(file.read_text("utf-8"))


def world(now: float = 1000.0, **changes: object) -> World:
    """A terminal where everything works."""
    devices = MappingProxyType(dict.fromkeys(Family, READY))
    made = World(now, TODAY, services(), devices, Link.ONLINE, attendant=Attendance(), choices=CHOICES)
    return replace(made, **changes)  # type: ignore[arg-type]


def awaiting(session: m.Session, waiting: m.Waiting, deadline: float = 1010.0) -> m.Session:
    pending = m.Pending(m.EffectId(session.generation, session.next_number), waiting, deadline)
    return replace(session, pending=(*session.pending, pending), next_number=session.next_number + 1)


def sessions() -> Iterator[m.Session]:
    """At least one session at every stage, as it would stand there."""
    nobody = m.Session(touched_at=1000.0, looks=m.Looks("zh-CN"), card=Presence.NO)
    visitor = replace(nobody, tally=m.Tally(started=990.0))
    known = replace(visitor, resident=m.Resident(ADULT), card=Presence.UNKNOWN, put_away=True)
    job = m.EffectId(1, 1)
    yield awaiting(nobody.to(m.Starting()), m.Waiting.RECOVERY)
    yield from (nobody.to(m.LeftPaper(because)) for because in m.LeftBecause)
    yield nobody.to(m.Attract())
    yield visitor.to(m.Home())
    yield known.to(m.Home(search="社保"))
    yield from (visitor.to(m.Home(way=way)) for way in m.Way)
    yield replace(visitor, persons=Person.LEGAL, returning=True).to(m.Home(way=m.Way.THEMES, group="085"))
    yield visitor.to(m.Home(way=m.Way.DEPARTMENTS, group="nobody"))
    yield visitor.to(m.ItemPage(CERTIFICATE))
    yield from (known.to(m.ItemPage(QUERY, tab)) for tab in m.GuideTab)
    yield awaiting(visitor.to(m.GuidePrint(CERTIFICATE)), m.Waiting.GUIDE)
    yield visitor.to(GUIDE)
    yield replace(known, guide_pages=19).to(replace(GUIDE, left_out=frozenset({1}), printed=1))
    yield visitor.to(replace(GUIDE, left_out=frozenset({1, 2, 3})))
    yield visitor.to(m.TakeAlong(QUERY))
    yield known.to(m.TakeAlong(QUERY, result=TABLE))
    yield awaiting(replace(known, receipt=m.ReceiptState.PRINTING, slips=1).to(m.TakeAlong(QUERY)), m.Waiting.RECEIPT)
    yield replace(visitor, receipt=m.ReceiptState.FAILED, slips=5).to(m.TakeAlong(CERTIFICATE))
    yield from identifying(visitor, known)
    yield visitor.to(m.Notice(CERTIFICATE))
    yield visitor.to(m.Notice(None))
    yield visitor.to(m.Identify(CERTIFICATE))
    yield awaiting(visitor.to(m.Identify(None, 2, CardReadReason.NO_CARD)), m.Waiting.CARD)
    yield known.to(m.Parameters(CERTIFICATE, CERTIFICATE_VALUES, "months_from", "2025"))
    yield known.to(m.Parameters(QUERY, m.Values(), checked=True))
    yield from listing(known)
    yield awaiting(known.to(m.Working(CERTIFICATE, CERTIFICATE_VALUES, 995.0)), m.Waiting.DOCUMENT)
    yield awaiting(known.to(m.Working(QUERY, VALUES, 999.0)), m.Waiting.QUERY)
    yield known.to(TABLE)
    yield known.to(m.Table(QUERY, VALUES, replace(RESULT, rows=())))
    yield known.to(DOCUMENT)
    yield known.to(replace(DOCUMENT, printed=2))
    yield awaiting(known.to(m.Printing(DOCUMENT, job)), m.Waiting.PRINT)
    yield awaiting(known.to(m.Printing(DOCUMENT, job, 0, frozenset({Problem.PAPER_OUT}))), m.Waiting.PRINT)
    yield awaiting(visitor.to(m.Printing(GUIDE, job, 1, pages=3)), m.Waiting.PRINT)
    yield visitor.to(m.PrintQuestion(GUIDE, job, pages=3))
    yield visitor.to(m.TakePaper(replace(GUIDE, printed=1), 1000.0, 3))
    yield awaiting(known.to(m.Printing(TABLE, job, 1, stopping=True, pages=2)), m.Waiting.CANCEL)
    yield known.to(m.PrintQuestion(DOCUMENT, job, frozenset({Problem.PAPER_JAM})))
    yield awaiting(known.to(m.PrintQuestion(DOCUMENT, job, got_it=False)), m.Waiting.CANCEL)
    yield awaiting(known.to(m.PrintQuestion(TABLE, job, got_it=True, pages=2)), m.Waiting.CANCEL)
    yield awaiting(known.to(m.TakePaper(replace(DOCUMENT, printed=1), 1000.0, 1)), m.Waiting.RECEIPT)
    for kind in m.TroubleKind:
        if kind is not m.TroubleKind.PLATFORM:
            yield known.to(m.Trouble(kind, CERTIFICATE, retry=DOCUMENT))
    for failure in m.AskFailure:
        retry = m.Parameters(CERTIFICATE, CERTIFICATE_VALUES)
        yield known.to(m.Trouble(m.TroubleKind.PLATFORM, CERTIFICATE, failure, retry=retry, reference="R1"))
    yield visitor.to(m.Trouble(m.TroubleKind.NO_GUIDE, QUERY, retry=m.ItemPage(QUERY)))
    yield visitor.to(m.Trouble(m.TroubleKind.READER_AWAY, None, retry=m.Identify(None)))
    yield awaiting(known.to(m.Ending(job)), m.Waiting.CANCEL)
    yield awaiting(known.to(m.Ending(job, abandoned=True)), m.Waiting.CANCEL)
    yield nobody.to(m.Thanks(1000.0))
    yield replace(nobody, card=Presence.YES).to(m.CardLeft())
    yield from (nobody.to(m.Closed(because)) for because in m.ClosedBecause)
    yield visitor.to(m.Trouble(m.TroubleKind.ITEM_AWAY))
    yield from applying(known, awaiting)
    yield from ended(known, visitor, awaiting)
    yield from matters(visitor, known, awaiting)
    yield from capturing(known, awaiting, LOOKS)
    yield from at_the_wallet(known, awaiting)
    yield from phoning(known, awaiting)
    yield from attendants(nobody)
    yield from technicians(nobody, awaiting)


HOSPITAL = m.Values((("hospital", ("H01",)),))
HOSPITALS = m.OfferList(REPORTS, "hospital", "", m.Values(), (m.Offer("H01", "示例人民医院"),))
BLOOD = m.OfferList(
    REPORTS,
    "reports",
    "",
    HOSPITAL,
    tuple(m.Offer(f"R-{number}", f"血常规{number}", "门诊检验") for number in range(20)),
)
NO_REPORTS = replace(BLOOD, offers=())
PROVINCES = m.OfferList(
    CROSS_PROVINCE,
    "target",
    "",
    m.Values(),
    (m.Offer("410000", "河南省", opens=True), m.Offer("110000", "北京市")),
)
CITIES = replace(PROVINCES, within="410000", offers=(m.Offer("411000", "许昌市"), m.Offer("410100", "郑州市")))


def listing(known: m.Session) -> Iterator[m.Session]:
    """Lists on the page of a form: closed, asked for, unfolded at each level, with nothing in them, not come."""
    asked = known.to(m.Parameters(REPORTS, m.Values(), "hospital"))
    yield awaiting(asked, m.Waiting.OFFERS)
    yield known.to(m.Parameters(REPORTS, m.Values(), "reports"))  # the hospital comes first
    here = replace(known, offered=(HOSPITALS, BLOOD))
    yield here.to(m.Parameters(REPORTS, HOSPITAL, "hospital"))
    yield here.to(m.Parameters(REPORTS, HOSPITAL.put("reports", ("R-1", "R-9")), "reports", leaf=1))
    yield replace(known, offered=(HOSPITALS, NO_REPORTS)).to(m.Parameters(REPORTS, HOSPITAL, "reports"))
    places = replace(known, offered=(PROVINCES, CITIES))
    yield places.to(m.Parameters(CROSS_PROVINCE, m.Values(), "target"))
    yield places.to(m.Parameters(CROSS_PROVINCE, m.Values(), "target", path=("410000",)))
    opened = m.Parameters(CROSS_PROVINCE, m.Values(), "target", path=("110000",))
    yield awaiting(places.to(opened), m.Waiting.OFFERS)
    yield known.to(m.Trouble(m.TroubleKind.PLATFORM, CROSS_PROVINCE, m.AskFailure.SERVER, retry=opened))
    yield known.to(m.Parameters(VACANCIES, m.Values(), "place"))


def attendants(nobody: m.Session) -> Iterator[m.Session]:
    """An attendant at the pad, and at the desk with each thing that can be asked or under way."""
    yield nobody.to(m.AttendantPin())
    yield nobody.to(m.AttendantPin(m.LeftBecause.NOT_TAKEN, "30851", m.PinTrouble.WRONG))
    yield nobody.to(m.AttendantPin(trouble=m.PinTrouble.NOT_CHECKED))
    yield nobody.to(m.AttendantPin(blocked_until=1290.0))
    yield awaiting(nobody.to(m.AttendantPin()), m.Waiting.PIN)
    yield nobody.to(m.AttendantDesk())
    yield nobody.to(m.AttendantDesk(m.LeftBecause.RESTARTED, asked=DeskAction.PAPER_PATH_EMPTY))
    yield nobody.to(m.AttendantDesk(m.LeftBecause.NOT_TAKEN, asked=DeskAction.PAPER_REFILLED))
    yield nobody.to(m.AttendantDesk(note=DeskNote(DeskAction.PAPER_REFILLED, Result.FAILED, 100)))
    for action in (DeskAction.PAPER_PATH_EMPTY, DeskAction.OUT_OF_SERVICE):
        yield awaiting(nobody.to(m.AttendantDesk(m.LeftBecause.RESTARTED, note=DeskNote(action))), m.Waiting.DESK)
    yield awaiting(nobody.to(m.AttendantDesk(note=DeskNote(DeskAction.TEST_RECEIPT))), m.Waiting.TEST_RECEIPT)
    job = m.EffectId(1, 1)
    printing = m.AttendantDesk(note=DeskNote(DeskAction.TEST_PAGE), job=job, problems=frozenset({Problem.PAPER_OUT}))
    yield awaiting(nobody.to(printing), m.Waiting.PRINT)
    yield awaiting(nobody.to(printing), m.Waiting.CANCEL)


WELL_PLACED = Look(FacePresence.ONE, frozenset(), Sharpness.SHARP, Brightness.GOOD)
LOOKS = (
    WELL_PLACED,
    Look(FacePresence.NONE, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN),
    Look(FacePresence.SEVERAL, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN),
    *(Look(FacePresence.ONE, frozenset({move}), Sharpness.SHARP, Brightness.GOOD) for move in Move),
    *(Look(FacePresence.ONE, frozenset(), Sharpness.SHARP, light) for light in Brightness),
    Look(FacePresence.ONE, frozenset(), Sharpness.BLURRED, Brightness.GOOD),
)
SOCIAL = SocialSecurityCard(ADULT.number, ADULT.name, expires=date(2036, 1, 1))
OURS = OurCode("0197f000-0000-7000-8000-000000000001", "M0 0h1v1h-1z", 21, 180)
APP_PERSON = AppPerson(ADULT, Trust.L4, "0197f000-0000-7000-8000-000000000002")
SENT = SentCode("0197f000-0000-7000-8000-000000000003", "199****0008", 60)
BODY = Body(
    "示例公司", "91410499MA9DEM0018", (Role("agent", "经办人"), Role("finance", "财务负责人")),
    "0197f000-0000-7000-8000-000000000004",
)  # fmt: skip
PROOF = "0197f000-0000-7000-8000-000000000005"
TYPED = m.Values((("principal_name", ("林小满",)), ("principal_number", ("411099202510010028",))))


def identifying(visitor: m.Session, known: m.Session) -> Iterator[m.Session]:
    """Everybody on the way to being known."""
    first = replace(visitor, underway=Underway())
    carded = replace(visitor, underway=Underway(1, OnBehalf.SELF, way=Way.ID_CARD_AND_FACE, card=ADULT))
    agent = replace(visitor, underway=Underway(1, OnBehalf.AGENT, card=ADULT, resident=Resident(ADULT)))
    guardian = replace(visitor, underway=Underway(1, OnBehalf.GUARDIAN, card=ADULT, resident=Resident(ADULT)))
    legal = replace(
        visitor,
        underway=Underway(1, OnBehalf.SELF, Person.LEGAL, Way.LICENCE_CODE, card=ADULT, resident=Resident(ADULT)),
    )
    stronger = replace(known, underway=Underway(1, OnBehalf.SELF, way=Way.APP_CODE))
    yield first.to(m.Asked(STRONG, 0))
    yield first.to(m.Asked(STRONG, 0, said_no=True))
    yield first.to(m.ForWhom(STRONG))
    for session in (first, carded, stronger, legal):
        yield session.to(m.Ways(STRONG))
    spent = Underway(1, OnBehalf.SELF, way=Way.ID_CARD_AND_FACE, card=ADULT, spent=frozenset(Way))
    yield replace(carded, underway=spent).to(m.Ways(STRONG, refused=True))
    yield from (replace(first, underway=Underway(1, OnBehalf.SELF, way=way)).to(m.Notice(STRONG)) for way in Way)
    yield carded.to(m.Identify(STRONG))
    yield carded.to(m.FaceConsent(STRONG))
    yield awaiting(carded.to(m.FaceLook(STRONG)), m.Waiting.LOOK)
    for look in LOOKS:
        yield awaiting(carded.to(m.FaceLook(STRONG, 1, Verdict.UNSURE, look, 2, 7)), m.Waiting.LOOK)
    looking = awaiting(
        carded.to(m.FaceLook(STRONG, 2, Verdict.DIFFERENT, WELL_PLACED, 3, 9, taking=True)), m.Waiting.LOOK
    )
    yield awaiting(looking, m.Waiting.FACE)
    yield awaiting(awaiting(stronger.to(m.AppCode(STRONG, OURS, 1180.0)), m.Waiting.APP), m.Waiting.SCAN)
    for state in (AppCodeState.EXPIRED, AppCodeState.UNKNOWN):
        yield first.to(m.AppCode(STRONG, state=state))
    six = m.Values((("phone_code", ("123456",)),))
    yield carded.to(m.PhoneCode(STRONG, SENT, 1030.0))
    yield carded.to(m.PhoneCode(STRONG, SENT, 900.0, six, PhoneCodeState.WRONG))
    yield carded.to(m.PhoneCode(STRONG, SENT, 1030.0, m.Values(), PhoneCodeState.EXPIRED, checked=True))
    yield awaiting(carded.to(m.PhoneCode(STRONG, SENT, 1030.0, six, checked=True)), m.Waiting.VERIFY)
    permit = replace(visitor, underway=Underway(1, OnBehalf.SELF, way=Way.TRAVEL_PERMIT_AND_FACE))
    typed = m.Values((("permit_number", ("c0000 0008",)), ("birth", ("19850315",))))
    yield from (permit.to(m.PermitNumber(STRONG, values)) for values in (m.Values(), typed))
    yield permit.to(m.PermitNumber(STRONG, typed.put("birth", ("20191332",)), checked=True))
    there = TravelPermit("C00000008", ADULT.birth)
    held = Underway(1, OnBehalf.SELF, way=Way.TRAVEL_PERMIT_AND_FACE, permit=there)
    yield replace(permit, underway=held).to(m.FaceConsent(STRONG))
    yield awaiting(replace(permit, underway=held).to(m.FaceLook(STRONG, 2, taking=True)), m.Waiting.FACE)
    asked = m.Verifying(STRONG, Verification.FACE, 999.0, 1)
    yield awaiting(replace(permit, underway=held).to(asked), m.Waiting.VERIFY)
    yield awaiting(first.to(m.ChipCard(STRONG)), m.Waiting.CHIP)
    yield from (awaiting(first.to(m.ChipCard(STRONG, 2, reason)), m.Waiting.CHIP) for reason in ChipReadReason)
    yield awaiting(legal.to(m.Licence(STRONG)), m.Waiting.SCAN)
    yield legal.to(m.Licence(STRONG, m.Values((("credit_code", (BODY.credit_code,)),)), checked=True, no_licence=True))
    yield legal.to(m.Licence(STRONG, checked=True))
    yield legal.to(m.ChooseRole(STRONG, BODY))
    relative = replace(visitor, underway=Underway(1, OnBehalf.RELATIVE, card=ADULT, resident=Resident(ADULT)))
    for session in (agent, guardian, relative):
        yield awaiting(session.to(m.NamePrincipal(STRONG)), m.Waiting.SCAN)
        yield awaiting(session.to(m.NamePrincipal(STRONG, TYPED, checked=True, own_card=True)), m.Waiting.CARD)
        yield session.to(m.NamePrincipal(STRONG, TYPED, CHILD, checked=True))
        yield session.to(m.NamePrincipal(STRONG, TYPED, refused=True))
        yield session.to(m.NamePrincipal(STRONG, failure=CardReadReason.BAD_DATA))
    for what in Verification:
        yield awaiting(carded.to(m.Verifying(STRONG, what, 999.0, attempts=1)), m.Waiting.VERIFY)
    yield awaiting(carded.to(m.Verifying(STRONG, Verification.FACE, 990.0, attempts=2)), m.Waiting.VERIFY)
    yield awaiting(legal.to(m.Verifying(STRONG, Verification.LICENCE, 990.0, back=m.Licence(STRONG))), m.Waiting.VERIFY)
    for session in (agent, guardian):
        asked = m.Verifying(STRONG, Verification.PRINCIPAL, 990.0, back=m.NamePrincipal(STRONG, TYPED))
        yield awaiting(session.to(asked), m.Waiting.VERIFY)
    principal = Principal(OnBehalf.GUARDIAN, CHILD, PROOF)
    for_child = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, PROOF, principal=principal))
    yield for_child.to(m.ItemPage(STRONG))
    yield for_child.to(m.ItemPage(QUERY))
    yield carded.to(m.Trouble(m.TroubleKind.CAMERA_AWAY, STRONG, retry=m.Ways(STRONG)))
    yield legal.to(m.Trouble(m.TroubleKind.NO_BODY, STRONG, retry=m.Licence(STRONG)))


def identity_answers(effect: m.EffectId) -> Iterator[e.Event]:
    """Everything that can come of an identification."""
    yield e.ChipRead(effect, SOCIAL)
    yield e.ChipRead(effect, replace(SOCIAL, number="0"))
    yield e.ChipUnread(effect, ChipReadReason.WRONG_CARD)
    yield from (e.Looked(effect, look) for look in LOOKS[:2])
    yield from (e.FaceTaken(effect, handle) for handle in ("face-1-1", ""))
    yield e.CameraFailed(effect)
    yield from (e.CodeScanned(effect, text) for text in ("CKAPP1:x", f"https://licence.example/{BODY.credit_code}"))
    yield from (e.CodeUnread(effect), e.ScannerFailed(effect))
    yield from (e.FaceCompared(effect, verdict, PROOF) for verdict in Verdict)
    yield e.FaceCompared(effect, Verdict.MATCH, PROOF, ADULT)
    yield e.AppCodeIssued(effect, OURS)
    yield from (e.AppCodeEnded(effect, state) for state in AppCodeState)
    yield from (
        e.AppCodeEnded(effect, AppCodeState.CONFIRMED, person)
        for person in (APP_PERSON, replace(APP_PERSON, card=ELDER))
    )
    yield e.PhoneCodeSent(effect, SENT)
    yield from (e.PhoneCodeChecked(effect, state) for state in PhoneCodeState)
    yield from (e.BodyFound(effect, replace(BODY, roles=BODY.roles[:count])) for count in (0, 1, 2))
    yield from (e.PrincipalChecked(effect, card, PROOF) for card in (CHILD, None))
    yield from (e.VerifyFailed(effect, failure, "R2") for failure in (m.AskFailure.NO_LINK, m.AskFailure.NO_RECORD))


def events(session: m.Session) -> Iterator[e.Event]:
    """At least one of every kind of event, both as an answer that is awaited and as one that is not."""
    awaited = session.pending[-1].id if session.pending else m.EffectId(session.generation, 99)
    yield from (made() for made in get_args(e.Gesture) if not made.__dataclass_fields__)
    yield e.Search("ylbx")
    yield from (e.ChooseTab(key) for key in (*m.Way, *m.GuideTab, "all"))
    yield from (e.ChooseGroup(key) for key in ("085", "human_resources", "nobody"))
    yield from (e.ChoosePersons(key) for key in (*Person, "nobody"))
    yield from (e.ChoosePage(number) for number in (0, 1, 9))
    yield from (e.ChooseItem(code) for code in (QUERY, CERTIFICATE, STRONG, "999999999999"))
    yield from (e.OpenField("months_from"), e.OpenField(""), e.TurnYear(True), e.TurnYear(False))
    yield from (e.OpenField(key) for key in ("hospital", "reports", "place", "target"))
    yield from (e.Pick("hospital", "H01"), e.Pick("reports", "R-9"), e.Pick("target", "410000"), e.Pick("target", ".."))
    yield from (e.Pick("months_from", "2026-01"), e.Pick("insurances", "pension"), e.Pick("nothing", "x"))
    yield from (e.PinDigit(digit) for digit in "07x")
    yield from (e.DeskAct(action) for action in DeskAction)
    yield from (e.DeskConfirm(sheets) for sheets in (*REFILLS, 7, 0))
    yield e.Write("name", ADULT.name)
    yield from (e.Write(key, "C00000008") for key in ("permit_number", "birth"))
    yield from (e.Write(key, "123456") for key in ("phone_code", "credit_code", "principal_number", "authority"))
    yield e.Pick("declared", "yes")
    yield from application_touches()
    yield from afterwards_events()
    yield from matters_touches()
    yield from capture_touches()
    yield from wallet_touches()
    yield from phone_touches()
    yield from technician_touches()
    yield from (e.Choose(key) for key in (*Way, *OnBehalf, "legal", "agent", "nothing"))
    yield from (e.SetLanguage("en"), e.SetTextSize("L"), e.SetTheme("elder"))
    yield from (e.Reveal(key) for key in ("number", "nothing"))
    yield from (e.SwitchMode(mode) for mode in (*Mode, "nothing"))
    yield from (e.CardMoved(presence) for presence in Presence)
    yield from (e.KeyPad(key) for key in (*PadKey, None))
    yield from (e.PersonNear(near) for near in (True, False))
    yield from (e.AccessChanged(headset) for headset in (True, False))
    yield from (e.CabinetChanged(change) for change in CabinetChange)
    yield from (Speaking(on) for on in (True, False))
    for effect in (awaited, m.EffectId(session.generation - 1, 1)):
        yield e.CardRead(effect, ADULT)
        yield from (e.CardUnread(effect, reason) for reason in CardReadReason)
        yield e.ReaderFailed(effect)
        yield e.PrintProgressed(effect, JobStatus(JobState.PRINTING, 1), 2)
        yield from (e.PrintEnded(effect, end, 1) for end in m.PrintEnd)
        yield from (e.PrintCancelled(effect, True, end) for end in m.PrintEnd)
        yield e.PrintCancelled(effect, False)
        yield from (e.ReceiptEnded(effect, outcome) for outcome in PrintOutcome)
        yield from (e.PinChecked(effect, ok, wait) for ok, wait in ((True, 0.0), (False, 0.0), (False, 300.0)))
        yield from (e.DeskWorkEnded(effect, ok) for ok in (True, False))
        yield from (e.RecoveryEnded(effect, lies) for lies in (True, False))
        yield from (e.OffersCame(effect, offers) for offers in (CITIES.offers, ()))
        yield from application_events(effect)
        yield from matters_events(effect)
        yield from capture_events(effect)
        yield from wallet_events(effect)
        yield from phone_events(effect)
        yield from technician_events(effect)
        yield e.QueryAnswered(effect, RESULT)
        yield e.DocumentReady(effect, HELD)
        yield e.GuideReady(effect, m.GuideInHand("g2", ("g2-1",)))
        yield e.GuideFailed(effect)
        yield from (e.AskFailed(effect, failure) for failure in m.AskFailure)
    yield from identity_answers(awaited)
    yield e.Looked(m.EffectId(session.generation - 1, 1), WELL_PLACED)
    yield e.Tick()
    yield e.WorldChanged()
    yield e.CannotServe()
    yield from (e.Overdue(awaited, waiting) for waiting in m.Waiting)


def worlds() -> Iterator[World]:
    """The worlds that matter: all well, each thing away, long afterwards."""
    away = DeviceStatus(Condition.OFFLINE)
    yield world()
    yield world(5000.0)
    yield world(link=Link.OFFLINE)
    yield world(attendant=None)
    yield from (world(technician=access) for access in ACCESSES)
    yield world(attendant=None, technician=ACCESSES[1])
    yield world(attendant=Attendance(COUNTS, 1200.0, datetime(2026, 6, 14, 8, 0, tzinfo=UTC)))
    yield from (world(upkeep=upkeep) for upkeep in Upkeep)
    yield world(hours=OpeningHours(((),) * 7), outside=Outside.CLOSED)
    yield world(hours=OpeningHours(((),) * 7), outside=Outside.DIM)
    yield world(paper_path_locked=True)
    yield world(devices=MappingProxyType(dict.fromkeys(Family, away)))
    yield world(devices=MappingProxyType({}))
    yield world(contacts=Contacts(Contact.YES, Contact.YES, Contact.YES, Contact.YES))
    out = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.PAPER_OUT}))
    yield world(devices=MappingProxyType({**dict.fromkeys(Family, READY), Family.DOCUMENT_PRINTER: out}))
