"""What is wanted of the platform about a face: data, like every effect."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.protocols import IdCard
from kiosk.session.identity import TravelPermit
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class CompareFace:
    """Have the platform compare the picture of ``handle``, and wipe it whatever comes. Answer: FaceCompared,
    VerifyFailed."""

    id: EffectId
    card: IdCard
    handle: str


@dataclass(frozen=True)
class ComparePermitFace:
    """The same with what the exit and entry register holds for a permit. Answer: FaceCompared, with who it is where it
    is a match; VerifyFailed."""

    id: EffectId
    permit: TravelPermit
    handle: str
