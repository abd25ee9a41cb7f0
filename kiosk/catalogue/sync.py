"""One round with the platform: all of its catalogue once, then what has changed; judged, then kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.catalogue.outcomes import Ended, Outcome
from kiosk.catalogue.receiving import Judged, Trust, judge, judge_changes, read_bundle
from kiosk.catalogue.refusing import CatalogueRefused, Refused
from kiosk.catalogue.store import NOTHING, Part, Row, Source, Stored, read_stored, writing
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.wire import ProblemCode


def sync(file: Path, client: PlatformClient, trust: Trust) -> tuple[Outcome, ...]:
    """What became of this round; two outcomes where changes did not fit and all of it was asked for then.

    Never raises for what the platform, the way there or the disk do.
    """
    present = stored_or_nothing(file).part(Source.PLATFORM)
    if present is None:
        return (_whole(file, client, trust, None),)
    try:
        changes = client.catalogue_changes(present.version)
        if changes is None:
            return (_unchanged(file, present),)
        return (_keep(file, judge_changes(changes, present, trust), present),)
    except PlatformError as error:
        if error.code is ProblemCode.TOO_OLD:
            return (_whole(file, client, trust, present),)
        return (_unanswered(file, error),)
    except CatalogueRefused as refused:
        outcome = refuse(file, Source.PLATFORM, refused)
        if refused.reason is Refused.DOES_NOT_FIT:
            return (outcome, _whole(file, client, trust, present))
        return (outcome,)


def import_bundle(file: Path, bundle: Path, trust: Trust) -> Outcome:
    """The same from a file, as it comes on a stick. Raises OSError when that cannot be read."""
    present = stored_or_nothing(file).part(Source.PLATFORM)
    try:
        return _keep(file, judge(read_bundle(bundle), present, trust), present)
    except CatalogueRefused as refused:
        return refuse(file, Source.PLATFORM, refused)


def go_back(file: Path, bundle: Path, instead_of: int, trust: Trust) -> Outcome:
    """The catalogue of ``bundle`` in the place of version ``instead_of``, though it is older: that one was taken back.

    Where another version is in use by now, the platform has said what is, and nothing is changed. Raises OSError.
    """
    present = stored_or_nothing(file).part(Source.PLATFORM)
    if present is not None and present.version != instead_of:
        return Outcome(source=Source.PLATFORM, ended=Ended.UNCHANGED, version=present.version)
    try:
        return _keep(file, judge(read_bundle(bundle), None, trust), present, older=True)
    except CatalogueRefused as refused:
        return refuse(file, Source.PLATFORM, refused)


def stored_or_nothing(file: Path) -> Stored:
    """What is kept; a file that cannot be read holds nothing, and is made anew by the next that is written."""
    try:
        return read_stored(file)
    except (sqlite3.Error, ValueError):
        return NOTHING


def refuse(file: Path, source: Source, refused: CatalogueRefused) -> Outcome:
    """The refusal, noted beside what is kept where that can be written."""
    try:
        with writing(file) as writer:
            writer.note(source, refused.reason, refused.detail, refused.version)
    except CatalogueRefused:
        pass  # the disk: the outcome says it all the same
    return Outcome(
        source=source, ended=Ended.REFUSED, reason=refused.reason, detail=refused.detail, version=refused.version
    )


def _whole(file: Path, client: PlatformClient, trust: Trust, present: Part | None) -> Outcome:
    try:
        catalogue = client.catalogue()
        return _keep(file, judge(catalogue, present, trust), present)
    except PlatformError as error:
        return _unanswered(file, error)
    except CatalogueRefused as refused:
        return refuse(file, Source.PLATFORM, refused)


def _keep(file: Path, judged: Judged, present: Part | None, *, older: bool = False) -> Outcome:
    version = judged.manifest.version
    with writing(file) as writer:
        judged.keep(writer, older=older)
        writer.note(Source.PLATFORM, version=version)
    return taken(Source.PLATFORM, present, judged.rows, version)


def taken(source: Source, present: Part | None, rows: tuple[Row, ...], version: int | None = None) -> Outcome:
    """An outcome that counts what is other than before."""
    before = {(row.kind, row.key): row.content for row in present.rows} if present is not None else {}
    now = {(row.kind, row.key): row.content for row in rows}
    changed = sum(before.get(name) != content for name, content in now.items())
    return Outcome(
        source=source,
        ended=Ended.TAKEN,
        version=version,
        entries=len(now),
        changed=changed,
        removed=len(before.keys() - now.keys()),
    )


def _unchanged(file: Path, present: Part) -> Outcome:
    try:
        with writing(file) as writer:
            writer.note(Source.PLATFORM, version=present.version)
    except CatalogueRefused as refused:
        return refuse(file, Source.PLATFORM, refused)
    return Outcome(source=Source.PLATFORM, ended=Ended.UNCHANGED, version=present.version, entries=len(present.rows))


def _unanswered(file: Path, error: PlatformError) -> Outcome:
    """An answer that breaks off, or is none of the contract, is a catalogue that is refused; no answer is nobody's
    fault."""
    if error.fault is PlatformFault.NOT_THE_PLATFORM:
        return refuse(file, Source.PLATFORM, CatalogueRefused(Refused.NOT_A_CATALOGUE, str(error)))
    return Outcome(source=Source.PLATFORM, ended=Ended.UNREACHABLE, detail=str(error), retry_after=error.retry_after)
