"""Stages compared as objects: they are a union of so many that mypy takes seconds to hold each against each."""

from __future__ import annotations

from kiosk.session import model as m


def stage_of(session: m.Session) -> object:
    return session.stage


def kind_of(session: m.Session) -> type[object]:
    return type(session.stage)
