"""How every action is carried out: once, allowed, in one transaction, telling what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from clerk_app.core.errors import Bug
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.change import Change
from clerk_app.service.clock import Clock
from clerk_app.store.identifiers import new_id
from clerk_app.store.store import Store

if TYPE_CHECKING:
    from clerk_app.store.unit import Unit

__all__ = ["Change", "Performer", "new_command_id"]

ResultT = TypeVar("ResultT")

CLOCK_JUMP_MS = 60_000
"""A wall clock that moves this much against the monotonic one has been set, not just corrected."""


def new_command_id() -> str:
    """Return the id under which an action is done once, however often it is submitted."""
    return new_id()


class _Done(msgspec.Struct, frozen=True):
    """What is kept of a command that was done."""

    action: str
    actor: str
    change: msgspec.Raw


class Performer:
    """Carries out actions on the desk thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self._offset: int | None = None

    def perform(
        self,
        action: Action,
        actor: Actor,
        command_id: str,
        work: Callable[[Unit], ResultT],
        result_type: Any,
    ) -> Change[ResultT]:
        """Do `work` in one transaction, unless `command_id` was done before: then give the first result again.

        Raises Refusal when `actor` may not, when a rule forbids it, or when the disk does; nothing happened then.
        """
        require(actor, action)
        now = self.clock.now()
        offset = now - self.clock.monotonic()
        with self.store.transaction(now=now, actor=actor.id, command_id=command_id) as unit:
            stored = self.store.result_of(command_id)
            if stored is not None:
                done = msgspec.json.decode(stored, type=_Done)
                if (done.action, done.actor) != (action.value, actor.id):
                    raise Bug(f"command {command_id} was {done.action} by {done.actor}")
                return msgspec.json.decode(done.change, type=Change[result_type])
            jumped_by = self._clock_jump(unit, now, offset)
            if jumped_by:
                from clerk_app.core.events.hall import ClockJumped

                unit.append(ClockJumped(by_ms=jumped_by))
            result = work(unit)
            events = [recorded.event for recorded in unit.appended]
            change = Change(
                kinds=tuple(dict.fromkeys(event.kind for event in events)),
                subjects=tuple(dict.fromkeys(name for event in events for name in event.data.subjects())),
                result=result,
            )
            kept = _Done(action.value, actor.id, msgspec.Raw(msgspec.json.encode(change)))
            unit.records.keep_result(command_id, msgspec.json.encode(kept))
        # Only now: a jump whose event was rolled back is recorded with the next action.
        self._offset = offset
        return change

    def _clock_jump(self, unit: Unit, now: int, offset: int) -> int:
        if self._offset is not None:
            jump = offset - self._offset
            return jump if abs(jump) >= CLOCK_JUMP_MS and unit.last_at() is not None else 0
        # After a start nothing is known of the time that passed, except that it went forward.
        last = unit.last_at()
        return now - last if last is not None and now <= last - CLOCK_JUMP_MS else 0
