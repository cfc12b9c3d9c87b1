"""What the page of requests asks the reader thread; what was asked before it changed its mind is not answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from clerk_app.core.errors import Refusal
from clerk_app.service.review_detail import DetailReader, RequestDetail
from clerk_app.service.review_view import Choices, Counts, Key, ListQuery, ReviewReader, Window
from clerk_app.ui.context import Context

FoundT = TypeVar("FoundT")


class ListReading:
    """Reads rows, counts and details for one page.

    Attributes:
        rows: knows the hall's day.
        details: reads one request.
    """

    def __init__(self, context: Context) -> None:
        service = context.service
        self._context = context
        self._review = ReviewReader(
            service.shelf, service.procedures, service.rules.calendar, lambda: service.store.zone, service.clock.now
        )
        self.rows = self._review.rows
        self.details = DetailReader(self.rows)
        self._asked = 0

    def forget(self) -> None:
        """Ask for nothing more; answers that are still on their way are not shown."""
        self._asked += 1

    def choices(self, show: Callable[[Choices], None]) -> None:
        """Read what the chips offer."""
        self._context.ask(self._review.choices, show)(self._context.actor, self._context.language)

    def first_rows(
        self, query: ListQuery, most: int, show: Callable[[Window], None], count: Callable[[Counts], None]
    ) -> None:
        """Read the first `most` rows and how many there are."""
        self.forget()
        context = self._context
        context.ask(self._review.window, self._still(show))(context.actor, query, context.language, None, most)
        context.ask(self._review.counts, self._still(count))(context.actor, query)

    def more(self, query: ListQuery, behind: Key | None, show: Callable[[Window], None]) -> None:
        """Read the rows behind the last one."""
        context = self._context
        context.ask(self._review.window, self._still(show))(context.actor, query, context.language, behind)

    def detail(self, number: str, show: Callable[[RequestDetail], None], gone: Callable[[Refusal], None]) -> None:
        """Read one request."""
        context = self._context
        ask = context.ask(self.details.detail, self._still(show), self._still(gone))
        ask(context.actor, number, context.language)

    def _still(self, tell: Callable[[FoundT], None]) -> Callable[[FoundT], None]:
        asked = self._asked

        def answer(found: FoundT) -> None:
            if asked == self._asked:
                tell(found)

        return answer
