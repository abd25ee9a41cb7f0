# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about an A4 printer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from drivers.options import Check, option


def is_ipp_address(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return parts.scheme in ("ipp", "ipps") and bool(parts.hostname) and parts.port != 0 and uri.isprintable()
    except ValueError:  # a port that is no number, a bracket that does not close
        return False


IPP_ADDRESS = Check(is_ipp_address, "an address like ipp://192.0.2.7/ipp/print, ipps:// for TLS")
CERTIFICATE = Check(lambda file: file.startswith("/"), "the absolute path of a PEM file")
MEDIA = Check(lambda media: bool(media) and media.isascii(), "a PWG 5101.1 media name like iso_a4_210x297mm")


@dataclass(frozen=True)
class IppOptions:
    """An A4 printer, or a queue of a CUPS server."""

    uri: str = option(IPP_ADDRESS)
    media: str = option(MEDIA, "iso_a4_210x297mm")
    certificate: str = option(CERTIFICATE, "")  # to trust for ipps:// instead of the system's


@dataclass(frozen=True)
class SimulatedDocumentPrinterOptions:
    """A printer in memory."""
