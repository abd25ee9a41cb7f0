"""The pages of drafts: whether to keep one, what became of it, what was begun before, and what has to be said again."""

from __future__ import annotations

from datetime import datetime

from kiosk.catalogue.model import Service
from kiosk.presenter.say import day_words
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.application import Delivery
from kiosk.session.asked_for import AskedFor
from kiosk.session.form import slots
from kiosk.session.form.entries import entry_fields
from kiosk.session.form.whole import form_fields_of, group_of
from kiosk.session.matters import SavedDraft
from kiosk.session.steps.keeping_draft import can_keep
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, Fact, GuidanceBody, Point, QuestionBody, Scene, WorkingBody

#: After this long the page says how long it has been, and offers to stop.
_SLOW = 3.0


def keep_action(session: m.Session, world: World, words: Words) -> tuple[Action, ...]:
    """On a page that leads no further here: what was typed need not be typed again."""
    return (Action("action:keep-draft", words.of("draft-keep")),) if can_keep(session, world) else ()


def offer(stage: ms.OfferDraft, world: World, words: Words) -> QuestionBody:
    """Two equal answers, none of them made beforehand."""
    return QuestionBody(
        title=words.of("draft-not-kept-title") if stage.not_kept else words.of("draft-offer-title"),
        message=words.of("draft-not-kept") if stage.not_kept else words.of("draft-offer"),
        scene=Scene.QUESTION,
        facts=(Fact("item", words.of("receipt-item"), item_title(stage.code, world, words)),),
        actions=(
            Action("action:decline", words.of("draft-offer-no")),
            Action("action:agree", words.of("draft-offer-again" if stage.not_kept else "draft-offer-yes")),
        ),
    )


def keeping(words: Words) -> WorkingBody:
    return WorkingBody(words.of("draft-keeping-title"), words.of("draft-keeping"), Scene.ASKING)


def kept(stage: ms.DraftKept, world: World, words: Words) -> GuidanceBody:
    """Where it is, and how it is gone on with. It cannot be read on this terminal until the platform has it."""
    delivered = stage.stored.delivery is Delivery.DELIVERED
    state = "delivered" if delivered else "held" if stage.stored.delivery is Delivery.HELD else "waiting"
    return GuidanceBody(
        title=words.of("draft-kept-title"),
        message=words.of(f"draft-kept-{state}"),
        scene=Scene.DONE,
        points=(
            Point("item", words.of("draft-kept-item", title=item_title(stage.code, world, words))),
            Point("resume", words.of("draft-kept-resume")),
            Point("again", words.of("draft-kept-again")),
            Point("delete", words.of("draft-kept-delete")),
        ),
        actions=(
            Action("action:drop-draft", words.of("draft-delete")),
            Action("action:home", words.of("action-other")),
            Action("action:end", words.of("action-end"), ActionStyle.PRIMARY),
        ),
    )


# --- begun before -----------------------------------------------------------------------------------------------------


def found(stage: ms.DraftFound, world: World, words: Words) -> QuestionBody:
    draft = stage.draft
    delete = (Action("action:drop-draft", words.of("draft-delete")),) if draft.corrects != draft.id else ()
    return QuestionBody(
        title=words.of("draft-correct-title") if draft.corrects else words.of("draft-found-title"),
        message=_unreadable(draft, words) or _missing(draft, words) or words.of("draft-found"),
        scene=Scene.NONE,
        facts=draft_facts(draft, world, words),
        actions=(
            *delete,
            Action("action:decline", words.of("draft-begin-anew")),
            *_go_on(draft, words),
        ),
    )


def page(stage: ms.DraftPage, world: World, words: Words) -> QuestionBody:
    draft = stage.draft
    delete = (Action("action:drop-draft", words.of("draft-delete")),) if draft.corrects != draft.id else ()
    return QuestionBody(
        title=item_title(draft.item, world, words),
        message=_unreadable(draft, words) or _missing(draft, words) or words.of("draft-page"),
        scene=Scene.NONE,
        facts=draft_facts(draft, world, words),
        actions=(*delete, *_go_on(draft, words)),
    )


def opening(stage: ms.OpeningDraft, world: World, words: Words) -> WorkingBody:
    return waiting(words.of("draft-opening-title"), words.of("draft-opening"), stage.since, world, words)


def resumed(stage: ms.Resumed, world: World, words: Words) -> GuidanceBody:
    """What stands there again, and what does not."""
    service, language = world.catalogue.services.get(stage.code), words.language.value
    points = []
    if stage.draft.note:
        points.append(Point("note", words.of("draft-office-says", note=stage.draft.note)))
    points += [
        Point(f"wanted-{key}", words.of("draft-wanted", material=title))
        for key, title in wanted_titles(stage.draft.wanted, service, language)
    ]
    points += [Point(f"asked-{one.key}", _asked(one, words)) for one in stage.draft.asked]
    if stage.older:
        points.append(Point("older", words.of("draft-older")))
    if service is not None and stage.again:
        named = _labels(service, stage.again, language)
        points.append(Point("again", words.of("draft-again", fields=words.of("list-join").join(named))))
    if stage.no_more:
        points.append(Point("no-more", words.of("draft-no-more", count=stage.no_more)))
    points.append(Point("signature", words.of("draft-sign-again")))
    return GuidanceBody(
        title=words.of("draft-resumed-title"),
        message=words.of("draft-resumed", title=item_title(stage.code, world, words)),
        scene=Scene.NONE,
        points=tuple(points),
        actions=(
            Action("action:change", words.of("draft-see-parts")),
            Action("action:next", words.of("apply-go-on"), ActionStyle.PRIMARY),
        ),
    )


# --- deleting ---------------------------------------------------------------------------------------------------------


def ask_delete(stage: ms.AskDelete, world: World, words: Words) -> QuestionBody:
    return QuestionBody(
        title=words.of("draft-delete-title"),
        message=words.of("draft-delete-message"),
        scene=Scene.QUESTION,
        facts=draft_facts(stage.draft, world, words),
        actions=delete_or_not(words),
    )


def deleting(stage: ms.DeletingDraft, world: World, words: Words) -> WorkingBody:
    return WorkingBody(words.of("draft-deleting-title"), words.of("draft-deleting"), Scene.ASKING)


# --- what they share --------------------------------------------------------------------------------------------------


def delete_or_not(words: Words) -> tuple[Action, Action]:
    """What is gone is gone: to leave it is the primary one."""
    return (
        Action("action:agree", words.of("draft-delete-yes")),
        Action("action:decline", words.of("draft-delete-no"), ActionStyle.PRIMARY),
    )


def draft_facts(draft: SavedDraft, world: World, words: Words) -> tuple[Fact, ...]:
    facts = [Fact("item", words.of("receipt-item"), item_title(draft.item, world, words))]
    if draft.case_number:
        facts.append(Fact("case", words.of("case-number-label"), draft.case_number))
    if draft.credit_code:
        facts.append(Fact("body", words.of("draft-for-body"), draft.credit_code))
    saved = words.of("draft-sent-back-on") if draft.corrects == draft.id else words.of("draft-saved-on")
    facts.append(Fact("saved", saved, day(draft.saved_at, words)))
    facts.append(Fact("until", words.of("draft-until"), day(draft.until, words)))
    return tuple(facts)


def item_title(code: str, world: World, words: Words) -> str:
    """What an item is called; one that is not in the catalogue any more by its code."""
    service = world.catalogue.services.get(code)
    return service.title.said(words.language.value) if service is not None else code


def day(at: datetime, words: Words) -> str:
    return day_words(f"{at:%Y-%m-%d}", words)


def waiting(title: str, message: str, since: float, world: World, words: Words) -> WorkingBody:
    """A page that waits for the platform, with a way out once it takes long."""
    slow = world.now - since >= _SLOW
    return WorkingBody(
        title,
        message,
        Scene.ASKING,
        waited=words.of("working-waited", seconds=int(world.now - since)) if slow else "",
        cancel=Action("action:stop", words.of("action-stop")) if slow else None,
    )


def wanted_titles(keys: tuple[str, ...], service: Service | None, language: str) -> tuple[tuple[str, str], ...]:
    """The materials that an office asks for, as the definition calls them."""
    known = {material.key: material.title.said(language) for material in service.materials} if service else {}
    return tuple((key, known[key]) for key in keys if key in known)


def _go_on(draft: SavedDraft, words: Words) -> tuple[Action, ...]:
    return (Action("action:agree", words.of("draft-go-on"), ActionStyle.PRIMARY),) if draft.readable else ()


def _unreadable(draft: SavedDraft, words: Words) -> str:
    return "" if draft.readable else words.of("draft-unreadable")


def _asked(one: AskedFor, words: Words) -> str:
    """What an office asks for besides, and why."""
    if not one.reason:
        return words.of("draft-wanted", material=one.label)
    return words.of("draft-asked", label=one.label, reason=one.reason)


def _missing(draft: SavedDraft, words: Words) -> str:
    return words.of("draft-office-says", note=draft.note) if draft.corrects and draft.note else ""


def _labels(service: Service, keys: tuple[str, ...], language: str) -> list[str]:
    """What the form calls the fields, each once: of a list's entries as well."""
    wanted = set(keys)
    fields = list(form_fields_of(service))
    for key in keys:
        group = group_of(service, key.partition(".")[0])
        if group is not None:
            fields += entry_fields(group, key.split(".")[1])
    return list(dict.fromkeys(slot.label.said(language) for slot in slots(fields) if slot.key in wanted))
