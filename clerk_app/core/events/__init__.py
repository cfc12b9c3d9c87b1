"""Every kind of event: fields, version, encode, decode.

`envelope` holds what all share, `hall`, `visit` and `request` the kinds by what they are about.
"""

from clerk_app.core.events import hall, request, visit
from clerk_app.core.events.envelope import Event, EventData, Registry, VaultRef, registry

__all__ = ["Event", "EventData", "Registry", "VaultRef", "hall", "registry", "request", "visit"]
