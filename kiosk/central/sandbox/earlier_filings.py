"""What somebody filed on other days, by the dictionary of fields: what this platform has taken from them, at whatever
terminal; and where it has taken nothing, what the demonstration says that they filed elsewhere in the city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial

from kiosk.catalogue.facts import FILINGS, earlier_fact
from kiosk.central.sandbox.intake import Intake
from kiosk.central.sandbox.platform import BEIJING
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.submission_store import KeptSubmission
from kiosk.central.submissions import CaseState, SubmissionKind

#: What stands in a form of these kinds was handed in.
_FORMS = frozenset({SubmissionKind.APPLICATION, SubmissionKind.SUPPLEMENT})
#: What never became a case, or was taken back, is no filing.
_NOT_FILED = frozenset({CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.WAITING_FOR_MATERIALS})
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
#: The key of a value that can be none.
_SAID = "said"
_MOST_READ, _LONGEST = 20, 200


@dataclass(frozen=True, repr=False)
class Filed:
    """A value that was filed, and the day on which it was confirmed."""

    key: str
    label: str
    day: date


class NothingOfIt(Enum):
    """It was filed, and this was not said in it."""

    FILED = "filed"


class EarlierFilings:
    """Reads what is sealed anew each time: nothing of it is kept a second time."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def find(self, source: str, number: str, credit_code: str) -> Filed | NothingOfIt | None:
        """What ``source`` (``earlier.<key>``) comes to, for oneself or for a body; the newest counts.

        None of whoever has filed nothing for themselves: only then does what the demonstration says of them stand in,
        so that nobody's two histories are mixed, and nobody's own becomes a body's.
        """
        nothing = NothingOfIt.FILED if credit_code else None
        there = partial(self._filings, number, credit_code)
        if source == FILINGS:
            return next((Filed("yes", "有 · Yes", day) for day, _ in there()), nothing)
        for day, form in there():
            nothing = NothingOfIt.FILED
            for key, value in form.items():
                if earlier_fact(key) == source and isinstance(value, str) and 0 < len(value) <= _LONGEST:
                    return Filed(value if _KEY.fullmatch(value) else _SAID, value, day)
        return nothing

    def _filings(self, number: str, credit_code: str) -> Iterator[tuple[date, dict[str, object]]]:
        """Newest first."""
        taken = [one for one in self._intake.store.of_resident(number) if one.kind in _FORMS]
        taken = [one for one in taken if one.state not in _NOT_FILED]
        for one in sorted(taken, key=lambda kept: kept.confirmed_at, reverse=True)[:_MOST_READ]:
            form = self._form(one, credit_code)
            if form:
                yield (one.confirmed_at + BEIJING).date(), form

    def _form(self, one: KeptSubmission, credit_code: str) -> dict[str, object]:
        try:
            content = self._intake.content(one)
        except Refusal:  # sealed to a key that is gone
            return {}
        form, body = content.get("form"), content.get("body")
        whose = body.get("credit_code") if isinstance(body, dict) else None
        return dict(form) if isinstance(form, dict) and (whose or "") == credit_code else {}
