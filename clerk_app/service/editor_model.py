"""What the screens of procedures are told: lines, proposals, versions, texts, comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.core.procedure import PaperKind
from clerk_app.core.sentence import Sentence
from clerk_app.library.difference import Difference
from clerk_app.library.findings import Finding
from clerk_app.library.line_difference import LineDifference
from clerk_app.service.access import Actor


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
