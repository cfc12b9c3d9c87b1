"""The base of our lists: bare keys act in them, and they are as high as what they hold."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.ui.keys import is_enter
from clerk_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOST_HEIGHTS = 500
"""So many measured rows are kept; no list of ours shows as many."""


class RowDelegate(QStyledItemDelegate):
    """A delegate that knows the theme and can tell which of its texts do not fit.

    Attributes:
        theme: colours, fonts, sizes.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heights: dict[tuple[Hashable, int, float], int] = {}

    def kept_height(self, row: Hashable, width: int, measure: Callable[[], int]) -> int:
        """Return the height of `row` at `width` px, measured once: Qt asks some forty times a step.

        `row` is all that the height depends on beside the width and the scale.
        """
        key = (row, width, self.theme.scale)
        if key not in self._heights:
            if len(self._heights) >= MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = measure()
        return self._heights[key]

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the texts of a row that are cut off at the row's size; for tests."""
        return []


class KeyList(QListView):
    """A list that is one Tab stop, with arrows inside.

    Input methods are off in it (lists accept them by default, and then a bare digit would begin a
    composition), and letters do not jump to rows.

    Signals:
        entered: Enter was pressed on the current row.
    """

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.fit_rows)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model` and follow its size."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit_rows)
            model.rowsInserted.connect(self.fit_rows)
            model.dataChanged.connect(self.fit_rows)
        self.fit_rows()

    def row_count(self) -> int:
        """Return the number of rows."""
        model = self._model_or_none()
        return model.rowCount() if model is not None else 0

    def current_row(self) -> int:
        """Return the current row, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make `row` the current one and scroll it into view."""
        model = self._model_or_none()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def _model_or_none(self) -> QAbstractItemModel | None:
        return cast("QAbstractItemModel | None", self.model())  # the stubs forget the list without a model

    def fit_rows(self) -> None:
        """Measure the rows again and take their height; call it when they may have changed."""
        self.scheduleDelayedItemsLayout()
        height = self.contents_height(self.viewport().width())
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def contents_height(self, width: int) -> int:
        """Return the height of all rows at `width`."""
        model = self._model_or_none()
        if model is None:
            return 0
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect.setWidth(width)
        delegate = self.itemDelegate()
        gaps = self.spacing() * 2
        return sum(delegate.sizeHint(option, model.index(row, 0)).height() + gaps for row in range(model.rowCount()))

    def sizeHint(self) -> QSize:
        """Return the size that shows every row: the page scrolls, not the list."""
        return QSize(self.theme.px(320), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(self.theme.px(160), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make some row current, so that the keys have something to act on."""
        super().focusInEvent(event)
        # Qt makes the first row current by itself, but without selecting it, and then nothing shows where one is.
        if self.row_count() and not self.selectedIndexes():
            self.go_to(max(0, self.current_row()))
        QTimer.singleShot(0, self, self.scroll_page)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus frame."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Have the page scroll to the row: the list itself never scrolls."""
        super().currentChanged(current, previous)
        QTimer.singleShot(0, self, self.scroll_page)  # once everything has its place

    def scroll_page(self) -> None:
        """Scroll the page round the list so far that the current row is seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = None if around is None else around.widget()
        if around is None or page is None or not self.isVisible() or not self.hasFocus():
            return
        row = self.visualRect(self.currentIndex())
        at = self.viewport().mapTo(page, row.center())
        around.ensureVisible(at.x(), at.y(), 0, row.height() // 2 + self.theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report Enter; leave arrows, Home and End to Qt and everything else to the page."""
        if is_enter(event.key()) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
            event.accept()
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do not jump to rows by letters: bare letters mean something else here."""

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()
