"""The pages of drafts and progress, by their stages."""

from __future__ import annotations

from kiosk.presenter import bodies_drafts, bodies_dropping, bodies_progress
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Body


def matters_body(session: m.Session, stage: ms.MattersStage, world: World, words: Words) -> Body:
    match stage:
        case ms.OfferDraft():
            return bodies_drafts.offer(stage, world, words)
        case ms.KeepingDraft():
            return bodies_drafts.keeping(words)
        case ms.DraftKept():
            return bodies_drafts.kept(stage, world, words)
        case ms.AlreadyFiled():
            return bodies_progress.already(stage, world, words)
        case ms.DraftFound():
            return bodies_drafts.found(stage, world, words)
        case ms.DraftHere():
            return bodies_dropping.here(stage, world, words)
        case ms.OpeningDraft():
            return bodies_drafts.opening(stage, world, words)
        case ms.Resumed():
            return bodies_drafts.resumed(stage, world, words)
        case ms.AskDelete():
            return bodies_drafts.ask_delete(stage, world, words)
        case ms.DeletingDraft():
            return bodies_drafts.deleting(stage, world, words)
        case ms.AskDropKept():
            return bodies_dropping.ask(stage, world, words)
        case ms.DroppingKept():
            return bodies_dropping.dropping(words)
        case ms.KeptDropped():
            return bodies_dropping.dropped(stage, world, words)
        case ms.AskingMatters():
            return bodies_progress.asking(stage, world, words)
        case ms.MattersList():
            return bodies_progress.matters(stage, world, words)
        case ms.DraftPage():
            return bodies_drafts.page(stage, world, words)
        case ms.CasePage():
            return bodies_progress.case_page(session, stage, world, words)
        case ms.CaseSlip():
            return bodies_progress.slip(session, stage, world, words)
        case ms.AskWithdraw():
            return bodies_progress.ask_withdraw(stage, world, words)
        case ms.Withdrawing():
            return bodies_progress.withdrawing(words)
        case ms.Withdrawn():
            return bodies_progress.withdrawn(stage, world, words)
        case ms.CaseNumber():
            return bodies_progress.by_number(session, stage, words)
        case ms.LookingUp():
            return bodies_progress.looking_up(stage, world, words)
