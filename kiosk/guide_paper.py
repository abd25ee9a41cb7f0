"""An item's guide on paper: its A4 pages, some of them, and the slip that takes it to the phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import Receipt
from kiosk.documents.child import pick_pages, render_document
from kiosk.documents.guide_sheet import GuideMaterial, GuidePlace, GuideSheet, guide_document
from kiosk.documents.paper import Place
from kiosk.documents.receipts import GuideSlip, guide_receipt
from kiosk.presenter import Setting, guide
from kiosk.session import effects as fx
from kiosk.session.model import GuideInHand, GuidePrint
from kiosk.session_store import SessionStore
from kiosk.texts import Language, Words, load_words

_RENDER_SECONDS = 15.0
_PICK_SECONDS = 10.0


@dataclass(frozen=True)
class GuidePaper:
    """``now`` is the local time that people read."""

    store: SessionStore
    setting: Setting
    now: Callable[[], datetime]

    def lay_out(self, effect: fx.LayOutGuide) -> GuideInHand:
        """The guide's pages, held for the visit. Raises kiosk.documents.child.WorkerFailed."""
        words = load_words(Language(effect.looks.language))
        document = guide_document(self._sheet(effect, words), self._place(words), self.now(), words)
        drawn = render_document(document, _RENDER_SECONDS, pictures=True)
        generation, number = effect.id
        handle = f"guide-{generation}-{number}"
        self.store.put(generation, handle, drawn.pdf)
        pictures = []
        for page, picture in enumerate(drawn.pictures, start=1):
            name = f"{handle}-{page}"
            self.store.put(generation, name, picture)
            pictures.append(name)
        return GuideInHand(handle, tuple(pictures))

    def pages(self, generation: int, source: GuidePrint) -> tuple[bytes, int]:
        """The chosen pages as PDF, and how many they are.

        Raises LookupError when the visit is over, kiosk.documents.child.WorkerFailed when they cannot be picked.
        """
        pdf = self.store.get(generation, source.document.handle) if source.document else None
        if pdf is None:
            raise LookupError("the guide is gone with its visit")
        if not source.left_out:
            return pdf, len(source.chosen)
        picked = pick_pages(pdf, source.chosen, _PICK_SECONDS)
        return picked.pdf, picked.page_count

    def slip(self, effect: fx.PrintGuideSlip) -> Receipt:
        words = load_words(Language(effect.looks.language))
        language = words.language.value
        slip = GuideSlip(
            item=effect.service.title.said(language),
            department=effect.department.said(language),
            address=self.setting.guide_address(effect.service.code),
            printed_at=self.now(),
        )
        return guide_receipt(slip, self._place(words), words)

    def _sheet(self, effect: fx.LayOutGuide, words: Words) -> GuideSheet:
        service, language = effect.service, words.language.value
        facts = (*guide.overview(service, words), *guide.about(service, effect.department, words))
        return GuideSheet(
            title=service.title.said(language),
            summary=service.guide.summary.said(language),
            facts=tuple((fact.label, fact.value) for fact in facts),
            conditions=tuple(point.text for point in guide.conditions(service, words)),
            materials=tuple(
                GuideMaterial(card.title, card.mode, tuple(line for line in (card.need, card.also, card.check) if line))
                for card in guide.materials(service, words)
            ),
            no_materials=guide.materials_lead(service, words),
            steps=tuple(step.text for step in guide.steps(service, words)),
            places=tuple(
                GuidePlace(card.name, card.address, card.hours, card.phone)
                for card in guide.place_cards(effect.places, words)
            ),
            questions=tuple((card.question, card.answer) for card in guide.questions(service, words)),
            law=tuple(point.text for point in guide.law(service, words)),
            address=self.setting.guide_address(service.code),
        )

    def _place(self, words: Words) -> Place:
        setting = self.setting
        hall = setting.hall.said(words.language.value)
        operator = setting.run_by(words.language.value)
        return Place(hall, setting.terminal_id, setting.hotline, setting.demonstration, operator)
