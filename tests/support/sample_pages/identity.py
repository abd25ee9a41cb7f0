"""The pages of an identification as the presenter words them, for the people of the samples."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import ChipReadReason, Condition, DeviceStatus, Family
from kiosk.catalogue.model import OnBehalf, Person, Way
from kiosk.qr_path import qr_path
from kiosk.session import model as m
from kiosk.session.identity import (
    AppCodeState,
    OurCode,
    PhoneCodeState,
    Resident,
    Underway,
    Verdict,
    Verification,
)
from screens.models import Body, PageKind
from tests.support.people import ADULT, CHILD
from tests.support.sample_pages.presented import bodies_of
from tests.support.situations import BODY, LOOKS, SENT, STRONG, WELL_PLACED, world

#: What the camera shows in the samples; put under this handle by whoever draws them.
LIVE = "live-1-7"


def identity_bodies(language: str) -> dict[str, tuple[PageKind, Body]]:
    """Bodies by a name that sorts them behind the notice."""
    nobody = m.Session(touched_at=1000.0, looks=m.Looks(language), visit=1)
    resident = Resident(ADULT)

    def underway(
        behalf: OnBehalf = OnBehalf.SELF, person: Person = Person.NATURAL, way: Way = Way.ID_CARD
    ) -> m.Session:
        return replace(nobody, underway=Underway(1, behalf, person, way, card=ADULT, resident=resident))

    path, size = qr_path("https://platform.example/app/6hT0mYc2Qk1xZw")
    ours = OurCode("1", path, size, 180)
    six = m.Values((("phone_code", ("123456",)),))
    typed = m.Values((("principal_name", ("张",)), ("principal_number", ("410499",)), ("authority", ("XC-2026-0113",))))
    permit = m.Values((("permit_number", ("C00000008",)), ("birth", ("19850231",))))
    wrong = m.Values((("credit_code", ("91410499MA9DEM0017",)),))
    app = replace(nobody, underway=Underway(1, OnBehalf.SELF, way=Way.APP_CODE))
    face = underway(way=Way.ID_CARD_AND_FACE)
    sessions = {
        "06a-asked": nobody.to(m.Asked(STRONG, 0)),
        "06b-asked-no": nobody.to(m.Asked(STRONG, 0, said_no=True)),
        "06c-for-whom": nobody.to(m.ForWhom(STRONG)),
        "06d-ways": app.to(m.Ways(STRONG)),
        "06e-ways-refused": face.to(m.Ways(STRONG, refused=True)),
        "06f-notice-app": app.to(m.Notice(STRONG)),
        "06g-face-consent": face.to(m.FaceConsent(STRONG)),
        "06h-face-nobody": face.to(m.FaceLook(STRONG, look=LOOKS[1], looks=7)),
        "06i-face-move": face.to(m.FaceLook(STRONG, 1, Verdict.DIFFERENT, LOOKS[7], 0, 7)),
        "06j-face-good": face.to(m.FaceLook(STRONG, look=WELL_PLACED, good=3, looks=7, taking=True)),
        "06k-face-comparing": face.to(m.Verifying(STRONG, Verification.FACE, 990.0)),
        "06l-app-code": app.to(m.AppCode(STRONG, ours, 1164.0)),
        "06m-app-code-over": app.to(m.AppCode(STRONG, state=AppCodeState.EXPIRED)),
        "06n-phone-code": face.to(m.PhoneCode(STRONG, SENT, 1042.0)),
        "06o-phone-code-wrong": face.to(m.PhoneCode(STRONG, SENT, 900.0, six, PhoneCodeState.WRONG)),
        "06w-permit": underway(way=Way.TRAVEL_PERMIT_AND_FACE).to(m.PermitNumber(STRONG, permit, checked=True)),
        "06p-chip-card": nobody.to(m.ChipCard(STRONG)),
        "06q-chip-card-again": nobody.to(m.ChipCard(STRONG, 1, ChipReadReason.NEEDS_PIN)),
        "06r-licence": underway(person=Person.LEGAL).to(m.Licence(STRONG, wrong, checked=True)),
        "06s-role": underway(person=Person.LEGAL).to(m.ChooseRole(STRONG, BODY)),
        "06t-agent": underway(OnBehalf.AGENT).to(m.NamePrincipal(STRONG, typed, checked=True)),
        "06u-guardian": underway(OnBehalf.GUARDIAN).to(m.NamePrincipal(STRONG)),
        "06v-agent-card": underway(OnBehalf.AGENT).to(m.NamePrincipal(STRONG, card=CHILD)),
        "22b-face-not-matched": face.to(m.Trouble(m.TroubleKind.FACE_NOT_MATCHED, STRONG, retry=m.Ways(STRONG))),
        "22c-no-phone": face.to(m.Trouble(m.TroubleKind.NO_PHONE, STRONG, retry=m.Ways(STRONG))),
    }
    around = world()
    around = replace(around, devices={**around.devices, Family.CARD: DeviceStatus(Condition.OFFLINE)})
    return bodies_of(sessions, around)
