"""Ending a visit while requests are open: who answers for each, who goes on with it, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.day import day_in_words
from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language
from clerk_app.service.visit_view import RequestLine
from clerk_app.ui.counter.dialog import Dialog
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.ownership import OwnershipPair


class EndDialog(Dialog):
    """The end of a visit with requests still open: it says of each what becomes of it.

    Signals:
        left: the customer left in the middle.
    """

    left = Signal()

    def __init__(self, theme: Theme, host: QWidget, open_requests: Sequence[RequestLine], language: Language) -> None:
        super().__init__(theme, host)
        self._language = language
        self.name(self.tr("End the visit?"), self.tr("End the visit"))
        if open_requests:
            self.add(Words(self.tr("Not finished yet. Nothing is lost:"), wrap=True))
        for line in open_requests:
            self.add(self._request(theme, line))
        gone = ActionButton(theme, self.tr("Customer left"))
        gone.activated.connect(self.left)
        self.add_button(gone)

    def _request(self, theme: Theme, line: RequestLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Words(f"{line.title.to(self._language)} · {line.number}", "h2", wrap=True))
        column.addWidget(OwnershipPair(theme, line.first_responsible, line.handler))
        column.addWidget(Words(self.next_words(line), "sub", wrap=True))
        return holder

    def next_words(self, line: RequestLine) -> str:
        """Return what becomes of an open request when the visit ends, and who answers for it."""
        if line.state == State.WAITING:
            if line.bring_by:
                day = day_in_words(dt.date.fromisoformat(line.bring_by), self._language)
                words = self.tr("It waits for the papers on the list until {day}, that day included.").format(day=day)
            else:
                words = self.tr("It waits for the papers on the list.")
            onward = self.tr("Whoever is brought them goes on here.")
        else:
            words = self.tr("It is parked at step {number} of {total}.").format(number=line.position, total=line.of)
            onward = self.tr("{handler} goes on with it.").format(handler=line.handler)
            if line.handler == line.first_responsible:
                both = self.tr("{handler} goes on with it and answers for it until it is closed.")
                return self.tr("{what} {onward}").format(what=words, onward=both.format(handler=line.handler))
        answers = self.tr("{first} was asked first and answers for it until it is closed.")
        answers = answers.format(first=line.first_responsible)
        return self.tr("{what} {onward} {answers}").format(what=words, onward=onward, answers=answers)
