"""Refuse: a clear no with its rule and what the customer can do instead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.procedure import Verb
from clerk_app.ui.steps.content import ContinueButton, Missing, StepContent, StepInput
from clerk_app.ui.steps.rule_line import rule_words
from clerk_app.ui.steps.view import Draft, StepView
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Glyph, Words
from clerk_app.ui.widgets.link import LinkButton

NO_WAY = "none"


class RefuseView(StepView):
    """What cannot be done and the sentence for it stand above; here rule, ways on, record.

    Signals:
        rule_wanted: show the rule's whole text (its id).
    """

    verb = Verb.REFUSE
    rule_wanted = Signal(str)

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        rule_id = content.step.basis
        if rule_id is not None:
            self.column.addWidget(self._rule_card(rule_id))
        ways = [WayOut(str(number), content.words(sentence)) for number, sentence in enumerate(content.step.instead)]
        ways.append(WayOut(NO_WAY, self.tr("No other way (say why)")))
        self.list = DecisionList(theme, cards=False)
        self.list.setAccessibleName(self.tr("What can be done instead"))
        picked = None if content.alternative is None else str(content.alternative)
        self.list.show_ways(ways, picked, content.read_only)
        self.list.picked.connect(self._picked)
        card = Card(
            theme, self.tr("What can be done instead"), aside=self.tr("Choose one and tell the customer"), ruled=True
        )
        card.body.addWidget(self.list)
        self.column.addWidget(card)
        self.reason = LineEdit(theme)
        self._reason_label = Words(self.tr("Why there is no other way"), "sub")
        self._reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName(self._reason_label.text())
        self.reason.textEdited.connect(lambda _text: self._reason_edited())
        self.reason.entered.connect(self.continue_wanted)
        self.column.addWidget(self._reason_label)
        self.column.addWidget(self.reason)
        self._show_reason()

    def missing(self) -> list[Missing]:
        """Return the choice, or the reason when there is no other way."""
        way = self.list.picked_way()
        if way is None:
            return [Missing("choice", "", self.tr("What can be done instead"))]
        if way == NO_WAY and not self.reason.text().strip():
            return [Missing("field", "reason", self._reason_label.text())]
        return []

    def focus_missing(self, missing: Missing) -> None:
        """Go to the list or to the reason."""
        if missing.id == "reason":
            self.reason.set_mark("danger")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_control(self, missing: Missing) -> None:
        """Go there without complaint."""
        (self.reason if missing.id == "reason" else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def contribute(self, given: StepInput) -> StepInput:
        """Add the way on, or the reason."""
        way = self.list.picked_way()
        if way is None or way == NO_WAY:
            return replace(given, alternative=None, reason=self.reason.text().strip())
        return replace(given, alternative=int(way))

    def draft(self) -> dict[str, object]:
        """Return choice and reason."""
        return {"alternative": self.list.picked_way(), "reason": self.reason.text()}

    def restore(self, draft: Draft) -> None:
        """Put choice and reason back."""
        way, reason = draft.get("alternative"), draft.get("reason")
        if isinstance(way, str):
            self.list.pick(way)
        if isinstance(reason, str):
            self.reason.setText(reason)
        self._show_reason()

    def continue_button(self) -> ContinueButton:
        """Return the button that records the refusal; Enter alone never presses it."""
        return ContinueButton(self.tr("Record as cannot be met"), "danger")

    def _rule_card(self, rule_id: str) -> Card:
        rule = self.content.procedure.rules[rule_id]
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(8))
        head.addWidget(Glyph(self.theme, "book-2", "text2", 18))
        head.addWidget(Words(self.tr("Rule"), "h2"))
        head.addStretch(1)
        if rule.text is not None:
            whole = LinkButton(self.tr("In the reference"))
            whole.clicked.connect(lambda: self.rule_wanted.emit(rule_id))
            head.addWidget(whole)
        card = Card(self.theme)
        card.body.addLayout(head)
        card.body.addWidget(Words(rule_words(rule, self.content.language), "sub", wrap=True))
        if rule.text is not None:
            card.body.addWidget(Words(rule.text.to(self.content.language), "sub", wrap=True))
        return card

    def _picked(self, way: str) -> None:
        self._show_reason()
        self.changed.emit()
        if way == NO_WAY:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.continue_wanted.emit()

    def _reason_edited(self) -> None:
        self.reason.set_mark("")
        self.changed.emit()

    def _show_reason(self) -> None:
        needed = self.list.picked_way() == NO_WAY
        self._reason_label.setVisible(needed)
        self.reason.setVisible(needed)
        self.reason.setReadOnly(self.content.read_only)
