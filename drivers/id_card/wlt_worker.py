# SPDX-License-Identifier: Apache-2.0
"""The process around the operator's WLT library: photo on standard input, BMP on standard output.

It is started by its path, and imports nothing of ours. Arguments: the library, the size of the picture. It ends with 0
when the library came back, whatever it made, and with 3 when there is none to call. The kernel ends it with its parent.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

_ROOM = 65_536
_PHOTO_SIZE = 1024
_PR_SET_PDEATHSIG = 1  # prctl(2)


def main() -> int:
    library, size = sys.argv[1], int(sys.argv[2])
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a photo in a core file would outlive its session
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the library prints is not the picture
    wlt = sys.stdin.buffer.read(_PHOTO_SIZE + 1)
    if not wlt:
        return 3  # the parent ended before it could be told of
    try:
        unpack = ctypes.CDLL(library).unpack
    except (OSError, AttributeError):
        return 3
    unpack.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
    picture = ctypes.create_string_buffer(_ROOM)
    unpack(ctypes.create_string_buffer(wlt.ljust(_PHOTO_SIZE, b"\0"), _PHOTO_SIZE), picture, 0)
    with os.fdopen(answer, "wb") as output:
        output.write(picture.raw[:size])
    return 0


if __name__ == "__main__":
    sys.exit(main())
