"""What the platform checks of somebody before a session, and what a session is worth afterwards, over real TLS."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.central import identification as ident
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identification import AppCodeState, FaceVerdict, PhoneCodeVerdict
from kiosk.central.identifiers import new_id
from kiosk.central.wire import Behalf, ProblemCode
from tests.support.platform import (
    ADULT,
    CERTIFICATE,
    CHILD,
    ELDER,
    PENSION_QUERY,
    ROOT,
    TERMINAL,
    Terminal,
    card,
    running_sandbox,
)

YEAR = {"months_from": "2024-01", "months_to": "2024-12"}
COMPANY = "91410499MA9DEM0018"
OURS = card()


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A platform whose pension query asks for L4; the certificate asks for the card alone."""
    folder = tmp_path_factory.mktemp("identification")
    services = folder / "services"
    shutil.copytree(ROOT / "config/services", services)
    file = next(file for file in services.rglob("*.yaml") if f'"{PENSION_QUERY}"' in file.read_text("utf-8"))
    words = "who:\n  trust: L4\n  ways: [id_card_and_face, phone_code, app_code]\n"
    file.write_text(file.read_text("utf-8").replace("who:\n  trust: L2\n  ways: [id_card, app_code]\n", words), "utf-8")
    with running_sandbox(folder / "state", services) as sandbox:
        credentials = sandbox.enrol(folder / "credentials")
        client = sandbox.client(credentials)
        yield Terminal(sandbox, credentials, client)
        client.close()


@pytest.fixture
def client(terminal: Terminal) -> PlatformClient:
    return terminal.client


def picture(marker: str) -> bytes:
    return b"\xff\xd8\xff\xfe" + marker.encode() + bytes(12_000)


def refused(code: ProblemCode) -> pytest.RaisesExc[PlatformError]:
    return pytest.RaisesExc(PlatformError, check=lambda error: error.code is code)


def opened(client: PlatformClient, identification: wire.CardData | wire.Identification) -> wire.Session:
    return client.open_session(new_id(), identification, "zh-CN")


def rows(client: PlatformClient, session: wire.Session) -> int:
    return len(client.query(session.session_id, PENSION_QUERY, YEAR).rows)


# --- face -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marker", "verdict"),
    [
        (f"face-of:{ADULT}", FaceVerdict.MATCH),
        (f"face-of:{ELDER}", FaceVerdict.DIFFERENT),
        ("face-of:unavailable", FaceVerdict.UNAVAILABLE),
        ("", FaceVerdict.UNSURE),
    ],
)
def test_a_face_is_compared_by_its_marker(client: PlatformClient, marker: str, verdict: FaceVerdict) -> None:
    assert client.compare_face(OURS, picture(marker)).verdict is verdict


def test_a_match_opens_a_session_worth_l4_and_nothing_of_the_picture_is_kept(terminal: Terminal) -> None:
    secret = "a-face-that-nobody-keeps"
    compared = terminal.client.compare_face(OURS, picture(f"face-of:{ADULT} {secret}"))
    proof = wire.FaceIdentification(method="id_card_and_face", card=OURS, comparison_id=compared.comparison_id)
    session = opened(terminal.client, proof)
    assert session.trust_level is wire.TrustLevel.L4
    assert rows(terminal.client, session) == 12
    kept = [file for file in terminal.sandbox.state_dir.rglob("*") if file.is_file()]
    assert kept and not any(secret.encode() in file.read_bytes() for file in kept)


def test_a_comparison_of_somebody_else_or_without_a_match_opens_nothing(client: PlatformClient) -> None:
    elder = card(ELDER, "周德福")
    match = client.compare_face(elder, picture(f"face-of:{ELDER}")).comparison_id
    different = client.compare_face(OURS, picture(f"face-of:{ELDER}")).comparison_id
    for proof in (match, different, new_id()):
        with refused(ProblemCode.IDENTITY_REFUSED):
            opened(client, wire.FaceIdentification(method="id_card_and_face", card=OURS, comparison_id=proof))


def test_a_permit_is_its_holders_by_number_day_and_face_together(client: PlatformClient) -> None:
    face, born = picture(f"face-of:{ADULT}"), date(1985, 3, 15)
    compared = client.compare_permit_face("C00000008", born, face)
    assert compared.verdict is FaceVerdict.MATCH
    assert compared.person is not None and compared.person.number == ADULT
    proof = wire.PermitIdentification(method="travel_permit_and_face", comparison_id=compared.comparison_id)
    session = opened(client, proof)
    assert session.trust_level is wire.TrustLevel.L4
    assert rows(client, session) == 12


@pytest.mark.parametrize(
    ("number", "born", "marker", "verdict"),
    [
        ("C00000008", date(1985, 3, 16), f"face-of:{ADULT}", FaceVerdict.DIFFERENT),
        ("C99999999", date(1985, 3, 15), f"face-of:{ADULT}", FaceVerdict.DIFFERENT),
        ("C00000008", date(1985, 3, 15), f"face-of:{ELDER}", FaceVerdict.DIFFERENT),
        ("C00000008", date(1985, 3, 15), "face-of:unavailable", FaceVerdict.UNAVAILABLE),
        ("C99999999", date(1985, 3, 15), "", FaceVerdict.UNSURE),
    ],
)
def test_of_a_permit_that_is_not_theirs_nothing_is_told(
    client: PlatformClient, number: str, born: date, marker: str, verdict: FaceVerdict
) -> None:
    compared = client.compare_permit_face(number, born, picture(marker))
    assert (compared.verdict, compared.person) == (verdict, None)
    with refused(ProblemCode.IDENTITY_REFUSED):
        opened(
            client,
            wire.PermitIdentification(method="travel_permit_and_face", comparison_id=compared.comparison_id),
        )


def test_a_comparison_for_a_card_is_none_for_a_permit(client: PlatformClient) -> None:
    compared = client.compare_face(OURS, picture(f"face-of:{ADULT}"))
    with refused(ProblemCode.IDENTITY_REFUSED):
        opened(
            client,
            wire.PermitIdentification(method="travel_permit_and_face", comparison_id=compared.comparison_id),
        )


# --- what an item asks for --------------------------------------------------------------------------------------------


def test_the_card_alone_is_not_enough_for_an_item_of_l4_and_is_for_another(client: PlatformClient) -> None:
    session = opened(client, OURS)
    assert session.trust_level is wire.TrustLevel.L2
    with refused(ProblemCode.TRUST_TOO_LOW):
        rows(client, session)
    chosen = YEAR | {"insurances": ("pension",)}
    assert client.create_document(session.session_id, CERTIFICATE, chosen).pages == 1


# --- App --------------------------------------------------------------------------------------------------------------


def app(client: PlatformClient, app_code_id: UUID) -> wire.Session:
    return opened(client, wire.AppIdentification(method="app_code", app_code_id=app_code_id))


def test_our_code_waits_until_somebody_confirms_it_on_their_phone(terminal: Terminal) -> None:
    client = terminal.client
    shown = client.issue_app_code()
    assert client.app_code(shown.app_code_id).state is AppCodeState.WAITING
    with refused(ProblemCode.IDENTITY_REFUSED):
        app(client, shown.app_code_id)
    terminal.sandbox.app_scans(ELDER, shown.content)
    told = client.app_code(shown.app_code_id)
    assert told.state is AppCodeState.CONFIRMED
    assert told.person is not None and (told.person.number, told.person.name) == (ELDER, "周德福")
    assert rows(client, app(client, shown.app_code_id)) == 0  # a pensioner paid nothing in 2024


def test_refused_on_the_phone_names_nobody(terminal: Terminal) -> None:
    shown = terminal.client.issue_app_code()
    terminal.sandbox.app_scans(ADULT, shown.content, confirm=False)
    told = terminal.client.app_code(shown.app_code_id)
    assert (told.state, told.person) == (AppCodeState.REFUSED, None)


def test_their_code_is_good_once(terminal: Terminal) -> None:
    client, content = terminal.client, terminal.sandbox.app_shows(ADULT)
    first = client.redeem_app_code(content)
    assert client.app_code(first).state is AppCodeState.CONFIRMED
    assert rows(client, app(client, first)) == 12
    assert client.app_code(client.redeem_app_code(content)).state is not AppCodeState.CONFIRMED
    assert client.app_code(client.redeem_app_code("https://elsewhere.example")).state is AppCodeState.UNKNOWN


def test_a_code_of_another_terminal_is_nobodys(terminal: Terminal, tmp_path: Path) -> None:
    shown = terminal.client.issue_app_code()
    terminal.sandbox.app_scans(ADULT, shown.content)
    other = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "other", "TEST-077"))
    with refused(ProblemCode.NOT_FOUND):
        other.app_code(shown.app_code_id)
    with refused(ProblemCode.IDENTITY_REFUSED):
        app(other, shown.app_code_id)
    other.close()


# --- phone ------------------------------------------------------------------------------------------------------------


def test_the_code_by_phone_is_right_once_wrong_thrice_and_not_sent_twice_a_minute(terminal: Terminal) -> None:
    client = terminal.client
    sent = client.send_phone_code(OURS)
    assert (sent.masked_phone, sent.resend_seconds) == ("199****0008", 60)
    with pytest.raises(PlatformError) as busy:
        client.send_phone_code(OURS)
    assert busy.value.fault is PlatformFault.BUSY
    digits = terminal.sandbox.sent_digits(ADULT)
    assert client.try_phone_code(sent.phone_code_id, digits) is PhoneCodeVerdict.RIGHT
    proof = wire.PhoneIdentification(method="phone_code", card=OURS, phone_code_id=sent.phone_code_id)
    session = opened(client, proof)
    assert session.trust_level is wire.TrustLevel.L3
    assert rows(client, session) == 12, "the item names the way"
    young = client.send_phone_code(card("410499199911070028", "苏文静"))
    wrong = "000000" if terminal.sandbox.sent_digits("410499199911070028") != "000000" else "111111"
    tries = [client.try_phone_code(young.phone_code_id, wrong) for _ in range(3)]
    assert tries == [PhoneCodeVerdict.WRONG, PhoneCodeVerdict.WRONG, PhoneCodeVerdict.SPENT]
    right = terminal.sandbox.sent_digits("410499199911070028")
    assert client.try_phone_code(young.phone_code_id, right) is PhoneCodeVerdict.SPENT


def test_who_has_no_phone_on_record_is_told(client: PlatformClient) -> None:
    with refused(ProblemCode.NO_RECORD):
        client.send_phone_code(card(ELDER, "周德福"))


# --- bodies and principals --------------------------------------------------------------------------------------------


def test_a_role_opens_a_session_for_the_body_and_not_for_an_item_of_persons(client: PlatformClient) -> None:
    body = client.look_up_body(OURS, COMPANY)
    assert [role.key for role in body.roles] == ["legal_representative", "finance"]
    acts = wire.ActsFor(body_id=body.body_id, role="finance")
    session = client.open_session(new_id(), OURS, "zh-CN", acts_for=acts)
    with refused(ProblemCode.TRUST_TOO_LOW):
        client.create_document(session.session_id, CERTIFICATE, YEAR | {"insurances": ("pension",)})
    with refused(ProblemCode.IDENTITY_REFUSED):
        client.open_session(new_id(), OURS, "zh-CN", acts_for=wire.ActsFor(body_id=body.body_id, role="agent"))


def test_who_holds_no_role_gets_none_and_a_body_that_is_not_there_no_record(client: PlatformClient) -> None:
    assert client.look_up_body(card(CHILD, "陈一诺"), COMPANY).roles == ()
    with refused(ProblemCode.NO_RECORD):
        client.look_up_body(OURS, "91370406L24894136J")


def relation(behalf: Behalf, number: str, name: str, authority: str = "") -> ident.RelationCheck:
    return ident.RelationCheck(
        terminal_id=TERMINAL, card=OURS, behalf=behalf, name=name, number=number, authority=authority
    )


@pytest.mark.parametrize(
    ("check", "confirmed"),
    [
        (relation(Behalf.GUARDIAN, CHILD, "陈一诺"), True),
        (relation(Behalf.GUARDIAN, CHILD, "陈二诺"), False),
        (relation(Behalf.GUARDIAN, ELDER, "周德福"), False),
        (relation(Behalf.RELATIVE, ELDER, "周德福"), True),
        (relation(Behalf.RELATIVE, ELDER, "周德禄"), False),
        (relation(Behalf.RELATIVE, CHILD, "陈一诺"), False),
        (relation(Behalf.AGENT, ELDER, "周德福", "XC-1"), True),
        (relation(Behalf.AGENT, ELDER, "周德福"), False),
        (relation(Behalf.AGENT, ADULT, "林晓梅", "XC-1"), False),
    ],
    ids=[
        "guardian",
        "wrong name",
        "no child of theirs",
        "relative",
        "wrong name of one",
        "no relative",
        "agent",
        "no power of attorney",
        "oneself",
    ],
)
def test_relations(client: PlatformClient, check: ident.RelationCheck, confirmed: bool) -> None:
    assert client.check_relation(check).confirmed is confirmed


def test_a_session_for_somebody_else_is_about_them(client: PlatformClient) -> None:
    told = client.check_relation(relation(Behalf.GUARDIAN, CHILD, "陈一诺"))
    principal = wire.Principal(behalf=Behalf.GUARDIAN, relation_id=told.relation_id)
    session = client.open_session(new_id(), OURS, "zh-CN", principal=principal)
    assert session.resident.masked_name == "陈*诺"
    with refused(ProblemCode.TRUST_TOO_LOW):  # this item is for oneself
        client.create_document(session.session_id, CERTIFICATE, YEAR | {"insurances": ("pension",)})
    with refused(ProblemCode.IDENTITY_REFUSED):
        agent = wire.Principal(behalf=Behalf.AGENT, relation_id=told.relation_id, authority="XC-1")
        client.open_session(new_id(), OURS, "zh-CN", principal=agent)
