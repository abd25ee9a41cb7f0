"""What the one who writes an index and the one who reads it agree on."""

from __future__ import annotations

#: Grows with everything that changes what a file holds: an index of another form is built anew.
FORM = 2
#: Between texts; no query can hold it.
BREAK = "\n"
#: Under the first letter of a syllable, and under the others.
HEAD, TAIL = "|", "."
