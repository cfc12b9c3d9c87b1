"""Why a paper is not needed although a list given to the customer names it: asked in the page, and recorded."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Words


class NotNeededReasons(QWidget):
    """One line per paper that was told to be missing and is marked as not needed now.

    Signals:
        changed: a reason was typed.
        entered: Enter was pressed in a reason.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typed: dict[str, str] = {}
        self._lines: dict[str, LineEdit] = {}
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def show_documents(self, titles: Mapping[str, str], read_only: bool = False) -> None:
        """Ask about these documents (id → title) and no others; what was typed about one stays."""
        for gone in set(self._lines) - set(titles):
            self._rows[gone].hide()
            self._rows.pop(gone).deleteLater()
            del self._lines[gone]
        for document, title in titles.items():
            if document not in self._lines:
                self._add(document, title, read_only)
        self.setVisible(bool(titles))

    def reasons(self) -> dict[str, str]:
        """Return the reasons given, by document. A number is none: it was typed for another place."""
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        return {name: text for name, text in typed.items() if any(letter.isalpha() for letter in text)}

    def typed(self) -> dict[str, str]:
        """Return everything typed, also about papers that are marked otherwise by now."""
        return dict(self._typed)

    def restore(self, typed: Mapping[str, str]) -> None:
        """Put typed reasons back."""
        self._typed.update(typed)
        for name, line in self._lines.items():
            line.setText(self._typed.get(name, ""))

    def complain(self, document: str) -> None:
        """Mark the line of a document whose reason is not written."""
        self._lines[document].set_mark("danger")

    def focus(self, document: str) -> None:
        """Go to the reason of a document."""
        self._lines[document].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, document: str, title: str, read_only: bool) -> None:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        asked = self.tr("{document} is on the list the customer was given. Why is it not needed?")
        label = Words(asked.format(document=title), "sub", wrap=True, parent=row)
        line = LineEdit(self._theme, row)
        line.setText(self._typed.get(document, ""))
        line.setReadOnly(read_only)
        line.setAccessibleName(label.text())
        label.setBuddy(line)
        line.textEdited.connect(lambda text: self._edited(document, line, text))
        line.entered.connect(self.entered)
        column.addWidget(label)
        column.addWidget(line)
        self._lines[document], self._rows[document] = line, row
        self._column.addWidget(row)

    def _edited(self, document: str, line: LineEdit, text: str) -> None:
        self._typed[document] = text
        line.set_mark("")
        self.changed.emit()
