"""What the pages of the counter are given to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VisitSubject:
    """A visit to go on with.

    Attributes:
        request: number of the request to show first; None takes the one in progress.
        open_finder: ask at once what the customer wants.
        typed: the step that was shown and its draft, when the page is made anew: the kept draft may be older.
        look_at: the done step that was looked at then.
    """

    visit_id: str
    request: str | None = None
    open_finder: bool = False
    typed: tuple[str, Mapping[str, object]] | None = None
    look_at: str | None = None
