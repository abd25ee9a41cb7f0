"""Pictures from a resident's phone: the terminal's calls and the phone's pages, over real TLS."""

from __future__ import annotations

import hashlib
import io
import re
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from http.cookiejar import Cookie
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image, ImageFilter

from kiosk.central import phone_sessions as wire
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.phone_sessions import MediaType, PhoneState
from kiosk.central.wire import ProblemCode
from tests.support.phones import ITEM, MATERIAL, OPENED, PlayedPhone, open_upload, picture, plain_pdf, text_of
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.submissions import body, sealed

__all__ = ["terminal"]

SMALL = wire.PhoneLimits(files=3, file_bytes=300_000, total_bytes=400_000)


def refused(code: ProblemCode) -> pytest.RaisesExc[PlatformError]:
    return pytest.RaisesExc(PlatformError, check=lambda error: error.code is code)


def begun(terminal: Terminal, limits: wire.PhoneLimits | None = None) -> tuple[wire.PhoneSession, PlayedPhone]:
    opened, phone = open_upload(terminal, limits)
    assert phone.press("begin").status_code == 200
    return opened, phone


@pytest.fixture(autouse=True)
def nothing_left_open(terminal: Terminal) -> Iterator[None]:
    """A terminal has few codes at the same time."""
    yield
    while OPENED:
        terminal.client.revoke_phone_session(OPENED.pop())


def state(terminal: Terminal, opened: wire.PhoneSession) -> PhoneState:
    return terminal.client.phone_session(opened.phone_session_id).state


# --- the good way -----------------------------------------------------------------------------------------------------


def test_pictures_reach_the_terminal_as_they_are_seen_and_without_where_they_were_taken(terminal: Terminal) -> None:
    opened, phone = open_upload(terminal)
    assert state(terminal, opened) is PhoneState.WAITING
    first = phone.look()
    assert opened.check in text_of(first) and "TEST-001" in text_of(first)
    phone.press("begin")
    assert state(terminal, opened) is PhoneState.OPEN
    lying = Image.Exif()
    lying[0x0112], lying[0x010E] = 6, "GPS of somebody's home"  # on its side; a description
    answer = phone.send(picture(exif=lying), plain_pdf(2), name="张三的病历.jpg")
    assert "2 files have arrived" in text_of(answer)
    assert "张三" not in answer.text
    told = terminal.client.phone_session(opened.phone_session_id)
    assert [one.media_type for one in told.files] == [MediaType.JPEG, MediaType.PDF]
    content = terminal.client.fetch_phone_file(opened.phone_session_id, told.files[0].number)
    assert hashlib.sha256(content).hexdigest() == told.files[0].sha256
    assert b"somebody" not in content
    assert Image.open(io.BytesIO(content)).size == (600, 800)  # upright
    assert "Sent" in text_of(phone.press("finish"))
    assert state(terminal, opened) is PhoneState.FINISHED
    # Finished is not gone: the terminal still has to fetch it, and says when it has.
    assert terminal.client.fetch_phone_file(opened.phone_session_id, told.files[1].number).startswith(b"%PDF-")
    terminal.client.revoke_phone_session(opened.phone_session_id)
    assert terminal.client.phone_session(opened.phone_session_id).files == ()
    assert "Sent" in text_of(phone.look())


def test_a_file_can_be_taken_back_and_another_sent(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    phone.send(picture(), picture())
    phone.press("remove", {"number": "1"})
    phone.send(picture())
    assert [one.number for one in terminal.client.phone_session(opened.phone_session_id).files] == [2, 3]


def test_finishing_without_a_file_finishes_nothing(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    phone.press("finish")
    assert state(terminal, opened) is PhoneState.OPEN


def test_declining_keeps_nothing(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    phone.send(picture())
    assert "Nothing of it was kept" in text_of(phone.press("decline"))
    told = terminal.client.phone_session(opened.phone_session_id)
    assert (told.state, told.files) == (PhoneState.DECLINED, ())


def test_the_same_request_gets_the_same_code_and_nothing_of_it_is_written_down(terminal: Terminal) -> None:
    session_id, request_id = new_id(), new_id()
    terminal.client.open_session(session_id, card(), "en")
    asked = wire.UploadAsked(purpose="upload", material=MATERIAL)
    answers = [
        terminal.client.open_phone_session(session_id, ITEM, "en", asked, request_id=request_id) for _ in range(2)
    ]
    assert answers[0].url == answers[1].url
    phone = PlayedPhone(answers[0].url, str(terminal.sandbox.ca_file))
    phone.press("begin")
    phone.send(picture())
    token = answers[0].url.rpartition("/")[2].encode()
    written = [file for file in terminal.sandbox.state_dir.rglob("*") if file.is_file()]
    assert written
    for file in written:
        content = file.read_bytes()
        assert token not in content and b"\xff\xd8\xff\xe0" not in content, file.name


# --- whose code it is -------------------------------------------------------------------------------------------------


def test_only_looking_begins_nothing(terminal: Terminal) -> None:
    opened, phone = open_upload(terminal)
    for _ in range(3):
        assert phone.look().status_code == 200
    assert not phone.session.cookies
    assert state(terminal, opened) is PhoneState.WAITING


def test_the_second_phone_with_the_same_code_is_told_so_and_can_do_nothing(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    phone.send(picture())
    other = PlayedPhone(phone.url, phone.ca_file)
    for answer in (other.look(), other.press("begin"), other.send(picture()), other.press("finish")):
        assert answer.status_code == 409
        assert "Another phone" in text_of(answer) and "Number 1" not in text_of(answer)
    told = terminal.client.phone_session(opened.phone_session_id)
    assert (told.state, len(told.files)) == (PhoneState.OPEN, 1)
    assert "Number 1" in text_of(phone.look())


def test_a_new_code_of_the_same_visit_ends_the_one_before(terminal: Terminal) -> None:
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "en")
    asked = wire.UploadAsked(purpose="upload", material=MATERIAL)
    before = terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    assert state(terminal, before) is PhoneState.REVOKED
    answer = PlayedPhone(before.url, str(terminal.sandbox.ca_file)).look()
    assert (answer.status_code, "This code is over" in text_of(answer)) == (410, True)


def test_the_code_of_a_visit_that_has_ended_is_dead(terminal: Terminal) -> None:
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "en")
    asked = wire.UploadAsked(purpose="upload", material=MATERIAL)
    opened = terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    phone = PlayedPhone(opened.url, str(terminal.sandbox.ca_file))
    phone.press("begin")
    phone.send(picture())
    terminal.client.end_session(session_id)
    assert phone.send(picture()).status_code == 410
    told = terminal.client.phone_session(opened.phone_session_id)
    assert (told.state, told.files) == (PhoneState.REVOKED, ())


def test_another_terminal_neither_sees_nor_ends_it(terminal: Terminal, tmp_path: Path) -> None:
    opened, phone = begun(terminal)
    phone.send(picture())
    other = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "c", "TEST-014"))
    with refused(ProblemCode.NOT_FOUND):
        other.phone_session(opened.phone_session_id)
    with refused(ProblemCode.NOT_FOUND):
        other.fetch_phone_file(opened.phone_session_id, 1)
    other.revoke_phone_session(opened.phone_session_id)  # accepted, and without effect
    assert state(terminal, opened) is PhoneState.OPEN
    other.close()


def test_a_code_is_only_for_a_session_that_is_there_an_item_and_a_material_that_are(terminal: Terminal) -> None:
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "en")
    asked = wire.UploadAsked(purpose="upload", material=MATERIAL)
    with refused(ProblemCode.SESSION_EXPIRED):
        terminal.client.open_phone_session(new_id(), ITEM, "en", asked)
    with refused(ProblemCode.UNKNOWN_ITEM):
        terminal.client.open_phone_session(session_id, "999999999999", "en", asked)
    with refused(ProblemCode.BAD_PARAMETERS):
        unknown = wire.UploadAsked(purpose="upload", material="no_such_material")
        terminal.client.open_phone_session(session_id, ITEM, "en", unknown)


@pytest.mark.parametrize("token", ["x", "a" * 43, "..%2f..%2fetc", "%00", "a" * 5000, "%F0%A0%AE%B7"])
def test_an_unknown_token_gets_a_page_in_words_and_no_cookie(terminal: Terminal, token: str) -> None:
    phone = PlayedPhone(f"{terminal.sandbox.url}/phone/{token}", str(terminal.sandbox.ca_file))
    phone.headers["Accept-Language"] = "en-GB,en;q=0.8"
    for answer in (phone.look(), phone.press("begin"), phone.send(picture())):
        assert answer.status_code == 404
        assert not answer.cookies
    if "%2f" not in token:
        assert "not known" in text_of(phone.look())


# --- what is taken ----------------------------------------------------------------------------------------------------


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(4000)
BAD_FILES = {
    "heic": (HEIC, "HEIC"),
    "a page of the web": (b"<!doctype html><script>alert(1)</script>", "no JPEG"),
    "a program": (b"\x7fELF" + bytes(2000), "no JPEG"),
    "an empty file": (b"", "empty"),
    "cut off": (picture()[:3000], "damaged"),
    "a thumbnail": (picture(120, 90), "too small"),
    "a picture with an archive behind it": (picture() + b"PK\x05\x06" + bytes(18), "for safety"),
    "a picture with a script in its comment": (
        picture()[:2] + b"\xff\xfe\x00\x1b<script>alert(1)</script>" + picture()[2:],
        "for safety",
    ),
    "a PNG with something behind it": (picture(kind="PNG") + b"<?php", "for safety"),
    "a PDF that runs": (plain_pdf(extra=b"/OpenAction << /S /JavaScript /JS (x) >>"), "for safety"),
    "a PDF that hides that it runs": (plain_pdf(extra=b"/OpenAction << /S /Java#53cript >>"), "for safety"),
    "a PDF that carries a file": (plain_pdf(extra=b"/Names << /EmbeddedFiles 9 0 R >>"), "for safety"),
    "a PDF that is an archive": (plain_pdf() + b"PK\x05\x06" + bytes(18), "for safety"),
    "a PDF with a password": (plain_pdf(extra=b"/Encrypt 9 0 R"), "password"),
    "a PDF of too many pages": (plain_pdf(31), "too many pages"),
    "no PDF": (b"%PDF-1.7 and nothing else", "damaged"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_refused_in_words_and_the_good_one_beside_it_taken(terminal: Terminal, kind: str) -> None:
    content, words = BAD_FILES[kind]
    opened, phone = begun(terminal)
    said = text_of(phone.send(content, picture(), name="innocent.jpg"))
    assert "File 1 was not taken" in said and words in said and "One file has arrived" in said
    assert len(terminal.client.phone_session(opened.phone_session_id).files) == 1


def test_a_camera_that_puts_a_film_behind_its_picture_is_welcome(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    phone.send(picture() + b"\x00\x00\x00\x18ftypmp42" + bytes(5000))
    (one,) = terminal.client.phone_session(opened.phone_session_id).files
    assert b"ftyp" not in terminal.client.fetch_phone_file(opened.phone_session_id, one.number)


def test_a_picture_that_unpacks_without_end_is_refused(terminal: Terminal) -> None:
    _, phone = begun(terminal)
    bomb = picture(400, 400, "PNG")
    huge = (60_000).to_bytes(4)
    assert "was not taken" in text_of(phone.send(bomb[:16] + huge + huge + bomb[24:]))


def test_each_limit_is_kept_and_said(terminal: Terminal) -> None:
    opened, phone = begun(terminal, SMALL)
    assert "too large" in text_of(phone.send(plain_pdf() + b"%" + bytes(310_000) + b"%%EOF"))
    one = len(picture())
    assert one * 3 < SMALL.total_bytes
    assert "2 files" in text_of(phone.send(picture(), picture()))
    said = text_of(phone.send(picture(), picture()))
    assert "One file has arrived" in said and "enough files already" in said
    assert len(terminal.client.phone_session(opened.phone_session_id).files) == 3


def test_a_picture_as_large_as_phones_make_them_is_made_to_fit(terminal: Terminal) -> None:
    opened, phone = begun(terminal, wire.PhoneLimits(files=3, file_bytes=2_500_000, total_bytes=6_000_000))
    noise = Image.effect_noise((4000, 3000), 40).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "JPEG", quality=92)
    assert len(written.getvalue()) > 3_000_000
    assert "One file has arrived" in text_of(phone.send(written.getvalue()))
    (kept,) = terminal.client.phone_session(opened.phone_session_id).files
    assert kept.length <= 2_500_000


def test_names_of_files_and_fields_lead_nowhere(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    for name in (
        "../../../../tmp/x.jpg",
        "/etc/passwd",
        '"><script>alert(1)</script>.jpg',
        "a\u202egpj.exe",
        "\x00.jpg",
    ):
        answer = phone.send(picture(), name=name)
        assert "One file has arrived" in text_of(answer)
        assert "passwd" not in answer.text and "alert" not in answer.text
    assert len(terminal.client.phone_session(opened.phone_session_id).files) == 5


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--b\r\n\r\n"),
        ("multipart/form-data; boundary=a", b"--a\r\n" * 200),
        (
            "multipart/form-data; boundary=a",
            b'--a\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx',
        ),
        ("multipart/form-data; boundary=" + "a" * 400, b"--a--"),
        ("application/json", b"{}"),
        ("", b""),
    ],
)
def test_what_no_page_of_ours_sends_is_not_understood(terminal: Terminal, content_type: str, body: bytes) -> None:
    _, phone = begun(terminal)
    answer = phone.session.post(f"{phone.url}/files", data=body, headers={"Content-Type": content_type}, timeout=10)
    assert answer.status_code == 400
    assert "did not work" in text_of(answer)
    assert phone.look().status_code == 200


# --- the open network -------------------------------------------------------------------------------------------------


def test_every_page_goes_out_with_what_keeps_it_private(terminal: Terminal) -> None:
    _, phone = begun(terminal)
    for answer in (phone.look(), phone.session.get(f"{terminal.sandbox.url}/phone-assets/phone.js", timeout=5)):
        headers = answer.headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    content = phone.look().text
    assert "style=" not in content and "onclick" not in content and "<script>" not in content
    (cookie,) = cast("Iterable[Cookie]", phone.session.cookies)
    assert cookie.secure and cookie.path == urlsplit(phone.url).path
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "strict"
    assert not re.search(r"https?://", content)  # nothing is loaded from elsewhere


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_a_form_of_somebody_elses_site_is_not_listened_to(terminal: Terminal, headers: dict[str, str]) -> None:
    opened, phone = begun(terminal)
    phone.send(picture())
    assert phone.press("finish", None, **headers).status_code == 403
    assert phone.press("decline", None, **headers).status_code == 403
    assert state(terminal, opened) is PhoneState.OPEN


def raw(terminal: Terminal) -> ssl.SSLSocket:
    where = urlsplit(terminal.sandbox.url)
    context = ssl.create_default_context(cafile=str(terminal.sandbox.ca_file))
    plain = socket.create_connection((where.hostname or "", where.port or 0), timeout=20)
    return context.wrap_socket(plain, server_hostname=where.hostname)


def begin_post(phone: PlayedPhone, line: ssl.SSLSocket, length: str) -> None:
    where = urlsplit(phone.url)
    cookie = "; ".join(f"{one.name}={one.value}" for one in phone.session.cookies)
    line.sendall(
        f"POST {where.path}/files HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary=a\r\n{length}\r\n\r\n".encode()
    )


def test_an_upload_that_says_it_is_huge_is_cut_off_before_it_comes(terminal: Terminal) -> None:
    _, phone = begun(terminal, SMALL)
    with raw(terminal) as line:
        begin_post(phone, line, "Content-Length: 5000000000")
        answer = line.recv(65536)
        assert b" 303 " in answer.splitlines()[0]
        while line.recv(65536):
            pass  # and hangs up
    assert "larger than what is allowed" in text_of(phone.look())


def test_an_upload_without_end_is_cut_off(terminal: Terminal) -> None:
    opened, phone = begun(terminal, SMALL)
    sent = 0
    piece = b"10000\r\n" + bytes(65536) + b"\r\n"
    with raw(terminal) as line:
        begin_post(phone, line, "Transfer-Encoding: chunked")
        with pytest.raises((ConnectionError, ssl.SSLError)):
            while sent < 200_000_000:
                line.sendall(piece)
                sent += 65536
    assert sent < 20_000_000
    assert terminal.client.phone_session(opened.phone_session_id).files == ()


def test_a_little_too_much_is_said_in_words_though_a_browser_is_still_sending(terminal: Terminal) -> None:
    _, phone = begun(terminal, SMALL)
    assert "larger than what is allowed" in text_of(phone.send(bytes(1_500_000)))


def test_whoever_comes_too_often_waits_and_others_do_not(terminal: Terminal) -> None:
    _, phone = begun(terminal)
    _, other = begun(terminal)
    answers = [phone.look().status_code for _ in range(130)]
    assert answers[0] == 200 and answers[-1] == 429
    assert phone.look().headers["Retry-After"].isdecimal()
    assert other.look().status_code == 200


def test_two_tabs_of_one_phone_together_keep_the_limits(terminal: Terminal) -> None:
    opened, phone = begun(terminal, wire.PhoneLimits(files=4, file_bytes=300_000, total_bytes=2_000_000))
    threads = [threading.Thread(target=phone.send, args=(picture(), picture(), picture())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(terminal.client.phone_session(opened.phone_session_id).files) == 4


# --- fields of the form, what is sent back, what was seen, the languages ----------------------------------------------


def test_a_field_of_the_form_that_takes_a_file_is_sent_from_a_phone_like_a_material(terminal: Terminal) -> None:
    opened, phone = open_upload(terminal, item="412099923000", material="files")
    phone.press("begin")
    assert "One file has arrived" in text_of(phone.send(picture()))
    (file,) = terminal.client.phone_session(opened.phone_session_id).files
    assert file.media_type is MediaType.JPEG


@pytest.mark.parametrize("key", ["no_such_key", "words"])
def test_what_takes_no_pages_has_no_code(terminal: Terminal, key: str) -> None:
    with refused(ProblemCode.BAD_PARAMETERS):
        open_upload(terminal, item="412099923000", material=key)


def asks(terminal: Terminal, number: str, kind: str = "paper") -> None:
    """An office wants a paper that no definition names, in somebody's case."""
    one = sealed(terminal.credentials, item=ITEM, plain=body(number, form={}))
    terminal.client.hand_in(one.submission)
    asked = {"key": "asked_proof", "kind": kind, "label": "灵活就业<证明>", "reason": "请社区出具"}
    said = {"state": "supplement_wanted", "note": "请补交", "asked": [asked]}
    address = f"{terminal.sandbox.admin_url}/submissions/{one.row.id}"
    assert requests.put(address, json=said, timeout=5).ok


def test_a_paper_that_an_office_asks_for_besides_comes_from_a_phone_like_any_other(terminal: Terminal) -> None:
    asks(terminal, ADULT)
    opened, phone = open_upload(terminal, item=ITEM, material="asked_proof")
    said = text_of(phone.press("begin"))
    assert "灵活就业<证明>" in said and "请社区出具" in said
    assert "One file has arrived" in text_of(phone.send(picture()))
    (file,) = terminal.client.phone_session(opened.phone_session_id).files
    assert file.media_type is MediaType.JPEG
    with refused(ProblemCode.BAD_PARAMETERS):  # of this item, and no other
        open_upload(terminal, item="412099923000", material="asked_proof")


@pytest.mark.parametrize(("whose", "kind"), [(ELDER, "paper"), (ADULT, "text"), (ADULT, "photo")])
def test_what_was_asked_of_somebody_else_or_is_no_paper_has_no_code(terminal: Terminal, whose: str, kind: str) -> None:
    requests.delete(f"{terminal.sandbox.admin_url}/submissions", timeout=5)
    asks(terminal, whose, kind)
    with refused(ProblemCode.BAD_PARAMETERS):
        open_upload(terminal, item=ITEM, material="asked_proof")


def test_what_is_sent_back_is_said_before_anything_is_sent(terminal: Terminal) -> None:
    _, phone = begun(terminal)
    said = text_of(phone.look())
    assert "Pictures like these are sent back" in said
    assert all(word in said for word in ("Blurred", "Cut off", "Glare", "Something else than what is wanted"))


def test_a_page_that_can_hardly_be_read_is_taken_and_says_so_until_it_is_removed(terminal: Terminal) -> None:
    opened, phone = begun(terminal)
    blurred = Image.open(io.BytesIO(picture())).filter(ImageFilter.GaussianBlur(12))
    dark = Image.eval(Image.open(io.BytesIO(picture())), lambda value: value // 12)
    for spoilt, words in ((blurred, "looks blurred, or empty"), (dark, "very dark")):
        written = io.BytesIO()
        spoilt.save(written, "JPEG")
        assert words in text_of(phone.send(written.getvalue()))
        number = terminal.client.phone_session(opened.phone_session_id).files[-1].number
        assert words not in text_of(phone.press("remove", {"number": str(number)}))
    assert "looks neither blurred nor dark" in text_of(phone.send(picture()))


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-CN", "这样的照片会被退回"), ("zh-Hant", "這樣的照片"), ("en", "are sent back"), ("pt", "são devolvidas")],
)
def test_the_pages_are_in_the_language_of_the_visit(terminal: Terminal, language: str, words: str) -> None:
    _, phone = open_upload(terminal, language=language)
    phone.press("begin")
    said = text_of(phone.look())
    assert words in said
    assert "⟦" not in said, "a text that the language lacks"
