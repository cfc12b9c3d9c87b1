"""The rules that the procedure rests on: title, subject, edition, grade, text, and where they are cited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.procedure import Procedure, Rule
from clerk_app.ui.steps.rule_line import rule_words
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Tag, Words


class RulesPane(QScrollArea):
    """All rules of the text that is being written; one of them may be marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._cards: dict[str, QFrame] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Rules cited"))
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        px = theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(12))
        self.setWidget(self._inner)

    @property
    def rules(self) -> list[str]:
        """Ids of the rules as shown."""
        return list(self._cards)

    def show_rules(self, procedure: Procedure | None) -> None:
        """Show the rules of `procedure`."""
        rules = () if procedure is None else tuple(procedure.rules.values())
        cited = () if procedure is None else tuple(self._cited_in(procedure, rule) for rule in rules)
        if (rules, cited) == self._shown:
            return
        self._shown = (rules, cited)
        self._cards = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for rule, where in zip(rules, cited, strict=True):
            self._column.addWidget(self._card(rule, where))
        if not rules:
            self._column.addWidget(Words(self.tr("No rule is cited yet."), "sub", wrap=True))
        self._column.addStretch(1)

    def show_rule(self, rule: str) -> None:
        """Mark one rule and scroll to it."""
        for name, card in self._cards.items():
            card.setProperty("card", "current" if name == rule else "true")
            card.style().unpolish(card)
            card.style().polish(card)
        if rule in self._cards:
            self.ensureWidgetVisible(self._cards[rule], 0, self._theme.px(12))

    def _cited_in(self, procedure: Procedure, rule: Rule) -> tuple[str, ...]:
        language = self._theme.language
        found = [step.title.to(language) for step in procedure.steps if step.basis == rule.id]
        if procedure.standard_basis == rule.id:
            found.append(self.tr("time at the counter"))
        if procedure.fee.basis == rule.id:
            found.append(self.tr("fee"))
        return tuple(found)

    def _card(self, rule: Rule, where: tuple[str, ...]) -> QFrame:
        theme, language = self._theme, self._theme.language
        px = theme.px
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Words(rule_words(rule, language), "h2", wrap=True), 1)
        grade = Tag(theme, self.tr("Grade {grade}").format(grade=rule.grade.value))
        head.addWidget(grade, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if not rule.grade.confirmed:
            column.addWidget(Words(self.tr("To be confirmed by the hall"), "sub", "warn", wrap=True))
        if rule.text is not None:
            column.addWidget(Words(rule.text.to(language), wrap=True))
        cited = self.tr(", ").join(where)
        words = self.tr("Cited in: {places}").format(places=cited) if where else self.tr("Not cited anywhere")
        column.addWidget(Words(f"{rule.id} · {words}", "sub", wrap=True))
        self._cards[rule.id] = card
        return card
