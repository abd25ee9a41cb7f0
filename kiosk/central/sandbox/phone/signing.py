"""Signing on a phone: who it is, what is signed, and the signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from kiosk.central.identification import AppCodeState, PhoneCodeVerdict
from kiosk.central.phone_sessions import STROKES_LIMIT, PhoneSignature, PhoneState, SignedHow, SignerProof
from kiosk.central.sandbox.identification_calls import app_code_state, send_digits, show_app_code, try_digits
from kiosk.central.sandbox.identities import IDENTITIES
from kiosk.central.sandbox.phone.pages import identify_page, sign_page
from kiosk.central.sandbox.phone.sessions import Note, Phone
from kiosk.central.sandbox.phone.visitors import Visitor
from kiosk.central.sandbox.proof_store import ProofKind
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.signing_requests import SigningWay
from kiosk.rules.masking import mask_name

#: Seconds after which a page that waits for the App looks again by itself.
_LOOK_AGAIN = 3
#: Of a signature, in thousandths of the pad's width: a dot, a slip of the finger and a tick are none.
_LEAST_POINTS, _LEAST_WIDE, _LEAST_LENGTH = 8, 100, 300
_POINT = re.compile(r"[0-9]{1,4},[0-9]{1,4},[0-9]{1,7}")

Change: TypeAlias = Callable[[Phone], Phone]


def shown(guest: Visitor) -> str:
    """The page that comes next: who it is, then what is signed."""
    phone = _looked_at_app(guest)
    if phone.proof is not None:
        return sign_page(phone, guest.titles, guest.letter)
    waits = phone.trying is SignerProof.APP_CODE
    letter = replace(guest.letter, refresh=_LOOK_AGAIN) if waits else guest.letter
    identity = IDENTITIES.get(phone.subject.number)
    sent_to = identity.phone if identity is not None and phone.trying is SignerProof.PHONE_CODE else ""
    return identify_page(phone, mask_name(phone.subject.name), sent_to, letter)


def send_code(guest: Visitor) -> None:
    """Six digits to the phone on record of who signs, and to no other."""
    identity = IDENTITIES.get(guest.phone.subject.number)
    if identity is None or not identity.phone:
        _say(guest, "phone-page-code-none")
        return
    try:
        proof = send_digits(identity, guest.phone.terminal_id, guest.here)
    except Refusal:
        _say(guest, "phone-page-code-soon")
        return
    _change(guest, lambda one: replace(one, proof_id=proof.proof_id, trying=SignerProof.PHONE_CODE, note=Note()))


def check_code(guest: Visitor, digits: str) -> None:
    phone = guest.phone
    if phone.trying is not SignerProof.PHONE_CODE or not phone.proof_id:
        return
    proof = guest.here.proofs.find(phone.proof_id, ProofKind.PHONE, guest.now())
    typed = unicodedata.normalize("NFKC", digits).replace(" ", "")
    verdict = try_digits(proof, typed, guest.here)
    if verdict is PhoneCodeVerdict.RIGHT:
        _change(guest, lambda one: replace(one, proof=SignerProof.PHONE_CODE, proof_id="", trying=None, note=Note()))
    elif verdict is PhoneCodeVerdict.WRONG:
        _say(guest, "phone-page-code-wrong")
    else:
        spent = verdict is PhoneCodeVerdict.SPENT
        words = "phone-page-code-spent" if spent else "phone-page-code-expired"
        _change(guest, lambda one: replace(one, proof_id="", trying=None, note=Note(words=words)))


def use_app(guest: Visitor) -> None:
    """A code that the App on the same phone confirms."""
    proof = show_app_code(guest.phone.terminal_id, guest.here)
    _change(guest, lambda one: replace(one, proof_id=proof.proof_id, trying=SignerProof.APP_CODE, note=Note()))


def sign(guest: Visitor, fields: Mapping[str, str]) -> None:
    """The signature is for the digest that the terminal named, and given once."""
    phone = _looked_at_app(guest)
    if phone.proof is None:
        return
    drawn = fields.get("how") == "drawn"
    wrong = _wrong_strokes(fields.get("strokes", "")) if drawn else _wrong_name(fields, phone.subject.name)
    if wrong:
        _say(guest, wrong)
        return
    signature = PhoneSignature(
        signer=phone.subject.name,
        how=SignedHow.DRAWN if drawn else SignedHow.TYPED,
        proof=phone.proof,
        digest=phone.subject.digest,
        signed_at=guest.now(),
        strokes=fields.get("strokes", "") if drawn else "",
    )
    if phone.subject.request and not _for_request(guest, phone, signature):
        _say(guest, "phone-page-sign-late")
        return
    _change(guest, lambda one: replace(one, state=PhoneState.FINISHED, signature=signature))


def _for_request(guest: Visitor, phone: Phone, signature: PhoneSignature) -> bool:
    """It counts for the signing request too; False when that takes none any more."""
    here, now, subject = guest.here, guest.now(), phone.subject
    kept = here.signing.sign(
        subject.request, subject.key, SigningWay.PHONE, now, signature.model_dump_json(exclude={"signer"})
    )
    if kept:
        here.intake.settle_signatures(now)
    return kept


def _looked_at_app(guest: Visitor) -> Phone:
    """What came of the App's code by now, where one is waited for."""
    phone = guest.phone
    if phone.trying is not SignerProof.APP_CODE:
        return phone
    proof = guest.here.proofs.find(phone.proof_id, ProofKind.APP, guest.now())
    state = AppCodeState.EXPIRED if proof is None else app_code_state(proof, guest.here)
    if state is AppCodeState.WAITING:
        return phone
    if state is AppCodeState.CONFIRMED and proof is not None and proof.number == phone.subject.number:
        changed = _change(guest, lambda one: replace(one, proof=SignerProof.APP_CODE, trying=None, note=Note()))
    else:
        words = {AppCodeState.CONFIRMED: "phone-page-app-other", AppCodeState.EXPIRED: "phone-page-code-expired"}
        note = Note(words=words.get(state, "phone-page-app-refused"))
        changed = _change(guest, lambda one: replace(one, proof_id="", trying=None, note=note))
    return changed or phone


def _wrong_strokes(strokes: str) -> str:
    """The text that says why it is no signature; "" for one. A stroke is as long as the way of its points."""
    if len(strokes) > STROKES_LIMIT:
        return "phone-page-draw-short"
    points, length, across = 0, 0.0, []
    for stroke in strokes.split(";"):
        spots = stroke.split(" ")
        if not all(_POINT.fullmatch(spot) for spot in spots):
            return "phone-page-draw-short"
        places = [tuple(int(number) for number in spot.split(",")[:2]) for spot in spots]
        points += len(places)
        across += [place[0] for place in places]
        length += sum(
            ((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5 for here, there in pairwise(places)
        )
    enough = points >= _LEAST_POINTS and length >= _LEAST_LENGTH and max(across) - min(across) >= _LEAST_WIDE
    return "" if enough else "phone-page-draw-short"


def _wrong_name(fields: Mapping[str, str], name: str) -> str:
    if _plain(fields.get("name", "")) != _plain(name):
        return "phone-page-type-wrong"
    return "" if fields.get("declared") == "yes" else "phone-page-type-undeclared"


def _plain(name: str) -> str:
    """As people type it: width, case and blanks say nothing, nor which dot stands in a name."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if not letter.isspace() and letter not in "·•‧・.")


def _say(guest: Visitor, text_id: str) -> None:
    _change(guest, lambda phone: replace(phone, note=Note(words=text_id)))


def _change(guest: Visitor, how: Change) -> Phone | None:
    return guest.here.phones.sessions.change(guest.token, how, guest.now())
