"""``kiosk catalogue``: bring the terminal's catalogue up to date, carry it on a stick, and see where it stands.

Exit codes: 0 done, 1 it was tried and failed or refused, 2 the call or the profile is wrong. A terminal that runs
takes over what is written here by itself, from its next visit on.
"""

from __future__ import annotations

import json as json_text
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.catalogue.outcomes import Outcome
    from kiosk.catalogue.store import Attempt, Part
    from kiosk.profile import Profile
    from kiosk.texts import Words

catalogue_commands = typer.Typer(no_args_is_help=True, help="the service definitions")

_FAILED, _WRONG_CALL = 1, 2


@catalogue_commands.command("sync")
def sync(profile: ProfileOption) -> None:
    """Look into the folder of services, ask the platform, and take over what is right."""
    from kiosk.catalogue.keeper import work
    from kiosk.catalogue_keeping import task_for
    from kiosk.sealed_key import key_for_root

    terminal = _profile(profile)
    with_folder = terminal.services.folder is not None
    with key_for_root():
        outcomes = work(task_for(terminal, with_folder=with_folder, with_platform=True))
    _tell(outcomes)


@catalogue_commands.command("import")
def import_file(file: Path, profile: ProfileOption) -> None:
    """Take over a catalogue from a file, as it comes on a stick: signed, whole, and not older than what is here."""
    from datetime import UTC, datetime

    from kiosk.catalogue.receiving import trust_of
    from kiosk.catalogue.refusing import CatalogueRefused
    from kiosk.catalogue.store import Source
    from kiosk.catalogue.sync import import_bundle, refuse
    from kiosk.catalogue_keeping import store_file
    from kiosk.sealed_key import key_for_root

    terminal = _profile(profile)
    store = store_file(terminal)
    try:
        with key_for_root():
            outcome = import_bundle(store, file, trust_of(terminal.platform.credentials, datetime.now(UTC)))
    except CatalogueRefused as refused:
        outcome = refuse(store, Source.PLATFORM, refused)
    except OSError as error:
        _unusable(file, error)
    _tell((outcome,))


@catalogue_commands.command("export")
def export(file: Path, profile: ProfileOption) -> None:
    """Write the platform's catalogue, as this terminal holds it, to a file for another one."""
    from kiosk.catalogue.receiving import bundle_text
    from kiosk.catalogue.store import Source
    from kiosk.catalogue.sync import stored_or_nothing
    from kiosk.catalogue_keeping import store_file

    part = stored_or_nothing(store_file(_profile(profile))).part(Source.PLATFORM)
    if part is None:
        typer.echo(_words().of("catalogue-nothing-here"), err=True)
        raise typer.Exit(_FAILED)
    fresh = file.with_name(f".{file.name}.new")
    try:
        fresh.write_text(bundle_text(part), encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        _unusable(file, error)
    typer.echo(_words().of("catalogue-exported", file=str(file), version=part.version, count=len(part.rows)))


@catalogue_commands.command("status")
def status(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """What this terminal holds of which source, since when, and how the last try ended."""
    from kiosk.catalogue.store import Source
    from kiosk.catalogue.sync import stored_or_nothing
    from kiosk.catalogue_keeping import store_file

    stored = stored_or_nothing(store_file(_profile(profile)))
    if json:
        said = {source.value: _as_json(stored.part(source), stored.attempts.get(source)) for source in Source}
        typer.echo(json_text.dumps(said, ensure_ascii=False))
        return
    for source in Source:
        part, attempt = stored.part(source), stored.attempts.get(source)
        typer.echo(f"{_words().of(f'catalogue-source-{source}')}: {_held(part)}")
        if attempt is not None:
            typer.echo("  " + _tried(attempt))


def _held(part: Part | None) -> str:
    if part is None:
        return _words().of("catalogue-holds-nothing")
    from kiosk.central.catalogue_names import EntryKind

    counts = Counter(row.kind for row in part.rows)
    return _words().of(
        "catalogue-holds",
        version=part.version or part.sha256[:8],
        taken=part.taken_at,
        items=counts[EntryKind.ITEM],
        guides=counts[EntryKind.GUIDE],
    )


def _tried(attempt: Attempt) -> str:
    if not attempt.reason:
        problems = attempt.detail.splitlines()
        said = _words().of("catalogue-tried", at=attempt.at)
        return "\n  ".join([said, *problems])
    reason = _words().of(f"catalogue-refused-{attempt.reason.replace('_', '-')}")
    return _words().of("catalogue-tried-in-vain", at=attempt.at, reason=reason, detail=attempt.detail)


def _as_json(part: Part | None, attempt: Attempt | None) -> dict[str, object]:
    counts = Counter(row.kind.value for row in part.rows) if part is not None else Counter()
    return {
        "version": part.version if part is not None else None,
        "sha256": part.sha256 if part is not None else None,
        "taken_at": part.taken_at if part is not None else None,
        "entries": dict(sorted(counts.items())),
        "tried_at": attempt.at if attempt is not None else None,
        "refused": attempt.reason or None if attempt is not None else None,
        "refused_version": attempt.version if attempt is not None and attempt.reason else None,
        "detail": attempt.detail if attempt is not None else "",
    }


def _tell(outcomes: tuple[Outcome, ...]) -> None:
    """A line for each, and exit code 1 when the last of one could not be taken."""
    from kiosk.catalogue.outcomes import Ended

    for outcome in outcomes:
        source = _words().of(f"catalogue-source-{outcome.source}")
        if outcome.ended is Ended.REFUSED and outcome.reason is not None:
            reason = _words().of(f"catalogue-refused-{outcome.reason.replace('_', '-')}")
            said = _words().of("catalogue-was-refused", reason=reason, detail=outcome.detail)
        else:
            said = _words().of(
                f"catalogue-was-{outcome.ended}",
                version=outcome.version or 0,
                changed=outcome.changed,
                removed=outcome.removed,
                detail=outcome.detail,
            )
        failed = outcome.ended in (Ended.REFUSED, Ended.UNREACHABLE)
        typer.echo(f"{source}: {said}", err=failed)
        for problem in outcome.problems:
            typer.echo(problem, err=True)
    last = {outcome.source: outcome for outcome in outcomes}.values()
    if any(one.ended in (Ended.REFUSED, Ended.UNREACHABLE) or one.problems for one in last):
        raise typer.Exit(_FAILED)


def _profile(file: Path) -> Profile:
    from kiosk.cli import open_profile

    return open_profile(file)


def _words() -> Words:
    from kiosk.cli import words

    return words()


def _unusable(file: Path, error: OSError) -> NoReturn:
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    typer.echo(_words().of("catalogue-no-file", file=str(file), reason=reason), err=True)
    raise typer.Exit(_WRONG_CALL)
