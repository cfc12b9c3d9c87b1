"""What may be done with a request: `decide(state, command)` returns the events or raises Refusal.

Completing a step is the largest of these and stands in `step_completion`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.events import EventData
from clerk_app.core.events import request as of_request
from clerk_app.core.paper_number import paper_number
from clerk_app.core.procedure import Document, PaperKind
from clerk_app.core.promise_recount import tell_new_day
from clerk_app.core.request_commands import (
    TOLD_HOW,
    AnswerHandOff,
    BringLater,
    CannotBeMet,
    CloseBySupervisor,
    Command,
    EndOffer,
    GiveNotification,
    GoBack,
    IssuePaper,
    MoveFirstResponsible,
    OfferHandOff,
    TakeUp,
    TellCustomer,
    TellNewDay,
    Withdraw,
)
from clerk_app.core.request_state import Outcome, RequestState, State
from clerk_app.core.still_missing import needed_later, told_before, unanswered
from clerk_app.core.walk import applicable_documents, applicable_fields, find_way

MARKS = ("have", "missing", "not_needed", "later")
MOST_COPIES = 99


__all__ = [
    "TOLD_HOW",
    "AnswerHandOff",
    "BringLater",
    "CannotBeMet",
    "CloseBySupervisor",
    "Command",
    "EndOffer",
    "GiveNotification",
    "GoBack",
    "IssuePaper",
    "MoveFirstResponsible",
    "OfferHandOff",
    "TakeUp",
    "TellCustomer",
    "TellNewDay",
    "Withdraw",
    "awaited_later",
    "check_marks",
    "closing",
    "decide",
    "issue",
    "require_not_closed",
    "require_open_work",
    "take_over",
]

def decide(state: RequestState, command: Command) -> list[EventData]:
    """Return the events `command` leads to. Raises Refusal when a rule forbids it; nothing happened then."""
    number, visit = state.number, state.visit
    match command:
        case TakeUp():
            return _take_up(state, command)
        case GoBack():
            require_open_work(state, command.by)
            return _go_back(state, command)
        case GiveNotification():
            require_open_work(state, command.by)
            return _give_notification(state, command)
        case CannotBeMet():
            require_open_work(state, command.by)
            if command.rule not in command.procedure.rules:
                raise Refusal("request.refusal_needs_rule")
            refused = of_request.RequestClosed(
                number, visit, outcome="refused", rule=command.rule, told="counter", reason=command.reason,
                    took_ms=command.took_ms
            )
            return closing(state, refused)
        case Withdraw():
            require_open_work(state, command.by)
            withdrawn = of_request.RequestClosed(
                number, visit, outcome="withdrawn", told="counter", reason=command.reason,
                    took_ms=command.took_ms
            )
            return closing(state, withdrawn)
        case TellCustomer():
            return _tell_customer(state, command)
        case TellNewDay():
            require_not_closed(state)
            return tell_new_day(state, command)
        case BringLater():
            return _bring_later(state, command)
        case CloseBySupervisor():
            require_not_closed(state)
            closed = of_request.RequestClosed(
                number, outcome=command.outcome.value, reason=command.reason, by_supervisor=True
            )
            return closing(state, closed)
        case IssuePaper():
            _require_something_to_say(state, command.kind)
            return [issue(state, command.kind, command.language)]
        case _:
            require_not_closed(state)
            return _decide_ownership(state, command)


def require_not_closed(state: RequestState) -> None:
    """Raise Refusal when the request is closed: it is read only from then on."""
    if state.state is State.CLOSED:
        raise Refusal("request.closed", number=state.number)


def _require_something_to_say(state: RequestState, kind: PaperKind) -> None:
    """Raise Refusal for a receipt of what nobody accepted and for a list of nothing: no paper may pretend."""
    accepted = state.state is State.ACCEPTED or state.outcome is Outcome.COMPLETED
    if kind is PaperKind.RECEIPT and not accepted and not state.issues.get(kind.value):
        raise Refusal("paper.not_accepted_yet", number=state.number)
    if kind is PaperKind.NOTIFICATION and not state.notifications:
        raise Refusal("notification.nothing_missing")


def require_open_work(state: RequestState, clerk: str) -> None:
    """Raise Refusal unless `clerk` may work on the request now."""
    require_not_closed(state)
    if state.state is State.ACCEPTED:
        raise Refusal("request.accepted_already", number=state.number)
    if state.state is State.PARKED:
        raise Refusal("request.parked", number=state.number)
    state.ownership.require_handler(clerk)


def closing(state: RequestState, closed: of_request.RequestClosed) -> list[EventData]:
    """Return the events that close a request: an offer nobody answered ends before it."""
    return [*_offer_withdrawn(state, closed.visit), closed]


def check_marks(
    documents: Iterable[Document], marks: Mapping[str, of_request.DocumentMark]
) -> dict[str, of_request.DocumentMark]:
    """Return the mark of each of `documents`; raises Refusal for one without a mark that it can have."""
    checked = {}
    for document in documents:
        mark = marks.get(document.id)
        if (
            mark is None
            or mark.mark not in MARKS
            or (mark.mark == "later" and document.later_days is None)
            or not 0 <= mark.copies <= MOST_COPIES
            or (mark.substitute is not None and not 0 <= mark.substitute < len(document.one_of))
        ):
            raise Refusal("step.document_unchecked", document=document.id)
        checked[document.id] = mark
    return checked


def issue(state: RequestState, kind: PaperKind, language: str) -> of_request.PaperIssued:
    """Return the event that gives the next issue of a paper its number."""
    count = state.issues.get(kind.value, 0) + 1
    return of_request.PaperIssued(
        state.number,
        state.visit,
        paper=paper_number(state.number, kind, count),
        kind=kind.value,
        issue=count,
        language=language,
    )


def _take_up(state: RequestState, command: TakeUp) -> list[EventData]:
    require_not_closed(state)
    if state.state is State.ACCEPTED:
        raise Refusal("request.accepted_already", number=state.number)
    if state.state is State.IN_PROGRESS:
        if state.visit != command.visit:
            raise Refusal("request.in_other_visit", number=state.number)
        if state.ownership.handler == command.by:
            raise Refusal("request.in_this_visit", number=state.number)
    events: list[EventData] = [of_request.TakenUp(state.number, command.visit)]
    return events + take_over(state, command.by, command.visit)


def take_over(state: RequestState, clerk: str, visit: str) -> list[EventData]:
    """Return the events that make `clerk` the handler of a request served in `visit`; none if they are already."""
    ownership = state.ownership
    if clerk == ownership.handler:
        return []
    taken = of_request.TakenOver(state.number, visit, sender=ownership.handler, handler=clerk)
    return [*_offer_withdrawn(state, visit), taken]


def _offer_withdrawn(state: RequestState, visit: str | None) -> list[EventData]:
    offer = state.ownership.offer
    if offer is None:
        return []
    return [
        of_request.HandOffEnded(
            state.number, visit, how="withdrawn", sender=offer.sender, receiver=offer.receiver
        )
    ]


def _go_back(state: RequestState, command: GoBack) -> list[EventData]:
    # The way as it is when nothing is reopened: what lies behind the step gone back to can still be looked at.
    way = find_way(command.procedure, state.records, state.answer_ids, command.holds)
    if command.step == state.reopened or command.step not in {step.id for step in way.done}:
        raise Refusal("step.not_done_yet")
    return [of_request.StepReopened(state.number, state.visit, step=command.step)]


def _give_notification(state: RequestState, command: GiveNotification) -> list[EventData]:
    way = find_way(command.procedure, state.records, state.answer_ids, command.holds, state.reopened)
    if way.current is None or way.current.id != command.step:
        raise Refusal("step.not_current", step=command.step)
    step = way.current
    asked = {item.id for item in applicable_fields(command.procedure, step, command.holds)}
    if not {*command.fields, *command.answers} <= set(step.ask) or set(command.fields) & set(command.answers):
        raise Bug(f"step {step.id} asks {sorted(step.ask)}: {command.fields}, {sorted(command.answers)}")
    documents = applicable_documents(command.procedure, step, command.holds)
    unmarked = sum(document.id not in command.documents for document in documents)
    missing = [document.id for document in documents if _is_missing(command.documents.get(document.id))]
    if not missing and not asked & set(command.fields):
        raise Refusal("notification.nothing_missing")
    if unmarked:
        raise Refusal("notification.check_all_first", count=unmarked)
    marks = check_marks(documents, command.documents)
    for needed in needed_later(command.procedure, state, command.holds, command.settled):
        if needed.document.id not in command.at_hand:
            marks[needed.document.id] = of_request.DocumentMark("missing")
    earlier = unanswered(command.procedure, state, command.holds, command.answers)
    fields = [*(name for name in earlier if name not in command.fields), *command.fields]
    again = told_before(state, marks, fields, command.today)
    given = of_request.NotificationGiven(
        state.number,
        state.visit,
        step=command.step,
        documents=marks,
        fields=fields,
        # The customer keeps the day that is on the paper at home.
        bring_by=state.told.bring_by if again and state.told is not None else command.bring_by,
        answers=dict(command.answers),
        count=state.notifications + (0 if again else 1),
    )
    return [given, issue(state, PaperKind.NOTIFICATION, command.language)]


def _is_missing(mark: of_request.DocumentMark | None) -> bool:
    return mark is not None and mark.mark == "missing"


def awaited_later(state: RequestState) -> tuple[str, ...]:
    """Return the documents that were to follow and have not come yet."""
    return tuple(name for name, mark in state.marks.items() if mark.mark == "later")


def _bring_later(state: RequestState, command: BringLater) -> list[EventData]:
    require_not_closed(state)
    if not command.documents or not set(command.documents) <= set(awaited_later(state)):
        raise Refusal("documents.not_awaited", number=state.number)
    brought = {name: of_request.DocumentMark("have", copies=1) for name in command.documents}
    return [of_request.LaterPapersBrought(state.number, documents=brought)]


def _tell_customer(state: RequestState, command: TellCustomer) -> list[EventData]:
    require_not_closed(state)
    if state.state is not State.ACCEPTED:
        raise Refusal("request.not_accepted_yet", number=state.number)
    if command.by not in (state.ownership.handler, state.ownership.first_responsible):
        raise Refusal("ownership.not_owner", first_responsible=state.ownership.first_responsible)
    if command.how not in TOLD_HOW:
        raise Refusal("request.told_how")
    if command.at > command.now:
        raise Refusal("request.told_in_future")
    told = of_request.RequestClosed(
        state.number, outcome="completed", told=command.how, told_whom=command.whom, told_at=command.at
    )
    return closing(state, told)


def _decide_ownership(
    state: RequestState, command: OfferHandOff | AnswerHandOff | EndOffer | MoveFirstResponsible
) -> list[EventData]:
    ownership, number = state.ownership, state.number
    match command:
        case OfferHandOff():
            ownership.require_offerable(command.by, command.receiver)
            return [
                of_request.HandOffOffered(
                    number, sender=command.by, receiver=command.receiver, note=command.note
                )
            ]
        case AnswerHandOff():
            offer = ownership.require_offer(receiver=command.by)
            if not command.accept and command.reason is None:
                raise Refusal("ownership.return_needs_reason")
            how = "accepted" if command.accept else "returned"
            events: list[EventData] = [
                of_request.HandOffEnded(
                    number, how=how, sender=offer.sender, receiver=offer.receiver, reason=command.reason
                )
            ]
            if command.accept and ownership.first_handler is None:
                events.append(of_request.FirstHandled(number, first_handler=command.by))
            return events
        case EndOffer():
            offer = ownership.require_offer(sender=command.by)
            how = "lapsed" if command.by is None else "withdrawn"
            return [of_request.HandOffEnded(number, how=how, sender=offer.sender, receiver=offer.receiver)]
        case MoveFirstResponsible():
            if command.reason is None:
                raise Refusal("ownership.move_needs_reason")
            if command.receiver == ownership.first_responsible:
                raise Refusal("ownership.is_first_responsible", first_responsible=command.receiver)
            return [
                of_request.FirstResponsibleMoved(
                    number,
                    sender=ownership.first_responsible,
                    receiver=command.receiver,
                    reason=command.reason,
                )
            ]
