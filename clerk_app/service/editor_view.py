"""What the procedure editor shows: every procedure, its text, its versions, what a change would touch.

Everything here runs on the reader thread: ``context.ask(procedure_lines, show)(service, actor)``. A text as it stands
in the editor is checked by `library.outline.examine`, with the limits of `service.rules.table().ids()`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.library.difference import Difference, Part, Worded, affected_papers, differences
from clerk_app.library.findings import Finding, Severity
from clerk_app.library.line_difference import LineKind, line_differences
from clerk_app.library.reader import CATEGORIES, read_procedure, version_of
from clerk_app.service.access import Action, Actor, require
from clerk_app.service.counter import CounterService
from clerk_app.service.editor_lines import Told, present_version, version_number
from clerk_app.service.editor_model import (
    Comparison,
    LineState,
    Origin,
    PersonName,
    ProcedureLine,
    ProcedureLines,
    ProcedureText,
    ProposalLine,
    ProposalState,
    TextSource,
    VersionLine,
)
from clerk_app.service.reader import Connection
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.queries import publishing as queries
from clerk_app.store.records import Records

if TYPE_CHECKING:
    from clerk_app.library.catalogue import Catalogue

__all__ = [
    "Comparison",
    "LineState",
    "Origin",
    "PersonName",
    "ProcedureLine",
    "ProcedureLines",
    "ProcedureText",
    "ProposalLine",
    "ProposalState",
    "TextSource",
    "VersionLine",
    "compared",
    "other_texts",
    "procedure_lines",
    "procedure_text",
    "proposals",
    "version_text",
    "versions",
]

BEGINNING = """\
procedure: {id}
title: {{zh: "新流程", en: "New procedure"}}
summary: {{zh: "写一句：客户来办什么", en: "One sentence: what the customer comes for"}}
category: consultation
search: []
steps:
  - id: greet
    title: {{zh: "问清来意", en: "Ask what is wanted"}}
    say: {{zh: "您好，请问您要办什么业务？", en: "Hello, what can I do for you, please?"}}
"""
"""What a new procedure begins with; it is sound, so that the first message is about what was typed."""


def procedure_lines(connection: Connection, service: CounterService, actor: Actor) -> ProcedureLines:
    """Return every procedure of the hall; for supervisors only. Looks at the files anew."""
    require(actor, Action.EDIT_PROCEDURES)
    catalogue = service.procedures.look_again()
    told = Told(connection, service, actor, catalogue)
    names = {
        *(procedure.id for procedure in catalogue.procedures()),
        *catalogue.retired_ids(),
        *told.retired,
        *told.drafts,
        *(name for name, found in told.proposals.items() if told.pending(found) is not None),
    }
    faults = _faults(catalogue)
    lines = [told.line(name, faults.get(name, ())) for name in names]
    lines.sort(key=lambda line: (line.proposal is None, _place_of(line.category), line.id))
    supervisors = [row for row in hall_queries.staff(connection) if row.role == "supervisor" and row.on_duty]
    unread = tuple(finding for name, found in faults.items() if name not in names for finding in found)
    return ProcedureLines(tuple(lines), len(supervisors), unread)


def procedure_text(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> ProcedureText:
    """Return what the editor opens for `procedure_id`; an id that nobody knows begins a new procedure."""
    require(actor, Action.EDIT_PROCEDURES)
    catalogue = service.procedures.look_again()
    present = present_version(catalogue, procedure_id)
    base = "" if present is None else _decoded(catalogue.source(present.version))
    draft = Records(connection).draft(queries.DRAFT + procedure_id, actor.id)
    if draft is not None:
        text, source = draft.content.decode("utf-8", "replace"), TextSource.DRAFT
    elif present is not None:
        text, source = base, TextSource.IN_FORCE
    else:
        text, source = BEGINNING.format(id=procedure_id), TextSource.NEW
    return ProcedureText(
        procedure=procedure_id,
        text=text,
        source=source,
        base=base,
        base_version="" if present is None else present.version,
        number=version_number(queries.publications(connection, procedure_id), present),
        saved_at=None if draft is None else draft.saved_at,
    )


def versions(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> tuple[VersionLine, ...]:
    """Return every version of a procedure that was, is or will be in force, newest first."""
    require(actor, Action.EDIT_PROCEDURES)
    rows = queries.publications(connection, procedure_id)
    present = service.procedures.procedure(procedure_id)
    in_force = 0 if present is None else version_number(rows, present)
    by_number = {line.number: line for line in proposals(connection, service, actor, procedure_id)}
    waiting = queries.open_requests(connection)
    found = []
    for row in rows:
        published = by_number.get(row.number) if row.origin == Origin.PUBLISHED else None
        # Of a version that came twice the later one is told with the requests of both.
        count = waiting.pop((procedure_id, row.version), 0)
        origin = Origin(row.origin)
        found.append(
            VersionLine(
                procedure_id, row.version, row.number, origin, row.number == in_force, row.since, count, published
            )
        )
    return tuple(found)


def proposals(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> tuple[ProposalLine, ...]:
    """Return every proposal of a procedure, newest first."""
    require(actor, Action.EDIT_PROCEDURES)
    told = Told(connection, service, actor, service.procedures.catalogue)
    return tuple(told.proposal(row) for row in queries.proposals(connection, procedure_id))


def version_text(connection: Connection, service: CounterService, actor: Actor, version: str) -> str:
    """Return the text of a version: kept here, shipped, or in the hall's file.

    Raises Refusal ``publishing.damaged`` when its bytes are not there or not those of the version.
    """
    require(actor, Action.EDIT_PROCEDURES)
    content = Records(connection).procedure_bytes(version) or service.procedures.content(version)
    if content is None or version_of(content) != version:
        raise Refusal("publishing.damaged")
    return _decoded(content)


def other_texts(
    _connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> dict[Origin, str]:
    """Return the texts of the shipped and of the hall's own file where they differ from what is in force."""
    require(actor, Action.EDIT_PROCEDURES)
    catalogue = service.procedures.look_again()
    present = present_version(catalogue, procedure_id)
    files = {Origin.SHIPPED: catalogue.shipped(procedure_id), Origin.HALL: catalogue.hall_file(procedure_id)}
    return {
        origin: _decoded(catalogue.source(found.version))
        for origin, found in files.items()
        if found is not None and (present is None or found.version != present.version)
    }


def compared(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str, text: str, old: str | None = None
) -> Comparison:
    """Compare `text` with what is in force, or with the text `old`, and say what publishing it would touch."""
    require(actor, Action.EDIT_PROCEDURES)
    if old is None:
        old = procedure_text(connection, service, actor, procedure_id).base
    lines = line_differences(old, text)
    before, after = (read_procedure(one.encode("utf-8", "replace"), "", None)[0] for one in (old, text))
    told: tuple[Difference, ...] = ()
    papers: frozenset[PaperKind] = frozenset()
    if before is not None and after is not None:
        told = differences(before, after, _limits_in_words(service, before, after))
        papers = affected_papers(before, after)
    under_way = queries.under_way(connection, procedure_id)
    changed = {one.step for one in told}
    return Comparison(
        differences=told,
        lines=lines,
        added=sum(line.kind is LineKind.ADDED for line in lines),
        removed=sum(line.kind is LineKind.REMOVED for line in lines),
        papers=papers,
        steps=tuple(step.id for step in after.steps if step.id in changed) if after is not None else (),
        readable=before is not None and after is not None,
        requests=under_way.requests,
        visits=under_way.visits,
    )


def _faults(catalogue: Catalogue) -> Mapping[str, tuple[Finding, ...]]:
    """Return what is wrong with the files and published versions, by the id that a file's name stands for."""
    found: dict[str, list[Finding]] = {}
    for finding in catalogue.findings():
        if finding.severity is Severity.ERROR or finding.code.startswith("finding.published_"):
            path = Path(finding.path)
            found.setdefault(path.stem, []).append(replace(finding, path=path.name))
    return {name: tuple(findings) for name, findings in found.items()}


def _place_of(category: str) -> int:
    return CATEGORIES.index(category) if category in CATEGORIES else -1


def _limits_in_words(service: CounterService, *procedures: Procedure) -> dict[str, Part]:
    """Return how long the rows of limits are that the versions rest on, as they are in force today."""
    today = local_day(service.clock.now(), service.store.zone)
    found: dict[str, Part] = {}
    for row in {row for one in procedures for row in one.limits.values()}:
        with suppress(Refusal):  # no row for this region: it is told by its name
            limit = service.rules.limit(row, today)
            one = ".one" if limit.amount == 1 and limit.unit.is_days else ""
            code = "same_day" if limit.amount == 0 and limit.unit.is_days else f"{limit.unit}{one}"
            found[row] = Worded(f"paper.limit.{code}", {"amount": limit.amount})
    return found


def _decoded(content: bytes) -> str:
    """Return a file's text with the line ends an editor works with."""
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
