"""The terminal's log: events of a catalogue, with fields of a whitelist. There is no field for a person.

One line a happening, as JSON on standard error: the service manager keeps it.
"""

from __future__ import annotations

import json
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType
from typing import TextIO


class LogEvent(StrEnum):
    """Everything that can be logged; the comment says when."""

    STARTED = "started"  # the application runs
    STOPPED = "stopped"  # it was told to stop
    DEVICE_GONE = "device_gone"  # a device that was usable is not any more
    DEVICE_BACK = "device_back"  # and is again
    HOST_LOST = "host_lost"  # a device's own process died or hung; once, however often it does until it holds
    HOST_RESTARTED = "host_restarted"  # another one answers; count: how many were lost until then
    NO_HOTPLUG = "no_hotplug"  # udev cannot be heard: devices are found by looking
    CARD_UNREAD = "card_unread"  # a card, or the reader in the middle of it
    CAMERA_FAILED = "camera_failed"  # while something was laid before it for a material
    LINK_LOST = "link_lost"
    LINK_BACK = "link_back"
    PLATFORM_REFUSED = "platform_refused"  # a call to the platform failed
    ENROLLED = "enrolled"
    CERTIFICATE_RENEWED = "certificate_renewed"
    NOT_ENROLLED = "not_enrolled"
    PRINT_STARTED = "print_started"
    PRINT_ENDED = "print_ended"
    PRINT_CANCELLED = "print_cancelled"
    RECEIPT_NOT_TAKEN = "receipt_not_taken"  # a slip was drawn in again, or still lies in the mouth
    PAPER_PATH_LOCKED = "paper_path_locked"
    PAPER_PATH_CLEARED = "paper_path_cleared"
    RECOVERED = "recovered"  # start-up looked after the jobs of the last run
    VISIT_ENDED = "visit_ended"
    CATALOGUE_TAKEN = "catalogue_taken"  # another one holds from the next visit on
    CATALOGUE_REFUSED = "catalogue_refused"  # it, or a file of it; what was there goes on
    SEARCH_TROUBLE = "search_trouble"  # services are found by their very words alone
    SPEECH_TROUBLE = "speech_trouble"  # a voice, its player or a pack of recordings; once for each
    SOUND_TROUBLE = "sound_trouble"  # tones: their player, or a file of a brand; once for each
    UPDATE = "update"  # a newer release: action is how far it is, fault why it was not taken, or was taken back
    BUNDLE_TAKEN_BACK = "bundle_taken_back"  # an installed one: action is what became of it, fault why nothing could
    CHOICES_TROUBLE = "choices_trouble"  # an operator's reasons and causes cannot be read: ours stand in
    QT_MESSAGE = "qt_message"
    OUTBOX_TROUBLE = "outbox_trouble"  # the disk or the file under the outbox
    SEALING_KEY = "sealing_key"  # the platform seals with another key from now on
    FILING_LIMITS = "filing_limits"  # what stands against confirming anything; nothing when it is over
    ATTENDANT = "attendant"  # what an attendant does at the machine, before it is done
    CABINET = "cabinet"  # its door, or what tells of tampering
    ATTENDANT_TROUBLE = "attendant_trouble"  # it could not be kept, or what was kept cannot be read
    TECHNICIAN = "technician"  # what a technician does, before it is done; reference: the token's serial number
    TECHNICIAN_TROUBLE = "technician_trouble"  # a token that opens nothing, or a trail that could not be kept
    COUNTERS_TROUBLE = "counters_trouble"  # the same of the counters
    PAPER_RUNS_LOW = "paper_runs_low"  # by what was put in and what came out; count: sheets left
    RECORDING_STARTED = "recording_started"  # a technician notes every byte of a device, with a test card
    RECORDING_ENDED = "recording_ended"
    MISTAKE = "mistake"  # ours: an exception nobody expected

    @property
    def is_fault(self) -> bool:
        """Something does not work, or is ours to mend."""
        return self in _FAULTS

    @property
    def is_warning(self) -> bool:
        """Somebody should look at it when they come by."""
        return self not in _FAULTS | ORDINARY | _DONE_HERE


#: What happens every day; anything else somebody should look at.
ORDINARY = frozenset(
    {
        LogEvent.STARTED, LogEvent.STOPPED, LogEvent.DEVICE_BACK, LogEvent.HOST_RESTARTED, LogEvent.CARD_UNREAD,
        LogEvent.LINK_BACK, LogEvent.ENROLLED, LogEvent.CERTIFICATE_RENEWED,
        LogEvent.PRINT_STARTED, LogEvent.PRINT_ENDED, LogEvent.PRINT_CANCELLED,
        LogEvent.RECEIPT_NOT_TAKEN, LogEvent.PAPER_PATH_CLEARED, LogEvent.RECOVERED, LogEvent.VISIT_ENDED,
        LogEvent.CATALOGUE_TAKEN, LogEvent.SEALING_KEY, LogEvent.RECORDING_ENDED,
    }
)  # fmt: skip


class LogField(StrEnum):
    """The only fields a line can have."""

    FAMILY = "family"
    CONDITION = "condition"
    PROBLEMS = "problems"
    ORIGINAL = "original"  # a device's own words, which name nobody
    FAULT = "fault"
    DETAIL = "detail"  # what is wrong in a catalogue: a code or a file, and the place in it
    REFERENCE = "reference"
    JOB = "job"
    OUTCOME = "outcome"
    ACTION = "action"
    ITEM = "item"
    COUNT = "count"
    VERSION = "version"
    WHERE = "where"  # a place in our code


_FAULTS = frozenset({LogEvent.MISTAKE, LogEvent.QT_MESSAGE, LogEvent.OUTBOX_TROUBLE, LogEvent.CATALOGUE_REFUSED})
#: Done by somebody who may: written down, and no cause for worry.
_DONE_HERE = frozenset({LogEvent.ATTENDANT, LogEvent.TECHNICIAN, LogEvent.RECORDING_STARTED})
#: What a technician can look at without the machine's journal.
_RECENT = 400


@dataclass(frozen=True)
class Logged:
    """A line that was written."""

    at: datetime
    event: LogEvent
    fields: tuple[tuple[str, str | int], ...]


class Log:
    """Writes lines; may be used from every thread. The last ones stay in memory, for a technician."""

    def __init__(
        self, stream: TextIO | None = None, *, everything: bool = True, copy: Callable[[str, bool], None] | None = None
    ) -> None:
        """``everything``: also what nobody has to look at. ``copy`` is given each line, and whether somebody should."""
        self._stream = stream if stream is not None else sys.stderr
        self._everything = everything
        self._copy = copy
        self._lock = threading.Lock()
        self._recent: deque[Logged] = deque(maxlen=_RECENT)

    def recent(self) -> tuple[Logged, ...]:
        """The oldest first."""
        with self._lock:
            return tuple(self._recent)

    def write(self, event: LogEvent, **fields: str | int) -> None:
        """``fields`` are named as LogField values; any other name is our mistake (ValueError)."""
        at = datetime.now(UTC)
        with self._lock:
            self._recent.append(Logged(at, event, tuple(fields.items())))
        if event in ORDINARY and not self._everything:
            return
        line: dict[str, str | int] = {"at": at.isoformat(timespec="milliseconds"), "event": event.value}
        for name, value in fields.items():
            line[LogField(name).value] = value
        text = json.dumps(line, ensure_ascii=False)
        with self._lock:
            self._stream.write(text + "\n")
            self._stream.flush()
            if self._copy is not None:
                self._copy(text, event not in ORDINARY)

    def mistake(self, where: str, error: BaseException) -> None:
        """An exception nobody expected: its type and place in our code, never its text, which may quote data."""
        place = where
        trace = error.__traceback__
        while trace is not None:
            module = trace.tb_frame.f_globals.get("__name__")
            place = f"{where}: {module}.{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
            trace = trace.tb_next
        self.write(LogEvent.MISTAKE, where=place, fault=type(error).__name__)

    def take_uncaught(self) -> None:
        """From here on an exception that nobody catches is a line here: Python's own report would quote its text."""

        def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self.mistake("uncaught", error)

        def uncaught_in_thread(hook: threading.ExceptHookArgs) -> None:
            if hook.exc_value is not None and not isinstance(hook.exc_value, SystemExit):
                self.mistake("uncaught", hook.exc_value)

        def unraisable(hook: sys.UnraisableHookArgs) -> None:
            if hook.exc_value is not None:
                self.mistake("unraisable", hook.exc_value)

        sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, uncaught_in_thread, unraisable
