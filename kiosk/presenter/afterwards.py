"""What comes after an application was confirmed, in words: the same on the page and on the slip."""

from __future__ import annotations

from decimal import Decimal

from kiosk.catalogue.definition.service import JointItem
from kiosk.catalogue.model import Service
from kiosk.presenter.say import day_words, moment_words, money
from kiosk.session.application import HandedIn
from kiosk.session.form.following import IDENTITY, SIGNERS, check_names
from kiosk.texts import Words
from screens.models import Point

#: So many of what must be checked are named; a slip is narrow.
_MOST_NAMED = 6


def along_words(service: Service, item: JointItem, words: Words) -> str:
    """An item that is done along with another, with its own clock and what it waits for."""
    language = words.language.value
    title = item.title.said(language)
    if item.days is not None:
        title = words.of("along-days", item=title, days=item.days)
    before = [one.title.said(language) for one in service.joint_items if one.key in item.after]
    return words.of("along-after", item=title, before=words.of("list-join").join(before)) if before else title


def amount_words(amount: Decimal | None, words: Words) -> str:
    return words.of("fee-later") if amount is None else words.of("fee-yuan", amount=money(str(amount)))


def _place(service: Service, language: str) -> str:
    return service.guide.places[0].name.said(language) if service.guide.places else ""


def afterwards(service: Service, handed: HandedIn, state: str, words: Words) -> tuple[Point, ...]:
    """Where it is, what the department does, what it must still check, and what is brought to a counter."""
    language = words.language.value
    said = [Point("state", words.of(f"apply-next-{state}"))]
    if handed.awaited:
        until = moment_words(min(handed.awaited), words)
        said.append(Point("awaited", words.of("after-awaited", count=len(handed.awaited), until=until)))
    if handed.case_number:
        said.append(Point("local", words.of("apply-local-number", number=handed.local_number)))
    if service.receipt is not None:
        said.append(Point("afterwards", service.receipt.afterwards.said(language)))
    if service.receipt is not None and service.receipt.promised_days:
        said.append(Point("promised", words.of("after-promised", days=service.receipt.promised_days)))
    if handed.day:
        counts = service.filing.counts
        said.append(Point("day", words.of(f"after-day-{counts.value}", day=day_words(handed.day, words))))
    if handed.fetched:
        said.append(Point("fetched", words.of(f"after-{handed.fetched}", place=_place(service, language))))
    for item in service.joint_items:
        if item.key in handed.along:
            said.append(Point(f"along-{item.key}", words.of("after-along", item=along_words(service, item, words))))
    for number, amount in handed.fees:
        title = service.fees[number].title.said(language)
        said.append(Point(f"fee-{number}", words.of("after-fee", title=title, amount=amount_words(amount, words))))
    if handed.fees:
        said.append(Point("fee-when", words.of("fee-when")))
    if IDENTITY in handed.unverified:
        said.append(Point("identity", words.of("after-identity")))
    if SIGNERS in handed.unverified:
        said.append(Point("signers", words.of("after-signers")))
    to_check = tuple(key for key in handed.unverified if key not in (IDENTITY, SIGNERS))
    if to_check:
        other = words.of("apply-unverified-other")
        names = [name.said(language) if name is not None else other for name in check_names(service, to_check)]
        text = words.of("list-join").join(names[:_MOST_NAMED])
        said.append(Point("unverified", words.of("apply-unverified", count=len(names), named=text)))
    named = [material.title.said(language) for material in service.materials if material.key in handed.bring]
    if named:
        said.append(Point("bring", words.of("apply-bring", materials=words.of("list-join").join(named))))
    return tuple(said)
