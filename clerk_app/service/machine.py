"""The machine's administrator, in whose name the set-up is done."""

from __future__ import annotations

import getpass

from clerk_app.service.access import Actor, Role


def machine_actor() -> Actor:
    """Return the actor for what nobody who signed in does; the journal names the system's user."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a system user without a name
        user = "unknown"
    return Actor(f"machine:{user}", Role.MACHINE)
