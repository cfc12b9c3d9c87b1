"""A page with one line to type in, in place of the counter's and the supervisor's pages."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from clerk_app.ui.context import Context
from clerk_app.ui.page import Page


class EmptyPage(Page):
    """Remembers what is typed, as real pages do.

    Attributes:
        line: something a clerk is typing.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.line = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)

    def enter(self, subject: object) -> None:
        self.line.setFocus()
