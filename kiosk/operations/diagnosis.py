"""What the doctor can find: a closed set, each with words and, where it is not well, a cure (``doctor.ftl``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.texts import Argument, Text, Words


class Verdict(StrEnum):
    GOOD = "good"
    WARNING = "warning"  # the terminal works, and somebody should look at it
    BAD = "bad"  # something does not work, or personal data is at risk


class Check(StrEnum):
    """In the order in which they are told."""

    DISK = "disk"
    CLOCK = "clock"
    TIME = "time"  # who corrects it, and how far it is from the platform's
    NETWORK = "network"  # the way to the platform
    SETTINGS = "settings"  # whether a technician's network settings have an effect
    FONTS = "fonts"
    MEMORY = "memory"  # the runtime folder, with what the on-screen keyboard keeps
    CHIP_CARDS = "chip_cards"  # the smart card service
    DEVICE_FILES = "device_files"
    PRINT_SERVER = "print_server"  # CUPS
    QUEUE = "queue"
    CATALOGUE = "catalogue"


class Outcome(StrEnum):
    """What a check came to."""

    DISK_ENOUGH = "disk_enough"
    DISK_LOW = "disk_low"
    DISK_NEARLY_FULL = "disk_nearly_full"
    CLOCK_RIGHT = "clock_right"
    CLOCK_ALONE = "clock_alone"  # nobody corrects it
    CLOCK_WRONG = "clock_wrong"
    CLOCK_AGREES = "clock_agrees"  # with the platform's
    CLOCK_APART = "clock_apart"
    CLOCK_NOT_COMPARED = "clock_not_compared"
    TIME_SERVERS_NAMED = "time_servers_named"
    TIME_SERVERS_MISSING = "time_servers_missing"
    INTERFACE_UP = "interface_up"
    INTERFACE_DOWN = "interface_down"
    INTERFACE_MISSING = "interface_missing"
    PLATFORM_REACHED = "platform_reached"  # it, or the proxy before it
    PLATFORM_NOT_REACHED = "platform_not_reached"
    PLATFORM_UNKNOWN = "platform_unknown"
    PLATFORM_ELSEWHERE = "platform_elsewhere"  # its name stands for an address that is none of its
    SETTINGS_COUNT = "settings_count"
    SETTINGS_NO_NETWORKD = "settings_no_networkd"
    SETTINGS_NO_RESOLVED = "settings_no_resolved"
    SETTINGS_OTHER_HANDS = "settings_other_hands"
    FONTS_THERE = "fonts_there"
    FONTS_MISSING = "fonts_missing"
    MEMORY_RIGHT = "memory_right"
    MEMORY_ON_DISK = "memory_on_disk"
    MEMORY_ON_DISK_IN_REHEARSAL = "memory_on_disk_in_rehearsal"
    SERVICE_ANSWERS = "service_answers"
    SERVICE_SILENT = "service_silent"
    FILE_OPEN = "file_open"
    FILE_MISSING = "file_missing"
    FILE_DENIED = "file_denied"
    CUPS_FORGETS = "cups_forgets"
    CUPS_JOB_FILES_KEPT = "cups_job_files_kept"
    CUPS_JOB_HISTORY_OFF = "cups_job_history_off"
    CUPS_VALUE_NOT_UNDERSTOOD = "cups_value_not_understood"
    CUPS_NOT_READABLE = "cups_not_readable"
    CUPS_MISSING = "cups_missing"  # the profile prints to a queue of this machine, which has no print server
    CUPS_ELSEWHERE = "cups_elsewhere"
    QUEUE_SOUND = "queue_sound"
    QUEUE_NOT_YET = "queue_not_yet"
    QUEUE_NOT_READABLE = "queue_not_readable"
    QUEUE_DAMAGED = "queue_damaged"
    CATALOGUE_FRESH = "catalogue_fresh"
    CATALOGUE_OLD = "catalogue_old"
    CATALOGUE_FROM_FOLDER = "catalogue_from_folder"
    CATALOGUE_NOT_READABLE = "catalogue_not_readable"
    CATALOGUE_NONE = "catalogue_none"


GOOD = frozenset(
    {
        Outcome.DISK_ENOUGH, Outcome.CLOCK_RIGHT, Outcome.FONTS_THERE, Outcome.MEMORY_RIGHT, Outcome.SERVICE_ANSWERS,
        Outcome.FILE_OPEN, Outcome.CUPS_FORGETS, Outcome.QUEUE_SOUND, Outcome.QUEUE_NOT_YET, Outcome.CATALOGUE_FRESH,
        Outcome.CATALOGUE_FROM_FOLDER, Outcome.CLOCK_AGREES, Outcome.TIME_SERVERS_NAMED, Outcome.INTERFACE_UP,
        Outcome.PLATFORM_REACHED, Outcome.SETTINGS_COUNT,
    }
)  # fmt: skip
WARNINGS = frozenset(
    {
        Outcome.DISK_LOW, Outcome.CLOCK_ALONE, Outcome.MEMORY_ON_DISK_IN_REHEARSAL, Outcome.CUPS_NOT_READABLE,
        Outcome.CUPS_ELSEWHERE, Outcome.QUEUE_NOT_READABLE, Outcome.CATALOGUE_OLD,
        Outcome.CATALOGUE_NOT_READABLE, Outcome.CLOCK_NOT_COMPARED, Outcome.TIME_SERVERS_MISSING,
        Outcome.PLATFORM_NOT_REACHED, Outcome.SETTINGS_NO_NETWORKD, Outcome.SETTINGS_NO_RESOLVED,
        Outcome.SETTINGS_OTHER_HANDS,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One line. ``arguments`` fill its words: places and numbers of the machine, nobody's data."""

    check: Check
    outcome: Outcome
    arguments: tuple[tuple[str, Argument], ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.outcome in GOOD:
            return Verdict.GOOD
        return Verdict.WARNING if self.outcome in WARNINGS else Verdict.BAD


def as_text(finding: Finding) -> Text:
    """What was found, before it is words."""
    return Text.of(f"doctor-{_dashed(finding.outcome)}", **dict(finding.arguments))


def cure_as_text(finding: Finding) -> Text | None:
    """What to do about it; None for what is well."""
    if finding.verdict is Verdict.GOOD:
        return None
    return Text.of(f"doctor-cure-{_dashed(finding.outcome)}", **dict(finding.arguments))


def words_of(finding: Finding, said: Words) -> str:
    """What was found, in one line."""
    return said.say(as_text(finding))


def cure_of(finding: Finding, said: Words) -> str:
    """What to do about it; "" for what is well."""
    cure = cure_as_text(finding)
    return said.say(cure) if cure is not None else ""


def lines(findings: tuple[Finding, ...], said: Words) -> list[str]:
    """A line for each finding, the cure below it, and at the end what it comes to."""
    told = []
    for finding in findings:
        told.append(f"{said.of(f'doctor-verdict-{finding.verdict.value}')}  {words_of(finding, said)}")
        if cure := cure_of(finding, said):
            told.append(f"    {cure}")
    bad = sum(finding.verdict is Verdict.BAD for finding in findings)
    warnings = sum(finding.verdict is Verdict.WARNING for finding in findings)
    return [*told, said.of("doctor-sum", bad=bad, warnings=warnings)]


def as_values(findings: tuple[Finding, ...], said: Words) -> dict[str, object]:
    """The findings for JSON."""
    return {
        "findings": [
            {
                "check": finding.check.value,
                "outcome": finding.outcome.value,
                "verdict": finding.verdict.value,
                "words": words_of(finding, said),
                "cure": cure_of(finding, said),
            }
            for finding in findings
        ],
        "well": is_well(findings),
    }


def is_well(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing is bad; a warning is no illness."""
    return all(finding.verdict is not Verdict.BAD for finding in findings)


def _dashed(value: StrEnum) -> str:
    return value.value.replace("_", "-")
