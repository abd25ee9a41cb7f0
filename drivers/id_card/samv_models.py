# SPDX-License-Identifier: Apache-2.0
"""Which bytes each model of SAM_V reader takes for a command. The drivers know commands, this table the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from drivers.id_card.samv_frames import Command, encode_frame


class Model(StrEnum):
    """Readers by their commands, as a profile names them."""

    STANDARD = "standard"  # nearly all
    CVR_100AU_NJ = "cvr-100au-nj"


@dataclass(frozen=True)
class CommandSet:
    """``bodies``: CMD and PARA of every command that the model knows. ``summed``: those whose checksum is a sum."""

    bodies: Mapping[Command, bytes]
    summed: frozenset[Command] = frozenset()

    def frame(self, command: Command) -> bytes | None:
        """The whole frame of a command, None when the model has no such command."""
        body = self.bodies.get(command)
        return None if body is None else encode_frame(body, summed=command in self.summed)

    def command(self, body: bytes) -> Command | None:
        """The command with that body: what a simulated reader is asked for."""
        return next((command for command, known in self.bodies.items() if known == body), None)


COMMAND_SETS: Mapping[Model, CommandSet] = {
    Model.STANDARD: CommandSet({command: command.value for command in Command}),
    # Its "init" answers as a status does. No command of it for the added address is known.
    Model.CVR_100AU_NJ: CommandSet(
        {
            Command.SAM_STATUS: bytes.fromhex("0001"),
            Command.SAM_ID: Command.SAM_ID.value,
            Command.FIND_CARD: bytes.fromhex("0081"),
            Command.SELECT_CARD: bytes.fromhex("0082"),
            Command.READ_TEXT_AND_PHOTO: bytes.fromhex("0083"),
        },
        summed=frozenset({Command.SAM_STATUS, Command.FIND_CARD, Command.SELECT_CARD, Command.READ_TEXT_AND_PHOTO}),
    ),
}
