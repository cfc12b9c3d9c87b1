"""Do: work in the utility's own system, with the values to paste and the number it gives back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core import field_value
from clerk_app.core.procedure import Field, FieldKind, UtilityWork, Verb
from clerk_app.ui.keys import ENTER_CAP
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.steps.view import Draft, StepView, text_list, text_map
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.copy_list import CopyList, CopyValue
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.seal import Seal


class DoView(StepView):
    """Where to work, what to copy, which number comes back."""

    verb = Verb.DO

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        work = content.step.do or UtilityWork(content.step.title)
        where = QHBoxLayout()
        where.setSpacing(theme.px(8))
        where.addWidget(Seal(theme, Verb.DO), 0, Qt.AlignmentFlag.AlignTop)
        place = work.where.to(content.language)
        where.addWidget(Words(self.tr("Open {place}").format(place=place), "h2", wrap=True), 1)
        self.column.addLayout(where)
        fields = content.procedure.fields
        self.copies = CopyList(theme, [self._value(fields[name]) for name in work.copy])
        self.copies.copied.connect(lambda _name: self.changed.emit())
        self.copies.finished.connect(self._all_copied)
        self.copies.setEnabled(not content.read_only)
        if work.copy:
            card = Card(theme)
            card.body.setContentsMargins(0, 0, 0, 0)
            card.body.addWidget(self.copies)
            self.column.addWidget(card)
            self.column.addLayout(self._copy_next())
        self.result: FieldInput | None = None
        if work.result is not None:
            self.result = self._result(fields[work.result])
            self.column.addWidget(self.result)

    def copy(self, number: int) -> None:
        """Copy value `number` (from 1), as Ctrl+1 … 9 do."""
        if not self.content.read_only:
            self.copies.copy(number - 1)

    def answers(self) -> dict[str, str]:
        """Return the result as it is kept."""
        value = self.result.value() if self.result is not None else None
        return {self.result.field.id: value.text} if self.result is not None and value is not None else {}

    def missing(self) -> list[Missing]:
        """Return the result while it is required and empty."""
        if self.result is None or not self.result.is_missing:
            return []
        return [Missing("field", self.result.field.id, self.result.field.title.to(self.content.language))]

    def focus_missing(self, missing: Missing) -> None:
        """Go to the result."""
        if self.result is not None:
            self.result.complain()
            self.result.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first_empty(self) -> bool:
        """Go to the first value to copy, after that to the result."""
        if self.copies.focus_next():
            return True
        if self.result is not None and self.result.is_missing:
            self.result.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def contribute(self, given: StepInput) -> StepInput:
        """Add the result and what was copied."""
        answers = dict(given.answers)
        if self.result is not None and self.result.text().strip():
            answers[self.result.field.id] = self.result.text()
        return replace(given, answers=answers, copied=tuple(self.copies.copied_ids()))

    def draft(self) -> dict[str, object]:
        """Return the typed result and what was copied."""
        result = {self.result.field.id: self.result.text()} if self.result is not None else {}
        return {"answers": result, "copied": list(self.copies.copied_ids())}

    def restore(self, draft: Draft) -> None:
        """Put them back."""
        self.copies.mark_copied(text_list(draft, "copied"))
        typed = text_map(draft, "answers")
        if self.result is not None and self.result.field.id in typed:
            self.result.set_text(typed[self.result.field.id])

    def continue_button(self) -> ContinueButton:
        """Return the words that say it was done."""
        return ContinueButton(self.tr("Done, continue"))

    def _copy_next(self) -> QHBoxLayout:
        button = ActionButton(self.theme, self.tr("Copy the next"), ENTER_CAP, "player-track-next", size="small")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on a row does the same; one Tab stop less
        button.activated.connect(self.copies.copy_next)
        button.setEnabled(not self.content.read_only)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(10))
        row.addWidget(button)
        explained = self.tr("Copying goes on to the next one; the clipboard is cleared after 60 seconds")
        row.addWidget(Words(explained, "sub", wrap=True), 1)
        return row

    def _result(self, field: Field) -> FieldInput:
        result = FieldInput(self.theme, field, self.content.language, self.content.account_length)
        result.set_placeholder(self.tr("Paste or scan"))
        result.set_kept(self.content.answers.get(field.id, ""))
        result.set_read_only(self.content.read_only)
        result.changed.connect(self.changed)
        result.entered.connect(self.finished)
        return result

    def _all_copied(self) -> None:
        if self.result is not None:
            self.result.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.continue_wanted.emit()

    def _value(self, field: Field) -> CopyValue:
        language = self.content.language
        kept = self.content.answers.get(field.id, "")
        shown = kept
        if kept and field.kind in (FieldKind.YES_NO, FieldKind.CHOICE):
            shown = field_value.display(field.kind, kept, language, field.choices)
        elif kept and field.kind is FieldKind.MONEY:
            shown = field_value.editing(field.kind, kept).replace(",", "")
        return CopyValue(field.id, field.title.to(language), shown)
