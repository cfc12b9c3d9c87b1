"""The readers of the review page on a counter of the tests."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.core.sentence import Language
from clerk_app.library.working_days import shipped_calendar
from clerk_app.service.access import Actor
from clerk_app.service.ratings import GivenRating
from clerk_app.service.review_detail import DetailReader, RequestDetail
from clerk_app.service.review_view import Key, ListQuery, ReviewReader, Window
from tests.service.counter_hall import CHEN, HE, CounterHall


@dataclass
class Reviewed:
    """Short ways to read what a reviewer sees."""

    hall: CounterHall

    def __post_init__(self) -> None:
        hall = self.hall
        self.list = ReviewReader(
            hall.shelf, hall.procedures, shipped_calendar, lambda: hall.store.zone, hall.clock.now
        )
        self.details = DetailReader(self.list.rows)

    def window(self, actor: Actor = HE, after: Key | None = None, most: int = 200, **asked: object) -> Window:
        query = ListQuery(**asked)  # type: ignore[arg-type]
        return self.list.window(self.hall.store.connection, actor, query, "zh", after, most)

    def numbers(self, actor: Actor = HE, **asked: object) -> list[str]:
        return [row.number for row in self.window(actor, None, 200, **asked).rows]

    def detail(self, number: str, actor: Actor = HE, language: Language = "zh") -> RequestDetail:
        return self.details.detail(self.hall.store.connection, actor, number, language)

    def rate(self, visit: str, grade: int, clerk: Actor = CHEN, call_back: bool | None = None) -> None:
        """The customer of an ended visit answers."""
        hall = self.hall
        hall.ratings.ask(clerk, hall.command(), visit, "tablet", f"token-{visit}", 1)
        comment = "等得太久" if grade < 3 else ""
        given = GivenRating(visit, f"token-{visit}", grade, comment=comment, call_back=call_back)
        hall.ratings.give(hall.command(), given)
