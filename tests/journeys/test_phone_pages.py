"""The phone's pages in a real browser: small, large, dark, without a script, and by who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.central import phone_sessions as wire
from kiosk.rehearsal.mobile import Mobile
from tests.support.phones import OPENED, open_signing, open_upload, picture, plain_pdf
from tests.support.platform import ADULT, Terminal, terminal

__all__ = ["terminal"]

LINES = (
    wire.SummaryLine(label="申请人"),
    wire.SummaryLine(label="姓名", value="林晓梅"),
    wire.SummaryLine(label="Wolfeschlegelsteinhausenbergerdorff", value="x" * 300),
)
#: Everything that is wrong with a page, in words: contrast (WCAG 2.2, 1.4.3), targets (2.5.8 asks for 24 px; ours have
#: 44), names of fields, one heading, no second direction to scroll.
FAULTS = """(() => {
  const wrong = [];
  const channel = value => value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const numbers = colour => colour.match(/[0-9.]+/g).map(Number);
  const shares = [0.2126, 0.7152, 0.0722];
  const light = colour => shares.reduce((sum, share, place) => sum + share * channel(numbers(colour)[place]), 0);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      const parts = numbers(colour);
      if (parts.length < 4 || parts[3] > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  for (const one of document.querySelectorAll("body *")) {
    const said = Array.from(one.childNodes).some(node => node.nodeType === 3 && node.textContent.trim());
    if (!said || one.closest("[hidden]") || one.disabled) continue;
    const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) wrong.push(`contrast of ${one.tagName}: ${one.textContent.slice(0, 20)}`);
  }
  for (const one of document.querySelectorAll("button, a, input:not([type=hidden]):not([type=checkbox])")) {
    if (one.closest("[hidden]")) continue;
    if (one.getBoundingClientRect().height < 44) wrong.push(`${one.tagName} ${one.id} is low`);
  }
  for (const one of document.querySelectorAll("input:not([type=hidden])")) {
    if (!one.labels || one.labels.length === 0) wrong.push(`field ${one.id} has no name`);
  }
  if (document.querySelectorAll("h1").length !== 1 || !document.querySelector("main")) wrong.push("headings");
  if (!document.documentElement.lang || !document.title) wrong.push("language or title");
  const ids = Array.from(document.querySelectorAll("[id]")).map(one => one.id);
  if (new Set(ids).size !== ids.length) wrong.push("two of one id");
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`as wide as ${root.scrollWidth}`);
  return wrong;
})()"""


@pytest.fixture(autouse=True)
def nothing_left_open(terminal: Terminal) -> Iterator[None]:
    yield
    while OPENED:
        terminal.client.revoke_phone_session(OPENED.pop())


def is_good(phone: Mobile) -> None:
    phone.rest()
    for scheme in ("light", "dark"):
        phone.prefer(scheme)
        assert phone.run(FAULTS) == [], scheme


def browser(terminal: Terminal, folder: Path, **how: float) -> Mobile:
    return Mobile(folder / "browser", terminal.sandbox.url, terminal.sandbox.ca_file, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [pytest.param(1.0, marks=pytest.mark.long), 2.0])
def test_every_page_can_be_read_and_used_on_the_smallest_phone(terminal: Terminal, tmp_path: Path, text: float) -> None:
    opened, _ = open_upload(terminal, language="zh-CN")
    (tmp_path / "a.jpg").write_bytes(picture())
    (tmp_path / "b.exe").write_bytes(b"MZ no picture")
    with browser(terminal, tmp_path, width=320, text=text) as phone:
        phone.open(opened.url)
        is_good(phone)
        phone.press("yes")
        phone.wait_for("还没有")
        is_good(phone)
        phone.choose("choose", [tmp_path / "a.jpg", tmp_path / "b.exe"])
        phone.press("send")
        phone.wait_for("收到 1 个文件")
        phone.wait_for("第 2 个文件未收下")
        is_good(phone)
        phone.press("finish")
        phone.wait_for("请在终端上继续")
        is_good(phone)
        signing, _ = open_signing(terminal, LINES)
        phone.open(signing.url)
        phone.press("yes")
        phone.wait_for("Confirm in the city App")
        is_good(phone)
        phone.press("app")
        phone.wait_for("looks again")
        is_good(phone)
        terminal.sandbox.app_scans(ADULT, "")
        phone.wait_for("Sign with your finger")
        is_good(phone)


def test_pictures_are_sent_and_a_name_is_signed_without_a_script(terminal: Terminal, tmp_path: Path) -> None:
    opened, _ = open_upload(terminal)
    (tmp_path / "b.pdf").write_bytes(plain_pdf())
    with browser(terminal, tmp_path, script=False) as phone:
        phone.open(opened.url)
        phone.press("yes")
        phone.wait_for("Nothing yet")
        phone.choose("choose", [tmp_path / "b.pdf"])
        phone.press("send")
        phone.wait_for("One file has arrived")
        phone.press("finish")
        phone.wait_for("Please go on there")
        signing, _ = open_signing(terminal, LINES)
        phone.open(signing.url)
        phone.press("yes")
        phone.press("app")
        phone.wait_for("looks again")
        terminal.sandbox.app_scans(ADULT, "")
        phone.wait_for("Or type your name")
        assert "Sign with your finger" not in phone.text(), "nothing is offered that does not work"
        phone.write("name", "林晓梅")
        phone.press("declared")
        phone.press("type-done")
        phone.wait_for("The terminal shows that you have signed")
    told = terminal.client.phone_session(signing.phone_session_id)
    assert told.signature is not None and told.signature.how is wire.SignedHow.TYPED


def test_what_is_drawn_can_be_cleared_and_drawn_again(terminal: Terminal, tmp_path: Path) -> None:
    signing, _ = open_signing(terminal, LINES)
    with browser(terminal, tmp_path) as phone:
        phone.open(signing.url)
        phone.press("yes")
        phone.press("app")
        phone.wait_for("looks again")
        terminal.sandbox.app_scans(ADULT, "")
        phone.wait_for("Sign with your finger")
        phone.draw("pad", [(0.5, 0.5)])
        phone.press("draw-done")
        phone.wait_for("too little for a signature")
        wave = [(0.2 + 0.03 * step, 0.3 + 0.4 * (step % 2)) for step in range(20)]
        phone.draw("pad", wave[:10])
        phone.press("clear")
        assert phone.run("document.getElementById('strokes').value") == ""
        phone.draw("pad", wave)
        assert phone.run("document.getElementById('strokes').value.split(' ').length") > len(wave) / 2
        phone.press("draw-done")
        phone.wait_for("you have signed")
    told = terminal.client.phone_session(signing.phone_session_id)
    assert told.signature is not None and len(told.signature.strokes.split(";")) == 1, "only what was drawn last"
