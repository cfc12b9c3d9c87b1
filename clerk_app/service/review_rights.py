"""Whose requests somebody may look at."""

from __future__ import annotations

from clerk_app.service.access import ALLOWED, Action, Actor, require


def may(actor: Actor, action: Action) -> bool:
    """Tell whether the matrix allows `actor` the action."""
    return action in ALLOWED.get(actor.role, frozenset())


def own_only(actor: Actor) -> str | None:
    """Return whose requests `actor` sees: their own staff id, or None for everybody's. Raises Refusal for no one's."""
    if may(actor, Action.SEE_ALL_REQUESTS):
        return None
    require(actor, Action.SEE_OWN_REQUESTS)
    return actor.id
