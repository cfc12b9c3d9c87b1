"""Who can sign in at this counter, for the sign-in and the lock."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.core.sign_in import LOCKED_AT, Attempts
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as queries
from clerk_app.store.queries import people as people_queries


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on duty.

    Attributes:
        number: the public staff number.
        supervisor: signs in with a passphrase instead of a PIN.
        last_sign_in_at: at this counter, milliseconds UTC; None when never.
        locked: failed so often that only a supervisor can help.
        failures: wrong secrets in a row.
        last_failure_at: when the last was, milliseconds UTC; None when there was none.
    """

    id: str
    name: str
    name_en: str
    number: str
    supervisor: bool
    last_sign_in_at: int | None = None
    locked: bool = False
    failures: int = 0
    last_failure_at: int | None = None

    def wait_ms(self, now_ms: int) -> int:
        """Return how long nobody may try as this person yet; 0 for a locked one, whom waiting does not help."""
        return Attempts.recorded(self.failures, self.last_failure_at).seen_at(now_ms).remaining_ms

    def name_in(self, language: str) -> str:
        """Return the name as it is written in `language`; the Chinese one serves where no other is known."""
        return self.name if language == "zh" else self.name_en or self.name


@dataclass(frozen=True, slots=True)
class CustomersHere:
    """How many customers somebody who locked the window still has; figures only, nothing about them."""

    served: int
    parked: int


def people(connection: Connection) -> tuple[Person, ...]:
    """Return everybody on duty, clerks first, then by staff number."""
    return tuple(
        Person(
            id=row.id,
            name=row.name,
            name_en=row.name_en,
            number=row.number,
            supervisor=row.role == "supervisor",
            last_sign_in_at=row.last_sign_in_at,
            locked=row.failures >= LOCKED_AT,
            failures=row.failures,
            last_failure_at=row.last_failure_at,
        )
        for row in queries.staff(connection)
        if row.on_duty
    )


def customers_of(connection: Connection, staff: str) -> CustomersHere:
    """Return how many visits of `staff` are open or parked."""
    counted = people_queries.unended_visits(connection, staff)
    return CustomersHere(served=counted.get("open", 0), parked=counted.get("parked", 0))


def spellings(_connection: Connection, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return for each name the pinyin of its characters: 陈静 is ("chen", "jing")."""
    from clerk_app.library.syllables import spell_name

    return {name: spell_name(name) for name in names}
