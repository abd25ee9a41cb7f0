"""Decoders of card photos as an operator might name them: one that works, and those that crash, hang or do nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

# Copies the headers, and the photo into the first line of points: the test sees that it was this photo.
_WORKS = r"""
#include <stdio.h>
#include <string.h>
static const unsigned char headers[54] = {
    'B', 'M', 0xce, 0x97, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 102, 0, 0, 0, 126, 0, 0, 0, 1, 0, 24, 0
};
int unpack(const unsigned char *wlt, unsigned char *bmp, int flags) {
    printf("decoding\n");
    fflush(stdout);
    memcpy(bmp, headers, sizeof headers);
    memcpy(bmp + sizeof headers, wlt, 1024);
    return flags;
}
"""
_SOURCES = {
    "works": _WORKS,
    "crashes": "int unpack(const unsigned char *w, unsigned char *b, int f) { return *(volatile int *)0; }",
    "hangs": "#include <unistd.h>\nint unpack(const unsigned char *w, unsigned char *b, int f) { for (;;) pause(); }",
    "ends": "#include <stdlib.h>\nint unpack(const unsigned char *w, unsigned char *b, int f) { exit(0); }",
    "nothing": "int unpack(const unsigned char *w, unsigned char *b, int f) { return 1; }",
    "another": "int other(void) { return 1; }",
}


def build_libraries(folder: Path) -> Path:
    """``works.so`` and its unlucky neighbours in ``folder``."""
    for name, source in _SOURCES.items():
        (folder / f"{name}.c").write_text(source)
        command = ["gcc", "-O0", "-shared", "-fPIC", "-o", f"{folder}/{name}.so", f"{folder}/{name}.c"]
        subprocess.run(command, check=True)
    (folder / "text.so").write_text("not a library")
    return folder
