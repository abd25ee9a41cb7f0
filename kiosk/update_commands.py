"""``kiosk update``: where an update is, one from a stick, and the helper that puts it in place. ``kiosk health``: does
the terminal that runs here do what it should.

Exit codes: 0 done, or well; 1 it was refused, or something is wrong; 2 the call or the profile is wrong.
"""

from __future__ import annotations

import json as json_text
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.profile import Profile
    from kiosk.texts import Words
    from kiosk.updating.helper import Helper
    from kiosk.updating.states import Progress

update_commands = typer.Typer(no_args_is_help=True, help="newer releases of this program")

_FAILED, _WRONG_CALL = 1, 2
_MINUTE = 60.0

HomeOption = Annotated[Path | None, typer.Option("--home", hidden=True, help="the helper's folder, in tests")]


@update_commands.command("status")
def status(profile: ProfileOption, *, home: HomeOption = None, json: JsonOption = False) -> None:
    """How far an update is, why the last one was not taken, and what is installed."""
    from kiosk.updating.own import own_version
    from kiosk.updating.record import UPDATE_HELPER, UPDATE_PROGRESS, Record
    from kiosk.updating.states import as_values, followed
    from kiosk.upkeep import FOLDER

    terminal = _profile(profile)
    own = Record(terminal.folders.state / FOLDER / UPDATE_PROGRESS).read()
    told = followed(own, Record((home or UPDATE_HELPER) / UPDATE_PROGRESS).read())
    if json:
        typer.echo(json_text.dumps({"installed": own_version(), **as_values(told)}))
        return
    typer.echo(_words().of("update-installed", version=own_version()))
    for line in _lines(told):
        typer.echo(line)


@update_commands.command("install")
def install(bundle: Path, profile: ProfileOption, *, home: HomeOption = None) -> None:
    """Put a release from a stick in place, watch it, and take it back if it does not hold. As root; nobody should be
    standing before the terminal."""
    if os.geteuid() != 0:
        typer.echo(_words().of("update-as-root"), err=True)
        raise typer.Exit(_WRONG_CALL)
    _put_in_place(_helper(_profile(profile), home), bundle)


@update_commands.command("apply")
def apply(profile: ProfileOption, *, home: HomeOption = None) -> None:
    """What the helper does when the terminal has laid a release down; its unit calls this."""
    from kiosk.updating.record import UPDATE_BUNDLE
    from kiosk.updating.states import AT_WORK
    from kiosk.upkeep import FOLDER

    terminal = _profile(profile)
    helper = _helper(terminal, home)
    if helper.progress().stage in AT_WORK:
        _become_guard(helper)
    elif helper.is_asked():
        _put_in_place(helper, terminal.folders.state / FOLDER / UPDATE_BUNDLE)


def health(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """Does the terminal that runs here do what it should: it shows, decides, has a home page, its outbox opens."""
    from kiosk.updating.health import hear, troubles

    said = hear(_profile(profile).folders.runtime)
    found, taken_back = troubles(said), [str(one) for one in said.get("taken_back", [])]
    if json:
        typer.echo(
            json_text.dumps(
                {"well": not found and not taken_back, "troubles": [one.value for one, _ in found], "said": said}
            )
        )
    else:
        for trouble, _ in found:
            typer.echo(_words().of(f"health-{trouble.value.replace('_', '-')}"))
        for name in taken_back:
            typer.echo(_words().of("health-taken-back", name=name))
        if not found and not taken_back:
            typer.echo(_words().of("health-well", version=str(said["version"])))
    if found or taken_back:
        raise typer.Exit(_FAILED)


def _put_in_place(helper: Helper, bundle: Path) -> None:
    from kiosk.updating.states import Stage

    try:
        progress = helper.prepare(bundle, datetime.now(UTC))
    except OSError as error:
        typer.echo(_words().of("bundle-file", file=str(error.filename or ""), reason=os.strerror(error.errno or 0)))
        raise typer.Exit(_FAILED) from None
    for line in _lines(progress):
        typer.echo(line)
    if progress.stage is not Stage.STAGED:
        raise typer.Exit(_FAILED)
    _become_guard(helper)


def _become_guard(helper: Helper) -> None:
    from kiosk.updating.helper import hand_over

    hand_over(helper.command())


def _helper(terminal: Profile, home: Path | None) -> Helper:
    from kiosk.bundles.store import Bundles
    from kiosk.updating.helper import Helper, trusted_file
    from kiosk.updating.machine import Settings
    from kiosk.updating.record import UPDATE_HELPER, read_json
    from kiosk.upkeep import FOLDER

    own = home or UPDATE_HELPER
    trust = terminal.bundles.trust
    if home is None and trust is not None:
        with suppress(OSError):
            if not trusted_file(trust):
                typer.echo(_words().of("update-trust-open", file=str(trust)), err=True)
                raise typer.Exit(_WRONG_CALL)
    settings = Settings(
        state=str(terminal.folders.state),
        runtime=str(terminal.folders.runtime),
        probation_seconds=terminal.updates.probation_minutes * _MINUTE,
        most_starts=terminal.updates.most_starts,
    )
    root = Path("/")
    if home is not None and (told := read_json(home / "machine.json")):
        root, settings = Path(told.pop("root")), Settings.read(told)
    return Helper(own, terminal.folders.state / FOLDER, Bundles(own / "bundles", trust), settings, root)


def _lines(progress: Progress) -> list[str]:
    said = _words()
    release = progress.release
    lines = []
    if release is not None:
        lines.append(said.of("update-release", version=release.version, number=str(release.sequence)))
    lines.append(said.of(f"update-stage-{progress.stage.value.replace('_', '-')}"))
    if progress.reason:
        lines.append(said.of(f"update-reason-{progress.reason.value.replace('_', '-')}", detail=progress.detail))
    return lines


def _profile(file: Path) -> Profile:
    from kiosk.cli import open_profile

    return open_profile(file)


def _words() -> Words:
    from kiosk.cli import words

    return words()
