"""Speech, at every stage: on and off, rate, volume, once more; and the clock that stands still while it speaks."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import hearing as h
from kiosk.session.access import Mode
from kiosk.session.model import Session
from kiosk.session.nearby import AccessChanged
from kiosk.session.patience import spoken_since_touch
from kiosk.session.step import Handlers, Outcome
from kiosk.session.world import World


def _heard(session: Session, hearing: h.Hearing) -> Outcome:
    return Outcome(replace(session, looks=replace(session.looks, hearing=hearing)))


def _switch(session: Session, stage: object, event: h.SwitchSpeech, world: World) -> Outcome:
    hearing = session.looks.hearing
    return _heard(session, replace(hearing, on=not hearing.on))


def _again(session: Session, stage: object, event: h.SayAgain, world: World) -> Outcome:
    """Who fell silent with the headset that was pulled out hears again."""
    hearing = session.looks.hearing
    return _heard(session, replace(hearing, on=True, repeats=hearing.repeats + 1))


def _louder(session: Session, stage: object, event: h.SpeakLouder, world: World) -> Outcome:
    return _heard(session, session.looks.hearing.stepped(volume=1))


def _quieter(session: Session, stage: object, event: h.SpeakQuieter, world: World) -> Outcome:
    return _heard(session, session.looks.hearing.stepped(volume=-1))


def _faster(session: Session, stage: object, event: h.SpeakFaster, world: World) -> Outcome:
    return _heard(session, session.looks.hearing.stepped(rate=1))


def _slower(session: Session, stage: object, event: h.SpeakSlower, world: World) -> Outcome:
    return _heard(session, session.looks.hearing.stepped(rate=-1))


def _headset(session: Session, stage: object, event: AccessChanged, world: World) -> Outcome:
    """Who plugs a headset in wants to hear, and to find things by touch where there are no keys.

    Where it goes, the room would hear the rest: it is silent then.
    """
    there = replace(session, touched_at=world.now)
    if event.headset == session.headset:
        return Outcome(there)
    looks = session.looks
    modes = looks.modes
    if not world.has_keys:
        modes = modes | {Mode.EXPLORE} if event.headset else modes - {Mode.EXPLORE}
    looks = replace(looks, modes=modes, hearing=replace(looks.hearing, on=event.headset))
    return Outcome(replace(there, headset=event.headset, looks=looks))


def _speaking(session: Session, stage: object, event: h.Speaking, world: World) -> Outcome:
    stood_still = spoken_since_touch(session, world)
    since = world.now if event.on else None
    return Outcome(replace(session, touched_at=session.touched_at + stood_still, speaking_since=since))


HEARING: Handlers = {
    h.SwitchSpeech: _switch,
    h.SayAgain: _again,
    h.SpeakLouder: _louder,
    h.SpeakQuieter: _quieter,
    h.SpeakFaster: _faster,
    h.SpeakSlower: _slower,
    AccessChanged: _headset,
    h.Speaking: _speaking,
}
