"""What the screen of a request shows, read in one go: where it stands, the way, the step to do now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clerk_app.core.day import day_in_words, local_day, local_time
from clerk_app.core.events.request import DocumentMark, PromiseMade
from clerk_app.core.field_display import display
from clerk_app.core.limit import LimitKind
from clerk_app.core.procedure import Document, Field, Procedure, Step
from clerk_app.core.promise import Promise
from clerk_app.core.request_state import RequestState, State, evolve
from clerk_app.core.sentence import Language
from clerk_app.core.visit import VisitState
from clerk_app.core.visit import evolve as evolve_visit
from clerk_app.core.walk import (
    StepRecord,
    Way,
    applicable_documents,
    applicable_fields,
    copied_answers,
    find_way,
    steps_ahead,
)
from clerk_app.service.facts import conditions_of
from clerk_app.service.limit_words import limit_values
from clerk_app.service.procedures import ProcedureShelf
from clerk_app.service.promises import PromiseOffice
from clerk_app.store.engine import Connection
from clerk_app.store.journal import Journal
from clerk_app.store.queries import hall as hall_queries
from clerk_app.store.records import Draft, Records
from clerk_app.store.vault import Vault
from clerk_app.texts import text

WORKED_ON = (State.IN_PROGRESS, State.WAITING, State.PARKED)
"""States in which a request is worked on; an accepted or closed one is only looked at."""


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What the customer told in this visit; what is not known is empty. `erased`: it was told and is gone."""

    name: str
    phone: str
    account: str
    address: str
    form_of_address: str
    in_person: bool | None
    needs: tuple[str, ...]
    erased: bool = False


@dataclass(frozen=True, slots=True)
class StepAtHand:
    """The step to show, with everything it needs.

    Attributes:
        position: its place on the way, from 1; `of` counts the way to the end as it looks now.
        answers: field → kept text: answered before, or told earlier in this visit.
        prefilled: the fields among them that the visit already knew.
        marks: document → mark given before.
        told: documents that the customer was told to bring, whenever.
        not_needed: document → why one of them is not needed, as written before.
        promise: what may be promised, for a promise step; what was, where it is only looked at.
        counting: tells the promise counted from another moment (milliseconds UTC).
        again: the step was completed before and is looked at again.
        now: when it was read, milliseconds UTC.
    """

    step: Step
    position: int
    of: int
    fields: tuple[Field, ...]
    documents: tuple[Document, ...]
    answers: Mapping[str, str]
    prefilled: frozenset[str]
    marks: Mapping[str, DocumentMark]
    told: frozenset[str]
    not_needed: Mapping[str, str]
    record: StepRecord | None
    promise: Promise | None
    counting: Callable[[int], Promise] | None
    draft: Draft | None
    again: bool
    now: int


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request as its screen shows it.

    Attributes:
        values: what stands for the braces in sentences: customer, clerk, hall, promise and fields, in `language`.
        way: done, skipped, current; `ahead` follows if the next decisions take their first option.
        at_hand: the current step, or the one looked at; None when the request has no step left.
        answers: field → kept text of the whole request.
    """

    state: RequestState
    visit: VisitState
    customer: CustomerView
    procedure: Procedure
    way: Way
    ahead: tuple[Step, ...]
    at_hand: StepAtHand | None
    values: Mapping[str, str]
    answers: Mapping[str, str]

    @property
    def can_work(self) -> bool:
        """Whether the request is still worked on; one that is accepted or closed is only looked at."""
        return self.state.state in WORKED_ON


class RequestReader:
    """Builds request views on a reading connection. Used on the reader thread."""

    def __init__(
        self, shelf: ProcedureShelf, promises: PromiseOffice, now: Callable[[], int]
    ) -> None:
        self._shelf = shelf
        self._promises = promises
        self._now = now

    def state(self, connection: Connection, number: str) -> RequestState | None:
        """Return the request as its events tell it; None when there is none."""
        state: RequestState | None = None
        for recorded in Journal(connection).of_subject(f"request:{number}"):
            state = evolve(state, recorded.event)
        return state

    def visit(self, connection: Connection, visit_id: str) -> VisitState | None:
        """Return the visit as its events tell it; None when there is none."""
        state: VisitState | None = None
        for recorded in Journal(connection).of_subject(f"visit:{visit_id}"):
            state = evolve_visit(state, recorded.event)
        return state

    def customer(self, connection: Connection, visit: VisitState) -> CustomerView:
        """Return what the customer told."""
        told = Vault(connection).texts(visit.customer)
        return CustomerView(
            name=told.get("customer_name", ""),
            phone=told.get("customer_phone", ""),
            account=told.get("account", ""),
            address=told.get("address", ""),
            form_of_address=visit.form_of_address,
            in_person=visit.in_person,
            needs=visit.needs,
            erased=len(told) < len(visit.customer),
        )

    def promised(self, made: PromiseMade) -> tuple[LimitKind, dt.datetime | None]:
        """Return what happens by a promised day, and the time of that day at which a limit in hours ends."""
        at = None if made.until_at is None else local_time(made.until_at, self._promises.zone)
        return self._promises.recorded(made).limit.kind, at

    def bring_by(self, working_days: int) -> str:
        """Return the ISO day until which a request of today waits for missing papers."""
        return self._promises.next_working_day(self._now(), working_days)

    def request(
        self, connection: Connection, number: str, language: Language, look_at: str | None = None
    ) -> RequestView | None:
        """Return everything the screen of request `number` shows; None when there is none.

        Args:
            look_at: a step to show read-only instead of the current one.
        """
        state = self.state(connection, number)
        visit = None if state is None else self.visit(connection, state.visit)
        if state is None or visit is None:
            return None
        procedure = self._shelf.read_version(connection, state.version)
        answers = Vault(connection).texts(state.answers)
        holds = conditions_of(procedure, answers)
        way = find_way(procedure, state.records, state.answer_ids, holds, state.reopened)
        ahead = steps_ahead(procedure, way, holds)
        customer = self.customer(connection, visit)
        values = self._values(connection, state, visit, customer, procedure, answers, language)
        step = procedure.step(look_at) if look_at else way.current
        at_hand = None
        if step is not None:
            looking = look_at is not None or state.state not in WORKED_ON
            at_hand = self._at_hand(connection, state, visit, procedure, way, ahead, step, answers, holds, looking)
            if at_hand.promise is not None:
                values["promise"] = self._promised(at_hand.promise, language)
        return RequestView(state, visit, customer, procedure, way, ahead, at_hand, values, answers)

    def _at_hand(
        self,
        connection: Connection,
        state: RequestState,
        visit: VisitState,
        procedure: Procedure,
        way: Way,
        ahead: tuple[Step, ...],
        step: Step,
        answers: Mapping[str, str],
        holds: Callable[[str], bool],
        looking: bool,
    ) -> StepAtHand:
        customer = self.customer(connection, visit)
        done = [item.id for item in way.done]
        position = done.index(step.id) + 1 if step.id in done else len(done) + 1
        told: dict[str | None, str] = {
            "customer_name": customer.name,
            "customer_phone": customer.phone,
            "account": customer.account,
            "address": customer.address,
            **_told_of_person(customer),
        }
        copied = copied_answers(procedure, step, state.answer_ids, holds)
        names = [*step.ask, *((step.do.result,) if step.do and step.do.result else ()), *copied]
        known = {name: answers[name] for name in names if name in answers}
        prefilled = {
            name: told[fills]
            for name in step.ask
            if name not in known
            and (fills := procedure.fields[name].fills) in told
            and told[fills]
        }
        record = state.records.get(step.id)
        promise = self._promise(procedure, step, record, visit, looking=looking)
        return StepAtHand(
            step=step,
            position=position,
            of=len(done) + (1 if way.current else 0) + len(ahead),
            fields=applicable_fields(procedure, step, holds),
            documents=applicable_documents(procedure, step, holds),
            answers={**known, **prefilled},
            prefilled=frozenset(prefilled),
            marks={name: state.marks[name] for name in step.check if name in state.marks},
            told=state.told_documents,
            not_needed=Vault(connection).texts(state.not_needed),
            record=record,
            promise=promise,
            counting=None if promise is None else self._promises.counting(promise.limit),
            draft=Records(connection).draft(state.number, step.id),
            again=step.id in state.records,
            now=self._now(),
        )

    def _promise(
        self, procedure: Procedure, step: Step, record: StepRecord | None, visit: VisitState, *, looking: bool
    ) -> Promise | None:
        """Return what the step promises: what was promised where it is only looked at, else what may be."""
        if step.promise is None:
            return None
        made = None if record is None else record.promise
        if looking and made is not None:
            return self._promises.recorded(made)
        started = None if made is None else made.started_at
        return self._promises.offered(procedure, step, self._now(), started_at=started, arrived_at=visit.opened_at)

    def _promised(self, promise: Promise, language: Language) -> str:
        at = None if promise.at_ms is None else local_time(promise.at_ms, self._promises.zone)
        return promised_words(promise.day, promise.limit.promisable, language, at)

    def _values(        self,
        connection: Connection,
        state: RequestState,
        visit: VisitState,
        customer: CustomerView,
        procedure: Procedure,
        answers: Mapping[str, str],
        language: Language,
    ) -> dict[str, str]:
        settings = hall_queries.settings(connection)
        clerk = hall_queries.staff_member(connection, visit.clerk)
        values = {
            name: display(procedure.fields[name].kind, text, language, procedure.fields[name].choices)
            for name, text in answers.items()
            if name in procedure.fields
        }
        promised = [record.promise for record in state.records.values() if record.promise is not None]
        if promised:
            last = promised[-1]
            at = None if last.until_at is None else local_time(last.until_at, self._promises.zone)
            values["promise"] = promised_words(dt.date.fromisoformat(last.day), last.confirmed, language, at)
        today = local_day(self._now(), self._promises.zone)
        values |= limit_values(procedure, self._promises.in_force, today, language)
        values["hall"] = settings.hall.to(language)
        values["clerk"] = "" if clerk is None else clerk.name_in(language)
        values["customer"] = spoken_name(customer.name, customer.form_of_address, language)
        return values


def _told_of_person(customer: CustomerView) -> dict[str | None, str]:
    """Return form of address and who came, as fields keep them; what nobody said is left out."""
    told: dict[str | None, str] = {}
    if customer.form_of_address != "none":
        told["form_of_address"] = customer.form_of_address
    if customer.in_person is not None:
        told["in_person"] = "yes" if customer.in_person else "no"
        told["by_proxy"] = "no" if customer.in_person else "yes"
    return told


def promised_words(day: dt.date, confirmed: bool, language: Language, at: dt.datetime | None = None) -> str:
    """Return the promised day as it is said, with the time where the limit ends within the day (`at`, hall's time).

    Of a limit nobody has confirmed (grades C and M) no day is said.
    """
    if not confirmed:
        return text("spoken.day_unconfirmed", language)
    words = day_in_words(day, language)
    return words if at is None else f"{words} {at:%H:%M}"


def spoken_name(name: str, form_of_address: str, language: Language) -> str:
    """Return how the clerk addresses the customer: ``周女士``, ``Ms 周``; the whole name without a form of address.

    Compound surnames keep both characters. Empty when the name is not known.
    """
    if not name or form_of_address == "none":
        return name
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    if not "\u3400" <= surname[0] <= "\U0003ffff":
        surname = name
    if language == "zh":
        return surname + ("女士" if form_of_address == "madam" else "先生")
    return ("Ms " if form_of_address == "madam" else "Mr ") + surname


COMPOUND_SURNAMES = frozenset(
    (
        *("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯"),
        *("端木", "长孙", "宇文", "轩辕", "独孤", "南宫", "西门", "申屠", "闻人", "澹台", "公冶", "宗政", "濮阳"),
    )
)
