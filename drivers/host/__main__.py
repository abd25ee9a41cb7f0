# SPDX-License-Identifier: Apache-2.0
"""``python -m drivers.host FD``: serves one device on the socket that was handed over with that number."""

from __future__ import annotations

import socket
import sys

from drivers.host.child import serve

if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
