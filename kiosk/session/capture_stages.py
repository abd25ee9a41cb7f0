"""The stages in which something is given for a material: pages under the document camera, a picture of the resident.

``code`` is the item, ``material`` the key of what it is for. Pages that were kept stand in ``Session.application``; one
that is being looked at stands here, and is gone with its stage.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.protocols import Corners, Look, PageFlaw
from kiosk.session.sheets import Sheet, Via


@dataclass(frozen=True)
class PlateLook:
    """One look at the plate, without the picture. ``corners``: of the page that lies there, None for no page."""

    corners: Corners | None
    flaws: frozenset[PageFlaw]

    @property
    def good(self) -> bool:
        return self.corners is not None and not self.flaws


@dataclass(frozen=True)
class ScanIntro:
    """What will be laid down and where, and what pages are sent back for.

    ``away``: the camera does not work; ``unseen``: for a long time no page was laid down.
    """

    code: str
    material: str
    away: bool = False
    unseen: bool = False


@dataclass(frozen=True)
class Plate:
    """The document camera is on, and shows what lies under it.

    ``steady``: so many good looks in a row at a page that lies still. ``armed``: a page that lies there is taken by
    itself; of a page that was just taken it is not, until something moves. ``by_hand``: the corners that a person sets,
    ``corner`` the number of the one that keys move. ``no_room``: the last page was not held.
    """

    code: str
    material: str
    look: PlateLook | None = None
    looks: int = 0
    steady: int = 0
    armed: bool = True
    taking: bool = False
    by_hand: Corners | None = None
    corner: int = 0
    no_room: bool = False


@dataclass(frozen=True)
class SheetSeen:
    """A page or picture that was taken, to be kept or taken again. ``found``: a page was found in it.

    ``turned``: by so many quarters clockwise, ``taken`` what was taken before that; every turn begins from it, so that
    print does not wear. ``no_room``: it could not be turned.
    """

    code: str
    material: str
    sheet: Sheet
    via: Via
    found: bool = True
    taken: Sheet | None = None
    turned: int = 0
    no_room: bool = False


@dataclass(frozen=True)
class SheetPile:
    """The pages that were kept: another one, one taken out, or done."""

    code: str
    material: str


@dataclass(frozen=True)
class PhotoConsent:
    """A picture of the resident for a document: asked for by itself, and nothing to do with a comparison of faces."""

    code: str
    material: str
    away: bool = False
    unseen: bool = False


@dataclass(frozen=True)
class PhotoLook:
    """The camera is on, and shows the resident. ``good``: so many good looks in a row. ``no_room``: as on a plate."""

    code: str
    material: str
    look: Look | None = None
    good: int = 0
    looks: int = 0
    taking: bool = False
    no_room: bool = False


CaptureStage = ScanIntro | Plate | SheetSeen | SheetPile | PhotoConsent | PhotoLook
