"""F7: everything that is missing, told at once: what goes on the one-time notification."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QPushButton, QWidget

from clerk_app.core.day import day_in_words, local_time
from clerk_app.service.missing_plan import MissingPlan
from clerk_app.ui.context import Context
from clerk_app.ui.counter.dialog import Dialog
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note


class MissingDialog(Dialog):
    """What will be on the list, and what a second one means.

    Attributes:
        at_hand: a button for each document of a later step; pressed means that the customer has it here.
    """

    def __init__(self, context: Context, host: QWidget, plan: MissingPlan, bring_by: str) -> None:
        theme, language = context.theme, context.language
        super().__init__(theme, host)
        self._context, self._plan, self._bring_by = context, plan, bring_by
        self._note: Note | None = None
        self.at_hand: dict[str, QPushButton] = {}
        self.name(self.tr("All that is missing"), self.tr("Give the list"))
        documents = plan.procedure.documents
        for name in plan.here:
            self.add(Words(f"□  {documents[name].title.to(language)}", "h2", wrap=True))
        for name in plan.fields:
            title = plan.procedure.fields[name].title.to(language)
            self.add(Words("□  " + self.tr("{title} (an answer)").format(title=title), "h2", wrap=True))
        self._later = {name: Words("", "h2", wrap=True) for name in plan.later}
        for words in self._later.values():
            self.add(words)
        if plan.later:
            self._offer_later()
        self._day = Words("", wrap=True)
        self.add(self._day)
        self.add(Words(self.tr("We will not ask for anything else for this matter."), "sub", wrap=True))
        self._told_place = QWidget()
        self._told = FlowLayout(0, 0, stretch=True)
        self._told_place.setLayout(self._told)
        if plan.told is not None:
            self.add(self._told_place)
        self._changed()

    def chosen(self) -> tuple[str, ...]:
        """Return the documents of later steps that the customer has here."""
        return tuple(name for name, button in self.at_hand.items() if button.isChecked())

    @property
    def words(self) -> str:
        """What is said about a list that was given before; empty without one."""
        return "" if self._note is None else self._note.accessibleName()

    def _offer_later(self) -> None:
        px = self._context.theme.px
        self.add(Words(self.tr("Later steps need these too. Press what the customer has here:"), "sub", wrap=True))
        row = QWidget()
        flow = FlowLayout(px(8), px(8))
        row.setLayout(flow)
        for name in self._plan.later:
            title = self._plan.procedure.documents[name].title.to(self._context.language)
            button = QPushButton(title)
            button.setProperty("seg", "true")
            button.setProperty("place", "only")
            button.setCheckable(True)
            button.setAccessibleName(self.tr("{title} is here").format(title=title))
            button.toggled.connect(self._changed)
            self.at_hand[name] = button
            flow.addWidget(button)
        self.add(row)

    def _changed(self) -> None:
        plan, language = self._plan, self._context.language
        for name, words in self._later.items():
            title = plan.procedure.documents[name].title.to(language)
            words.setText(f"□  {title}")
            words.setVisible(name not in self.chosen())
        again = plan.is_reprint(self.chosen())
        day = plan.told.bring_by if again and plan.told is not None else self._bring_by
        said = self.tr("To be brought by {day} at the latest, that day included.")
        self._day.setText(said.format(day=day_in_words(dt.date.fromisoformat(day), language)))
        self.confirm.set_label(self.tr("Print again") if again else self.tr("Give the list"))
        if plan.told is not None:
            self._say_told(plan.told.at, again=again)
        if self.isVisible():
            self.fit()

    def _say_told(self, at: int, *, again: bool) -> None:
        then = local_time(at, self._context.service.store.zone)
        when = f"{day_in_words(then.date(), self._context.language)} {then:%H:%M}"
        if again:
            title = self.tr("This very list was given on {when}.").format(when=when)
            line = self.tr("It is printed again, says that it is a reprint, and counts as one list.")
        else:
            title = self.tr("A list was already given on {when}. Give a second one?").format(when=when)
            line = self.tr("A second list counts against us, not against the customer. Say so and apologise.")
        if self._note is not None:
            self._told.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
        self._note = Note(self._context.theme, "accent" if again else "warn", title, [line])
        self._told.addWidget(self._note)
        self._note.show()
