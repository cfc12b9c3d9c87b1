"""A layout that fills rows and begins the next one when a row is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Rows of widgets, broken where the width ends.

    With `stretch` the widgets of a row share what is left of its width in proportion to their
    size hints, as the fields of a form do; without it they keep their size, as tags do.
    """

    def __init__(self, column_gap: int, row_gap: int, stretch: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_gap, self._row_gap, self._stretch = column_gap, row_gap, stretch
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

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
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything in one row."""
        visible = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in visible) + self._column_gap * max(0, len(visible) - 1)
        return QSize(width, max((size.height() for size in visible), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, place: bool) -> int:
        top = area.top()
        rows = self._rows(area.width())
        for number, row in enumerate(rows):
            widths = self._widths(row, area.width())
            height = max(self._height(item, width) for item, width in zip(row, widths, strict=True))
            left = area.left()
            for item, width in zip(row, widths, strict=True):
                if place:
                    item.setGeometry(
                        QRect(
                            QPoint(left, top),
                            QSize(width, height if self._stretch else self._height(item, width)),
                        )
                    )
                left += width + self._column_gap
            top += height + (self._row_gap if number < len(rows) - 1 else 0)
        return top - area.top()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not rows or used + self._column_gap + wanted > width:
                rows.append([item])
                used = wanted
            else:
                rows[-1].append(item)
                used += self._column_gap + wanted
        return rows

    def _widths(self, row: list[QLayoutItem], width: int) -> list[int]:
        hints = [min(item.sizeHint().width(), width) for item in row]
        if not self._stretch:
            return hints
        spare = width - sum(hints) - self._column_gap * (len(row) - 1)
        growing = [self._grows(item) for item in row]
        total = sum(hint for hint, grows in zip(hints, growing, strict=True) if grows)
        if spare <= 0 or total == 0:
            return hints
        return [hint + (spare * hint // total if grows else 0) for hint, grows in zip(hints, growing, strict=True)]

    def _grows(self, item: QLayoutItem) -> bool:
        widget = item.widget()
        return widget is None or widget.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed

    def _height(self, item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
