"""The pages around a draft that waits on this terminal: nobody can open it here, and whose it is can delete it."""

from __future__ import annotations

from kiosk.presenter.bodies_drafts import delete_or_not, item_title
from kiosk.session import matters_stages as ms
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, Fact, GuidanceBody, Point, QuestionBody, Scene, WorkingBody


def here(stage: ms.DraftHere, world: World, words: Words) -> QuestionBody:
    return QuestionBody(
        title=words.of("draft-found-title"),
        message=words.of("draft-here"),
        scene=Scene.NONE,
        facts=_facts(stage.code, world, words),
        actions=(
            Action("action:drop-draft", words.of("draft-delete")),
            Action("action:agree", words.of("draft-begin-anew"), ActionStyle.PRIMARY),
        ),
    )


def ask(stage: ms.AskDropKept, world: World, words: Words) -> QuestionBody:
    return QuestionBody(
        title=words.of("draft-not-gone-title") if stage.not_gone else words.of("draft-delete-title"),
        message=words.of("draft-not-gone") if stage.not_gone else words.of("draft-delete-message"),
        scene=Scene.QUESTION,
        facts=_facts(stage.code, world, words),
        actions=delete_or_not(words),
    )


def dropping(words: Words) -> WorkingBody:
    return WorkingBody(words.of("draft-deleting-title"), words.of("draft-deleting-here"), Scene.ASKING)


def dropped(stage: ms.KeptDropped, world: World, words: Words) -> GuidanceBody:
    return GuidanceBody(
        title=words.of("draft-dropped-title"),
        message=words.of("draft-dropped"),
        scene=Scene.DONE,
        points=(Point("item", words.of("draft-kept-item", title=item_title(stage.code, world, words))),),
        actions=(
            Action("action:home", words.of("action-other")),
            Action("action:end", words.of("action-end"), ActionStyle.PRIMARY),
        ),
    )


def _facts(code: str, world: World, words: Words) -> tuple[Fact, ...]:
    return (Fact("item", words.of("receipt-item"), item_title(code, world, words)),)
