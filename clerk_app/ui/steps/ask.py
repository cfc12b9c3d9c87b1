"""Ask: the fields of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clerk_app.core.procedure import Verb
from clerk_app.core.walk import applicable_fields
from clerk_app.ui.steps.content import Missing, StepContent, StepInput
from clerk_app.ui.steps.view import Draft, StepView, text_list, text_map
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.flow import FlowLayout


class AskView(StepView):
    """A form; Enter goes to the next empty required field, Ctrl+0 says that the customer does not know."""

    verb = Verb.ASK

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        self.fields: dict[str, FieldInput] = {}
        self._needed = set(content.step.ask)
        card = Card(theme, self.tr("Ask the customer"), Verb.ASK, parent=self)
        form = FlowLayout(theme.px(12), theme.px(10), stretch=True)
        for name in content.step.ask:
            asked = content.procedure.fields[name]
            field = FieldInput(theme, asked, content.language, content.account_length, card)
            if content.answers.get(name):
                field.set_kept(content.answers[name])
            if name in content.unknown:
                field.set_unknown(True)
            if content.read_only:
                field.set_read_only(True)
            field.changed.connect(self.changed)
            field.entered.connect(self.finished)
            self.fields[name] = field
            form.addWidget(field)
        card.body.addLayout(form)
        self.column.addWidget(card)

    def shown(self) -> list[FieldInput]:
        """Return the fields that apply, in order."""
        return [field for name, field in self.fields.items() if name in self._needed]

    def use_answers(self, answers: Mapping[str, str]) -> None:
        """Hide the fields whose condition is false."""
        holds = self.content.conditions(answers)
        needed = {field.id for field in applicable_fields(self.content.procedure, self.content.step, holds)}
        for name in needed ^ self._needed:  # showing a field that is shown anyway would style it too early
            self.fields[name].setVisible(name in needed)
        self._needed = needed

    def answers(self) -> dict[str, str]:
        """Return the valid answers as they are kept."""
        values = {name: field.value() for name, field in self.fields.items()}
        return {name: value.text for name, value in values.items() if value is not None}

    def missing(self) -> list[Missing]:
        """Return required fields that are empty and fields that are wrong."""
        language = self.content.language
        return [
            Missing("field", field.field.id, field.field.title.to(language))
            for field in self.shown()
            if field.is_missing
        ]

    def complain(self) -> None:
        """Show what is wrong in every field."""
        for field in self.shown():
            if field.is_missing:
                field.complain()

    def focus_missing(self, missing: Missing) -> None:
        """Go to the field and show what is wrong in every field."""
        self.complain()
        self.focus_control(missing)

    def focus_control(self, missing: Missing) -> None:
        """Go to the field."""
        self.fields[missing.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def customer_does_not_know(self) -> bool:
        """Toggle “the customer does not know” for the field that has the focus; False when none has."""
        focused = cast("QWidget | None", self.window().focusWidget())
        for field in self.shown():
            if focused is not None and (field is focused or field.isAncestorOf(focused)):
                field.set_unknown(not field.unknown)
                self.changed.emit()
                return True
        return False

    def contribute(self, given: StepInput) -> StepInput:
        """Add what was typed and what is unknown."""
        typed = {field.field.id: field.text() for field in self.shown() if field.text().strip()}
        unknown = tuple(field.field.id for field in self.shown() if field.unknown)
        return replace(given, answers={**given.answers, **typed}, unknown=(*given.unknown, *unknown))

    def draft(self) -> dict[str, object]:
        """Return what is typed, also in fields that do not apply at the moment."""
        return {
            "answers": {name: field.text() for name, field in self.fields.items() if field.text() or field.touched},
            "unknown": [name for name, field in self.fields.items() if field.unknown],
        }

    def restore(self, draft: Draft) -> None:
        """Put typed text back."""
        for name, text in text_map(draft, "answers").items():
            if name in self.fields:
                if self.fields[name].unknown:
                    self.fields[name].set_unknown(False)
                self.fields[name].set_text(text)
                self.fields[name].touched = True
        for name in text_list(draft, "unknown"):
            if name in self.fields:
                self.fields[name].set_unknown(True)
