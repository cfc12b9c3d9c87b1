"""The right half of the finder: what one procedure needs, how it goes, what to say first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.sentence import Language
from clerk_app.service.finding import FoundProcedure, first_words, usual_steps
from clerk_app.ui.counter.finder_rows import DocumentList
from clerk_app.ui.counter.finder_words import FinderWords
from clerk_app.ui.keys import ENTER_CAP
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.seal import Seal


class FinderDetail(QFrame):
    """One procedure before it is started.

    Attributes:
        documents: the list that Tab leads to.

    Signals:
        started: the start button was pressed.
    """

    started = Signal()

    def __init__(self, theme: Theme, language: Language, can_start: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language, self._words = theme, language, FinderWords(language)
        px = theme.px
        self._title, self._other = Words(role="h1b", wrap=True), Words(role="sub", wrap=True)
        self._facts, self._first = Words(wrap=True), Words(wrap=True)
        self._steps = FlowLayout(px(6), px(6))
        self._heads = {name: Words(words, "h2") for name, words in self._head_words().items()}
        self.documents = DocumentList(theme, self._heads["documents"].text())
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(18), px(14), px(18), px(8))
        column.setSpacing(px(3))
        column.addWidget(self._title)
        column.addWidget(self._other)
        column.addWidget(self._facts)
        for name, widget in (("documents", self.documents), ("steps", self._steps), ("first", self._first)):
            column.addSpacing(px(5))
            column.addWidget(self._heads[name])
            if isinstance(widget, FlowLayout):
                column.addLayout(widget)
            else:
                column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._whole = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        if can_start:
            buttons = QHBoxLayout()
            buttons.setContentsMargins(px(18), px(4), px(18), px(14))
            start = ActionButton(theme, self.tr("Start"), ENTER_CAP, kind="primary")
            start.setAutoDefault(True)
            start.activated.connect(self.started)
            buttons.addWidget(start)
            buttons.addStretch(1)
            whole.addLayout(buttons)
        self.documents.entered.connect(self._entered)
        self._can_start = can_start
        self.show_procedure(None)

    def show_procedure(self, found: FoundProcedure | None) -> None:
        """Show a procedure; None shows nothing."""
        self._whole.setVisible(found is not None)
        self._steps.clear()
        if found is None:
            return
        procedure = found.procedure
        self._title.setText(procedure.title.to(self._language))
        self._other.setText(procedure.summary.to(self._language))
        self._facts.setText(self._words.facts(found))
        documents = [self._words.document(document) for document in procedure.documents.values()]
        self.documents.show_rows(documents)
        self._heads["documents"].setVisible(bool(documents))
        self.documents.setVisible(bool(documents))
        for step in usual_steps(procedure):
            self._steps.addWidget(Seal(self._theme, step.verbs[0]))
        self._steps.addWidget(Words(self._words.steps(procedure), "sub"))
        first = first_words(procedure)
        self._heads["first"].setVisible(first is not None)
        self._first.setVisible(first is not None)
        self._first.setText("" if first is None else first.to(self._language))
        self.setAccessibleName(f"{self._title.text()}. {self._facts.text()}")

    def _head_words(self) -> dict[str, str]:
        return {
            "documents": self.tr("Papers to bring"),
            "steps": self.tr("Steps"),
            "first": self.tr("Say first"),
        }

    def _entered(self) -> None:
        if self._can_start:
            self.started.emit()
