"""The text that is being written beside what is in force: first in words, then line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.service.editor_view import Comparison
from clerk_app.ui.editor.change_words import ChangeWords
from clerk_app.ui.editor.difference_view import DifferenceList
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Words


class ComparePane(QScrollArea):
    """Shows a `Comparison`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ChangeWords(theme.language, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        px = theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(14), 0, px(14))
        column.setSpacing(px(8))
        self._places: list[QVBoxLayout] = []
        self._heading = Words("", "h2", wrap=True)
        self._summary = Words("", "sub", wrap=True)
        for words in (self._heading, self._summary):
            line = QHBoxLayout()
            line.setContentsMargins(px(16), 0, px(16), 0)
            line.addWidget(words)
            column.addLayout(line)
        self._bullets = QVBoxLayout()
        self._bullets.setContentsMargins(px(16), 0, px(16), 0)
        self._bullets.setSpacing(px(4))
        column.addLayout(self._bullets)
        column.addSpacing(px(6))
        self.lines = DifferenceList(theme)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.setWidget(inner)

    @property
    def bullets(self) -> list[str]:
        """The differences in words, as shown."""
        found = []
        for place in range(self._bullets.count()):
            item = self._bullets.itemAt(place)
            widget = None if item is None else item.widget()
            if widget is not None:
                found.append(widget.accessibleName())
        return found

    def show_comparison(self, comparison: Comparison, number: int) -> None:
        """Show what is otherwise than in version `number`."""
        while (item := self._bullets.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        language = self._theme.language
        self.lines.show_lines(comparison.lines)
        self.lines.setVisible(bool(comparison.lines))
        if not comparison.lines:
            self._heading.setText(self.tr("The same as version {number}").format(number=number))
            self._summary.setText("")
            self._summary.hide()
            return
        self._heading.setText(self._words.lines(comparison, number))
        self._summary.show()
        for difference in comparison.differences:
            self._bullets.addWidget(self._bullet(difference.message(language)))
        papers = self._words.papers(comparison.papers)
        if not comparison.readable:
            self._summary.setText(self.tr("As long as there are errors, only the lines can be compared."))
        elif papers:
            self._summary.setText(self.tr("Papers that will look otherwise: {papers}").format(papers=papers))
        elif comparison.differences:
            self._summary.setText(self.tr("No paper will look otherwise."))
        else:
            self._summary.setText(self.tr("Only notes, spaces or the order of names differ."))

    def _bullet(self, words: str) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(6))
        row.addWidget(Words("·"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, wrap=True), 1)
        place.setAccessibleName(words)
        return place
