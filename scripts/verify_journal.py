"""Verifies a journal without the program that wrote it: Python's standard library only.

Usage: python verify_journal.py counter.db [--head HEX]...

Prints the number of events and the head of every chain, or every break. Exit status 0: whole; 1: broken, or a
head given with --head is not in the file; 2: not a journal. The format is described in docs/journal_format.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

TAG = b"clerk-journal-1\n"


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a JSON value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def breaks_of_event(row: tuple[str, int, int, str, bytes], previous: bytes, hashed: bytes) -> Iterator[str]:
    """Yield what is wrong with one event by itself."""
    counter, epoch, seq, event_id, body = row
    length = len(body).to_bytes(8, "big")
    if hashlib.sha256(TAG + previous + length + body).digest() != hashed:
        yield "the hash is not that of the body"
    try:
        found = json.loads(body)
        if canonical(found) != body:
            yield "the body is not canonical"
        if [found[name] for name in ("counter", "epoch", "seq", "event_id")] != [counter, epoch, seq, event_id]:
            yield "the columns differ from the body"
    except (ValueError, TypeError, KeyError) as error:
        yield f"the body cannot be read: {error}"


def verify(connection: sqlite3.Connection, wanted: set[str]) -> int:
    """Walk every chain, print what is found, return the exit status."""
    chains: dict[tuple[str, int], tuple[int, bytes]] = {}
    broken = 0
    for *row, previous, hashed in connection.execute(
        "SELECT counter, epoch, seq, event_id, body, prev, hash FROM journal ORDER BY counter, epoch, seq"
    ):
        counter, epoch, seq, _, _ = row
        last_seq, last_hash = chains.get((counter, epoch), (0, bytes(32)))
        found = list(breaks_of_event(tuple(row), previous, hashed))
        if seq != last_seq + 1:
            found.append(f"{last_seq + 1} was expected here")
        elif previous != last_hash:
            found.append("it does not follow the event before")
        for what in found:
            broken += 1
            print(f"counter {counter} epoch {epoch} event {seq}: {what}")
        chains[counter, epoch] = (seq, hashed)
        wanted.discard(hashed.hex())
    for (counter, epoch), (seq, hashed) in chains.items():
        print(f"counter {counter} epoch {epoch}: {seq} events, head {hashed.hex()}")
    for head in sorted(wanted):
        broken += 1
        print(f"no event has the hash {head}: the chain was cut or rewritten")
    return 1 if broken else 0


def main(arguments: list[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Verifies a journal without the program that wrote it.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--head", action="append", default=[], help="a hash noted elsewhere, hexadecimal")
    given = parser.parse_args(arguments)
    if not given.file.is_file():
        print(f"there is no file {given.file}", file=sys.stderr)
        return 2
    connection = sqlite3.connect(f"{given.file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return verify(connection, {head.lower() for head in given.head})
    except (sqlite3.Error, TypeError, AttributeError) as error:
        print(f"not a journal that can be read: {error}", file=sys.stderr)
        return 2
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
