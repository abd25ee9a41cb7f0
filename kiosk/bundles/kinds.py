"""What a bundle can hold, who may sign it, and how large it may be."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    PROFILE = "profile"  # layers of a terminal's profile, *.toml
    CATALOGUE = "catalogue"  # catalogue.json, as the platform signed it
    BRAND = "brand"  # a brand's folder
    SPEECH = "speech"  # recorded prompts
    UPDATE = "update"  # one Debian package of the terminal's software


class Role(StrEnum):
    """What a signer's certificate is for."""

    TRUST = "trust"  # the list of whom to trust
    OPERATOR = "operator"
    CATALOGUE = "catalogue"
    RELEASE = "release"
    TECHNICIAN = "technician"  # no bundle: the tokens of technicians, see kiosk/maintenance/tokens.py


ROLE_OF: dict[Kind, Role] = {
    Kind.PROFILE: Role.OPERATOR,
    Kind.CATALOGUE: Role.CATALOGUE,
    Kind.BRAND: Role.OPERATOR,
    Kind.SPEECH: Role.OPERATOR,
    Kind.UPDATE: Role.RELEASE,
}
_MIB = 1024 * 1024
#: Bytes of all files of a bundle together.
LARGEST: dict[Kind, int] = {
    Kind.PROFILE: _MIB,
    Kind.CATALOGUE: 64 * _MIB,
    Kind.BRAND: 32 * _MIB,
    Kind.SPEECH: 2048 * _MIB,
    Kind.UPDATE: 1024 * _MIB,
}
