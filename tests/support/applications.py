"""Applies for any item, page by page, with answers that its definition takes: made by trying, not by knowing items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from drivers.protocols import Corners, IdCard, Point
from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Kind, Person, Service, Trust, Way
from kiosk.rules.expressions import holds
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import NOTHING_SAID, Delivery, Fact, FactState
from kiosk.session.capture_stages import PlateLook
from kiosk.session.digits_stages import AskDigits
from kiosk.session.face_effects import CompareFace
from kiosk.session.form import (
    FieldMistake,
    Mistake,
    Slot,
    SlotKind,
    shown_fields,
    shown_mistakes,
    slots,
    visible_fields,
)
from kiosk.session.form.entries import entries
from kiosk.session.form.handing import choosable, modes_here, not_here, wall
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.shown import shown_scope
from kiosk.session.form.signers import Signer, signers
from kiosk.session.form.weighing import stops
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import Body, Resident, Role, Verdict
from kiosk.session.reducer import advance
from kiosk.session.sheets import Sheet
from kiosk.session.signatures import FormInHand, SignedBy, WaitingForm
from kiosk.session.signing_effects import AskWaitingForms, KeepStrokes, LayOutForm
from kiosk.session.step import Outcome
from kiosk.session.steps.filling_in import NEW_ENTRY
from kiosk.session.wallet_stages import ELicence
from kiosk.session.world import World
from tests.support.people import ADULT, CHILD
from tests.support.shipped import shipped_catalogue
from tests.support.situations import WELL_PLACED, world

SERVICES = Path(__file__).parents[2] / "config" / "services"
BODY = Body("示例公司", "91410499MA9DEM0018", (Role("agent", "经办人"),), "b1", "agent")
RESIDENT = Resident(ADULT, Way.APP_CODE, Trust.L4, "p1", body=BODY)
#: For what is for the old alone.
_AGED = replace(RESIDENT, card=replace(ADULT, birth=date(1930, 5, 1)))
#: Grown-ups whom a form can name beside the applicant.
OTHERS = ("410499195208200013", "410499199911070028", "411099197801010016")
_MOST_STEPS = 400
_TRIES = 60
#: More looks than a page or a face that is still needs to be taken.
_LOOKS = 6
LICENCE = ELicence("L-1", "居住证", "演示市公安局", date(2027, 1, 31))
LAID = Corners(Point(0.2, 0.1), Point(0.8, 0.1), Point(0.8, 0.9), Point(0.2, 0.9))
_LINES = {
    f.TextKind.NAME: "王芳",
    f.TextKind.PHONE: "13800000001",
    f.TextKind.ID_NUMBER: ADULT.number,
    f.TextKind.CREDIT_CODE: BODY.credit_code,
    f.TextKind.BANK_CARD: "6222000000000000004",
    f.TextKind.PLATE: "豫K12345",
    f.TextKind.VIN: "LSVAA4182E2123456",
    f.TextKind.EMAIL: "a@b.example",
    f.TextKind.POSTCODE: "461000",
}
_OFFERS = (m.Offer("410499", "甲"), m.Offer("410402", "乙"))
_TIMES = (m.Offer("2026-06-16T09:00", "上午九点"),)


def every_service() -> Catalogue:
    return shipped_catalogue()


def applications() -> tuple[Service, ...]:
    return tuple(service for service in every_service().services.values() if service.kind is Kind.APPLY)


def doable() -> tuple[Service, ...]:
    return tuple(service for service in applications() if wall(service) is None)


class Applying:
    """One visit that applies for ``service``; ``facts`` are what departments say, by name."""

    def __init__(self, service: Service, around: World | None = None, facts: dict[str, str] | None = None) -> None:
        self.service = service
        self.world = around or world(catalogue=every_service())
        self.facts = facts or {}
        self.sources: dict[str, FactState] = {}  # what came of asking them, by the name of the fact
        self.taken = 0  # pages and pictures
        self.verdict = Verdict.MATCH  # of a comparison of faces
        self.effects: list[fx.Effect] = []
        self.forms: tuple[WaitingForm, ...] = ()  # what waits for the signature of whoever applies
        self.pages: list[m.Stage] = []
        self.session = m.Session(
            resident=_who(service, self.world), tally=m.Tally(started=990.0), touched_at=1000.0
        ).to(m.ItemPage(service.code))

    def after(self, event: e.Event) -> Outcome:
        outcome = advance(self.session, event, self.world)
        self.session = outcome.session
        self.effects += outcome.effects
        for effect in outcome.effects:
            self._answer(effect)
        return outcome

    def _answer(self, effect: fx.Effect) -> None:
        match effect:
            case fx.AskFacts():
                self.after(e.FactsCame(effect.id, tuple(self._fact(name) for name, _ in effect.asked)))
            case fx.AskOffers():
                self.after(e.OffersCame(effect.id, _TIMES if effect.source.endswith("slots") else _OFFERS))
            case fx.CheckPrincipal():
                self.after(e.PrincipalChecked(effect.id, CHILD, "p2"))
            case fx.ReadCard():
                self.after(e.CardRead(effect.id, self._card()))
            case LayOutForm():
                self.after(e.FormLaidOut(effect.id, FormInHand("form", ("form-1", "form-2"), effect.content, "1" * 64)))
            case KeepStrokes():
                self.after(e.StrokesKept(effect.id, f"strokes-{effect.id.number}"))
            case AskWaitingForms():
                self.after(e.FormsWaiting(effect.id, self.forms))
            case fx.WatchPlate():
                for _ in range(_LOOKS):
                    self.after(e.PlateSeen(effect.id, PlateLook(LAID, frozenset())))
            case fx.StartLooking():
                for _ in range(_LOOKS):
                    self.after(e.Looked(effect.id, WELL_PLACED))
            case fx.TakeFace():
                self.after(e.FaceTaken(effect.id, "face-1-1"))
            case CompareFace():
                self.after(e.FaceCompared(effect.id, self.verdict, "comparison"))
            case fx.AskLicences():
                self.after(e.LicencesCame(effect.id, (LICENCE,)))
            case fx.GrantLicence():
                self.after(e.LicenceGranted(effect.id, "token-of-a-licence"))
            case fx.TakeSheet() | fx.TakePortrait():
                self.taken += 1
                sheet = Sheet(f"sheet-1-{self.taken}", f"{self.taken:064x}")
                self.after(e.SheetTaken(effect.id, sheet, LAID))

    def _fact(self, name: str) -> Fact:
        """As ``facts`` and ``sources`` say; what proves a material is there where they do not."""
        if name in self.sources:
            return Fact(name, self.sources[name])
        there = name in self.facts or name.startswith("material.")
        return Fact(name, FactState.FOUND if there else FactState.DOWN, self.facts.get(name, ""))

    def apply(self, until: type[m.Stage]) -> None:
        """Go on until a page of this kind stands."""
        for _ in range(_MOST_STEPS):
            if isinstance(self.session.stage, until):
                return
            self.pages.append(self.session.stage)
            self.step()
        raise AssertionError(f"{self.service.code}: never came to {until.__name__}, stands at {self.session.stage!r}")

    def step(self) -> None:
        """What somebody would do on this page to go on."""
        match self.session.stage:
            case m.ItemPage():
                self.after(e.StartItem())
            case m.Asked() | m.Doubt() | m.Confirm() | m.PartyCard() | m.FaceConsent():
                self.after(e.Agree())
            case m.Sign():
                self.after(e.Choose(SignedBy.CARD))
                self.after(e.Agree())
            case m.Parties():
                self.after(e.Choose(self.unsigned()[0].key))
            case m.CallParty():
                self.after(e.Choose("here"))
            case m.ForWhom():
                natural = Person.NATURAL in self.service.who.persons
                self.after(e.Choose(self.service.who.on_behalf[0].value if natural else "legal"))
            case m.NamePrincipal():
                self._name_principal()
            case m.UseEarlier():
                self.after(e.Decline())
            case m.Findings() | AskDigits() | m.Sections() | m.Preview() | m.SheetPile():
                self.after(e.Next())
            case m.ScanIntro() | m.PhotoConsent() | m.SheetSeen() | m.WalletConsent() | m.LicenceShown():
                self.after(e.Agree())
            case m.Unmet(number=number):
                assert self.service.conditions[number].outcome == "warn", f"{self.service.code}: condition {number}"
                self.after(e.Agree())
            case m.Fill():
                self.fill()
                self.after(e.Next())
            case m.Materials():
                self._choose_modes()
                self.after(e.Next())
            case m.Consents():
                for consent in self.service.consents:
                    self.after(e.Pick(consent.key, "true"))
                self.after(e.Next())
            case stage:
                raise AssertionError(f"{self.service.code}: stands at {stage!r}")

    def signers(self) -> tuple[Signer, ...]:
        """Who signs beside the applicant."""
        application, resident = self.session.application, self.session.resident
        if application is None or resident is None:
            return ()
        scope = scope_of_form(self.service, application.values, self.session, self.world)
        return signers(self.service, application, scope, resident, scope.today)

    def unsigned(self) -> tuple[Signer, ...]:
        application = self.session.application
        done = {party.number for party in application.parties} if application is not None else set()
        return tuple(signer for signer in self.signers() if signer.number not in done)

    def _card(self) -> IdCard:
        """Of whoever is asked for it."""
        stage, present = self.session.stage, self.session.present
        key = stage.signer if isinstance(stage, m.PartyCard) else present.key if present is not None else ""
        named = next((signer for signer in self.signers() if signer.key == key), None)
        return replace(ADULT, name=named.name, number=named.number) if named is not None else RESIDENT.card

    @property
    def page(self) -> m.Fill:
        assert isinstance(self.session.stage, m.Fill), self.session.stage
        return self.session.stage

    def mistakes(self, values: m.Values | None = None) -> tuple[FieldMistake, ...]:
        page = self.page if values is None else replace(self.page, values=values)
        return shown_mistakes(self.service, page, self.session, self.world)

    def fields(self) -> tuple[Field_, ...]:
        """What is asked on the page, as it is answered now."""
        scope = shown_scope(self.service, self.page, self.session, self.world)
        return visible_fields(shown_fields(self.service, self.page, self.session), scope)

    def fill(self) -> None:
        """Answer everything on the page by touching and typing; lists get as many entries as they need."""
        self._fill_once()
        if any(mistake.mistake is Mistake.TOO_FEW_ENTRIES for mistake in self.mistakes()):
            self._fill_once()  # a list that what was answered has opened

    def _fill_once(self) -> None:
        for field in shown_fields(self.service, self.page, self.session):
            if isinstance(field, f.GroupField) and field.key in {one.key for one in self.fields()}:
                while len(entries(field, self.page.values)) < max(field.least, 1):
                    self.after(e.Pick(field.key, NEW_ENTRY))
                    self.fill()
                    self._come_to_the_sum(field)
                    self.after(e.Next())
                    assert not self.page.group, f"{self.service.code}: {self.mistakes()}"
        for key, value in self.solution():
            slot = next((one for one in slots(self.fields()) if one.key == key), None)
            if slot is not None and self.page.values.get(key) != value:
                self._give(slot, value)

    def _come_to_the_sum(self, group: f.GroupField) -> None:
        """Of a list of one that one entry is the whole."""
        for total in group.sums:
            key = f"{group.key}.{self.page.entry}.{total.field}"
            if total.total.isdigit() and key in {slot.key for slot in slots(self.fields())}:
                self.after(e.Write(key, total.total))

    def solution(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Values of the page that go together, found by trying: of each field that is wrong the next best."""
        values = self.page.values
        for _ in range(_TRIES):
            worst = self._worst(values)
            if worst is None:
                break
            values = worst
        page = self.page
        for slot in slots(shown_fields(self.service, page, self.session)):
            if slot.kind is not SlotKind.ENTRIES and values.get(slot.key):
                yield slot.key, values.get(slot.key)

    def _worst(self, values: m.Values) -> m.Values | None:
        """``values`` with something better in the place of what is wrong; None when nothing is."""
        cost = self._cost(values)
        if cost == 0 or {one.mistake for one in self.mistakes(values)} == {Mistake.TOO_FEW_ENTRIES}:
            return None
        best, least = values, cost
        scope = shown_scope(self.service, replace(self.page, values=values), self.session, self.world)
        there = visible_fields(shown_fields(self.service, self.page, self.session), scope)
        wrong = {mistake.field for mistake in self.mistakes(values)}
        for slot in sorted(slots(there), key=lambda slot: slot.key not in wrong):
            if slot.kind in (SlotKind.ENTRIES, SlotKind.NOT_HERE):
                continue
            for candidate in _candidates(slot, self.world.wall.date(), values):
                tried = values.put(slot.key, candidate)
                now = self._cost(tried)
                if now < least:
                    best, least = tried, now
                    break
            if least < cost:
                return best
        return self._instead(values, slots(there))

    def _instead(self, values: m.Values, there: tuple[Slot, ...]) -> m.Values:
        """Where nothing makes fewer mistakes at once: another answer to what is wrong first, whatever comes of it."""
        wrong = {mistake.field for mistake in self.mistakes(values)}
        for slot in there:
            if slot.key in wrong and slot.kind not in (SlotKind.ENTRIES, SlotKind.NOT_HERE):
                for candidate in _candidates(slot, self.world.wall.date(), values):
                    tried = values.put(slot.key, candidate)
                    if slot.key not in {mistake.field for mistake in self.mistakes(tried)}:
                        return tried
        for slot in there:  # what leads there is another choice
            if isinstance(slot.field, f.ChoiceField):
                for choice in slot.field.choices:
                    tried = values.put(slot.key, (choice.key,))
                    if not wrong & {mistake.field for mistake in self.mistakes(tried)}:
                        return tried
        raise AssertionError(f"{self.service.code} {self.page.section}: {self.mistakes(values)}")

    def _cost(self, values: m.Values) -> int:
        page = replace(self.page, values=values)
        scope = scope_of_form(self.service, values, self.session, self.world)
        application = self.session.application
        unmet = [
            one
            for number, one in enumerate(self.service.conditions)
            if one.outcome != "warn" and application is not None and stops(number, one, application, scope)
        ]
        wrong = shown_mistakes(self.service, page, self.session, self.world)
        return len(wrong) * 2 + len(unmet) + len(not_here(self.service, scope))

    def _give(self, slot: Slot, value: tuple[str, ...]) -> None:
        match slot.kind:
            case SlotKind.TEXT:
                self.after(e.Write(slot.key, value[0]))
            case SlotKind.CHOICES:
                for option in set(value) ^ set(self.page.values.get(slot.key)):
                    self.after(e.Pick(slot.key, option))
            case SlotKind.SELECT:
                self.after(e.OpenField(slot.key))
                self.after(e.Pick(slot.key, value[0]))
            case _:
                self.after(e.Pick(slot.key, value[0]))

    def _choose_modes(self) -> None:
        application = self.session.application
        assert application is not None
        scope = scope_of_form(self.service, application.values, self.session, self.world)
        for material in choosable(self.service, scope):
            self.after(e.Pick(material.key, modes_here(material)[0].value))

    def _name_principal(self) -> None:
        self.after(e.Write("principal_name", CHILD.name))
        self.after(e.Write("principal_number", CHILD.number))
        self.after(e.Next())

    def confirmed(self) -> list[fx.KeepApplication]:
        return [effect for effect in self.effects if isinstance(effect, fx.KeepApplication)]

    def keep(self) -> None:
        """The row is on the disk, and the platform has it."""
        waiting = next(one for one in self.session.pending if one.waiting is m.Waiting.KEEP)
        self.after(e.Kept(waiting.id, "0197f000-0000-7000-8000-00000000000a", "0123456788"))
        case = next(one for one in self.session.pending if one.waiting is m.Waiting.CASE)
        self.after(e.CaseCame(case.id, Delivery.DELIVERED, "41049920261100001"))


def _who(service: Service, around: World) -> Resident:
    """Somebody whom the item is for, by their age."""
    adult = m.Session(resident=RESIDENT)
    begun = start_application(service, RESIDENT, (), NOTHING_SAID, around.wall.date())
    scope = scope_of_form(service, begun.values, adult, around)
    return _AGED if any(holds(one.holds, scope) is False for one in service.conditions) else RESIDENT


@dataclass(frozen=True)
class Wrong:
    """An answer that must be refused at its field."""

    key: str
    value: tuple[str, ...]


def wrong_answers(asked: tuple[Field_, ...]) -> Iterator[Wrong]:
    """One for each slot for which there is any."""
    for slot in slots(asked):
        if slot.kind in (SlotKind.NOT_HERE, SlotKind.ENTRIES):
            continue
        if slot.again:
            yield Wrong(slot.key, ("1",))
        elif isinstance(slot.field, f.NumberField | f.MoneyField):
            yield Wrong(slot.key, ("十二",))
        elif slot.line is not None and (slot.line.of is not f.TextKind.TEXT or slot.line.longest < 500):
            yield Wrong(slot.key, ("?" * (slot.line.longest + 1),))
        elif slot.field.required is True:
            yield Wrong(slot.key, ())


def _candidates(slot: Slot, today: date, values: m.Values) -> Iterator[tuple[str, ...]]:
    field = slot.field
    if slot.again:
        yield (values.one(slot.again),)
        return
    if slot.line is not None:
        line = slot.line
        if isinstance(slot.field, f.PartyField) and line.of is f.TextKind.ID_NUMBER:
            taken = {value for key, given in values if key != slot.key for value in given}
            yield from ((number,) for number in OTHERS if number not in taken)
        text = _LINES.get(line.of) or ("1" if line.of is f.TextKind.DIGITS else "示例路一号填写")
        length = min(max(line.shortest, min(len(text), line.longest)), line.longest)
        yield ((text * length)[:length] if line.of in (f.TextKind.DIGITS, f.TextKind.TEXT) else text,)
        for number in (CHILD.number, "410499195208200013") if line.of is f.TextKind.ID_NUMBER else ():
            yield (number,)
        for name in ("李强", CHILD.name, ADULT.name) if line.of is f.TextKind.NAME else ():
            yield (name,)
        for phone in ("13900000002",) if line.of is f.TextKind.PHONE else ():
            yield (phone,)
        return
    match field:
        case f.ChoiceField():
            yield from ((choice.key,) for choice in field.choices)
        case f.ChoicesField():
            keys = [choice.key for choice in field.choices]
            yield from ((key,) for key in keys)
            yield from ((one, two) for number, one in enumerate(keys) for two in keys[number + 1 :])
        case f.NumberField() | f.MoneyField():
            bounds = [bound for bound in (field.least, field.most) if bound is not None]
            for text in (
                *bounds,
                "1",
                "2",
                "6",
                "12",
                "20",
                "36",
                "60",
                "100",
                "180",
                "300",
                "1000",
                "5000",
                "100000",
                "0",
            ):
                yield (text,)
        case f.DateField() | f.DateRangeField():
            for days in (0, -1, 1, 3, 7, -30, 30, 90, -365, 365, -3 * 365, -2400, -2700, -20 * 365, -61 * 365):
                yield ((today + timedelta(days)).isoformat(),)
        case f.YearField():
            yield from ((str(today.year - back),) for back in (1, 0, 2, 5, 20))
        case f.DeclareField():
            yield ("true",)
        case f.SlotField():
            yield (_TIMES[0].key,)
        case f.SelectField() | f.RegionField():
            yield from ((offer.key,) for offer in _OFFERS)
        case _:
            return
