"""Tells whether somebody works on a data folder: one lock of the operating system, held while they do.

The window holds it as long as it is open; `simulate`, `rebuild` and `restore` hold it for their work. The system
drops it with the process, so a crash leaves nothing behind that would have to be cleared.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from clerk_app.core.errors import Refusal

LOCK_NAME = "in_use.lock"
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class FolderInUse:
    """Holds the lock of a data folder from `acquire` (or `with`) to `release`; a missing folder is made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises Refusal ``folder.in_use`` when somebody holds it, ``store.read_only`` or ``store.cannot_open`` when the
        folder cannot be used at all.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self._folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            code = "store.read_only" if error.errno in (errno.EROFS, errno.EACCES) else "store.cannot_open"
            detail = error.strerror or str(error)
            raise Refusal(code, folder=str(self._folder), detail=detail) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD:
                raise Refusal("folder.in_use", folder=str(self._folder)) from error
            raise Refusal("store.io_error", folder=str(self._folder), detail=str(error)) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; without effect when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
