"""Why a catalogue is not taken, in one closed set. What was there before stays."""

from __future__ import annotations

from enum import StrEnum


class Refused(StrEnum):
    NOT_A_CATALOGUE = "not_a_catalogue"  # cut off, or not of this form
    NOT_WHOLE = "not_whole"  # entries are missing, too many, or not the ones of the manifest
    NOT_SIGNED = "not_signed"
    WRONG_KEY = "wrong_key"
    WRONG_ROLE = "wrong_role"
    OLDER = "older"  # than the one that is here
    DOES_NOT_FIT = "does_not_fit"  # changes that do not lead from what is here to what was signed
    BAD_DEFINITION = "bad_definition"
    NOT_ENROLLED = "not_enrolled"  # this terminal trusts nobody yet
    STORE = "store"  # it cannot be kept: the disk, or the file


class CatalogueRefused(Exception):
    """``detail`` is for a technician: it names codes and places in definitions."""

    def __init__(self, reason: Refused, detail: str = "", version: int | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.version = version
