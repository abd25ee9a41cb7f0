"""The command line of the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def sandbox(
    *,
    state: Annotated[Path, typer.Option(help="folder for its database and certificates")],
    services: Annotated[Path, typer.Option(help="folder of service definitions")] = Path("config/services"),
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0: any free port")] = 0,
    admin_port: Annotated[int, typer.Option(help="loopback only; 0: any free port")] = 0,
    public_url: Annotated[
        str | None, typer.Option(help="where it is reached from outside, when not where it listens")
    ] = None,
    enrolment_code: Annotated[str | None, typer.Option(help="one-time code; otherwise a new one")] = None,
    database: Annotated[str | None, typer.Option(help="SQLAlchemy URL; otherwise SQLite in the state folder")] = None,
) -> None:
    """Run the reference platform. Prints one line of JSON when it is ready."""
    from kiosk.central.sandbox.server import SandboxSettings, serve  # noqa: PLC0415 - takes half a second

    serve(
        SandboxSettings(
            state_dir=state,
            services_dir=services,
            host=host,
            port=port,
            admin_port=admin_port,
            public_url=public_url,
            enrolment_code=enrolment_code,
            database_url=database,
        )
    )
