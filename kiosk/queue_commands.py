"""``kiosk queue``: what a technician may see and do with the outbox. Nothing here can open what is sealed.

Exit codes: 0 done, 1 it was tried and failed or something was left, 2 the call or the profile is wrong.
"""

from __future__ import annotations

import json as json_text
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from uuid import UUID

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.profile import Profile
    from kiosk.texts import Words
    from offline_queue.model import Fact
    from offline_queue.spool import Spool
    from offline_queue.sqlite_store import SqliteStore

queue_commands = typer.Typer(no_args_is_help=True, help="what residents confirmed and the platform does not yet have")

DATABASE = "outbox.sqlite"
MATERIALS = "outbox-materials"
_FAILED, _WRONG_CALL = 1, 2
_LISTED = 50


@queue_commands.command("status")
def status(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Counts, reasons, the pause, and the room on the disk."""
    from offline_queue.limits import free_bytes

    with _opened(profile) as (terminal, said, store, _):
        counts, pause = store.counts(), store.pause()
        free = free_bytes(terminal.folders.state)
        if json:
            _print_json(
                waiting=counts.waiting,
                parked=counts.parked,
                parked_reasons=dict(counts.parked_reasons),
                oldest_waiting_at=_time(counts.oldest_waiting_at),
                bytes=counts.size,
                free_bytes=free,
                paused=pause.reason.value if pause else None,
                faults_in_a_row=pause.faults_in_a_row if pause else 0,
            )
            return
        typer.echo(said.of("queue-status-waiting", count=counts.waiting, bytes=counts.size))
        if counts.oldest_waiting_at is not None:
            typer.echo(said.of("queue-status-oldest", time=_time(counts.oldest_waiting_at) or ""))
        for reason, count in counts.parked_reasons:
            typer.echo(said.of("queue-status-parked", count=count, reason=_word(said, "reason", reason)))
        if pause is not None:
            fault = _word(said, "fault", pause.reason.value)
            typer.echo(said.of("queue-status-paused", fault=fault, count=pause.faults_in_a_row))
        typer.echo(said.of("queue-status-free", bytes=free))


@queue_commands.command("list")
def list_rows(
    profile: ProfileOption,
    *,
    state: Annotated[str | None, typer.Option(help="waiting, sending, accepted, parked or expired")] = None,
    after: Annotated[int, typer.Option(min=0, help="begin behind this sequence")] = 0,
    most: Annotated[int, typer.Option(min=1, max=10_000)] = _LISTED,
    json: JsonOption = False,
) -> None:
    """Rows in their order, masked."""
    from offline_queue.model import State

    with _opened(profile) as (_, said, store, _):
        if state is not None and state not in list(State):
            _refuse(said.of("queue-no-such-state", state=state, known=", ".join(State)))
        facts = store.facts(State(state) if state else None, after=after, most=most)
        if json:
            _print_json(rows=[_as_json(fact) for fact in facts])
        elif not facts:
            typer.echo(said.of("queue-list-empty"))
        else:
            for fact in facts:
                typer.echo(_as_line(fact, said))


@queue_commands.command("show")
def show(
    which: Annotated[str, typer.Argument(help="a local number or an id")],
    profile: ProfileOption,
    *,
    json: JsonOption = False,
) -> None:
    """Where one row stands."""
    with _opened(profile) as (_, said, store, _):
        fact = _found(store, which, said)
        if json:
            _print_json(**_as_json(fact))
            return
        typer.echo(_as_line(fact, said))
        typer.echo(said.of("queue-show-more", row=str(fact.id), count=fact.materials, attempts=fact.attempts))


@queue_commands.command("drain")
def drain(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Send what is due now, without a screen."""
    from kiosk.central.outbox_transport import PlatformTransport
    from kiosk.log import Log
    from kiosk.platform_access import PlatformAccess
    from offline_queue.moments import moment
    from offline_queue.sender import Clock, Sender

    with _opened(profile) as (terminal, said, store, spool):
        log = Log(sys.stderr)
        access = PlatformAccess(terminal, log)
        clock = Clock(moment, lambda: None, lambda: datetime.now(UTC) + access.clock_offset())
        try:
            drained = Sender(store, spool, PlatformTransport(access.client), clock).drain()
        finally:
            access.close()
        waiting = store.counts().waiting
        paused = drained.paused.reason.value if drained.paused else None
        if json:
            _print_json(
                accepted=drained.accepted,
                parked=drained.parked,
                later=drained.later,
                waiting=waiting,
                paused=paused,
                busy=drained.busy,
            )
        elif drained.busy:
            typer.echo(said.of("queue-drain-busy"))
        else:
            typer.echo(said.of("queue-drained", count=drained.accepted, parked=drained.parked, waiting=waiting))
            if paused is not None:
                typer.echo(said.of("queue-drain-paused", fault=_word(said, "fault", paused)))
        if drained.busy or paused is not None:
            raise typer.Exit(_FAILED)


@queue_commands.command("unpark")
def unpark(
    which: Annotated[str, typer.Argument(help="an id, a local number, or all")],
    profile: ProfileOption,
    *,
    json: JsonOption = False,
) -> None:
    """Let what is parked wait to be sent once more: after its reason was done away with."""
    from offline_queue.model import State

    with _opened(profile) as (_, said, store, _spool):
        if which == "all":
            parked: list[Fact] = []
            while found := store.facts(State.PARKED, after=parked[-1].sequence if parked else 0):
                parked.extend(found)
        else:
            parked = [_found(store, which, said)]
        count = sum(store.unpark(fact.id) for fact in parked)
        if json:
            _print_json(unparked=count)
        else:
            typer.echo(said.of("queue-unparked", count=count))
        if not count:
            raise typer.Exit(_FAILED)


@queue_commands.command("export")
def export(folder: Path, profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Write what waits or is parked to a folder, sealed and signed: for another terminal, or the platform."""
    from kiosk.central.credentials import CredentialsError, load_credentials
    from kiosk.sealed_key import key_for_root
    from offline_queue.exchange import export_rows

    with _opened(profile) as (terminal, said, store, spool):
        if not folder.is_dir():
            _refuse(said.of("queue-no-folder", folder=str(folder)))
        try:
            with key_for_root():
                certificates = load_credentials(terminal.platform.credentials).certificate_file.read_bytes()
        except CredentialsError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(_FAILED) from None
        exported = export_rows(store, spool, folder, certificates)
        if json:
            _print_json(rows=exported.rows, unsigned=exported.unsigned)
        else:
            typer.echo(said.of("queue-exported", count=exported.rows, unsigned=exported.unsigned))


@queue_commands.command("import")
def import_(folder: Path, profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Take over what another terminal of the same platform exported."""
    from kiosk.central.credentials import CredentialsError, load_credentials
    from kiosk.queue_trust import trust_of
    from kiosk.sealed_key import key_for_root
    from offline_queue.exchange import import_rows

    with _opened(profile) as (terminal, said, store, spool):
        if not folder.is_dir():
            _refuse(said.of("queue-no-folder", folder=str(folder)))
        try:
            with key_for_root():
                own = load_credentials(terminal.platform.credentials).certificate_file.read_bytes()
        except CredentialsError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(_FAILED) from None
        imported = import_rows(store, spool, folder, trust_of(own))
        if json:
            left = {name: why.value for name, why in imported.left}
            _print_json(added=imported.added, known=imported.known, left=left)
        else:
            typer.echo(said.of("queue-imported", count=imported.added, known=imported.known))
            for name, why in imported.left:
                typer.echo(said.of("queue-import-left", file=name, reason=_word(said, "left", why.value)))
        if imported.left:
            raise typer.Exit(_FAILED)


@contextmanager
def _opened(profile: Path) -> Iterator[tuple[Profile, Words, SqliteStore, Spool]]:
    """The terminal's outbox; what goes wrong with it is said in words, with exit code 1."""
    from kiosk.cli import open_profile, words
    from kiosk.operations.ownership import give_back
    from offline_queue.spool import LOCK, Spool
    from offline_queue.sqlite_store import SqliteStore
    from offline_queue.store import KnownError

    terminal, said = open_profile(profile), words()
    state = terminal.folders.state
    if not (state / DATABASE).is_file():
        _refuse(said.of("queue-none", folder=str(state)))
    try:
        store = SqliteStore(state / DATABASE)
        try:
            yield terminal, said, store, Spool(state / MATERIALS)
        finally:
            store.close()
            give_back(state, (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", MATERIALS))
            give_back(state / MATERIALS, (LOCK,))
    except KnownError as error:
        typer.echo(said.of("queue-trouble", trouble=_word(said, "trouble", error.trouble.value)), err=True)
        typer.echo(str(error), err=True)
        raise typer.Exit(_FAILED) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        typer.echo(said.of("queue-files", reason=reason), err=True)
        raise typer.Exit(_FAILED) from None


def _found(store: SqliteStore, which: str, said: Words) -> Fact:
    """The row with that local number or id, or a word and the end."""
    from offline_queue.identifiers import is_local_number

    if is_local_number(which):
        fact = store.find_number(which)
    else:
        try:
            fact = store.find(UUID(which))
        except ValueError:
            _refuse(said.of("queue-not-a-number"))
    if fact is None:
        typer.echo(said.of("queue-show-none"), err=True)
        raise typer.Exit(_FAILED)
    return fact


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(_WRONG_CALL)


def _as_json(fact: Fact) -> dict[str, object]:
    return {
        "sequence": fact.sequence,
        "id": str(fact.id),
        "kind": fact.kind.value,
        "item": fact.item,
        "state": fact.state.value,
        "reason": fact.reason,
        "local_number": _masked(fact.local_number),
        "confirmed_at": _time(fact.confirmed_at),
        "settled_at": _time(fact.settled_at),
        "bytes": fact.size,
        "materials": fact.materials,
        "attempts": fact.attempts,
        "reference": _masked(fact.reference),
    }


def _as_line(fact: Fact, said: Words) -> str:
    return said.of(
        "queue-row",
        sequence=str(fact.sequence),
        time=_time(fact.confirmed_at) or "",
        kind=_word(said, "kind", fact.kind.value),
        state=_word(said, "state", fact.state.value),
        reason=_word(said, "reason", fact.reason) if fact.reason else "-",
        number=_masked(fact.local_number) or "-",
        bytes=fact.size,
    )


def _word(said: Words, what: str, value: str) -> str:
    """The words for a member of a closed set."""
    return said.of(f"queue-{what}-{value.replace('_', '-')}")


def _masked(number: str) -> str:
    """The last four characters tell two rows apart; who knows the whole number can ask for the case."""
    return "*" * (len(number) - 4) + number[-4:] if len(number) > 4 else "*" * len(number)


def _time(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at is not None else None


def _print_json(**values: object) -> None:
    typer.echo(json_text.dumps(values, ensure_ascii=False))
