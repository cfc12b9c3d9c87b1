"""Two texts line by line: what was taken out, what came in, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_MOST_PAIRS = 4_000_000
"""Lines of one text times lines of the other that are compared with care; more are shown as one block. Two files of
2,000 lines that have nothing in common take a tenth of a second."""


class LineKind(StrEnum):
    """What became of a line."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"
    """Lines in between that are the same and not shown."""


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One line of a comparison; numbers count from 1 and are None on the side where the line is not."""

    kind: LineKind
    old: int | None
    new: int | None
    text: str


_Block = tuple[int, int, int, int]
"""Lines ``old[a:b]`` that became ``new[c:d]``."""


def line_differences(old: str, new: str, context: int = 2) -> tuple[LineDifference, ...]:
    """Return changed lines with `context` equal lines around them; a gap stands for those that are left out."""
    before, after = old.splitlines(), new.splitlines()
    shown: list[LineDifference] = []
    told = 0  # lines of the new text that were dealt with
    shift = 0  # by how much a line's old number is less than its new one
    blocks = list(_blocks(before, after))
    for place, (a, b, c, d) in enumerate(blocks):
        start = max(told, c - context)
        if start > told:
            shown.append(LineDifference(LineKind.GAP, None, None, ""))
        shown.extend(_same(after, start, c, shift))
        shown.extend(LineDifference(LineKind.REMOVED, number + 1, None, before[number]) for number in range(a, b))
        shown.extend(LineDifference(LineKind.ADDED, None, number + 1, after[number]) for number in range(c, d))
        shift = b - d
        following = blocks[place + 1][2] if place + 1 < len(blocks) else len(after)
        told = min(following, d + context)
        shown.extend(_same(after, d, told, shift))
    if blocks and told < len(after):
        shown.append(LineDifference(LineKind.GAP, None, None, ""))
    return tuple(shown)


def _same(lines: list[str], start: int, end: int, shift: int) -> Iterator[LineDifference]:
    for number in range(start, end):
        yield LineDifference(LineKind.SAME, number + 1 + shift, number + 1, lines[number])


def _blocks(before: list[str], after: list[str]) -> Iterator[_Block]:
    """Yield what changed, in order. Equal beginnings and ends are most of it, and are found at once."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle_before) * len(middle_after) > _MOST_PAIRS:
        yield head, len(before) - tail, head, len(after) - tail
        return
    matcher = SequenceMatcher(None, middle_before, middle_after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield head + a, head + b, head + c, head + d
