"""A terminal's certificate is renewed before it ends: the terminal asks with the one that still holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509

from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import Credentials, certificate_request, keep_enrolment, load_credentials, terminal_of
from kiosk.central.faults import PlatformError, PlatformFault

#: So long before its end a certificate is renewed: a month of outages is no loss.
RENEW_BEFORE = timedelta(days=30)


def ends_at(credentials: Credentials) -> datetime:
    """Until when the certificate holds. Raises OSError, ValueError."""
    certificate = x509.load_pem_x509_certificate(credentials.certificate_file.read_bytes())
    return certificate.not_valid_after_utc


def renew(client: PlatformClient, credentials: Credentials) -> Credentials:
    """A new certificate for the same key, kept in the place of the old one.

    May be repeated when the answer got lost. Raises PlatformError, OSError.
    """
    terminal_id, key = credentials.terminal_id, credentials.key
    request = wire.RenewalRequest(
        terminal_id=terminal_id, certificate_request=certificate_request(terminal_id, key)
    )  # fmt: skip
    answer = client.renew(request)
    try:
        certificate = x509.load_pem_x509_certificate(answer.certificate.encode("ascii"))
        own = certificate.public_key() == key.public_key() and terminal_of(certificate) == terminal_id
    except ValueError:
        own = False
    if not own:
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
    keep_enrolment(
        credentials.folder,
        answer.certificate,
        answer.certificate_chain,
        answer.document_roots,
        answer.sealing_keys.usable(answer.platform_time),
    )
    return load_credentials(credentials.folder)
