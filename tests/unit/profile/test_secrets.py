"""A secret is named, not written; where it lies must be closed to others; nothing says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.profile.secrets import CREDENTIALS_DIRECTORY, SecretReference, SecretUnreadable

CODE = "ONCE-AND-NEVER-AGAIN"


def laid(folder: Path, content: bytes = CODE.encode() + b"\n", mode: int = 0o600) -> Path:
    file = folder / "enrolment-code"
    file.write_bytes(content)
    file.chmod(mode)
    return file


def test_a_file_of_its_owner_alone_is_read_without_its_lines_end(tmp_path: Path) -> None:
    secret = SecretReference(file=laid(tmp_path))
    assert secret.read() == CODE
    assert CODE not in repr(secret)


@pytest.mark.parametrize(
    ("content", "mode", "expected"),
    [
        (CODE.encode(), 0o640, "secret-open-to-others"),
        (CODE.encode(), 0o604, "secret-open-to-others"),
        (b" \n", 0o600, "secret-not-text"),
        (b"\xff\xfe", 0o600, "secret-not-text"),
        (CODE.encode() * 1000, 0o600, "secret-not-text"),
    ],
    ids=["of the group", "of everybody", "empty", "not text", "a book"],
)
def test_a_file_that_is_no_secret_is_refused_in_words(tmp_path: Path, content: bytes, mode: int, expected: str) -> None:
    with pytest.raises(SecretUnreadable) as caught:
        SecretReference(file=laid(tmp_path, content, mode)).read()
    assert caught.value.text.id == expected
    assert CODE not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SecretUnreadable) as caught:
        SecretReference(file=tmp_path / "none").read()
    assert caught.value.text.id == "secret-not-there"


def test_a_credential_is_read_where_systemd_lays_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, mode=0o440)
    monkeypatch.setenv(CREDENTIALS_DIRECTORY, str(tmp_path))
    assert SecretReference(credential="enrolment-code").read() == CODE


def test_a_service_without_credentials_says_what_its_unit_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CREDENTIALS_DIRECTORY, raising=False)
    with pytest.raises(SecretUnreadable) as caught:
        SecretReference(credential="enrolment-code").read()
    assert caught.value.text.id == "secret-no-credentials"
