"""Finding the requests of a customer by fragments of name, phone or account."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.store.engine import Connection
from clerk_app.store.vault import grams

_MOST_CANDIDATES = 2000
"""Vault rows looked at, the newest first: more means that too little was typed."""


def requests_of_customer(
    connection: Connection, fragment: str, kinds: Sequence[str], most: int
) -> tuple[list[str], bool]:
    """Return the numbers of requests whose customer told something that contains `fragment`, newest first.

    Args:
        fragment: at least one character, blanks and capitals do not matter.
        kinds: kinds of vault text to look in (`customer_name`, `customer_phone`, `account`, `address`).
        most: how many numbers to return.

    Returns:
        The numbers, and whether there are more.
    """
    wanted = "".join(fragment.casefold().split())
    if not wanted:
        return [], False
    rows = connection.execute(
        "SELECT vault.rowid, subject, kind, content FROM vault_search JOIN vault ON vault.rowid = vault_search.rowid"
        f" WHERE vault_search MATCH ? AND kind IN ({', '.join('?' for _ in kinds)})"
        " ORDER BY vault_search.rowid DESC LIMIT ?",
        (_match(wanted), *kinds, _MOST_CANDIDATES),
    )
    found: dict[str, None] = {}
    for _, subject, _, content in rows:
        # The index only knows which pairs occur, not in which order they stand.
        if wanted not in "".join(bytes(content).decode().casefold().split()):
            continue
        found.update(dict.fromkeys(_requests(connection, subject)))
        if len(found) > most:
            return list(found)[:most], True
    return list(found), False


def _match(wanted: str) -> str:
    parts = grams(wanted).split()
    # Characters come first, then pairs: whoever has the pairs has their characters.
    pairs = parts[len(set(wanted)) :]
    return " AND ".join(f'"{part}"' for part in pairs or parts)


def _requests(connection: Connection, subject: str) -> list[str]:
    kind, _, identifier = subject.partition(":")
    if kind == "request":
        return [identifier]
    if kind != "visit":
        return []
    rows = connection.execute(
        "SELECT request FROM visit_request WHERE visit = ? ORDER BY position DESC", (identifier,)
    )
    return [number for (number,) in rows]
