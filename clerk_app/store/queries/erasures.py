"""What was erased: every erasure a journal knows of, and whose told data is gone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from clerk_app.core.events import Event, registry
from clerk_app.core.events.hall import Erased
from clerk_app.store.engine import Connection

_KIND = f'"kind":"{Erased.KIND}"'.encode()


def erasures(connection: Connection) -> Iterator[Event]:
    """Yield every `personal.erased`, oldest first, across counters and epochs.

    One pass over the journal: bodies are canonical, so the kind is found in them without reading them all.
    """
    rows = connection.execute(
        "SELECT body FROM journal WHERE instr(body, CAST(? AS BLOB)) ORDER BY event_id", (_KIND,)
    )
    for (body,) in rows:
        yield registry.decode(bytes(body))


def is_known(connection: Connection, subject: str) -> bool:
    """Tell whether the journal has an event of `subject`."""
    row = connection.execute("SELECT 1 FROM journal_subject WHERE subject = ? LIMIT 1", (subject,)).fetchone()
    return row is not None


def is_erased(connection: Connection, subject: str) -> bool:
    """Tell whether the personal data of ``request:<number>`` or ``visit:<id>`` was erased."""
    row = connection.execute(
        "SELECT 1 FROM journal_subject JOIN journal USING (counter, epoch, seq)"
        " WHERE subject = ? AND instr(body, CAST(? AS BLOB)) LIMIT 1",
        (subject, _KIND),
    ).fetchone()
    return row is not None


def of_same_customer(connection: Connection, number: str) -> list[str]:
    """Return `number` and every request that visits join to it: the same customer's."""
    rows = connection.execute(
        "WITH RECURSIVE mine (number) AS (VALUES (?) UNION SELECT other.request FROM mine"
        " JOIN visit_request AS own ON own.request = mine.number"
        " JOIN visit_request AS other ON other.visit = own.visit)"
        " SELECT number FROM mine ORDER BY number",
        (number,),
    )
    return [found for (found,) in rows]


def with_customer_erased(connection: Connection, numbers: Iterable[str]) -> set[str]:
    """Return those of `numbers` whose customer told something that is no longer there."""
    gone = " OR ".join(
        f"({column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vault WHERE vault.id = {column}))"
        for column in ("customer_name_id", "customer_phone_id", "account_id", "address_id")
    )
    rows = connection.execute(
        "SELECT number FROM json_each(?) AS wanted JOIN request ON number = wanted.value"
        f" JOIN visit ON visit.id = request.visit WHERE request.state = 'closed' AND ({gone})",
        (json.dumps(list(numbers)),),
    )
    return {number for (number,) in rows}
