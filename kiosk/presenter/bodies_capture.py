"""The pages on which something is given for a material: the plate, a page that was taken, all of them, a picture."""

from __future__ import annotations

from drivers.protocols import Look, PageFlaw
from kiosk.catalogue.model import Material, Titled
from kiosk.presenter.bodies_apply import begun
from kiosk.presenter.bodies_identity import correction
from kiosk.presenter.bodies_phone import phone_action
from kiosk.session import model as m
from kiosk.session.form.handing import material_of, modes_here, photo_standard
from kiosk.session.form.whole import scope_of_form
from kiosk.session.sheets import PhotoFlaw, Sheet, Via
from kiosk.session.steps.capturing import points_of, room_for_more
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    Corner,
    FaceBody,
    GuidanceBody,
    NoticeBody,
    Placed,
    PlateBody,
    Point,
    Scene,
    SheetBody,
    SheetsBody,
    TakenSheet,
)

#: One thing to do at a time, the plainest first.
_FIRST = (
    PageFlaw.FACE,
    PageFlaw.TOO_DARK,
    PageFlaw.NO_PAGE,
    PageFlaw.CUT_CORNER,
    PageFlaw.TOO_SMALL,
    PageFlaw.GLARE,
    PageFlaw.BLUR,
)


def captured(session: m.Session, stage: m.CaptureStage, world: World, words: Words) -> Body:
    """The page of any of these stages."""
    match stage:
        case m.ScanIntro():
            return scan_intro(session, stage, world, words)
        case m.Plate():
            return plate(session, stage, world, words)
        case m.SheetSeen():
            return sheet(session, stage, world, words)
        case m.SheetPile():
            return sheets(session, stage, world, words)
        case m.PhotoConsent():
            return photo_consent(session, stage, world, words)
        case m.PhotoLook():
            return photo(session, stage, words)


def scan_intro(session: m.Session, stage: m.ScanIntro, world: World, words: Words) -> GuidanceBody:
    """Where the paper goes, and what pages are sent back for: read before anything is laid down."""
    material, language = material_on(session, stage.code, stage.material, world), words.language.value
    title = material.title.said(language) if material is not None else ""
    message = words.of("scan-intro", title=title)
    if stage.away:
        message = words.of("scan-away")
    elif stage.unseen:
        message = words.of("scan-unseen")
    reasons = material.reject_reasons if material is not None else ()
    rejects = _rejects(reasons, words)
    begin = Action("action:retry" if stage.away else "action:agree", words.of("scan-begin"), ActionStyle.PRIMARY)
    return GuidanceBody(
        title=words.of("scan-title", title=title),
        message=message,
        scene=Scene.DOCUMENT_PROBLEM if stage.away else Scene.PLACE_PAGE,
        points=(Point("lay", words.of("scan-lay")), *rejects),
        actions=(*_other_way(material, words), phone_action(world, words), begin),
    )


def plate(session: m.Session, stage: m.Plate, world: World, words: Words) -> PlateBody:
    """What lies there, and one sentence about it."""
    material = material_on(session, stage.code, stage.material, world)
    title = material.title.said(words.language.value) if material is not None else ""
    look, setting = stage.look, stage.by_hand is not None
    corners = stage.by_hand or (look.corners if look is not None else None)
    placed, message = _plate_says(stage, words)
    return PlateBody(
        title=words.of("scan-title", title=title),
        message=message,
        placed=placed,
        picture=f"live-{session.generation}-{stage.looks}" if stage.looks else "",
        corners=tuple(
            Corner(str(number), point.x, point.y)
            for number, point in enumerate(points_of(corners) if corners is not None else ())
        ),
        setting=setting,
        chosen=stage.corner,
        nudges=tuple(
            Action(f"action:corner-{key}", words.of(f"plate-corner-{key}"))
            for key in ("next", "left", "right", "up", "down")
        )
        if setting
        else (),
        note=words.of("sheets-no-room") if stage.no_room else "",
        tips=() if setting else (Point("still", words.of("plate-tip")),),
        actions=(
            Action("action:corners", words.of("plate-find-corners") if setting else words.of("plate-set-corners")),
            Action("action:take", words.of("plate-take"), ActionStyle.PRIMARY, not stage.taking),
        ),
    )


def _plate_says(stage: m.Plate, words: Words) -> tuple[Placed, str]:
    look = stage.look
    if stage.taking:
        return Placed.GOOD, words.of("plate-taking")
    if stage.by_hand is not None:
        return Placed.MOVE, words.of("plate-setting", corner=words.of(f"corner-{stage.corner}"))
    if look is None:
        return Placed.NOBODY, words.of("plate-starting")
    if not look.flaws and not stage.armed:
        return Placed.MOVE, words.of("plate-next")
    if not look.flaws:
        return Placed.GOOD, words.of("plate-good")
    first = next(flaw for flaw in _FIRST if flaw in look.flaws)
    placed = Placed.NOBODY if look.corners is None else Placed.MOVE
    return placed, words.of(f"plate-{_dashed(first)}")


def sheet(session: m.Session, stage: m.SheetSeen, world: World, words: Words) -> SheetBody:
    """Is it good? What is wrong with it in words; whether it is kept is the resident's to say."""
    flaws = [flaw for flaw in _FIRST if flaw in stage.sheet.flaws]
    points = [Point(flaw.value, words.of(f"sheet-{_dashed(flaw)}")) for flaw in flaws]
    if stage.via is Via.PHOTO:
        material = material_on(session, stage.code, stage.material, world)
        reasons = material.reject_reasons if material is not None else ()
        points += _rejects(reasons, words)
        points.append(Point("department", words.of("photo-department")))
        standard = photo_standard(world.catalogue.services[stage.code], stage.material)
        poor = PhotoFlaw.BACKGROUND in stage.sheet.flaws and standard is not None
        seen = words.of("photo-seen")
        if poor and standard is not None and standard.background is not None:
            seen = words.of("photo-background-wrong", background=words.of(f"background-{standard.background.value}"))
        return SheetBody(
            words.of("photo-seen-title"),
            seen,
            not poor,
            stage.sheet.handle,
            tuple(points),
            _keep_or_again(words.of("photo-keep-anyway") if poor else words.of("photo-keep"), words, primary=not poor),
        )
    message = words.of("sheet-poor") if flaws else words.of("sheet-good")
    if stage.no_room:
        points.append(Point("not-turned", words.of("sheet-not-turned")))
    turning = any(pending.waiting is m.Waiting.SHEET for pending in session.pending)
    keep = words.of("sheet-keep-anyway") if flaws else words.of("sheet-keep")
    other, first = _keep_or_again(keep, words, primary=not flaws)
    return SheetBody(
        title=words.of("sheet-title"),
        message=message,
        good=not flaws,
        picture=stage.sheet.handle,
        points=tuple(points),
        actions=(other, Action("action:turn", words.of("sheet-turn"), enabled=not turning), first),
    )


def _keep_or_again(label: str, words: Words, *, primary: bool) -> tuple[Action, ...]:
    """A page with flaws may be kept: what is offered first is another try."""
    keep = Action("action:agree", label)
    again = Action("action:retry", words.of("sheet-again"))
    first, other = (keep, again) if primary else (again, keep)
    return other, Action(first.name, first.label, ActionStyle.PRIMARY)


def sheets(session: m.Session, stage: m.SheetPile, world: World, words: Words) -> SheetsBody:
    """The pages so far, each of which can be taken out."""
    material = material_on(session, stage.code, stage.material, world)
    held = begun(session, stage.code).given(stage.material)
    kept: tuple[Sheet, ...] = held.sheets if held is not None else ()
    more = room_for_more(session, stage.code, stage.material, world)
    reason = "" if more else words.of("sheets-enough")
    return SheetsBody(
        title=words.of("sheets-title", title=material.title.said(words.language.value) if material is not None else ""),
        lead=words.of("sheets-lead", count=len(kept)),
        sheets=tuple(
            TakenSheet(
                one.handle,
                one.handle,
                words.of("sheets-page", number=number),
                Action(f"option:sheet:{one.handle}", words.of("sheets-remove", number=number)),
            )
            for number, one in enumerate(kept, 1)
        ),
        actions=(
            *((phone_action(world, words),) if held is not None and held.via is Via.PHONE else ()),
            Action("action:add-sheet", words.of("sheets-add"), enabled=more, reason=reason),
            Action("action:next", words.of("sheets-done"), ActionStyle.PRIMARY),
        ),
    )


def photo_consent(session: m.Session, stage: m.PhotoConsent, world: World, words: Words) -> NoticeBody:
    """A consent of its own; both answers look the same and are as large."""
    material = material_on(session, stage.code, stage.material, world)
    lead = words.of("photo-consent-lead", title=material.title.said(words.language.value) if material else "")
    if stage.away:
        lead = words.of("photo-away")
    elif stage.unseen:
        lead = words.of("photo-unseen")
    points = [Point(key, words.of(f"photo-consent-{key}")) for key in ("what", "why", "kept", "not-compared")]
    standard = photo_standard(world.catalogue.services[stage.code], stage.material)
    if standard is not None and standard.background is not None:
        points.append(
            Point(
                "background",
                words.of("photo-background", background=words.of(f"background-{standard.background.value}")),
            )
        )
    points += _rejects(material.reject_reasons if material is not None else (), words)
    return NoticeBody(
        title=words.of("photo-consent-title"),
        lead=lead,
        points=tuple(points),
        agree=Action("action:agree", words.of("photo-consent-agree")),
        decline=Action("action:decline", words.of("photo-consent-decline")),
        scene=Scene.STAND_BEFORE,
    )


def photo(session: m.Session, stage: m.PhotoLook, words: Words) -> FaceBody:
    placed, message = _photo_says(stage, words)
    return FaceBody(
        title=words.of("photo-title"),
        message=message,
        placed=placed,
        picture=f"live-{session.generation}-{stage.looks}" if stage.looks else "",
        note=words.of("sheets-no-room") if stage.no_room else "",
        tips=tuple(Point(key, words.of(f"photo-tip-{key}")) for key in ("hat", "straight", "behind")),
        actions=(
            Action("action:other-way", words.of("photo-stop")),
            Action("action:take", words.of("photo-take"), ActionStyle.PRIMARY, not stage.taking),
        ),
    )


def _photo_says(stage: m.PhotoLook, words: Words) -> tuple[Placed, str]:
    look: Look | None = stage.look
    if stage.taking or (look is not None and look.good):
        return Placed.GOOD, words.of("face-good")
    return correction(look, words)


def _rejects(reasons: tuple[Titled, ...], words: Words) -> tuple[Point, ...]:
    """What is sent back, said beforehand in one sentence."""
    if not reasons:
        return ()
    said = words.of("scan-reject-join").join(reason.said(words.language.value) for reason in reasons)
    return (Point("rejects", words.of("scan-rejects", reasons=said)),)


def material_on(session: m.Session, code: str, key: str, world: World) -> Material | None:
    """The material that a page is about, as it is wanted now."""
    service = world.catalogue.services[code]
    scope = scope_of_form(service, begun(session, code).values, session, world)
    return material_of(service, key, scope)


def _other_way(material: Material | None, words: Words) -> tuple[Action, ...]:
    if material is None or len(modes_here(material)) < 2:
        return (Action("action:back", words.of("scan-to-papers")),)
    return (Action("action:other-way", words.of("scan-other-way")),)


def _dashed(value: str) -> str:
    return value.replace("_", "-")
