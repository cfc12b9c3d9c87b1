"""Erasures that a backup does not know: what was erased after it was made is erased again when it is restored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import VaultRef
from clerk_app.core.events.hall import Erased
from clerk_app.service.data_folder import reading, settings_in
from clerk_app.service.erasure import REASON_KIND
from clerk_app.store.queries.erasures import erasures, is_known
from clerk_app.store.unit import Unit
from clerk_app.store.vault import Vault


@dataclass(frozen=True, slots=True)
class KnownErasure:
    """One erasure of the records that are replaced; `reason` is empty where none was given or it cannot be read."""

    event_id: str
    subject: str
    ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class KnownErasures:
    """What the records that are replaced know of erasures; not `complete` when they are gone or cannot all be read."""

    found: tuple[KnownErasure, ...] = ()
    complete: bool = False


def known_erasures(folder: Path) -> KnownErasures:
    """Read the erasures of the records in `folder`, as far as they can be read."""
    found: list[KnownErasure] = []
    try:
        with reading(folder) as connection:
            settings_in(connection)
            vault = Vault(connection)
            for event in erasures(connection):
                if isinstance(event.data, Erased):
                    reason = vault.text(event.data.reason) or ""
                    found.append(KnownErasure(event.event_id, event.data.subject, tuple(event.data.ids), reason))
    except (Refusal, Bug, ValueError):
        return KnownErasures(tuple(found), complete=False)
    return KnownErasures(tuple(found), complete=True)


def erase_again(unit: Unit, known: KnownErasures) -> int:
    """Erase in restored records what was erased after the backup was made; return how many texts and papers."""
    before = {event.event_id for event in erasures(unit.connection)}
    reasons: dict[str, VaultRef] = {}
    erased = 0
    for one in known.found:
        if one.event_id in before or not is_known(unit.connection, one.subject):
            continue
        kind, _, number = one.subject.partition(":")
        if kind == "request":
            unit.records.drop_draft(number)
        ids = [row_id for row_id in one.ids if unit.vault.has(row_id)]
        erased += unit.vault.erase(ids)
        if one.reason and one.reason not in reasons:
            reasons[one.reason] = unit.vault.put("hall", REASON_KIND, one.reason)
        unit.append(Erased(subject=one.subject, ids=ids, reason=reasons.get(one.reason)))
    return erased
