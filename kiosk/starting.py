"""``kiosk run``: from a profile's file to the running terminal, or every reason why it cannot run.

The command line's library is not imported here: the first page waits for every import.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.profile import Profile, ProfileInvalid, load_profile
from kiosk.texts import Language, Words, load_words

if TYPE_CHECKING:
    from kiosk.brand import Brand, BrandInvalid
    from kiosk.catalogue.collection import Catalogue
    from kiosk.log import Log

#: Exit code: the call or the profile is wrong.
WRONG_CALL = 2


class CannotStart(Exception):
    """Something that is needed is missing or wrong; ``lines`` say what, to a technician."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def words() -> Words:
    """The command line's words: Chinese where the locale is, English elsewhere."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if locale.startswith(("zh_HK", "zh_MO", "zh_TW", "zh_Hant")):
        return load_words(Language.TRADITIONAL)
    return load_words(Language.CHINESE if locale.startswith("zh") else Language.ENGLISH)


def open_profile(file: Path) -> Profile:
    """Raises CannotStart with every mistake in it."""
    try:
        return load_profile(file)
    except ProfileInvalid as invalid:
        said = words()
        lines = [
            f"{problem.file}:{problem.line}: " + (f"{problem.key}: " if problem.key else "") + said.say(problem.told)
            for problem in invalid.problems
        ]
        raise CannotStart(*lines, said.of("profile-problem-count", count=len(lines))) from None


def open_catalogue(read: Callable[[], Catalogue]) -> Catalogue:
    """What ``read`` reads. Raises CannotStart with every mistake in the definitions, or when there is no folder."""
    from kiosk.catalogue.problems import DefinitionsInvalid

    try:
        return read()
    except FileNotFoundError as missing:
        raise CannotStart(words().of("catalogue-no-folder", folder=str(missing.filename))) from None
    except DefinitionsInvalid as invalid:
        count = words().of("profile-problem-count", count=len(invalid.problems))
        raise CannotStart(*map(str, invalid.problems), count) from None


def open_brand(profile: Profile) -> Brand:
    """Whose terminal it is. Raises CannotStart with every mistake in the pack."""
    from kiosk.brand import PLAIN, BrandInvalid, read_brand

    try:
        return PLAIN if profile.brand is None else read_brand(profile.brand.pack)
    except BrandInvalid as invalid:
        raise CannotStart(*brand_problems(invalid)) from None


def brand_problems(invalid: BrandInvalid) -> list[str]:
    """A line for each mistake, and how many they are."""
    said = words()
    lines = [
        f"{problem.file}:{problem.line}: " + (f"{problem.key}: " if problem.key else "") + said.say(problem.text)
        for problem in invalid.problems
    ]
    return [*lines, said.of("brand-problem-count", count=len(lines))]


def _brand_or_plain(profile: Profile) -> Brand:
    """A spoilt pack is told and gone on without: a terminal that stands still serves nobody."""
    from kiosk.brand import PLAIN

    try:
        return open_brand(profile)
    except CannotStart as why:
        print(*why.lines, sep="\n", file=sys.stderr)
        return PLAIN


def run(profile: Path) -> int:
    """Run the terminal until it is told to stop. Exit code: 0, or 2 with the reasons on standard error."""
    # What is made at start-up stays: looking through it for garbage is in vain until the first page stands.
    gc.disable()
    try:
        return _run(profile, _without_what_was_taken_back(profile, open_profile(profile)))
    except CannotStart as why:
        print(*why.lines, sep="\n", file=sys.stderr)
        return WRONG_CALL


def _without_what_was_taken_back(file: Path, terminal: Profile) -> Profile:
    """The profile, read anew where one of its layers was gone back from. What cannot be gone back from is used on, and
    told in the log, to technicians and by ``kiosk health``: a terminal that stands still serves nobody."""
    if terminal.bundles.trust is None or not (terminal.folders.state / "bundles").is_dir():
        return terminal
    from kiosk.bundles.refusing import BundleRefused
    from kiosk.taken_back import go_back

    try:
        moved = go_back(terminal)
    except (BundleRefused, OSError):
        return terminal
    return open_profile(file) if moved else terminal


def _run(file: Path, terminal: Profile) -> int:
    catalogue = _first_catalogue(terminal)
    if terminal.services.include or terminal.services.exclude:
        # Said, and gone on without: the platform may have withdrawn it, and a terminal that stands still serves nobody.
        for line in chosen_in_vain(file, terminal, thorough=False):
            print(line, file=sys.stderr)
    # Only now: what cannot run says so before the window's libraries are loaded.
    from kiosk.app import run_terminal
    from kiosk.operations.folders import NotInMemory, make_folders
    from kiosk.operations.instance import AlreadyRunning, SingleInstance
    from kiosk.operations.print_journal import JournalUnreadable

    try:
        make_folders(terminal)
        with SingleInstance(terminal.folders.state):
            log = _log(terminal)
            log.take_uncaught()
            return run_terminal(terminal, catalogue, log, _brand_or_plain(terminal))
    except AlreadyRunning:
        raise CannotStart(words().of("run-already", terminal=terminal.terminal.id)) from None
    except JournalUnreadable as error:
        raise CannotStart(words().of("run-journal", file=str(error.file))) from None
    except NotInMemory as error:
        raise CannotStart(words().of("run-not-in-memory", folder=str(error.folder))) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise CannotStart(words().of("run-folders", folder=str(error.filename or ""), reason=reason)) from None


def _log(terminal: Profile) -> Log:
    from kiosk.log import Log
    from kiosk.profile.surroundings import LogLevel

    everything, remote = terminal.logging.level is LogLevel.INFO, terminal.logging.remote
    if remote is None:
        return Log(everything=everything)
    from kiosk.remote_log import RemoteLog

    collector = RemoteLog(remote, terminal.terminal.id)
    return Log(everything=everything, copy=lambda line, warning: collector.send(line, warning=warning))


def _first_catalogue(terminal: Profile) -> Catalogue:
    from kiosk.catalogue.starting import first_catalogue
    from kiosk.catalogue.store import FILE

    services = terminal.services
    kept = terminal.folders.cache / FILE
    return open_catalogue(
        lambda: first_catalogue(
            kept, services.folder, services.include, services.exclude, regions_file=services.regions
        )
    )


def chosen_in_vain(file: Path, profile: Profile, *, thorough: bool = True) -> list[str]:
    """A line, at its place in the file, for every item, department and place that a profile names and that is not
    there, as far as this machine knows.

    Not ``thorough``: the folder is read only where no catalogue was kept yet.
    """
    from kiosk.catalogue.loading import read_what_is_right
    from kiosk.catalogue.regions_file import read_regions
    from kiosk.catalogue.store import catalogue_of
    from kiosk.catalogue.sync import stored_or_nothing
    from kiosk.catalogue_keeping import store_file
    from kiosk.profile.chosen import check_chosen
    from kiosk.profile.layers import read_layers

    held = catalogue_of(stored_or_nothing(store_file(profile)))
    services = {*held.services, *held.departments}
    regions = set(held.regions.by_code)
    folder, places = profile.services.folder, profile.services.regions
    if folder is not None and folder.is_dir() and (thorough or not services):
        read = read_what_is_right(folder).catalogue
        services |= {*read.services, *read.departments}
    if places is not None and places.is_file() and (thorough or not regions):
        regions |= {region.code for region in read_regions(places)[0]}
    said = words()
    return [
        f"{problem.file}:{problem.line}: {problem.key}: {said.say(problem.text)}"
        for problem in check_chosen(read_layers(file), profile, services, regions)
    ]
