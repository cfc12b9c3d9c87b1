"""One step as the clerk will see it: the real page of a step, only to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.procedure import Procedure
from clerk_app.ui.context import Context
from clerk_app.ui.editor.sample import same_look, sample_content, without_promise
from clerk_app.ui.steps.content import StepContent
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.widgets.labels import OneLine, Tag, Words


class StepPreview(QFrame):
    """Shows one step of the text that is being written.

    Signals:
        rule_wanted: show a rule of the procedure (its id).
    """

    rule_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Preview")
        self._context = context
        self._content: StepContent | None = None
        self._wanted: tuple[Procedure, str] | None = None
        self.page: StepPage | None = None
        theme = context.theme
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(OneLine(self.tr("Preview: what the clerk sees"), "sub"), 1)
        self.tag = Tag(theme, "")
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        self._nothing = Words(self.tr("As soon as the steps can be read, one is shown here."), "sub", wrap=True)
        line = QHBoxLayout()
        line.setContentsMargins(px(16), px(12), px(16), 0)
        line.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        self.tag.hide()

    def show_step(self, procedure: Procedure, step_id: str) -> None:
        """Show a step of `procedure`; what looks the same stays as it is."""
        wanted = (procedure, step_id)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        context = self._context
        clerk = context.session
        name = "" if clerk is None else clerk.name if context.language == "zh" else clerk.name_en or clerk.name

        def show(content: StepContent) -> None:
            if self._wanted == wanted:
                self._show(content)

        context.ask(sample_content, show)(context.service, procedure, step_id, context.language, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the page's first control."""
        super().focusInEvent(event)
        self.focusNextChild()

    def show_nothing(self) -> None:
        """Say that there is nothing to be seen yet."""
        self._wanted = self._content = None
        self._drop()
        self.tag.hide()
        self._nothing.show()

    def _show(self, content: StepContent) -> None:
        if content.step.promise is not None and content.promise is None:
            content = StepContent(
                content.procedure,
                without_promise(content.step),
                content.language,
                content.number,
                content.total,
                content.conditions,
                content.values,
                read_only=True,
            )
        if self._content is not None and self.page is not None and same_look(self._content, content):
            self._content = content
            return
        self._content = content
        self._drop()
        self._nothing.hide()
        words = self.tr("Step {number} {id}").format(number=content.number, id=content.step.id)
        self.tag.set_state(words, "")
        self.tag.show()
        page = StepPage(self._context.theme, content, self)
        page.show_eyebrow(False)
        page.timer.hide()
        page.rule_wanted.connect(self.rule_wanted)
        self.page = page
        self._place.addWidget(page, 1)
        page.show()

    def _drop(self) -> None:
        if self.page is not None:
            self._place.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None
