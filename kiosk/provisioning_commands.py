"""``kiosk provision``: a machine with the package on it becomes a terminal, by one file.

Exit codes: 0 it is ready, 1 something is in the way, failed or is awaited, 2 the call or the profile is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.provisioning.step import StepName
    from kiosk.provisioning.working import Result

_FAILED, _WRONG_CALL = 1, 2
_LINE_AWAY = "\r\x1b[K"


def provision(
    profile: Annotated[Path, typer.Argument(help="the terminal's TOML file, also on a stick")],
    *,
    code: Annotated[str | None, typer.Option(help="the platform's one-time code; otherwise it is asked for")] = None,
    without_network: Annotated[
        Path | None, typer.Option("--without-network", help="a folder, on a stick, that stands for the network")
    ] = None,
    answer_number: Annotated[
        str | None, typer.Option(help="the number of the answer on the stick, as the desk told it")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what each step would do, and do nothing")] = False,
    json: JsonOption = False,
) -> None:
    """Make this machine a terminal: check it, put the profile in place, enrol, test the devices, print a slip.

    Can be repeated: what is so already stays, and what stopped goes on.
    """
    from kiosk.cli import open_profile, words
    from kiosk.provisioning import report, working
    from kiosk.provisioning.ground import Ground
    from kiosk.provisioning.order import Order
    from kiosk.provisioning.plan import Plan
    from kiosk.technician.wording import as_json

    said, opened = words(), open_profile(profile)
    if without_network is not None and not without_network.is_dir():
        typer.echo(said.of("provision-no-stick", folder=str(without_network)), err=True)
        raise typer.Exit(_WRONG_CALL)

    def compare(number: str) -> bool:
        if answer_number is not None:
            return "".join(answer_number.split()) == "".join(number.split())
        return sys.stdin.isatty() and typer.confirm(said.of("provision-compare", number=number), err=True)

    def ask() -> str | None:
        return str(typer.prompt(said.of("provision-ask-code"), hide_input=True, err=True, default="")) or None

    order = Order(
        profile.absolute(), opened, code, without_network, compare, ask if sys.stdin.isatty() and not json else None
    )
    plan = Plan(Ground(), order, said)

    live = sys.stdout.isatty() and not json  # the line of the step at work, which its result takes the place of

    def begin(name: StepName) -> None:
        if live:
            place = f"{len(plan.results) + 1}/{len(plan.steps)}"
            typer.echo(f"[{place}] {report.name_of(name, said)} …", nl=False)

    def tell(result: Result) -> None:
        plan.results.append(result)
        if live:
            typer.echo(_LINE_AWAY, nl=False)
        if not json:
            head, *rest = report.lines(result, said)
            typer.echo(typer.style(head, fg="green" if result.well else "red", bold=not result.well))
            for line in rest:
                typer.echo(line)

    try:
        results = working.provision(plan.steps, dry_run=dry_run, begin=begin, tell=tell)
    finally:
        plan.close()
    if json:
        typer.echo(as_json(report.as_values(results, said)))
    else:
        typer.echo(report.summary(results, said, dry_run=dry_run))
    if not working.is_well(results, dry_run=dry_run):
        raise typer.Exit(_FAILED)


def carry_enrolment(
    stick: Annotated[Path, typer.Argument(help="the folder that was given to --without-network")],
    profile: ProfileOption,
) -> None:
    """Where there is a network: take the request on a stick to the platform, and its answer back onto the stick."""
    from kiosk.central.faults import PlatformError
    from kiosk.cli import open_profile, words
    from kiosk.platform_way import proxy_of
    from kiosk.profile.secrets import SecretUnreadable
    from kiosk.provisioning.carried import fetch_answer
    from kiosk.provisioning.faults import problem_of
    from kiosk.provisioning.order import ANSWER_FILE, REQUEST_FILE, Order

    said, opened = words(), open_profile(profile)
    order, platform = Order(profile, opened, stick=stick), opened.platform
    request, answer = order.on_stick(REQUEST_FILE), order.on_stick(ANSWER_FILE)
    try:
        number = fetch_answer(request, answer, platform.url, platform.ca_file, proxy_of(opened))
    except PlatformError as error:
        problem = problem_of(error, platform.url)
        typer.echo(f"{said.say(problem.what)}\n{said.say(problem.cure)}", err=True)
        raise typer.Exit(_FAILED) from None
    except SecretUnreadable as unreadable:
        typer.echo(said.say(unreadable.text), err=True)
        raise typer.Exit(_WRONG_CALL) from None
    except (OSError, ValueError):
        typer.echo(said.of("provision-no-request", file=str(request)), err=True)
        raise typer.Exit(_WRONG_CALL) from None
    typer.echo(said.of("provision-carried", file=str(answer), number=number))
