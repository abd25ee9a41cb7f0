"""``kiosk technician``: tokens for the people who mend terminals, and the trail that they leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.bundle_commands import (
    CertificateOption,
    KeyOption,
    TrustOption,
    WithOption,
    bundles_of,
    refused_words,
    signer_of,
)
from kiosk.calling import ProfileOption

if TYPE_CHECKING:
    from kiosk.profile import Profile

technician = typer.Typer(no_args_is_help=True, help="tokens of technicians, and the trail that they leave")

WRONG_CALL = 2
_MOST_DAYS = 400


@technician.command("issue-token")
def issue_token(
    *,
    certificate: CertificateOption,
    who: Annotated[str, typer.Option(help="a number of staff, never a name")],
    out: Annotated[Path, typer.Option(help="the file to write: technician.token in a stick's root folder")],
    days: Annotated[int, typer.Option(min=1, max=_MOST_DAYS, help="how long it holds")] = 90,
    key: KeyOption = "",
    sign_with: WithOption = "",
    terminal: Annotated[list[str] | None, typer.Option(help="where it holds; may be given several times")] = None,
    region: Annotated[str, typer.Option(help="and wherever the region's code begins so; neither: everywhere")] = "",
    settings: Annotated[bool, typer.Option("--settings", help="may set network and time as well")] = False,
) -> None:
    """Sign a token. It opens a terminal together with that terminal's PIN, which is not on it."""
    import secrets

    from kiosk import starting
    from kiosk.bundles.keys import KeyUnusable, read_chain
    from kiosk.maintenance.tokens import Token, issue
    from kiosk.session.technician import TokenRole

    said = starting.words()
    try:
        signer, chain = signer_of(key, sign_with), read_chain(certificate)
    except (OSError, KeyUnusable) as error:
        typer.echo(said.of("token-key-unusable", file=str(error), fault=type(error).__name__), err=True)
        raise typer.Exit(WRONG_CALL) from None
    begins = datetime.now(UTC).replace(microsecond=0)
    roles = frozenset({TokenRole.TECHNICIAN, *([TokenRole.SETTINGS] if settings else [])})
    serial = f"{begins:%y%m%d}-{secrets.token_hex(4)}"
    token = Token(who, serial, roles, begins, begins + timedelta(days=days), tuple(terminal or ()), region)
    try:
        text = issue(token, signer, chain)
    except ValueError:
        typer.echo(said.of("token-wrong"), err=True)
        raise typer.Exit(WRONG_CALL) from None
    try:
        with out.open("x", encoding="ascii") as file:
            file.write(text + "\n")
    except OSError as error:
        typer.echo(said.of("token-not-written", file=str(out), fault=type(error).__name__), err=True)
        raise typer.Exit(1) from None
    typer.echo(said.of("token-issued", serial=serial, who=who, until=f"{token.not_after:%Y-%m-%d}", file=str(out)))


@technician.command("show-token")
def show_token(
    file: Path,
    profile: Annotated[Path | None, typer.Option("--profile", envvar="KIOSK_PROFILE", help="the terminal's")] = None,
    trust: TrustOption = None,
) -> None:
    """What a token says, if it is signed by whom a terminal lets sign tokens. Exit code 1 when it is none, or has
    expired."""
    from kiosk import starting
    from kiosk.bundles.refusing import BundleRefused
    from kiosk.bundles.trust import read_trust
    from kiosk.maintenance.tokens import TokenInvalidError, read_token

    if trust is None and profile is None:
        raise typer.BadParameter("--profile, --trust")
    said, now = starting.words(), datetime.now(UTC)
    try:
        whom = read_trust(trust) if trust is not None else bundles_of(_terminal(profile or Path())).trust()
        token = read_token(file.read_bytes(), whom, now)
    except TokenInvalidError as error:
        typer.echo(said.of(f"token-trouble-{error.trouble.value.replace('_', '-')}"), err=True)
        raise typer.Exit(1) from None
    except BundleRefused as refused:
        typer.echo(refused_words(refused), err=True)
        raise typer.Exit(WRONG_CALL) from None
    except OSError as error:
        typer.echo(said.of("token-file", file=str(error.filename or ""), fault=type(error).__name__), err=True)
        raise typer.Exit(WRONG_CALL) from None
    places = [*token.terminals, *([f"{token.region}*"] if token.region else [])]
    where = ", ".join(places) or said.of("token-everywhere")
    typer.echo(
        said.of(
            "token-says",
            who=token.who,
            serial=token.serial,
            roles=", ".join(sorted(token.roles)),
            where=where,
            since=f"{token.not_before:%Y-%m-%d}",
            until=f"{token.not_after:%Y-%m-%d}",
        )
    )
    if now >= token.not_after:
        typer.echo(said.of("token-trouble-expired"), err=True)
        raise typer.Exit(1)


@technician.command("settings-helper", hidden=True)
def settings_helper(
    profile: ProfileOption, *, dry_run: Annotated[bool, typer.Option("--dry-run", help="look, and do nothing")] = False
) -> None:
    """Change network and time as a technician asks, of a closed set; started by its socket unit as root."""
    from kiosk.profile import ProfileKind
    from kiosk.settings_helper.serving import run

    terminal = _terminal(profile)
    interface = (terminal.network.interface or "") if terminal.network is not None else ""
    raise typer.Exit(run(interface, dry_run=dry_run or terminal.kind is ProfileKind.REHEARSAL))


@technician.command("reports")
def reports(profile: ProfileOption) -> None:
    """What technicians found at this terminal, the newest first."""
    from kiosk import starting
    from kiosk.maintenance.reports import kept_reports

    said = starting.words()
    terminal = _terminal(profile)
    kept = kept_reports(terminal.folders.state)
    if not kept:
        typer.echo(said.of("reports-none"))
    for report in kept:
        room = said.of(f"tech-room-{report.room.value}")
        typer.echo(f"{report.at:%Y-%m-%d %H:%M}  {report.who}  {room}")
        for name, state, level in report.lines:
            typer.echo(f"    {said.of(f'tech-level-{level.value}')}  {name}: {state}")


@technician.command("check-trail")
def check_trail(profile: ProfileOption) -> None:
    """Whether the technicians' trail is whole: every line follows from the one before. Exit code 1 when not."""
    from kiosk import starting
    from kiosk.maintenance.trail import check

    said = starting.words()
    try:
        checked = check(_terminal(profile).folders.state)
    except FileNotFoundError:
        typer.echo(said.of("trail-none"))
        return
    except OSError as error:
        typer.echo(said.of("trail-unreadable", fault=type(error).__name__), err=True)
        raise typer.Exit(1) from None
    if checked.broken is not None:
        typer.echo(said.of("trail-broken", line=checked.broken), err=True)
        raise typer.Exit(1)
    typer.echo(said.of("trail-whole", lines=checked.lines))


def _terminal(profile: Path) -> Profile:
    """The terminal's profile, or every reason why not and the end."""
    from kiosk import starting

    try:
        return starting.open_profile(profile)
    except starting.CannotStart as why:
        typer.echo("\n".join(why.lines), err=True)
        raise typer.Exit(WRONG_CALL) from None
