"""A phone without a browser: the requests that the pages' own forms make, and files to send."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

import requests
from PIL import Image

from kiosk.central import phone_sessions as wire
from kiosk.central.identifiers import new_id
from tests.support.platform import ADULT, Terminal, card

#: An item that the card alone is enough for, and one of its materials.
ITEM, MATERIAL = "002014007013", "referral"
#: Phone sessions that were opened here, for a test to end.
OPENED: list[UUID] = []
#: A signature: a zigzag over half of the pad.
STROKES = " ".join(f"{200 + 25 * step},{150 + 60 * (step % 2)},{40 * step}" for step in range(20))


def picture(width: int = 800, height: int = 600, kind: str = "JPEG", **saved: object) -> bytes:
    """A sheet with something on it."""
    sheet = Image.new("RGB", (width, height), "#f4f4f0")
    for step in range(0, height - 20, 20):
        sheet.paste("#202020", (40, step, width - 40, step + 4))
    written = io.BytesIO()
    sheet.save(written, kind, **saved)
    return written.getvalue()


def plain_pdf(pages: int = 1, extra: bytes = b"") -> bytes:
    """The least PDF that has pages; ``extra`` stands in its catalogue."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        *(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" for _ in range(pages)),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


@dataclass
class PlayedPhone:
    """Follows the pages by hand. Keeps the cookie that it was given."""

    url: str
    ca_file: str
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.session = requests.Session()
        self.session.verify = self.ca_file
        self.session.trust_env = False

    def look(self) -> requests.Response:
        return self.session.get(self.url, headers=self.headers, timeout=10)

    def press(self, action: str, fields: dict[str, str] | None = None, **headers: str) -> requests.Response:
        """A form of the page is sent; what comes back is the page that it leads to."""
        return self.session.post(f"{self.url}/{action}", data=fields or {}, headers=self.headers | headers, timeout=20)

    def send(self, *files: bytes, name: str = "IMG_0001.jpg") -> requests.Response:
        parts = [("file", (name, content)) for content in files]
        return self.session.post(f"{self.url}/files", files=parts, headers=self.headers, timeout=30)

    def close(self) -> None:
        self.session.close()


def text_of(answer: requests.Response) -> str:
    """What a person reads on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def open_upload(
    terminal: Terminal,
    limits: wire.PhoneLimits | None = None,
    language: str = "en",
    item: str = ITEM,
    material: str = MATERIAL,
) -> tuple[wire.PhoneSession, PlayedPhone]:
    """A resident is at the terminal, and it shows a code."""
    session_id = new_id()
    terminal.client.open_session(session_id, card(), language)
    asked = wire.UploadAsked(purpose="upload", material=material, limits=limits or wire.PhoneLimits())
    opened = terminal.client.open_phone_session(session_id, item, language, asked)
    OPENED.append(opened.phone_session_id)
    return opened, PlayedPhone(opened.url, str(terminal.sandbox.ca_file))


def open_signing(
    terminal: Terminal, lines: tuple[wire.SummaryLine, ...], digest: str = "ab" * 32, number: str = ADULT,
    name: str = "林晓梅",
) -> tuple[wire.PhoneSession, PlayedPhone]:  # fmt: skip
    session_id = new_id()
    terminal.client.open_session(session_id, card(number, name), "en")
    asked = wire.SignatureAsked(purpose="sign", digest=digest, lines=lines)
    opened = terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    OPENED.append(opened.phone_session_id)
    return opened, PlayedPhone(opened.url, str(terminal.sandbox.ca_file))
