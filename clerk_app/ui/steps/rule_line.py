"""The line at the foot of a step that names the rule it rests on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.procedure import Rule
from clerk_app.core.sentence import Language
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import Glyph, KeyCap, Tag, Words
from clerk_app.ui.widgets.link import LinkButton


def rule_words(rule: Rule, language: Language) -> str:
    """Return a rule by name and subject, e.g. 《供电营业规则》（2024）更名与过户."""
    title, subject = rule.title.to(language), rule.subject.to(language)
    if language == "zh":
        edition = f"（{rule.edition}）" if rule.edition else ""
        return f"《{title}》{edition}{subject}"
    edition = f" ({rule.edition})" if rule.edition else ""
    return f"{title}{edition}, {subject}"


class RuleLine(QWidget):
    """依据, the rule as a link, its key; says so while nobody in the hall confirmed it.

    A step that names no rule of its own leads to those of its service.

    Signals:
        wanted: show the rule's text.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, rule: Rule | None, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Glyph(theme, "book-2", "text2", 16, self))
        row.addWidget(Words(self.tr("Rule"), "sub", parent=self))
        self.link = LinkButton(self.tr("Rules of this service") if rule is None else rule_words(rule, language))
        self.link.clicked.connect(self.wanted)
        self.link.setAccessibleDescription(cap(Key.RULE))
        row.addWidget(self.link)
        row.addWidget(KeyCap(cap(Key.RULE), self))
        if rule is not None and not rule.grade.confirmed:
            row.addWidget(Tag(theme, self.tr("to be confirmed by the hall"), "warn", parent=self))
        row.addStretch(1)
