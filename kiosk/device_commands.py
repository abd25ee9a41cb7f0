"""``kiosk devices``: what a technician sees of the terminal's devices, and tries on them.

Exit codes: 0 done, 1 it was tried and failed or a device is not usable, 2 the call or the profile is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from drivers.discovery.values import PluggedIn
    from kiosk.profile import Profile
    from kiosk.technician.fitted import Fitted
    from kiosk.texts import Words

device_commands = typer.Typer(no_args_is_help=True, help="what is plugged in, and whether it works")

_FAILED, _WRONG_CALL = 1, 2
_READERS = ("id_card",)
_PRINTERS = ("receipt_printer", "document_printer")


@device_commands.command("list")
def list_devices(
    *,
    profile: Annotated[Path | None, typer.Option("--profile", help="say what of it this profile uses")] = None,
    json: JsonOption = False,
) -> None:
    """What is plugged in, with ids, and what we think it is."""
    from kiosk.cli import open_profile, words
    from kiosk.technician import inventory
    from kiosk.technician.fitted import fitted_devices
    from kiosk.technician.wording import as_json

    said = words()
    fitted = fitted_devices(open_profile(profile)) if profile is not None else None
    plugged = _plugged_in(said)
    if json:
        typer.echo(as_json(inventory.as_values(plugged, fitted, said)))
    else:
        typer.echo("\n".join(inventory.lines(plugged, fitted, said)))


@device_commands.command("suggest")
def suggest(*, json: JsonOption = False) -> None:
    """A profile section for each device that is recognised, ready to be pasted."""
    from kiosk.cli import words
    from kiosk.technician import suggestions
    from kiosk.technician.wording import as_json

    said = words()
    found = suggestions.suggestions(_plugged_in(said))
    if json:
        typer.echo(as_json(suggestions.as_values(found, said)))
    else:
        typer.echo("\n".join(suggestions.toml(found, said)) if found else "# " + said.of("devices-nothing-to-suggest"))


@device_commands.command("check")
def check(
    profile: ProfileOption,
    name: Annotated[str | None, typer.Argument(help="one device, by its section's name; all without it")] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Try each device of the profile: how it is, and what to do about it."""
    from kiosk.cli import words
    from kiosk.technician import checking
    from kiosk.technician.wording import as_json

    said = words()
    terminal, devices = _chosen(profile, name, said)
    with _alone(terminal, said):
        rows = checking.check(devices)
    usable = all(row.usable for row in rows)
    if json:
        typer.echo(as_json({"devices": [checking.as_values(row, said) for row in rows], "usable": usable}))
    else:
        typer.echo("\n".join(checking.table(rows, said)) if rows else said.of("devices-none-fitted"))
    if not usable:
        raise typer.Exit(_FAILED)


@device_commands.command("read")
def read(
    what: Annotated[str, typer.Argument(help="id_card")],
    profile: ProfileOption,
    *,
    json: JsonOption = False,
) -> None:
    """Read one card, and show it masked."""
    from kiosk.cli import words
    from kiosk.technician import card_reading
    from kiosk.technician.wording import as_json

    said = words()
    terminal, (fitted,) = _chosen(profile, _one_of(what, _READERS, said), said)
    with _alone(terminal, said):
        if not json:
            typer.echo(said.of("devices-lay-card", seconds=int(card_reading.PATIENCE)))
        found = card_reading.attempt(fitted, date.today())
    typer.echo(as_json(card_reading.as_values(found)) if json else "\n".join(card_reading.lines(found, said)))
    if found.card is None:
        raise typer.Exit(_FAILED)


@device_commands.command("print-test")
def print_test(
    profile: ProfileOption,
    name: Annotated[str | None, typer.Argument(help="receipt_printer or document_printer; both without it")] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Print a test page, and wait until the printer says that it is out."""
    from kiosk.cli import words
    from kiosk.documents.paper import Place
    from kiosk.profile import ProfileKind
    from kiosk.technician import trial_print
    from kiosk.technician.wording import as_json

    said = words()
    if name is not None:
        _one_of(name, _PRINTERS, said)
    terminal, devices = _chosen(profile, name, said)
    printers = [fitted for fitted in devices if fitted.family in _PRINTERS]
    if not printers:
        _refuse(said.of("devices-no-printer"))
    now = datetime.now(ZoneInfo(terminal.terminal.time_zone))
    place = Place(
        terminal.terminal.hall.said(said.language.value),
        terminal.terminal.id,
        terminal.terminal.hotline,
        demonstration=terminal.kind is ProfileKind.REHEARSAL,
        operator="" if terminal.operator is None else terminal.operator.said(said.language.value),
    )
    with _alone(terminal, said):
        trials = [(fitted, trial_print.trial(fitted, place, said, now)) for fitted in printers]
    if json:
        prints = [{"family": fitted.family.value, **trial_print.as_values(trial, said)} for fitted, trial in trials]
        typer.echo(as_json({"prints": prints}))
    else:
        for fitted, trial in trials:
            typer.echo("\n".join(trial_print.lines(trial, fitted.family, said)))
    if any(trial.end is not trial_print.TrialEnd.PRINTED for _, trial in trials):
        raise typer.Exit(_FAILED)


@device_commands.command("watch")
def watch(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Every change of any device as a line, with the time, until Ctrl-C."""
    from kiosk.cli import words
    from kiosk.technician import watching

    said = words()
    terminal, devices = _chosen(profile, None, said)
    if not devices:
        typer.echo(said.of("devices-none-fitted"))
        return
    with _alone(terminal, said):
        try:
            for at, row in watching.watch(devices):
                typer.echo(watching.as_json_line(at, row, said) if json else watching.line(at, row, said))
        except KeyboardInterrupt:  # the way to end it
            return


@device_commands.command("record")
def record(
    name: Annotated[str, typer.Argument(help="one device, by its section's name")],
    profile: ProfileOption,
    *,
    test_card: Annotated[
        bool, typer.Option("--test-card", help="I lay a test card on the reader, and nobody's own")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Note every byte between a driver and its device, for ten minutes or until Ctrl-C, while the terminal is off."""
    from drivers.transports.recording import LONGEST
    from kiosk.cli import words
    from kiosk.operations.folders import NotInMemory, make_folders
    from kiosk.operations.instance import AlreadyRunning, SingleInstance
    from kiosk.technician import recording
    from kiosk.technician.checking import place_of
    from kiosk.technician.wording import as_json

    said = words()
    terminal, (fitted,) = _chosen(profile, name, said)
    if not test_card:
        _refuse(said.of("devices-record-needs-test-card"))
    try:
        device = fitted.make_here()  # where its bytes can be seen
    except Exception as error:  # a library that is missing, or our mistake: said, not shown
        _fail(said.of("devices-crashed", place=place_of(error)))
    places = recording.transports_of(device)
    if not places:
        _refuse(said.of("devices-record-no-bytes", driver=fitted.driver.name))
    try:
        make_folders(terminal)
        runtime = terminal.folders.runtime
        with SingleInstance(terminal.folders.state), recording.RecordedFile(runtime, fitted.family) as into:
            recording.tap(places, into.recording)
            if not json:
                minutes = int(LONGEST) // 60
                typer.echo(said.of("devices-recording", file=str(into.file), minutes=minutes))
            recording.exercise(device, into.recording)
    except AlreadyRunning:
        _fail(said.of("devices-record-running"))
    except NotInMemory as error:
        _fail(said.of("run-not-in-memory", folder=str(error.folder)))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        _fail(said.of("run-folders", folder=str(error.filename or ""), reason=reason))
    except Exception as error:  # its text may quote the card
        _fail(said.of("devices-crashed", place=place_of(error)))
    if json:
        typer.echo(as_json({"file": str(into.file), "passages": into.passages}))
    else:
        typer.echo(said.of("devices-recorded", count=into.passages))


@contextmanager
def _alone(terminal: Profile, said: Words) -> Iterator[None]:
    """Two programs on one line take each other's answers: while the terminal runs, its devices are its own."""
    from kiosk.operations.instance import AlreadyRunning, SingleInstance

    with ExitStack() as held:
        try:
            held.enter_context(SingleInstance(terminal.folders.state, beside=True))
        except AlreadyRunning:
            _fail(said.of("devices-terminal-running"))
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else type(error).__name__
            _fail(said.of("run-folders", folder=str(error.filename or ""), reason=reason))
        yield


def _chosen(profile: Path, name: str | None, said: Words) -> tuple[Profile, tuple[Fitted, ...]]:
    """The profile, and the devices that are meant: one by its name, or all."""
    from kiosk.cli import open_profile
    from kiosk.technician.fitted import fitted_devices

    terminal = open_profile(profile)
    fitted = fitted_devices(terminal)
    if name is None:
        return terminal, fitted
    chosen = tuple(each for each in fitted if each.family == name)
    if not chosen:
        known = ", ".join(each.family for each in fitted)
        _refuse(said.of("devices-not-fitted", name=name, known=known))
    return terminal, chosen


def _one_of(name: str, known: tuple[str, ...], said: Words) -> str:
    if name not in known:
        _refuse(said.of("devices-not-fitted", name=name, known=", ".join(known)))
    return name


def _plugged_in(said: Words) -> PluggedIn:
    from drivers.discovery.scanning import NoUdev, plugged_in

    try:
        return plugged_in()
    except NoUdev:
        _fail(said.of("devices-no-udev"))


def _fail(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(_FAILED)


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(_WRONG_CALL)
