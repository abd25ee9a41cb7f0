"""What all commands share: their options, and mistakes in a call told in the words of the locale."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from kiosk.texts import Words

#: Set on a terminal once, it spares the technician ``--profile`` in every call.
PROFILE_VARIABLE = "KIOSK_PROFILE"
ProfileOption = Annotated[Path, typer.Option("--profile", envvar=PROFILE_VARIABLE, help="the terminal's TOML file")]
#: For what demonstrates and measures: it is not this terminal that is meant.
DemoProfileOption = Annotated[Path, typer.Option("--profile", help="the demonstration's TOML file")]
JsonOption = Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")]


class SpokenGroup(TyperGroup):
    """The command line. A call that is wrong is answered with one line, where to look, and exit code 2."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        from kiosk.starting import words

        def call() -> Any:
            return super(SpokenGroup, self).main(args, prog_name, complete_var, False, windows_expand_args, **extra)

        if not standalone_mode:
            return call()

        try:
            # No command returns a value: what comes back is the code of an exit, or nothing.
            sys.exit(call() or 0)
        except typer.TyperException as error:
            typer.echo(_told(error, words()), err=True)
            sys.exit(error.exit_code)
        except typer.Abort:
            typer.echo(words().of("call-aborted"), err=True)
            sys.exit(1)


def _told(error: typer.TyperException, said: Words) -> str:
    # Typer shows the base class alone; the kinds are in its copy of click.
    from typer._click import exceptions as click

    if isinstance(error, click.NoArgsIsHelpError):
        return error.format_message()
    match error:
        case click.MissingParameter():
            what = said.of("call-missing", name=_name(error))
            if "--profile" in what:
                what += said.of("call-missing-profile", variable=PROFILE_VARIABLE)
        case click.NoSuchOption():
            what = said.of("call-no-option", name=error.option_name)
        case click.BadParameter():
            what = said.of("call-bad-value", name=_name(error), reason=error.message)
        case _:
            what = said.of("call-wrong", reason=error.format_message())
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{what}\n{said.of('call-help', command=context.command_path)}" if context is not None else what


def _name(error: typer.BadParameter) -> str:
    """The option as it is typed, or the argument's name."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return next((name for name in param.opts if name.startswith("-")), param.name or "")
