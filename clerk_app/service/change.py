"""What an action changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Change(Generic[ResultT]):
    """What an action changed, for the views that show it, and the action's own result.

    Attributes:
        kinds: kinds of the events it appended.
        subjects: what they are about.
    """

    kinds: tuple[str, ...]
    subjects: tuple[str, ...]
    result: ResultT
