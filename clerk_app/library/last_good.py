"""What the hall's procedure files said when they were last sound, for the time in which one of them is faulty.

It outlives the program: a file with a fault is not mended by a restart. Losing the folder costs no more than that
a faulty file leaves the shipped procedure in its place.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

_LOG = logging.getLogger(__name__)


class LastGood:
    """The last sound bytes of each of the hall's files, by the file's bare name.

    Args:
        cache_dir: where they are kept, in a folder of their own; None keeps them in memory only.
        known: those of the catalogue before.

    Attributes:
        known: file → bytes, as far as it was asked for or kept.
    """

    def __init__(self, cache_dir: Path | None, known: Mapping[str, bytes]) -> None:
        self._folder = None if cache_dir is None else cache_dir / "last_good"
        self.known = dict(known)

    def keep(self, name: str, content: bytes) -> None:
        """Keep what a sound file says."""
        if self.known.get(name) == content:
            return
        self.known[name] = content
        if self._folder is None or self._on_disk(name) == content:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(self._folder / name)
        except OSError as error:
            _LOG.warning("last sound procedure not kept: %s", error.strerror)

    def content(self, name: str) -> bytes | None:
        """Return what the file said when it was last sound; None when it never was."""
        if name not in self.known:
            found = self._on_disk(name)
            if found is None:
                return None
            self.known[name] = found
        return self.known[name]

    def forget_all_but(self, present: Collection[str]) -> None:
        """Forget files that are gone: whoever takes a file away wants it no longer."""
        self.known = {name: content for name, content in self.known.items() if name in present}
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in present:
                try:
                    path.unlink()
                except OSError as error:
                    _LOG.warning("last sound procedure not taken away: %s", error.strerror)

    def _on_disk(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            _LOG.warning("last sound procedure not readable: %s", error.strerror)
            return None
