"""The procedures of a hall: what its supervisors published, before its own files, before those of the program.

A catalogue never changes. When files did, `Catalogue.again` reads a new one, which its owner puts in the place of the
old one (`service.procedures`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from clerk_app.core.errors import Bug
from clerk_app.core.procedure import Procedure
from clerk_app.library.cache import Checked, CheckedCache
from clerk_app.library.findings import Finding, Severity
from clerk_app.library.last_good import LastGood
from clerk_app.library.search import Finder
from clerk_app.resources import generated_path

_ENDINGS = (".yaml", ".yml")
_MOST_BYTES = 256 * 1024 + 1
"""One more than the reader takes: enough to see that a file is too large without reading all of it."""


def _nothing_published(_version: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Publications:
    """What supervisors published, as it stands at one moment.

    Attributes:
        in_force: id → versions whose start has come, the one that should be in force first, then those before it.
        retired: ids that are not offered.
    """

    in_force: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()


NOTHING_PUBLISHED = Publications()

Mark = tuple[tuple[str, int, int, int, int], ...]
"""What tells changed files from unchanged ones without reading them: path, times, size and inode of each."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one catalogue hands on to the next.

    Attributes:
        sources: version → bytes.
        versions: version → procedure.
        last_good: bare name of a hall's file → what it said when it was last sound.
    """

    sources: Mapping[str, bytes] = field(default_factory=dict)
    versions: Mapping[str, Procedure] = field(default_factory=dict)
    last_good: Mapping[str, bytes] = field(default_factory=dict)


class Catalogue:
    """Reads all procedure files once; a faulty file is left out and the others work.

    What was published replaces a hall's file, which replaces the shipped one of the same id. While a file is faulty,
    what it said when it was last sound stays in force; a file that never was sound leaves the shipped one in its
    place. Where the bytes of a published version are lost, the one published before it stays in force.

    Args:
        shipped_dir: the files that come with the program.
        hall_dir: the hall's own files; None or an absent folder is a hall without any.
        known_limits: rows of the hall's limits that promises may stand for.
        cache_dir: where checked forms and the last sound bytes of the hall's files are kept; None keeps nothing.
        published: the bytes of a version by its SHA-256: of `publications`, and for requests that began with a file
            that has since been replaced; None when it does not know the version.
        publications: what stands before the files, and what is not offered.
        known: what the catalogue before knew: its versions stay known, its sound files stay in force.
    """

    def __init__(
        self,
        shipped_dir: Path,
        hall_dir: Path | None,
        known_limits: Collection[str],
        cache_dir: Path | None = None,
        published: Callable[[str], bytes | None] = _nothing_published,
        known: Known | None = None,
        publications: Publications = NOTHING_PUBLISHED,
    ) -> None:
        self._folders = tuple(folder for folder in (shipped_dir, hall_dir) if folder is not None)
        # Taken before anything is read: what changes from here on is seen at the next look.
        self._mark = _mark_of(self._folders)
        self._made_with = (shipped_dir, hall_dir, known_limits, cache_dir, published)
        self._known_limits = frozenset(known_limits)
        self._cache = CheckedCache(cache_dir, self._known_limits, made_by_build=generated_path("procedures"))
        self._old_cache = CheckedCache(cache_dir, None)
        self._published = published
        self._findings: list[Finding] = []
        # Whoever was handed a version a moment ago may still ask for its bytes.
        earlier = known or Known()
        self._sources = dict(earlier.sources)
        self._old = dict(earlier.versions)
        self._last_good = LastGood(cache_dir, earlier.last_good)
        self._shipped = self._read_folder(shipped_dir, keep_good=False)
        self._hall = {} if hall_dir is None else self._read_folder(hall_dir, keep_good=True)
        self._published_now = self._read_published(publications.in_force)
        self._retired: dict[str, Procedure] = {}
        self._current = {**self._shipped, **self._hall, **self._published_now}
        for name in publications.retired & self._current.keys():
            self._retired[name] = self._current.pop(name).procedure
        self._versions = {one.procedure.version: one.procedure for one in self._current.values()}
        self._finder = Finder((one.procedure, one.keys) for one in self._current.values())

    def outdated(self) -> bool:
        """Tell whether a file came, went or was written since this catalogue was read; looks, reads nothing."""
        return _mark_of(self._folders) != self._mark

    def again(self, publications: Publications = NOTHING_PUBLISHED) -> Catalogue:
        """Return what the files say now, behind what is published."""
        shipped_dir, hall_dir, known_limits, cache_dir, published = self._made_with
        known = Known(self._sources, {**self._old, **self._versions}, self._last_good.known)
        return Catalogue(shipped_dir, hall_dir, known_limits, cache_dir, published, known, publications)

    def procedures(self) -> tuple[Procedure, ...]:
        """Return the current version of every procedure, by id."""
        return tuple(self._current[name].procedure for name in sorted(self._current))

    def procedure(self, procedure_id: str) -> Procedure:
        """Return the current version of a procedure; raises KeyError for an unknown id."""
        return self._current[procedure_id].procedure

    def retired(self, procedure_id: str) -> Procedure | None:
        """Return the version of a retired procedure that would be in force; None for one that is not retired."""
        return self._retired.get(procedure_id)

    def retired_ids(self) -> tuple[str, ...]:
        """Return the retired procedures whose text is known, by id."""
        return tuple(sorted(self._retired))

    def origin(self, procedure_id: str) -> str:
        """Return where a procedure comes from, retired or not: ``published``, ``hall`` or ``shipped``.

        A hall's file that says what the shipped one says is the shipped one. Raises KeyError for an unknown id.
        """
        if procedure_id in self._published_now:
            return "published"
        shipped, hall = self._shipped.get(procedure_id), self._hall.get(procedure_id)
        if hall is None:
            return "shipped" if shipped is not None else _unknown(procedure_id)
        same = shipped is not None and shipped.procedure.version == hall.procedure.version
        return "shipped" if same else "hall"

    def shipped(self, procedure_id: str) -> Procedure | None:
        """Return what the program's own file says, whatever is in force."""
        found = self._shipped.get(procedure_id)
        return None if found is None else found.procedure

    def hall_file(self, procedure_id: str) -> Procedure | None:
        """Return what the hall's file says, or said when it was last sound, whatever is in force."""
        found = self._hall.get(procedure_id)
        return None if found is None else found.procedure

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
        """Return the bytes of a version that is or was current, or of a file behind it; raises KeyError."""
        return self._sources[version]

    def findings(self) -> tuple[Finding, ...]:
        """Return everything found in the files, warnings too."""
        return tuple(self._findings)

    @property
    def finder(self) -> Finder:
        """Searches the current procedures."""
        return self._finder

    def _read_published(self, in_force: Mapping[str, tuple[str, ...]]) -> dict[str, Checked]:
        """Return the newest version of each id whose bytes are whole; what could not be read is a finding.

        Limits are not asked for: a program that knows a row no longer must not put a published version out of force.
        """
        read: dict[str, Checked] = {}
        for name, versions in in_force.items():
            for version in versions:
                data = self._published(version)
                sound = data is not None and sha256(data).hexdigest() == version
                checked = self._check(data, name, None, self._old_cache)[0] if sound and data is not None else None
                if checked is None or data is None or checked.procedure.id != name:
                    self._findings.append(
                        Finding(name, 1, 1, "finding.published_damaged", {"id": name, "value": version[:8]})
                    )
                    continue
                read[name], self._sources[version] = checked, data
                for row in sorted({*checked.procedure.limits.values()} - self._known_limits):
                    self._findings.append(
                        Finding(name, 1, 1, "finding.published_limit", {"id": name, "name": row}, Severity.WARNING)
                    )
                break
        return read

    def _read_folder(self, folder: Path, *, keep_good: bool) -> dict[str, Checked]:
        read: dict[str, Checked] = {}
        paths: dict[str, Path] = {}
        present: set[str] = set()
        for path, data in self._files(folder):
            present.add(path.name)
            found = None if data is None else self._take(path, data)
            if found is not None and (other := paths.get(found[0].procedure.id)) is not None:
                name = found[0].procedure.id
                self._findings.append(
                    Finding(str(path), 1, 1, "finding.duplicate_procedure", {"id": name, "other": str(other)})
                )
                found = None
            if keep_good and found is None:
                found = self._as_it_was(path.name)
            elif keep_good and found is not None:
                self._last_good.keep(path.name, found[1])
            if found is None or found[0].procedure.id in read:
                continue
            checked, content = found
            read[checked.procedure.id], paths[checked.procedure.id] = checked, path
            self._sources[checked.procedure.version] = content
        if keep_good:
            self._last_good.forget_all_but(present)
        return read

    def _take(self, path: Path, data: bytes) -> tuple[Checked, bytes] | None:
        checked, findings = self._check(data, str(path), self._known_limits, self._cache)
        self._findings.extend(findings)
        return None if checked is None else (checked, data)

    def _as_it_was(self, name: str) -> tuple[Checked, bytes] | None:
        """Return what a file said when it was last sound; its warnings are not told again."""
        data = self._last_good.content(name)
        checked = None if data is None else self._check(data, name, self._known_limits, self._cache)[0]
        return None if data is None or checked is None else (checked, data)

    def _files(self, folder: Path) -> Iterator[tuple[Path, bytes | None]]:
        """Return every procedure file with its bytes, None for one that cannot be read."""
        for path in _procedure_files(folder):
            try:
                with path.open("rb") as file:
                    data = file.read(_MOST_BYTES)
            except OSError:
                self._findings.append(Finding(str(path), 1, 1, "finding.unreadable"))
                yield path, None
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


def _unknown(procedure_id: str) -> str:
    raise KeyError(procedure_id)


def _procedure_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS and path.is_file()]


def _mark_of(folders: Iterable[Path]) -> Mark:
    marks = []
    for folder in folders:
        for path in _procedure_files(folder):
            try:
                seen = path.stat()
            except OSError:  # it went away between the two looks
                continue
            marks.append((str(path), seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino))
    return tuple(marks)
