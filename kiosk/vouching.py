"""What the platform checks of somebody before their session: face, App, phone, licence, relation.

Every method is to be called on the platform's worker, and raises AskError.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from drivers.protocols import IdCard
from kiosk.ask_errors import AskError, AskTrouble
from kiosk.catalogue.model import OnBehalf, Trust
from kiosk.central import identification as ident
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.identity_wire import as_card, behalf, card_data
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.qr_path import qr_path
from kiosk.session.identity import (
    AppCodeState,
    AppPerson,
    Body,
    OurCode,
    PhoneCodeState,
    Role,
    SentCode,
    TravelPermit,
    Verdict,
)
from kiosk.session.model import AskFailure

Answer = TypeVar("Answer")


class Vouching:
    """The platform's word for who somebody is."""

    def __init__(self, *, client: Callable[[], PlatformClient], link: LinkWatch, log: Log) -> None:
        """``client`` raises PlatformError while the terminal is not enrolled."""
        self._client = client
        self._link = link
        self._trouble = AskTrouble(link, log)

    def compare_face(self, card: IdCard, jpeg: bytes) -> tuple[Verdict, str]:
        """The platform's verdict, and its proof of a match."""
        answer = self._ask(lambda client: client.compare_face(card_data(card), jpeg))
        return Verdict(answer.verdict.value), str(answer.comparison_id)

    def compare_permit_face(self, permit: TravelPermit, jpeg: bytes) -> tuple[Verdict, str, IdCard | None]:
        """The platform's verdict, its proof, and who it is where it is a match."""
        answer = self._ask(lambda client: client.compare_permit_face(permit.number, permit.birth, jpeg))
        verdict = Verdict(answer.verdict.value)
        if verdict is Verdict.MATCH and answer.person is None:
            raise AskError(AskFailure.SERVER)
        person = as_card(answer.person) if verdict is Verdict.MATCH and answer.person is not None else None
        return verdict, str(answer.comparison_id), person

    def issue_app_code(self) -> OurCode:
        answer = self._ask(lambda client: client.issue_app_code())
        path, size = qr_path(answer.content)
        return OurCode(str(answer.app_code_id), path, size, answer.seconds)

    def app_code(self, proof: str) -> tuple[AppCodeState, AppPerson | None]:
        """What came of a code so far; who it is once it was confirmed."""
        answer = self._ask(lambda client: client.app_code(UUID(proof)))
        state = AppCodeState(answer.state.value)
        if state is not AppCodeState.CONFIRMED:
            return state, None
        if answer.person is None or answer.trust_level is None:
            raise AskError(AskFailure.SERVER)
        return state, AppPerson(as_card(answer.person), Trust(answer.trust_level.value), proof)

    def redeem_app_code(self, text: str) -> tuple[AppCodeState, AppPerson | None]:
        """What a code is worth that somebody's App showed."""
        return self.app_code(str(self._ask(lambda client: client.redeem_app_code(text))))

    def send_phone_code(self, card: IdCard) -> SentCode:
        answer = self._ask(lambda client: client.send_phone_code(card_data(card)))
        return SentCode(str(answer.phone_code_id), answer.masked_phone, answer.resend_seconds)

    def check_phone_code(self, proof: str, digits: str) -> PhoneCodeState:
        return PhoneCodeState(self._ask(lambda client: client.try_phone_code(UUID(proof), digits)).value)

    def find_body(self, card: IdCard, credit_code: str, language: str) -> Body:
        answer = self._ask(lambda client: client.look_up_body(card_data(card), credit_code))
        # The platform says what somebody is there in Chinese and in English.
        chinese = language.startswith("zh")
        roles = tuple(Role(role.key, role.title if chinese else role.title_en) for role in answer.roles)
        return Body(answer.name, credit_code, roles, str(answer.body_id))

    def check_principal(self, card: IdCard, on: OnBehalf, name: str, number: str, authority: str) -> str | None:
        """The proof of the relation; None when the platform does not confirm it."""

        def ask(client: PlatformClient) -> ident.Relation:
            return client.check_relation(
                ident.RelationCheck(
                    terminal_id=client.terminal_id,
                    card=card_data(card),
                    behalf=behalf(on),
                    name=name,
                    number=number,
                    authority=authority,
                )
            )

        answer = self._ask(ask)
        return str(answer.relation_id) if answer.confirmed else None

    def _ask(self, call: Callable[[PlatformClient], Answer]) -> Answer:
        try:
            answer = call(self._client())
        except PlatformError as error:
            raise self._trouble.after(error) from None
        self._link.answered()
        return answer
