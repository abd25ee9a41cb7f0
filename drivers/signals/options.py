# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about lamps and contacts."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import BAUD_RATE, DEVICE, Check, option
from drivers.protocols import Place

CONTACTS = ("person_near", "door_open", "tampered", "headset_plugged")
_PLACES = ", ".join(Place)


def read_wiring(words: str, names: frozenset[str]) -> dict[str, int] | None:
    """``name=number`` pairs parted by blanks, each name once and known, numbers 0 to 255; None when they are not."""
    wiring: dict[str, int] = {}
    for pair in words.split():
        name, _, number = pair.partition("=")
        if name not in names or name in wiring or not number.isascii() or not number.isdigit() or int(number) > 255:
            return None
        wiring[name] = int(number)
    return wiring


def _wired(names: frozenset[str]) -> Check:
    expected = f"pairs with a blank between, like card=3 receipt=1, of: {', '.join(sorted(names))}"
    return Check(lambda words: read_wiring(words, names) is not None, expected)


LAMPS = _wired(frozenset(Place))
# A contact that is closed at rest is written with a "-" before its name: -door_open=1.
INPUTS = _wired(frozenset(CONTACTS) | {f"-{name}" for name in CONTACTS})
UNIT = Check(lambda unit: 1 <= unit <= 247, "1 to 247")
JACK = Check(lambda name: name.isprintable() and len(name) < 80, "the name of an input device, or nothing")
JACK_NEEDED = Check(lambda name: bool(name) and JACK.holds(name), "the name of an input device")


@dataclass(frozen=True)
class SerialRelayOptions:
    """An input and output board that speaks Modbus RTU: a coil for each lamp, a discrete input for each contact."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 9600)
    unit: int = option(UNIT, 1)
    lamps: str = option(LAMPS, "")  # "id_card=0 receipt=1"
    inputs: str = option(INPUTS, "")  # "person_near=0 -door_open=1"
    headset_jack: str = option(JACK, "")  # as for signals-alsa-headset, when the board does not see the headset


@dataclass(frozen=True)
class HeadsetOptions:
    """The headset socket of the sound card, as ALSA reports it; no lamps and no other contact."""

    jack: str = option(JACK_NEEDED)  # like "HDA Intel PCH Headphone": evtest or /proc/bus/input/devices shows it


@dataclass(frozen=True)
class SimulatedSignalsOptions:
    """Lamps and contacts in memory."""
