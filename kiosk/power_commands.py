"""``kiosk power``: what the helper does when the terminal asks to be switched off. Exit codes: 0 done, or not the time;
1 it could not be done, and the machine stays on; 2 the call or the profile is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.calling import ProfileOption

power_commands = typer.Typer(no_args_is_help=True, help="timed power")


@power_commands.command("off")
def off(
    profile: ProfileOption,
    *,
    asked: Annotated[bool, typer.Option("--asked", help="only if the terminal has asked for it")] = False,
) -> None:
    """Switch the machine off until the profile's time to be on again. As root."""
    from kiosk.cli import open_profile, words
    from kiosk.operations.power import FOLDER, REQUEST, CannotWake, switch_off
    from kiosk.profile.upkeep import Power

    terminal = open_profile(profile)
    request = terminal.folders.state / FOLDER / REQUEST
    if asked:
        if not request.exists():
            return
        request.unlink()
    when = terminal.hours.off()
    if when is None:
        typer.echo(words().of("power-never"), err=True)
        raise typer.Exit(2)
    try:
        wall = datetime.now(ZoneInfo(terminal.terminal.time_zone))
        wake = switch_off(when, wall, by_clock=terminal.hours.power is Power.RTC)
    except CannotWake as error:
        typer.echo(words().of("power-cannot-wake", reason=str(error)), err=True)
        raise typer.Exit(1) from None
    if wake is None:
        typer.echo(words().of("power-not-now"))
    else:
        typer.echo(words().of("power-off-until", time=f"{wake:%Y-%m-%d %H:%M}"))
