"""F5: the text that is being written, walked as at the counter; nothing is recorded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Procedure
from clerk_app.core.request_state import Outcome
from clerk_app.ui.context import Context
from clerk_app.ui.editor.change_words import ChangeWords
from clerk_app.ui.editor.rehearsal import Rehearsal
from clerk_app.ui.keys import Key, cap, is_enter
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.steps.content import StepContent, StepInput
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import OneLine, Tag, Words
from clerk_app.ui.widgets.notices import EmptyState
from clerk_app.ui.widgets.overlay import Overlay

WIDTH, HEIGHT = 760, 640


class TryRun(Overlay):
    """The steps one after the other in the real pages of a step.

    Attributes:
        page: the step in front; None at the end.
    """

    def __init__(self, context: Context, host: QWidget, procedure: Procedure) -> None:
        super().__init__(context.theme, host, WIDTH)
        self._context, self._procedure = context, procedure
        self.page: StepPage | None = None
        self._end: QWidget | None = None
        session = context.session
        self._clerk = "" if session is None else session.name if context.language == "zh" else session.name_en
        self.rehearsal = self._begin()
        theme = context.theme
        px = theme.px
        self.body.setContentsMargins(px(4), px(12), px(4), px(12))
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.setSpacing(px(10))
        title = self.tr("Try {title}").format(title=procedure.title.to(context.language))
        head.addWidget(OneLine(title, "h1b"), 1)
        head.addWidget(Tag(theme, self.tr("Nothing is recorded"), "accent"))
        self.body.addLayout(head)
        self.setAccessibleName(title)
        self.done_words = Words("", "sub", wrap=True)
        line = QHBoxLayout()
        line.setContentsMargins(px(16), 0, px(16), 0)
        line.addWidget(self.done_words)
        self.body.addLayout(line)
        self._step_place = QVBoxLayout()
        self.body.addLayout(self._step_place, 1)
        self.notes = NotePlace(theme)
        self.body.addLayout(self.notes)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), 0, px(16), 0)
        foot.setSpacing(px(8))
        self.leave = ActionButton(theme, self.tr("Close"), cap(Key.CLOSE))
        self.leave.activated.connect(self.close_overlay)
        foot.addWidget(self.leave)
        self.again = ActionButton(theme, self.tr("From the start"), icon="refresh")
        self.again.activated.connect(self.start)
        foot.addWidget(self.again)
        foot.addStretch(1)
        self.hint = Words("", "sub")
        foot.addWidget(self.hint)
        self.onward = ActionButton(theme, self.tr("Continue"), cap(Key.CONTINUE), kind="primary")
        self.onward.activated.connect(self._go_on)
        foot.addWidget(self.onward)
        self.body.addLayout(foot)

    def start(self) -> None:
        """Begin with the first step."""
        self.rehearsal = self._begin()
        self._context.ask(self.rehearsal.content, self._show)()

    def fit(self) -> None:
        """Be as high as the window allows."""
        margin = self._theme.px(16)
        width = min(self._theme.px(self._width), self.width() - 2 * margin)
        height = min(self._theme.px(HEIGHT), self.height() - 2 * margin)
        self.frame.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter from the page behind, which has it as a shortcut: two owners and it would do nothing."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_enter(event.key())
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter continues."""
        if is_enter(event.key()) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_on()
            event.accept()
            return
        super().keyPressEvent(event)

    def _begin(self) -> Rehearsal:
        return Rehearsal(self._context.service, self._procedure, self._context.language, self._clerk)

    def _go_on(self) -> None:
        if self.page is not None:
            self.page.try_complete()

    def _completed(self, given: StepInput) -> None:
        self._context.ask(self.rehearsal.complete, self._show, self._refused)(given)

    def _refused(self, refusal: Refusal) -> None:
        self.notes.say(self._context.sentence(refusal))

    def _show(self, content: StepContent | None) -> None:
        self.notes.say("")
        self._drop()
        language = self._context.language
        done = self.tr(" → ").join(step.title.to(language) for step in self.rehearsal.steps_done())
        self.done_words.setText(done)
        self.done_words.setVisible(bool(done))
        self.onward.setVisible(content is not None)
        self.hint.setText("")
        if content is None:
            self._end = self._ending()
            self._step_place.addWidget(self._end, 1)
            self._end.show()
            self.again.setFocus()
            return
        page = StepPage(self._context.theme, content, self.frame)
        page.timer.hide()
        page.completed.connect(self._completed)
        page.continue_wanted.connect(self.onward.setFocus)
        self._step_place.addWidget(page, 1)
        page.show()
        self.page = page
        button = page.continue_button()
        self.onward.set_label(button.label)
        self.onward.set_kind("danger" if button.kind == "danger" else "primary")
        self.onward.setVisible(button.kind != "none")
        self.hint.setText(button.hint)
        if not page.focus_first():
            self.onward.setFocus()

    def _drop(self) -> None:
        for widget in (self.page, self._end):
            if widget is not None:
                self._step_place.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.page = self._end = None

    def _ending(self) -> EmptyState:
        words = {
            Outcome.COMPLETED: self.tr("Completed at the counter"),
            Outcome.REFUSED: self.tr("Refused, with the way on that was chosen"),
            Outcome.WITHDRAWN: self.tr("Withdrawn"),
            None: self.tr("Accepted, with a promised date"),
        }[self.rehearsal.outcome]
        changes = ChangeWords(self._context.language, self)
        papers = changes.papers(self.rehearsal.papers)
        told = self.tr("Papers: {papers}").format(papers=papers) if papers else self.tr("No paper is printed")
        return EmptyState(self._context.theme, "circle-check", words, told, parent=self.frame)
