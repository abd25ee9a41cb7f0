"""A control was used: what that means to the session."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from kiosk.session import events as e
from kiosk.session import hearing
from kiosk.session.desk import REFILLS, DeskAction
from kiosk.session.events.capture import Direction
from kiosk.session.technician import Level, Test, Work

#: Buttons whose name says everything.
_ACTIONS: Mapping[str, Callable[[], e.Event]] = {
    "action:touch": e.Begin,
    "action:touched": e.Touched,
    "action:start": e.StartItem,
    "action:print-guide": e.PrintGuide,
    "action:take-guide": e.TakeGuide,
    "action:print-slip": e.PrintSlip,
    "action:agree": e.Agree,
    "action:decline": e.Decline,
    "action:other-way": e.OtherWay,
    "action:send-again": e.SendAgain,
    "action:next": e.Next,
    "action:change": e.ChangePart,
    "action:wrong": e.CallWrong,
    "action:remove-entry": e.RemoveEntry,
    "action:keep-draft": e.KeepDraft,
    "action:drop-draft": e.DropDraft,
    "action:see-case": e.SeeCase,
    "action:correct-case": e.CorrectCase,
    "action:withdraw-case": e.WithdrawCase,
    "action:page-earlier": lambda: e.TurnPage(False),
    "action:page-later": lambda: e.TurnPage(True),
    "action:enlarge": e.Enlarge,
    "action:list": e.ShowList,
    "action:use-phone": e.UsePhone,
    "action:take": e.TakeNow,
    "action:corners": e.SetCorners,
    "action:corner-next": e.NextCorner,
    "action:corner-left": partial(e.NudgeCorner, Direction.LEFT),
    "action:corner-right": partial(e.NudgeCorner, Direction.RIGHT),
    "action:corner-up": partial(e.NudgeCorner, Direction.UP),
    "action:corner-down": partial(e.NudgeCorner, Direction.DOWN),
    "action:turn": e.QuarterTurn,
    "action:add-sheet": e.AddSheet,
    "action:print": e.Print,
    "action:retry": e.TryAgain,
    "action:got-it": e.GotIt,
    "action:did-not-get-it": e.DidNotGetIt,
    "action:taken": e.PaperTaken,
    "action:stop": e.Stop,
    "action:understood": e.Understood,
    "action:back": e.Back,
    "action:home": e.GoHome,
    "action:end": e.EndVisit,
    "action:stay": e.Stay,
    "action:speech": hearing.SwitchSpeech,
    "action:repeat": hearing.SayAgain,
    "action:louder": hearing.SpeakLouder,
    "action:quieter": hearing.SpeakQuieter,
    "action:faster": hearing.SpeakFaster,
    "action:slower": hearing.SpeakSlower,
    "action:access": e.OpenAccess,
    "action:languages": e.OpenAccess,
    "action:access-close": e.CloseAccess,
    "action:attendant": e.CallDesk,
    "action:pin-clear": e.PinClear,
    "action:desk-leave": e.LeaveDesk,
    "action:desk-confirm": e.DeskConfirm,
    "action:desk-decline": e.DeskDecline,
    "action:supplement": e.Supplement,
    "action:rate-other": e.RateOther,
    "action:cannot-be-done": e.CannotBeDone,
    "action:call-person": e.CallPerson,
    "action:call-cancel": e.CancelCall,
}
#: The buttons of the desk: their name says what is done, or how many sheets were put in.
_DESK: Mapping[str, e.Event] = {
    **{f"action:desk-{action.value.replace('_', '-')}": e.DeskAct(action) for action in DeskAction},
    **{f"action:refill-{sheets}": e.DeskConfirm(sheets) for sheets in REFILLS},
}
#: The buttons of a technician's rooms.
_TECHNICIAN: Mapping[str, e.Event] = {
    "action:look-again": e.LookAgain(),
    "action:report-receipt": e.PrintReport(on_receipt=True),
    "action:report-a4": e.PrintReport(on_receipt=False),
    **{f"action:try-{test.value.replace('_', '-')}": e.TryIt(test) for test in Test},
    **{f"action:service-{work.value.replace('_', '-')}": e.ServiceAct(work) for work in Work},
    **{f"action:log-{level.value}": e.ShowLog(level) for level in Level},
}
_UNPARK = "action:unpark-"


def interpret(name: str, values: Mapping[str, str]) -> e.Event | None:
    """The event for an intent; None for a control that means nothing to the session."""
    if made := _ACTIONS.get(name):
        return made()
    if event := _DESK.get(name) or _TECHNICIAN.get(name):
        return event
    if name.startswith(_UNPARK):
        return e.ServiceAct(Work.UNPARK, name.removeprefix(_UNPARK))
    kind, _, rest = name.partition(":")
    if kind == "item":
        code, _, place = rest.partition("@")
        return e.ChooseItem(code, place)
    if kind == "option":
        return e.Choose(rest.partition(":")[2])
    if kind == "tab":
        return e.ChooseTab(rest)
    if kind == "group":
        return e.ChooseGroup(rest)
    if kind == "field":
        return _field(rest, values)
    key = values.get("key", "")
    if name == "action:reveal":
        return e.Reveal(key)
    if name == "action:language":
        return e.SetLanguage(key)
    if name == "action:text-size":
        return e.SetTextSize(key)
    if name == "action:theme":
        return e.SetTheme(key)
    if name == "action:mode":
        return e.SwitchMode(key)
    if name == "action:persons":
        return e.ChoosePersons(key)
    return None


_PLACE = re.compile(r"[0-9]{1,6}")


def _field(key: str, values: Mapping[str, str]) -> e.Event | None:
    if key == "search":
        return e.Search(values.get("text", ""))
    if key == "pages":
        number = values.get("option", "")
        return e.ChoosePage(int(number)) if _PLACE.fullmatch(number) else None
    if key == "corner":
        return _corner(values)
    if key == "cells":
        cell = values.get("cell", "")
        return e.TouchCell(int(cell)) if _PLACE.fullmatch(cell) else None
    if key == "pin":
        return e.PinDigit(values.get("option", ""))
    if "strokes" in values:
        return e.Drawn(values["strokes"], _millimetres(values.get("width", "")))
    if "text" in values:
        return e.Write(key, values["text"])
    if "option" in values:
        return e.Pick(key, values["option"])
    if "year" in values:
        return e.TurnYear(values["year"] == "later")
    if "open" in values:
        return e.OpenField(key if values["open"].lower() == "true" else "")
    return None


def _millimetres(text: str) -> float:
    """0 for what is no length."""
    try:
        length = float(text)
    except ValueError:
        return 0.0
    return length if 0 < length < 10_000 else 0.0


def _corner(values: Mapping[str, str]) -> e.Event | None:
    """Where a finger has put a corner down."""
    try:
        return e.DragCorner(int(values["number"]), float(values["x"]), float(values["y"]))
    except (KeyError, ValueError):
        return None
