"""Further signers: who has signed, how the others are called, and what waits for whoever is identified here."""

from __future__ import annotations

from kiosk.presenter.bodies_apply import begun
from kiosk.presenter.bodies_steps import identify
from kiosk.presenter.say import moment_words
from kiosk.rules.masking import mask_name
from kiosk.session import model as m
from kiosk.session.form.content import signed_digest
from kiosk.session.form.signers import Signer, Standing, call_of, signers, standing
from kiosk.session.form.whole import scope_of_form
from kiosk.session.steps.calling import can_call, can_go_apart, signer_of
from kiosk.session.steps.guesting import OWN
from kiosk.session.steps.party_face import asks_face, can_sign_here
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    Body,
    ChoiceBody,
    Equal,
    GuidanceBody,
    Point,
    QuestionBody,
    Scene,
    WorkingBody,
)

#: So long waiting goes without a word, in seconds.
_SLOW = 3.0


def parties(session: m.Session, stage: m.Parties, world: World, words: Words) -> ChoiceBody:
    """Everybody who is to sign, and whether they have."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    there = signers(service, application, scope, session.resident, scope.today) if session.resident is not None else ()
    digest = signed_digest(service, application, scope)
    states = {one.key: standing(one, application, digest) for one in there}
    signed = sum(state is Standing.SIGNED for state in states.values())
    apart = can_go_apart(session, stage.code, world)
    options = []
    for one in there:
        call = call_of(one, application, digest)
        until = moment_words(call.expires, words) if call is not None else ""
        state = states[one.key]
        said = words.of(f"parties-{state.value}", until=until)
        options.append(
            Equal(
                f"option:signer:{one.key}",
                _called(one, words),
                said,
                "tick" if state is Standing.SIGNED else "person",
                enabled=state is not Standing.SIGNED,
                reason=said if state is Standing.SIGNED else "",
            )
        )
    lead = words.of("parties-trouble") if stage.trouble else words.of("parties-lead", signed=signed, all=len(there))
    return ChoiceBody(
        title=words.of("parties-title"),
        lead=lead,
        options=tuple(options),
        note=words.of("parties-note-apart") if apart else words.of("parties-note"),
        actions=(Action("action:next", words.of("parties-apart"), ActionStyle.PRIMARY),) if apart else (),
    )


def call_party(session: m.Session, stage: m.CallParty, world: World, words: Words) -> ChoiceBody:
    """Here, on the phone, at another terminal: all of one size."""
    found = signer_of(session, stage.code, stage.signer, world)
    possible = can_call(session, stage.code, world)
    reason = "" if possible else words.of("parties-no-link")
    face = asks_face(world.catalogue.services[stage.code], world)
    here = found is None or can_sign_here(session, found[0].number)
    return ChoiceBody(
        title=words.of("call-title", name=_name(found, words)),
        lead=words.of("call-lead")
        if stage.no_face is None
        else words.of(f"call-no-face-{stage.no_face.value.replace('_', '-')}"),
        options=(
            Equal(
                "option:call:here",
                words.of("call-here"),
                words.of("call-here-help-face") if face else words.of("call-here-help"),
                "card",
                here,
                "" if here else words.of("call-here-spent"),
            ),
            Equal("option:call:phone", words.of("call-phone"), words.of("call-phone-help"), "phone", possible, reason),
            Equal(
                "option:call:terminal",
                words.of("call-terminal"),
                words.of("call-terminal-help"),
                "terminal",
                possible,
                reason,
            ),
        ),
        note=words.of("call-note"),
    )


def calling(stage: m.Calling, world: World, words: Words) -> WorkingBody:
    waited = int(world.now - stage.since)
    return WorkingBody(
        words.of("calling-title"),
        words.of("calling"),
        Scene.ASKING,
        waited=words.of("working-waited", seconds=waited) if waited >= _SLOW else "",
        cancel=Action("action:stop", words.of("action-stop")) if waited >= _SLOW else None,
    )


def called(session: m.Session, stage: m.Called, world: World, words: Words) -> Body:
    """What they do now: go to any terminal with their card; and until when."""
    service, application = world.catalogue.services[stage.code], begun(session, stage.code)
    scope = scope_of_form(service, application.values, session, world)
    found = signer_of(session, stage.code, stage.signer, world)
    call = call_of(found[0], application, signed_digest(service, application, scope)) if found is not None else None
    until = moment_words(call.expires, words) if call is not None else ""
    title = service.title.said(words.language.value)
    steps = ("terminal", "item", "card")
    return GuidanceBody(
        title=words.of("called-terminal-title", name=_name(found, words)),
        message=words.of("called-until", until=until) if until else "",
        scene=Scene.LAY_CARD,
        points=tuple(Point(key, words.of(f"called-{key}", title=title)) for key in steps),
        actions=(Action("action:next", words.of("called-back"), ActionStyle.PRIMARY),),
    )


def party_card(session: m.Session, stage: m.PartyCard, world: World, words: Words) -> Body:
    if any(pending.waiting is m.Waiting.CARD for pending in session.pending):
        return identify(session, m.Identify(stage.code), words)
    found = signer_of(session, stage.code, stage.signer, world)
    name = _name(found, words)
    asks = asks_face(world.catalogue.services[stage.code], world)
    message = words.of("party-card-face") if asks else words.of("party-card")
    if stage.reader_away:
        message = words.of("apply-sign-reader-away")
    elif stage.other_card:
        message = words.of("party-other-card", name=name)
    elif stage.failure is not None:
        message = words.of(f"identify-failed-{stage.failure.value.replace('_', '-')}")
    return QuestionBody(
        title=words.of("party-card-title", name=name),
        message=message,
        scene=Scene.LAY_CARD,
        facts=(),
        actions=(
            Action("action:decline", words.of("party-not-now")),
            Action("action:agree", words.of("party-card-lies"), ActionStyle.PRIMARY),
        ),
    )


# --- guests -----------------------------------------------------------------------------------------------------------


def awaited(stage: m.Awaited, words: Words) -> ChoiceBody:
    """Forms of others that wait for a signature, and one's own application beside them."""
    return ChoiceBody(
        title=words.of("awaited-title"),
        lead=words.of("awaited-lead"),
        options=(
            *(
                Equal(
                    f"option:form:{one.request}",
                    words.of("awaited-form", title=one.title, applicant=one.applicant),
                    words.of("awaited-until", role=one.role, until=moment_words(one.expires, words)),
                    "certificate",
                )
                for one in stage.forms
            ),
            Equal(f"option:form:{OWN}", words.of("awaited-own"), words.of("awaited-own-help"), "person"),
        ),
    )


def fetching(stage: m.Fetching, world: World, words: Words) -> WorkingBody:
    waited = int(world.now - stage.since)
    return WorkingBody(
        words.of("fetching-title") if stage.form is not None else words.of("apply-gathering-title"),
        words.of("fetching") if stage.form is not None else words.of("fetching-asked"),
        Scene.ASKING,
        waited=words.of("working-waited", seconds=waited) if waited >= _SLOW else "",
        cancel=Action("action:stop", words.of("action-stop")) if waited >= _SLOW else None,
    )


def delivering(session: m.Session, stage: m.Delivering, words: Words) -> Body:
    if not stage.tried:
        return WorkingBody(words.of("delivering-title"), words.of("delivering"), Scene.ASKING)
    return GuidanceBody(
        words.of("delivering-unknown-title"),
        words.of("delivering-unknown"),
        Scene.LINK_PROBLEM,
        (),
        (Action("action:retry", words.of("delivering-again"), ActionStyle.PRIMARY),),
    )


def delivered(stage: m.Delivered, words: Words) -> GuidanceBody:
    key = "refused" if stage.refused else "signed" if stage.signed else "declined"
    return GuidanceBody(
        words.of(f"delivered-{key}-title"),
        words.of(f"delivered-{key}"),
        Scene.DONE if key != "refused" else Scene.DOCUMENT_PROBLEM,
        (),
        (Action("action:end", words.of("action-end")), Action("action:home", words.of("action-other"))),
    )


def _called(signer: Signer, words: Words) -> str:
    return words.of("parties-person", name=mask_name(signer.name), role=signer.role.said(words.language.value))


def _name(found: tuple[Signer, Standing] | None, words: Words) -> str:
    return mask_name(found[0].name) if found is not None else ""
