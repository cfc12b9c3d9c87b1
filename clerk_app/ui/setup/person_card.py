"""One person of the sign-in's list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.service.people_view import Person
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.avatar import Avatar
from clerk_app.ui.widgets.labels import OneLine, Words


class PersonCard(QAbstractButton):
    """Digit, initial, name and a line below; the current one is framed. The list around it has the focus."""

    def __init__(
        self, theme: Theme, person: Person, name: str, line: str, digit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person = person
        self._theme, self._current = theme, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(13), theme.px(10), theme.px(13), theme.px(10))
        row.setSpacing(theme.px(12))
        cap = Words(digit, "digit")
        cap.setFixedSize(theme.px(24), theme.px(24))
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
        cap.setVisible(bool(digit))
        row.addWidget(Avatar(theme, name.strip()[:1].upper()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(OneLine(name, "clock"))
        words.addWidget(OneLine(line, "sub"))
        row.addLayout(words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(part for part in (digit, line) if part))

    def set_current(self, current: bool) -> None:
        """Frame it, or no longer."""
        if current != self._current:
            self._current = current
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the contents."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the contents."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._current else 1
        painter.setPen(QPen(self._theme.color("accent" if self._current else "line"), width))
        painter.setBrush(self._theme.color("selected" if self._current else "surface"))
        radius = self._theme.px(8)
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )
