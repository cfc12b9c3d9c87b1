"""What the pages of the counter are given to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VisitSubject:
    """A visit to go on with.

    Attributes:
        request: number of the request to show first; None takes the one in progress.
        open_finder: ask at once what the customer wants.
    """

    visit_id: str
    request: str | None = None
    open_finder: bool = False
