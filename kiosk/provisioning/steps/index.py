"""The search index of the catalogue, built before the first resident waits for it."""

from __future__ import annotations

import io
from collections.abc import Callable

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.store import catalogue_of
from kiosk.catalogue.sync import stored_or_nothing
from kiosk.catalogue_keeping import store_file
from kiosk.indexing import Indexing
from kiosk.log import Log
from kiosk.profile import Profile
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, left, so, to_do
from kiosk.texts import Text


class IndexStep:
    """One that fits the catalogue stays."""

    name = StepName.INDEX
    foundation = False

    def __init__(self, ground: Ground, profile: Callable[[], Profile]) -> None:
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        with self._ground.as_owner():
            catalogue = self._catalogue()
            if not catalogue.services:
                return left(Text.of("provision-index-nothing"))
            count = len(catalogue.services)
            if self._indexing().is_current(catalogue):
                return so(Text.of("provision-index-so", count=count))
        return to_do(Text.of("provision-index-to-do", count=count))

    def do(self) -> None:
        with self._ground.as_owner():
            finder = self._indexing().finder(self._catalogue())
        if finder is None:
            raise StepFailed(Problem(Text.of("provision-index-failed"), Text.of("provision-index-failed-cure")))

    def _catalogue(self) -> Catalogue:
        profile = self._profile()
        services = profile.services
        return catalogue_of(stored_or_nothing(store_file(profile)), services.include, services.exclude)

    def _indexing(self) -> Indexing:
        return Indexing(self._profile().folders.cache, Log(io.StringIO()))
