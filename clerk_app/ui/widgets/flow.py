"""A layout that fills rows and begins the next one when a row is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

MOST = 2
"""A widget gets at most so many times its wished width: a telephone number across the whole form reads badly."""


class _Measure:
    """What a layout pass asks of one item again and again, asked of Qt once."""

    __slots__ = ("_flat_height", "_heights", "grows", "item", "width")

    def __init__(self, item: QLayoutItem) -> None:
        hint = item.sizeHint()
        widget = item.widget()
        self.item = item
        self.width = hint.width()
        self.grows = widget is None or widget.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
        self._flat_height = None if item.hasHeightForWidth() else hint.height()
        self._heights: dict[int, int] = {}

    def height(self, width: int) -> int:
        """Return the item's height at `width`."""
        if self._flat_height is not None:
            return self._flat_height
        if width not in self._heights:
            self._heights[width] = self.item.heightForWidth(width)
        return self._heights[width]


class FlowLayout(QLayout):
    """Rows of widgets, broken where the width ends.

    With `stretch` the widgets of a row share what is left of its width in proportion to their
    size hints, as the fields of a form do; without it they keep their size, as tags do.
    """

    def __init__(self, column_gap: int, row_gap: int, stretch: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_gap, self._row_gap, self._stretch = column_gap, row_gap, stretch
        self._items: list[QLayoutItem] = []
        self._measured: list[_Measure] | None = None
        self._heights: dict[int, int] = {}
        self._broken: dict[int, list[tuple[list[_Measure], list[int], int]]] = {}
        self._least: QSize | None = None
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)
        self.invalidate()

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at `index`, None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height all rows need at `width`."""
        if width not in self._heights:
            rows = self._rows(width)
            heights = sum(height for _, _, height in rows)
            self._heights[width] = heights + self._row_gap * max(0, len(rows) - 1)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(area)
        self._arrange(area)

    def sizeHint(self) -> QSize:
        """Return the size with everything in one row."""
        measures = self._measures()
        width = sum(measure.width for measure in measures) + self._column_gap * max(0, len(measures) - 1)
        return QSize(width, max((measure.height(measure.width) for measure in measures), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        if self._least is None:
            self._least = QSize(0, 0)
            for item in self._items:
                if not item.isEmpty():
                    self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._measured = None
        self._heights = {}
        self._broken = {}
        self._least = None
        super().invalidate()

    def _arrange(self, area: QRect) -> None:
        top = area.top()
        for row, widths, height in self._rows(area.width()):
            left = area.left()
            for measure, width in zip(row, widths, strict=True):
                own = height if self._stretch else measure.height(width)
                measure.item.setGeometry(QRect(left, top, width, own))
                left += width + self._column_gap
            top += height + self._row_gap

    def _measures(self) -> list[_Measure]:
        if self._measured is None:
            self._measured = [_Measure(item) for item in self._items if not item.isEmpty()]
        return self._measured

    def _rows(self, width: int) -> list[tuple[list[_Measure], list[int], int]]:
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: int) -> list[tuple[list[_Measure], list[int], int]]:
        rows: list[list[_Measure]] = []
        used = 0
        for measure in self._measures():
            if not rows or used + self._column_gap + measure.width > width:
                rows.append([measure])
                used = measure.width
            else:
                rows[-1].append(measure)
                used += self._column_gap + measure.width
        finished = []
        for row in rows:
            widths = self._widths(row, width)
            height = max(measure.height(part) for measure, part in zip(row, widths, strict=True))
            finished.append((row, widths, height))
        return finished

    def _widths(self, row: list[_Measure], width: int) -> list[int]:
        hints = [min(measure.width, width) for measure in row]
        if not self._stretch:
            return hints
        spare = width - sum(hints) - self._column_gap * (len(row) - 1)
        total = sum(hint for hint, measure in zip(hints, row, strict=True) if measure.grows)
        if spare <= 0 or total == 0:
            return hints
        return [
            min(hint + spare * hint // total, hint * MOST) if measure.grows else hint
            for hint, measure in zip(hints, row, strict=True)
        ]
