"""How things end: what went wrong on the way, and what came of a print or a slip. Closed sets."""

from __future__ import annotations

from enum import StrEnum


class AskFailure(StrEnum):
    """Why the platform's answer did not come, as far as it matters to the person waiting."""

    NO_LINK = "no_link"
    TIMEOUT = "timeout"
    BUSY = "busy"
    SERVER = "server"
    NOT_AUTHORISED = "not_authorised"
    NOT_THE_PLATFORM = "not_the_platform"
    NO_RECORD = "no_record"
    NOT_ELIGIBLE = "not_eligible"
    TRUST_TOO_LOW = "trust_too_low"
    DOCUMENT_REFUSED = "document_refused"
    OTHER = "other"


class TroubleKind(StrEnum):
    """What a trouble page is about."""

    CARD_UNREAD = "card_unread"
    CARD_UNKNOWN = "card_unknown"
    CARD_EXPIRED = "card_expired"
    READER_AWAY = "reader_away"
    CHIP_READER_AWAY = "chip_reader_away"
    CHIP_UNREAD = "chip_unread"
    CAMERA_AWAY = "camera_away"
    FACE_UNDER_AGE = "face_under_age"
    FACE_NOT_SEEN = "face_not_seen"
    FACE_NOT_MATCHED = "face_not_matched"  # three times
    FACE_UNAVAILABLE = "face_unavailable"
    APP_REFUSED = "app_refused"
    NO_PHONE = "no_phone"  # the department holds none
    PHONE_CODE_WRONG = "phone_code_wrong"  # three times
    NO_BODY = "no_body"
    NO_ROLE = "no_role"
    SOMEBODY_ELSE = "somebody_else"  # than who identified themselves before
    UNDER_AGE = "under_age"
    PLATFORM = "platform"
    NOT_PRINTED = "not_printed"
    PRINT_STOPPED = "print_stopped"
    ITEM_AWAY = "item_away"
    DRAFT_GONE = "draft_gone"
    CASE_NOT_FOUND = "case_not_found"  # by a number, as often as it may be tried
    NO_GUIDE = "no_guide"


class PrintEnd(StrEnum):
    """How a print job ended, as far as is known."""

    COMPLETED = "completed"  # the printer said so
    NOTHING = "nothing"  # known: not one page was begun
    UNKNOWN = "unknown"  # some, all or none


class ReceiptState(StrEnum):
    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"  # bytes went out, and no word came back


class LeftBecause(StrEnum):
    """Why a page of somebody may lie in the output."""

    RESTARTED = "restarted"  # the last run was cut off while it printed
    UNCONFIRMED = "unconfirmed"  # nobody knows how the job ended, and A4 is locked
    NOT_TAKEN = "not_taken"  # it was printed, and nobody said that they took it

    @property
    def means_locked(self) -> bool:
        """A4 is locked until an attendant has looked."""
        return self is not LeftBecause.NOT_TAKEN
