"""The addresses of the phone's pages. Below a token there is one page, which is always the one that counts now; what is
posted leads back to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from kiosk.central.phone_sessions import PHONE_FILE_LIMIT, PHONE_TOTAL_LIMIT, PhonePurpose, PhoneState
from kiosk.central.sandbox.given import Here
from kiosk.central.sandbox.phone import signing
from kiosk.central.sandbox.phone.content import Cleaned, NotTaken, WhyNot, cleaned
from kiosk.central.sandbox.phone.pages import (
    PLACE,
    SCRIPT,
    STYLE,
    Ending,
    compare_page,
    ending_of,
    ending_page,
    upload_page,
)
from kiosk.central.sandbox.phone.reading import Bounds, TooLong, TooSlow
from kiosk.central.sandbox.phone.sessions import Note, Phone
from kiosk.central.sandbox.phone.visitors import (
    HEADERS,
    AnyPhone,
    Holder,
    Sender,
    SmallForm,
    Visitor,
    give_key,
    has_key,
    page,
    read,
    see_page,
)

phone_pages = APIRouter(include_in_schema=False)

_FOLDER = Path(__file__).parent
#: What a form with files has besides them.
_AROUND_FILES = 64 * 1024


@phone_pages.get(STYLE)
def style() -> Response:
    return _asset("phone.css", "text/css; charset=utf-8")


@phone_pages.get(SCRIPT)
def script() -> Response:
    return _asset("phone.js", "text/javascript; charset=utf-8")


@phone_pages.get(PLACE + "/{token}")
def look(request: Request, someone: AnyPhone) -> Response:
    """The page. Looking begins nothing: programs that fetch an address before a person sees it change nothing."""
    phone = someone.phone
    if phone.over:
        return page(ending_page(ending_of(phone), someone.letter), 410)
    if phone.state is PhoneState.WAITING:
        return page(compare_page(phone, someone.titles, someone.letter))
    if not has_key(request, phone):
        return page(ending_page(Ending.ELSEWHERE, someone.letter), 409)
    if phone.subject.purpose is PhonePurpose.SIGN:
        return page(signing.shown(someone))
    return page(upload_page(phone, someone.titles, someone.letter))


@phone_pages.get(PLACE + "/{token}/{action}")
def come_back(action: str, someone: AnyPhone) -> Response:
    """An address that is posted to, typed or loaded once more."""
    return see_page(someone)


@phone_pages.post(PLACE + "/{token}/begin")
def begin(request: Request, someone: Sender, here: Here) -> Response:
    """The number is the same. The first phone that says so is the one."""
    now = here.now()
    if has_key(request, someone.phone):
        return see_page(someone)
    phone = here.phones.sessions.begin(someone.token, someone.letter.words.language.value, now)
    if phone is None:
        raise someone.ends(Ending.ELSEWHERE, 409)
    response = see_page(someone)
    give_key(response, phone, now)
    return response


@phone_pages.post(PLACE + "/{token}/files")
async def send(request: Request, guest: Holder, here: Here) -> Response:
    """Files, by a browser's own form or by our script. Whatever comes of it the page says."""
    if guest.phone.subject.purpose is not PhonePurpose.UPLOAD:
        return see_page(guest)
    if here.phones.uploads.locked():
        raise guest.ends(Ending.BUSY, 429)
    cut_off = False
    async with here.phones.uploads:
        try:
            form = await read(request, guest, Bounds(_most_sent(guest.phone) + _AROUND_FILES))
        except TooLong:
            _say(guest, "phone-page-too-long")
            cut_off = True
        except TooSlow:
            _say(guest, "phone-page-too-slow")
            cut_off = True
        else:
            looked_at = await run_in_threadpool(_looked_at, form.files, guest.phone)
            here.phones.sessions.add(guest.token, looked_at, guest.now())
    response = see_page(guest)
    if cut_off:
        response.headers["Connection"] = "close"  # the rest of it is not read
    return response


@phone_pages.post(PLACE + "/{token}/remove")
def remove(guest: Holder, form: SmallForm) -> Response:
    number = form.fields.get("number", "")

    def without(phone: Phone) -> Phone:
        left = tuple(one for one in phone.files if str(one.number) != number)
        return replace(phone, files=left, note=Note())

    guest.here.phones.sessions.change(guest.token, without, guest.now())
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/finish")
def finish(guest: Holder) -> Response:
    """That is all. Without a file there is nothing to finish."""

    def finished(phone: Phone) -> Phone:
        return replace(phone, state=PhoneState.FINISHED) if phone.files else phone

    guest.here.phones.sessions.change(guest.token, finished, guest.now())
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/decline")
def decline(guest: Holder) -> Response:
    """Nothing of it is kept."""

    def declined(phone: Phone) -> Phone:
        return replace(phone, state=PhoneState.DECLINED, files=(), note=Note())

    guest.here.phones.sessions.change(guest.token, declined, guest.now())
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/send-code")
def send_code(guest: Holder) -> Response:
    signing.send_code(guest)
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/code")
def check_code(guest: Holder, form: SmallForm) -> Response:
    signing.check_code(guest, form.fields.get("digits", ""))
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/app")
def use_app(guest: Holder) -> Response:
    signing.use_app(guest)
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/look")
def look_again(guest: Holder) -> Response:
    return see_page(guest)


@phone_pages.post(PLACE + "/{token}/sign")
def sign(guest: Holder, form: SmallForm) -> Response:
    signing.sign(guest, form.fields)
    return see_page(guest)


def _most_sent(phone: Phone) -> int:
    """Bytes of one sending. Pictures come larger than they are kept."""
    return min(PHONE_TOTAL_LIMIT, 3 * phone.subject.limits.total_bytes)


def _looked_at(files: tuple[bytes, ...], phone: Phone) -> tuple[Cleaned | WhyNot, ...]:
    """Each file by its content; nothing is decoded that would not be taken anyhow."""
    found: list[Cleaned | WhyNot] = []
    for content in files:
        if len(content) > PHONE_FILE_LIMIT:
            found.append(WhyNot.TOO_LARGE)
            continue
        if len(phone.files) + sum(isinstance(one, Cleaned) for one in found) >= phone.subject.limits.files:
            found.append(WhyNot.TOO_MANY)
            continue
        try:
            found.append(cleaned(content, phone.subject.limits.file_bytes))
        except NotTaken as refused:
            found.append(refused.why)
    return tuple(found)


def _say(guest: Visitor, text_id: str) -> None:
    guest.here.phones.sessions.change(guest.token, lambda phone: replace(phone, note=Note(words=text_id)), guest.now())


def _asset(name: str, media_type: str) -> Response:
    return Response((_FOLDER / name).read_bytes(), media_type=media_type, headers=HEADERS)
