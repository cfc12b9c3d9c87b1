"""The hall's own rules: when the window locks, how long things wait, what counts as satisfied."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.core.errors import Refusal
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import ChoiceRow
from clerk_app.ui.setup.step import SetUpStep, TextSetting, first_wrong

LOCK_MINUTES = range(61)
WAITING_DAYS = range(1, 61)
FOLLOW_UP_DAYS = range(1, 31)


def whole_number(allowed: range) -> Callable[[str], int]:
    """Return a reader of whole numbers; it raises Refusal ``set_up.whole_number`` for others."""

    def read(text: str) -> int:
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and int(digits) in allowed):
            raise Refusal("set_up.whole_number", least=allowed.start, most=allowed.stop - 1)
        return int(digits)

    return read


class RulesStep(SetUpStep):
    """Settings `lock_minutes`, `waiting_days`, `follow_up_days`, `fairly_satisfied_counts`."""

    names = ("lock_minutes", "waiting_days", "follow_up_days", "fairly_satisfied_counts")

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        self.lock_after = TextSetting(
            self,
            "lock_minutes",
            self.tr("Lock the window after so many idle minutes"),
            whole_number(LOCK_MINUTES),
            hint=self.tr("0: never; it never locks while somebody types"),
            plain=True,
            width=340,
        )
        self.waiting = TextSetting(
            self,
            "waiting_days",
            self.tr("Working days to wait for missing papers"),
            whole_number(WAITING_DAYS),
            hint=self.tr("after that the request is on the clerk's list again"),
            plain=True,
            width=340,
        )
        self.follow_up = TextSetting(
            self,
            "follow_up_days",
            self.tr("Working days to follow up a low grade"),
            whole_number(FOLLOW_UP_DAYS),
            hint=self.tr("the tablet tells the customer this day"),
            plain=True,
            width=340,
        )
        fairly = ChoiceRow(
            context.theme,
            self.tr("“Fairly satisfied” in the satisfaction rate"),
            [("yes", self.tr("Counts")), ("no", self.tr("Does not count"))],
            "yes" if draft.truth("fairly_satisfied_counts") else "no",
            self._choose_fairly,
        )
        self.fairly = fairly.segment
        card = self.card()
        self.fields.row(card, self.lock_after, self.waiting)
        self.fields.row(card, self.follow_up, fairly)

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Rules of the hall")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("They hold from the moment they are saved; promises already given stay as they are.")

    def shown(self) -> None:
        """Go to the first field."""
        self.lock_after.line.setFocus()

    def check(self) -> bool:
        """Check the numbers."""
        wrong = first_wrong([self.lock_after, self.waiting, self.follow_up])
        if wrong is not None:
            wrong.line.setFocus()
        return wrong is None

    def _choose_fairly(self, answer: str) -> None:
        self.draft.values["fairly_satisfied_counts"] = answer == "yes"
        self.changed.emit()
