"""Words on the screen: role labels, one-line texts, tags, key caps, icons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme import Theme, restyle

Tone = Literal["", "ok", "warn", "danger", "accent", "first", "quiet"]


class Words(QLabel):
    """A label with a role of the stylesheet (`sub`, `small`, `h1`, …) and perhaps a tone.

    Plain text always: what customers and files say can never become markup.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        tone: Tone = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Change the tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class OneLine(Words):
    """A name or title on one line: too long ends in …, the whole stays in tooltip and accessible name."""

    def __init__(self, text: str = "", role: str = "", tone: Tone = "", parent: QWidget | None = None) -> None:
        self._whole = text
        super().__init__(text, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def whole(self) -> str:
        """Return the text as given."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        self.ensurePolished()
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right() + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for about two characters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 2), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again for the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        width = max(0, self.contentsRect().width())
        if not self.isVisible() and width < 2:
            return
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width)
        if shown != self.text():
            self.setText(shown)


class Glyph(QLabel):
    """One icon in a token's colour; drawn again when the theme changes."""

    def __init__(
        self, theme: Theme, name: str, color: str = "text", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._color, self._size = theme, name, color, size
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, color: str) -> None:
        """Show another icon or colour."""
        if (name, color) != (self._name, self._color):
            self._name, self._color = name, color
            self._draw()

    def _draw(self) -> None:
        edge = self._theme.px(self._size)
        self.setFixedSize(edge, edge)
        self.setPixmap(self._theme.pixmap(self._name, self._color, self._size))


class KeyCap(Words):
    """A key as it looks on the keyboard; decoration, so assistive technology hears it from the button."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "key", parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


_ICON_COLORS: Mapping[str, str] = {"": "text2", "quiet": "text2", "accent": "accentText"}


class Tag(QFrame):
    """A short state in a frame: an optional icon and words."""

    def __init__(
        self, theme: Theme, text: str, tone: Tone = "", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "tag")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._glyph = Glyph(theme, icon, _ICON_COLORS.get(tone, tone), 14, self) if icon else None
        self._words = Words(text, parent=self)
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(4))
        row.setContentsMargins(theme.px(7), theme.px(1), theme.px(7), theme.px(1))
        if self._glyph:
            row.addWidget(self._glyph)
        row.addWidget(self._words)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def set_state(self, text: str, tone: Tone) -> None:
        """Show other words in another tone."""
        self._words.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)
            restyle(self._words)


class Dot(QWidget):
    """The small disc before a status: never alone, always with words beside it."""

    def __init__(self, theme: Theme, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, token
        self.setFixedSize(theme.px(8), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._token))
        painter.drawEllipse(self.rect())


def rule(vertical: bool = False) -> QFrame:
    """Return a dividing line of 1 px."""
    line = QFrame()
    line.setProperty("role", "vrule" if vertical else "rule")
    return line
