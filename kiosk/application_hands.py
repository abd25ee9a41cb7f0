"""Does what an application wants: departments are asked, what was confirmed is sealed, stored and followed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from kiosk.ask_errors import AskError
from kiosk.asking import Asking
from kiosk.confirming import Confirming, PageGoneError, Said
from kiosk.digits_hands import DigitsHands
from kiosk.filed_here import FiledHere
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from kiosk.matters_hands import MattersHands
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session.application import Delivery, Fact, FactState
from kiosk.session.digits_effects import CheckFormDigits, DigitsEffect, SendFormDigits
from kiosk.session.form.prefilling import sources_down
from kiosk.session.model import AskFailure
from kiosk.sheets import SheetStore
from kiosk.signed_parts import form_material, with_drawings
from kiosk.workers import Worker
from offline_queue.kinds import Kind
from offline_queue.model import Material, State
from offline_queue.outbox import Kept
from offline_queue.store import KnownError

#: Seconds between two looks at a row that is on its way.
_LOOK_SECONDS = 0.2
_DELIVERED = {State.ACCEPTED: Delivery.DELIVERED, State.PARKED: Delivery.HELD, State.EXPIRED: Delivery.HELD}
#: After these the next source would not answer either.
_NOBODY_ANSWERS = frozenset(
    {AskFailure.NO_LINK, AskFailure.TIMEOUT, AskFailure.NOT_THE_PLATFORM, AskFailure.NOT_AUTHORISED}
)


class ApplicationHands:
    """``do`` is called by the hands; answers come from the workers' threads."""

    def __init__(
        self,
        *,
        asking: Asking,
        filing: Filing,
        sheets: SheetStore,
        platform: Worker,
        keeping: Worker,
        log: Log,
        answer: Callable[[e.Event], None],
        held: Callable[[int, str], bytes | None],
        on_kept: Callable[[int], None] = lambda generation: None,
    ) -> None:
        """``keeping`` seals, stores and looks after rows; it never waits for the platform.

        ``held``: what a visit holds under a handle. ``on_kept`` hears the visit whose application is on the disk.
        """
        self._asking = asking
        self._filing = filing
        self._sheets = sheets
        self._platform = platform
        self._keeping = keeping
        self._log = log
        self._answer = answer
        self._held = held
        self._on_kept = on_kept
        self._confirming = Confirming(filing, log, answer)
        place = filing.place
        self._filed_here = FiledHere(place.state_folder, place.credentials, self._is_waiting, log)
        self._matters = MattersHands(
            asking=asking,
            confirming=self._confirming,
            filed_here=self._filed_here,
            platform=platform,
            keeping=keeping,
            log=log,
            answer=answer,
        )
        self._digits = DigitsHands(asking, log, answer)
        self._forgotten = 0

    def do(self, effect: fx.ApplicationEffect | DigitsEffect | mx.MattersEffect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.AskFacts():
                self._platform.run(lambda: self._ask(effect))
            case fx.AskLicences() | fx.GrantLicence():
                self._platform.run(lambda: self._wallet(effect))
            case SendFormDigits() | CheckFormDigits():
                self._platform.run(lambda: self._digits.do(effect))
            case fx.KeepApplication():
                self._keeping.run(lambda: self._keep(effect))
            case fx.AwaitCase():
                self._keeping.run(lambda: self._look(effect))
            case _:
                self._matters.do(effect)

    def forget(self, generation: int) -> None:
        """The visit is over: nothing of it is followed any more. What was stored goes its way."""
        self._forgotten = max(self._forgotten, generation)
        self._confirming.forget(generation)

    def _ask(self, effect: fx.AskFacts) -> None:
        """Every source by itself: one that is down says nothing about the others, or about the resident."""
        facts: list[Fact] = []
        reached = True
        for number, (name, source) in enumerate(effect.asked):
            if effect.id.generation <= self._forgotten:
                return
            try:
                known = self._asking.fact(effect.id.generation, effect.item, source)
            except AskError as error:
                if error.failure in _NOBODY_ANSWERS:
                    facts += sources_down(one for one, _ in effect.asked[number:])
                    reached = False
                    break
                state = FactState.NONE if error.failure is AskFailure.NO_RECORD else FactState.DOWN
                facts.append(Fact(name, state))
            except Exception as error:
                self._log.mistake("facts", error)
                facts.append(Fact(name, FactState.DOWN))
            else:
                found = known.offer
                facts.append(
                    Fact(name, FactState.FOUND, found.key, found.label, known.as_of)
                    if found is not None
                    else Fact(name, FactState.NONE, as_of=known.as_of)
                )
        if effect.id.generation <= self._forgotten:
            return
        self._answer(e.FactsCame(effect.id, tuple(facts), self._matters.filed(effect, reached=reached)))

    def _is_waiting(self, row: UUID) -> bool:
        """Whether a row is on this terminal still, as far as can be known."""
        try:
            fact = self._filing.where_is(row)
        except KnownError:
            return True
        return fact is not None and fact.state not in _DELIVERED

    def _wallet(self, effect: fx.AskLicences | fx.GrantLicence) -> None:
        answer: e.Event
        try:
            if isinstance(effect, fx.AskLicences):
                answer = e.LicencesCame(effect.id, self._asking.licences(effect))
            else:
                answer = e.LicenceGranted(effect.id, self._asking.grant_licence(effect))
        except AskError as error:
            answer = e.WalletFailed(effect.id, error.failure)
        except Exception as error:
            self._log.mistake("licences", error)
            answer = e.WalletFailed(effect.id, AskFailure.OTHER)
        self._answer(answer)

    def _keep(self, effect: fx.KeepApplication) -> None:
        kind = Kind.SUPPLEMENT if effect.follows else Kind.APPLICATION
        held = partial(self._held, effect.id.generation)
        said = Said(
            effect.phone,
            effect.follows,
            partial(self._attachments, effect),
            lambda content: with_drawings(content, held),
            partial(self._kept, effect),
        )
        self._confirming.keep(effect.id, kind, effect.item, effect.content, effect.resident, said=said)

    def _kept(self, effect: fx.KeepApplication, kept: Kept) -> None:
        """It is on the disk, and nobody has been told yet."""
        number = effect.resident.subject.number
        self._filed_here.filed(Kind.APPLICATION, number, effect.item, kept.id, kept.local_number)
        self._on_kept(effect.id.generation)

    def _attachments(self, effect: fx.KeepApplication) -> Iterator[Material]:
        """The form as it was signed, and the pages that were given, each under its material's key and its place there.
        Raises Missing, PageGoneError."""
        if effect.form is not None:
            yield form_material(effect.form.handle, partial(self._held, effect.id.generation))
        for held in effect.held:
            for number, sheet in enumerate(held.sheets, 1):
                content = self._sheets.content(effect.id.generation, sheet.handle)
                if content is None:
                    raise PageGoneError(held.material)
                yield Material(f"{held.material}-{number}", sheet.media_type.value, partial(io.BytesIO, content))

    def _look(self, effect: fx.AwaitCase) -> None:
        if effect.id.generation <= self._forgotten:
            return
        try:
            fact = self._filing.where_is(UUID(effect.submission))
        except KnownError as error:
            self._log.write(LogEvent.OUTBOX_TROUBLE, fault=error.trouble.value)
            fact = None
        delivery = _DELIVERED.get(fact.state) if fact is not None else None
        if fact is None or delivery is None:
            self._keeping.run_later(lambda: self._look(effect), _LOOK_SECONDS)
            return
        self._answer(e.CaseCame(effect.id, delivery, fact.reference))
