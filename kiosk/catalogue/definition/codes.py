"""The codes of a service, and the closed sets that say what kind of service it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

#: GB/T 39554.1-2020 base code: region 2, type 2, department 2, main item 3, sub item 3; letters occur in the last six.
ItemCode = Annotated[str, StringConstraints(pattern=r"^\d{6}[0-9A-Z]{6}$")]
#: The same standard's implementation code (31: body 18, level 1, base code 12), or with two more a handling code (33).
ImplementationCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{18}[1-6]\d{6}[0-9A-Z]{6}(\d{2})?$")]
#: GB/T 2260, six digits.
RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{6}$")]


class Kind(StrEnum):
    """What a resident gets from it."""

    QUERY = "query"  # rows on the screen
    PRINT = "print"  # a document on paper
    APPLY = "apply"  # the resident hands something in: it is confirmed, sealed and kept here
    PAY = "pay"
    APPOINTMENT = "appointment"
    PROGRESS = "progress"  # what became of everything that was handed in, and what was begun
    GUIDE = "guide"  # to read, to print, to take along


class State(StrEnum):
    """How far the definition is."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Sensitivity(StrEnum):
    """Which timeouts and masks hold once data is on the screen, and what identification it takes."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"  # medical, housing fund, property and the like: the card alone is not enough


class Level(StrEnum):
    """The level of administration that handles it (GB/T 39554.1, the digit behind the body)."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


class Channel(StrEnum):
    """In whose place a terminal stands."""

    HALL = "hall"
    BANK = "bank"


class Theme(StrEnum):
    """Theme classes for persons and bodies (GB/T 39554.1), by their code."""

    BIRTH = "005"
    HOUSEHOLD = "010"
    RELIGION = "015"
    EDUCATION = "020"
    MILITARY = "025"
    EMPLOYMENT = "030"
    COMPANY = "035"
    PERMITS = "040"
    QUALIFICATION = "050"
    TAX = "055"
    MARRIAGE = "060"
    VETERANS = "065"
    BUILDING = "070"
    HOUSING = "075"
    SOCIAL_SECURITY = "085"
    PAPERS = "090"
    TRANSPORT = "095"
    TOURISM = "100"
    BORDER = "105"
    SAFETY = "115"
    JUSTICE = "120"
    PATENTS = "125"
    ENVIRONMENT = "130"
    CULTURE = "135"
    UTILITIES = "140"
    HEALTH = "145"
    RETIREMENT = "150"
    DEATH = "155"
    OTHER = "999"


class LifeEvent(StrEnum):
    """What has happened to the person who looks for it."""

    BABY = "baby"
    SCHOOL = "school"
    FIRST_JOB = "first_job"
    LOST_JOB = "lost_job"
    MARRY = "marry"
    BUY_HOME = "buy_home"
    SELL_HOME = "sell_home"
    RENT_HOME = "rent_home"
    ILL = "ill"
    RETIRE = "retire"
    LOST_PAPERS = "lost_papers"
    MOVE = "move"
    CAR = "car"
    TRAVEL = "travel"
    START_BUSINESS = "start_business"
    CLOSE_BUSINESS = "close_business"
    HARDSHIP = "hardship"
    DISABILITY = "disability"
    DEATH = "death"
    VETERAN = "veteran"
