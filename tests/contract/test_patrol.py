"""A patrol's phone opens the address that the terminal shows: genuine, fresh, taken once; and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.patrol import GOOD_FOR, CheckIn, address, read, signed, terminal_named_in
from tests.support.platform import Terminal, terminal

__all__ = ["terminal"]


def shown(terminal: Terminal, at: datetime | None = None, key: ec.EllipticCurvePrivateKey | None = None) -> str:
    said = CheckIn(terminal.credentials.terminal_id, at or datetime.now(UTC), "261101-0badcafe", 412, 96, 45)
    return address(terminal.sandbox.url, signed(said, key or terminal.credentials.key))


def ask(terminal: Terminal, where: str, method: str = "GET") -> requests.Response:
    return requests.request(method, where, verify=str(terminal.sandbox.ca_file), timeout=5)


def test_looking_is_no_check_in_and_the_button_is_once(terminal: Terminal) -> None:
    where = shown(terminal)
    for _ in range(2):
        page = ask(terminal, where)
        assert page.status_code == 200
        assert "A genuine terminal" in page.text and "Checked in" not in page.text
        assert terminal.credentials.terminal_id in page.text
    assert "Checked in" in ask(terminal, where, "POST").text
    assert "Checked in" in ask(terminal, where, "POST").text
    assert "Checked in" in ask(terminal, where).text


@pytest.mark.parametrize("off", [-GOOD_FOR - timedelta(seconds=5), timedelta(minutes=3)], ids=["kept", "made ahead"])
def test_a_code_of_another_time_is_over(terminal: Terminal, off: timedelta) -> None:
    where = shown(terminal, datetime.now(UTC) + off)
    for method in ("GET", "POST"):
        assert ask(terminal, where, method).status_code == 410
    assert "Checked in" not in ask(terminal, where).text


def test_what_no_terminal_of_ours_has_signed_is_not_valid(terminal: Terminal) -> None:
    forged = shown(terminal, key=ec.generate_private_key(ec.SECP256R1()))
    where = shown(terminal)
    changed = where[:-6] + ("AAAAAA" if not where.endswith("AAAAAA") else "BBBBBB")
    for bad in (forged, changed, address(terminal.sandbox.url, "<b>x"), address(terminal.sandbox.url, "a.b.c")):
        for method in ("GET", "POST"):
            answer = ask(terminal, bad, method)
            assert answer.status_code == 404, bad
            assert "<b>x" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.b.c",
        "x" * 700,
        "p1.T-1.1.a.1.1.1." + "A" * 85,
        "p1.T-1.x.a.1.1.1." + "A" * 86,
        "p1.T-1.1.a.1.1.1." + "!" * 86,
    ],
)
def test_what_is_no_code_says_so_alone(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        terminal_named_in(text)
    with pytest.raises(ValueError, match=r"\w"):
        read(text, ec.generate_private_key(ec.SECP256R1()).public_key())
