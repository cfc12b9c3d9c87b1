"""The document checklist: 1 have, 2 missing, 3 not needed, 4 may follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from clerk_app.core.events.request import DocumentMark
from clerk_app.ui.keys import digit
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.checklist_delegate import ChecklistDelegate
from clerk_app.ui.widgets.checklist_model import (
    HAVE,
    LATER,
    MISSING,
    NOT_NEEDED,
    ChecklistModel,
    DocumentRow,
    Index,
)
from clerk_app.ui.widgets.key_list import KeyList
from clerk_app.ui.widgets.notices import announce

_STATES = (HAVE, MISSING, NOT_NEEDED, LATER)
_FEWER, _MORE = (Qt.Key.Key_Minus,), (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class DocumentChecklist(KeyList):
    """Documents to look at, one row each.

    A digit marks the current document and goes on to the next one that nobody looked at, so three
    documents are three digits; when a customer brings what was missing, it goes on to the next one
    missing. Where another paper stands in, → marks it as that paper and ← → choose which one it was.
    + and − count the copies. Every one of these can be clicked as well.

    Signals:
        marks_changed: a mark, a count or a paper was changed by the clerk.
        all_marked: a digit marked the last document that nobody had looked at, or changed a mark after that.
        finished: Enter was pressed and every document has a mark.
    """

    marks_changed = Signal()
    all_marked = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._documents = ChecklistModel()
        self._documents.setParent(self)
        self._delegate = ChecklistDelegate(theme, self, self._documents)
        self.setItemDelegate(self._delegate)
        self.setModel(self._documents)
        self.setAccessibleName(self.tr("Documents"))
        self.entered.connect(self._enter)

    def show_documents(
        self, documents: Sequence[DocumentRow], marks: Mapping[str, DocumentMark], read_only: bool = False
    ) -> None:
        """Show documents with the marks they have already; the current row stays where it was if it can."""
        before = self.current_row()
        self._documents.read_only = read_only
        self._documents.show_rows(documents, marks)
        if 0 <= before < len(documents):
            self.go_to(before)

    def marks(self) -> dict[str, DocumentMark]:
        """Return the marks by document; documents nobody looked at are not in it."""
        return {row.document.id: row.mark for row in self._documents.rows() if row.mark is not None}

    def counts(self) -> dict[str, int]:
        """Return how many documents have each mark; ``""`` counts those not looked at."""
        found = dict.fromkeys(("", *_STATES), 0)
        for row in self._documents.rows():
            found[row.mark.mark if row.mark is not None else ""] += 1
        return found

    def open_rows(self) -> list[int]:
        """Return the rows that are missing or not looked at."""
        return [
            number for number, row in enumerate(self._documents.rows()) if row.mark is None or row.mark.mark == MISSING
        ]

    def focus_row(self, number: int) -> None:
        """Make `number` the current row and take the focus."""
        self.go_to(number)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Measure again: the current row may carry a line more."""
        super().currentChanged(current, previous)
        self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on bare digits, arrows and signs."""
        number = self.current_row()
        pressed = digit(event.key())
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if number < 0 or not bare:
            super().keyPressEvent(event)
        elif pressed is not None:
            self._press(number, pressed)
        elif event.key() in _FEWER or event.key() in _MORE:
            self._count(number, 1 if event.key() in _MORE else -1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose_neighbour(number, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Act where a part of the segment, a sign or a paper was hit; else only choose the row."""
        index = self.indexAt(event.position().toPoint())
        was_current = index.row() == self.current_row()
        geometry = (
            self._delegate.geometry(self._documents.row(index.row()), self.viewport().width(), was_current)
            if index.isValid()
            else None
        )
        top = self.visualRect(index).topLeft()
        super().mousePressEvent(event)
        if geometry is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at: QPoint = event.position().toPoint() - top
        for number, rect in enumerate(geometry.parts):
            if rect.contains(at):
                self._mark(index.row(), _STATES[number])
                return
        if geometry.fewer.contains(at) or geometry.more.contains(at):
            self._count(index.row(), 1 if geometry.more.contains(at) else -1)
            return
        for number, rect in enumerate(geometry.choices):
            if rect.contains(at):
                self._choose(index.row(), None if number == 0 else number - 1)

    def _press(self, number: int, pressed: int) -> None:
        row = self._documents.row(number)
        if self._documents.read_only or pressed > (4 if row.document.may_follow else 3):
            return
        state = _STATES[pressed - 1]
        was_missing = row.mark is not None and row.mark.mark == MISSING
        if row.mark is None or row.mark.mark != state:
            self._mark(number, state)
        if not self._go_on(number, was_missing=was_missing, still_missing=state == MISSING):
            self.all_marked.emit()

    def _go_on(self, number: int, *, was_missing: bool = False, still_missing: bool = False) -> bool:
        rows = self._documents.rows()
        below, above = range(number + 1, len(rows)), range(number)
        waiting = [other for other in (*below, *above) if rows[other].mark is None]
        if was_missing and not waiting:  # a document that is still missing sends nobody back to those above it
            left = below if still_missing else (*below, *above)
            waiting = [other for other in left if (mark := rows[other].mark) is not None and mark.mark == MISSING]
        if waiting:
            self.go_to(waiting[0])
        return bool(waiting)

    def _mark(self, number: int, state: str) -> None:
        if self._documents.read_only:
            return
        row = self._documents.row(number)
        if row.mark is not None and row.mark.mark == state:
            return
        copies = row.document.copies if state == HAVE else 0
        self._change(number, DocumentMark(state, copies))

    def _count(self, number: int, step: int) -> None:
        mark = self._documents.row(number).mark
        if mark is not None and mark.mark == HAVE and self._documents.row(number).document.copies:
            self._change(number, DocumentMark(HAVE, max(1, mark.copies + step), mark.substitute))

    def _choose_neighbour(self, number: int, step: int) -> None:
        row = self._documents.row(number)
        if not row.document.substitutes or self._documents.read_only:
            return
        if row.mark is None or row.mark.mark != HAVE:
            if step > 0:
                self._change(number, DocumentMark(HAVE, row.document.copies, 0))
        else:
            place = (0 if row.mark.substitute is None else row.mark.substitute + 1) + step
            if 0 <= place <= len(row.document.substitutes):
                self._choose(number, None if place == 0 else place - 1)

    def _choose(self, number: int, substitute: int | None) -> None:
        mark = self._documents.row(number).mark
        if mark is not None:
            self._change(number, DocumentMark(HAVE, mark.copies, substitute))

    def _change(self, number: int, mark: DocumentMark) -> None:
        if self._documents.read_only or mark == self._documents.row(number).mark:
            return
        self._documents.set_mark(number, mark)
        row = self._documents.row(number)
        announce(self, f"{row.document.title}, {self._documents.state_words(row)}")
        self.marks_changed.emit()

    def _enter(self) -> None:
        waiting = self.counts()[""]
        if waiting:
            self._go_on(self.current_row())
        else:
            self.finished.emit()
