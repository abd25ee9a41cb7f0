"""Who comes with a phone: looked at before anything is shown or taken. And how every page goes out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse
from starlette.requests import ClientDisconnect

from kiosk.catalogue.giving import given_for
from kiosk.central.phone_sessions import PhoneState
from kiosk.central.sandbox.given import Here
from kiosk.central.sandbox.phone.form_data import FormData, NotAForm, read_form
from kiosk.central.sandbox.phone.pages import PLACE, Ending, Letter, Titles, ending_of, ending_page, language_of
from kiosk.central.sandbox.phone.reading import Bounds, TooLong, TooSlow, read_body
from kiosk.central.sandbox.phone.sessions import Phone
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.texts.catalogue import load_words

_COOKIE = "__Secure-phone"
#: Bytes of a form without files: a signature of 4,000 points, encoded.
_SMALL_FORM = 256 * 1024
_CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
#: On every page and on what it loads. Nothing is kept by a browser, and no address of ours is told to anybody.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


class PageEnds(Exception):
    """There is nothing to do here for this phone: ``page`` says why."""

    def __init__(self, page: Response) -> None:
        super().__init__(page.status_code)
        self.page = page


@dataclass(frozen=True, repr=False)
class Visitor:
    """A phone with a token that is one, at one moment."""

    token: str
    phone: Phone
    letter: Letter
    here: Platform

    def now(self) -> datetime:
        return self.here.now()

    @property
    def titles(self) -> Titles:
        """What the item and the material are called, and what is sent back, in the page's language."""
        service = self.here.catalogue.services.get(self.phone.subject.item)
        if service is None:
            return Titles("", "")
        language = self.letter.words.language.value
        given = given_for(service, self.phone.subject.material)
        if given is None:
            subject = self.phone.subject
            return Titles(service.title.said(language), subject.title, reason=subject.reason)
        refused = tuple(reason.said(language) for reason in given.refused)
        return Titles(service.title.said(language), given.title.said(language), refused)

    def ends(self, ending: Ending, status: int) -> PageEnds:
        return PageEnds(page(ending_page(ending, self.letter), status))


def page(content: str, status: int = 200) -> Response:
    return HTMLResponse(content, status, HEADERS)


def see_page(visitor: Visitor) -> Response:
    """On to the page itself: what was posted is not posted again when it is loaded once more."""
    return Response(status_code=303, headers={**HEADERS, "Location": visitor.letter.address()})


def give_key(response: Response, phone: Phone, now: datetime) -> None:
    """The one cookie there is: by it the first phone is known again, on this path alone and until the code is over."""
    left = max(1, int((phone.expires_at - now).total_seconds()))
    response.set_cookie(
        _COOKIE, phone.key, max_age=left, path=f"{PLACE}/{phone.token}", secure=True, httponly=True, samesite="strict"
    )


def visitor(request: Request, token: str, here: Here, lang: str = "") -> Visitor:
    """Anybody with a token. Raises PageEnds for one that is unknown, and for too many requests."""
    now = here.now()
    phone = here.phones.sessions.by_token(token, now)
    words = load_words(language_of(lang or (phone.language if phone is not None else _preferred(request))))
    letter = Letter(words, token if phone is not None else "", now)
    try:
        if phone is None:
            here.phones.strangers.count("", now)
            raise PageEnds(page(ending_page(Ending.UNKNOWN, letter), 404))
        here.phones.visits.count(str(phone.phone_session_id), now)
    except Refusal as refusal:
        busy = page(ending_page(Ending.BUSY, letter), 429)
        busy.headers["Retry-After"] = str(refusal.retry_after or 30)
        raise PageEnds(busy) from None
    return Visitor(token, phone, letter, here)


AnyPhone = Annotated[Visitor, Depends(visitor)]


def sender(request: Request, anybody: AnyPhone) -> Visitor:
    """Who posts from one of our own pages. A browser says where a form stood (Fetch Metadata; Origin, which is "null"
    where the address may not be told); a form of somebody else's site is not listened to. Raises PageEnds."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.url.netloc}"
    if site not in (None, "same-origin") or origin not in (None, "null", ours, anybody.here.public_url):
        raise anybody.ends(Ending.NOT_UNDERSTOOD, 403)
    if anybody.phone.over:
        raise anybody.ends(ending_of(anybody.phone), 410)
    return anybody


Sender = Annotated[Visitor, Depends(sender)]


def has_key(request: Request, phone: Phone) -> bool:
    """Whether this is the phone that came first."""
    return phone.state is PhoneState.OPEN and secrets.compare_digest(
        request.cookies.get(_COOKIE, "").encode(), phone.key.encode()
    )


def holder(request: Request, someone: Sender) -> Visitor:
    """The phone that came first, and posts. Raises PageEnds for every other."""
    if someone.phone.state is PhoneState.WAITING:
        raise PageEnds(see_page(someone))
    if not has_key(request, someone.phone):
        raise someone.ends(Ending.ELSEWHERE, 409)
    return someone


Holder = Annotated[Visitor, Depends(holder)]


async def read(request: Request, guest: Visitor, bounds: Bounds) -> FormData:
    """Raises TooLong and TooSlow; PageEnds for what is no form of ours."""
    try:
        return read_form(request.headers.get("content-type", ""), await read_body(request, bounds))
    except (NotAForm, ClientDisconnect):
        raise guest.ends(Ending.NOT_UNDERSTOOD, 400) from None


async def small_form(request: Request, guest: Holder) -> FormData:
    try:
        return await read(request, guest, Bounds(_SMALL_FORM, whole=30.0))
    except (TooLong, TooSlow):
        refused = guest.ends(Ending.NOT_UNDERSTOOD, 400)
        refused.page.headers["Connection"] = "close"
        raise refused from None


SmallForm = Annotated[FormData, Depends(small_form)]


def _preferred(request: Request) -> str:
    """The first of a browser's languages that is ours; a script stands for its regions."""
    for part in request.headers.get("accept-language", "")[:200].split(","):
        tag = part.partition(";")[0].strip().lower()
        if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-CN"
        if tag.startswith(("en", "pt")):
            return tag[:2]
    return "zh-CN"
