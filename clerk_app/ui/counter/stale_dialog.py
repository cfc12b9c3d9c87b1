"""Both values, choose: what somebody else recorded and what is typed here, one choice for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.field_display import display
from clerk_app.core.field_value import parse
from clerk_app.core.merge import Conflict, Merged
from clerk_app.core.procedure import Procedure
from clerk_app.core.sentence import Language
from clerk_app.ui.counter.dialog import Dialog
from clerk_app.ui.counter.stale import ANSWER, MARK, UNKNOWN, mark_of
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.labels import Words

DISK, TYPED = "disk", "typed"


class StaleDialog(Dialog):
    """Asks for each value that was changed on both sides; 1 takes the recorded one, 2 the typed one.

    Attributes:
        lists: the two values of each conflict, by its name.
    """

    def __init__(
        self, theme: Theme, host: QWidget, merged: Merged, procedure: Procedure, who: str, language: Language
    ) -> None:
        super().__init__(theme, host, 640)
        self.name(self.tr("Changed elsewhere meanwhile"), self.tr("Go on with these"))
        self._merged, self._procedure, self._language = merged, procedure, language
        said = self.tr("{who} changed this while you were typing.").format(who=who) if who else ""
        self.add(Words(" ".join(part for part in (said, self.tr("Choose what counts: 1 or 2.")) if part), wrap=True))
        self.lists: dict[str, DecisionList] = {}
        for conflict in merged.conflicts:
            title = self._subject(conflict.name)
            self.add(Words(title, "h2", wrap=True))
            ways = DecisionList(theme, cards=False)
            ways.setAccessibleName(title)
            ways.show_ways(
                [
                    WayOut(DISK, self._value(conflict, conflict.on_disk), self.tr("recorded elsewhere")),
                    WayOut(TYPED, self._value(conflict, conflict.typed), self.tr("typed here")),
                ]
            )
            ways.picked.connect(self._go_on)
            self.lists[conflict.name] = ways
            self.add(ways)
        self.entry = next(iter(self.lists.values()), None)
        self.confirm.activated.disconnect(self.confirmed)
        self.confirm.activated.connect(self._check)

    def chosen(self) -> dict[str, str]:
        """Return the values that stand on the screen from now on, by name; one that is none is empty."""
        return {
            conflict.name: conflict.on_disk if self.lists[conflict.name].picked_way() == DISK else conflict.typed
            for conflict in self._merged.conflicts
        }

    def values(self) -> Mapping[str, str]:
        """Return everything merged, with what was chosen."""
        return {**self._merged.values, **self.chosen()}

    @property
    def takes_typed(self) -> bool:
        """Whether a typed value was chosen anywhere."""
        return any(ways.picked_way() == TYPED for ways in self.lists.values())

    def _go_on(self, _way: str) -> None:
        following = self._open_list()
        (following or self.confirm).setFocus()

    def _check(self) -> None:
        missing = self._open_list()
        if missing is None:
            self.confirmed.emit()
            return
        self.show_fault(self.tr("Choose one of both for every value, with 1 or 2."))
        missing.setFocus()

    def _open_list(self) -> DecisionList | None:
        return next((ways for ways in self.lists.values() if ways.picked_way() is None), None)

    def _subject(self, name: str) -> str:
        if name.startswith(MARK):
            return self._procedure.documents[name.removeprefix(MARK)].title.to(self._language)
        return self._procedure.fields[name.removeprefix(ANSWER)].title.to(self._language)

    def _value(self, conflict: Conflict, text: str) -> str:
        if not text:
            return self.tr("(nothing)")
        if conflict.name.startswith(MARK):
            marks = {
                "have": self.tr("Have"),
                "missing": self.tr("Missing"),
                "not_needed": self.tr("Not needed"),
                "later": self.tr("Later"),
            }
            return marks[mark_of(text)]
        if text == UNKNOWN:
            return self.tr("Customer does not know")
        field = self._procedure.fields[conflict.name.removeprefix(ANSWER)]
        try:
            kept = parse(field.kind, text, field.choices).text
        except Refusal:
            return text
        return display(field.kind, kept, self._language, field.choices)
