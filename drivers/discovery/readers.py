# SPDX-License-Identifier: Apache-2.0
"""The readers of chip cards, by their names, from the smart card service (pcscd)."""

from __future__ import annotations

import queue
import threading


def card_readers(seconds: float) -> tuple[str, ...] | None:
    """The readers' names, in the service's order; None when it does not answer within ``seconds``.

    PC/SC knows no deadline, so it is asked on a thread that is left behind when it hangs.
    """
    answers: queue.SimpleQueue[tuple[str, ...] | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_ask()), name="list card readers", daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return None


def _ask() -> tuple[str, ...] | None:
    try:
        from smartcard import scard
    except ImportError:  # no libpcsclite on this machine
        return None
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if code != scard.SCARD_S_SUCCESS:
        return None
    try:
        code, names = scard.SCardListReaders(context, [])
        if _unsigned(code) == _unsigned(scard.SCARD_E_NO_READERS_AVAILABLE):
            return ()
        return tuple(str(name) for name in names) if code == scard.SCARD_S_SUCCESS else None
    finally:
        scard.SCardReleaseContext(context)


def _unsigned(code: int) -> int:
    """Codes are 32 bits wide, and come with or without a sign."""
    return code & 0xFFFF_FFFF
