"""Signing on a resident's phone: who it is, what is signed, and the signature, over real TLS."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.central import phone_sessions as wire
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.phone_sessions import PhoneState, SignedHow, SignerProof
from kiosk.central.wire import ProblemCode
from tests.support.phones import ITEM, OPENED, STROKES, PlayedPhone, open_signing, picture, text_of
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal

__all__ = ["terminal"]

LINES = (
    wire.SummaryLine(label="Applicant"),
    wire.SummaryLine(label="Name", value="林晓梅"),
    wire.SummaryLine(label="Remark", value="<script>alert(1)</script> & \u202eevil\u2066 "),
)
DIGEST = "c0ffee" + "0" * 58


@pytest.fixture(autouse=True)
def nothing_left_open(terminal: Terminal) -> Iterator[None]:
    yield
    while OPENED:
        terminal.client.revoke_phone_session(OPENED.pop())


def signing(terminal: Terminal, number: str = ADULT, name: str = "林晓梅") -> tuple[wire.PhoneSession, PlayedPhone]:
    opened, phone = open_signing(terminal, LINES, DIGEST, number, name)
    phone.press("begin")
    return opened, phone


def known_by_app(terminal: Terminal, phone: PlayedPhone, number: str = ADULT) -> None:
    assert "Confirm in the city App now" in text_of(phone.press("app"))
    terminal.sandbox.app_scans(number, "")


def signature(terminal: Terminal, opened: wire.PhoneSession) -> wire.PhoneSignature | None:
    return terminal.client.phone_session(opened.phone_session_id).signature


def test_nothing_of_the_form_is_shown_before_it_is_known_who_looks(terminal: Terminal) -> None:
    opened, phone = open_signing(terminal, LINES, DIGEST)
    for answer in (phone.look(), phone.press("begin"), phone.press("sign", {"how": "drawn", "strokes": STROKES})):
        assert "Remark" not in answer.text and "林晓梅" not in answer.text
    assert "林*梅" in text_of(phone.look())
    assert signature(terminal, opened) is None


def test_a_code_to_the_phone_on_record_and_a_drawn_signature(terminal: Terminal) -> None:
    opened, phone = signing(terminal)
    assert "199****0008" in text_of(phone.press("send-code"))
    wrong = f"{(int(terminal.sandbox.sent_digits(ADULT)) + 1) % 10**6:06}"
    assert "not the digits" in text_of(phone.press("code", {"digits": wrong}))
    digits = terminal.sandbox.sent_digits(ADULT)
    read = phone.press("code", {"digits": f" {digits} "})
    assert "Read and sign" in text_of(read) and "C0FF EE00" in text_of(read)
    done = phone.press("sign", {"how": "drawn", "strokes": STROKES})
    assert "Signed" in text_of(done)
    told = signature(terminal, opened)
    assert told is not None
    assert (told.signer, told.how, told.proof) == ("林晓梅", SignedHow.DRAWN, SignerProof.PHONE_CODE)
    assert (told.digest, told.strokes) == (DIGEST, STROKES)
    # Given once: the page is over, and shows nothing of it any more.
    assert phone.press("sign", {"how": "drawn", "strokes": STROKES}).status_code == 410
    assert "Remark" not in phone.look().text


def test_hostile_words_of_a_form_stand_there_as_words(terminal: Terminal) -> None:
    _, phone = signing(terminal)
    known_by_app(terminal, phone)
    content = phone.look().text
    assert "<script>alert" not in content and "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in content
    # What turns the direction of writing ends where it stands (UAX #9).
    assert "\u2068<" not in content and "\u202eevil\u2066 \u2069</dd>" in content


def test_who_cannot_draw_types_their_name(terminal: Terminal) -> None:
    opened, phone = signing(terminal)
    known_by_app(terminal, phone)
    assert "not the name" in text_of(phone.press("sign", {"how": "typed", "name": "周德福", "declared": "yes"}))
    assert "Tick" in text_of(phone.press("sign", {"how": "typed", "name": "林晓梅"}))
    phone.press("sign", {"how": "typed", "name": " 林 晓梅", "declared": "yes"})
    told = signature(terminal, opened)
    assert told is not None and (told.how, told.proof, told.strokes) == (SignedHow.TYPED, SignerProof.APP_CODE, "")


@pytest.mark.parametrize(
    "strokes",
    ["", "500,200,0", "0,0,0 1,1,1", "x", STROKES + ";", STROKES + "<svg>", "1,1,1 " * 3000, "9" * 70_000],
    ids=[
        "nothing",
        "a dot",
        "a slip",
        "no numbers",
        "an end without a stroke",
        "something else",
        "on one spot",
        "huge",
    ],
)
def test_what_is_no_signature_is_not_taken(terminal: Terminal, strokes: str) -> None:
    opened, phone = signing(terminal)
    known_by_app(terminal, phone)
    phone.press("sign", {"how": "drawn", "strokes": strokes.strip()})
    told = terminal.client.phone_session(opened.phone_session_id)
    assert (told.state, told.signature) == (PhoneState.OPEN, None)


def test_somebody_elses_app_signs_nothing(terminal: Terminal) -> None:
    opened, phone = signing(terminal)
    known_by_app(terminal, phone, ELDER)
    assert "Somebody else confirmed it" in text_of(phone.look())
    phone.press("sign", {"how": "drawn", "strokes": STROKES})
    assert signature(terminal, opened) is None


def test_three_wrong_codes_and_no_phone_at_all_are_said_with_another_way(terminal: Terminal) -> None:
    _, elder = signing(terminal, ELDER, "周德福")
    assert "No phone is on record" in text_of(elder.press("send-code"))
    young = "410499199911070028"
    opened, phone = signing(terminal, young, "苏文静")
    phone.press("send-code")
    wrong = f"{(int(terminal.sandbox.sent_digits(young)) + 1) % 10**6:06}"
    said = [text_of(phone.press("code", {"digits": wrong})) for _ in range(3)]
    assert "Wrong too often" in said[2] and "Confirm in the city App" in said[2]
    right = terminal.sandbox.sent_digits(young)
    assert "Read and sign" not in text_of(phone.press("code", {"digits": right}))
    assert "a minute" in text_of(phone.press("send-code"))
    assert signature(terminal, opened) is None


def test_declining_is_told_to_the_terminal(terminal: Terminal) -> None:
    opened, phone = signing(terminal)
    phone.press("decline")
    assert terminal.client.phone_session(opened.phone_session_id).state is PhoneState.DECLINED


def test_a_signing_page_takes_no_files(terminal: Terminal) -> None:
    opened, phone = signing(terminal)
    phone.send(picture())
    assert terminal.client.phone_session(opened.phone_session_id).files == ()


def test_nobody_unknown_is_asked_to_sign(terminal: Terminal) -> None:
    session_id = new_id()
    terminal.client.open_session(session_id, None, "en")
    asked = wire.SignatureAsked(purpose="sign", digest=DIGEST, lines=LINES)
    with pytest.raises(PlatformError) as error:
        terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    assert error.value.code in (ProblemCode.IDENTITY_REFUSED, ProblemCode.TRUST_TOO_LOW)
    assert card().number == ADULT
