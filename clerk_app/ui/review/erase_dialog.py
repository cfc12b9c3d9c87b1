"""Erasing a customer's personal data: what goes, what stays, until when copies hold it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.review.dialogs import ReasonDialog
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Tone, Words

MOST_NAMED = 4


class EraseDialog(ReasonDialog):
    """Says everything before it asks why. Enter in the reason does not erase: it goes to the button.

    Args:
        customer: with the form of address; empty when not known.
        requests: numbers of the requests that are erased together, the chosen one first.
        backups_until: the day in words by which no copy of the records holds the data any more.
    """

    def __init__(
        self, theme: Theme, host: QWidget, customer: str, requests: Sequence[str], backups_until: str
    ) -> None:
        super().__init__(theme, host, self.tr("Erase personal data"), self.tr("Erase"))
        named = requests[:MOST_NAMED]
        if customer:
            self.add(Words(customer, "h1b"))
        said = " · ".join(named)
        if len(requests) > len(named):
            said = self.tr("{numbers} and %n more", "", len(requests) - len(named)).format(numbers=said)
        if len(requests) > 1:
            said = self.tr("Everything that visits join to it goes together: {numbers}").format(numbers=said)
        self.add(Words(said, "sub", wrap=True))
        gone = self.tr(
            "Name, phone, account, address; every answer, note, comment and reason; archived and saved papers; drafts."
        )
        self._add_part(self.tr("Gone for good"), "danger", gone)
        stays = self.tr(
            "Number, steps, times, who answered and who handled it; the grade; that papers were given; digests, so "
            "that the journal verifies; that it was erased, by whom, when and why."
        )
        self._add_part(self.tr("Stays"), "ok", stays)
        copies = self.tr(
            "Backups made until now still hold the data, until {day} at the latest. The program deletes its own by "
            "then; copies elsewhere are to be destroyed by that day."
        )
        self._add_part(self.tr("Backups"), "warn", copies.format(day=backups_until))
        hint = self.tr("For example: asked for it in writing. No names: the reason stays.")
        self.add_lines(self.tr("Reason"), hint, required=True)
        if self.lines is not None:
            self.lines.entered.disconnect(self.confirm.click)
            self.lines.entered.connect(self.confirm.setFocus)
        self.confirm.set_kind("danger")

    def _add_part(self, title: str, tone: Tone, words: str) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(Words(title, "h2", tone))
        column.addWidget(Words(words, wrap=True))
        self.add(part)
