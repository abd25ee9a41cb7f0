"""When somebody has come to another page: it starts at its top, is said aloud, and is counted for the page's sake."""

from __future__ import annotations

from kiosk.session.afterwards_stages import Rate, RateWhy
from kiosk.session.application_stages import Fill, Unmet
from kiosk.session.capture_stages import SheetSeen
from kiosk.session.digits_stages import AskDigits
from kiosk.session.identity_stages import Asked
from kiosk.session.model import Session, Stage
from kiosk.session.signing_stages import Calling, CallParty, PartyCard
from kiosk.session.wallet_stages import LicenceShown


def arrived(before: Session, after: Session) -> bool:
    """A new page, the same page about another item, or the next of several that look alike."""
    return (
        type(before.stage) is not type(after.stage)
        or before.code != after.code
        or before.generation != after.generation
        or _which(before.stage) != _which(after.stage)
    )


def _which(stage: Stage) -> tuple[object, ...]:
    """Which of the pages that look alike it is: of the parts of a form, of the questions of an item."""
    match stage:
        case Fill():
            return stage.section, stage.group, stage.entry
        case Asked() | Rate() | RateWhy() | Unmet():
            return (stage.number,)
        case CallParty() | Calling() | PartyCard():
            return (stage.signer,)
        case AskDigits():
            return stage.field, stage.end
        case LicenceShown():
            return (stage.material, stage.licence.id)
        case SheetSeen():
            return (stage.material, (stage.taken or stage.sheet).handle)  # turned, it is the same
        case _:
            return ()
