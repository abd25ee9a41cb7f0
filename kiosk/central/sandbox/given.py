"""What every call is given: the request's key, the platform, and who asks."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Request

from kiosk.central import wire
from kiosk.central.sandbox.platform import Platform


def required_key(
    value: Annotated[UUID, Header(alias=wire.REQUEST_ID_HEADER, description="made by the terminal, UUIDv7; echoed")],
) -> UUID:
    return value


def _platform(request: Request) -> Platform:
    platform: Platform = request.app.state.platform
    return platform


def _caller(request: Request) -> str:
    terminal_id: str = request.state.terminal_id
    return terminal_id


RequestId = Annotated[UUID, Depends(required_key)]
Here = Annotated[Platform, Depends(_platform)]
Caller = Annotated[str, Depends(_caller)]
