"""Keeps the checked form of procedure files, so that opening reads no YAML and spells no pinyin.

An entry belongs to the SHA-256 of a file's bytes and to what it was checked against. It is believed only when its
own digest fits; otherwise the file is simply checked again. Losing the folder costs a second, nothing else. The build
makes the entries of the shipped procedures: without them the first customer of a new counter would wait for YAML.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from clerk_app.core.procedure import Procedure
from clerk_app.library.findings import Finding
from clerk_app.library.search_hit import SearchKeys

CHECKS = 1
"""Raised with every change of what is accepted or how an entry looks, so that no entry outlives its checks."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checked:
    """A procedure that passed its checks, with its warnings and what it is found by."""

    procedure: Procedure
    warnings: tuple[Finding, ...]
    keys: SearchKeys


class CheckedCache:
    """The folder of checked forms.

    Args:
        folder: where entries lie; made when the first one is written. None keeps nothing.
        known_limits: what limits were checked against; other limits have other entries.
        made_by_build: a second folder that is only read.
    """

    def __init__(
        self, folder: Path | None, known_limits: Collection[str] | None, made_by_build: Path | None = None
    ) -> None:
        self._folder = folder
        self._made_by_build = made_by_build
        limits = "unchecked" if known_limits is None else "\n".join(sorted(known_limits))
        self._against = sha256(f"{CHECKS}\n{limits}".encode()).hexdigest()[:16]

    def load(self, version: str) -> Checked | None:
        """Return the entry of a version; None when there is none or it is damaged."""
        folders = (folder for folder in (self._made_by_build, self._folder) if folder is not None)
        found = (self._read(folder / self._name(version), version) for folder in folders)
        return next((checked for checked in found if checked is not None), None)

    def _read(self, path: Path, version: str) -> Checked | None:
        try:
            digest, _, payload = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            _LOG.warning("procedure cache not readable: %s", error.strerror)
            return None
        if sha256(payload).hexdigest().encode() != digest:
            return None
        try:
            checked = msgspec.json.decode(payload, type=Checked)
        except msgspec.DecodeError:
            return None
        return checked if checked.procedure.version == version else None

    def save(self, checked: Checked) -> Path | None:
        """Keep an entry and return where; a folder that cannot be written costs time at the next start, no more."""
        if self._folder is None:
            return None
        path = self._folder / self._name(checked.procedure.version)
        payload = msgspec.json.encode(checked)
        entry = sha256(payload).hexdigest().encode() + b"\n" + payload
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(entry)
            Path(temporary).replace(path)
        except OSError as error:
            _LOG.warning("procedure cache not writable: %s", error.strerror)
            return None
        return path

    def _name(self, version: str) -> str:
        return f"{version}.{self._against}.json"
