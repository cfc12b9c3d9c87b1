"""How long the request has taken at the counter, against the standard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.labels import Glyph, Tone, Words

SOON = 0.75
"""Part of the standard time from which the timer turns amber (`ui.md` 7)."""


def minutes_and_seconds(seconds: int) -> str:
    """Return ``06:42``; an hour or more counts on in minutes."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


class StepTimer(QWidget):
    """Time used, the standard, a bar; amber from 75 %, red from 100 %, each with other words. No sound."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = Glyph(theme, "clock", "text2", 16, self)
        self._caption, self._used = Words(role="sub", parent=self), Words(role="clock", parent=self)
        self._standard = Words(role="sub", parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self._icon)
        row.addWidget(self._caption)
        row.addStretch(1)
        row.addWidget(self._used, 0, Qt.AlignmentFlag.AlignBottom)
        self._standard.setContentsMargins(0, 0, 0, theme.px(2))  # its baseline is the larger figure's
        row.addWidget(self._standard, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self._bar)
        self.setMinimumWidth(theme.px(176 if theme.language == "zh" else 216))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_time(0, None)

    def show_time(self, seconds: int, standard_minutes: int | None) -> None:
        """Show `seconds` used of `standard_minutes`; without a standard there is no bar and no colour."""
        whole = (standard_minutes or 0) * 60
        self._used.setText(minutes_and_seconds(seconds))
        self._standard.setText(f"/ {minutes_and_seconds(whole)}" if whole else "")
        self._standard.setVisible(bool(whole))
        self._bar.setVisible(bool(whole))
        tone: Tone = ""
        caption, icon = self.tr("This request"), "clock"
        if whole:
            # A visible bar would paint at once, and everything else that is not laid out yet with it.
            self._bar.setUpdatesEnabled(False)
            self._bar.setRange(0, whole)
            self._bar.setValue(min(seconds, whole))
            self._bar.setUpdatesEnabled(True)
            if seconds >= whole:
                tone, icon = "danger", "alert-circle"
                caption = self.tr("{time} over").format(time=minutes_and_seconds(seconds - whole))
            elif seconds >= whole * SOON:
                tone, icon = "warn", "alarm"
                left = -(-(whole - seconds) // 60)
                caption = self.tr("%n minute(s) left", "", left)
        self._caption.setText(caption)
        self._icon.show_icon(icon, tone or "text2")
        self._caption.set_tone(tone)
        self._used.set_tone(tone)
        if self._bar.property("tone") != tone:
            self._bar.setProperty("tone", tone)
            restyle(self._bar)
        self.setAccessibleName(f"{caption} {self._used.text()} {self._standard.text()}")
