"""Who sits at the counter: sign-in in three parts, lock, sign-out, secrets.

A comparison takes 200 ms on purpose, so it runs on a thread of its own between two short actions of the desk: `begin`
counts the attempt, `finish` or `fail` records what came of it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from clerk_app.core import visit as visits
from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import hall as events
from clerk_app.core.request_state import State
from clerk_app.core.sign_in import Attempts, refuse_if_stopped
from clerk_app.service.access import NOBODY, Action, Actor, Role, require
from clerk_app.service.action import Change, Performer
from clerk_app.store.queries import counter as counter_queries
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.unit import Unit

How = Literal["pin", "passphrase", "recovery", "one_use"]
SignOutHow = Literal["locked", "idle", "left", "closed"]


class Session(msgspec.Struct, frozen=True):
    """Somebody who signed in.

    Attributes:
        must_change: came in with a one-use code and has to set a new PIN or passphrase first.
        visit: the visit that was open at this counter and is theirs.
    """

    staff: str
    role: str
    name: str
    name_en: str
    number: str
    must_change: bool = False
    visit: str | None = None

    @property
    def actor(self) -> Actor:
        """In whose name the window acts now."""
        return Actor(self.staff, Role(self.role))


class StoredSecrets(msgspec.Struct, frozen=True):
    """The hashes an attempt is compared with, by kind."""

    hashes: dict[str, str]


class Identity:
    """Sign-in at this counter. Every method runs on the desk thread."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer
        self._attempts: dict[str, tuple[Attempts, int]] = {}

    def begin(self, command_id: str, staff: str) -> Change[StoredSecrets]:
        """Count an attempt before it is compared and return the hashes to compare with.

        Raises Refusal ``sign_in.wait`` or ``sign_in.locked`` after too many failures, ``sign_in.unknown`` for somebody
        who does not work here.
        """

        def work(unit: Unit) -> StoredSecrets:
            row = hall_queries.staff_member(unit.connection, staff)
            if row is None or not row.on_duty:
                raise Refusal("sign_in.unknown")
            attempts = self._seen(row)
            refuse_if_stopped(attempts)
            attempts = attempts.failed(unit.now)
            unit.append(events.SignInBegun(staff, attempt=attempts.failures))
            self._attempts[staff] = (attempts, self._performer.clock.monotonic())
            hashes = {
                kind: value
                for kind in (secret_kind(row.role), "recovery", "one_use")
                if (value := unit.records.secret(staff, kind)) is not None
            }
            return StoredSecrets(hashes)

        return self._performer.perform(Action.SIGN_IN, NOBODY, command_id, work, StoredSecrets)

    def fail(self, command_id: str, staff: str) -> Change[int]:
        """Record that the secret was wrong; returns the failures in a row."""

        def work(unit: Unit) -> int:
            row = hall_queries.staff_member(unit.connection, staff)
            failures = 0 if row is None else row.failures
            unit.append(events.SignInFailed(staff, failures=failures))
            return failures

        return self._performer.perform(Action.SIGN_IN, NOBODY, command_id, work, int)

    def finish(self, command_id: str, staff: str, how: How) -> Change[Session]:
        """Record that the secret was right. A visit that somebody else left open here is parked for them."""

        def work(unit: Unit) -> Session:
            row = hall_queries.staff_member(unit.connection, staff)
            if row is None:
                raise Bug(f"{staff} vanished while signing in")
            unit.append(events.SignedIn(staff, how=how))
            if how in ("recovery", "one_use"):
                unit.records.drop_secret(staff, how)
            self._attempts.pop(staff, None)
            return Session(
                staff=staff,
                role=row.role,
                name=row.name,
                name_en=row.name_en,
                number=row.number,
                must_change=how in ("recovery", "one_use"),
                visit=self._visit_here(unit, staff),
            )

        return self._performer.perform(Action.SIGN_IN, NOBODY, command_id, work, Session)

    def sign_out(self, actor: Actor, command_id: str, how: SignOutHow) -> Change[None]:
        """Record that somebody locked the window or left the counter."""

        def work(unit: Unit) -> None:
            unit.append(events.SignedOut(actor.id, how=how))

        return self._performer.perform(Action.SIGN_OUT, actor, command_id, work, None)

    def change_own_secret(self, actor: Actor, command_id: str, secret_hash: str) -> Change[None]:
        """Set one's own new PIN or passphrase."""

        def work(unit: Unit) -> None:
            self._keep(unit, actor.id, secret_hash)

        return self._performer.perform(Action.CHANGE_OWN_SECRET, actor, command_id, work, None)

    def set_secret(self, actor: Actor, command_id: str, staff: str, secret_hash: str) -> Change[None]:
        """A supervisor sets somebody's PIN or passphrase, which also unlocks them."""

        def work(unit: Unit) -> None:
            self._keep(unit, staff, secret_hash)
            self._unlock(unit, staff)

        return self._performer.perform(Action.SET_SECRET, actor, command_id, work, None)

    def unlock(self, actor: Actor, command_id: str, staff: str) -> Change[None]:
        """A supervisor lifts the lock after too many failures."""

        def work(unit: Unit) -> None:
            self._unlock(unit, staff)

        return self._performer.perform(Action.UNLOCK_STAFF, actor, command_id, work, None)

    def reset(self, actor: Actor, command_id: str, staff: str, one_use_hash: str) -> Change[None]:
        """The machine's administrator gives somebody a one-use code when nobody can sign in."""

        def work(unit: Unit) -> None:
            if hall_queries.staff_member(unit.connection, staff) is None:
                raise Refusal("staff.unknown", id=staff)
            unit.records.keep_secret(staff, "one_use", one_use_hash)
            unit.append(events.SecretSet(staff, secret="one_use"))
            self._unlock(unit, staff)

        return self._performer.perform(Action.RESET_PIN, actor, command_id, work, None)

    def _seen(self, row: hall_queries.StaffRow) -> Attempts:
        now, monotonic = self._performer.clock.now(), self._performer.clock.monotonic()
        known = self._attempts.get(row.id)
        if known is None or known[0].failures != row.failures:
            attempts = Attempts.recorded(row.failures, row.last_failure_at).seen_at(now)
        else:
            attempts = known[0].seen_at(now, monotonic - known[1])
        self._attempts[row.id] = (attempts, monotonic)
        return attempts

    def _keep(self, unit: Unit, staff: str, secret_hash: str) -> None:
        row = hall_queries.staff_member(unit.connection, staff)
        if row is None:
            raise Refusal("staff.unknown", id=staff)
        kind = secret_kind(row.role)
        unit.records.keep_secret(staff, kind, secret_hash)
        unit.append(events.SecretSet(staff, secret=kind))

    def _unlock(self, unit: Unit, staff: str) -> None:
        self._attempts.pop(staff, None)
        unit.append(events.StaffUnlocked(staff))

    def _visit_here(self, unit: Unit, staff: str) -> str | None:
        visit_id = counter_queries.open_visit(unit.connection, self._performer.store.counter)
        if visit_id is None:
            return None
        visit = unit.visit(visit_id)
        if visit.clerk == staff:
            return visit_id
        in_progress = tuple(
            number for number in visit.requests if unit.request(number).state is State.IN_PROGRESS
        )
        unit.append(visits.decide(visit, visits.ParkVisit(staff, in_progress, visits.SIGNED_OUT)))
        return None


def secret_kind(role: str) -> str:
    """Return what a role signs in with: a supervisor has a passphrase, a clerk a PIN."""
    return "passphrase" if role == "supervisor" else "pin"


def may(actor: Actor, action: Action) -> bool:
    """Tell whether the matrix allows `actor` the action, for what a window shows at all."""
    try:
        require(actor, action)
    except Refusal:
        return False
    return True
