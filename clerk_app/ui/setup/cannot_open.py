"""Instead of an empty window: why the data folder cannot be used, and what to do about it."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Bug, Refusal
from clerk_app.ui.context import Context
from clerk_app.ui.keys import is_enter
from clerk_app.ui.page import Page
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note

WIDTH = 720


class CannotOpenPage(Page):
    """Shown the `Refusal` or `Bug` with which opening ended."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(16))
        self._note: Note | None = None
        self._column.addWidget(Words(self.tr("The counter's records cannot be opened"), "figure", wrap=True))
        self._scroll = CentredScroll(theme, self._content, WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def enter(self, subject: object) -> None:
        """Say what is the matter."""
        if not isinstance(subject, Refusal | Bug):
            raise Bug("nothing was refused")
        if isinstance(subject, Bug):
            words = self.tr("Something went wrong in the program while opening. The records were left as they are.")
            code, detail = "bug", str(subject)
        else:
            words = self.context.sentence(subject)
            code, detail = subject.code, str(subject.parameters.get("detail", ""))
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
        theme = self.context.theme
        again = ActionButton(theme, self.tr("Try again"), "↵", icon="refresh", kind="primary")
        again.activated.connect(shell_of(self).opening_wanted)
        end = ActionButton(theme, self.tr("Close the program"))
        end.activated.connect(shell_of(self).close)
        lines = [self.tr("Data folder: {folder}").format(folder=str(self.context.service.data_folder))]
        support = ", ".join(part for part in (code, detail) if part)
        lines.append(self.tr("For support: {detail}").format(detail=support))
        self._note = Note(theme, "danger", words, lines, buttons=[again, end])
        self._column.addWidget(self._note)
        self._note.announce()
        again.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries again."""
        if is_enter(event.key()):
            shell_of(self).opening_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._scroll.fit(event.size().width())
