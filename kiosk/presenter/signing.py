"""One page model for every stage of signing."""

from __future__ import annotations

from kiosk.presenter import bodies_parties, bodies_sign
from kiosk.session import model as m
from kiosk.session import signing_stages as st
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Body


def signing_body(session: m.Session, stage: st.SigningStage, world: World, words: Words) -> Body:
    match stage:
        case st.Sign():
            return bodies_sign.sign(session, stage, world, words)
        case st.Draw():
            return bodies_sign.draw(session, stage, world, words)
        case st.Witnessing():
            return bodies_sign.witnessing(session, stage, world, words)
        case st.Parties():
            return bodies_parties.parties(session, stage, world, words)
        case st.CallParty():
            return bodies_parties.call_party(session, stage, world, words)
        case st.Calling():
            return bodies_parties.calling(stage, world, words)
        case st.Called():
            return bodies_parties.called(session, stage, world, words)
        case st.PartyCard():
            return bodies_parties.party_card(session, stage, world, words)
        case st.Awaited():
            return bodies_parties.awaited(stage, words)
        case st.Fetching():
            return bodies_parties.fetching(stage, world, words)
        case st.Delivering():
            return bodies_parties.delivering(session, stage, words)
        case st.Delivered():
            return bodies_parties.delivered(stage, words)
