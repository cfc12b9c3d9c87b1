"""What a disk may hold after a power cut: everything that was synced, and any part of what was not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.recorder import Call

SECTOR = 512
HOWS = ("nothing", "all", "prefix", "subset", "torn")


@dataclass(slots=True)
class File:
    """One file: what is on disk for certain, and the calls since its last sync."""

    name: str
    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, Call]] = field(default_factory=list)


@dataclass(slots=True)
class Disk:
    """Every file as it goes through the recorded calls."""

    files: dict[str, File] = field(default_factory=dict)
    opened: dict[int, File] = field(default_factory=dict)
    # Names taken away since the last sync of anything: the folder's change may not be on disk.
    unlinked: dict[str, File] = field(default_factory=dict)
    acknowledged: bytearray = field(default_factory=bytearray)
    place: int = 0

    def apply(self, call: Call) -> None:
        """Go one call further."""
        self.place += 1
        match call.kind:
            case "O":
                name = call.content.decode()
                file = self.files.setdefault(name, File(name))
                self.opened[call.file] = file
                if call.offset:
                    file.pending.append((self.place, Call("T", call.file, 0, b"")))
            case "W" | "T":
                self.opened[call.file].pending.append((self.place, call))
            case "S":
                file = self.opened[call.file]
                for _, pending in file.pending:
                    carry_out(file.durable, pending)
                file.pending.clear()
                self.unlinked.clear()
            case "U":
                self.unlinked[call.content.decode()] = self.files.pop(call.content.decode())
            case "R":
                old, new = (name.decode() for name in call.content.split(b"\0"))
                self.files[new] = self.files.pop(old)
                self.files[new].name = new
            case "A":
                self.acknowledged += call.content

    def after_a_cut(self, how: str, choices: random.Random) -> dict[str, bytes]:
        """Return the content of every file after a power cut at this instant.

        Args:
            how: ``nothing`` unsynced is there, ``all`` of it, a ``prefix`` in the order of writing, a random
                ``subset``, or a subset whose writes are ``torn`` at sectors.
        """
        everything = sorted(place for file in self.files.values() for place, _ in file.pending)
        last = choices.choice(everything) if everything else 0
        survives: Callable[[int], bool] = {
            "nothing": lambda _: False,
            "all": lambda _: True,
            "prefix": lambda place: place <= last,
        }.get(how, lambda _: choices.random() < 0.6)
        names = dict(self.files)
        if how in ("subset", "torn", "nothing"):
            names.update({name: file for name, file in self.unlinked.items() if choices.random() < 0.5})
        found = {}
        for name, file in names.items():
            content = bytearray(file.durable)
            for place, call in file.pending:
                if survives(place):
                    carry_out(content, call, choices if how == "torn" else None)
            found[name] = bytes(content)
        return found


def carry_out(content: bytearray, call: Call, tear: random.Random | None = None) -> None:
    """Write or truncate; with `tear` each sector of a write reaches the disk or does not."""
    if call.kind == "T":
        length = abs(call.offset)
        if call.offset >= 0:
            del content[length:]
        content.extend(bytes(max(0, length - len(content))))
        return
    for start, piece in pieces(call) if tear else [(call.offset, call.content)]:
        if tear and tear.random() < 0.5:
            continue
        content.extend(bytes(max(0, start - len(content))))
        content[start : start + len(piece)] = piece


def pieces(call: Call) -> Iterator[tuple[int, bytes]]:
    """Cut a write at the sectors of the disk."""
    start, end = call.offset, call.offset + len(call.content)
    while start < end:
        border = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, call.content[start - call.offset : border - call.offset]
        start = border


@dataclass(frozen=True, slots=True)
class Cut:
    """One state of the disk after a power cut.

    Attributes:
        acknowledged: what the program had confirmed by then.
    """

    how: str
    place: int
    files: dict[str, bytes]
    acknowledged: bytes

    def put_into(self, folder: Path) -> None:
        """Write the files into an empty folder."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def cuts(calls: Iterable[Call], count: int, choices: random.Random) -> Iterator[Cut]:
    """Yield `count` states, spread over the whole record and over every way of losing what was not synced."""
    calls = list(calls)
    # One place for each round of ways, evenly spread, so that set-up, work and closing are all met.
    rounds = -(-count // len(HOWS))
    places = sorted(choices.sample(range(1, len(calls) + 1), min(rounds, len(calls))))
    disk, made = Disk(), 0
    for call in calls:
        disk.apply(call)
        while places and places[0] == disk.place:
            places.pop(0)
            for how in HOWS:
                if made == count:
                    return
                made += 1
                yield Cut(how, disk.place, disk.after_a_cut(how, choices), bytes(disk.acknowledged))
