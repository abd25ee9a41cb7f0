"""Every query and every print of the definitions that ship runs on the sandbox to its result."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
import requests

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition.fields import SelectField
from kiosk.catalogue.loading import read_folder
from kiosk.catalogue.model import Kind, Service, State
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.wire import ProblemCode, TrustLevel
from tests.support.filled_in import Filled, filled_in
from tests.support.platform import ADULT, CHILD, ELDER, ROOT, Terminal, card, terminal

__all__ = ["terminal"]

#: Who has a record of what the adult has none of.
HOLDERS = {
    "412014905000": (ELDER, "周德福"),
    "412024901000": (ELDER, "周德福"),
}


@cache
def catalogue() -> Catalogue:
    return read_folder(Path(ROOT / "config/services"))


def items(*kinds: Kind, state: State = State.PUBLISHED) -> list[Service]:
    return [one for one in catalogue().services.values() if one.kind in kinds and one.state is state]


def today() -> date:
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def opened(client: PlatformClient, service: Service, number: str | None = None, language: str = "zh-CN") -> UUID:
    session_id = new_id()
    who = (number, "林晓梅") if number else HOLDERS.get(service.code, (ADULT, "林晓梅"))
    client.open_session(session_id, card(*who) if service.identified else None, language)
    return session_id


def filled(client: PlatformClient, session_id: UUID, service: Service) -> Filled:
    """What must be filled in, with the first that each source offers."""
    values = filled_in(service, today())
    for field in service.parameters:
        if isinstance(field, SelectField) and field.required is True:
            offered = client.source(field.source, session_id, service.code).choices
            assert offered, f"{field.source} offers nothing"
            values[field.key] = (offered[0].key,) if field.several else offered[0].key
    return values


@pytest.mark.parametrize("service", items(Kind.QUERY), ids=lambda service: service.channels.hall.terminal_item_id)
def test_a_query_comes_to_its_rows(service: Service, terminal: Terminal) -> None:
    session_id = opened(terminal.client, service)
    values = filled(terminal.client, session_id, service)
    result = terminal.client.query(session_id, service.code, values)
    assert service.table is not None
    assert result.rows, "somebody with records is shown none"
    columns = [column.key for column in service.table.columns]
    assert all(list(row) == [key for key in columns if key in row] or set(row) == set(columns) for row in result.rows)
    assert all(set(row) == set(columns) for row in result.rows), "a column has no value"
    assert "演示" in result.source
    terminal.client.end_session(session_id)


@pytest.mark.parametrize("service", items(Kind.PRINT), ids=lambda service: service.channels.hall.terminal_item_id)
def test_a_print_comes_to_its_document(service: Service, terminal: Terminal) -> None:
    session_id = opened(terminal.client, service)
    made = terminal.client.create_document(session_id, service.code, filled(terminal.client, session_id, service))
    content = terminal.client.fetch_document(made.document_id)
    pages = pypdfium2.PdfDocument(io.BytesIO(content))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()
    assert service.document is not None
    assert made.title == service.document.title.said("zh-CN")
    assert all("不具法律效力" in text for text in texts), "a page does not say that it is a demonstration"
    assert made.verification_code[:4] in texts[-1]
    terminal.client.end_session(session_id)
