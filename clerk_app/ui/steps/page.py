"""The centre of a visit: one step with its say-card, its verbs and its rule."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from clerk_app.core.procedure import Verb
from clerk_app.ui.keys import Key, bind, copy_binding
from clerk_app.ui.steps.ask import AskView
from clerk_app.ui.steps.check import CheckView
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.steps.decide import DecideView
from clerk_app.ui.steps.do import DoView
from clerk_app.ui.steps.missing import MissingWords
from clerk_app.ui.steps.print import PrintView
from clerk_app.ui.steps.promise import PromiseView
from clerk_app.ui.steps.refuse import RefuseView
from clerk_app.ui.steps.rule_line import RuleLine
from clerk_app.ui.steps.say import SayView
from clerk_app.ui.steps.view import Draft, StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.checklist_model import MISSING
from clerk_app.ui.widgets.key_list import KeyList
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import announce
from clerk_app.ui.widgets.say_card import SayCard
from clerk_app.ui.widgets.step_timer import StepTimer

VIEWS: dict[Verb, type[StepView]] = {
    Verb.SAY: SayView,
    Verb.ASK: AskView,
    Verb.CHECK: CheckView,
    Verb.DECIDE: DecideView,
    Verb.DO: DoView,
    Verb.PROMISE: PromiseView,
    Verb.REFUSE: RefuseView,
    Verb.PRINT: PrintView,
}

CONTENT_WIDTH = 820
"""Widest the content gets, px at scale 1.0; on a wide window it stands in the middle."""


class StepContents(QWidget):
    """All of a step: as wide as the view whatever its parts wish for, and as high as they need there."""

    def minimumSizeHint(self) -> QSize:
        """Return no least width: a limit set from outside would have every part laid out once more."""
        return QSize(0, super().minimumSizeHint().height())


class StepPage(QScrollArea):
    """One step, from eyebrow to rule. It scrolls up and down, never sideways.

    Attributes:
        views: the step's verbs in the order they are shown.
        timer: how long the request has taken; the page above keeps it running.
        words: what is missing, in words.

    Signals:
        changed: something was typed or chosen; `draft()` is worth saving.
        missing_changed: the list of `Missing` is another one.
        completed: the step is done: a `StepInput`.
        continue_wanted: put the focus on the Continue button.
        rule_wanted: show a rule's text (its id); empty for what the step rests on, or its whole service.
    """

    changed = Signal()
    missing_changed = Signal(list)
    completed = Signal(object)
    continue_wanted = Signal()
    rule_wanted = Signal(str)

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._theme = theme
        self._last_missing: list[Missing] = []
        self.words = MissingWords(self)
        # Everything is made inside its parent: Qt styles a widget again for every parent it is given later.
        self._inner = StepContents(self.viewport())
        self._middle = QWidget(self._inner)
        self.timer = StepTimer(theme, self._middle)
        self.views = [VIEWS[verb](theme, content, self._middle) for verb in content.step.verbs]
        self._say: SayCard | None = None
        self._promise = next((view for view in self.views if isinstance(view, PromiseView)), None)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._bind_keys()
        for view in self.views:
            view.changed.connect(self._changed)
            view.finished.connect(self.advance)
            view.part_done.connect(self._go_on)
            view.continue_wanted.connect(self.continue_wanted)
        self._apply_answers()
        self._last_missing = self.missing()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def missing(self) -> list[Missing]:
        """Return what keeps the step from being done, top to bottom."""
        return [item for view in self.views for item in view.missing()]

    def focus_first_missing(self) -> bool:
        """Go to the first missing thing and say what it is; False when nothing is missing."""
        for view in self.views:
            found = view.missing()
            if found:
                for each in self.views:
                    each.complain()
                view.focus_missing(found[0])
                announce(self, self.words.sentence(self.missing()))
                return True
        return False

    def focus_unchecked(self) -> None:
        """Go to the first document that nobody looked at."""
        for view in self.views:
            for item in view.missing():
                if item.kind == "unchecked":
                    view.focus_control(item)
                    return

    def focus_first_empty(self) -> bool:
        """Go to the first empty required control; False when there is none, then Continue is next."""
        return not self.content.read_only and any(view.focus_first_empty() for view in self.views)

    def focus_first(self) -> bool:
        """Go to where the work begins when the step is entered; False when Continue is next.

        That is the first document an earlier visit marked as missing, for that is what the customer brings now;
        without one the first empty required control.
        """
        earlier = {name for name, mark in self.content.marks.items() if mark.mark == MISSING}
        for view in () if self.content.read_only else self.views:
            for item in view.missing():
                if item.kind == "document" and item.id in earlier:
                    view.focus_control(item)
                    return True
        return self.focus_first_empty()

    def _go_on(self) -> None:
        """Go to the first empty control; with none left to Continue, unless a document keeps the step from it."""
        if not self.focus_first_empty() and not self.missing():
            self.continue_wanted.emit()

    def advance(self) -> None:
        """Do what Enter means: go to the next empty required control, else complete the step."""
        empty = [item for item in self.missing() if item.kind != "document"]
        if empty:
            for view in self.views:
                found = [item for item in view.missing() if item.kind != "document"]
                if found:
                    view.focus_control(found[0])
                    return
        self.try_complete()

    def try_complete(self) -> bool:
        """Complete the step (Continue, Ctrl+Enter); when something is missing, go there instead."""
        if self.content.read_only:
            return False
        if self.focus_first_missing():
            return False
        self.completed.emit(self.step_input())
        return True

    def step_input(self) -> StepInput:
        """Return what was done so far."""
        given = StepInput(self.content.step.id)
        for view in self.views:
            given = view.contribute(given)
        return given

    def draft(self) -> dict[str, object]:
        """Return what is typed and chosen, as JSON values."""
        merged: dict[str, object] = {}
        for view in self.views:
            merged.update(view.draft())
        return merged

    def restore(self, draft: Draft) -> None:
        """Put a draft back; keys that are not of this step are left alone."""
        for view in self.views:
            view.restore(draft)
        self._apply_answers()
        self._tell_missing()

    def continue_button(self) -> ContinueButton:
        """Return how the Continue button of the action bar looks."""
        for view in self.views:
            button = view.continue_button()
            if button is not None:
                return button
        return ContinueButton(self.tr("Continue"))

    def announcement(self) -> str:
        """Return what is read out when the step appears."""
        step = self.tr("Step {number}").format(number=self.content.number)
        parts = [step, self._title_words(), self.words.sentence(self.missing())]
        return self.tr(", ").join(part for part in parts if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus off a list when empty ground is clicked: digits typed then are not meant for its rows."""
        self.leave_list()
        event.accept()

    def leave_list(self) -> None:
        """Have a list of this step lose the focus; a field keeps it."""
        inside = self.window().focusWidget()
        if isinstance(inside, KeyList) and self.isAncestorOf(inside):
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def show_eyebrow(self, shown: bool) -> None:
        """Show or hide 第 4 步，共 8 步; it is hidden where the page round the step says the same."""
        self._eyebrow.setVisible(shown)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and not isinstance(now, KeyList):
            QTimer.singleShot(0, self, partial(self._show_control, now))  # once it has its place

    def _show_control(self, control: QWidget) -> None:
        if isValid(control) and self.isAncestorOf(control) and control.hasFocus():
            self.ensureWidgetVisible(control, 0, self._theme.px(12))

    def _build(self) -> None:
        content, px = self.content, self._theme.px
        inner, middle = self._inner, self._middle
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(px(20), px(14), px(20), px(14))
        outer.addStretch(1)
        middle.setMaximumWidth(px(CONTENT_WIDTH))
        outer.addWidget(middle, 1000)
        outer.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._head())
        refused = content.step.refuse is not None
        self.setProperty("tone", "no" if refused else "")
        spoken = content.words(content.step.refuse if refused else content.step.say, **self._promise_value())
        if spoken:
            self._say = SayCard(self._theme, spoken, "no" if refused else "", parent=middle)
            column.addWidget(self._say)
        if refused and content.step.say is not None:
            column.addWidget(SayCard(self._theme, content.words(content.step.say), small=True, parent=middle))
        for view in self.views:
            column.addWidget(view)
        column.addStretch(1)
        basis = content.step.basis
        if not refused:
            named = None if basis is None else content.procedure.rules[basis]
            line = RuleLine(self._theme, named, content.language, middle)
            line.wanted.connect(lambda: self.rule_wanted.emit(basis or ""))
            column.addWidget(line)
        inner.resize(self.sizeHint())

    def _head(self) -> QHBoxLayout:
        content = self.content
        refused = content.step.refuse is not None
        eyebrow = self.tr("Step {number} of {total}").format(number=content.number, total=content.total)
        if refused:
            refusal = self.tr("Cannot be met")  # lupdate does not see into an f-string
            eyebrow = f"{eyebrow} · {refusal}"
        words = QVBoxLayout()
        words.setSpacing(0)
        self._eyebrow = Words(eyebrow, "sub", "danger" if refused else "", parent=self._middle)
        words.addWidget(self._eyebrow)
        words.addWidget(Words(self._title_words(), "h1", wrap=True, parent=self._middle))
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(16))
        head.addLayout(words, 1)
        head.addWidget(self.timer, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _title_words(self) -> str:
        return self.content.words(self.content.step.title)

    def _promise_value(self) -> dict[str, str]:
        return {"promise": self._promise.day_words()} if self._promise is not None else {}

    def _bind_keys(self) -> None:
        step = self.content.step
        for view in self.views:
            if isinstance(view, DoView):
                self._bind_copies(view)
            if isinstance(view, AskView) and not self.content.read_only:
                bind(self, Key.UNKNOWN, self.tr("Customer does not know"), view.customer_does_not_know)
            if isinstance(view, PromiseView):
                bind(self, Key.EARLIER, self.tr("Earlier date"), view.choose_earlier)
                view.day_changed.connect(self._say_again)
            if isinstance(view, RefuseView):
                view.rule_wanted.connect(self.rule_wanted)
        bind(self, Key.RULE, self.tr("Rule text"), lambda: self.rule_wanted.emit(step.basis or ""))

    def _bind_copies(self, view: DoView) -> None:
        work = self.content.step.do
        for number, name in enumerate(work.copy[:9] if work is not None else (), start=1):
            title = self.content.procedure.fields[name].title.to(self.content.language)
            words = self.tr("Copy {title}").format(title=title)
            bind(self, copy_binding(number), words, partial(view.copy, number))

    def _say_again(self, _day: str) -> None:
        if self._say is not None and self.content.step.refuse is None:
            self._say.set_sentence(self.content.words(self.content.step.say, **self._promise_value()))

    def _changed(self) -> None:
        self._apply_answers()
        self._tell_missing()
        self.changed.emit()

    def _tell_missing(self) -> None:
        missing = self.missing()
        if missing != self._last_missing:
            self._last_missing = missing
            self.missing_changed.emit(missing)

    def _apply_answers(self) -> None:
        answers = dict(self.content.answers)
        for view in self.views:
            own = view.answers()
            asked = self.content.step.ask if isinstance(view, AskView) else ()
            for name in asked:
                answers.pop(name, None)
            answers.update(own)
        for view in self.views:
            view.use_answers(answers)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the contents in now: measured before it stands in its window, every widget is styled twice."""
        if self.widget() is None:
            self.setWidget(self._inner)
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of the target picture's centre."""
        return QSize(self._theme.px(638), self._theme.px(660))
