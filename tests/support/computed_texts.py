"""Texts whose ids the code puts together: of each beginning, what there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from itertools import product

from drivers.discovery.recognition import Certainty
from drivers.discovery.values import Distinction, PortKind
from drivers.protocols import (
    Brightness,
    CardReadReason,
    ChipReadReason,
    Condition,
    Contact,
    Family,
    FingerReadReason,
    IdCardType,
    Move,
    PageFlaw,
    Problem,
)
from kiosk.bundles.kinds import Kind as BundleKind
from kiosk.bundles.refusing import Refused as BundleRefusal
from kiosk.catalogue.counting import CatalogueCounts
from kiosk.catalogue.definition.fields import Background
from kiosk.catalogue.definition.filing import DayThatCounts
from kiosk.catalogue.definition.materials import Mode
from kiosk.catalogue.definition.money_and_time import PayWay
from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.model import Kind, Level, LifeEvent, OnBehalf, Person, Theme, Way
from kiosk.catalogue.outcomes import Ended
from kiosk.catalogue.refusing import Refused
from kiosk.catalogue.store import Source
from kiosk.central.phone_sessions import PhonePurpose
from kiosk.central.sandbox.phone.content import WhyNot
from kiosk.central.sandbox.phone.pages import Ending
from kiosk.central.sandbox.phone.verdict import Doubtful
from kiosk.operations.diagnosis import GOOD, Check, Outcome
from kiosk.operations.diagnosis import Verdict as DoctorsVerdict
from kiosk.presenter.bodies_attendant import _SAID, _SAID_OTHERWISE
from kiosk.presenter.places import PlaceName
from kiosk.profile.entries import ValueKind, entries
from kiosk.profile.option_forms import _SAME as OPTION_FORMS
from kiosk.profile.pin_hash import PinWeakness
from kiosk.profile.wording import FORMS as PROFILE_FORMS
from kiosk.provisioning.faults import NAMES as PLATFORM_TROUBLES
from kiosk.provisioning.step import StepName
from kiosk.provisioning.working import Ended as ProvisionEnded
from kiosk.rules.typed_text import TextMistake
from kiosk.session.access import Mode as AccessMode
from kiosk.session.afterwards import CallState
from kiosk.session.afterwards import Level as RatedLevel
from kiosk.session.application import Delivery, FactState
from kiosk.session.availability import Obstacle
from kiosk.session.desk import DeskAction, Result
from kiosk.session.digits_stages import DigitsEnd
from kiosk.session.events.capture import Direction
from kiosk.session.form import Mistake
from kiosk.session.form.handing import MODES_HERE
from kiosk.session.form.signers import Standing
from kiosk.session.form.verified import Proof
from kiosk.session.form.weighing import Verdict as ConditionVerdict
from kiosk.session.identity import Verification
from kiosk.session.matters import CaseState
from kiosk.session.model import AskFailure, GuideTab, LeftBecause, ReceiptState, TroubleKind
from kiosk.session.model import Way as BrowsingWay
from kiosk.session.nearby import PadKey
from kiosk.session.phone_stages import PhoneState
from kiosk.session.signatures import RELATIONS
from kiosk.session.signing_stages import DrawingProblem, NoFace, WitnessProblem
from kiosk.session.steps.case_number import NumberMistake
from kiosk.session.steps.signing import WAYS
from kiosk.session.steps.technician_form import Field as NetworkField
from kiosk.session.steps.technician_form import Method
from kiosk.session.technician import Level as LineLevel
from kiosk.session.technician import Room, Test, TokenTrouble, Work
from kiosk.session.watching import What
from kiosk.speech.pack import PackFault
from kiosk.speech.packing import PackState, TakeFault
from kiosk.technician.card_reading import Portrait
from kiosk.technician.checking import Finding
from kiosk.technician.suggestions import Verdict
from kiosk.technician.trial_print import TrialEnd
from kiosk.texts import Language
from kiosk.updating.bringing import Fault as BringingFault
from kiosk.updating.health import Trouble as HealthTrouble
from kiosk.updating.states import Reason as UpdateReason
from kiosk.updating.states import Stage as UpdateStage
from offline_queue.exchange import NotTaken
from offline_queue.kinds import Kind as QueueKind
from offline_queue.model import State
from offline_queue.policy import LocalReason, Waits
from offline_queue.store import Trouble
from offline_queue.transport import Refusal, WorldFault
from screens.control_words import ControlWords, KeyboardWords
from screens.models import ControlRole, TextSize, ThemeName


def dashed(*values: str) -> list[str]:
    return [value.replace("_", "-") for value in values]


#: Failures that the presenter shows as another one.
SHOWN_AS_ANOTHER = {AskFailure.OTHER, AskFailure.NOT_THE_PLATFORM}
TROUBLES = [
    *(kind for kind in dashed(*TroubleKind) if kind != TroubleKind.PLATFORM),
    *(f"ask-{failure}" for failure in dashed(*(set(AskFailure) - SHOWN_AS_ANOTHER))),
]
CATALOGUE_SOURCES = [f"catalogue-source-{source}" for source in Source]
CATALOGUE_REFUSALS = [f"catalogue-refused-{reason}" for reason in dashed(*Refused)]
#: Conditions in which a device waits for somebody although it names no problem.
NEED_A_HAND = {*Condition} - {Condition.READY, Condition.BUSY, Condition.NOT_SUPPORTED}
#: What is written down and never offered.
ACCOUNTED_ONLY = {DeskAction.ENTERED, DeskAction.LEFT, DeskAction.PIN_BLOCKED}
DESK_WORKS = [f"desk-do-{action}" for action in dashed(*({*DeskAction} - ACCOUNTED_ONLY))]
MONTHS = [f"month-{month:02d}" for month in range(1, 13)]
DEVICES = [f"device-{family}" for family in dashed(*Family)]
OBSTACLES = [f"obstacle-{obstacle}" for obstacle in dashed(*Obstacle)]
QUEUE: dict[str, Iterable[str]] = {
    "kind": QueueKind, "state": State, "reason": (*Refusal, *LocalReason, *Waits), "fault": WorldFault,
    "trouble": Trouble, "left": NotTaken,
}  # fmt: skip
TECHNICIAN: dict[str, Iterable[str]] = {
    "condition": Condition, "cure": Condition, "remedy": Problem, "thought": Certainty, "verdict": Verdict,
    "card": IdCardType, "card-portrait": Portrait, "unread": CardReadReason, "trial": TrialEnd,
    "finding": set(Finding) - {Finding.ANSWERED},  # what it answered is said instead
    "twin": set(Distinction) - {Distinction.ALONE},
    "port": set(PortKind) - {PortKind.USB},  # a USB device has a name of its own
}  # fmt: skip
PRINTS = ["action-print", "action-print-again", "action-print-table", "action-print-table-again"]

FOR = (*(behalf.value for behalf in OnBehalf), "legal")

CONTROLS = [field.name.replace("_", "-") for field in fields(ControlWords) if field.name != "keyboard"]
KEYS = [field.name.replace("_", "-") for field in fields(KeyboardWords)]

PLACED_ASIDE = [f"{side}-{height}" for side in ("left", "right") for height in ("above", "below")]

#: What a page on somebody's phone says of what they did last.
PHONE_NOTES = [
    *(f"phone-page-too-{what}" for what in ("long", "slow")),
    *(f"phone-page-code-{what}" for what in ("wrong", "spent", "expired", "soon", "none")),
    *(f"phone-page-app-{what}" for what in ("refused", "other")),
    "phone-page-draw-short",
    *(f"phone-page-type-{what}" for what in ("wrong", "undeclared")),
]
#: Tests that have a page of their own, but the grid.
ON_PAGES = (Test.SCAN, Test.CAMERA, Test.PLATE, Test.KEYPAD, Test.LAMPS)
#: Of the technician's pages.
AT_THE_MACHINE = {
    "f'tech-room-{stage.room.value}'": [f"tech-room-{room}" for room in Room],
    "f'tech-room-{report.room.value}'": [f"tech-room-{room}" for room in Room],
    "f'tech-line-{check}'": [f"tech-line-{check}" for check in dashed(*Check)],
    "f'tech-line-{refill.key}'": ["tech-line-paper", "tech-line-roll", "tech-line-toner"],
    "f\"tech-finger-{error.reason.value.replace('_', '-')}\"": [
        f"tech-finger-{reason}" for reason in dashed(*FingerReadReason)
    ],
    "f'tech-tab-{each.value}'": [f"tech-tab-{room}" for room in Room],
    "f'tech-try-{_dashed(test)}'": [f"tech-try-{test}" for test in dashed(*Test)],
    "f'tech-try-{_dashed(remark.what)}'": [f"tech-try-{test}" for test in dashed(*Test)],
    "f'tech-try-{dashed}'": [f"tech-try-{test}" for test in dashed(*Test)],
    "f'tech-tried-{remark.what.value}'": ["tech-tried-touch", "tech-tried-keypad"],
    "f'tech-test-{dashed}'": [f"tech-test-{test}" for test in dashed(*ON_PAGES)],
    "f'tech-do-{_dashed(work)}'": [f"tech-do-{work}" for work in dashed(*Work)],
    "f'tech-do-{_dashed(remark.what)}'": [f"tech-do-{work}" for work in dashed(*Work)],
    "f'tech-result-{remark.result.value}'": [f"tech-result-{result}" for result in Result],
    "f'tech-level-{level.value}'": [f"tech-level-{level}" for level in LineLevel],
    "f'tech-level-{line.level.value}'": [f"tech-level-{level}" for level in LineLevel],
    "f'tech-log-show-{level.value}'": ["tech-log-show-good", "tech-log-show-warn", "tech-log-show-bad"],
    "f'tech-{name}'": ["tech-report-receipt", "tech-report-a4"],
    "f'tech-key-{_dashed(stage.last)}'": [f"tech-key-{key}" for key in dashed(*PadKey) if not key.isdecimal()],
    "f'tech-contact-{dashed}'": [
        f"tech-contact-{name}" for name in ("door-open", "tampered", "person-near", "headset-plugged")
    ],
    "f\"tech-contact-{value.value.replace('_', '-')}\"": [f"tech-contact-{value}" for value in Contact],
    "f'tech-wrong-{field.value}'": [f"tech-wrong-{field}" for field in NetworkField],
    "f'tech-network-{field.value}'": [f"tech-network-{field}" for field in NetworkField],
    "f'tech-network-{method.value}'": [f"tech-network-{method}" for method in Method],
    "f'tech-network-{field.value}-hint'": [
        "tech-network-address-hint",
        "tech-network-gateway-hint",
        "tech-network-dns-hint",
    ],
    "f\"token-trouble-{world.technician.trouble.value.replace('_', '-')}\"": [
        f"token-trouble-{trouble}" for trouble in dashed(*TokenTrouble)
    ],
    "f\"token-trouble-{error.trouble.value.replace('_', '-')}\"": [
        f"token-trouble-{trouble}" for trouble in dashed(*TokenTrouble)
    ],
}
#: What the code computes an id from -> the ids that can come of it.
COMPUTED: dict[str, list[str]] = {
    "f\"health-{trouble.value.replace('_', '-')}\"": [f"health-{trouble}" for trouble in dashed(*HealthTrouble)],
    "f\"update-stage-{progress.stage.value.replace('_', '-')}\"": [
        f"update-stage-{stage}" for stage in dashed(*UpdateStage)
    ],
    "f\"update-reason-{progress.reason.value.replace('_', '-')}\"": [
        f"update-reason-{reason}" for reason in dashed(*UpdateReason) if reason
    ],
    "'hours-opens-tomorrow' if days else 'hours-opens-today'": ["hours-opens-tomorrow", "hours-opens-today"],
    "f'weekday-{opens.isoweekday()}'": [f"weekday-{day}" for day in range(1, 8)],
    "f'month-{opens:%m}'": [f"month-{month:02}" for month in range(1, 13)],
    "f'bundle-kind-{one.kind}'": [f"bundle-kind-{kind}" for kind in BundleKind],
    "f'bundle-kind-{manifest.kind}'": [f"bundle-kind-{kind}" for kind in BundleKind],
    "f\"tech-release-{error.fault.value.replace('_', '-')}\"": [
        f"tech-release-{fault}" for fault in dashed(*BringingFault) if fault != "refused"
    ],
    "f\"bundle-refused-{error.refused.reason.value.replace('_', '-')}\"": [
        f"bundle-refused-{reason}" for reason in dashed(*BundleRefusal)
    ],
    "f\"bundle-refused-{refused.reason.value.replace('_', '-')}\"": [
        f"bundle-refused-{reason}" for reason in dashed(*BundleRefusal)
    ],
    "f\"stats-{what.value.replace('_', '-')}\"": [f"stats-{what}" for what in dashed(*What)],
    "f'rated-{came_of}'": ["rated-keeping", "rated-supplemented", "rated-message"],
    "f'reported-{where}'": ["reported-offline", "reported-sent"],
    "f'call-{state}'": [f"call-{state}" for state in dashed(*CallState)],
    "f'rating-level-{level.value}'": [f"rating-level-{level.value}" for level in RatedLevel],
    **{
        f"f'{{form_of}}-{what}'": [f"why-{what}", f"stuck-{what}"]
        for what in ("words", "words-hint", "phone", "phone-hint")
    },
    "'rating-note-unnamed' if session.resident is None else 'rating-note-named'": [
        "rating-note-unnamed",
        "rating-note-named",
    ],
    "'why-lead-good' if level in _GOOD else 'why-lead-bad'": ["why-lead-good", "why-lead-bad"],
    "'stuck-not-kept-title' if stage.not_kept else 'stuck-title'": ["stuck-not-kept-title", "stuck-title"],
    "f'draft-kept-{state}'": [f"draft-kept-{state}" for state in ("waiting", "delivered", "held")],
    "'draft-offer-again' if stage.not_kept else 'draft-offer-yes'": ["draft-offer-again", "draft-offer-yes"],
    "f'case-now-{_dashed(case.state)}'": [f"case-now-{state}" for state in dashed(*CaseState)],
    "f'case-state-{_dashed(case.state)}'": [f"case-state-{state}" for state in dashed(*CaseState)],
    "f'case-state-{_dashed(step.state)}'": [f"case-state-{state}" for state in dashed(*CaseState)],
    "'case-number-label' if case.case_number else 'case-local-number'": ["case-number-label", "case-local-number"],
    "f'case-withdrawn-{state}'": [f"case-withdrawn-{state}" for state in ("waiting", "delivered", "held")],
    "f'case-withdrawn-{state}-title'": [f"case-withdrawn-{state}-title" for state in ("waiting", "delivered", "held")],
    "f'by-number-{_dashed(key)}'": ["by-number-case-number", "by-number-last-digits"],
    "f'by-number-{_dashed(key)}-hint'": ["by-number-case-number-hint", "by-number-last-digits-hint"],
    "f'by-number-{wrong[key].value}-wrong'": [f"by-number-{mistake}-wrong" for mistake in NumberMistake],
    "f'after-day-{counts.value}'": [f"after-day-{counts}" for counts in DayThatCounts],
    "f'day-{service.filing.counts.value}'": [f"day-{counts}" for counts in DayThatCounts],
    "f'after-{handed.fetched}'": ["after-self", "after-mail", "after-locker"],
    "f'condition-{_dashed(one.verdict)}'": [f"condition-{verdict}" for verdict in dashed(*ConditionVerdict)],
    "f'wrong-{way.value}'": [f"wrong-{way}" for way in DisputeWay],
    "f'field-source-{states[0].value}'": [f"field-source-{state}" for state in FactState],
    "f'phone-how-{key}'": [f"phone-how-{key}" for key in ("scan", "compare", "yours")],
    "f'phone-{what}-{stage.seen.state.value}'": [
        f"phone-{what}-{state}" for what in ("upload", "sign") for state in PhoneState
    ],
    "f'phone-page-what-happens-{purpose}'": [f"phone-page-what-happens-{purpose}" for purpose in PhonePurpose],
    "f'phone-page-{ending.value}-title'": [f"phone-page-{ending}-title" for ending in Ending],
    "f'phone-page-{ending.value}'": [f"phone-page-{ending}" for ending in Ending],
    "f'phone-page-doubt-{doubt.value}'": [f"phone-page-doubt-{doubt}" for doubt in dashed(*Doubtful)],
    "f'phone-page-refused-{what}'": [f"phone-page-refused-{what}" for what in ("blurred", "cut", "glare", "other")],
    "f\"phone-page-why-{why.value.replace('_', '-')}\"": [f"phone-page-why-{why}" for why in dashed(*WhyNot)],
    "note.words": PHONE_NOTES,
    "f\"apply-mode-{mode.value.replace('_', '-')}\"": [f"apply-mode-{mode}" for mode in dashed(*MODES_HERE)],
    "f'apply-handed-{done.delivery.value}'": [f"apply-handed-{state}" for state in Delivery],
    "f'identify-failed-{_dashed(stage.failure)}'": [f"identify-failed-{reason}" for reason in dashed(*CardReadReason)],
    "f'background-{standard.background.value}'": [f"background-{background}" for background in Background],
    "f'plate-{_dashed(first)}'": [f"plate-{flaw}" for flaw in dashed(*PageFlaw)],
    "f'sheet-{_dashed(flaw)}'": [f"sheet-{flaw}" for flaw in dashed(*PageFlaw)],
    "f'plate-corner-{key}'": [f"plate-corner-{key}" for key in ("next", *Direction)],
    "f'corner-{stage.corner}'": [f"corner-{number}" for number in range(4)],
    "f'photo-consent-{key}'": [f"photo-consent-{key}" for key in ("what", "why", "kept", "not-compared")],
    "f'photo-tip-{key}'": [f"photo-tip-{key}" for key in ("hat", "straight", "behind")],
    "f'apply-next-{state}'": [f"apply-next-{state}" for state in ("sending", *Delivery)],
    "f'apply-handed-{state}'": [f"apply-handed-{state}" for state in ("sending", *Delivery)],
    "f'sign-way-{way.value}'": [f"sign-way-{way}" for way in WAYS],
    "f'sign-way-{way.value}-help'": [f"sign-way-{way}-help" for way in WAYS],
    "f'sign-draw-{_dashed(stage.problem)}'": [f"sign-draw-{problem}" for problem in dashed(*DrawingProblem)],
    "f'sign-witness-{one}'": [f"sign-witness-{one}" for one in RELATIONS],
    "f'sign-witness-not-{_dashed(stage.problem)}'": [f"sign-witness-not-{problem}" for problem in WitnessProblem],
    "f'verified-{proof_of(material, application).value}'": [
        f"verified-{proof.value}" for proof in (Proof.NONE, Proof.DOWN, Proof.REFUSED)
    ],
    "f'permit-{_dashed(key)}'": ["permit-permit-number", "permit-birth"],
    "f'permit-{_dashed(key)}-hint'": ["permit-permit-number-hint", "permit-birth-hint"],
    "f'permit-wrong-{_dashed(key)}'": ["permit-wrong-permit-number", "permit-wrong-birth"],
    "f\"call-no-face-{stage.no_face.value.replace('_', '-')}\"": [f"call-no-face-{why}" for why in dashed(*NoFace)],
    "f'parties-{state.value}'": [f"parties-{state}" for state in Standing],
    "f'called-{key}'": [f"called-{key}" for key in ("terminal", "item", "card")],
    "f'delivered-{key}-title'": [f"delivered-{key}-title" for key in ("refused", "signed", "declined")],
    "f'delivered-{key}'": [f"delivered-{key}" for key in ("refused", "signed", "declined")],
    "f'place-name-{_dashed(name)}'": [f"place-name-{name}" for name in dashed(*PlaceName)],
    "f'place-{_direction(spot, places)}'": [
        f"place-{direction}" for direction in ("on", "above", "below", "left", "right", *PLACED_ASIDE)
    ],
    "'attendant-cleared' if locked else 'attendant-was-clear'": ["attendant-cleared", "attendant-was-clear"],
    "'catalogue-count-' + name.replace('_', '-')": [
        f"catalogue-count-{field.name.replace('_', '-')}" for field in fields(CatalogueCounts)
    ],
    "'brand-low-contrast' if weak.suggested else 'brand-low-contrast-hopeless'": [
        "brand-low-contrast",
        "brand-low-contrast-hopeless",
    ],
    "f'gallery-{state}'": ["gallery-normal", "gallery-pressed", "gallery-focused"],
    "f\"control-{name.replace('_', '-')}\"": [f"control-{name}" for name in CONTROLS],
    "f\"keyboard-{field.name.replace('_', '-')}\"": [f"keyboard-{name}" for name in KEYS],
    "f'device-{_dashed(family)}'": DEVICES,
    "f\"event-{key.replace('_', '-')}\"": [f"event-{event}" for event in dashed(*LifeEvent)],
    "f'theme-{key}'": [f"theme-{theme}" for theme in Theme],
    "f'home-heading-{stage.way.value}'": [f"home-heading-{way}" for way in BrowsingWay],
    "f'home-way-{way.value}'": [f"home-way-{way}" for way in BrowsingWay],
    "f'home-for-{person.value}'": [f"home-for-{person}" for person in Person],
    "f'slip-{session.receipt.value}'": [f"slip-{state}" for state in ReceiptState if state is not ReceiptState.NONE],
    "'instead-guide' if service.kind is Kind.GUIDE else 'instead-not-yet'": ["instead-guide", "instead-not-yet"],
    "'action-print-pages-again' if stage.printed else 'action-print-pages'": [
        "action-print-pages-again",
        "action-print-pages",
    ],
    "f'guide-tab-{one.value}'": [f"guide-tab-{tab}" for tab in GuideTab],
    "f'take-along-{key}'": ["take-along-scan", "take-along-open", "take-along-private"],
    "f\"way-{way.value.replace('_', '-')}\"": [f"way-{way}" for way in dashed(*Way)],
    "f\"pay-way-{way.value.replace('_', '-')}\"": [f"pay-way-{way}" for way in dashed(*PayWay)],
    "f'material-{need}'": [f"material-{need}" for need in ("one-of", "depends", "required", "optional")],
    "f'level-{service.level.value}'": [f"level-{level}" for level in Level],
    "f'person-{person.value}'": [f"person-{person}" for person in Person],
    "f'behalf-{one.value}'": [f"behalf-{one}" for one in OnBehalf],
    "f'mode-short-{_dashed(mode)}'": [f"mode-short-{mode}" for mode in dashed(*Mode)],
    "f'mode-{_dashed(first)}'": [f"mode-{mode}" for mode in dashed(*Mode)],
    "f'guide-{key}'": [
        *(f"guide-{key}" for key in ("who", "behalf", "ways", "bring", "takes", "days", "fee", "result", "sample")),
        *(f"guide-{key}" for key in ("department", "level", "code", "implementation", "version")),
    ],
    "f'device-{_dashed(hindrance.family)}'": DEVICES,
    "f'obstacle-{_dashed(hindrance.obstacle)}'": OBSTACLES,
    "f'problem-{_dashed(problem)}'": [f"problem-{problem}" for problem in dashed(*Problem)],
    "f'month-{month[5:7]}'": MONTHS,
    "f'month-{wall:%m}'": MONTHS,
    "f'weekday-{wall.isoweekday()}'": [f"weekday-{day}" for day in range(1, 8)],
    "f'language-{language.value.lower()}'": [f"language-{language.lower()}" for language in Language],
    "f'text-size-{size.value.lower()}'": [f"text-size-{size.lower()}" for size in TextSize],
    "f'theme-{_dashed(theme)}'": [f"theme-{theme}" for theme in dashed(*ThemeName)],
    "f'mode-{_dashed(mode)}'": [f"mode-{mode}" for mode in dashed(*AccessMode)],
    "'left-paper-' + stage.because.value.replace('_', '-')": [f"left-paper-{why}" for why in dashed(*LeftBecause)],
    "f\"speech-take-{take.fault.value.replace('_', '-')}\"": [f"speech-take-{fault}" for fault in dashed(*TakeFault)],
    "f\"speech-pack-{refused.fault.value.replace('_', '-')}\"": [
        f"speech-pack-{fault}" for fault in dashed(*PackFault)
    ],
    "f'speech-prompt-{what}'": [f"speech-prompt-{field.name}" for field in fields(PackState)],
    "f'speech-role-{control.role.value}'": [f"speech-role-{role}" for role in ControlRole],
    "'speech-off' if session.looks.hearing.on else 'speech-on'": ["speech-off", "speech-on"],
    "link": ["link-online", "link-offline", "link-unknown"],
    "f'for-{offer.key}'": [f"for-{key}" for key in FOR],
    "f'for-{offer.key}-help'": [f"for-{key}-help" for key in FOR],
    "f'by-{key}'": [f"by-{way}" for way in dashed(*Way)],
    "f'by-{key}-help'": [f"by-{way}-help" for way in dashed(*Way)],
    "f'face-consent-{key}'": [f"face-consent-{key}" for key in ("what", "why", "who", "kept", "refuse")],
    "f'face-verdict-{verdict.value}'": ["face-verdict-different", "face-verdict-unsure"],
    "f'face-tip-{key}'": ["face-tip-hat", "face-tip-light", "face-tip-alone"],
    "f'face-move-{move.value}'": [f"face-move-{move.value}" for move in Move],
    "f\"face-light-{look.brightness.value.replace('_', '-')}\"": [
        f"face-light-{light}" for light in dashed(*set(Brightness) - {Brightness.GOOD, Brightness.UNKNOWN})
    ],
    "f'app-code-{stage.state.value}'": ["app-code-expired", "app-code-unknown"],
    "f'chip-tip-{key}'": ["chip-tip-in", "chip-tip-still"],
    "f\"chip-failed-{stage.failure.value.replace('_', '-')}\"": [
        f"chip-failed-{reason}" for reason in dashed(*ChipReadReason)
    ],
    "f'principal-title-{kind}'": [f"principal-title-{kind}" for kind in ("agent", "guardian", "relative")],
    "f'principal-lead-{kind}'": [f"principal-lead-{kind}" for kind in ("agent", "guardian", "relative")],
    "f'principal-refused-{kind}'": [f"principal-refused-{kind}" for kind in ("agent", "guardian", "relative")],
    "f\"principal-{key.replace('_', '-')}\"": [
        "principal-principal-name",
        "principal-principal-number",
        "principal-authority",
    ],
    "f'verifying-{what}-title'": [f"verifying-{what}-title" for what in dashed(*Verification)],
    "f\"digits-end-{stage.end.value.replace('_', '-')}\"": [f"digits-end-{end}" for end in dashed(*DigitsEnd)],
    "f'verifying-{what}'": [f"verifying-{what}" for what in dashed(*Verification)],
    "f'notice-{key}'": ["notice-why", "notice-who", "notice-kept", "notice-refuse"],
    "f'identify-tip-{key}'": ["identify-tip-flat", "identify-tip-alone", "identify-tip-still"],
    "f\"identify-failed-{stage.failure.value.replace('_', '-')}\"": [
        f"identify-failed-{reason}" for reason in dashed(*CardReadReason)
    ],
    "'action-next-' + service.kind.value": [f"action-next-{kind}" for kind in Kind],
    "'working-title-' + service.kind.value": [f"working-title-{kind}" for kind in Kind],
    "f\"mistake-{mistake.mistake.value.replace('_', '-')}\"": [
        f"mistake-{mistake}" for mistake in dashed(*Mistake, *TextMistake)
    ],
    "f'trouble-{_trouble_key(stage)}-title'": [f"trouble-{key}-title" for key in TROUBLES],
    "f'trouble-{key}-happened'": [f"trouble-{key}-happened" for key in TROUBLES],
    "f'trouble-{key}-done'": [f"trouble-{key}-done" for key in TROUBLES],
    "f\"queue-{what}-{value.replace('_', '-')}\"": [
        f"queue-{what}-{value}" for what, values in QUEUE.items() for value in dashed(*values)
    ],
    "f'catalogue-source-{source}'": CATALOGUE_SOURCES,
    "f'catalogue-source-{outcome.source}'": CATALOGUE_SOURCES,
    "f\"catalogue-refused-{attempt.reason.replace('_', '-')}\"": CATALOGUE_REFUSALS,
    "f\"catalogue-refused-{outcome.reason.replace('_', '-')}\"": CATALOGUE_REFUSALS,
    "f'catalogue-was-{outcome.ended}'": [f"catalogue-was-{ended}" for ended in Ended if ended is not Ended.REFUSED],
    "f'devices-{what}-{_dashed(value)}'": [
        f"devices-{what}-{value}" for what, values in TECHNICIAN.items() for value in dashed(*values)
    ],
    "f'doctor-{_dashed(finding.outcome)}'": [f"doctor-{outcome}" for outcome in dashed(*Outcome)],
    "f'doctor-cure-{_dashed(finding.outcome)}'": [f"doctor-cure-{each}" for each in dashed(*(set(Outcome) - GOOD))],
    "f'provision-step-{_dashed(step)}'": [f"provision-step-{name}" for name in dashed(*StepName)],
    "f'provision-ended-{_dashed(result.ended)}'": [f"provision-ended-{ended}" for ended in dashed(*ProvisionEnded)],
    "f'provision-platform-{name}'": [f"provision-platform-{name}" for name in PLATFORM_TROUBLES],
    "f'provision-platform-{name}-cure'": [f"provision-platform-{name}-cure" for name in PLATFORM_TROUBLES],
    "'readiness-ready' if report.ready else 'readiness-not-ready'": ["readiness-ready", "readiness-not-ready"],
    "'readiness-passed' if row.passed else 'readiness-failed'": ["readiness-passed", "readiness-failed"],
    "f'doctor-verdict-{finding.verdict.value}'": [f"doctor-verdict-{verdict}" for verdict in DoctorsVerdict],
    "'devices-hangs-cure' if row.finding is Finding.HANGS else 'devices-not-asked-cure'": [
        "devices-hangs-cure",
        "devices-not-asked-cure",
    ],
    "'devices-usable' if row.usable else 'devices-not-usable'": ["devices-usable", "devices-not-usable"],
    "'devices-path-fixed' if port.stable else 'devices-path-unstable'": ["devices-path-fixed", "devices-path-unstable"],
    "'devices-card-in-force' if card.in_force else 'devices-card-not-in-force'": [
        "devices-card-in-force",
        "devices-card-not-in-force",
    ],
    "'devices-card-photo' if card.photo else 'devices-card-no-photo'": ["devices-card-photo", "devices-card-no-photo"],
    "own if words.has(own) else 'action-retry'": ["action-retry"],
    "label + again": PRINTS,
    "f\"pin-weak-{weak.value.replace('_', '-')}\"": [f"pin-weak-{weak}" for weak in dashed(*PinWeakness)],
    "'pin-checking' if checking else _pin_message(world)": [
        "pin-checking",
        "pin-message",
        "pin-message-or-token",
        "tech-pin-message",
    ],
    "'desk-idle-message' if at_desk else 'idle-message'": ["desk-idle-message", "idle-message"],
    "'desk-leave' if at_desk else 'action-end'": ["desk-leave", "action-end"],
    "f\"desk-condition-{status.condition.value.replace('_', '-')}\"": [
        f"desk-condition-{condition}" for condition in dashed(*Condition)
    ],
    "f\"desk-cure-condition-{status.condition.value.replace('_', '-')}\"": [
        f"desk-cure-condition-{condition}" for condition in dashed(*NEED_A_HAND)
    ],
    **AT_THE_MACHINE,
    "f'desk-cure-{dashed}'": [f"desk-cure-{problem}" for problem in dashed(*Problem)],
    "f'desk-do-{dashed}'": DESK_WORKS,
    "f\"desk-do-{note.action.value.replace('_', '-')}\"": DESK_WORKS,
    "_SAME[expected]": sorted(set(OPTION_FORMS.values())),
    "said": [*_SAID.values(), *_SAID_OTHERWISE.values()],
    "title": ["receipt-certificate-title", "receipt-query-title", "receipt-trouble-title"],
    "heading": ["receipt-next", "receipt-trouble-happened", "receipt-trouble-done"],
    "f\"profile-form-{key.replace('_', '-')}\"": [text.id for text in PROFILE_FORMS.values()],
    "text_id(model['title'], name)": [each.text.id for each in entries()],
    "f'explain-kind-{known.kind}'": [f"explain-kind-{kind}" for kind in ValueKind],
    "f'reference-{each}'": ["reference-option", "reference-value", "reference-default"],
    "each": ["reference-key", "reference-meaning", "reference-value", "reference-default"],
}
#: Looked up with ``has`` first: they may be missing.
OPTIONAL = {f"trouble-{key}-{what}" for key, what in product(TROUBLES, ("way", "retry"))} | {
    f"desk-cure-{problem}-{family}" for problem, family in product(dashed(*Problem), dashed(*Family))
}
OPTIONAL_NAMES = {"own", "text_id"}
