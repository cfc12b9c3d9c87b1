"""A finished file gets its name: whole, on disk, and never over another one unless that is wanted."""

from __future__ import annotations

import os
from pathlib import Path

from clerk_app.store.restore import to_disk


def put_in_place(partial: Path, target: Path, *, replace: bool = False) -> None:
    """Give the finished file `partial`, which lies on the same disk, the name `target`.

    Raises FileExistsError when there is one and it may not be replaced, OSError when the disk does not take it.
    """
    to_disk(partial)
    if replace:
        partial.replace(target)
    else:
        _link(partial, target)
    to_disk(target.parent)


def _link(partial: Path, target: Path) -> None:
    try:
        # A link never goes over a file that came up meanwhile, as a rename would.
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks know no links.
        if target.exists():
            raise FileExistsError(str(target)) from None
        partial.rename(target)
