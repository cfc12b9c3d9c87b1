"""Damaging a file as disks, cables and careless hands do: bits, bytes, sectors, pages, the tail."""

from __future__ import annotations

import random

PAGE = 4096
SECTOR = 512
KINDS = ("bit", "byte", "sector of zeros", "sector of noise", "page of zeros", "page of noise", "pages swapped", "tail")


def damaged(content: bytes, kind: str, choices: random.Random) -> bytes:
    """Return `content` with one damage of `kind`."""
    raw = bytearray(content)
    place = choices.randrange(len(raw))
    match kind:
        case "bit":
            raw[place] ^= 1 << choices.randrange(8)
        case "byte":
            raw[place] = choices.randrange(256)
        case "tail":
            del raw[place:]
        case "pages swapped":
            pages = len(raw) // PAGE
            first, second = (choices.randrange(pages) * PAGE for _ in range(2))
            raw[first : first + PAGE], raw[second : second + PAGE] = (
                raw[second : second + PAGE],
                raw[first : first + PAGE],
            )
        case _:
            size = SECTOR if kind.startswith("sector") else PAGE
            start = place // size * size
            length = len(raw[start : start + size])
            raw[start : start + size] = bytes(length) if kind.endswith("zeros") else choices.randbytes(length)
    return bytes(raw)
