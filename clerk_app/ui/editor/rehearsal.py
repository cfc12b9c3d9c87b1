"""Walks a procedure by the rules that a counter works by, and records nothing.

What a request does is decided by `core.step_completion`; here its events are kept in memory and forgotten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from clerk_app.core.errors import Bug
from clerk_app.core.events import Event, EventData, VaultRef
from clerk_app.core.events.request import PaperIssued
from clerk_app.core.field_display import display
from clerk_app.core.ownership import Ownership
from clerk_app.core.procedure import PaperKind, Procedure, Step
from clerk_app.core.request_state import Outcome, RequestState, State, evolve
from clerk_app.core.sentence import Language
from clerk_app.core.step_completion import CompleteStep, decide_step
from clerk_app.core.walk import Way, find_way, steps_ahead
from clerk_app.service.answers import conditions_with, parsed_answers
from clerk_app.service.facts import conditions_of
from clerk_app.service.request_view import promised_words
from clerk_app.ui.editor.sample import CUSTOMER, promise_of
from clerk_app.ui.steps.content import StepContent, StepInput

if TYPE_CHECKING:
    from clerk_app.service.counter import CounterService
    from clerk_app.service.reader import Connection

NUMBER = "-"


class Rehearsal:
    """One walk through a text that is being written; used on the reader thread, one call after the other.

    Attributes:
        procedure: what is walked.
        papers: what was issued so far, in order.
    """

    def __init__(self, service: CounterService, procedure: Procedure, language: Language, clerk: str) -> None:
        self._service, self.procedure, self._language, self._clerk = service, procedure, language, clerk
        self._state = RequestState(
            NUMBER, NUMBER, NUMBER, procedure.id, procedure.version, Ownership.begin(clerk)
        )
        self._texts: dict[str, str] = {}
        self.papers: list[PaperKind] = []

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it goes on, and when it was accepted."""
        return self._state.outcome

    @property
    def accepted(self) -> bool:
        """Whether the way is done and a promise is open."""
        return self._state.state is State.ACCEPTED

    def way(self) -> Way:
        """Return the way so far."""
        state = self._state
        holds = conditions_of(self.procedure, self._answers())
        return find_way(self.procedure, state.records, state.answer_ids, holds, state.reopened)

    def content(self, _connection: Connection | None = None) -> StepContent | None:
        """Return what the clerk sees now; None at the end."""
        way = self.way()
        step = way.current
        if step is None or self.outcome is not None or self.accepted:
            return None
        answers = self._answers()
        ahead = steps_ahead(self.procedure, way, conditions_of(self.procedure, answers))
        record = self._state.records.get(step.id)
        return StepContent(
            procedure=self.procedure,
            step=step,
            language=self._language,
            number=len(way.done) + 1,
            total=len(way.done) + 1 + len(ahead),
            conditions=partial(conditions_of, self.procedure),
            values=self._values(answers),
            answers=answers,
            marks=self._state.marks,
            option=None if record is None else record.option,
            promise=promise_of(self._service, self.procedure, step),
        )

    def complete(self, _connection: Connection | None, given: StepInput) -> StepContent | None:
        """Do a step as the counter would, and return what comes next; raises what the counter would refuse."""
        step = self.procedure.step(given.step)
        now = self._service.clock.now()
        kept = parsed_answers(self.procedure, step, given.answers)
        holds = conditions_with(self.procedure, step, self._answers(), kept)
        command = CompleteStep(
            by=self._clerk,
            at=now,
            procedure=self.procedure,
            step=step.id,
            holds=holds,
            answers={name: self._keep(name, text) for name, text in kept.items()},
            unknown=frozenset(given.unknown),
            documents=given.documents,
            option=given.option,
            promise=None
            if step.promise is None
            else self._service.promises.made(self.procedure, step, now, _iso(given.promise_day)),
            alternative=given.alternative,
            reason=self._keep("reason", given.reason) if given.reason.strip() else None,
            language=self._language,
        )
        for data in decide_step(self._state, command):
            self._take(data, now)
        return self.content()

    def _take(self, data: EventData, now: int) -> None:
        state = evolve(self._state, Event(NUMBER, 0, 0, NUMBER, NUMBER, now, self._clerk, data))
        if state is None:
            raise Bug("a rehearsed request vanished")
        self._state = state
        if isinstance(data, PaperIssued):
            self.papers.append(PaperKind(data.kind))

    def _keep(self, name: str, text: str) -> VaultRef:
        before = self._state.answers.get(name)
        if before is not None and self._texts.get(before.id) == text:
            return before
        made = f"{name} {len(self._texts)}"
        self._texts[made] = text
        return VaultRef(made, "")

    def _answers(self) -> dict[str, str]:
        return {name: self._texts[ref.id] for name, ref in self._state.answers.items() if ref.id in self._texts}

    def _values(self, answers: Mapping[str, str]) -> dict[str, str]:
        fields = self.procedure.fields
        values = {
            name: display(fields[name].kind, text, self._language, fields[name].choices)
            for name, text in answers.items()
        }
        promised = [record.promise for record in self._state.records.values() if record.promise is not None]
        if promised:
            last = promised[-1]
            values["promise"] = promised_words(dt.date.fromisoformat(last.day), last.confirmed, self._language)
        values["customer"] = CUSTOMER.to(self._language)
        values["hall"] = self._service.settings.hall.to(self._language)
        values["clerk"] = self._clerk
        return values

    def steps_done(self) -> tuple[Step, ...]:
        """Return the steps done, in order."""
        return self.way().done


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
