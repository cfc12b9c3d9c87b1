"""The procedure versions this counter works with: those in force, and the older ones that open requests keep."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events.hall import ProcedurePublished
from clerk_app.core.procedure import Procedure
from clerk_app.store.engine import Connection
from clerk_app.store.records import Records
from clerk_app.store.unit import Unit

if TYPE_CHECKING:
    from clerk_app.library.catalogue import Catalogue


class Procedures(Protocol):
    """Where the checked procedure files come from (`library.catalogue`)."""

    def procedure(self, procedure_id: str) -> Procedure | None:
        """Return the procedure in force; None when there is none or its file was refused."""

    def content(self, version: str) -> bytes | None:
        """Return the bytes of a version in force."""

    def origin(self, procedure_id: str) -> str:
        """Return ``shipped`` or ``hall``."""


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
        if unit.records.procedure_bytes(procedure.version) is None:
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


class CatalogueProcedures:
    """`Procedures` out of the procedure files; they are read when somebody first asks, not before the first paint.

    They follow the files while the program runs: whoever opens the finder or sees the faults has `look_again` called
    first, on the reader thread. A look at some file times costs well under a millisecond, is the same on every system
    and network drive, and cannot miss a file that an editor replaced, as a watcher of single files does.
    """

    def __init__(self, make: Callable[[], Catalogue], shipped_dir: Path) -> None:
        self._make = make
        self._shipped_dir = shipped_dir
        self._reading = threading.Lock()
        self._catalogue: Catalogue | None = None

    @property
    def catalogue(self) -> Catalogue:
        """Every procedure in force, its findings and its finder."""
        catalogue = self._catalogue
        if catalogue is None:
            with self._reading:
                catalogue = self._catalogue = self._catalogue or self._make()
        return catalogue

    def look_again(self) -> Catalogue:
        """Read the files anew where one of them changed, and return what is in force then.

        Others are answered out of the catalogue before until the new one is whole.
        """
        catalogue = self.catalogue
        if catalogue.outdated():
            with self._reading:
                catalogue = self.catalogue
                if catalogue.outdated():
                    catalogue = self._catalogue = catalogue.again()
        return catalogue

    def procedure(self, procedure_id: str) -> Procedure | None:
        """Return the procedure in force; None when there is none or its file was refused."""
        try:
            return self.catalogue.procedure(procedure_id)
        except KeyError:
            return None

    def content(self, version: str) -> bytes | None:
        """Return the bytes of a version in force."""
        try:
            return self.catalogue.source(version)
        except KeyError:
            return None

    def origin(self, procedure_id: str) -> str:
        """Return ``hall`` for a file of the hall's own, else ``shipped``."""
        procedure = self.procedure(procedure_id)
        shipped = self._shipped_dir / f"{procedure_id}.yaml"
        if procedure is None or not shipped.is_file():
            return "hall"
        return "shipped" if shipped.read_bytes() == self.content(procedure.version) else "hall"
