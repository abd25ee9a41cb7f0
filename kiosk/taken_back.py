"""What of the installed bundles the list of trust has taken back: gone back from where there is one before, else told.

At the start of a terminal, before its profile is used, once every few minutes while it runs, and at root's commands.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bundles.contents import CATALOGUE
from kiosk.bundles.kinds import Kind
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.store import Bundles, TakenBack
from kiosk.log import Log, LogEvent
from kiosk.profile import Profile
from offline_queue.moments import boot_seconds

_LOOK_SECONDS = 300.0


def bundles_of(profile: Profile) -> Bundles:
    """The bundles of this terminal, which keeps them beside its queue."""
    return Bundles(profile.folders.state / "bundles", profile.bundles.trust)


def has_bundles(profile: Profile) -> bool:
    """Whether there is anything to look at; costs nothing."""
    return profile.bundles.trust is not None and (profile.folders.state / "bundles").is_dir()


def go_back(profile: Profile) -> tuple[TakenBack, ...]:
    """From what was taken back to the one before, the catalogue in use included; what is new of it.

    Raises BundleRefused, OSError.
    """

    def also(kind: Kind, gone: Path, used: Path) -> None:
        if kind is Kind.CATALOGUE:
            _catalogue_of(profile, gone, used)

    return bundles_of(profile).go_back(also)


def _catalogue_of(profile: Profile, gone: Path, used: Path) -> None:
    """A catalogue lies in the terminal's store, too. Raises BundleRefused: then it is tried again later."""
    from kiosk.catalogue.outcomes import Ended  # noqa: PLC0415 - the catalogue's readers, for this alone
    from kiosk.catalogue.receiving import read_bundle, trust_of  # noqa: PLC0415
    from kiosk.catalogue.refusing import CatalogueRefused  # noqa: PLC0415
    from kiosk.catalogue.sync import go_back as back_to  # noqa: PLC0415
    from kiosk.catalogue_keeping import store_file  # noqa: PLC0415

    try:
        version = read_bundle(gone / CATALOGUE).manifest.version
        trust = trust_of(profile.platform.credentials, datetime.now(UTC))
        outcome = back_to(store_file(profile), used / CATALOGUE, version, trust)
    except CatalogueRefused as refused:
        raise BundleRefused(Refused.BAD_CONTENT, str(refused)) from None
    if outcome.ended is Ended.REFUSED:
        raise BundleRefused(Refused.BAD_CONTENT, f"{outcome.reason}: {outcome.detail}")


class TakenBackWatch:
    """``look`` is called by one thread; ``found`` by any: what is to be told, in words of the machine."""

    def __init__(self, profile: Profile, log: Log, monotonic: Callable[[], float] = boot_seconds) -> None:
        self._profile = profile
        self._log = log
        self._monotonic = monotonic
        self._due = float("-inf")
        self._lock = threading.Lock()
        self._found: tuple[TakenBack, ...] = ()

    def found(self) -> tuple[TakenBack, ...]:
        with self._lock:
            return self._found

    def look(self) -> None:
        """Never raises for what lies there or the disk."""
        if self._monotonic() < self._due or not has_bundles(self._profile):
            return
        self._due = self._monotonic() + _LOOK_SECONDS
        try:
            go_back(self._profile)
        except (BundleRefused, OSError) as error:
            self._log.write(LogEvent.BUNDLE_TAKEN_BACK, fault=_fault(error))
        try:
            found = bundles_of(self._profile).taken_back()
        except (BundleRefused, OSError):
            return  # said above
        with self._lock:
            new, self._found = set(found) - set(self._found), found
        for one in sorted(new, key=lambda each: (each.kind, each.name)):
            action = "stays" if one.instead is None else "gone_back"
            self._log.write(LogEvent.BUNDLE_TAKEN_BACK, action=action, detail=f"{one.kind}/{one.name}/{one.sequence}")


def _fault(error: BundleRefused | OSError) -> str:
    return error.reason.value if isinstance(error, BundleRefused) else type(error).__name__
