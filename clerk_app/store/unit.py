"""One transaction of the store: what decides is read in it, what was decided is appended and projected in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from clerk_app.core import request_state, visit
from clerk_app.core.day import local_day
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import Event, EventData
from clerk_app.core.events.hall import EpochOpened
from clerk_app.store import projections
from clerk_app.store.engine import Connection
from clerk_app.store.identifiers import next_event_id, restored_epoch
from clerk_app.store.journal import Head, Journal, Recorded
from clerk_app.store.known import Known
from clerk_app.store.records import Records
from clerk_app.store.vault import Vault


class DayOf:
    """Tells the hall's day (ISO) of a time in milliseconds UTC."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        # One event is nearly always on the day of the one before.
        self._from, self._until, self._day = 0, 0, ""

    def __call__(self, at: int) -> str:
        """Return the ISO day of `at`."""
        if not self._from <= at < self._until:
            day = local_day(at, self._zone)
            self._from, self._until = self._midnight(day), self._midnight(day + dt.timedelta(days=1))
            self._day = day.isoformat()
        return self._day

    def _midnight(self, day: dt.date) -> int:
        return int(dt.datetime.combine(day, dt.time(), self._zone).timestamp() * 1000)


class Unit:
    """One transaction: reads what decides, appends events, projects them.

    Attributes:
        journal, vault, records: truth, on the transaction's connection.
        day_of: tells the hall's day of a time.
        appended: what this transaction has appended so far.
        known: what need not be read again; the transaction's own copy.
    """

    def __init__(
        self,
        connection: Connection,
        counter: str,
        now: int,
        actor: str,
        command_id: str,
        zone: ZoneInfo,
        known: Known,
    ) -> None:
        self.connection = connection
        self.journal = Journal(connection)
        self.vault = Vault(connection)
        self.records = Records(connection)
        self.appended: list[Recorded] = []
        self.now = now
        self._actor = actor
        self._command_id = command_id
        self.day_of = DayOf(zone)
        self._counter = counter
        self.known = known

    def last_at(self) -> int | None:
        """Return when this counter's newest event happened (milliseconds UTC); None before the first."""
        return self.journal.last_at(self._counter)

    def open_epoch(self, program: str, above: int) -> Head:
        """Begin the epoch of a restore: it names the head it goes on from.

        Its number is greater than `above` and shared with no other restore (`identifiers.restored_epoch`).
        """
        old = self.journal.head(self._counter)
        epoch = restored_epoch(max(old.epoch, above))
        self.known.heads[self._counter] = Head(self._counter, epoch - 1, old.seq, old.hash)
        opened = EpochOpened(program=program)
        if old.epoch:
            opened = EpochOpened(
                program=program, old_epoch=old.epoch, old_seq=old.seq, old_head=old.hash.hex()
            )
        (recorded,) = self.append(opened)
        return Head(self._counter, recorded.event.epoch, recorded.event.seq, recorded.hash)

    def append(self, data: EventData | Sequence[EventData]) -> list[Recorded]:
        """Append events in order and project them. The first event of a folder opens its epoch."""
        new = [data] if isinstance(data, EventData) else list(data)
        recorded = [self._append_one(item) for item in new]
        self.appended.extend(recorded)
        return recorded

    def _append_one(self, data: EventData) -> Recorded:
        head = self.known.heads.get(self._counter) or self.journal.head(self._counter)
        if isinstance(data, EpochOpened):
            head = Head(self._counter, head.epoch + 1, 0, bytes(32))
        elif head.epoch == 0:
            raise Bug("the first event of a data folder opens its epoch")
        if self.known.last_event_id is None:
            self.known.last_event_id = self.records.last_event_id()
        event_id = next_event_id(self.known.last_event_id, self.now)
        event = Event(
            counter=self._counter,
            epoch=head.epoch,
            seq=head.seq + 1,
            event_id=event_id,
            command_id=self._command_id,
            at=self.now,
            actor=self._actor,
            data=data,
        )
        recorded = self.journal.append(event, head.hash)
        projections.project(self.connection, recorded, self.day_of)
        self.known.heads[self._counter] = Head(self._counter, event.epoch, event.seq, recorded.hash)
        self.known.last_event_id = event_id
        self.known.happened(event)
        return recorded

    def request(self, number: str) -> request_state.RequestState:
        """Return the request as its events tell it; raise Refusal when there is none."""
        state = self.known.requests.get(number)
        if state is not None:
            return state
        for recorded in self.journal.of_subject(f"request:{number}"):
            state = request_state.evolve(state, recorded.event)
        if state is None:
            raise Refusal("request.unknown", number=number)
        self.known.requests[number] = state
        return state

    def visit(self, visit_id: str) -> visit.VisitState:
        """Return the visit as its events tell it; raise Refusal when there is none."""
        state = self.known.visits.get(visit_id)
        if state is not None:
            return state
        for recorded in self.journal.of_subject(f"visit:{visit_id}"):
            state = visit.evolve(state, recorded.event)
        if state is None:
            raise Refusal("visit.unknown")
        self.known.visits[visit_id] = state
        return state
