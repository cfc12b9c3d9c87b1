"""What a writer knows of the file from its own last transactions, so that a step does not read its history again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from clerk_app.core import request_state, visit
from clerk_app.core.events import Event
from clerk_app.core.events.request import RequestOpened
from clerk_app.core.events.visit import VisitOpened
from clerk_app.store.journal import Head

_MOST_STATES = 256


@dataclass(slots=True)
class Known:
    """Heads, the newest event id and the states of what was worked on lately. True as long as nobody else wrote.

    A transaction works on a copy, which takes the place of the original when it is committed.
    """

    heads: dict[str, Head] = field(default_factory=dict)
    last_event_id: str | None = None
    requests: dict[str, request_state.RequestState] = field(default_factory=dict)
    visits: dict[str, visit.VisitState] = field(default_factory=dict)

    def copy(self) -> Known:
        """Return a copy that can be changed apart; the states themselves never change."""
        if len(self.requests) + len(self.visits) > _MOST_STATES:
            return replace(self, heads=dict(self.heads), requests={}, visits={})
        return replace(
            self, heads=dict(self.heads), requests=dict(self.requests), visits=dict(self.visits)
        )

    def forget_states(self) -> None:
        """Drop the states; whatever is needed again is read from the journal."""
        self.requests.clear()
        self.visits.clear()

    def happened(self, event: Event) -> None:
        """Move on the states that `event` touches."""
        for subject in event.data.subjects():
            kind, _, name = subject.partition(":")
            if kind == "request":
                known = self.requests.get(name)
                if known is not None or isinstance(event.data, RequestOpened):
                    after = request_state.evolve(known, event)
                    if after is not None:
                        self.requests[name] = after
            elif kind == "visit":
                begun = self.visits.get(name)
                if begun is not None or isinstance(event.data, VisitOpened):
                    self.visits[name] = visit.evolve(begun, event)
