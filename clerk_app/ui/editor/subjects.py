"""What the pages of procedures are given to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditSubject:
    """A procedure to edit.

    Attributes:
        procedure: its id.
        text: what is to be written on with in place of what is kept; None opens what is kept.
        line: where the cursor stands, from 1.
        tab: the right-hand tab in front.
    """

    procedure: str
    text: str | None = None
    line: int = 1
    tab: str = ""
