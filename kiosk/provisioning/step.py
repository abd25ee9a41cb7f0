"""What a step of provisioning is: it looks, says what it would do, and does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.texts import Text


class StepName(StrEnum):
    """In the order in which they are done."""

    MACHINE = "machine"  # is it fit to be a terminal
    SYSTEM = "system"  # its user and folders
    PROFILE = "profile"  # put where the terminal reads it
    SECRETS = "secrets"  # readable by the terminal alone
    SURROUNDINGS = "surroundings"  # who tells the time, how long the journal is, how the picture is turned
    KEY = "key"  # what the terminal proves itself with, made here
    ENROLMENT = "enrolment"  # the platform's certificate for it
    CATALOGUE = "catalogue"
    INDEX = "index"  # for the search
    DEVICES = "devices"  # each is asked how it is
    SLIP = "slip"  # what came of it all, on paper and on the disk
    SERVICE = "service"  # begins with the machine, and now


class Standing(StrEnum):
    """How a step finds the machine."""

    SO = "so"  # nothing is to be done
    TO_DO = "to_do"
    CANNOT = "cannot"  # somebody has to do something about it first
    LEFT = "left"  # not now, and rightly so


@dataclass(frozen=True)
class Problem:
    """What is wrong, why, and the cure. Places and numbers of the machine, nobody's data."""

    what: Text
    cure: Text


@dataclass(frozen=True)
class Look:
    """What a step found. ``said``: what is so, what it would do, or why it is left, a line each.

    ``problems`` stand in the way where it cannot; beside anything else they are to be looked at.
    """

    standing: Standing
    said: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()


class StepFailed(Exception):
    """It was tried in vain."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.what.id for problem in problems))
        self.problems = problems


class Step(Protocol):
    """One step. ``look`` changes nothing and never raises for what the machine does."""

    @property
    def name(self) -> StepName: ...

    @property
    def foundation(self) -> bool:
        """Whether nothing after it has a meaning while it is not so."""
        ...

    def look(self) -> Look: ...

    def do(self) -> None:
        """After a look that found something to do. Raises StepFailed, OSError."""
        ...


def so(*said: Text, problems: tuple[Problem, ...] = ()) -> Look:
    return Look(Standing.SO, said, problems)


def to_do(*said: Text, problems: tuple[Problem, ...] = ()) -> Look:
    return Look(Standing.TO_DO, said, problems)


def cannot(*problems: Problem) -> Look:
    return Look(Standing.CANNOT, (), problems)


def left(*said: Text) -> Look:
    return Look(Standing.LEFT, said)
