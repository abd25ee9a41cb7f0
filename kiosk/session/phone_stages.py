"""The stages in which a resident goes on with their own phone, and what is known of it. ``code`` is the item.

The address of the phone's page is never in a session: what is drawn of it stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.session.endings import AskFailure
from kiosk.session.sheets import Sheet


class PhoneState(StrEnum):
    """Where the phone is, by the platform's word. The last four are for good."""

    WAITING = "waiting"  # nobody has scanned the code yet
    OPEN = "open"  # one phone has
    FINISHED = "finished"  # they said on the phone that it is all, or signed there
    DECLINED = "declined"  # they said there that they do not want to
    REVOKED = "revoked"  # the platform has ended it
    EXPIRED = "expired"


#: After these nothing more comes.
PHONE_OVER = frozenset({PhoneState.FINISHED, PhoneState.DECLINED, PhoneState.REVOKED, PhoneState.EXPIRED})


@dataclass(frozen=True, repr=False)
class OurPage:
    """A code of ours for somebody's phone. ``drawing``: the path of its dark squares, ``size`` of them across;
    ``check``: the four digits that stand on both screens; it lives ``seconds`` from now on."""

    page: str  # the platform's id for it
    drawing: str
    size: int
    check: str
    seconds: int

    def __repr__(self) -> str:
        return "OurPage(…)"


@dataclass(frozen=True)
class PhoneSeen:
    """What the platform said of the phone. ``sheets``: all that has come by now; ``no_room``: something was sent that
    this terminal does not hold."""

    state: PhoneState
    sheets: tuple[Sheet, ...] = ()
    no_room: bool = False


@dataclass(frozen=True)
class PhoneUpload:
    """Pages for a material come from a phone.

    ``ours`` is None while the code is asked for, and after it was refused, for ``failure``. ``lost``: the platform does
    not answer now; what has come is here.
    """

    code: str
    material: str
    ours: OurPage | None = field(default=None, repr=False)
    ends_at: float = 0.0  # monotonic seconds
    seen: PhoneSeen = PhoneSeen(PhoneState.WAITING)
    lost: bool = False
    failure: AskFailure | None = None


@dataclass(frozen=True)
class PhoneSign:
    """The resident signs on their phone; where ``request`` names a signing request, whoever that names signs on
    theirs. The fields as above."""

    code: str
    ours: OurPage | None = field(default=None, repr=False)
    ends_at: float = 0.0
    seen: PhoneSeen = PhoneSeen(PhoneState.WAITING)
    lost: bool = False
    failure: AskFailure | None = None
    request: str = ""


PhoneStage = PhoneUpload | PhoneSign
