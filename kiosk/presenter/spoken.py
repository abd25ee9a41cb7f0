"""What speech says when a page is arrived at: errors, title, what is the matter, values, what can be done.

The words are those of the page. What is somebody's is private: values of a person's facts, whatever was typed or
chosen, rows, and every sentence with a masked value in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drivers.protocols import Presence
from kiosk.session.access import Mode
from kiosk.session.hearing import MOST_STEPS
from kiosk.session.model import Attract, CardLeft, Home, LeftPaper, Rate, Rated, RateWhy, Session, Thanks
from kiosk.session.world import World
from kiosk.texts import Words
from screens import models as s
from screens.models import SpokenKind, SpokenPart

#: Percent of the terminal's own rate and volume, by the steps of a visit's settings.
_RATES = (60, 75, 87, 100, 120, 150, 180)
_VOLUMES = (40, 60, 80, 100, 120, 140, 160)
#: Elder mode speaks a step slower.
_ELDER_RATE = 87
#: What stands where a value is masked.
_MASK = "*"

_ORDER = {kind: number for number, kind in enumerate(SpokenKind)}
Parts = Iterator[SpokenPart]


#: Seconds from one call for what was left behind to the next.
_CALL_EVERY = 15.0


def speech(session: Session, world: World) -> s.Speech:
    """The visit's settings in percent. What was left behind is called out to the room, asked for or not."""
    hearing = session.looks.hearing
    rate = _RATES[hearing.rate + MOST_STEPS]
    if session.looks.theme == "elder":
        rate = rate * _ELDER_RATE // 100
    calls = _left_behind(session)
    repeats = hearing.repeats
    if calls:
        repeats += int(max(0.0, world.now - session.touched_at) // _CALL_EVERY)
    return s.Speech(hearing.on or calls, session.headset, rate, _VOLUMES[hearing.volume + MOST_STEPS], repeats)


def _left_behind(session: Session) -> bool:
    """A card on the reader or paper in the slot, and whoever forgets it is about to go."""
    match session.stage:
        case CardLeft() | LeftPaper():
            return True
        case Thanks() | Rate() | RateWhy() | Rated():
            return session.card is Presence.YES
    return False


def ways_to_use(session: Session, world: World, words: Words) -> Parts:
    """How somebody goes on who hears the terminal, where a visit begins."""
    looks = session.looks
    if not looks.hearing.on or not isinstance(session.stage, Attract | Home):
        return
    if Mode.EXPLORE in looks.modes:
        yield SpokenPart(SpokenKind.WAYS, words.of("speech-explore"))
    elif Mode.KEYS in looks.modes:
        yield SpokenPart(SpokenKind.WAYS, words.of("speech-keys"))
    elif world.has_keys:
        yield SpokenPart(SpokenKind.WAYS, words.of("speech-any-key"))


def spoken(body: s.Body, words: Words, *, personal: bool) -> tuple[SpokenPart, ...]:
    """``personal``: somebody is known, and the facts of the page are theirs."""
    parts = [part for part in _Said(words, personal).parts(body) if part.words.strip()]
    return in_order(*parts)


def in_order(*parts: SpokenPart) -> tuple[SpokenPart, ...]:
    return tuple(sorted(parts, key=lambda part: _ORDER[part.kind]))


def panel_spoken(panel: s.AccessPanel) -> tuple[SpokenPart, ...]:
    """The choices that lie over the page: what each kind is, and what is chosen of it."""
    parts = [SpokenPart(SpokenKind.TITLE, panel.title), SpokenPart(SpokenKind.DETAIL, panel.note)]
    parts += [SpokenPart(SpokenKind.WAYS, action.label) for action in panel.help]
    for group in panel.groups:
        chosen = [choice.label for choice in group.choices if choice.selected]
        parts += [SpokenPart(SpokenKind.DETAIL, words) for words in (group.label, *chosen)]
    parts.append(SpokenPart(SpokenKind.WAYS, panel.done.label))
    return tuple(parts)


class _Said:
    def __init__(self, words: Words, personal: bool) -> None:
        self._words = words
        self._personal = personal

    def parts(self, body: s.Body) -> Parts:
        match body:
            case s.AttractBody():
                return self._page(body.headline, body.note, body.touch)
            case s.HomeBody():
                return self._home(body)
            case s.ItemBody():
                return self._item(body)
            case s.PagesBody():
                return self._pages(body)
            case s.TakeAlongBody():
                return self._page(body.title, body.message, body.state, points=body.tips, actions=body.actions)
            case s.ChoiceBody():
                return self._choice(body)
            case s.NoticeBody():
                answers = (body.agree, body.decline)
                return self._page(body.title, body.lead, points=body.points, actions=answers)
            case s.IdentifyBody():
                return self._page(body.title, body.message, points=body.tips, actions=body.actions)
            case s.FaceBody():
                return self._page(body.title, body.message, wrong=body.note, points=body.tips, actions=body.actions)
            case s.CodeBody():
                wrong = body.problem
                number = f"{body.number_label}: {' '.join(body.number)}" if body.number else ""
                return self._page(
                    body.title, body.message, number, wrong=wrong, points=body.points, actions=body.actions
                )
            case s.PlateBody():
                wrong, buttons = body.note, (*body.actions, *body.nudges)
                return self._page(body.title, body.message, wrong=wrong, points=body.tips, actions=buttons)
            case s.SheetBody():
                return self._page(body.title, body.message, points=body.points, actions=body.actions)
            case s.SheetsBody():
                return self._page(body.title, body.lead, actions=body.actions)
            case s.GuidanceBody():
                return self._page(body.title, body.message, points=body.points, actions=body.actions)
            case s.RatingBody():
                return self._rating(body)
            case s.ParametersBody():
                return self._form(body)
            case s.WorkingBody():
                return self._page(body.title, body.message, actions=_there(body.cancel))
            case s.TableBody():
                return self._table(body)
            case s.DocumentBody():
                leads = (body.summary, body.assurance, body.note)
                return self._page(body.title, *leads, facts=body.facts, actions=body.actions)
            case s.PrintingBody():
                return self._page(body.title, body.message, body.progress, actions=_there(body.cancel))
            case s.QuestionBody():
                return self._page(body.title, body.message, facts=body.facts, actions=body.actions)
            case s.TroubleBody():
                return self._trouble(body)
            case s.ClosedBody():
                return self._page(body.title, body.message, points=body.details)
            case s.PinBody():
                buttons = (body.clear, body.cancel)
                return self._page(body.title, body.message, body.progress, wrong=body.trouble, actions=buttons)
            case s.FormBody():
                return self._whole_form(body)
            case s.DeskBody():
                return self._desk(body)
            case s.TechnicianBody():
                return self._technician(body)
            case s.GridBody():
                return self._page(body.title, body.message, actions=body.actions)
            case s.SignatureBody():
                return self._page(body.title, body.lead, body.note, wrong=body.problem, actions=body.actions)

    def _page(
        self,
        title: str,
        *leads: str,
        wrong: str = "",
        points: Iterable[s.Point] = (),
        facts: Iterable[s.Fact] = (),
        actions: Iterable[s.Action] = (),
    ) -> Parts:
        """What nearly every page has."""
        yield self._part(SpokenKind.ERROR, wrong)
        yield self._title(title)
        yield from self._leads(*leads)
        for point in points:
            yield self._part(SpokenKind.DETAIL, point.text, private=point.private)
        yield from self._facts(facts)
        yield from self._actions(actions)

    # --- pages with more to them --------------------------------------------------------------------------------------

    def _home(self, body: s.HomeBody) -> Parts:
        yield self._title(body.title)
        yield self._part(SpokenKind.LEAD, body.greeting, private=True)
        # What was searched for may be a name, and may stand in the words about what was found.
        for said in (body.heading, body.empty):
            yield self._part(SpokenKind.LEAD, said, private=bool(body.search))
        yield from self._count("speech-tiles", len(body.tiles) + len(body.rows) + len(body.groups))

    def _item(self, body: s.ItemBody) -> Parts:
        yield self._title(body.title)
        yield from self._leads(body.summary, body.state)
        if body.instead is not None:
            yield from self._leads(body.instead.why, body.instead.where, body.instead.phone)
        yield from self._actions(body.actions)
        yield from self._content(body.lead)
        for fact in body.facts:
            yield from self._content(fact.label, fact.value)
        for material in body.materials:
            yield from self._content(material.title, material.mode, material.need)
        for step in body.steps:
            yield from self._content(step.text)
        for place in body.places:
            yield from self._content(place.name, place.address, place.hours, place.phone)
        for card in body.questions:
            yield from self._content(card.question, card.answer)
        yield from self._content(body.points_title, *(point.text for point in body.points))

    def _choice(self, body: s.ChoiceBody) -> Parts:
        yield self._title(body.title)
        yield self._part(SpokenKind.LEAD, body.lead, private=self._personal)
        open_options = [option for option in body.options if option.enabled]
        yield from self._count("speech-options", len(open_options))
        yield from (self._part(SpokenKind.WAYS, option.label) for option in open_options)
        for option in body.options:
            if not option.enabled:
                yield from (self._part(SpokenKind.WAYS, said) for said in (option.label, option.reason))
        yield from self._content(body.note)

    def _rating(self, body: s.RatingBody) -> Parts:
        yield self._title(body.title)
        yield from self._leads(body.message)
        yield from (self._part(SpokenKind.WAYS, face.label) for face in body.faces)
        yield from self._actions(body.actions)
        yield from self._content(body.note)

    def _trouble(self, body: s.TroubleBody) -> Parts:
        yield from self._page(body.title, body.happened, body.done, points=body.ways, actions=body.actions)
        yield from self._details(body.reference)

    def _pages(self, body: s.PagesBody) -> Parts:
        yield from self._page(body.title, body.lead, body.state, actions=body.actions)
        yield from self._count("speech-pages", len(body.sheets))

    def _form(self, body: s.ParametersBody) -> Parts:
        if body.errors:
            yield self._part(SpokenKind.ERROR, self._words.of("speech-errors", count=len(body.errors)))
        labels = {field.key: field.label for field in body.fields}
        for error in body.errors:
            yield self._part(SpokenKind.ERROR, labels.get(error.key, ""))
            yield self._part(SpokenKind.ERROR, error.text)
        yield self._title(body.title)
        yield from self._leads(body.lead)
        yield from self._facts(body.facts)
        yield from self._count("speech-fields", len(body.fields))
        yield from self._actions((body.next, *body.actions))
        for field in body.fields:
            yield from self._content(field.label)
            value = field.value or self._words.of("speech-empty-field")
            yield self._part(SpokenKind.CONTENT, value, private=bool(field.value))

    def _table(self, body: s.TableBody) -> Parts:
        yield self._title(body.title)
        yield self._part(SpokenKind.LEAD, body.summary, private=True)
        yield from self._facts(body.facts)
        yield from self._actions(body.actions)
        yield from self._content(body.note)
        yield self._part(SpokenKind.CONTENT, self._words.of("speech-rows", count=len(body.rows)), private=True)
        for row in body.rows:
            # The first cell says what the row is; the others need their column.
            others = zip(body.columns[1:], row.cells[1:], strict=False)
            said = [row.cells[0], *(f"{column.label} {cell}" for column, cell in others if cell)]
            yield self._part(SpokenKind.CONTENT, self._words.of("list-join").join(said), private=True)

    def _whole_form(self, body: s.FormBody) -> Parts:
        """The picture says nothing to who hears it: what stands in it does."""
        yield self._title(body.title)
        yield self._part(SpokenKind.LEAD, body.lead, private=True)
        yield from self._leads(body.page)
        yield from self._actions((*body.tools, *body.actions))
        yield from self._content(body.note)
        for row in body.lines:
            said = [cell for cell in row.cells[:2] if cell]
            yield self._part(SpokenKind.CONTENT, self._words.of("list-join").join(said), private=not row.group)

    def _desk(self, body: s.DeskBody) -> Parts:
        yield self._part(SpokenKind.LEAD, body.note)
        yield self._title(body.title)
        for line in body.lines:
            yield from self._content(line.name, line.state, line.cure)
        yield from self._actions((*body.works, *body.actions))

    def _technician(self, body: s.TechnicianBody) -> Parts:
        yield self._part(SpokenKind.LEAD, body.note)
        yield self._title(body.title)
        yield from self._leads(body.message)
        for line in body.lines:
            yield from self._content(line.name, line.state, line.cure)
        yield from self._actions((*body.works, *body.actions))
        for row in body.rows:
            yield from self._content(self._words.of("list-join").join(cell for cell in row.cells if cell))

    # --- parts --------------------------------------------------------------------------------------------------------

    def _part(self, kind: SpokenKind, said: str, *, private: bool = False) -> SpokenPart:
        return SpokenPart(kind, said, private or _MASK in said)

    def _title(self, said: str) -> SpokenPart:
        return self._part(SpokenKind.TITLE, said)

    def _leads(self, *said: str) -> Parts:
        return (self._part(SpokenKind.LEAD, one) for one in said)

    def _details(self, *said: str) -> Parts:
        return (self._part(SpokenKind.DETAIL, one) for one in said)

    def _content(self, *said: str) -> Parts:
        return (self._part(SpokenKind.CONTENT, one) for one in said)

    def _facts(self, facts: Iterable[s.Fact]) -> Parts:
        for fact in facts:
            yield self._part(SpokenKind.DETAIL, fact.label)
            yield self._part(SpokenKind.DETAIL, fact.value, private=self._personal or fact.concealed)

    def _count(self, text_id: str, count: int) -> Parts:
        if count:
            yield self._part(SpokenKind.WAYS, self._words.of(text_id, count=count))

    def _actions(self, actions: Iterable[s.Action]) -> Parts:
        """What can be done; and why something cannot be, where the page says so."""
        there = tuple(actions)
        usable = [action for action in there if action.enabled]
        if usable:
            yield self._part(SpokenKind.WAYS, self._words.of("speech-can-do"))
        yield from (self._part(SpokenKind.WAYS, action.label) for action in usable)
        for action in there:
            if not action.enabled and action.reason:
                yield from (self._part(SpokenKind.WAYS, said) for said in (action.label, action.reason))


def _there(action: s.Action | None) -> tuple[s.Action, ...]:
    return () if action is None else (action,)
