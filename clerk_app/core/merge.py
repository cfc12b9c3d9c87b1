"""What becomes of typed text when somebody else changed the same request meanwhile: nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was changed on disk and typed otherwise here; empty stands for none."""

    name: str
    on_disk: str
    typed: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands on the screen then.

    Attributes:
        values: name → value; of a conflict it is the typed one until somebody chooses. Empty values are left out.
        conflicts: what has to be chosen, in the order of the names.
    """

    values: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def merge(before: Mapping[str, str], on_disk: Mapping[str, str], typed: Mapping[str, str]) -> Merged:
    """Return what both sides' changes since `before` come to.

    What was not touched here follows the disk; what only changed here stays; the same change on both sides is none.
    """
    values: dict[str, str] = {}
    conflicts: list[Conflict] = []
    for name in dict.fromkeys((*before, *on_disk, *typed)):
        was, there, here = (side.get(name, "") for side in (before, on_disk, typed))
        chosen = there if here == was else here
        if chosen:
            values[name] = chosen
        if was not in (there, here) and there != here:
            conflicts.append(Conflict(name, there, here))
    return Merged(values, tuple(conflicts))
