"""Making the projections of a data folder anew, while nobody works on it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from clerk_app.core.errors import Bug, Refusal
from clerk_app.service.data_folder import reading
from clerk_app.service.folder_use import FolderInUse
from clerk_app.store.store import Store


def rebuild_folder(folder: Path) -> int:
    """Make every projection and index anew; return the number of events.

    Raises Refusal ``folder.in_use`` while the application runs, ``rebuild.broken`` when an event cannot be read:
    the tables stay as they were then, and `verify` names the place.
    """
    with reading(folder):
        pass  # says what is missing before anything is made
    with FolderInUse(folder):
        store = Store(folder)
        store.open()
        try:
            return store.rebuild()
        except (Bug, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Refusal("rebuild.broken", detail=str(error)) from error
        finally:
            store.close()
