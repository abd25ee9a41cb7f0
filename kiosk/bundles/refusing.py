"""Why a bundle is not taken, in one closed set. What was there before stays."""

from __future__ import annotations

from enum import StrEnum

from kiosk.texts import Text


class Refused(StrEnum):
    NOT_A_BUNDLE = "not_a_bundle"
    CUT_OFF = "cut_off"  # it ends before its last file does
    TOO_LARGE = "too_large"
    NEWER_FORMAT = "newer_format"
    UNKNOWN_KIND = "unknown_kind"
    BAD_MANIFEST = "bad_manifest"
    BAD_PATH = "bad_path"  # a file's name leads out of its folder, or cannot be one
    TWICE = "twice"  # two files of one name
    NOT_PLAIN = "not_plain"  # a link, a device, a folder where a file should be
    OTHER_FILES = "other_files"  # than the manifest names, or in another order
    CHANGED = "changed"  # a file is not the one that was signed
    NO_TRUST = "no_trust"  # the profile names nobody whose bundles count
    NOT_SIGNED = "not_signed"
    WRONG_KEY = "wrong_key"
    REVOKED = "revoked"
    WRONG_ROLE = "wrong_role"
    TRUST_GAP = "trust_gap"  # lists of trust are missing between ours and its own
    TRUST_EXPIRED = "trust_expired"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    NEEDS_NEWER = "needs_newer"  # a later release of the terminal's software
    OLDER = "older"  # than one that was installed here
    SAME_NUMBER = "same_number"  # another bundle of this number was installed here
    OTHER_KIND = "other_kind"  # it is right, and not for this command
    BAD_CONTENT = "bad_content"  # signed, whole, and wrong in itself
    STORE = "store"  # it cannot be kept: the disk, or the folder


class BundleRefused(Exception):
    """``detail`` is for a technician: numbers, dates, names of files, never what stands in them. ``told``: mistakes at
    their places, to be said in words."""

    def __init__(self, reason: Refused, detail: str = "", told: tuple[tuple[str, Text], ...] = ()) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.told = told
