"""Forms as they are handed in: laid out once, held for the visit with pictures of their pages; and those of others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.documents.child import picture_pages, render_document
from kiosk.documents.form_sheet import form_document
from kiosk.documents.paper import Place
from kiosk.form_words import form_sheet
from kiosk.presenter import Setting
from kiosk.session.model import EffectId
from kiosk.session.signatures import FormInHand, WaitingForm
from kiosk.session.signing_effects import LayOutForm
from kiosk.session_store import SessionStore
from kiosk.texts import Language, Words, load_words

_RENDER_SECONDS = 18.0
_PICTURE_SECONDS = 10.0


class NotTheForm(Exception):
    """What came is not the form that was announced."""


@dataclass(frozen=True)
class FormPaper:
    """``now`` is the local time that people read."""

    store: SessionStore
    setting: Setting
    now: Callable[[], datetime]

    def lay_out(self, effect: LayOutForm) -> FormInHand:
        """Raises kiosk.documents.child.WorkerFailed; LookupError for what is not there any more."""
        official, own = load_words(Language.CHINESE), load_words(Language(effect.session.looks.language))
        sheet = form_sheet(effect, official, own)
        document = form_document(sheet, self._place(official), self.now(), official)
        drawn = render_document(document, _RENDER_SECONDS, pictures=True, readable=True)
        return replace(self._held(effect.id, drawn.pdf, drawn.pictures, effect.content), spelt=drawn.spelt)

    def held(self, effect: EffectId, waiting: WaitingForm, pdf: bytes) -> FormInHand:
        """Somebody else's form, for whoever is to sign it here.

        Raises NotTheForm, kiosk.documents.child.WorkerFailed.
        """
        if hashlib.sha256(pdf).hexdigest() != waiting.sha256:
            raise NotTheForm
        return self._held(effect, pdf, picture_pages(pdf, _PICTURE_SECONDS), "")

    def pdf(self, generation: int, form: FormInHand) -> bytes | None:
        """None when the visit is over."""
        return self.store.get(generation, form.handle)

    def _held(self, effect: EffectId, pdf: bytes, pictures: tuple[bytes, ...], content: str) -> FormInHand:
        handle = f"form-{effect.generation}-{effect.number}"
        self.store.put(effect.generation, handle, pdf)
        names = []
        for page, picture in enumerate(pictures, start=1):
            name = f"{handle}-{page}"
            self.store.put(effect.generation, name, picture)
            names.append(name)
        return FormInHand(handle, tuple(names), content, hashlib.sha256(pdf).hexdigest())

    def _place(self, words: Words) -> Place:
        setting = self.setting
        hall = setting.hall.said(words.language.value)
        operator = setting.run_by(words.language.value)
        return Place(hall, setting.terminal_id, setting.hotline, setting.demonstration, operator)
