"""``kiosk queue``: everything a technician needs to know, and nothing about anybody."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typer.testing import CliRunner

from kiosk.central.credentials import CERTIFICATE_FILE, DOCUMENT_ROOTS_FILE, KEY_FILE, write_private
from kiosk.cli import main
from offline_queue.keys import Terminal
from offline_queue.kinds import Kind
from offline_queue.moments import moment, process_mark
from offline_queue.outbox import Kept, Outbox
from offline_queue.policy import Parked
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder
from offline_queue.transport import Refusal
from tests.support.sealing import NOON, PERSONAL, material, platform_keys, sealer, submission

DEMO = Path("config/profiles/demo.toml")
KEYS = platform_keys()


class Authority:
    """Issues certificates of terminals."""

    def __init__(self, name: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._sign(name, self.key, name)

    def _sign(self, name: str, key: ec.EllipticCurvePrivateKey, issuer: str) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .sign(self.key, hashes.SHA256())
        )

    def enrol(self, name: str, folder: Path, key: ec.EllipticCurvePrivateKey) -> None:
        folder.mkdir(parents=True)
        issuer = self.certificate.subject.rfc4514_string().removeprefix("CN=")
        chain = (self._sign(name, key, issuer), self.certificate)
        pem = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in chain)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_private(folder / KEY_FILE, private)
        write_private(folder / CERTIFICATE_FILE, pem)
        write_private(folder / DOCUMENT_ROOTS_FILE, self.certificate.public_bytes(serialization.Encoding.PEM))


@dataclass
class Place:
    profile: Path
    state: Path
    outbox: Outbox
    store: SqliteStore


def place(folder: Path, name: str, authority: Authority) -> Place:
    state, key = folder / "state", ec.generate_private_key(ec.SECP256R1())
    state.mkdir(parents=True)
    authority.enrol(name, folder / "credentials", key)
    text = DEMO.read_text(encoding="utf-8")
    text = text.replace("../../out/rehearsal/state/credentials", str(folder / "credentials"))
    text = text.replace("../../out/rehearsal/state", str(state)).replace("DEMO-0001", name)
    profile = folder / "profile.toml"
    profile.write_text(text.replace("../services", str(DEMO.parent.parent.resolve() / "services")), encoding="utf-8")
    store = SqliteStore(state / "outbox.sqlite")
    outbox = Outbox(store, Spool(state / "outbox-materials"), sealer(KEYS, Terminal(name, key)))
    return Place(profile, state, outbox, store)


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return place(tmp_path / "here", "HALL24-0001", Authority("the city"))


def call(*arguments: object, code: int = 0, language: str = "en_US.UTF-8") -> str:
    result = CliRunner().invoke(main, ["queue", *map(str, arguments)], env={"LC_ALL": language})
    assert result.exit_code == code, result.output
    assert not any(word in result.output for word in PERSONAL.split())
    return result.output


def told(*arguments: object, code: int = 0) -> dict[str, object]:
    answer: dict[str, object] = json.loads(call(*arguments, "--json", code=code).splitlines()[-1])
    return answer


def park(here: Place, kept: Kept) -> None:
    me = Holder("me", process_mark())
    here.store.take_lease(me, moment(), 60)
    here.store.claim(me, moment(), 60, 1)
    here.store.settle(me, kept.id, Parked(Refusal.INCOMPLETE), NOON)
    here.store.release_lease(me)


def test_status_tells_counts_and_reasons(here: Place) -> None:
    park(here, here.outbox.keep(submission(Kind.APPLICATION, material(b"x"))))
    here.outbox.keep(submission())
    status = told("status", "--profile", here.profile)
    assert (status["waiting"], status["parked"], status["parked_reasons"]) == (1, 1, {"incomplete": 1})
    assert (status["oldest_waiting_at"], status["paused"]) == (NOON.isoformat(), None)
    assert "1 parked: incomplete" in call("status", "--profile", here.profile)
    assert "搁置 1 条：内容不全" in call("status", "--profile", here.profile, language="zh_CN.UTF-8")


def test_a_list_is_masked(here: Place) -> None:
    kept = here.outbox.keep(submission())
    listed = told("list", "--profile", here.profile)
    row = cast(list[dict[str, str]], listed["rows"])[0]
    assert (row["id"], row["kind"], row["state"]) == (str(kept.id), "application", "waiting")
    assert row["local_number"] == "******" + kept.local_number[-4:]
    line = call("list", "--profile", here.profile)
    assert kept.local_number not in line
    assert kept.local_number[-4:] in line
    assert call("list", "--profile", here.profile, "--state", "parked") == "No such row.\n"
    assert "waiting, sending" in call("list", "--profile", here.profile, "--state", "lost", code=2)


def test_a_number_or_an_id_finds_its_row(here: Place) -> None:
    kept = here.outbox.keep(submission())
    for which in (kept.local_number, kept.id):
        assert told("show", which, "--profile", here.profile)["id"] == str(kept.id)
    assert "application  waiting" in call("show", kept.id, "--profile", here.profile)
    call("show", "0000000001", "--profile", here.profile, code=2)  # the check digit is wrong
    call("show", "01960000-0000-7000-8000-000000000000", "--profile", here.profile, code=1)


def test_what_is_parked_can_be_sent_again(here: Place) -> None:
    kept = here.outbox.keep(submission())
    for which in (kept.local_number, "all"):
        park(here, kept)
        assert told("unpark", which, "--profile", here.profile) == {"unparked": 1}
        assert (here.store.counts().parked, here.store.counts().waiting) == (0, 1)
    assert told("unpark", kept.id, "--profile", here.profile, code=1) == {"unparked": 0}


def test_out_to_a_stick_and_into_another_terminal(tmp_path: Path) -> None:
    city = Authority("the city")
    one, other = place(tmp_path / "one", "HALL24-0001", city), place(tmp_path / "other", "HALL24-0002", city)
    kept = one.outbox.keep(submission(Kind.APPLICATION, material(b"x" * 100)))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert told("export", stick, "--profile", one.profile) == {"rows": 1, "unsigned": 0}
    assert told("import", stick, "--profile", other.profile) == {"added": 1, "known": 0, "left": {}}
    assert "0 rows taken over, 1 were known" in call("import", stick, "--profile", other.profile)
    assert other.store.row(kept.id) == one.store.row(kept.id)


@pytest.mark.parametrize("forger", ["of another city", "under another name"])
def test_what_no_terminal_of_this_platform_signed_is_left(tmp_path: Path, forger: str) -> None:
    city = Authority("the city")
    other = place(tmp_path / "other", "HALL24-0002", city)
    of = Authority("the city") if forger == "of another city" else city
    one = place(tmp_path / "one", "HALL24-0001", of)
    if forger == "under another name":
        shutil.rmtree(tmp_path / "one" / "credentials")
        city.enrol("HALL24-0009", tmp_path / "one" / "credentials", ec.generate_private_key(ec.SECP256R1()))
    one.outbox.keep(submission())
    stick = tmp_path / "stick"
    stick.mkdir()
    told("export", stick, "--profile", one.profile)
    left = cast(dict[str, str], told("import", stick, "--profile", other.profile, code=1)["left"])
    assert list(left.values()) == ["forged"]
    assert "not signed by a terminal" in call("import", stick, "--profile", other.profile, code=1)
    assert other.store.facts() == ()


def test_a_drain_says_why_it_stopped(here: Place) -> None:
    """Nobody listens at the demonstration's port in a test, and the files of its authority are not there either."""
    here.outbox.keep_unsealed(submission(Kind.VISIT_RECORD, body=b"{}"))
    park(here, here.outbox.keep(submission()))
    drained = told("drain", "--profile", here.profile)
    assert (drained["parked"], drained["waiting"]) == (1, 0)


@pytest.mark.parametrize("command", [["status"], ["list"], ["drain"], ["show", "0123456788"], ["export", "."]])
def test_a_terminal_that_never_ran_has_no_queue(here: Place, command: list[str]) -> None:
    here.store.close()
    (here.state / "outbox.sqlite").unlink()
    assert "There is no outbox" in call(*command, "--profile", here.profile, code=2)
    assert not (here.state / "outbox.sqlite").exists()


def test_a_damaged_queue_is_said_in_words(here: Place) -> None:
    here.store.close()
    (here.state / "outbox.sqlite").write_bytes(b"damaged" * 1000)
    assert "its file is damaged" in call("status", "--profile", here.profile, code=1)


def test_a_folder_that_is_not_there_is_a_wrong_call(here: Place) -> None:
    for command in ("export", "import"):
        assert "There is no folder" in call(command, here.state / "nowhere", "--profile", here.profile, code=2)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files that the terminal cannot open")
def test_what_root_looked_at_still_belongs_to_the_terminal(here: Place) -> None:
    here.store.close()
    shutil.rmtree(here.state / "outbox-materials")
    for path in (here.state, *here.state.rglob("*")):
        os.chown(path, 12345, 12345)

    call("status", "--profile", here.profile)

    assert {path.stat().st_uid for path in (here.state, *here.state.rglob("*"))} == {12345}
    assert (here.state / "outbox-materials").is_dir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be led elsewhere")
def test_a_link_in_the_terminals_folder_leads_root_nowhere(here: Place, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "lock").write_text("", "ascii")
    here.store.close()
    shutil.rmtree(here.state / "outbox-materials")
    (here.state / "outbox-materials").symlink_to(elsewhere)
    for path in (here.state, *here.state.iterdir()):
        os.chown(path, 12345, 12345, follow_symlinks=False)

    call("status", "--profile", here.profile, code=1)

    assert (elsewhere / "lock").stat().st_uid == 0
