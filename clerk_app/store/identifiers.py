"""Identifiers made where records are written."""

from __future__ import annotations

import secrets
import time

_COUNTER_BITS = 12
_COUNTER_MOST = (1 << _COUNTER_BITS) - 1
_EPOCHS_TO_DRAW_FROM = 1 << 31


def next_event_id(last: str | None, now: int) -> str:
    """Return a UUIDv7 (RFC 9562) greater than `last`, even when the wall clock went back.

    The milliseconds never fall below those of `last`; within one millisecond the 12 bits after the version count up.
    Being ordered as written lets events of several counters on one database be replayed in their order.
    """
    milliseconds, counter = now, 0
    if last is not None:
        before = int(last.replace("-", ""), 16)
        last_milliseconds = before >> 80
        last_counter = (before >> 64) & _COUNTER_MOST
        if milliseconds <= last_milliseconds:
            milliseconds, counter = last_milliseconds, last_counter + 1
            if counter > _COUNTER_MOST:
                milliseconds, counter = last_milliseconds + 1, 0
    value = milliseconds << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | secrets.randbits(62)
    written = f"{value:032x}"
    return f"{written[:8]}-{written[8:12]}-{written[12:16]}-{written[16:20]}-{written[20:]}"


def restored_epoch(above: int) -> int:
    """Return the number of an epoch that a restore opens: drawn by chance, greater than `above`.

    Two restores of one backup know nothing of each other; counted on, both would open the same number.
    """
    return above + 1 + secrets.randbelow(_EPOCHS_TO_DRAW_FROM)


def new_id() -> str:
    """Return an id for a visit, a command or a row of the vault: the time in milliseconds, then 80 bits of chance.

    The time in front puts what is written together side by side in every table and index, so that a commit writes
    few pages however large the file is. It orders nothing and tells no more than the event that names the id.
    """
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(10)}"
