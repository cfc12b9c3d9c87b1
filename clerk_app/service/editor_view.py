"""What the procedure editor shows: every procedure, its text, its versions, what a change would touch.

Everything here runs on the reader thread: ``context.ask(procedure_lines, show)(service, actor)``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.procedure import PaperKind, Procedure
from clerk_app.core.sentence import Sentence
from clerk_app.library.difference import Difference
from clerk_app.library.findings import Finding
from clerk_app.library.line_difference import LineDifference
from clerk_app.service.access import Actor
from clerk_app.service.counter import CounterService
from clerk_app.service.reader import Connection


class Origin(StrEnum):
    """Where the version in force comes from."""

    PUBLISHED = "published"
    HALL = "hall"
    SHIPPED = "shipped"


class LineState(StrEnum):
    """How a procedure stands."""

    IN_FORCE = "in_force"
    RETIRED = "retired"
    NEW = "new"
    """Never in force yet: a draft or a proposal of a procedure that this hall does not have."""


class ProposalState(StrEnum):
    """How a proposal stands. A confirmed one is ``scheduled`` until its start and ``published`` from then on."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A member of staff as they are called in both languages."""

    id: str
    name: Sentence


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal, whatever became of it. Times are milliseconds UTC.

    Attributes:
        number: which version of the procedure it is or would be, from 1.
        base: the version that was in force when it was proposed; empty when there was none.
        reason: what the proposer wrote; empty when it was erased.
        starts_at: wanted start; of a confirmed one its real start.
        decided_by, decided_at, answer: who confirmed or sent it back, when, and why it was sent back.
    """

    procedure: str
    version: str
    number: int
    base: str
    state: ProposalState
    proposed_by: PersonName
    proposed_at: int
    reason: str
    starts_at: int
    decided_by: PersonName | None = None
    decided_at: int | None = None
    answer: str = ""

    def may_be_confirmed_by(self, actor: Actor) -> bool:
        """Tell whether `actor` is the other supervisor that a waiting proposal needs."""
        return self.state is ProposalState.WAITING and actor.id != self.proposed_by.id


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure of the list.

    Attributes:
        title: of the version in force, else of the proposal or draft; its id where that cannot be read.
        origin: None for one that was never in force.
        version: SHA-256 of the version in force; empty when there is none.
        number: which version of the procedure that is, from 1; 0 when there is none.
        since: when it came into force here (ms UTC); None for a file no request was opened with yet.
        open_requests: requests under way on this procedure, whatever their version.
        draft_at: when the asking supervisor's draft was saved last (ms UTC); None without one.
        proposal: the one that waits for a confirmation or its start.
        newer_shipped: the program brings another version than when the published one was proposed; compare.
        hall_file: the version of the hall's file when it differs from what is in force; empty otherwise.
        faults: faults of the hall's or shipped file, and of published bytes that are damaged.
        retired_at, retired_by, retired_why: when, by whom and why it was retired.
    """

    id: str
    title: Sentence
    category: str
    origin: Origin | None
    version: str
    number: int
    since: int | None
    state: LineState
    open_requests: int
    draft_at: int | None
    proposal: ProposalLine | None
    newer_shipped: bool
    hall_file: str
    faults: tuple[Finding, ...]
    retired_at: int | None = None
    retired_by: PersonName | None = None
    retired_why: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureLines:
    """The whole list.

    Attributes:
        lines: those that wait for somebody first, then by category and id.
        supervisors: how many supervisors are on duty; with one alone nothing can be published.
        unread: faults of files that are no procedure of the list, each with the file's bare name.
    """

    lines: tuple[ProcedureLine, ...]
    supervisors: int
    unread: tuple[Finding, ...]


class TextSource(StrEnum):
    """What is being edited."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ProcedureText:
    """What the editor opens.

    Attributes:
        text: the draft, else what is in force, else a short sound beginning for a new procedure.
        base: what is in force, to compare with; empty when nothing is.
        base_version: its version; empty when nothing is in force.
        number: which version of the procedure is in force, from 1; 0 when none is. The next one is ``number + 1``.
        saved_at: when the draft was saved (ms UTC); None without one.
    """

    procedure: str
    text: str
    source: TextSource
    base: str
    base_version: str
    number: int
    saved_at: int | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version that is or was in force, or will be. Times are milliseconds UTC.

    Attributes:
        number: from 1.
        in_force: it is the one new requests begin with now.
        since: from when.
        open_requests: requests under way on it.
        proposal: who published it and why; None for a file's version.
    """

    procedure: str
    version: str
    number: int
    origin: Origin
    in_force: bool
    since: int
    open_requests: int
    proposal: ProposalLine | None


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What the checker says of a text.

    Attributes:
        text: what was checked, to tell an answer that came too late.
        procedure: None when one of the findings is an error.
        findings: errors and warnings in the order of the file.
    """

    text: str
    procedure: Procedure | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings keep it from being published."""
        raise NotImplementedError

    @property
    def warnings(self) -> int:
        """How many findings are to be looked at only."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a text would change against another version.

    Attributes:
        differences: in words; empty when the old or the new text has errors, or only notes and spaces differ.
        lines: line by line, with what stands around them.
        added, removed: how many lines.
        papers: papers that would look otherwise.
        steps: ids of the steps that are new or changed, in the order of the new version.
        readable: both sides pass the checker, so that `differences` says all.
        requests: requests under way on the version in force or older ones; they keep their version.
        visits: customers at a counter or parked with one of them.
    """

    differences: tuple[Difference, ...]
    lines: tuple[LineDifference, ...]
    added: int
    removed: int
    papers: frozenset[PaperKind]
    steps: tuple[str, ...]
    readable: bool
    requests: int
    visits: int


def procedure_lines(connection: Connection, service: CounterService, actor: Actor) -> ProcedureLines:
    """Return every procedure of the hall; for supervisors only. Looks at the files anew."""
    raise NotImplementedError


def procedure_text(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> ProcedureText:
    """Return what the editor opens for `procedure_id`; an id that nobody knows begins a new procedure."""
    raise NotImplementedError


def versions(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> tuple[VersionLine, ...]:
    """Return every version of a procedure that was, is or will be in force, newest first."""
    raise NotImplementedError


def proposals(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> tuple[ProposalLine, ...]:
    """Return every proposal of a procedure, newest first."""
    raise NotImplementedError


def version_text(connection: Connection, service: CounterService, actor: Actor, version: str) -> str:
    """Return the text of a version: kept here, shipped, or in the hall's file.

    Raises Refusal ``publishing.damaged`` when its bytes are not there or not those of the version.
    """
    raise NotImplementedError


def other_texts(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str
) -> dict[Origin, str]:
    """Return the texts of the shipped and of the hall's own file where they differ from what is in force."""
    raise NotImplementedError


def check_text(text: str, known_limits: Collection[str]) -> CheckedText:
    """Check a text as it stands in the editor, as publishing does; executes nothing of it."""
    raise NotImplementedError


def checked(_connection: Connection, service: CounterService, text: str) -> CheckedText:
    """Check a text against the hall's limits, on the reader thread."""
    raise NotImplementedError


def compared(
    connection: Connection, service: CounterService, actor: Actor, procedure_id: str, text: str, old: str | None = None
) -> Comparison:
    """Compare `text` with what is in force, or with the text `old`, and say what publishing it would touch."""
    raise NotImplementedError
