"""Erasing a customer's personal data: what goes, what stays, until when copies hold it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clerk_app.ui.review.dialogs import ReasonDialog
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note

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
            self.add(Words(customer, "h1b", wrap=True))
        said = " · ".join(named)
        if len(requests) > len(named):
            said = self.tr("{numbers} and %n more", "", len(requests) - len(named)).format(numbers=said)
        if len(requests) > 1:
            said = self.tr("Everything that visits join to it goes together: {numbers}").format(numbers=said)
        self.add(Words(said, "sub", wrap=True))
        gone = (
            self.tr("name, phone, account and address"),
            self.tr("every answer, note, comment and reason"),
            self.tr("archived and saved papers, and what was typed and not completed"),
        )
        self.add(Note(theme, "danger", self.tr("Gone for good"), bullets=gone, parent=self.frame))
        stays = (
            self.tr("number, steps, times, who answered and who handled it"),
            self.tr("the grade, and that papers were given, printed or void"),
            self.tr("digests, so that the journal verifies; that it was erased, by whom, when and why"),
        )
        self.add(Note(theme, "ok", self.tr("Stays"), bullets=stays, parent=self.frame))
        copies = self.tr("Backups made until now still hold the data, until {day} at the latest.")
        destroyed = self.tr("The program deletes its own by then. Copies elsewhere are to be destroyed by that day.")
        self.add(Note(theme, "warn", copies.format(day=backups_until), [destroyed], parent=self.frame))
        hint = self.tr("For example: asked for it in writing. No names: the reason stays.")
        self.add_lines(self.tr("Reason"), hint, required=True)
        if self.lines is not None:
            self.lines.entered.disconnect(self.confirm.click)
            self.lines.entered.connect(self.confirm.setFocus)
        self.confirm.set_kind("danger")
