"""The terminal's calls about releases. Each raises PlatformError and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from kiosk.central.client import PlatformClient
from kiosk.central.exchange import Call, parsed
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.submissions import OCTETS
from kiosk.central.updates import MOST_PIECE, ReleaseOffer, Ring, UpdateOffer, UpdateReport, UpdateReportAccepted


@dataclass(frozen=True)
class Told:
    """What the platform offers, and the mark under which it said so."""

    release: ReleaseOffer | None
    etag: str


def ask_for_release(client: PlatformClient, ring: Ring, etag: str = "") -> Told | None:
    """The newest release for ``ring``; None: the same as at ``etag``."""
    request_id = new_id()
    headers = (("If-None-Match", etag),) if etag else ()
    call = Call("GET", f"/updates?ring={ring.value}", (200, 304), headers=headers)
    received = client.exchange.ask(call, request_id)
    if received.status == 304:
        return None
    return Told(parsed(received, UpdateOffer, request_id).release, received.headers.get("ETag", "")[:100])


def fetch_piece(client: PlatformClient, sha256: str, offset: int, length: int) -> bytes:
    """So many bytes of a bundle, or fewer at its end."""
    last = offset + min(length, MOST_PIECE) - 1
    call = Call(
        "GET",
        f"/releases/{sha256}/content",
        (206,),
        OCTETS,
        headers=(("Range", f"bytes={offset}-{last}"),),
        limit=MOST_PIECE,
    )
    received = client.exchange.ask(call, new_id())
    if not received.headers.get("Content-Range", "").startswith(f"bytes {offset}-"):
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
    return received.body


def report_update(client: PlatformClient, report: UpdateReport, request_id: UUID) -> None:
    """Reported twice under one id is reported once."""
    body = report.model_dump_json().encode("utf-8")
    received = client.exchange.ask(Call("POST", "/update-reports", (201,), body=body), request_id)
    if parsed(received, UpdateReportAccepted, request_id).request_id != request_id:
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
