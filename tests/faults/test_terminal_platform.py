"""The platform that answers late, never, with garbage, with somebody else's page; and the link that goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import Credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.sandbox.behaviour import Behaviour, Kind
from kiosk.documents.child import inspect_document
from kiosk.documents.inspected import InspectedDocument
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import Note
from kiosk.session.world import Link
from tests.support.people import ADULT
from tests.support.platform import Sandbox, running_sandbox
from tests.support.situations import CERTIFICATE, QUERY
from tests.support.terminal import Around, Terminal
from tests.support.terminal_machine import Fitted

# --- answers nobody waits for any more --------------------------------------------------------------------------------


@pytest.mark.parametrize("item", [QUERY, CERTIFICATE])
def test_answer_that_comes_after_the_resident_has_left_is_dropped_and_nothing_of_it_is_kept(
    terminal: Terminal, item: str
) -> None:
    platform = terminal.around.platform
    terminal.choose(item)
    terminal.identify()
    platform.open.clear()
    terminal.do(e.Next())
    terminal.until(platform.asked.is_set, "the question to arrive")
    terminal.do(e.EndVisit())
    terminal.pass_time(10)
    assert isinstance(terminal.stage, m.Attract)
    platform.open.set()
    terminal.until(lambda: terminal.hands.counts[Note.LATE_ANSWER] == 1, "the late answer to be counted")
    terminal.nothing_is_left()
    assert platform.ended == platform.sessions
    terminal.serve_next()


def test_answer_that_comes_after_the_resident_stopped_waiting_is_dropped(terminal: Terminal) -> None:
    platform = terminal.around.platform
    terminal.choose(QUERY)
    terminal.identify()
    platform.open.clear()
    terminal.do(e.Next(), e.Stop())
    platform.open.set()
    terminal.until(lambda: terminal.hands.counts[Note.LATE_ANSWER] == 1, "the late answer to be counted")
    assert isinstance(terminal.stage, m.Parameters)
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    terminal.leave()
    terminal.nothing_is_left()


def test_answer_that_never_comes_ends_the_waiting(terminal: Terminal) -> None:
    platform = terminal.around.platform
    terminal.choose(QUERY)
    terminal.identify()
    platform.open.clear()
    terminal.do(e.Next())
    terminal.pass_time(26)
    trouble = terminal.until_at(m.Trouble)
    assert trouble.failure is m.AskFailure.TIMEOUT
    platform.open.set()
    terminal.settle()
    assert isinstance(terminal.stage, m.Trouble), "too late is too late"
    terminal.do(e.TryAgain())
    terminal.until_at(m.Table)
    terminal.leave()
    terminal.nothing_is_left()


# --- the link, lost at every stage ------------------------------------------------------------------------------------

STAGES = ("attract", "home", "item", "notice", "identify", "parameters", "document", "printing")


def go_to(terminal: Terminal, stage: str) -> None:
    match stage:
        case "home":
            terminal.do(e.Begin())
        case "item":
            terminal.do(e.Begin(), e.ChooseItem(QUERY))
        case "notice":
            terminal.choose(QUERY)
        case "identify":
            terminal.choose(QUERY)
            terminal.do(e.Agree())
        case "parameters":
            terminal.choose(QUERY)
            terminal.identify()
        case "document":
            terminal.to_document()
        case "printing":
            terminal.to_printing()


@pytest.mark.parametrize("stage", STAGES)
def test_link_lost_and_the_visit_ends_well_and_the_next_begins_when_it_is_back(terminal: Terminal, stage: str) -> None:
    platform = terminal.around.platform
    go_to(terminal, stage)
    before = type(terminal.stage)
    platform.fault = PlatformError(PlatformFault.NO_LINK)
    terminal.link_watch.failed(platform.fault)
    terminal.until(lambda: terminal.link() is Link.OFFLINE, "the link to be down")
    assert type(terminal.stage) is before, "nobody is thrown out"
    if stage == "printing":
        terminal.around.printer.print_all()
        terminal.until_at(m.TakePaper)
    if stage == "parameters":
        terminal.do(e.Next())
        assert terminal.until_at(m.Trouble).failure is m.AskFailure.NO_LINK
    terminal.do(e.EndVisit())
    terminal.pass_time(10)
    terminal.until_at(m.Attract)
    terminal.choose(QUERY)
    assert isinstance(terminal.stage, m.ItemPage), "what needs the link is not begun without it"
    terminal.do(e.EndVisit())
    terminal.nothing_is_left()
    platform.fault = None
    terminal.link_watch.answered()
    terminal.serve_next()


def test_mistake_of_ours_in_an_answer_is_told_and_does_not_quote_it(terminal: Terminal) -> None:
    platform = terminal.around.platform
    platform.mistake = ValueError(f"cannot make sense of {ADULT.name}")
    for item in (QUERY, CERTIFICATE):
        terminal.choose(item)
        terminal.identify()
        terminal.do(e.Next())
        assert terminal.until_at(m.Trouble).failure is m.AskFailure.OTHER
        terminal.leave()
    terminal.nothing_is_left()
    platform.mistake = None
    terminal.serve_next()
    assert [line["fault"] for line in terminal.logged("mistake")] == ["ValueError"] * 2
    terminal.around.log.seek(0)
    terminal.around.log.truncate(0)


# --- the real platform, over TLS --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Credentials]]:
    folder = tmp_path_factory.mktemp("platform")
    with running_sandbox(folder / "state") as running:
        yield running, running.enrol(folder / "credentials", "TEST-0001")


class RealPlatform:
    """The way to the sandbox."""

    def __init__(self, sandbox: Sandbox, credentials: Credentials) -> None:
        self.sandbox = sandbox
        self.credentials = credentials
        self._client = sandbox.client(credentials)

    def wait_no_longer_than(self, answer_seconds: float) -> None:
        self._client.close()
        self._client = self.sandbox.client(self.credentials, answer_seconds)

    def client(self) -> PlatformClient:
        return self._client

    def inspect(self, pdf: bytes, expected_sha256: str) -> InspectedDocument:
        return inspect_document(pdf, self.credentials.document_roots, expected_sha256, 15.0)

    def close(self) -> None:
        self._client.close()


@pytest.fixture
def real(sandbox: tuple[Sandbox, Credentials]) -> Iterator[RealPlatform]:
    platform = RealPlatform(*sandbox)
    yield platform
    platform.sandbox.behave(Behaviour())
    platform.close()


@pytest.fixture
def online(around: Around, real: RealPlatform) -> Iterator[Terminal]:
    running = Terminal(around, Fitted(access=real, inspect=real.inspect)).open_for_people()
    yield running
    running.stop()
    assert running.logged("mistake") == []


@pytest.mark.parametrize(
    ("behaviour", "failure", "link"),
    [
        (Behaviour(kind=Kind.GARBAGE), m.AskFailure.NOT_THE_PLATFORM, Link.OFFLINE),
        (Behaviour(kind=Kind.CAPTIVE_PORTAL), m.AskFailure.NOT_THE_PLATFORM, Link.OFFLINE),
        (Behaviour(kind=Kind.SOMEBODY_ELSE), m.AskFailure.NOT_THE_PLATFORM, Link.OFFLINE),
        (Behaviour(kind=Kind.TOO_MANY, retry_after=1), m.AskFailure.BUSY, Link.ONLINE),
        (Behaviour(kind=Kind.FAIL), m.AskFailure.SERVER, Link.ONLINE),
        (Behaviour(kind=Kind.HANG), m.AskFailure.TIMEOUT, Link.OFFLINE),
        (Behaviour(kind=Kind.NOT_AUTHORISED), m.AskFailure.NOT_AUTHORISED, Link.ONLINE),
    ],
    ids=lambda value: str(value.kind) if isinstance(value, Behaviour) else "",
)
def test_platform_in_trouble_is_told_and_the_next_try_works(
    online: Terminal, real: RealPlatform, behaviour: Behaviour, failure: m.AskFailure, link: Link
) -> None:
    online.choose(QUERY)
    online.identify()
    real.sandbox.behave(behaviour.model_copy(update={"path": "/v1/queries"}))
    if behaviour.kind is Kind.HANG:
        real.wait_no_longer_than(2.0)
    online.do(e.Next())
    trouble = online.until_at(m.Trouble)
    assert (trouble.failure, online.link()) == (failure, link)
    assert len(trouble.reference) == 8
    assert [line["reference"] for line in online.logged("platform_refused")] == [trouble.reference]
    real.sandbox.behave(Behaviour())
    online.do(e.TryAgain())
    assert len(online.until_at(m.Table).result.rows) > 0
    online.leave()
    online.nothing_is_left()


class Tampering(PlatformClient):
    """Somebody on the way changes the document, and what is said of it as well."""

    changed: bytes = b""

    def create_document(self, session_id: UUID, item: str, parameters: Any, request_id: Any = None) -> wire.Document:
        made = super().create_document(session_id, item, parameters, request_id)
        pdf = super().fetch_document(made.document_id)
        middle = pdf.index(b"/MediaBox") + 1
        self.changed = pdf[:middle] + b"N" + pdf[middle + 1 :]
        return made.model_copy(update={"sha256": hashlib.sha256(self.changed).hexdigest()})

    def fetch_document(self, document_id: UUID, request_id: UUID | None = None) -> bytes:
        return self.changed


def test_document_with_a_broken_signature_is_neither_shown_nor_printed(
    around: Around, real: RealPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Tampering(real.sandbox.url, real.sandbox.ca_file, real.credentials)
    monkeypatch.setattr(real, "_client", client)
    online = Terminal(around, Fitted(access=real, inspect=real.inspect)).open_for_people()
    online.choose(CERTIFICATE)
    online.identify()
    online.do(e.Next())
    trouble = online.until_at(m.Trouble)
    assert trouble.failure is m.AskFailure.DOCUMENT_REFUSED
    (line,) = online.logged("platform_refused")
    assert line["fault"] == "document changed_after_signing"
    online.leave()
    online.nothing_is_left()
    online.stop()
    assert around.printer.handed_over == []


def test_certificate_of_the_real_platform_is_printed_as_it_was_signed(online: Terminal) -> None:
    online.to_printing()
    (job,) = online.around.printer.jobs
    assert b"/ByteRange" in job.pdf
    online.around.printer.print_all()
    online.until_at(m.TakePaper)
    online.leave()
    online.nothing_is_left()
