"""What comes after an application was confirmed, in words: the same on the page and on the slip."""

from __future__ import annotations

from kiosk.catalogue.model import Service
from kiosk.session.application import HandedIn
from kiosk.texts import Words
from screens.models import Point


def afterwards(service: Service, handed: HandedIn, state: str, words: Words) -> tuple[Point, ...]:
    """Where it is, what the department does, what it must still check, and what is brought to a counter."""
    language = words.language.value
    said = [Point("state", words.of(f"apply-next-{state}"))]
    if handed.case_number:
        said.append(Point("local", words.of("apply-local-number", number=handed.local_number)))
    if service.receipt is not None:
        said.append(Point("afterwards", service.receipt.afterwards.said(language)))
    if handed.unverified:
        said.append(Point("unverified", words.of("apply-unverified", count=len(handed.unverified))))
    named = [material.title.said(language) for material in service.materials if material.key in handed.bring]
    if named:
        said.append(Point("bring", words.of("apply-bring", materials=words.of("list-join").join(named))))
    return tuple(said)
