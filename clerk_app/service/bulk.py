"""Many people's actions in one large transaction, through the services they use at the counter.

For `simulate` only: a counter at work commits every step, because what the screen shows as done is on disk. Here the
same methods decide, append and project; only the commit comes later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from clerk_app.core.errors import Bug
from clerk_app.core.events import EventData
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.action import Change, Performer
from clerk_app.store.engine import keep_more_in_memory
from clerk_app.store.journal import Recorded
from clerk_app.store.store import Store
from clerk_app.store.unit import Unit

ResultT = TypeVar("ResultT")


class SimulatedClock:
    """A clock that stands where it was put. `at` is in milliseconds UTC."""

    def __init__(self, at: int) -> None:
        self.at = at

    def now(self) -> int:
        """Milliseconds UTC."""
        return self.at

    def monotonic(self) -> int:
        """The same: nobody sets this clock."""
        return self.at


class BulkUnit(Unit):
    """One transaction in which one person acts after the other."""

    def __init__(self, unit: Unit, store: Store) -> None:
        super().__init__(unit.connection, store.counter, unit.now, "", "", store.zone, unit.known)
        self.events = 0

    def act(self, now: int, actor: str, command_id: str) -> None:
        """Let `actor` act from here on, at `now` (milliseconds UTC)."""
        self.now = now
        self._actor = actor
        self._command_id = command_id
        self.appended = []

    def append(self, data: EventData | Sequence[EventData]) -> list[Recorded]:
        """Append events and project them."""
        recorded = super().append(data)
        self.events += len(recorded)
        return recorded

    def forget(self) -> None:
        """Drop the kept states; whatever is needed again is read from the journal."""
        self.known.forget_states()
        self.vault.forget()


class BulkPerformer(Performer):
    """Carries actions out in the transaction that is open."""

    def __init__(self, store: Store, clock: SimulatedClock) -> None:
        super().__init__(store, clock)
        self._unit: BulkUnit | None = None

    @property
    def unit(self) -> BulkUnit:
        """The open transaction."""
        if self._unit is None:
            raise Bug("no transaction is open")
        return self._unit

    @contextmanager
    def transaction(self) -> Iterator[BulkUnit]:
        """Keep one transaction open; everything in it is on disk when it ends, or none of it."""
        with self.store.transaction(now=self.clock.now(), actor="", command_id="") as unit:
            keep_more_in_memory(unit.connection)
            self._unit = BulkUnit(unit, self.store)
            try:
                yield self._unit
            finally:
                self._unit = None

    def perform(
        self,
        action: Action,
        actor: Actor,
        command_id: str,
        work: Callable[[Unit], ResultT],
        result_type: Any,  # noqa: ARG002  # nothing is read back here
    ) -> Change[ResultT]:
        """Do `work` in the open transaction. A Refusal is an error of the simulation and undoes the transaction."""
        require(actor, action)
        self.unit.act(self.clock.now(), actor.id, command_id)
        return Change((), (), work(self.unit))
