"""The lines of the list of procedures: records and files of each put together."""

from __future__ import annotations

from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Sentence
from clerk_app.library.catalogue import Catalogue
from clerk_app.library.findings import Finding
from clerk_app.library.reader import read_procedure
from clerk_app.service.access import Actor
from clerk_app.service.counter import CounterService
from clerk_app.service.editor_model import LineState, Origin, PersonName, ProcedureLine, ProposalLine, ProposalState
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import publishing as queries
from clerk_app.store.records import Records


class Told:
    """What the records say of all procedures, read once for a list."""

    def __init__(self, connection: Connection, service: CounterService, actor: Actor, catalogue: Catalogue) -> None:
        self._now = service.clock.now()
        self._catalogue = catalogue
        self._connection = connection
        self._actor = actor
        self._people = {
            row.id: PersonName(row.id, Sentence(row.name, row.name_en or row.name))
            for row in hall_queries.staff(connection)
        }
        self.retired = queries.retired(connection)
        self.drafts = queries.drafts(connection, actor.id)
        self.proposals: dict[str, list[queries.ProposalRow]] = {}
        for row in queries.proposals(connection):
            self.proposals.setdefault(row.procedure, []).append(row)
        self._publications: dict[str, list[queries.PublicationRow]] = {}
        for publication in queries.publications(connection):
            self._publications.setdefault(publication.procedure, []).append(publication)
        self._under_way: dict[str, int] = {}
        for (name, _version), count in queries.open_requests(connection).items():
            self._under_way[name] = self._under_way.get(name, 0) + count

    def pending(self, rows: list[queries.ProposalRow]) -> queries.ProposalRow | None:
        """Return the proposal that waits for its confirmation or its start; it is always the newest."""
        newest = rows[0] if rows else None
        return newest if newest is not None and self._state(newest) in _PENDING else None

    def proposal(self, row: queries.ProposalRow) -> ProposalLine:
        """Return a proposal with the names of the people."""
        latest = max((one.number for one in self._publications.get(row.procedure, ())), default=0)
        return ProposalLine(
            procedure=row.procedure,
            version=row.version,
            number=row.number or latest + 1,
            base=row.base,
            state=self._state(row),
            proposed_by=self._person(row.proposed_by),
            proposed_at=row.proposed_at,
            reason=row.reason,
            starts_at=row.starts_at,
            decided_by=None if row.decided_by is None else self._person(row.decided_by),
            decided_at=row.decided_at,
            answer=row.answer,
        )

    def line(self, name: str, faults: tuple[Finding, ...]) -> ProcedureLine:
        """Return one procedure of the list."""
        catalogue, rows = self._catalogue, self.proposals.get(name, [])
        present, retired, pending = present_version(catalogue, name), self.retired.get(name), self.pending(rows)
        shown = present or self._not_in_force(name, pending)
        publications = self._publications.get(name, [])
        number = version_number(publications, present)
        hall_file = catalogue.hall_file(name)
        differs = hall_file is not None and (present is None or hall_file.version != present.version)
        state = LineState.NEW if present is None else LineState.IN_FORCE
        return ProcedureLine(
            id=name,
            title=Sentence(name, name) if shown is None else shown.title,
            category="" if shown is None else shown.category,
            origin=None if present is None else Origin(catalogue.origin(name)),
            version="" if present is None else present.version,
            number=number,
            since=next((one.since for one in publications if one.number == number), None),
            state=state if retired is None else LineState.RETIRED,
            open_requests=self._under_way.get(name, 0),
            draft_at=self.drafts.get(name),
            proposal=None if pending is None else self.proposal(pending),
            newer_shipped=self._newer_shipped(name, present, rows),
            hall_file=hall_file.version if hall_file is not None and differs else "",
            faults=faults,
            retired_at=None if retired is None else retired.at,
            retired_by=None if retired is None else self._person(retired.by),
            retired_why="" if retired is None else retired.reason,
        )

    def _newer_shipped(self, name: str, present: Procedure | None, rows: list[queries.ProposalRow]) -> bool:
        """Tell whether the program brings another file than it did when the version in force was proposed."""
        shipped = self._catalogue.shipped(name)
        if present is None or shipped is None or self._catalogue.origin(name) != Origin.PUBLISHED:
            return False
        published = next((row for row in rows if row.version == present.version and row.state == "confirmed"), None)
        return published is not None and shipped.version not in (published.shipped, present.version)

    def _not_in_force(self, name: str, pending: queries.ProposalRow | None) -> Procedure | None:
        """Return what a procedure that was never in force would be, as far as it can be read."""
        records = Records(self._connection)
        draft = records.draft(queries.DRAFT + name, self._actor.id) if name in self.drafts else None
        content = draft.content if draft is not None else None
        if pending is not None:
            content = records.procedure_bytes(pending.version)
        return None if content is None else read_procedure(content, "", None)[0]

    def _state(self, row: queries.ProposalRow) -> ProposalState:
        if row.state == "confirmed":
            return ProposalState.SCHEDULED if row.starts_at > self._now else ProposalState.PUBLISHED
        return ProposalState(row.state)

    def _person(self, staff: str) -> PersonName:
        return self._people.get(staff) or PersonName(staff, Sentence(staff, staff))


_PENDING = (ProposalState.WAITING, ProposalState.SCHEDULED)


def present_version(catalogue: Catalogue, name: str) -> Procedure | None:
    """Return the version in force, of a retired procedure the one that would be."""
    retired = catalogue.retired(name)
    if retired is not None:
        return retired
    try:
        return catalogue.procedure(name)
    except KeyError:
        return None


def version_number(rows: list[queries.PublicationRow], present: Procedure | None) -> int:
    """Return which version the one in force is: a file that nobody opened a request with yet is the next one."""
    if present is None:
        return 0
    latest = max((row.number for row in rows), default=0)
    return next((row.number for row in rows if row.version == present.version), latest + 1)
