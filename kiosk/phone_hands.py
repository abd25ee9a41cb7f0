"""Does what a session wants of a resident's phone: a code is asked for, what the phone sends is fetched and held.

What comes is in the memory of the process and in the session's store, as everything that is given for a material. As
soon as nobody wants it any more the code is dead.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.ask_errors import AskError
from kiosk.log import Log
from kiosk.phones import PhoneNews, Phones, SentFile
from kiosk.presenter.phone_summary import summary_lines
from kiosk.session import events as e
from kiosk.session.endings import AskFailure
from kiosk.session.form.strokes import as_svg, read_strokes
from kiosk.session.model import EffectId
from kiosk.session.phone_effects import AwaitPhone, OpenSigning, OpenUpload, PhoneEffect
from kiosk.session.phone_stages import PHONE_OVER, OurPage, PhoneSeen, PhoneState
from kiosk.session.sheets import Sheet
from kiosk.session_store import SessionStore
from kiosk.sheets import SheetRefusedError, SheetStore
from kiosk.workers import Worker

#: What the platform has ended by itself; that somebody declined was their own word.
_LET_GO = frozenset({PhoneState.REVOKED, PhoneState.EXPIRED})
#: Seconds between two looks: a picture that was sent stands on the screen soon after.
_BETWEEN_LOOKS = 1.5


class PhoneHands:
    """``do`` and ``let_go`` are called by the hands; answers come from the platform's worker."""

    def __init__(
        self,
        *,
        phones: Phones,
        sheets: SheetStore,
        store: SessionStore,
        platform: Worker,
        log: Log,
        answer: Callable[[e.Event], None],
        between_looks: float = _BETWEEN_LOOKS,
    ) -> None:
        self._phones = phones
        self._sheets = sheets
        self._store = store
        self._platform = platform
        self._log = log
        self._answer = answer
        self._between_looks = between_looks
        self._lock = threading.Lock()
        self._wanted: EffectId | None = None  # by which a code is asked for, or a phone is awaited
        self._page = ""  # the code that lives; "" for none
        # Lives on the platform's worker alone: what was fetched of the page that is awaited, and what was told last.
        self._fetched: dict[int, Sheet | None] = {}
        self._told: PhoneSeen | None = None
        self._lost = False

    def do(self, effect: PhoneEffect) -> None:
        """Start it and return at once."""
        with self._lock:
            self._wanted = effect.id
        match effect:
            case OpenUpload():
                self._platform.run(lambda: self._open(effect.id, lambda: self._open_upload(effect)))
            case OpenSigning():
                self._platform.run(lambda: self._open(effect.id, lambda: self._open_signing(effect)))
            case AwaitPhone():
                self._platform.run(lambda: self._begin(effect))

    def let_go(self) -> None:
        """Nobody wants it any more: the code dies as soon as the platform hears of it."""
        with self._lock:
            self._wanted = None
            page, self._page = self._page, ""
        if page:
            self._platform.run(lambda: self._phones.revoke(page))

    # --- on the platform's worker -------------------------------------------------------------------------------------

    def _open_upload(self, effect: OpenUpload) -> OurPage:
        return self._phones.open_upload(
            effect.id.generation, effect.item, effect.material, effect.most, effect.language
        )

    def _open_signing(self, effect: OpenSigning) -> OurPage:
        lines, language = summary_lines(effect.session, effect.world), effect.session.looks.language
        return self._phones.open_signing(
            effect.id.generation, effect.item, effect.digest, lines, language, request=effect.request
        )

    def _open(self, effect: EffectId, ask: Callable[[], OurPage]) -> None:
        if self._wanted != effect:
            return
        try:
            page = ask()
        except AskError as error:
            self._answer(e.PageRefused(effect, error.failure))
            return
        except Exception as error:
            self._log.mistake("phone", error)
            self._answer(e.PageRefused(effect, AskFailure.OTHER))
            return
        with self._lock:
            wanted = self._wanted == effect
            if wanted:
                self._page = page.page
        if wanted:
            self._answer(e.PageOpened(effect, page))
        else:
            self._phones.revoke(page.page)

    def _begin(self, effect: AwaitPhone) -> None:
        self._fetched, self._told, self._lost = {}, None, False
        self._look(effect)

    def _look(self, effect: AwaitPhone) -> None:
        """One look, and the next one after a pause, until it is over or nobody wants it any more."""
        if self._wanted != effect.id:
            return
        try:
            news = self._phones.news(effect.page)
            no_room = self._fetch(effect, news)
        except AskError:
            if not self._lost:
                self._lost = True
                self._answer(e.PhoneLost(effect.id))
        else:
            if self._wanted != effect.id:
                return
            if self._tell(effect, news, no_room):
                self.let_go()
                return
        self._platform.run_later(lambda: self._look(effect), self._between_looks)

    def _fetch(self, effect: AwaitPhone, news: PhoneNews) -> bool:
        """What has come since; whether something had no room here. Raises AskError."""
        for sent in news.files:
            if sent.number not in self._fetched and self._wanted == effect.id:
                content = self._phones.fetch(effect.page, sent)
                if content is not None:
                    self._fetched[sent.number] = self._held(effect.id.generation, content, sent)
        return any(self._fetched.get(sent.number, _LATER) is None for sent in news.files)

    def _held(self, generation: int, content: bytes, sent: SentFile) -> Sheet | None:
        try:
            return self._sheets.keep(generation, content, sent.media_type)
        except SheetRefusedError:
            return None

    def _tell(self, effect: AwaitPhone, news: PhoneNews, no_room: bool) -> bool:
        """Say what is new; whether nothing more can come. What was finished is not over before all of it is here."""
        if news.signature is not None:
            strokes = self._kept_strokes(effect.id, news.signature.strokes)
            self._answer(e.PhoneSigned(effect.id, news.signature.digest, strokes, effect.page))
            return True
        there = [self._fetched.get(sent.number, _LATER) for sent in news.files]
        sheets = tuple(sheet for sheet in there if isinstance(sheet, Sheet))
        if news.state in _LET_GO and self._told is not None:
            sheets = self._told.sheets  # the platform has none of it any more; what came before is here
        over = news.state in PHONE_OVER and _LATER not in there
        state = PhoneState.OPEN if news.state is PhoneState.FINISHED and not over else news.state
        seen = PhoneSeen(state, sheets, no_room)
        if seen != self._told or self._lost:
            self._told, self._lost = seen, False
            self._answer(e.PhoneChanged(effect.id, seen))
        return over

    def _kept_strokes(self, effect: EffectId, text: str) -> str:
        """The handle of what was drawn, as the terminal's own pad would hold it; "" for a typed name."""
        drawn = read_strokes(text)
        if not drawn:
            return ""
        handle = f"strokes-{effect.generation}-{effect.number}"
        self._store.put(effect.generation, handle, as_svg(drawn).encode())
        return handle


class _Later:
    """A file that is told of and was not fetched yet."""


_LATER = _Later()
