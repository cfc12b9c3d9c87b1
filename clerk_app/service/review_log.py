"""What happened to a request, line by line: codes, names and titles; the screen makes sentences of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.core.events import Event, VaultRef
from clerk_app.core.events import request as events
from clerk_app.core.events import visit as of_visit
from clerk_app.core.events.hall import Erased
from clerk_app.core.procedure import Procedure, Rule, Step, Verb
from clerk_app.core.sentence import Language, Sentence
from clerk_app.library.sentences import LIMIT, fill
from clerk_app.service.reader import Connection
from clerk_app.store.event_check import CheckedEvent
from clerk_app.store.vault import Vault
from clerk_app.texts import text


class What(StrEnum):
    """What a line of the log tells; a step's line has its own, by verb."""

    UNREADABLE = "unreadable"
    OPENED = "opened"
    STEP = "step"
    WORDS_RECORDED = "words_recorded"
    WORDS_SETTLED = "words_settled"
    WENT_BACK = "went_back"
    DROPPED = "dropped"
    BROUGHT = "brought"
    NOTIFIED = "notified"
    ACCEPTED = "accepted"
    RECOUNTED = "recounted"
    NEW_DAY_TOLD = "new_day_told"
    TAKEN_UP = "taken_up"
    TAKEN_OVER = "taken_over"
    OFFERED = "offered"
    HAND_OFF_ACCEPTED = "hand_off_accepted"
    HAND_OFF_RETURNED = "hand_off_returned"
    HAND_OFF_WITHDRAWN = "hand_off_withdrawn"
    HAND_OFF_LAPSED = "hand_off_lapsed"
    MOVED = "moved"
    PAPER_ISSUED = "paper_issued"
    PAPER_PRINTED = "paper_printed"
    PAPER_SENT = "paper_sent"
    PAPER_SAVED = "paper_saved"
    PAPER_FAILED = "paper_failed"
    PAPER_TO_DO = "paper_to_do"
    PAPER_BY_HAND = "paper_by_hand"
    PAPER_HANDED_OVER = "paper_handed_over"
    PAPER_VOIDED = "paper_voided"
    PARKED = "parked"
    RESUMED = "resumed"
    VISIT_ENDED = "visit_ended"
    CUSTOMER_LEFT = "customer_left"
    VISIT_REOPENED = "visit_reopened"
    COMPLETED = "completed"
    TOLD = "told"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED_BY_SUPERVISOR = "closed_by_supervisor"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line. What does not belong to its kind is empty.

    Attributes:
        at: milliseconds UTC; None for a record that cannot be read.
        by: name of who did it.
        verb: the seal of a step or paper; None for what has none.
        title: of the step.
        have, missing, later: titles of documents.
        not_needed: title of a paper the customer was told to bring, and why it is not needed.
        options: of a decision, by title.
        day: ISO day promised, or to bring papers by.
        old_day: ISO day promised before, of a promise counted again.
        person, other: names of whom it is about.
        paper: kind; `issue` counts its issues.
        note: what was written, or the result of the work.
        rule: title and subject of the rule a refusal rests on.
        took_ms: time on the step; `over` above its own standard.
        automatic: the option picked itself.
        again: the step was done before.
        broken: the record is not what was written.
        place: of the record among those of the request, from 1.
    """

    what: What
    at: int | None
    by: str
    place: int
    verb: Verb | None = None
    title: str = ""
    have: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    not_needed: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    option: str = ""
    day: str = ""
    old_day: str = ""
    person: str = ""
    paper: str = ""
    issue: int = 0
    note: str = ""
    rule: str = ""
    how: str = ""
    count: int = 0
    took_ms: int | None = None
    over: bool = False
    automatic: bool = False
    again: bool = False
    broken: bool = False


_NOT_TOLD = (events.FirstHandled, events.PaperArchived)
"""Shown elsewhere: the first handler beside the owners, the archived paper among the papers."""

_PRINTED = {
    "sent": What.PAPER_SENT,
    "saved": What.PAPER_SAVED,
    "failed": What.PAPER_FAILED,
    "to_do": What.PAPER_TO_DO,
    "by_hand": What.PAPER_BY_HAND,
}
_ENDED = {
    "accepted": What.HAND_OFF_ACCEPTED,
    "returned": What.HAND_OFF_RETURNED,
    "withdrawn": What.HAND_OFF_WITHDRAWN,
    "lapsed": What.HAND_OFF_LAPSED,
}
_CLOSED = {"refused": What.REFUSED, "withdrawn": What.WITHDRAWN}


@dataclass(slots=True)
class _Told:
    """What a line is made of while it is read."""

    what: What
    values: dict[str, object] = field(default_factory=dict)


class LogReader:
    """Turns the events of one request into lines."""

    def __init__(
        self, connection: Connection, procedure: Procedure, names: Mapping[str, str], language: Language
    ) -> None:
        self._vault = Vault(connection)
        self._procedure = procedure
        self._names = names
        self._language = language
        self._done: set[str] = set()

    def lines(self, checked: Sequence[CheckedEvent]) -> tuple[LogLine, ...]:
        """Return the lines, oldest first."""
        found = (self._line(place, one) for place, one in enumerate(checked, start=1))
        return tuple(line for line in found if line is not None)

    def _line(self, place: int, checked: CheckedEvent) -> LogLine | None:
        event = checked.event
        if event is None:
            return LogLine(What.UNREADABLE, None, "", place, broken=True)
        if isinstance(event.data, _NOT_TOLD) and not checked.fault:
            return None
        if checked.fault not in ("", "vault_differs"):
            # What such a record says is not what was written: nothing of it is repeated.
            return LogLine(What.UNREADABLE, None, "", place, broken=True)
        told = self._told(event)
        if told is None:
            return None
        values: dict[str, object] = {"broken": bool(checked.fault), **told.values}
        return LogLine(told.what, event.at, self._name(event.actor), place, **values)  # type: ignore[arg-type]

    def _told(self, event: Event) -> _Told | None:
        data = event.data
        if isinstance(data, of_visit.OfVisit):
            return self._of_visit(data)
        match data:
            case events.RequestOpened():
                return _Told(What.OPENED, {"person": self._name(data.first_responsible)})
            case events.CustomersWordsRecorded():
                return _Told(What.WORDS_RECORDED, {"note": self._text(data.words)})
            case events.MissingProcedureSettled():
                return _Told(What.WORDS_SETTLED, {"note": self._text(data.reason)})
            case events.StepCompleted():
                return self._step(data)
            case events.NotificationGiven():
                return self._notified(data)
            case events.DocumentsDropped():
                documents = self._procedure.documents
                why = {name: self._text(ref) for name, ref in data.reasons.items() if name in documents}
                told = tuple((self._words(documents[name].title), text) for name, text in why.items())
                return _Told(What.DROPPED, {"verb": Verb.CHECK, "not_needed": told})
            case events.LaterPapersBrought():
                return _Told(What.BROUGHT, {"verb": Verb.CHECK, "have": self._titles(data.documents, "have")})
            case events.RequestAccepted():
                return _Told(What.ACCEPTED, {"day": data.due_day})
            case events.PromiseRecounted():
                days = {"day": data.day, "old_day": data.old_day} if data.confirmed else {}
                return _Told(What.RECOUNTED, {"verb": Verb.PROMISE, **days})
            case events.NewDayTold():
                return _Told(What.NEW_DAY_TOLD, {"day": data.day, "person": self._text(data.whom), "how": data.how})
            case events.RequestClosed():
                return self._closed(data)
            case Erased():
                return _Told(What.ERASED, {"note": self._text(data.reason)})
        return self._moved(data) or self._paper(data)

    def _step(self, data: events.StepCompleted) -> _Told:
        step = self._step_of(data.step)
        option = next((one.title for one in step.options if one.id == data.option), None)
        result = None if step.do is None or step.do.result is None else data.answers.get(step.do.result)
        documents = {mark: self._titles(data.documents, mark) for mark in ("have", "missing", "later")}
        verbs = step.verbs
        values: dict[str, object] = {
            "verb": verbs[0],
            "title": self._words(step.title),
            **documents,
            "fields": tuple(self._field_title(name) for name in data.unknown),
            "option": "" if option is None else self._words(option),
            "day": data.promise.day if data.promise is not None and data.promise.confirmed else "",
            "note": self._text(result),
            "took_ms": data.took_ms,
            "over": step.minutes is not None and data.took_ms > step.minutes * 60_000,
            "automatic": data.automatic,
            "again": data.step in self._done,
        }
        self._done.add(data.step)
        return _Told(What.STEP, values)

    def _notified(self, data: events.NotificationGiven) -> _Told:
        values: dict[str, object] = {
            "verb": Verb.CHECK,
            "missing": self._titles(data.documents, "missing"),
            "fields": tuple(self._field_title(name) for name in data.fields),
            "day": data.bring_by,
            "count": data.count,
        }
        return _Told(What.NOTIFIED, values)

    def _closed(self, data: events.RequestClosed) -> _Told:
        values: dict[str, object] = {"how": data.told or data.outcome, "note": self._text(data.reason)}
        if data.by_supervisor:
            return _Told(What.CLOSED_BY_SUPERVISOR, {**values, "how": data.outcome})
        if data.outcome in _CLOSED:
            rule = self._procedure.rules.get(data.rule or "")
            step = None if data.step is None else self._step_of(data.step)
            instead = ""
            if step is not None and data.alternative is not None and data.alternative < len(step.instead):
                # Which time was told then is not recorded: the log names none.
                said = dict.fromkeys(
                    (LIMIT + name for name in self._procedure.limits), text("spoken.limit.unconfirmed", self._language)
                )
                instead = fill(step.instead[data.alternative], self._language, said)
            values |= {"rule": "" if rule is None else self._rule(rule), "option": instead}
            return _Told(_CLOSED[data.outcome], {**values, "verb": Verb.REFUSE if data.outcome == "refused" else None})
        if data.told_whom is not None:
            return _Told(What.TOLD, {**values, "person": self._text(data.told_whom)})
        return _Told(What.COMPLETED, values)

    def _moved(self, data: object) -> _Told | None:
        match data:
            case events.StepReopened():
                return _Told(What.WENT_BACK, {"title": self._words(self._step_of(data.step).title)})
            case events.TakenUp():
                return _Told(What.TAKEN_UP)
            case events.TakenOver():
                return _Told(What.TAKEN_OVER, {"person": self._name(data.handler)})
            case events.HandOffOffered():
                return _Told(What.OFFERED, {"person": self._name(data.receiver), "note": self._text(data.note)})
            case events.HandOffEnded():
                return _Told(_ENDED[data.how], {"person": self._name(data.receiver), "note": self._text(data.reason)})
            case events.FirstResponsibleMoved():
                return _Told(What.MOVED, {"person": self._name(data.receiver), "note": self._text(data.reason)})
        return None

    def _paper(self, data: object) -> _Told | None:
        match data:
            case events.PaperIssued():
                return _Told(What.PAPER_ISSUED, {"verb": Verb.PRINT, "paper": data.kind, "issue": data.issue})
            case events.PaperPrinted():
                what = _PRINTED.get(data.state, What.PAPER_PRINTED)
                return _Told(what, {"note": data.printer, "paper": data.paper})
            case events.PaperHandedOver():
                return _Told(What.PAPER_HANDED_OVER, {"how": data.to, "paper": data.paper})
            case events.PaperVoided():
                return _Told(What.PAPER_VOIDED, {"paper": data.paper, "note": self._text(data.reason)})
        return None

    def _of_visit(self, data: of_visit.OfVisit) -> _Told | None:
        match data:
            case of_visit.VisitParked():
                return _Told(What.PARKED, {"note": self._text(data.reason)})
            case of_visit.VisitResumed():
                return _Told(What.RESUMED, {"person": self._name(data.clerk)})
            case of_visit.VisitEnded():
                return _Told(What.CUSTOMER_LEFT if data.how == "customer_left" else What.VISIT_ENDED)
            case of_visit.VisitReopened():
                return _Told(What.VISIT_REOPENED)
        return None

    def _step_of(self, step_id: str) -> Step:
        return self._procedure.step(step_id)

    def _titles(self, documents: Mapping[str, events.DocumentMark], mark: str) -> tuple[str, ...]:
        known = self._procedure.documents
        names = (name for name, one in documents.items() if one.mark == mark and name in known)
        return tuple(self._words(known[name].title) for name in names)

    def _field_title(self, name: str) -> str:
        known = self._procedure.fields.get(name)
        return name if known is None else self._words(known.title)

    def _rule(self, rule: Rule) -> str:
        title, subject = self._words(rule.title), self._words(rule.subject)
        return f"《{title}》{subject}" if self._language == "zh" else f"{title}: {subject}"

    def _words(self, sentence: Sentence) -> str:
        return sentence.to(self._language)

    def _name(self, staff: str) -> str:
        return self._names.get(staff, staff)

    def _text(self, ref: VaultRef | None) -> str:
        return self._vault.text(ref) or ""
