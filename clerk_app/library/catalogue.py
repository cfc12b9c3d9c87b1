"""The procedures of a hall: those that come with the program, and the hall's own in their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from clerk_app.core.errors import Bug
from clerk_app.core.procedure import Procedure
from clerk_app.library.cache import Checked, CheckedCache
from clerk_app.library.findings import Finding
from clerk_app.library.search import Finder

_ENDINGS = (".yaml", ".yml")
_MOST_BYTES = 256 * 1024 + 1
"""One more than the reader takes: enough to see that a file is too large without reading all of it."""


def _nothing_published(_version: str) -> bytes | None:
    return None


class Catalogue:
    """Reads all procedure files once; a faulty file is left out and the others work.

    A hall's file replaces the shipped one of the same id. While it is faulty, the shipped one stays.

    Args:
        shipped_dir: the files that come with the program.
        hall_dir: the hall's own files; None or an absent folder is a hall without any.
        known_limits: rows of the hall's limits that promises may stand for.
        cache_dir: where checked forms are kept; None keeps nothing.
        published: the bytes of a version by its SHA-256, for requests that began with a file that has since been
            replaced; None when it does not know the version.
    """

    def __init__(
        self,
        shipped_dir: Path,
        hall_dir: Path | None,
        known_limits: Collection[str],
        cache_dir: Path | None = None,
        published: Callable[[str], bytes | None] = _nothing_published,
    ) -> None:
        self._known_limits = frozenset(known_limits)
        self._cache = CheckedCache(cache_dir, self._known_limits)
        self._old_cache = CheckedCache(cache_dir, None)
        self._published = published
        self._findings: list[Finding] = []
        self._current: dict[str, Checked] = {}
        self._sources: dict[str, bytes] = {}
        self._old: dict[str, Procedure] = {}
        for folder in (shipped_dir, hall_dir):
            if folder is not None:
                self._current.update(self._read_folder(folder))
        self._versions = {one.procedure.version: one.procedure for one in self._current.values()}
        self._finder = Finder((one.procedure, one.keys) for one in self._current.values())

    def procedures(self) -> tuple[Procedure, ...]:
        """Return the current version of every procedure, by id."""
        return tuple(self._current[name].procedure for name in sorted(self._current))

    def procedure(self, procedure_id: str) -> Procedure:
        """Return the current version of a procedure; raises KeyError for an unknown id."""
        return self._current[procedure_id].procedure

    def by_version(self, version: str) -> Procedure:
        """Return a version by its SHA-256, also one that was replaced since.

        Raises:
            KeyError: neither the files nor the published versions know it.
            Bug: the published bytes are not those of the version.
        """
        known = self._versions.get(version) or self._old.get(version)
        if known is not None:
            return known
        data = self._published(version)
        if data is None:
            raise KeyError(version)
        if sha256(data).hexdigest() != version:
            raise Bug(f"published bytes do not fit version {version}")
        checked, findings = self._check(data, version, None, self._old_cache)
        if checked is None:
            raise Bug(f"published version {version} has {findings[0].code}")
        self._old[version] = checked.procedure
        return checked.procedure

    def source(self, version: str) -> bytes:
        """Return the bytes of a current version, to be published with the first request; raises KeyError."""
        return self._sources[version]

    def findings(self) -> tuple[Finding, ...]:
        """Return everything found in the files, warnings too."""
        return tuple(self._findings)

    @property
    def finder(self) -> Finder:
        """Searches the current procedures."""
        return self._finder

    def _read_folder(self, folder: Path) -> dict[str, Checked]:
        read: dict[str, Checked] = {}
        paths: dict[str, Path] = {}
        for path, data in self._files(folder):
            checked, findings = self._check(data, str(path), self._known_limits, self._cache)
            self._findings.extend(findings)
            if checked is None:
                continue
            name = checked.procedure.id
            if name in read:
                self._findings.append(
                    Finding(str(path), 1, 1, "finding.duplicate_procedure", {"id": name, "other": str(paths[name])})
                )
                continue
            read[name], paths[name] = checked, path
            self._sources[checked.procedure.version] = data
        return read

    def _files(self, folder: Path) -> Iterator[tuple[Path, bytes]]:
        if not folder.is_dir():
            return
        for path in sorted(folder.iterdir()):
            if path.suffix not in _ENDINGS or not path.is_file():
                continue
            try:
                with path.open("rb") as file:
                    data = file.read(_MOST_BYTES)
            except OSError:
                self._findings.append(Finding(str(path), 1, 1, "finding.unreadable"))
                continue
            yield path, data

    @staticmethod
    def _check(
        data: bytes, path: str, known_limits: Collection[str] | None, cache: CheckedCache
    ) -> tuple[Checked | None, list[Finding]]:
        cached = cache.load(sha256(data).hexdigest())
        if cached is not None:
            return cached, [replace(warning, path=path) for warning in cached.warnings]
        # Most starts find every procedure in the cache and need neither YAML nor pinyin.
        from clerk_app.library.check import check

        checked, findings = check(data, path, known_limits)
        if checked is not None:
            cache.save(checked)
        return checked, findings
