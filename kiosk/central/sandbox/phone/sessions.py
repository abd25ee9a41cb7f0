"""Phone sessions while they live: in memory alone, for minutes.

Nothing here reaches a disk. What has ended keeps no more than how it ended, so that the page can say so for a while.
Times are given by the caller. May be used from several threads.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from kiosk.central.phone_sessions import (
    MediaType,
    PhoneLimits,
    PhonePurpose,
    PhoneSignature,
    PhoneState,
    SignerProof,
    SummaryLine,
)
from kiosk.central.sandbox.phone.content import Cleaned, WhyNot
from kiosk.central.sandbox.phone.verdict import Doubtful

#: A person walks back to the machine for more than this.
LIFE = timedelta(minutes=10)
#: A terminal that has not asked for so long is not there any more.
SILENCE = timedelta(minutes=2)
#: So long the page can say how it ended.
_REMEMBERED = timedelta(minutes=30)
#: Of one terminal at the same time; a new code ends the one before of the same visit.
_MOST_OF_A_TERMINAL = 8
_MOST = 2000
OVER = frozenset({PhoneState.FINISHED, PhoneState.DECLINED, PhoneState.REVOKED, PhoneState.EXPIRED})


class TooManySessions(Exception):
    """There is no room for another."""


@dataclass(frozen=True, repr=False)
class Subject:
    """What it is for. ``number`` and ``name``: the session's resident, who signs; empty where nobody is known.

    ``digest`` and ``lines`` are what is signed. ``request`` and ``key``: the signing request that somebody else signs,
    and their place in it. ``title`` and ``reason``: of a paper that no definition names, in an office's words.
    """

    purpose: PhonePurpose
    item: str
    material: str = ""
    limits: PhoneLimits = field(default_factory=PhoneLimits)
    number: str = ""
    name: str = ""
    digest: str = ""
    lines: tuple[SummaryLine, ...] = ()
    request: str = ""
    key: str = ""
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, repr=False)
class KeptFile:
    number: int
    media_type: MediaType
    content: bytes
    sha256: str
    doubts: tuple[Doubtful, ...] = ()


@dataclass(frozen=True)
class Note:
    """What came of the last thing that was sent: ``why`` for the file of that place, or that so many were taken."""

    taken: int = 0
    refused: tuple[tuple[int, WhyNot], ...] = ()
    words: str = ""  # id of a text


@dataclass(frozen=True, repr=False)
class Phone:
    """A phone session at one moment. ``token`` and ``key`` are secrets: the address's, and the one phone's cookie."""

    phone_session_id: UUID
    token: str
    terminal_id: str
    session_id: str
    language: str
    check: str
    subject: Subject
    created: datetime
    expires_at: datetime
    asked_at: datetime  # by the terminal
    state: PhoneState = PhoneState.WAITING
    key: str = ""
    files: tuple[KeptFile, ...] = ()
    next_number: int = 1
    note: Note = Note()
    proof_id: str = ""  # of the identification that is under way
    proof: SignerProof | None = None  # who signs is known, by this
    trying: SignerProof | None = None
    signature: PhoneSignature | None = None
    ended_at: datetime | None = None

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def total(self) -> int:
        """Bytes."""
        return sum(len(one.content) for one in self.files)

    def room_for(self, content: bytes) -> WhyNot | None:
        """Why the next file cannot be taken, None when it can."""
        limits = self.subject.limits
        if len(self.files) >= limits.files:
            return WhyNot.TOO_MANY
        if len(content) > limits.file_bytes:
            return WhyNot.TOO_LARGE
        return WhyNot.TOO_MUCH if self.total + len(content) > limits.total_bytes else None


@dataclass
class _Shelf:
    by_token: dict[bytes, Phone] = field(default_factory=dict)
    by_request: dict[tuple[str, UUID], bytes] = field(default_factory=dict)


class PhoneSessions:
    """All of them. A ``Phone`` that is handed out is a value: it changes here alone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shelf = _Shelf()

    def open(
        self,
        *,
        terminal_id: str,
        session_id: str,
        language: str,
        subject: Subject,
        request_id: UUID,
        visit_ends: datetime,
        now: datetime,
    ) -> Phone:
        """A new one; the same again for the same request. What the visit had open is over with it.

        Raises TooManySessions.
        """
        with self._lock:
            self._sweep(now)
            known = self._shelf.by_request.get((terminal_id, request_id))
            if known is not None and known in self._shelf.by_token:
                return self._shelf.by_token[known]
            self._end_all(lambda one: one.terminal_id == terminal_id and one.session_id == session_id, now)
            mine = sum(one.terminal_id == terminal_id and not one.over for one in self._shelf.by_token.values())
            if mine >= _MOST_OF_A_TERMINAL or len(self._shelf.by_token) >= _MOST:
                raise TooManySessions
            token = secrets.token_urlsafe(32)
            phone = Phone(
                phone_session_id=uuid4(),
                token=token,
                terminal_id=terminal_id,
                session_id=session_id,
                language=language,
                check=f"{secrets.randbelow(10_000):04}",
                subject=subject,
                created=now,
                expires_at=min(now + LIFE, visit_ends),
                asked_at=now,
            )
            self._shelf.by_token[_digest(token)] = phone
            self._shelf.by_request[terminal_id, request_id] = _digest(token)
            return phone

    def of_terminal(self, phone_session_id: UUID, terminal_id: str, now: datetime) -> Phone | None:
        """The terminal asks after its own: it is there."""
        with self._lock:
            self._sweep(now)
            for digest, one in self._shelf.by_token.items():
                if one.phone_session_id == phone_session_id and one.terminal_id == terminal_id:
                    self._shelf.by_token[digest] = found = replace(one, asked_at=now)
                    return found
        return None

    def by_token(self, token: str, now: datetime) -> Phone | None:
        with self._lock:
            self._sweep(now)
            return self._shelf.by_token.get(_digest(token))

    def begin(self, token: str, language: str, now: datetime) -> Phone | None:
        """A phone has come: it alone has the key from here on. None when another has, or it is over."""
        with self._lock:
            self._sweep(now)
            phone = self._shelf.by_token.get(_digest(token))
            if phone is None or phone.state is not PhoneState.WAITING:
                return None
            begun = replace(phone, state=PhoneState.OPEN, key=secrets.token_urlsafe(24), language=language)
            self._shelf.by_token[_digest(token)] = begun
            return begun

    def change(self, token: str, how: Callable[[Phone], Phone], now: datetime) -> Phone | None:
        """Replace the open one by what ``how`` makes of it; None, and nothing happens, when it is not open."""
        with self._lock:
            self._sweep(now)
            phone = self._shelf.by_token.get(_digest(token))
            if phone is None or phone.state is not PhoneState.OPEN:
                return None
            changed = how(phone)
            self._shelf.by_token[_digest(token)] = replace(changed, ended_at=now) if changed.over else changed
            return self._shelf.by_token[_digest(token)]

    def add(self, token: str, files: tuple[Cleaned | WhyNot, ...], now: datetime) -> Phone | None:
        """Keep what was taken of one sending, as far as there is room, and say what was not and why."""

        def with_files(phone: Phone) -> Phone:
            refused: list[tuple[int, WhyNot]] = []
            taken = 0
            for place, one in enumerate(files, start=1):
                why = one if isinstance(one, WhyNot) else phone.room_for(one.content)
                if why is not None or isinstance(one, WhyNot):
                    refused.append((place, why or WhyNot.DAMAGED))
                    continue
                digest = hashlib.sha256(one.content).hexdigest()
                kept = KeptFile(phone.next_number, one.media_type, one.content, digest, one.doubts)
                phone = replace(phone, files=(*phone.files, kept), next_number=phone.next_number + 1)
                taken += 1
            return replace(phone, note=Note(taken, tuple(refused)))

        return self.change(token, with_files, now)

    def revoke(self, phone_session_id: UUID, terminal_id: str, now: datetime) -> None:
        """The terminal's word. What it had fetched by then is its own; here nothing is left."""
        with self._lock:
            self._end_all(lambda one: (one.phone_session_id, one.terminal_id) == (phone_session_id, terminal_id), now)

    def end_visit(self, session_id: str, terminal_id: str, now: datetime) -> None:
        with self._lock:
            self._end_all(lambda one: (one.session_id, one.terminal_id) == (session_id, terminal_id), now)

    def sweep(self, now: datetime) -> None:
        """Let go of what is over its time, though nobody asks for it."""
        with self._lock:
            self._sweep(now)

    def _end_all(self, which: Callable[[Phone], bool], now: datetime) -> None:
        for digest, one in self._shelf.by_token.items():
            if which(one):
                state = one.state if one.over else PhoneState.REVOKED
                self._shelf.by_token[digest] = _emptied(one, state, now)

    def _sweep(self, now: datetime) -> None:
        """What is over its time ends; what ended long ago is forgotten."""
        for digest, one in list(self._shelf.by_token.items()):
            if one.ended_at is not None and now >= one.ended_at + _REMEMBERED:
                del self._shelf.by_token[digest]
            elif now >= one.expires_at or now >= one.asked_at + SILENCE:
                # Finished and not fetched in time is nobody's any more.
                self._shelf.by_token[digest] = _emptied(one, one.state if one.over else PhoneState.EXPIRED, now)
        left = self._shelf.by_token
        self._shelf.by_request = {key: digest for key, digest in self._shelf.by_request.items() if digest in left}


def _emptied(phone: Phone, state: PhoneState, now: datetime) -> Phone:
    """How it ended, and nothing of anybody."""
    bare = Subject(phone.subject.purpose, phone.subject.item)
    ended = phone.ended_at or now
    return replace(
        phone, state=state, subject=bare, files=(), signature=None, proof_id="", note=Note(), key="", ended_at=ended
    )


def _digest(token: str) -> bytes:
    """By which one is found: comparing the tokens themselves would tell by its time how much of one was right."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
