"""What a supervisor records: a call back or review, closing, another first-responsible, a void paper; days to list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import parse
from clerk_app.core.phone_number import group_phone
from clerk_app.core.procedure import FieldKind
from clerk_app.core.request_state import Outcome
from clerk_app.service.review_detail import RatingView
from clerk_app.ui.counter.dialog import Dialog, Lines
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.inputs import PlainLineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.segment import Segment


class ReasonDialog(Dialog):
    """A choice, where there is one, and words for the record.

    Signals:
        given: the choice (empty where there is none) and the words.
    """

    given = Signal(str, str)

    def __init__(self, theme: Theme, host: QWidget, title: str, confirm: str) -> None:
        super().__init__(theme, host)
        self.name(title, confirm)
        self.choice: Segment | None = None
        self.lines: Lines | None = None
        self._required = True
        self._missing_choice = ""
        self.confirmed.connect(self._check)

    def add_choice(self, title: str, choices: Sequence[tuple[str, str]], missing: str) -> None:
        """Ask for one of `choices`; `missing` says what to do when none is picked."""
        self.add(Words(title, "h2"))
        self.choice = Segment(self._theme, choices, numbered=True, field=True)
        self.choice.set_name(title)
        self.choice.entered.connect(self.confirm.click)
        self._missing_choice = missing
        self.add(self.choice)
        self.entry = self.entry or self.choice

    def add_lines(self, title: str, hint: str, *, required: bool) -> None:
        """Ask for words."""
        self.add(Words(title, "h2"))
        self.lines = Lines(self._theme, title, hint, lines=3)
        self.lines.entered.connect(self.confirm.click)
        self._required = required
        self.add(self.lines)
        self.entry = self.entry or self.lines

    def _check(self) -> None:
        chosen = self.choice.value() if self.choice is not None else ""
        written = self.lines.toPlainText().strip() if self.lines is not None else ""
        if chosen is None:
            self.show_fault(self._missing_choice)
            if self.choice is not None:
                self.choice.setFocus()
        elif self._required and not written:
            self.show_fault(self.tr("The record needs a reason. Write it, or go back with Esc."))
            if self.lines is not None:
                self.lines.setFocus()
        else:
            self.given.emit(chosen, written)


class FollowUpDialog(ReasonDialog):
    """What the call back or the review came to."""

    def __init__(self, theme: Theme, host: QWidget, rating: RatingView, customer: str) -> None:
        given = rating.given
        title = self.tr("Called back") if given.call else self.tr("Reviewed")
        super().__init__(theme, host, title, self.tr("Record"))
        if given.call:
            number = group_phone(rating.phone) if rating.phone else self.tr("no number was given")
            self.add(Words(f"{customer} · {number}" if customer else number, "h1b", wrap=True))
        else:
            self.add(Words(self.tr("The customer does not wish to be called."), "sub", wrap=True))
        if given.comment:
            self.add(Words(self.tr("“{comment}”").format(comment=given.comment), wrap=True))
        results = [("settled", self.tr("Settled")), ("explained", self.tr("Explained"))]
        if given.call:
            results.append(("not_reached", self.tr("Not reached")))
        else:
            results.insert(0, ("reviewed", self.tr("Reviewed")))
        self.add_choice(self.tr("Result"), results, self.tr("Choose what came of it, with a digit or a click."))
        if given.call:
            self.add(Words(self.tr("“Not reached” leaves it open."), "sub", wrap=True))
        self.add_lines(self.tr("Note"), self.tr("What was found, what was agreed"), required=False)


class CloseDialog(ReasonDialog):
    """A supervisor closes a request."""

    def __init__(self, theme: Theme, host: QWidget, words: ReviewWords, number: str) -> None:
        super().__init__(theme, host, self.tr("Close {number}").format(number=number), self.tr("Close the request"))
        outcomes = [(outcome.value, words.state(outcome.value)) for outcome in Outcome]
        self.add_choice(self.tr("Outcome"), outcomes, self.tr("Choose the outcome, with a digit or a click."))
        self.add_lines(self.tr("Reason"), self.tr("Why it is closed without the customer being told"), required=True)


class MoveDialog(ReasonDialog):
    """A supervisor moves first responsibility."""

    def __init__(
        self, theme: Theme, host: QWidget, number: str, present: str, colleagues: Sequence[tuple[str, str]]
    ) -> None:
        title = self.tr("Move first responsibility of {number}").format(number=number)
        super().__init__(theme, host, title, self.tr("Move"))
        self.add(Words(self.tr("{name} answers for it now.").format(name=present), "sub", wrap=True))
        others = [(one, name) for one, name in colleagues if name != present]
        if not others:
            nobody = self.tr("No other clerk is on duty here, so it stays. Clerks are added in Settings, under Staff.")
            self.add(Words(nobody, tone="warn", wrap=True))
            self.confirm.hide()
            self.entry = self.cancel
            return
        self.add_choice(self.tr("To"), others, self.tr("Choose who answers for it from now on."))
        self.add_lines(self.tr("Reason"), self.tr("For example: ill for a longer time"), required=True)


class VoidDialog(ReasonDialog):
    """A supervisor voids a paper."""

    def __init__(self, theme: Theme, host: QWidget, paper: str) -> None:
        super().__init__(theme, host, self.tr("Void {paper}").format(paper=paper), self.tr("Void"))
        told = self.tr("Number and PDF stay; the record says that the paper counts no longer.")
        self.add(Words(told, "sub", wrap=True))
        self.add_lines(self.tr("Reason"), self.tr("For example: wrong account printed"), required=True)


class DaysDialog(Dialog):
    """From which day to which day.

    Signals:
        chosen: the two days.
    """

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, host: QWidget, first: dt.date, last: dt.date) -> None:
        super().__init__(theme, host, 440)
        self.name(self.tr("Requests opened"), self.tr("Show"))
        self.fields: list[PlainLineEdit] = []
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for title, day in ((self.tr("From"), first), (self.tr("To"), last)):
            field = PlainLineEdit(theme)
            field.setText(day.isoformat())
            field.setAccessibleName(title)
            field.entered.connect(self.confirm.click)
            label = Words(title)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)
            self.fields.append(field)
        place = QWidget()
        place.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.add(place)
        self.entry = self.fields[0]
        self.confirmed.connect(self._check)

    def _check(self) -> None:
        days: list[dt.date] = []
        for field in self.fields:
            try:
                days.append(dt.date.fromisoformat(parse(FieldKind.DATE, field.text()).text))
            except Refusal:
                field.set_mark("danger")
                field.setFocus()
                self.show_fault(self.tr("Write the day like 2026-11-23."))
                return
            field.set_mark("")
        self.chosen.emit(*days)
