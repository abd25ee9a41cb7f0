"""Whether what a profile names of the catalogue is there: items, departments, its region. Each mistake at its line."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from kiosk.profile.layers import Layered
from kiosk.profile.model import Profile
from kiosk.profile.problems import ProfileProblem
from kiosk.texts import Text


def check_chosen(
    layered: Layered, profile: Profile, services: Collection[str], regions: Collection[str]
) -> Iterator[ProfileProblem]:
    """``services``: the codes and the departments that there are; ``regions``: the codes of places. What is empty is
    not known here, and nothing can be said against it.

    Who checks a profile is refused. A terminal that starts says the same and goes on without what it does not find: the
    platform may have withdrawn it.
    """

    def problem(section: str, key: str, value: str, known: Collection[str]) -> ProfileProblem:
        place = layered.at((section, key))
        return ProfileProblem(place.file, place.line, f"{section}.{key}", _not_there(value, known))

    for key in ("include", "exclude"):
        for value in getattr(profile.services, key):
            if services and value not in services:
                yield problem("services", key, value, services)
    region = profile.terminal.region
    if region is not None and regions and region not in regions:
        yield problem("terminal", "region", region, regions)


def _not_there(value: str, known: Collection[str]) -> Text:
    """Not the list of what there is: that has hundreds."""
    close = difflib.get_close_matches(value, list(known), n=1, cutoff=0.6)
    if close:
        return Text.of("profile-not-in-catalogue-meant", value=value, meant=close[0])
    return Text.of("profile-not-in-catalogue", value=value)
