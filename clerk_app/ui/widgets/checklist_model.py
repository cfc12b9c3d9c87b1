"""The documents of a step and what became of each, as a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from clerk_app.core.events.request import DocumentMark
from clerk_app.ui.widgets.painting import Part

Index = QModelIndex | QPersistentModelIndex

HAVE, MISSING, NOT_NEEDED, LATER = "have", "missing", "not_needed", "later"
"""The marks of `core.events.request.DocumentMark`; a document without one has not been looked at."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as the clerk sees it.

    Attributes:
        hint: what to look at, in words: form, issuer, which papers stand in for it.
        copies: how many are left with us; 0 when it is only shown.
        substitutes: papers that stand in for it, in words, in the procedure's order.
        may_follow: it may be brought later, which is a fourth state.
    """

    id: str
    title: str
    hint: str = ""
    copies: int = 0
    substitutes: tuple[str, ...] = ()
    may_follow: bool = False


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A document with its mark, None while it has not been looked at."""

    document: DocumentRow
    mark: DocumentMark | None


class ChecklistModel(QAbstractListModel):
    """Rows of documents; the marks are changed through the methods here.

    Attributes:
        read_only: marks cannot be changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[MarkedRow] = []
        self.read_only = False

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of documents."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row for the delegate, or its words for assistive technology."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.document.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.document.title}\n{row.document.hint}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.document.title}, {self.state_words(row)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join([row.document.hint, *(part.words for part in self.parts(row))])
        return None

    def show_rows(self, documents: Sequence[DocumentRow], marks: Mapping[str, DocumentMark]) -> None:
        """Show `documents`; those named in `marks` are marked already."""
        self.beginResetModel()
        self._rows = [MarkedRow(document, marks.get(document.id)) for document in documents]
        self.endResetModel()

    def row(self, number: int) -> MarkedRow:
        """Return a row."""
        return self._rows[number]

    def rows(self) -> Sequence[MarkedRow]:
        """Return all rows."""
        return tuple(self._rows)

    def set_mark(self, number: int, mark: DocumentMark | None) -> None:
        """Change what became of the document in row `number`."""
        if self.read_only or self._rows[number].mark == mark:
            return
        self._rows[number] = replace(self._rows[number], mark=mark)
        index = self.index(number, 0)
        self.dataChanged.emit(index, index)

    def parts(self, row: MarkedRow) -> list[Part]:
        """Return the parts of the row's segment, in the order of their digits."""
        state = row.mark.mark if row.mark is not None else ""
        parts = [
            Part(self.tr("1 Have"), state == HAVE, "ok"),
            Part(self.tr("2 Missing"), state == MISSING, "danger"),
            Part(self.tr("3 N/A"), state == NOT_NEEDED, "quiet"),
        ]
        if row.document.may_follow:
            parts.append(Part(self.tr("4 Later"), state == LATER, "warn"))
        return parts

    def state_words(self, row: MarkedRow) -> str:
        """Return what became of the document, in words."""
        if row.mark is None:
            return self.tr("not checked yet")
        words = {
            HAVE: self.tr("have"),
            MISSING: self.tr("missing"),
            NOT_NEEDED: self.tr("not needed"),
            LATER: self.tr("may follow later"),
        }[row.mark.mark]
        return f"{words}, {self.copies_words(row)}" if row.mark.copies else words

    def copies_words(self, row: MarkedRow) -> str:
        """Return how many were handed over, with the unit."""
        copies = row.mark.copies if row.mark is not None else 0
        return self.tr("%n piece(s)", "", copies)

    def received_words(self) -> str:
        """Return the words before the papers that may stand in."""
        return self.tr("Received:")

    def hint_words(self, row: MarkedRow) -> str:
        """Return the second line: the hint, or which paper stood in."""
        if row.mark is not None and row.mark.substitute is not None:
            return self.tr("Received: {paper}").format(paper=row.document.substitutes[row.mark.substitute])
        return row.document.hint
