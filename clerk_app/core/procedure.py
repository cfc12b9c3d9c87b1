"""What a procedure is: the written way to handle one kind of request, as checked data.

Instances are only made by `clerk_app.library`, which refuses a file with any fault, so code that
holds a `Procedure` may rely on every id in it naming something that exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.core.sentence import Sentence


class Verb(StrEnum):
    """What the clerk does in a step; each has one seal (`ui.md` section 1)."""

    SAY = "say"
    ASK = "ask"
    CHECK = "check"
    DECIDE = "decide"
    DO = "do"
    PROMISE = "promise"
    REFUSE = "refuse"
    PRINT = "print"


class Grade(StrEnum):
    """Evidence behind a rule or a limit; C and M count as unconfirmed (`services.md`)."""

    A = "A"
    B = "B"
    C = "C"
    M = "M"

    @property
    def confirmed(self) -> bool:
        """Whether the hall may rely on it without a supervisor's confirmation."""
        return self in (Grade.A, Grade.B)


class FieldKind(StrEnum):
    """Kinds of fields; each has its own check and keyboard behaviour."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    PERSON_NAME = "person_name"
    PHONE = "phone"
    IDENTITY_CARD = "identity_card"
    CREDIT_CODE = "credit_code"
    ACCOUNT_NUMBER = "account_number"
    ADDRESS = "address"


class DocumentForm(StrEnum):
    """In which form a document is accepted."""

    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"


class PaperKind(StrEnum):
    """Papers a procedure can print."""

    RECEIPT = "receipt"
    NOTIFICATION = "notification"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that steps rest on, cited by name and subject."""

    id: str
    title: Sentence
    subject: Sentence
    edition: str | None
    grade: Grade
    text: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What the service costs, in fen (1/100 yuan).

    `fen` is None where it depends on the place and the case: then the customer is told before anything is begun,
    and `basis` is the rule it follows.
    """

    fen: int | None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document the customer shows or leaves.

    `one_of` are acceptable substitutes in words; `later_days` is set when the document may follow
    within so many days (一证受理); `when` is a condition (`core.condition`).
    """

    id: str
    title: Sentence
    form: DocumentForm
    copies: int = 0
    issuer: Sentence | None = None
    one_of: tuple[Sentence, ...] = ()
    when: str | None = None
    later_days: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field of kind `choice`."""

    id: str
    title: Sentence


@dataclass(frozen=True, slots=True)
class Field:
    """Something the clerk asks the customer or reads off a paper.

    `fills` names the customer's datum the answer fills (`customer_name`, `customer_phone`,
    `account`, `address`, `form_of_address`, `in_person`, `by_proxy`);
    what is filled once in a visit is not asked again.
    """

    id: str
    title: Sentence
    kind: FieldKind
    required: bool = False
    fills: str | None = None
    when: str | None = None
    choices: tuple[Choice, ...] = ()
    help: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One way out of a decision; with `when` it picks itself if the condition holds."""

    id: str
    title: Sentence
    goto: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class UtilityWork:
    """Work in the utility's own system: where, which answers to copy, which field the result fills."""

    where: Sentence
    copy: tuple[str, ...] = ()
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: at most one verb (`check` and `ask` may share), `say` beside any."""

    id: str
    title: Sentence
    say: Sentence | None = None
    ask: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    decide: Sentence | None = None
    options: tuple[Option, ...] = ()
    do: UtilityWork | None = None
    promise: str | None = None
    refuse: Sentence | None = None
    instead: tuple[Sentence, ...] = ()
    print: tuple[PaperKind, ...] = ()
    basis: str | None = None
    goto: str | None = None
    minutes: int | None = None
    help: Sentence | None = None
    when: str | None = None

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of this step in the order they are shown; `say` alone counts as a verb."""
        present: list[Verb] = []
        if self.check:
            present.append(Verb.CHECK)
        if self.ask:
            present.append(Verb.ASK)
        if self.decide is not None:
            present.append(Verb.DECIDE)
        if self.do is not None:
            present.append(Verb.DO)
        if self.promise is not None:
            present.append(Verb.PROMISE)
        if self.refuse is not None:
            present.append(Verb.REFUSE)
        if self.print:
            present.append(Verb.PRINT)
        return tuple(present) or (Verb.SAY,)

    @property
    def is_work(self) -> bool:
        """Whether completing it makes the clerk the first handler (any verb but `say`)."""
        return self.verbs != (Verb.SAY,)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One immutable published version, known by the SHA-256 of its file's bytes."""

    id: str
    version: str
    title: Sentence
    summary: Sentence
    category: str
    steps: tuple[Step, ...]
    search: tuple[str, ...] = ()
    standard_minutes: int | None = None
    standard_basis: str | None = None
    visits: int = 1
    fee: Fee = Fee(fen=0)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    limits: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)

    def step(self, step_id: str) -> Step:
        """Return the step named `step_id`; raises KeyError for an id that is not in this version."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)
