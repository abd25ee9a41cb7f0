"""One edit: a sign wrong, missing, too many, or two neighbours swapped (Damerau's four)."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.search.form import BREAK


def one_edit_places(text: str, wanted: str, most: int) -> Iterator[int]:
    """Where ``text`` has ``wanted`` with one edit at most, from at most ``most`` looks for each half.

    One edit leaves one half of ``wanted`` unhurt, but for a swap across both: only where that stands is the other half
    compared.
    """
    half = len(wanted) // 2
    left, right = wanted[:half], wanted[half:]
    for at in _places(text, left, most):
        if any(one_edit_lengths(text[at + half : at + len(wanted) + 1], right)):
            yield at
    yield from _places(text, left[:-1] + right[:1] + left[-1:] + right[1:], most)  # swapped where the halves meet
    backwards = left[::-1]
    for at in _places(text, right, most):
        for length in one_edit_lengths(text[max(at - half - 1, 0) : at][::-1], backwards):
            yield at - length


def one_edit_lengths(seen: str, wanted: str) -> Iterator[int]:
    """How much of the beginning of ``seen`` may stand for ``wanted``, with one edit at most; it ends with its text."""
    seen = seen.partition(BREAK)[0]
    size, same = len(wanted), 0
    for one, other in zip(seen, wanted, strict=False):
        if one != other:
            break
        same += 1
    rest = wanted[same + 1 :]
    if same == size or seen.startswith(rest, same + 1):  # nothing, or another sign
        yield size
    if seen.startswith(rest, same):  # one is missing
        yield size - 1
    if seen.startswith(wanted[same:], same + 1):  # one too many
        yield size + 1
    if seen[same : same + 2] == wanted[same : same + 2][::-1] and seen.startswith(wanted[same + 2 :], same + 2):
        yield size


def _places(text: str, part: str, most: int) -> Iterator[int]:
    at = text.find(part)
    for _ in range(most):
        if at < 0:
            return
        yield at
        at = text.find(part, at + 1)
