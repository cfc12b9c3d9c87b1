"""Counting provisional promises again once the calendar of their year is there: the program does it by itself."""

from __future__ import annotations

from clerk_app.core.promise_recount import recount
from clerk_app.service.access import CLOCK, Action, Actor, require
from clerk_app.service.action import Performer
from clerk_app.service.change import Change
from clerk_app.service.hall_rules import HallRules
from clerk_app.store.queries import promises as queries
from clerk_app.store.unit import Unit


class Recounting:
    """Provisional promises of this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer, rules: HallRules) -> None:
        self._performer = performer
        self._rules = rules

    def recount(self, actor: Actor, command_id: str) -> Change[int]:
        """Read the working days anew and count what waited for them again; return how many requests changed.

        Raises Refusal ``calendar.*`` while the hall's file has a fault: nothing is counted by half a file.
        """
        require(actor, Action.RECOUNT_PROMISES)
        self._rules.read_calendar_again()
        store = self._performer.store
        if not queries.provisional(store.connection, store.counter):
            return Change((), (), 0)
        calendar = self._rules.calendar()

        def work(unit: Unit) -> int:
            changed = 0
            for number in queries.provisional(unit.connection, store.counter):
                decided = recount(unit.request(number), calendar)
                unit.append(decided)
                changed += bool(decided)
            return changed

        return self._performer.perform(Action.RECOUNT_PROMISES, actor, command_id, work, int)

    def read_days_again(self, actor: Actor, command_id: str) -> Change[int]:
        """A supervisor says that the hall's file of working days was changed; the counting is the program's own."""
        require(actor, Action.CHANGE_SETTINGS)
        return self.recount(CLOCK, command_id)
