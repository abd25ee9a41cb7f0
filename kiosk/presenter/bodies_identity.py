"""Pages of an identification: what is read and why, the face, the codes, the chip card, body and principal."""

from __future__ import annotations

import math
from dataclasses import replace

from drivers.protocols import Brightness, FacePresence, Family, Look, Move, Sharpness
from kiosk.catalogue.model import OnBehalf, Way
from kiosk.presenter.bodies_form import mistake_words
from kiosk.presenter.holder import holder_facts
from kiosk.rules.masking import mask_name
from kiosk.rules.travel_permits import LONGEST
from kiosk.session import model as m
from kiosk.session.availability import device_hindrance
from kiosk.session.digits_stages import TypeDigits
from kiosk.session.form import FieldMistake
from kiosk.session.identity import PhoneCodeState
from kiosk.session.steps import licence as licence_step
from kiosk.session.steps import phone_code as phone_step
from kiosk.session.steps import principal as principal_step
from kiosk.session.steps import travel_permit as permit_step
from kiosk.session.steps.completing import underway
from kiosk.session.steps.face import MOST_ATTEMPTS
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    CodeBody,
    FaceBody,
    FieldKind,
    FormField,
    IdentifyBody,
    Keyboard,
    NoticeBody,
    Option,
    ParametersBody,
    Placed,
    Point,
    Scene,
    WorkingBody,
)

#: After this long the page says how long it has been, and offers to stop.
_SLOW = 3.0


def notice(session: m.Session, words: Words) -> NoticeBody:
    """What is read differs by the way; why, by whom and how long it is kept does not."""
    way = underway(session).way
    title, lead, what = words.of("notice-title"), words.of("notice-lead"), words.of("notice-what")
    if way is Way.APP_CODE:
        title, what = words.of("notice-title-app-code"), words.of("notice-what-app-code")
    elif way is Way.SOCIAL_SECURITY_CARD:
        title, what = words.of("notice-title-social-security-card"), words.of("notice-what-social-security-card")
    points = tuple(Point(key, words.of(f"notice-{key}")) for key in ("why", "who", "kept", "refuse"))
    return NoticeBody(
        title=title,
        lead=lead,
        points=(Point("what", what), *points),
        agree=Action("action:agree", words.of("action-agree"), ActionStyle.PRIMARY),
        decline=Action("action:decline", words.of("action-decline")),
    )


def face_consent(session: m.Session, stage: m.FaceConsent, words: Words) -> NoticeBody:
    """A consent of its own: both answers look the same and are as large. Whoever is asked beside the applicant is
    named."""
    points = ("what", "why", "who", "kept", "refuse")
    card = underway(session).card if stage.signer else None
    lead = words.of("face-consent-lead")
    if card is not None:
        lead = words.of("face-consent-lead-signer", name=mask_name(card.name or card.english_name))
    return NoticeBody(
        title=words.of("face-consent-title"),
        lead=lead,
        points=tuple(Point(key, words.of(f"face-consent-{key}")) for key in points),
        agree=Action("action:agree", words.of("face-consent-agree")),
        decline=Action("action:decline", words.of("face-consent-decline")),
        scene=Scene.STAND_BEFORE,
    )


def face(session: m.Session, stage: m.FaceLook, words: Words) -> FaceBody:
    placed, message = _placed(stage, words)
    verdict = stage.verdict
    return FaceBody(
        title=words.of("face-title"),
        message=message,
        placed=placed,
        picture=f"live-{session.generation}-{stage.looks}" if stage.looks else "",
        note="" if verdict is None else words.of(f"face-verdict-{verdict.value}", left=MOST_ATTEMPTS - stage.attempts),
        tips=tuple(Point(key, words.of(f"face-tip-{key}")) for key in ("hat", "light", "alone")),
        actions=(_other_way(words),),
    )


def _placed(stage: m.FaceLook, words: Words) -> tuple[Placed, str]:
    """One thing to do at a time, the plainest first."""
    look = stage.look
    if stage.taking or (look is not None and look.good):
        return Placed.GOOD, words.of("face-good")
    return correction(look, words)


def correction(look: Look | None, words: Words) -> tuple[Placed, str]:
    """What somebody before the camera is to do."""
    if look is None:
        return Placed.NOBODY, words.of("face-starting")
    if look.presence is FacePresence.NONE:
        return Placed.NOBODY, words.of("face-nobody")
    if look.presence is FacePresence.SEVERAL:
        return Placed.MOVE, words.of("face-several")
    return Placed.MOVE, _correction(look, words)


def _correction(look: Look, words: Words) -> str:
    for move in (Move.CLOSER, Move.FURTHER, Move.LEFT, Move.RIGHT, Move.UP, Move.DOWN):
        if move in look.moves:
            return words.of(f"face-move-{move.value}")
    if look.brightness not in (Brightness.GOOD, Brightness.UNKNOWN):
        return words.of(f"face-light-{look.brightness.value.replace('_', '-')}")
    if look.sharpness is Sharpness.BLURRED:
        return words.of("face-blurred")
    return words.of("face-still")


def app_code(stage: m.AppCode, world: World, words: Words) -> CodeBody:
    ours = stage.ours
    scanner = device_hindrance(Family.CODE_SCANNER, world) is None
    points = [Point("ours", words.of("app-code-scan-ours"), "phone")]
    if scanner:
        points.append(Point("theirs", words.of("app-code-show-yours"), "code"))
    again = Action("action:send-again", words.of("app-code-again"), ActionStyle.PRIMARY)
    left = max(0, math.ceil(stage.ends_at - world.now))
    return CodeBody(
        title=words.of("app-code-title"),
        message=words.of("app-code-message") if ours is not None else words.of("app-code-over"),
        drawing=ours.drawing if ours is not None else "",
        squares=ours.size if ours is not None else 0,
        left=words.of("app-code-left", seconds=left) if ours is not None else "",
        problem=words.of(f"app-code-{stage.state.value}") if stage.state is not None else "",
        points=tuple(points) if ours is not None else (),
        actions=(_other_way(words),) if ours is not None else (_other_way(words), again),
    )


def phone_code(session: m.Session, stage: m.PhoneCode, world: World, words: Words) -> ParametersBody:
    lead = words.of("phone-code-lead", phone=stage.sent.phone)
    page = six_digits(session, stage, world, words, words.of("phone-code-wrong"))
    return replace(page, lead=lead, actions=(*page.actions, _other_way(words)))


def six_digits(
    session: m.Session, stage: m.PhoneCode | TypeDigits, world: World, words: Words, wrong: str
) -> ParametersBody:
    """The page on which digits are typed that were sent to a phone. ``wrong``: what is said of wrong ones. Where they
    went, and what else there is to do than to send them again, is the caller's."""
    checking = any(pending.waiting is m.Waiting.VERIFY for pending in session.pending)
    error = ""
    if stage.state is PhoneCodeState.WRONG:
        error = wrong
    elif stage.state is PhoneCodeState.EXPIRED:
        error = words.of("phone-code-expired")
    elif stage.checked and not checking and not phone_step.is_complete(stage.values):
        error = words.of("phone-code-six")
    wait = math.ceil(stage.resend_at - world.now)
    may_resend = wait <= 0 or stage.state is PhoneCodeState.EXPIRED
    field = _line(phone_step.FIELD, words.of("phone-code-label"), stage.values)
    # A code that was wrong is gone from the field, as one of an earlier visit is.
    field = field.typed_with(Keyboard.DIGITS, phone_step.DIGITS, session.visit * 10 + stage.tries)
    return ParametersBody(
        words.of("phone-code-title"),
        "",
        (replace(field, error=error),),
        (Point(field.key, error),) if error else (),
        Action("action:next", words.of("phone-code-check"), ActionStyle.PRIMARY, not checking),
        actions=(
            Action(
                "action:send-again",
                words.of("phone-code-again") if may_resend else words.of("phone-code-again-in", seconds=wait),
                enabled=may_resend,
            ),
        ),
        scene=Scene.TYPE_CODE,
    )


def permit_number(session: m.Session, stage: m.PermitNumber, world: World, words: Words) -> ParametersBody:
    """What is typed of a travel permit; the face comes after it, with a consent of its own."""
    wrong = permit_step.wrong(stage, world.wall.date()) if stage.checked else frozenset()
    fields = []
    for key, keyboard, longest in (
        (permit_step.NUMBER, Keyboard.LATIN, LONGEST),
        (permit_step.BIRTH, Keyboard.DIGITS, permit_step.DIGITS),
    ):
        field = _line(key, words.of(f"permit-{_dashed(key)}"), stage.values).typed_with(
            keyboard, longest, session.visit
        )
        error = words.of(f"permit-wrong-{_dashed(key)}") if key in wrong else ""
        fields.append(replace(field, hint=words.of(f"permit-{_dashed(key)}-hint"), error=error))
    return ParametersBody(
        words.of("permit-title"),
        words.of("permit-lead"),
        tuple(fields),
        tuple(Point(field.key, field.error) for field in fields if field.error),
        Action("action:next", words.of("action-next-apply"), ActionStyle.PRIMARY),
        actions=(_other_way(words),),
    )


def chip_card(stage: m.ChipCard, words: Words) -> IdentifyBody:
    tips = tuple(Point(key, words.of(f"chip-tip-{key}")) for key in ("in", "still"))
    if stage.failure is None:
        return IdentifyBody(
            words.of("chip-title"), words.of("chip-insert"), Scene.INSERT_CHIP, tips, (_other_way(words),)
        )
    message = words.of(f"chip-failed-{stage.failure.value.replace('_', '-')}")
    return IdentifyBody(words.of("chip-again-title"), message, Scene.CARD_PROBLEM, tips, (_other_way(words),))


def licence(session: m.Session, stage: m.Licence, world: World, words: Words) -> ParametersBody:
    error = ""
    if stage.no_licence:
        error = words.of("licence-no-licence")
    elif stage.checked and (wrong := licence_step.mistake(stage.values)) is not None:
        error = mistake_words(FieldMistake(licence_step.FIELD, wrong), words)
    scanner = device_hindrance(Family.CODE_SCANNER, world) is None
    field = _line(licence_step.FIELD, words.of("licence-label"), stage.values)
    field = field.typed_with(Keyboard.LATIN, 18, session.visit)
    return ParametersBody(
        words.of("licence-title"),
        words.of("licence-lead-scan") if scanner else words.of("licence-lead"),
        (replace(field, error=error),),
        (Point(field.key, error),) if error else (),
        Action("action:next", words.of("action-next-apply"), ActionStyle.PRIMARY),
        actions=(_other_way(words),),
    )


def principal(session: m.Session, stage: m.NamePrincipal, words: Words) -> ParametersBody:
    behalf = underway(session).behalf
    kind = (behalf or OnBehalf.GUARDIAN).value
    wrong = principal_step.mistakes(stage, behalf) if stage.checked else {}
    fields = []
    for key in principal_step.fields(stage, behalf):
        error = mistake_words(FieldMistake(key, wrong[key], "60"), words) if key in wrong else ""
        fields.append(replace(_principal_field(key, session, stage, words), error=error))
    facts = () if stage.card is None else holder_facts(stage.card, session, words)
    return ParametersBody(
        words.of(f"principal-title-{kind}"),
        _principal_lead(stage, kind, words),
        tuple(fields),
        tuple(Point(field.key, field.error) for field in fields if field.error),
        Action("action:next", words.of("action-next-apply"), ActionStyle.PRIMARY),
        facts,
        (_other_way(words),),
    )


def _principal_lead(stage: m.NamePrincipal, kind: str, words: Words) -> str:
    if stage.refused:
        return words.of(f"principal-refused-{kind}")
    if stage.own_card:
        return words.of("principal-own-card")
    if stage.failure is not None:
        return words.of("principal-card-unread")
    if stage.card is not None:
        return words.of("principal-card-read")
    return words.of(f"principal-lead-{kind}")


def _principal_field(key: str, session: m.Session, stage: m.NamePrincipal, words: Words) -> FormField:
    if key == principal_step.DECLARED:
        chosen = bool(stage.values.get(key))
        option = Option("yes", words.of("principal-declare"), chosen)
        return FormField(key, words.of("principal-declared"), FieldKind.MULTI, "", "", (option,))
    keyboard = Keyboard.WORDS if key == principal_step.NAME else Keyboard.LATIN
    longest = 18 if key == principal_step.NUMBER else 60
    # What a scanner read is put into the field; what is typed is the page's.
    revision = session.visit * 100 + (stage.scans if key == principal_step.AUTHORITY else 0)
    field = _line(key, words.of(f"principal-{key.replace('_', '-')}"), stage.values)
    return field.typed_with(keyboard, longest, revision)


def verifying(stage: m.Verifying, world: World, words: Words) -> WorkingBody:
    what = stage.what.value.replace("_", "-")
    slow = world.now - stage.since >= _SLOW
    return WorkingBody(
        title=words.of(f"verifying-{what}-title"),
        message=words.of(f"verifying-{what}"),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=int(world.now - stage.since)) if slow else "",
        cancel=Action("action:stop", words.of("action-stop")) if slow else None,
    )


def _other_way(words: Words) -> Action:
    return Action("action:other-way", words.of("action-other-way"))


def _line(key: str, label: str, values: m.Values) -> FormField:
    return FormField(key, label, FieldKind.TEXT, "", values.one(key), ())


def _dashed(value: str) -> str:
    return value.replace("_", "-")
