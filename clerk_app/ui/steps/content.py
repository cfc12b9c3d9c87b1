"""What a step's view is given, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.field_value import ANY_ACCOUNT_LENGTH, AccountLength
from clerk_app.core.procedure import Procedure, Step
from clerk_app.core.promise import Promise
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.walk import Holds
from clerk_app.library.sentences import fill


@dataclass(frozen=True, slots=True)
class StepContent:
    """Everything a step shows.

    Attributes:
        number: place of the step on the way, from 1; `total` counts the way to its end.
        conditions: given all answers as kept text, returns what evaluates the procedure's conditions.
        values: what stands for the braces in sentences (customer, promise, clerk, hall, fields), in `language`.
        answers: field → kept text, of the whole request and of what the visit knew before.
        unknown: fields the customer could not answer.
        marks: document → what became of it.
        told: documents that the customer was told to bring; not to need one takes a reason.
        not_needed: document → that reason, as written before.
        option: the way taken, when the step was done before.
        promise: what may be promised, for a promise step.
        counting: tells the promise counted from another moment (milliseconds UTC); None where it cannot be changed.
        zone: the hall's.
        now_ms: when it was read, milliseconds UTC; 0 where nobody serves a customer.
        started_before: the moment the limit is counted from was recorded before.
        promised_day: the day promised before, None for the last one allowed.
        alternative: for a refusal, the way on that was chosen before.
        account_length: of account numbers in this hall.
        read_only: only looked at.
    """

    procedure: Procedure
    step: Step
    language: Language
    number: int
    total: int
    conditions: Callable[[Mapping[str, str]], Holds]
    values: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    marks: Mapping[str, DocumentMark] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    not_needed: Mapping[str, str] = field(default_factory=dict)
    option: str | None = None
    promise: Promise | None = None
    counting: Callable[[int], Promise] | None = None
    zone: dt.tzinfo = dt.UTC
    now_ms: int = 0
    started_before: bool = False
    promised_day: dt.date | None = None
    alternative: int | None = None
    account_length: AccountLength = ANY_ACCOUNT_LENGTH
    read_only: bool = False

    def words(self, sentence: Sentence | None, **values: str) -> str:
        """Return `sentence` in the content's language with its braces filled; empty for None.

        A value that is not known is left out together with a comma after it, so that
        “{customer}，请…” reads well before the name is known.
        """
        if sentence is None:
            return ""
        return fill(sentence, self.language, {**self.values, **values})


@dataclass(frozen=True, slots=True)
class StepInput:
    """What the clerk did in a step.

    Attributes:
        answers: field → what was typed; the service checks it once more.
        promise_day: an earlier day than the last one allowed, None for the last one.
        promise_from: when what the limit is counted from happened, milliseconds UTC; None for now.
        alternative: index into the `instead` of a refusal, None with a `reason` when there is none.
        not_needed: document → why it is not needed although the customer was told to bring it.
        copied: fields whose value was copied into the utility's system.
    """

    step: str
    answers: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    documents: Mapping[str, DocumentMark] = field(default_factory=dict)
    option: str | None = None
    promise_day: dt.date | None = None
    promise_from: int | None = None
    alternative: int | None = None
    reason: str = ""
    not_needed: Mapping[str, str] = field(default_factory=dict)
    copied: tuple[str, ...] = ()


MissingKind = Literal["document", "unchecked", "reason", "field", "choice"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps the step from being done.

    Attributes:
        kind: a document the customer has not got, one nobody looked at, why one is not needed, a field,
            a choice.
        id: of document or field; empty for a choice.
        title: its name in the user's language.
    """

    kind: MissingKind
    id: str
    title: str


ContinueKind = Literal["primary", "danger", "none"]


@dataclass(frozen=True, slots=True)
class ContinueButton:
    """How the button that ends the step looks.

    Attributes:
        kind: ``none`` when picking something continues by itself; then `hint` stands in its place.
    """

    label: str
    kind: ContinueKind = "primary"
    hint: str = ""
