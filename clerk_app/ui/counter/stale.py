"""Somebody else changed the request while the clerk was typing: who and when, both values, choose.

The step that is shown is compared with what it was made from. What nobody touched here follows the record; what was
typed stays; where both sides changed the same thing, the clerk chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.core import field_value
from clerk_app.core.day import local_time
from clerk_app.core.errors import Refusal
from clerk_app.core.events.request import DocumentMark
from clerk_app.core.merge import Merged, merge
from clerk_app.core.procedure import Procedure, Step
from clerk_app.service.elsewhere import Elsewhere, last_change
from clerk_app.service.request_view import RequestView
from clerk_app.service.visit_view import VisitView
from clerk_app.ui.context import Context
from clerk_app.ui.steps.page import StepPage

LOOK_MS = 2000
"""How often it is looked whether somebody else wrote; the look reads a handful of rows."""

ANSWER, MARK, UNKNOWN = "answer:", "mark:", "?"


@dataclass(frozen=True, slots=True)
class Base:
    """A step page with what it was made from."""

    page: StepPage
    number: str
    step: Step
    values: Mapping[str, str]


class StaleGuard(QObject):
    """Notices that a request was changed elsewhere, and compares the typed text with the change.

    Signals:
        noticed: somebody else changed what is shown; it has to be read again.
    """

    noticed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: VisitView | None = None
        self._who: Elsewhere | None = None
        self._base: Base | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on."""
        self._view, self._who, self._base = None, None, None
        self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def saw(self, view: VisitView) -> None:
        """Compare with this view from now on."""
        self._view = view

    def look(self) -> None:
        """Look once whether somebody changed what is shown."""
        view = self._view
        if view is None or view.reading:
            return
        number = None if view.request is None else view.request.state.number

        def told(who: Elsewhere | None) -> None:
            if who is not None and view is self._view:
                self._who = who
                self.noticed.emit()

        self._context.ask(last_change, told, _keep_quiet)(
            view.visit.id, number, view.seen, self._context.language
        )

    def who(self) -> str:
        """Return who changed it and when, in words; empty when it is not known."""
        if self._who is None:
            return ""
        then = local_time(self._who.at, self._context.service.store.zone)
        return self.tr("{name} at {time}").format(name=self._who.by, time=f"{then:%H:%M}")

    def words(self) -> str:
        """Return what is said above a step that was changed elsewhere."""
        words = self.tr("This request was changed elsewhere. What you typed is still here.")
        return " · ".join(part for part in (self.who(), words) if part)

    def shows(self, page: StepPage, request: RequestView) -> None:
        """`page` was just made from `request`; nothing is typed in it yet."""
        self._base = Base(page, request.state.number, page.content.step, recorded(request, page.content.step))

    def compared(self, page: StepPage, request: RequestView) -> Merged | None:
        """Return what becomes of the text typed in `page`, with `request` read since; None when it is not known.

        Also of a step that somebody else completed meanwhile: then the record is compared with what is typed.
        """
        base = self._base
        if base is None or base.page is not page or base.number != request.state.number:
            return None
        return merge(base.values, recorded(request, base.step), typed(base.page))


def recorded(request: RequestView, step: Step) -> dict[str, str]:
    """Return what the record says about a step, as its fields show it."""
    at_hand = request.at_hand
    answers = dict(request.answers)
    if at_hand is not None and at_hand.step.id == step.id:
        answers |= at_hand.answers
    fields, record = request.procedure.fields, request.state.records.get(step.id)
    unknown = frozenset() if record is None else record.unknown
    found = {ANSWER + name: UNKNOWN for name in _own(step) if name in unknown and name not in answers}
    for name in _own(step):
        if answers.get(name):
            found[ANSWER + name] = field_value.editing(fields[name].kind, answers[name])
    marks = {name: mark for name, mark in request.state.marks.items() if name in step.check}
    return found | {MARK + name: _written(mark) for name, mark in marks.items()}


def typed(page: StepPage) -> dict[str, str]:
    """Return what stands in a step's page, valid text as its field would show it once kept."""
    draft, found = page.draft(), {}
    answers, unknown, marks = draft.get("answers"), draft.get("unknown"), page.step_input().documents
    own = _own(page.content.step)
    if isinstance(answers, Mapping):
        procedure = page.content.procedure
        found = {ANSWER + name: _kept(procedure, name, str(text)) for name, text in answers.items() if name in own}
    for name in unknown if isinstance(unknown, list) else ():
        found[ANSWER + str(name)] = UNKNOWN
    kept = {MARK + name: _written(mark) for name, mark in page.content.marks.items() if name in page.content.step.check}
    marked = {MARK + name: _written(mark) for name, mark in marks.items()}
    return {name: text for name, text in (found | kept | marked).items() if text}


def as_draft(values: Mapping[str, str], names: Iterable[str] = ()) -> dict[str, object]:
    """Return values as a draft that a step's page restores; of `names`, what has no value is emptied."""
    values = {**dict.fromkeys(names, ""), **values}
    answers = {name.removeprefix(ANSWER): text for name, text in values.items() if name.startswith(ANSWER)}
    marks = {name.removeprefix(MARK): text for name, text in values.items() if name.startswith(MARK)}
    return {
        "answers": {name: text for name, text in answers.items() if text != UNKNOWN},
        "unknown": [name for name, text in answers.items() if text == UNKNOWN],
        "marks": {name: list(_read(text)) for name, text in marks.items() if text},
    }


def mark_of(text: str) -> str:
    """Return the mark of a written one: have, missing, …; empty for none."""
    return text.split("|", 1)[0]


def _own(step: Step) -> tuple[str, ...]:
    result = None if step.do is None else step.do.result
    return step.ask if result is None else (*step.ask, result)


def _kept(procedure: Procedure, name: str, text: str) -> str:
    field = procedure.fields[name]
    try:
        return field_value.editing(field.kind, field_value.parse(field.kind, text, field.choices).text)
    except Refusal:
        return text.strip()


def _written(mark: DocumentMark) -> str:
    return f"{mark.mark}|{mark.copies}|{'' if mark.substitute is None else mark.substitute}"


def _read(text: str) -> tuple[str, int, int | None]:
    mark, copies, substitute = text.split("|")
    return mark, int(copies), int(substitute) if substitute else None


def _keep_quiet(_refusal: Refusal) -> None:
    """The look is only an offer: what is shown stays, and acting compares once more."""
