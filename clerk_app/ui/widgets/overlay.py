"""Dialogs inside the window: a scrim over the page and a frame on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clerk_app.ui.theme import Theme


def _scrim(text: str) -> QColor:
    red, green, blue, alpha = (int(part) for part in text[text.index("(") + 1 : -1].split(","))
    return QColor(red, green, blue, alpha)


class Overlay(QWidget):
    """Covers its host (the window's central widget) and holds the focus until it is closed; Esc closes it.

    `width` of the frame and `top`, its distance from the host's top (None centres it), are px at scale 1.0.

    Attributes:
        frame: the dialog's frame; `body` is its layout.

    Signals:
        closed: it went away, for whatever reason; the focus is back where it was.
    """

    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, width: int, top: int | None = None) -> None:
        super().__init__(host)
        self._theme, self._host, self._width, self._top = theme, host, width, top
        self._before: QWidget | None = None
        self.frame = QFrame(self)
        self.frame.setProperty("card", "dialog")
        self.body = QVBoxLayout(self.frame)
        self.body.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self.body.setSpacing(theme.px(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        host.installEventFilter(self)

    def open(self, first: QWidget | None = None) -> None:
        """Show it and give `first` the focus (None: the first control in the frame)."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.fit()
        target = first or self._controls()[0] if first or self._controls() else self
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Hide it and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def fit(self) -> None:
        """Size the frame to its contents; call it when they have changed."""
        margin = self._theme.px(16)
        width = min(self._theme.px(self._width), self.width() - 2 * margin)
        self.frame.ensurePolished()
        for widget in self.frame.findChildren(QWidget):
            widget.ensurePolished()  # a notice just added has no size before
        for layout in (*self.frame.findChildren(QLayout), self.body):
            layout.invalidate()
        self.body.activate()
        wanted = self.frame.heightForWidth(width) if self.frame.hasHeightForWidth() else -1
        if wanted < 0:
            wanted = self.frame.sizeHint().height()
        height = min(wanted, self.height() - (2 if self._top is None else 6) * margin)
        top = self._theme.px(self._top) if self._top is not None else (self.height() - height) // 2
        self.frame.setGeometry((self.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._host.rect())
            self.fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus round inside the frame, never to the page behind it."""
        controls = self._controls()
        if not controls:
            return True
        current = self.window().focusWidget()
        place = controls.index(current) if current in controls else (-1 if forward else 0)
        step = 1 if forward else -1
        controls[(place + step) % len(controls)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; nothing else reaches the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        event.accept()

    def mousePressEvent(self, event: QEvent) -> None:
        """Swallow clicks beside the frame: they must not act on the page, nor lose what was typed."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim."""
        QPainter(self).fillRect(self.rect(), _scrim(self._theme.colors["scrim"]))

    def _controls(self) -> list[QWidget]:
        found = [
            widget
            for widget in self.frame.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ]
        return sorted(found, key=self._place)

    def _place(self, widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(self.frame, QPoint(0, widget.height() // 2))
        return at.y() // max(1, self._theme.px(20)), at.x()
