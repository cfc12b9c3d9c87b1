"""The left side of the sign-in: the hall, the time, how the counter is, language and text size."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import day_in_words, local_time
from clerk_app.ui.context import Context
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.top_bar import Mark, StatusLine

TICK_MS = 1000
WIDTH = 430
LARGE_PERCENT = 130


class SignInSide(QFrame):
    """A column of 430 px; lying, where the text is large, it is a bar over the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self._context = context
        self._follows = False
        theme, settings = context.theme, context.settings
        self._time = Words()
        self._time.setFont(theme.font(60, bold=True))
        self._day = Words("", "")
        self._day.setFont(theme.font(16))
        self._day.set_tone("quiet")
        self._mark = Mark(theme, 56)
        self._hall = Words(settings.hall.to(context.language), "figure", wrap=True)
        counter = str(int(settings.counter or "0"))
        self._counter = Words(self.tr("Counter assistant · counter %1").replace("%1", counter), "", "quiet", wrap=True)
        self._counter.setFont(theme.font(16))
        self._statuses = QVBoxLayout()
        self._statuses.setSpacing(theme.px(10))
        self._language = ActionButton(
            theme, "English" if context.language == "zh" else "中文", icon="language", size="small"
        )
        self._language.activated.connect(self._change_language)
        self._size = ActionButton(theme, self.tr("Large text"), icon="text-size", size="small")
        self._size.activated.connect(self._change_size)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self._names = QVBoxLayout()
        self._names.setSpacing(theme.px(4))
        self._names.addWidget(self._hall)
        self._names.addWidget(self._counter)
        self._times = QVBoxLayout()
        self._times.setSpacing(0)
        self._times.addWidget(self._time)
        self._times.addWidget(self._day)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self._language)
        buttons.addWidget(self._size)
        buttons.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self._mark)
        self._box.addSpacing(theme.px(24))
        self._box.addLayout(self._names)
        self._box.addSpacing(theme.px(32))
        self._box.addLayout(self._times)
        self._box.addStretch(1)
        self._box.addLayout(self._statuses)
        self._box.addSpacing(theme.px(20))
        self._box.addLayout(buttons)
        self.set_upright(upright=True)

    def start(self) -> None:
        """Show the time and how the counter is, from now on."""
        self._show_time()
        self._clock.start(TICK_MS)
        shell = shell_of(self)
        large = shell.text_percent >= LARGE_PERCENT
        self._size.set_label(self.tr("Usual text") if large else self.tr("Large text"))
        self._show_statuses()
        if not self._follows:
            self._follows = True
            shell.statuses_changed.connect(self._show_statuses)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        super().hideEvent(event)
        self._clock.stop()

    def set_upright(self, upright: bool) -> None:
        """Stand at the left, or lie above the page."""
        theme = self._context.theme
        pad = theme.px(48 if upright else 16)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(pad, theme.px(56) if upright else pad, pad, theme.px(32) if upright else pad)
        self._mark.setVisible(upright)
        self._counter.setVisible(upright)
        self._day.setVisible(upright)
        self._time.setFont(theme.font(60 if upright else 20, bold=True))
        if upright:
            self.setFixedWidth(theme.px(WIDTH))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)

    def _show_time(self) -> None:
        now = local_time(self._context.service.clock.now(), self._context.service.store.zone)
        self._time.setText(f"{now:%H:%M}")
        self._day.setText(day_in_words(now.date(), self._context.language))

    def _show_statuses(self) -> None:
        while (item := self._statuses.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for status in shell_of(self).statuses:
            self._statuses.addWidget(StatusLine(self._context.theme, status), 0, Qt.AlignmentFlag.AlignLeft)

    def _change_language(self) -> None:
        shell_of(self).language_wanted.emit("en" if self._context.language == "zh" else "zh")

    def _change_size(self) -> None:
        shell = shell_of(self)
        shell.set_text_percent(100 if shell.text_percent >= LARGE_PERCENT else LARGE_PERCENT)
