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
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.maintenance.sticks import FILE, read_file
from kiosk.maintenance.tokens import (
    MOST_BYTES,
    Token,
    TokenInvalidError,
    issue,
    read_private_key,
    read_public_key,
    read_revoked,
    read_token,
    trouble_with,
)
from kiosk.session.technician import TokenRole, TokenTrouble

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key()
BEGINS = datetime(2026, 11, 1, tzinfo=UTC)
ENDS = BEGINS + timedelta(days=90)
TOKEN = Token("S-0042", "261101-0badcafe", frozenset({TokenRole.TECHNICIAN}), BEGINS, ENDS, ("XC-0117",), "4110")
NOW = BEGINS + timedelta(days=3)


def trouble(token: Token = TOKEN, **changes: object) -> TokenTrouble | None:
    here: dict[str, object] = {"terminal_id": "XC-0117", "region": "411002", "revoked": frozenset(), "now": NOW}
    return trouble_with(token, **(here | changes))  # type: ignore[arg-type]


def test_what_was_issued_is_read_again() -> None:
    assert read_token(issue(TOKEN, KEY).encode(), PUBLIC) == TOKEN
    assert read_token(issue(TOKEN, KEY).encode() + b"\r\n", PUBLIC) == TOKEN, "an editor's line end harms nothing"


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
    text = issue(TOKEN, KEY)
    for place in range(len(text)):
        other = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        with pytest.raises(TokenInvalidError):
            # The last sign of base64 holds bits that nobody reads: whatever they are, it is the same token.
            if read_token(other.encode(), PUBLIC) == TOKEN:
                raise TokenInvalidError(TokenTrouble.FORGED)


def signed(statement: object) -> bytes:
    body = base64.urlsafe_b64encode(json.dumps(statement).encode()).rstrip(b"=").decode()
    text = f"kiosk-technician-1.{body}"
    return f"{text}.{base64.urlsafe_b64encode(KEY.sign(text.encode())).rstrip(b'=').decode()}".encode()


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
        read_token(signed(WRONG[name]), PUBLIC)
    assert error.value.trouble is TokenTrouble.UNREADABLE


@pytest.mark.parametrize("raw", [b"", b"hello", b"a.b.c", b"\xff" * 40, b"." * 9, b"x" * (MOST_BYTES + 1)])
def test_what_is_no_token_is_unreadable(raw: bytes) -> None:
    with pytest.raises(TokenInvalidError) as error:
        read_token(raw, PUBLIC)
    assert error.value.trouble is TokenTrouble.UNREADABLE


def test_another_operators_token_is_forged() -> None:
    with pytest.raises(TokenInvalidError) as error:
        read_token(issue(TOKEN, Ed25519PrivateKey.generate()).encode(), PUBLIC)
    assert error.value.trouble is TokenTrouble.FORGED


def test_a_token_that_no_terminal_would_take_is_not_issued() -> None:
    for wrong in (
        replace(TOKEN, who="Lin Xiaomei"), replace(TOKEN, region="Xuchang"), replace(TOKEN, not_after=BEGINS),
        replace(TOKEN, roles=frozenset()),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"\w"):
            issue(wrong, KEY)


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
    text = issue(TOKEN, KEY)
    put(image, tmp_path, text.encode())
    assert read_file(image) == text.encode()


@needs_fat
def test_a_file_that_is_too_large_is_no_token(tmp_path: Path) -> None:
    image = stick(tmp_path, 16)
    put(image, tmp_path, b"x" * 100_000)
    assert read_file(image) is None


@needs_fat
@pytest.mark.parametrize("broken", ["zeros", "noise", "cut", "empty"])
def test_a_stick_that_is_broken_holds_no_token(tmp_path: Path, broken: str) -> None:
    image = stick(tmp_path, 16)
    put(image, tmp_path, issue(TOKEN, KEY).encode())
    whole = image.read_bytes()
    spoilt = {
        "zeros": bytes(len(whole)), "noise": whole[:11] + bytes(range(256)) * 2 + whole[523:], "cut": whole[:700],
        "empty": b"",
    }  # fmt: skip
    image.write_bytes(spoilt[broken])
    assert read_file(image) in (None, issue(TOKEN, KEY).encode())


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
    private = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "operator.key").write_bytes(private)
    (tmp_path / "operator.pem").write_bytes(PUBLIC.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return tmp_path


def run(*arguments: str | Path) -> tuple[int, str]:
    ended = CliRunner().invoke(main, ["technician", *map(str, arguments)])
    return ended.exit_code, ended.output


def test_a_token_is_issued_shown_and_never_overwritten(keys: Path) -> None:
    out = keys / FILE
    command = ("issue-token", "--key", keys / "operator.key", "--who", "S-0042", "--out", out, "--region", "4110")
    assert run(*command)[0] == 0
    token = read_token(out.read_bytes(), read_public_key(keys / "operator.pem"))
    assert (token.who, token.region, token.roles) == ("S-0042", "4110", frozenset({TokenRole.TECHNICIAN}))
    code, said = run("show-token", out, "--public-key", keys / "operator.pem")
    assert code == 0 and "S-0042" in said and token.serial in said
    assert run(*command)[0] == 1, "a file that is there stays"


def test_commands_refuse_what_is_wrong_and_say_why(keys: Path) -> None:
    out = keys / FILE
    assert run("issue-token", "--key", keys / "none.key", "--who", "S-1", "--out", out)[0] == 2
    assert run("issue-token", "--key", keys / "operator.pem", "--who", "S-1", "--out", out)[0] == 2
    assert run("issue-token", "--key", keys / "operator.key", "--who", "Lin Xiaomei", "--out", out)[0] == 2
    assert not out.exists()
    out.write_text("hello", "ascii")
    assert run("show-token", out, "--public-key", keys / "operator.pem")[0] == 1
    with pytest.raises(ValueError, match=r"\w"):
        read_private_key(keys / "operator.pem")
