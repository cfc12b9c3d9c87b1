"""The rows of the list, loaded in windows, with every cell's words made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QModelRoleData,
    QModelRoleDataSpan,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from clerk_app.service.review_rows import RequestRow
from clerk_app.service.review_view import Key
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_TOKENS = {"": "text", "quiet": "text2"}


class Column(IntEnum):
    """The columns in their order."""

    NUMBER = 0
    TITLE = 1
    FIRST = 2
    HANDLER = 3
    STATE = 4
    DUE = 5
    TOOK = 6
    RATING = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """What is painted in one cell: words, colour token, weight, icon."""

    words: str
    ink: str = "text"
    bold: bool = False
    icon: str | None = None


class RequestModel(QAbstractTableModel):
    """Rows as the last queries returned them.

    Signals:
        more_wanted: the view came to the end of what is loaded and there is more.
    """

    more_wanted = Signal()

    def __init__(self, theme: Theme, words: ReviewWords, graded: bool) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._columns = len(Column) if graded else len(Column) - 1
        self._rows: list[RequestRow] = []
        self._cells: list[tuple[Cell, ...]] = []
        self._order = "newest"
        self._loading = False
        self.behind: Key | None = None

    @property
    def rows(self) -> Sequence[RequestRow]:
        """What is loaded."""
        return self._rows

    def cell(self, row: int, column: int) -> Cell:
        """Return what is painted in a cell."""
        return self._cells[row][column]

    def place_of(self, number: str) -> int:
        """Return the row of a request, -1 when it is not loaded."""
        return next((place for place, row in enumerate(self._rows) if row.number == number), -1)

    def show_rows(self, rows: Iterable[RequestRow], behind: Key | None, order: str) -> None:
        """Show these rows from the top."""
        self.beginResetModel()
        self.behind, self._order, self._loading = behind, order, False
        self._rows = list(rows)
        self._cells = [self._made(row) for row in self._rows]
        self.endResetModel()

    def add_rows(self, rows: Sequence[RequestRow], behind: Key | None) -> None:
        """Append the next window."""
        first = len(self._rows)
        self.behind, self._loading = behind, False
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self._cells.extend(self._made(row) for row in rows)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are loaded."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns; the ratings are there for supervisors only."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there is more that is not being fetched already."""
        return not parent.isValid() and self.behind is not None and not self._loading

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next window."""
        if self.canFetchMore(parent):
            self._loading = True
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, as text, tooltip and for assistive technology."""
        if not index.isValid():
            return None
        return self._answer(self._cells[index.row()][index.column()], index, role)

    def multiData(self, index: Index, roles: QModelRoleDataSpan | QModelRoleData) -> None:
        """Answer all roles of a cell in one call: Qt asks for eight at a time."""
        cell = self._cells[index.row()][index.column()]
        for wanted in cast("Iterable[QModelRoleData]", roles):  # the stubs forget that a span can be walked
            answer = self._answer(cell, index, wanted.role())
            if answer is None:
                wanted.clearData()
            else:
                wanted.setData(answer)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column; the one that orders the list has an arrow."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            Column.NUMBER: self.tr("Request no."),
            Column.TITLE: self.tr("Service"),
            Column.FIRST: self.tr("First"),
            Column.HANDLER: self.tr("Handler"),
            Column.STATE: self.tr("State"),
            Column.DUE: self.tr("Follow up") if self._order == "follow_up" else self.tr("Limit"),
            Column.TOOK: self.tr("Time"),
            Column.RATING: self.tr("Rating"),
        }
        ordering = {"newest": (Column.NUMBER, " ↓"), "due": (Column.DUE, " ↑"), "follow_up": (Column.DUE, " ↑")}
        column, arrow = ordering[self._order]
        return heads[Column(section)] + (arrow if section == column else "")

    def _answer(self, cell: Cell, index: Index, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{head} {cell.words}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.TOOK:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _made(self, row: RequestRow) -> tuple[Cell, ...]:
        waits = row.follow_up if self._order == "follow_up" else None
        state, due = self._words.state_of(row), self._words.due_of(row, waits)
        took = self._words.took(row.took_ms, row.over)
        rating = self._words.rating(row.rating_state, row.grade)
        loud = due.icon is not None
        return (
            Cell(row.number),
            Cell(self._words.title(row)),
            Cell(row.first_responsible, "first", bold=True),
            Cell(row.handler),
            Cell(state.words, _TOKENS.get(state.tone, state.tone)),
            Cell(due.words, _TOKENS.get(due.tone, due.tone), loud, due.icon),
            Cell(took.words, _TOKENS.get(took.tone, took.tone), bold=row.over),
            Cell(rating.words, _TOKENS.get(rating.tone, rating.tone), bold=rating.tone == "danger"),
        )
