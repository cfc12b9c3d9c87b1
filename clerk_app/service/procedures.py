"""The procedure versions this counter works with: those in force, and the older ones that open requests keep."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.hall import ProcedurePublished
from clerk_app.core.procedure import Procedure
from clerk_app.core.publishing import Confirmed, in_force, next_start
from clerk_app.store.engine import Connection, DatabaseError
from clerk_app.store.queries import publishing as queries
from clerk_app.store.records import Records
from clerk_app.store.store import Store
from clerk_app.store.unit import Unit

if TYPE_CHECKING:
    from clerk_app.library.catalogue import Catalogue, Publications


class Procedures(Protocol):
    """Where the checked procedure files come from (`library.catalogue`)."""

    def procedure(self, procedure_id: str) -> Procedure | None:
        """Return the procedure in force; None when there is none or its file was refused."""

    def content(self, version: str) -> bytes | None:
        """Return the bytes of a version in force."""

    def origin(self, procedure_id: str) -> str:
        """Return ``published``, ``hall`` or ``shipped``."""

    def shipped(self, procedure_id: str) -> Procedure | None:
        """Return what the program's own file says, whatever is in force."""


class ProcedureShelf:
    """Hands out procedures by version. Parsed versions are kept: they never change."""

    def __init__(self, procedures: Procedures) -> None:
        self._procedures = procedures
        self._parsed: dict[str, Procedure] = {}

    def take_current(self, unit: Unit, procedure_id: str) -> Procedure:
        """Return the procedure in force for a new request and keep its bytes: the request follows this version.

        Raises Refusal when no such procedure is in force.
        """
        procedure = self._procedures.procedure(procedure_id)
        content = None if procedure is None else self._procedures.content(procedure.version)
        if procedure is None or content is None:
            raise Refusal("procedure.unknown", procedure=procedure_id)
        if queries.last_in_use(unit.connection, procedure_id) != procedure.version:
            unit.records.keep_procedure(procedure.version, procedure.id, content)
            unit.append(
                ProcedurePublished(
                    procedure=procedure.id,
                    version=procedure.version,
                    origin=self._procedures.origin(procedure.id),
                )
            )
        self._parsed[procedure.version] = procedure
        return procedure

    def of_version(self, unit: Unit, version: str) -> Procedure:
        """Return a version that a request of this counter began with."""
        return self.read_version(unit.connection, version)

    def read_version(self, connection: Connection, version: str) -> Procedure:
        """Return a version from any connection; raises Bug when its bytes are gone or no longer readable."""
        known = self._parsed.get(version)
        if known is not None:
            return known
        content = Records(connection).procedure_bytes(version)
        if content is None:
            raise Bug(f"procedure version {version} is not in this data folder")
        from clerk_app.library.reader import read_procedure  # reads YAML: not before the first paint

        procedure, findings = read_procedure(content, version, None)
        if procedure is None:
            raise Bug(f"procedure version {version} is no longer accepted: {findings[0].code}")
        self._parsed[version] = procedure
        return procedure


@dataclass(frozen=True, slots=True)
class Published:
    """What supervisors published and retired, whether its start has come or not."""

    confirmed: Mapping[str, tuple[Confirmed, ...]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()

    @classmethod
    def of(cls, connection: Connection) -> Published:
        """Read it from a counter's records."""
        return cls(queries.confirmed(connection), frozenset(queries.retired(connection)))

    def at(self, now_ms: int) -> Publications:
        """Return what stands at `now_ms` (milliseconds UTC)."""
        from clerk_app.library.catalogue import Publications

        started = {name: in_force(versions, now_ms) for name, versions in self.confirmed.items()}
        return Publications({name: versions for name, versions in started.items() if versions}, self.retired)

    def changes_at(self, now_ms: int) -> int | None:
        """Return when the next version comes into force, milliseconds UTC; None when none waits for its start."""
        starts = (next_start(versions, now_ms) for versions in self.confirmed.values())
        return min((start for start in starts if start is not None), default=None)


def kept_bytes(store: Store) -> Callable[[str], bytes | None]:
    """Return what reads the bytes of a version from a connection of its own, on whatever thread a catalogue is made.

    Bytes that cannot be read are missing ones: what was in force before stays in force.
    """

    def read(version: str) -> bytes | None:
        with suppress(DatabaseError, Refusal):
            connection = store.reader()
            try:
                return Records(connection).procedure_bytes(version)
            finally:
                connection.close()
        return None

    return read


class CatalogueProcedures:
    """`Procedures` out of what was published and the procedure files; read when somebody first asks for them.

    They follow the files while the program runs: whoever opens the finder or sees the faults has `look_again` called
    first, on the reader thread. A look at some file times costs well under a millisecond, is the same on every system
    and network drive, and cannot miss a file that an editor replaced, as a watcher of single files does. What is
    published takes force at once, whoever asks, and a version with a start of its own at that very time.

    Args:
        make: reads files and published versions.
        published: what was published, as it stands now.
        now: milliseconds UTC.
    """

    def __init__(
        self,
        make: Callable[[Publications], Catalogue],
        published: Callable[[], Published],
        now: Callable[[], int],
    ) -> None:
        self._make = make
        self._published = published
        self._now = now
        self._reading = threading.RLock()
        self._standing: _Standing | None = None

    @property
    def catalogue(self) -> Catalogue:
        """Every procedure in force, its findings and its finder."""
        standing = self._standing
        if standing is None or not standing.holds(self._published(), self._now()):
            with self._reading:
                standing = self._renewed(files=False)
        return standing.catalogue

    def look_again(self) -> Catalogue:
        """Read the files anew where one of them changed, and return what is in force then.

        Others are answered out of the catalogue before until the new one is whole.
        """
        catalogue = self.catalogue
        if catalogue.outdated():
            with self._reading:
                catalogue = self._renewed(files=True).catalogue
        return catalogue

    def procedure(self, procedure_id: str) -> Procedure | None:
        """Return the procedure in force; None when there is none, its file was refused or it is retired."""
        try:
            return self.catalogue.procedure(procedure_id)
        except KeyError:
            return None

    def content(self, version: str) -> bytes | None:
        """Return the bytes of a version that is or was in force."""
        try:
            return self.catalogue.source(version)
        except KeyError:
            return None

    def origin(self, procedure_id: str) -> str:
        """Return ``published``, ``hall`` for a file of the hall's own, else ``shipped``."""
        try:
            return self.catalogue.origin(procedure_id)
        except KeyError:
            return "hall"

    def shipped(self, procedure_id: str) -> Procedure | None:
        """Return what the program's own file says, whatever is in force."""
        return self.catalogue.shipped(procedure_id)

    def _renewed(self, *, files: bool) -> _Standing:
        """Return what stands now; whoever waited for the lock finds that another thread has read it."""
        published, now, standing = self._published(), self._now(), self._standing
        if standing is not None and standing.holds(published, now) and not (files and standing.catalogue.outdated()):
            return standing
        publications = published.at(now)
        catalogue = self._make(publications) if standing is None else standing.catalogue.again(publications)
        self._standing = _Standing(catalogue, published, now, published.changes_at(now))
        return self._standing


@dataclass(frozen=True, slots=True)
class _Standing:
    """A catalogue, and for what and until when it holds (milliseconds UTC; a clock set back ends it too)."""

    catalogue: Catalogue
    published: Published
    since: int
    until: int | None

    def holds(self, published: Published, now_ms: int) -> bool:
        if published is not self.published:
            return False
        if not published.confirmed:
            return True
        return self.since <= now_ms and (self.until is None or now_ms < self.until)
