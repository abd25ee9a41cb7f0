"""Which services were had in a visit: seen from the pages that follow each other, so that no step has to tell."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.afterwards import Finished
from kiosk.session.application_stages import Handed, Handing
from kiosk.session.model import Document, Printing, PrintQuestion, Session, Table, TakePaper, Working

#: As many are remembered; nobody rates more at the end of one visit.
_MOST = 5


def with_finished(before: Session, after: Session) -> Session:
    """``after``, with what has come to its end between the two."""
    if after.generation != before.generation:
        return after
    stage = after.stage
    match before.stage, stage:
        case Working(), Table():
            return _had(after, stage.code)
        case (Printing() | PrintQuestion(), TakePaper(source=Table() | Document())):
            return _had(after, stage.source.code)
        case Handing(), Handed():
            return _handed_in(after, stage)
        case Handed(), Handed() if before.stage.handed != stage.handed:
            return _numbered(after, stage)
    return after


def _had(session: Session, code: str) -> Session:
    """The same item asked twice in a visit is one service (一事一评)."""
    if any(one.code == code and not one.submission for one in session.finished):
        return session
    return _add(session, Finished(code, _next_number(session)))


def _handed_in(session: Session, stage: Handed) -> Session:
    handed = stage.handed
    reference = handed.case_number or handed.local_number
    return _add(session, Finished(stage.code, _next_number(session), handed.submission, reference))


def _numbered(session: Session, stage: Handed) -> Session:
    """The platform has given it the number by which everybody knows it."""
    handed = stage.handed
    reference = handed.case_number or handed.local_number
    return replace(
        session,
        finished=tuple(
            replace(one, reference=reference) if one.submission == handed.submission else one
            for one in session.finished
        ),
    )


def _next_number(session: Session) -> int:
    return max((one.number for one in session.finished), default=0) + 1


def _add(session: Session, one: Finished) -> Session:
    return replace(session, finished=(*session.finished, one)[-_MOST:])


def unrated(session: Session) -> Finished | None:
    """The last one that nothing has been said of."""
    return next((one for one in reversed(session.finished) if one.level is None), None)


def finished_number(session: Session, number: int) -> Finished | None:
    return next((one for one in session.finished if one.number == number), None)


def with_rating(session: Session, changed: Finished) -> Session:
    return replace(
        session, finished=tuple(changed if one.number == changed.number else one for one in session.finished)
    )
