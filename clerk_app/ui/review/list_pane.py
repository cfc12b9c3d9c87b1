"""The list with its states: rows, nothing, nothing that fits, not read yet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clerk_app.service.review_view import MOST_FOUND, Window
from clerk_app.ui.review.filters import Days
from clerk_app.ui.review.request_model import RequestModel
from clerk_app.ui.review.request_table import ROW, RequestTable
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.link import LinkButton
from clerk_app.ui.widgets.notices import BusyBars, EmptyState, Note

BARS = 14


class ListPane(QWidget):
    """The table or what stands in its place.

    Signals:
        current_changed: another row is current.
        opened: Enter or a double click on a row.
        drop_latest, drop_all: the filters are too narrow.
    """

    current_changed = Signal()
    opened = Signal()
    drop_latest = Signal()
    drop_all = Signal()
    widest_days = Days.ANY

    def __init__(self, theme: Theme, model: RequestModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.table = RequestTable(theme, model)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self._busy = QWidget()
        self.bars = BusyBars(theme, BARS, ROW)
        self._reading = Words("", "sub")
        waiting = QVBoxLayout(self._busy)
        margin = theme.px(16)
        waiting.setContentsMargins(margin, theme.px(36), margin, margin)
        waiting.addWidget(self.bars)
        waiting.addWidget(self._reading)
        waiting.addStretch(1)
        self._empty = QWidget()
        self._place = QVBoxLayout(self._empty)
        self._too_many = Note(
            theme, "warn", self.tr("More than %n requests fit; the newest are searched. Type more.", "", MOST_FOUND)
        )
        self._too_many.hide()
        self._quiet = False
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._too_many)
        column.addLayout(self._stack, 1)
        # Now that the pane is their parent: else the first would show as a window of its own for a moment.
        for part in (self.table, self._busy, self._empty):
            self._stack.addWidget(part)

    def show_busy(self) -> None:
        """Rows are being read: the old ones stay until new ones or the bars come, so that nothing flickers."""
        if not self._model.rows:
            self._stack.setCurrentWidget(self._busy)

    def say_how_many(self, number: int) -> None:
        """Say how many rows are being read, should it take long."""
        self._reading.setText(self.tr("Reading %n request(s)", "", number))
        self._reading.setVisible(self.bars.bars_visible)

    def show_rows(self, window: Window, wanted: str | None, *, keep_place: bool) -> None:
        """Show rows; `wanted` stays current where it is among them, else the first becomes it."""
        bar = self.table.verticalScrollBar()
        scrolled = bar.value()
        self._quiet = True
        self._model.show_rows(window.rows, window.behind, window.order)
        row = -1 if wanted is None else self._model.place_of(wanted)
        if window.rows:
            self.table.go_to(max(0, row))
            self._stack.setCurrentWidget(self.table)
        if keep_place and row >= 0:
            bar.setValue(scrolled)
        self._quiet = False
        self._too_many.setVisible(window.too_many)

    def show_nothing(self, filters: str, latest: str) -> None:
        """Say that there is nothing: `filters` in words and the `latest` of them; both empty when none is in force."""
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if filters:
            narrower = ActionButton(self._theme, self.tr("Without “{filter}”").format(filter=latest), size="small")
            narrower.activated.connect(self.drop_latest)
            clear = LinkButton(self.tr("Clear all"))
            clear.clicked.connect(self.drop_all)
            state = EmptyState(
                self._theme, "filter-off", self.tr("No requests fit"), filters, buttons=[narrower, clear]
            )
        else:
            state = EmptyState(
                self._theme, "circle-check", self.tr("No requests yet"),
                self.tr("They appear here with their first step."), tone="ok",
            )  # fmt: skip
        self._place.addWidget(state)
        self._stack.setCurrentWidget(self._empty)

    def _current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self.current_changed.emit()
