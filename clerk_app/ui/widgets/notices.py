"""Notices inside the page, never pop-ups: note, empty state, loading bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Glyph, Tone, Words

NoteTone = Literal["ok", "warn", "danger", "accent"]
_ICONS = {"ok": "circle-check", "warn": "alert-triangle", "danger": "alert-circle", "accent": "info-circle"}


def announce(widget: QWidget, message: str) -> None:
    """Have assistive technology say `message`, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))


class Note(QFrame):
    """A notice in a tinted frame: icon, what happened, what it means, and buttons to act."""

    def __init__(
        self,
        theme: Theme,
        tone: NoteTone,
        title: str,
        lines: Sequence[str] = (),
        *,
        buttons: Sequence[QWidget] = (),
        icon: str | None = None,
        bullets: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("note", tone)
        colour: Tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(10), theme.px(10), theme.px(10))
        row.setSpacing(theme.px(10))
        row.addWidget(
            Glyph(theme, icon or _ICONS[tone], "accentText" if tone == "accent" else tone, 18),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self._title = Words(title, "h2" if lines or buttons or bullets else "", colour, wrap=True)
        column.addWidget(self._title)
        for line in lines:
            column.addWidget(Words(line, wrap=True))
        for bullet in bullets:
            point = QHBoxLayout()
            point.setSpacing(theme.px(6))
            point.addWidget(Words("·"), 0, Qt.AlignmentFlag.AlignTop)
            point.addWidget(Words(bullet, wrap=True), 1)
            column.addLayout(point)
        if buttons:
            column.addSpacing(theme.px(6))
            flow = FlowLayout(theme.px(8), theme.px(8), stretch=len(buttons) == 1)
            for button in buttons:
                flow.addWidget(button)
            column.addLayout(flow)
        row.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(" ".join([title, *lines, *bullets]))

    def announce(self) -> None:
        """Have the notice read out."""
        announce(self, self.accessibleName())


class EmptyState(QWidget):
    """Nothing to show: an icon, one sentence, perhaps more words and the next useful action."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        words: str = "",
        *,
        buttons: Sequence[QWidget] = (),
        tone: Tone = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Glyph(theme, icon, tone or "text2", 28), 0, centre)
        for text, role in ((sentence, "clock"), (words, "sub")):
            if text:
                label = Words(text, role, wrap=True)
                label.setAlignment(centre)
                column.addWidget(label)
        for button in buttons:
            column.addWidget(button, 0, centre)
        column.addStretch(1)


class BusyBars(QWidget):
    """Grey bars for `rows` rows of `row_height` px, only after 300 ms: quick answers do not flicker."""

    DELAY_MS = 300

    def __init__(self, theme: Theme, rows: int, row_height: int = 37, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._row_height = theme, rows, row_height
        self._due = False
        self._timer = QTimer(self, singleShot=True, interval=self.DELAY_MS)
        self._timer.timeout.connect(self._show_bars)
        self.setAccessibleName(self.tr("Loading"))

    @property
    def bars_visible(self) -> bool:
        """Whether the delay has passed."""
        return self._due

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._theme.px(320), self._theme.px(self._row_height) * self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self._due = False
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars in the final geometry of the rows."""
        if not self._due:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        height, bar = self._theme.px(self._row_height), self._theme.px(12)
        width = self.width()
        for row in range(self._rows):
            top = row * height + (height - bar) / 2
            for left, part in ((0.0, 0.2), (0.23, (0.58, 0.53, 0.57, 0.48)[row % 4]), (0.86, 0.14)):
                painter.drawRoundedRect(QRectF(width * left, top, width * part, bar), 3, 3)

    def _show_bars(self) -> None:
        self._due = True
        self.update()
