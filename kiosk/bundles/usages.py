"""The roles as certificates name them."""

from __future__ import annotations

from cryptography import x509

from kiosk.bundles.kinds import Role
from kiosk.central.catalogue_signature import CATALOGUE_ROLE

#: Extended key usages of our own, each made of a UUID (ITU-T X.667).
USAGE: dict[Role, x509.ObjectIdentifier] = {
    Role.TRUST: x509.ObjectIdentifier("2.25.116866521646201114256226192516642622963"),
    Role.OPERATOR: x509.ObjectIdentifier("2.25.53424515135444241105444472306926081198"),
    Role.CATALOGUE: CATALOGUE_ROLE,
    Role.RELEASE: x509.ObjectIdentifier("2.25.258355324569278754631436638420615373296"),
    Role.TECHNICIAN: x509.ObjectIdentifier("2.25.121184784860243744048084500327084568532"),
}
