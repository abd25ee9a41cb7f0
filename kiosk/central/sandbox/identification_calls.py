"""The sandbox's checks of people, before their sessions.

The comparison of faces is a play, and the same for the same picture: a JPEG of a simulated camera carries the marker
``face-of:<number>`` somewhere in its bytes (a comment segment). The number of the card: a match. Another: different.
``face-of:unavailable``: nobody compares. No marker: unsure. No picture is kept, nor anything of it.
"""

from __future__ import annotations

import base64
import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends

from kiosk.catalogue.model import WORTH, OnBehalf, Person, Service, Trust, Way
from kiosk.central import identification as ident
from kiosk.central import wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identities import COMPANIES, IDENTITIES, PERMITS, ROLES, Identity, is_male
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.proof_store import Identified, Proof, ProofKind, ProofState
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.store import KnownSession
from kiosk.central.wire import ProblemCode
from kiosk.rules.identity_numbers import birth_of, is_id_number

identities = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])

_MARKER = re.compile(rb"face-of:([0-9A-Za-z]{1,18})")
#: A check that came out well vouches as long as a session can last.
_GOOD_FOR = timedelta(minutes=30)
_APP_CODE_LIFE = timedelta(minutes=3)
_PHONE_CODE_LIFE = timedelta(minutes=5)
_RESEND = timedelta(seconds=60)
_MOST_ATTEMPTS = 3
_REMEMBERED = timedelta(minutes=10)  # so long an expired code is told from an unknown one


#: The way of a session that is nobody's.
NOBODY = "none"
Acting: TypeAlias = (
    wire.CardIdentification
    | wire.FaceIdentification
    | wire.PermitIdentification
    | wire.AppIdentification
    | wire.PhoneIdentification
    | wire.SocialSecurityIdentification
)


@dataclass(frozen=True, repr=False)
class Who:
    """Whom a session is about, and how that is known."""

    number: str
    name: str
    identified: Identified


# --- face -------------------------------------------------------------------------------------------------------------


@identities.post("/face-comparisons", status_code=201, responses=answers(403, 422))
def compare_face(
    body: ident.FaceComparisonRequest, request_id: RequestId, caller: Caller, here: Here
) -> ident.FaceComparison:
    """Compare a picture with the population register's. The picture is gone with the answer."""
    own(body.terminal_id, caller)
    check_card(body.card, here)
    verdict = _verdict(base64.b64decode(body.picture), body.card.number)
    good = ProofState.GOOD if verdict is ident.FaceVerdict.MATCH else ProofState.BAD
    proof = _new(caller, ProofKind.FACE, (good, body.card.number), _GOOD_FOR, here)
    return ident.FaceComparison(request_id=request_id, comparison_id=UUID(proof.proof_id), verdict=verdict)


@identities.post("/permit-face-comparisons", status_code=201, responses=answers(403, 422))
def compare_permit_face(
    body: ident.PermitFaceRequest, request_id: RequestId, caller: Caller, here: Here
) -> ident.PermitFaceComparison:
    """Compare a picture with the exit and entry register's. Whether there is such a permit nobody is told by itself."""
    own(body.terminal_id, caller)
    holder = IDENTITIES.get(PERMITS.get(body.permit_number, ""))
    known = holder is not None and birth_of(holder.number) == body.birth
    verdict = _verdict(base64.b64decode(body.picture), holder.number if holder is not None and known else "")
    good = verdict is ident.FaceVerdict.MATCH and holder is not None
    state = (ProofState.GOOD if good else ProofState.BAD, holder.number if holder is not None and good else "")
    proof = _new(caller, ProofKind.PERMIT, state, _GOOD_FOR, here)
    return ident.PermitFaceComparison(
        request_id=request_id,
        comparison_id=UUID(proof.proof_id),
        verdict=verdict,
        person=_as_card(holder) if holder is not None and good else None,
    )


def _verdict(picture: bytes, number: str) -> ident.FaceVerdict:
    marker = _MARKER.search(picture)
    if marker is None:
        return ident.FaceVerdict.UNSURE
    found = marker[1].decode("ascii")
    if found == "unavailable":
        return ident.FaceVerdict.UNAVAILABLE
    return ident.FaceVerdict.MATCH if found == number else ident.FaceVerdict.DIFFERENT


# --- App --------------------------------------------------------------------------------------------------------------


@identities.post("/app-codes", status_code=201, responses=answers(403, 422))
def issue_app_code(body: ident.AppCodeRequest, request_id: RequestId, caller: Caller, here: Here) -> ident.AppCode:
    """A code for somebody's phone."""
    own(body.terminal_id, caller)
    proof = show_app_code(caller, here)
    return ident.AppCode(
        request_id=request_id,
        app_code_id=UUID(proof.proof_id),
        content=proof.secret,
        seconds=int(_APP_CODE_LIFE.total_seconds()),
    )


def show_app_code(caller: str, here: Platform) -> Proof:
    """A code for the App, which waits to be confirmed."""
    content = f"{here.public_url}/app/{secrets.token_urlsafe(12)}"
    life = _APP_CODE_LIFE + _REMEMBERED
    return _new(caller, ProofKind.APP, (ProofState.WAITING, ""), life, here, secret=content)


@identities.post("/app-code-redemptions", status_code=201, responses=answers(403, 422))
def redeem_app_code(
    body: ident.AppCodeRedemption, request_id: RequestId, caller: Caller, here: Here
) -> ident.AppCodeRedeemed:
    """Whatever was scanned has an id from here on; a code is good once."""
    own(body.terminal_id, caller)
    shown = here.proofs.by_secret(body.content, ProofKind.APP, here.now())
    fresh = shown is not None and shown.created + _APP_CODE_LIFE >= here.now()
    # What a phone shows is confirmed on the phone: it waits for nothing but the terminal.
    good = shown is not None and fresh and shown.number != "" and shown.state is ProofState.WAITING
    about = {} if good else {"why": "unknown" if shown is None or fresh else "expired"}
    number = shown.number if shown is not None and good else ""
    if shown is not None:
        here.proofs.decide(shown.proof_id, ProofState.BAD)
    state = ProofState.GOOD if good else ProofState.BAD
    proof = _new(caller, ProofKind.APP, (state, number), _GOOD_FOR, here, about=about)
    return ident.AppCodeRedeemed(request_id=request_id, app_code_id=UUID(proof.proof_id))


@identities.get("/app-codes/{app_code_id}", responses=answers(404))
def app_code(app_code_id: UUID, caller: Caller, here: Here) -> ident.AppCodeStatus:
    """What came of a code, and who confirmed it."""
    proof = here.proofs.find(str(app_code_id), ProofKind.APP, here.now(), caller)
    if proof is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    state = app_code_state(proof, here)
    identity = IDENTITIES.get(proof.number) if state is ident.AppCodeState.CONFIRMED else None
    return ident.AppCodeStatus(
        app_code_id=app_code_id,
        state=state,
        person=None if identity is None else _as_card(identity),
        trust_level=None if identity is None else wire.TrustLevel(WORTH[Way.APP_CODE].value),
    )


def app_code_state(proof: Proof, here: Platform) -> ident.AppCodeState:
    """What came of a code for the App."""
    if proof.state is ProofState.GOOD:
        return ident.AppCodeState.CONFIRMED
    if proof.state is ProofState.BAD:
        return ident.AppCodeState(proof.about.get("why", "refused"))
    if proof.created + _APP_CODE_LIFE < here.now():
        return ident.AppCodeState.EXPIRED
    return ident.AppCodeState.WAITING


# --- phone ------------------------------------------------------------------------------------------------------------


@identities.post("/phone-codes", status_code=201, responses=answers(403, 404, 422))
def send_phone_code(body: ident.PhoneCodeRequest, request_id: RequestId, caller: Caller, here: Here) -> ident.PhoneCode:
    """Send six digits to the phone on record; not twice within a minute."""
    own(body.terminal_id, caller)
    check_card(body.card, here)
    identity = IDENTITIES.get(body.card.number)
    if identity is None or not identity.phone:
        raise Refusal(ProblemCode.NO_RECORD, "no phone on record")
    proof = send_digits(identity, caller, here)
    return ident.PhoneCode(
        request_id=request_id,
        phone_code_id=UUID(proof.proof_id),
        masked_phone=identity.phone,
        resend_seconds=int(_RESEND.total_seconds()),
    )


def send_digits(identity: Identity, caller: str, here: Platform) -> Proof:
    """Six digits to somebody's phone on record. Raises Refusal within a minute of the last ones."""
    before = here.proofs.latest(identity.number, ProofKind.PHONE, here.now())
    if before is not None and before.created + _RESEND > here.now():
        wait = (before.created + _RESEND - here.now()).total_seconds()
        raise Refusal(ProblemCode.TOO_MANY, "a code was sent just now", retry_after=max(1, round(wait)))
    digits = f"{secrets.randbelow(10**6):06}"
    waiting = (ProofState.WAITING, identity.number)
    return _new(caller, ProofKind.PHONE, waiting, _PHONE_CODE_LIFE, here, secret=digits)


@identities.post("/phone-codes/{phone_code_id}/attempts", status_code=200, responses=answers(404, 422))
def try_phone_code(
    phone_code_id: UUID, body: ident.PhoneCodeAttempt, request_id: RequestId, caller: Caller, here: Here
) -> ident.PhoneCodeAttempted:
    """Three tries a code; after the third wrong one it is worth nothing, however it is typed."""
    proof = here.proofs.find(str(phone_code_id), ProofKind.PHONE, here.now(), caller)
    return ident.PhoneCodeAttempted(request_id=request_id, verdict=try_digits(proof, body.code, here))


def try_digits(proof: Proof | None, code: str, here: Platform, *, most: int = _MOST_ATTEMPTS) -> ident.PhoneCodeVerdict:
    """What digits are worth that somebody typed; the try counts, and there are ``most`` of them."""
    if proof is None or proof.created + _PHONE_CODE_LIFE < here.now():
        return ident.PhoneCodeVerdict.EXPIRED
    if proof.state is ProofState.BAD:
        return ident.PhoneCodeVerdict.SPENT
    attempts = here.proofs.count_attempt(proof.proof_id)
    if secrets.compare_digest(proof.secret, code) and attempts <= most:
        here.proofs.decide(proof.proof_id, ProofState.GOOD, life=_GOOD_FOR, now=here.now())
        return ident.PhoneCodeVerdict.RIGHT
    if attempts < most:
        return ident.PhoneCodeVerdict.WRONG
    here.proofs.decide(proof.proof_id, ProofState.BAD)
    return ident.PhoneCodeVerdict.SPENT


# --- bodies and principals --------------------------------------------------------------------------------------------


@identities.post("/body-lookups", status_code=201, responses=answers(403, 404, 422))
def look_up_body(body: ident.BodyLookup, request_id: RequestId, caller: Caller, here: Here) -> ident.Body:
    """The roles of the card's holder in a body."""
    own(body.terminal_id, caller)
    check_card(body.card, here)
    company = COMPANIES.get(body.credit_code)
    if company is None:
        raise Refusal(ProblemCode.NO_RECORD, "no such body")
    keys = [role for number, role in company.roles if number == body.card.number]
    about = {"credit_code": company.credit_code, "roles": ",".join(keys)}
    state = ProofState.GOOD if keys else ProofState.BAD
    proof = _new(caller, ProofKind.BODY, (state, body.card.number), _GOOD_FOR, here, about=about)
    roles = tuple(ident.BodyRole(key=key, title=ROLES[key][0], title_en=ROLES[key][1]) for key in keys)
    return ident.Body(request_id=request_id, body_id=UUID(proof.proof_id), name=company.name, roles=roles)


@identities.post("/relation-checks", status_code=201, responses=answers(403, 422))
def check_relation(body: ident.RelationCheck, request_id: RequestId, caller: Caller, here: Here) -> ident.Relation:
    """Guardians are looked up in the family register, relatives in the household's. Of an agent the principal's name
    and number are looked at; the power of attorney is the agent's word, recorded with its reference."""
    own(body.terminal_id, caller)
    check_card(body.card, here)
    principal = IDENTITIES.get(body.number)
    known = principal is not None and principal.name == body.name and principal.number != body.card.number
    if body.behalf is wire.Behalf.GUARDIAN:
        confirmed = known and principal is not None and body.card.number in principal.guardians
    elif body.behalf is wire.Behalf.RELATIVE:
        confirmed = known and principal is not None and body.card.number in principal.relatives
    else:
        confirmed = known and bool(body.authority.strip())
    state = ProofState.GOOD if confirmed else ProofState.BAD
    about = {"principal": body.number, "name": body.name, "behalf": body.behalf.value}
    proof = _new(caller, ProofKind.RELATION, (state, body.card.number), _GOOD_FOR, here, about=about)
    return ident.Relation(request_id=request_id, relation_id=UUID(proof.proof_id), confirmed=confirmed)


# --- what a session is opened with ------------------------------------------------------------------------------------


def identify(body: wire.SessionRequest, caller: str, here: Platform) -> Who:
    """Whom the session is about; both names empty where nobody needs to be known. Raises Refusal for a bad proof."""
    if isinstance(body.identification, wire.NobodyIdentified):
        return Who("", "", Identified(NOBODY, Trust.L1.value, ""))
    way, number, name = _acting(body.identification, caller, here)
    identified = Identified(way.value, WORTH[way].value, number)
    if body.acts_for is not None:
        proof = _good(body.acts_for.body_id, ProofKind.BODY, number, caller, here)
        if body.acts_for.role not in proof.about["roles"].split(","):
            raise Refusal(ProblemCode.IDENTITY_REFUSED, "not a role of theirs")
        code, role = proof.about["credit_code"], body.acts_for.role
        return Who(number, name, Identified(way.value, WORTH[way].value, number, credit_code=code, role=role))
    if body.principal is None:
        return Who(number, name, identified)
    proof = _good(body.principal.relation_id, ProofKind.RELATION, number, caller, here)
    behalf = body.principal.behalf.value
    if proof.about["behalf"] != behalf:
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "another relation was checked")
    acting = Identified(way.value, WORTH[way].value, number, behalf, body.principal.authority)
    return Who(proof.about["principal"], proof.about["name"], acting)


def _acting(identification: Acting, caller: str, here: Platform) -> tuple[Way, str, str]:
    """The way, the number and the name of who stands there."""
    way = Way(identification.method)
    if isinstance(identification, wire.AppIdentification):
        proof = _good(identification.app_code_id, ProofKind.APP, None, caller, here)
        return way, proof.number, IDENTITIES[proof.number].name
    if isinstance(identification, wire.PermitIdentification):
        proof = _good(identification.comparison_id, ProofKind.PERMIT, None, caller, here)
        return way, proof.number, IDENTITIES[proof.number].name
    if isinstance(identification, wire.SocialSecurityIdentification):
        if not is_id_number(identification.number):
            raise Refusal(ProblemCode.IDENTITY_REFUSED, "the number cannot be one")
        return way, identification.number, identification.name
    card = identification.card
    name = check_card(card, here)
    if isinstance(identification, wire.FaceIdentification):
        _good(identification.comparison_id, ProofKind.FACE, card.number, caller, here)
    elif isinstance(identification, wire.PhoneIdentification):
        _good(identification.phone_code_id, ProofKind.PHONE, card.number, caller, here)
    return way, card.number, name


def check_card(card: wire.CardData, here: Platform) -> str:
    """The name on the card. Raises Refusal when it cannot be one, or is no longer."""
    if card.card_type is wire.CardType.RESIDENT and (
        not is_id_number(card.number) or birth_of(card.number) != card.birth
    ):
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "the number cannot be one, or is not of this birth")
    if card.valid_to is not None and card.valid_to < here.today():
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "the card is expired")
    name = card.name or card.english_name
    if not name:
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "the card names nobody")
    return name


def require_trust(session_id: str, service: Service, here: Platform) -> None:
    """Raises Refusal when the session is not identified as the item asks."""
    identified = here.proofs.identification(session_id)
    if identified is None:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    who = service.who
    if who.trust is Trust.L1:
        return
    if identified.way == NOBODY:
        raise Refusal(ProblemCode.TRUST_TOO_LOW, f"the item asks for {who.trust.value}")
    way = Way.LICENCE_CODE if identified.credit_code else Way(identified.way)
    if not (who.is_enough(way, WORTH[way]) or who.is_enough(Way(identified.way), WORTH[Way(identified.way)])):
        raise Refusal(ProblemCode.TRUST_TOO_LOW, f"the item asks for {who.trust.value}")
    person = Person.LEGAL if identified.credit_code else Person.NATURAL
    if person not in who.persons:
        raise Refusal(ProblemCode.TRUST_TOO_LOW, "the item is not for this kind of person")
    if OnBehalf(identified.behalf) not in who.on_behalf and person is Person.NATURAL:
        raise Refusal(ProblemCode.TRUST_TOO_LOW, "the item is not done on this behalf")


def holder(session: KnownSession, service: Service, here: Platform) -> tuple[str, str]:
    """Number and name of whose records an item is answered from.

    An item that is a guardian's alone is about a child and stands in the guardian's records.
    """
    identified = here.proofs.identification(session.session_id)
    guardians_own = OnBehalf.SELF not in service.who.on_behalf and Person.NATURAL in service.who.persons
    if identified is None or identified.behalf != OnBehalf.GUARDIAN or not guardians_own:
        return session.number, session.name
    acting = IDENTITIES.get(identified.acting_number)
    return identified.acting_number, acting.name if acting is not None else ""


def own(terminal_id: str, caller: str) -> None:
    if terminal_id != caller:
        raise Refusal(ProblemCode.NOT_AUTHORISED, "terminal_id is another terminal's", status=403)


def _good(proof_id: UUID, kind: ProofKind, number: str | None, caller: str, here: Platform) -> Proof:
    proof = here.proofs.find(str(proof_id), kind, here.now(), caller)
    if proof is None or proof.state is not ProofState.GOOD or (number is not None and proof.number != number):
        raise Refusal(ProblemCode.IDENTITY_REFUSED, f"no good {kind.value} proof")
    return proof


def _new(
    caller: str,
    kind: ProofKind,
    found: tuple[ProofState, str],
    life: timedelta,
    here: Platform,
    *,
    about: dict[str, str] | None = None,
    secret: str = "",
) -> Proof:
    """Keep a check: how it came out, and about whose identity (the number) it is."""
    now = here.now()
    state, number = found
    proof = Proof(str(uuid4()), caller, kind, state, number, now, now + life, about or {}, secret)
    here.proofs.add(proof)
    return proof


def _as_card(identity: Identity) -> wire.CardData:
    """Who is known of the register and not of a card."""
    return wire.CardData(
        card_type=wire.CardType.RESIDENT,
        name=identity.name,
        number=identity.number,
        birth=birth_of(identity.number) or date.min,
        sex=wire.CardSex.MALE if is_male(identity.number) else wire.CardSex.FEMALE,
        valid_from=None,
        valid_to=None,
    )
