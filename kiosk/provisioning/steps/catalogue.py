"""The catalogue: the platform's, from the network or a stick, beside what lies in the profile's folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalogue.keeper import Task, work
from kiosk.catalogue.outcomes import Ended, Outcome
from kiosk.catalogue.receiving import read_bundle, trust_of
from kiosk.catalogue.refusing import CatalogueRefused
from kiosk.catalogue.store import Part, Source, Stored
from kiosk.catalogue.sync import import_bundle, stored_or_nothing
from kiosk.catalogue_keeping import store_file, task_for
from kiosk.central.credentials import CredentialsError, load_credentials
from kiosk.profile import Profile
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.order import CATALOGUE_FILE, Order
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, left, so, to_do
from kiosk.texts import Text


class CatalogueStep:
    """What is there already is kept current by the terminal itself, and is not asked for again."""

    name = StepName.CATALOGUE
    foundation = False

    def __init__(self, ground: Ground, order: Order, profile: Callable[[], Profile]) -> None:
        self._ground = ground
        self._order = order
        self._profile = profile

    def look(self) -> Look:
        profile = self._profile()
        folder = _folder(profile)
        with self._ground.as_owner():
            stored = stored_or_nothing(store_file(profile))
            enrolled = _is_enrolled(profile)
        said = []
        if folder is not None and stored.part(Source.FOLDER) is None:
            said.append(Text.of("provision-catalogue-folder", folder=str(folder)))
        platform = stored.part(Source.PLATFORM)
        if self._order.stick is not None:
            if enrolled and (version := self._newer_on_stick(platform)) is not None:
                said.append(Text.of("provision-catalogue-stick", version=str(version)))
        elif enrolled and platform is None:
            said.append(Text.of("provision-catalogue-ask", url=profile.platform.url))
        if said:
            return to_do(*said)
        if not stored.parts:
            return left(Text.of("provision-catalogue-none"))
        return so(_held(stored))

    def do(self) -> None:
        profile = self._profile()
        file, platform = store_file(profile), Source.PLATFORM
        with_network = self._order.stick is None
        bundle = self._on_stick()
        with self._ground.as_owner():
            enrolled = _is_enrolled(profile)
            task = task_for(profile, with_folder=True, with_platform=with_network and enrolled)
            folder = _folder(profile)
            outcomes = work(Task(**(task.model_dump() | {"folder": folder})))
        if not with_network and enrolled and bundle is not None:
            with self._ground.as_owner():
                trust = trust_of(profile.platform.credentials, datetime.now(UTC))
            newer = self._newer_on_stick(stored_or_nothing(file).part(platform))
            if newer is not None:
                with self._ground.as_owner():
                    outcomes += (import_bundle(file, bundle, trust),)
        failed = [outcome for outcome in outcomes if outcome.ended in (Ended.REFUSED, Ended.UNREACHABLE)]
        if failed:
            raise StepFailed(*map(_problem, failed))

    def _on_stick(self) -> Path | None:
        stick = self._order.stick
        if stick is None:
            return None
        return next(
            (file for file in (self._order.on_stick(CATALOGUE_FILE), stick / CATALOGUE_FILE) if file.is_file()), None
        )

    def _newer_on_stick(self, present: Part | None) -> int | None:
        """The version on the stick, where it is newer than ``present``; one that cannot be read is for ``do``."""
        file = self._on_stick()
        if file is None:
            return None
        try:
            version = read_bundle(file).manifest.version
        except (CatalogueRefused, OSError):
            version = 0
        return version if present is None or version > (present.version or 0) else None


def _folder(profile: Profile) -> Path | None:
    folder = profile.services.folder
    return folder if folder is not None and folder.is_dir() else None


def _is_enrolled(profile: Profile) -> bool:
    try:
        load_credentials(profile.platform.credentials)
    except (CredentialsError, OSError):
        return False
    return True


def _held(stored: Stored) -> Text:
    part = stored.part(Source.PLATFORM)
    if part is None:
        return Text.of("provision-catalogue-from-folder")
    return Text.of("provision-catalogue-so", version=str(part.version or 0), taken=part.taken_at[:10])


def _problem(outcome: Outcome) -> Problem:
    if outcome.reason is None:
        what = Text.of("provision-catalogue-unreachable", detail=outcome.detail)
    else:
        reason = Text.of(f"catalogue-refused-{outcome.reason.replace('_', '-')}")
        what = Text.of("provision-catalogue-refused", reason=reason, detail=outcome.detail)
    return Problem(what, Text.of("provision-catalogue-cure"))
