"""Tokens: what the operator signed and nothing else, here and now and nowhere else; found on a stick unmounted."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drivers.card.token import _MOST_RECORDS, RECORD_BYTES
from kiosk.bundles.keys import TRUST_FILE, make_signer, make_trust, write_keys
from kiosk.bundles.kinds import Role
from kiosk.bundles.manifest import Envelope
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.trust import Trust, read_trust, trust_of
from kiosk.central.role_signature import fingerprint, sign
from kiosk.cli import main
from kiosk.maintenance.sticks import FILE, read_file
from kiosk.maintenance.tokens import (
    MOST_BYTES,
    Token,
    TokenInvalidError,
    issue,
    read_revoked,
    read_token,
    trouble_with,
)
from kiosk.session.technician import TokenRole, TokenTrouble
from tests.support.bundles import City, make_city, signer_of

BEGINS = datetime(2026, 11, 1, tzinfo=UTC)
ENDS = BEGINS + timedelta(days=90)
TOKEN = Token("S-0042", "261101-0badcafe", frozenset({TokenRole.TECHNICIAN}), BEGINS, ENDS, ("XC-0117",), "4110")
NOW = BEGINS + timedelta(days=3)
CITY = make_city(now=BEGINS)


def issued(token: Token = TOKEN, city: City = CITY, role: Role = Role.TECHNICIAN) -> bytes:
    holder = city.signers[role]
    return issue(token, signer_of(holder), (holder.certificate,)).encode()


def read(raw: bytes, trust: Trust = CITY.trust, now: datetime = NOW) -> Token:
    return read_token(raw, trust, now)


def trouble(token: Token = TOKEN, **changes: object) -> TokenTrouble | None:
    here: dict[str, object] = {"terminal_id": "XC-0117", "region": "411002", "revoked": frozenset(), "now": NOW}
    return trouble_with(token, **(here | changes))  # type: ignore[arg-type]


def test_what_was_issued_is_read_again() -> None:
    assert read(issued()) == TOKEN
    assert read(issued() + b"\r\n") == TOKEN, "an editor's line end harms nothing"


def test_where_and_when_it_holds() -> None:
    assert trouble() is None
    assert trouble(terminal_id="XC-0999") is None, "its region holds"
    assert trouble(terminal_id="XC-0999", region="430100") is TokenTrouble.ELSEWHERE
    assert trouble(region="430100") is None, "its terminal holds"
    assert trouble(replace(TOKEN, terminals=(), region=""), region="", terminal_id="ANY-1") is None
    assert trouble(replace(TOKEN, terminals=()), region="") is TokenTrouble.ELSEWHERE
    assert trouble(now=BEGINS - timedelta(seconds=1)) is TokenTrouble.NOT_YET
    assert trouble(now=ENDS) is TokenTrouble.EXPIRED
    assert trouble(revoked=frozenset({TOKEN.serial})) is TokenTrouble.REVOKED


def test_every_changed_sign_makes_it_none() -> None:
    text = issued().decode()
    for place in range(len(text)):
        other = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        with pytest.raises(TokenInvalidError):
            # The last sign of base64 holds bits that nobody reads: whatever they are, it is the same token.
            if read(other.encode()) == TOKEN:
                raise TokenInvalidError(TokenTrouble.FORGED)


def signed(statement: object) -> bytes:
    body = base64.urlsafe_b64encode(json.dumps(statement).encode()).rstrip(b"=").decode()
    text = f"kiosk-technician-2.{body}"
    holder = CITY.signers[Role.TECHNICIAN]
    return f"{text}.{sign(text.encode(), holder.key, (holder.certificate,))}".encode()


SAID = {
    "who": "S-1", "serial": "X-1", "roles": ["technician"], "terminals": [], "region": "",
    "not_before": BEGINS.isoformat(), "not_after": ENDS.isoformat(),
}  # fmt: skip
WRONG = {
    "no object": [],
    "a word more": SAID | {"pin": "1"},
    "a word less": {key: value for key, value in SAID.items() if key != "region"},
    "another role": SAID | {"roles": ["technician", "root"]},
    "no technician": SAID | {"roles": ["settings"]},
    "a name": SAID | {"who": "林晓梅"},
    "a path": SAID | {"serial": "../../etc"},
    "backwards": SAID | {"not_before": ENDS.isoformat(), "not_after": BEGINS.isoformat()},
    "no zone": SAID | {"not_after": "2027-01-01T00:00:00"},
    "a region in words": SAID | {"region": "all"},
    "too many terminals": SAID | {"terminals": [f"T-{number}" for number in range(51)]},
    "a number": SAID | {"who": 7},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_signed_and_makes_no_sense_opens_nothing(name: str) -> None:
    with pytest.raises(TokenInvalidError) as error:
        read(signed(WRONG[name]))
    assert error.value.trouble is TokenTrouble.UNREADABLE


@pytest.mark.parametrize("raw", [b"", b"hello", b"a.b.c", b"\xff" * 40, b"." * 9, b"x" * (MOST_BYTES + 1)])
def test_what_is_no_token_is_unreadable(raw: bytes) -> None:
    with pytest.raises(TokenInvalidError) as error:
        read(raw)
    assert error.value.trouble is TokenTrouble.UNREADABLE


def why_not(raw: bytes, trust: Trust = CITY.trust, now: datetime = NOW) -> TokenTrouble:
    with pytest.raises(TokenInvalidError) as error:
        read(raw, trust, now)
    return error.value.trouble


def test_another_operators_token_is_forged() -> None:
    assert why_not(issued(city=make_city("Another", BEGINS))) is TokenTrouble.FORGED


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TECHNICIAN])
def test_a_signer_of_bundles_or_of_lists_signs_no_tokens(role: Role) -> None:
    assert why_not(issued(role=role)) is TokenTrouble.FORGED


def test_a_signer_of_tokens_signs_no_bundle() -> None:
    envelope = Envelope(
        signed="{}",
        signatures=[sign(b"{}", CITY.signers[Role.TECHNICIAN].key, (CITY.signers[Role.TECHNICIAN].certificate,))],
    )
    for role in Role:
        if role is not Role.TECHNICIAN:
            with pytest.raises(BundleRefused) as refused:
                CITY.trust.check(envelope, role, NOW)
            assert refused.value.reason is Refused.WRONG_ROLE


def test_a_signer_who_was_taken_back_or_whose_time_is_over_opens_nothing() -> None:
    gone = fingerprint(CITY.signers[Role.TECHNICIAN].certificate)
    after = trust_of(make_trust(2, (CITY.root.certificate,), (CITY.signers[Role.TRUST],), BEGINS, revoked=(gone,)))
    assert why_not(issued(), after) is TokenTrouble.REVOKED
    short = replace(
        CITY, signers={Role.TECHNICIAN: make_signer(CITY.root, Role.TECHNICIAN, "s", BEGINS, timedelta(days=2))}
    )
    assert read(issued(city=short), now=BEGINS + timedelta(days=1)) == TOKEN
    assert why_not(issued(city=short)) is TokenTrouble.FORGED


def test_under_a_list_that_is_over_nobodys_token_counts() -> None:
    over = trust_of(
        make_trust(2, (CITY.root.certificate,), (CITY.signers[Role.TRUST],), BEGINS, life=timedelta(days=2))
    )
    assert why_not(issued(), over) is TokenTrouble.NO_KEY


def test_a_token_fits_on_a_card() -> None:
    many = replace(TOKEN, terminals=tuple(f"XUCHANG-{number:04}" for number in range(20)))
    assert len(issued(many)) <= _MOST_RECORDS * RECORD_BYTES


def test_a_token_that_no_terminal_would_take_is_not_issued() -> None:
    for wrong in (
        replace(TOKEN, who="Lin Xiaomei"), replace(TOKEN, region="Xuchang"), replace(TOKEN, not_after=BEGINS),
        replace(TOKEN, roles=frozenset()),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"\w"):
            issued(wrong)


def test_a_list_of_revoked_tokens(tmp_path: Path) -> None:
    file = tmp_path / "revoked.txt"
    assert read_revoked(None) == frozenset()
    file.write_text("# lost\n261101-0badcafe  # 12 November\n\nX-2\n", "ascii")
    assert read_revoked(file) == {"261101-0badcafe", "X-2"}
    file.write_bytes(b"<html>\n")
    with pytest.raises(ValueError, match="no list"):
        read_revoked(file)


needs_fat = pytest.mark.skipif(
    shutil.which("mkfs.vfat") is None or shutil.which("mcopy") is None, reason="no mtools and dosfstools here"
)


@needs_fat
@pytest.mark.parametrize("size", [12, 16, 32])
def test_a_token_is_found_on_a_stick_that_nobody_mounts(tmp_path: Path, size: int) -> None:
    image = stick(tmp_path, size)
    assert read_file(image) is None
    put(image, tmp_path, issued())
    assert read_file(image) is not None


@needs_fat
def test_a_file_that_is_too_large_is_no_token(tmp_path: Path) -> None:
    image = stick(tmp_path, 16)
    put(image, tmp_path, b"x" * 100_000)
    assert read_file(image) is None


@needs_fat
@pytest.mark.parametrize("broken", ["zeros", "noise", "cut", "empty"])
def test_a_stick_that_is_broken_holds_no_token(tmp_path: Path, broken: str) -> None:
    image = stick(tmp_path, 16)
    put(image, tmp_path, issued())
    whole = image.read_bytes()
    spoilt = {
        "zeros": bytes(len(whole)), "noise": whole[:11] + bytes(range(256)) * 2 + whole[523:], "cut": whole[:700],
        "empty": b"",
    }  # fmt: skip
    image.write_bytes(spoilt[broken])
    assert read_file(image) in (None, issued())


def stick(folder: Path, size: int) -> Path:
    image = folder / f"stick-{size}.img"
    blocks = {12: 2_000, 16: 20_000, 32: 70_000}[size]
    subprocess.run(["mkfs.vfat", "-F", str(size), "-C", str(image), str(blocks)], check=True, capture_output=True)
    return image


def put(image: Path, folder: Path, content: bytes) -> None:
    file = folder / "content"
    file.write_bytes(content)
    subprocess.run(["mcopy", "-i", str(image), str(file), f"::{FILE}"], check=True, capture_output=True)


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    write_keys(tmp_path / "keys", "City")
    return tmp_path / "keys"


def run(*arguments: str | Path) -> tuple[int, str]:
    ended = CliRunner().invoke(main, ["technician", *map(str, arguments)])
    return ended.exit_code, ended.output


def issuing(keys: Path, out: Path, **changes: str | Path) -> tuple[int, str]:
    said: dict[str, str | Path] = {
        "key": keys / "technician.key.pem", "certificate": keys / "technician.pem", "who": "S-0042", "out": out
    }  # fmt: skip
    words = [
        word for name, value in (said | changes).items() for word in (f"--{name.replace('_', '-')}", value) if value
    ]
    return run("issue-token", *words)


def test_a_token_is_issued_shown_and_never_overwritten(keys: Path) -> None:
    out = keys / FILE
    assert issuing(keys, out, region="4110")[0] == 0
    token = read_token(out.read_bytes(), read_trust(keys / TRUST_FILE), datetime.now(UTC))
    assert (token.who, token.region, token.roles) == ("S-0042", "4110", frozenset({TokenRole.TECHNICIAN}))
    code, said = run("show-token", out, "--trust", keys / TRUST_FILE)
    assert code == 0 and "S-0042" in said and token.serial in said
    assert issuing(keys, out)[0] == 1, "a file that is there stays"


def test_whoever_holds_the_key_signs_and_the_key_is_not_seen(keys: Path) -> None:
    out = keys / FILE
    command = f"openssl dgst -sha256 -sign {keys / 'technician.key.pem'}"
    assert issuing(keys, out, key="", sign_with=command)[0] == 0
    assert run("show-token", out, "--trust", keys / TRUST_FILE)[0] == 0


def test_commands_refuse_what_is_wrong_and_say_why(keys: Path) -> None:
    out = keys / FILE
    assert issuing(keys, out, key=keys / "none.key")[0] == 2
    assert issuing(keys, out, key=keys / "technician.pem")[0] == 2
    assert issuing(keys, out, key="")[0] == 2
    assert issuing(keys, out, who="Lin Xiaomei")[0] == 2
    assert not out.exists()
    out.write_text("hello", "ascii")
    assert run("show-token", out, "--trust", keys / TRUST_FILE)[0] == 1
    assert run("show-token", out, "--trust", keys / "none.json")[0] == 2
    assert run("show-token", out, "--trust", keys / "technician.pem")[0] == 2


def test_a_token_of_a_signer_of_another_role_is_shown_as_forged(keys: Path) -> None:
    out = keys / FILE
    assert issuing(keys, out, key=keys / "operator.key.pem", certificate=keys / "operator.pem")[0] == 0
    code, said = run("show-token", out, "--trust", keys / TRUST_FILE)
    assert code == 1
    assert "signed" in said or "签发" in said
