"""A resident's own phone, as the platform tells of it.

Every method is to be called on the platform's worker, and raises AskError. The address of a phone's page goes into its
drawing and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from kiosk.ask_errors import AskError, AskTrouble
from kiosk.asking import Asking
from kiosk.central import phone_sessions as wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.wire import ProblemCode
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.qr_path import qr_path
from kiosk.session.endings import AskFailure
from kiosk.session.phone_stages import OurPage, PhoneState
from kiosk.session.sheets import MOST_SHEET_BYTES, MediaType

Answer = TypeVar("Answer")

#: Bytes of all that one phone may send: half of what a visit may hold.
_MOST_BYTES = 24 * 1024 * 1024


@dataclass(frozen=True)
class SentFile:
    """A file that lies with the platform: ``number`` names it there."""

    number: int
    media_type: MediaType
    sha256: str


@dataclass(frozen=True, repr=False)
class PhoneNews:
    """Where a phone is, and what has come of it."""

    state: PhoneState
    files: tuple[SentFile, ...] = ()
    signature: wire.PhoneSignature | None = None


class Phones:
    """Phone sessions of the visit that is being served."""

    def __init__(self, *, asking: Asking, client: Callable[[], PlatformClient], link: LinkWatch, log: Log) -> None:
        """``client`` raises PlatformError while the terminal is not enrolled."""
        self._asking = asking
        self._client = client
        self._link = link
        self._trouble = AskTrouble(link, log)

    def open_upload(self, generation: int, item: str, material: str, most: int, language: str) -> OurPage:
        """A code for a phone that sends at most ``most`` files for a material."""
        limits = wire.PhoneLimits(files=most, file_bytes=MOST_SHEET_BYTES, total_bytes=_MOST_BYTES)
        asked = wire.UploadAsked(purpose="upload", material=material, limits=limits)
        return self._open(generation, item, asked, language)

    def open_signing(
        self, generation: int, item: str, digest: str, lines: tuple[tuple[str, str], ...], language: str, *,
        request: str = "",
    ) -> OurPage:  # fmt: skip
        """A code for a phone on which ``lines`` are read, and signed by their digest; by whom ``request`` names."""
        summary = tuple(wire.SummaryLine(label=label[:200], value=value[:2000]) for label, value in lines)
        named = UUID(request) if request else None
        asked = wire.SignatureAsked(purpose="sign", digest=digest, lines=summary, signing_request_id=named)
        return self._open(generation, item, asked, language)

    def news(self, page: str) -> PhoneNews:
        """What the platform says now. A page that it does not know any more is over."""
        try:
            told = self._ask(lambda client: client.phone_session(UUID(page)))
        except _Unknown:
            return PhoneNews(PhoneState.EXPIRED)
        files = tuple(SentFile(one.number, MediaType(one.media_type.value), one.sha256) for one in told.files)
        return PhoneNews(PhoneState(told.state.value), files, told.signature)

    def fetch(self, page: str, sent: SentFile) -> bytes | None:
        """A file; None when it was taken back meanwhile, or is not what was told of it."""
        try:
            content = self._ask(lambda client: client.fetch_phone_file(UUID(page), sent.number))
        except _Unknown:
            return None
        return content if sha256(content).hexdigest() == sent.sha256 else None

    def revoke(self, page: str) -> None:
        """The code is dead, and the platform lets go of what came by it; by itself, when this does not reach it."""
        try:
            self._client().revoke_phone_session(UUID(page))
        except PlatformError as error:
            self._trouble.note(error)

    def _open(
        self, generation: int, item: str, asked: wire.UploadAsked | wire.SignatureAsked, language: str
    ) -> OurPage:
        session_id = self._asking.session_id(generation)
        try:
            answer = self._ask(lambda client: client.open_phone_session(session_id, item, language, asked))
        except _Unknown:
            raise AskError(AskFailure.OTHER) from None
        path, size = qr_path(answer.url)
        return OurPage(str(answer.phone_session_id), path, size, answer.check, answer.seconds)

    def _ask(self, call: Callable[[PlatformClient], Answer]) -> Answer:
        """Raises AskError; _Unknown for what the platform does not know."""
        try:
            answer = call(self._client())
        except PlatformError as error:
            if error.code is ProblemCode.NOT_FOUND:
                raise _Unknown from None
            raise self._trouble.after(error) from None
        self._link.answered()
        return answer


class _Unknown(Exception):
    """The platform has no such thing."""
