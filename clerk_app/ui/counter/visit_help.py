"""The reference beside a step: the present problem first, then the rule, the step's help, the papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clerk_app.core.limit import TimeUnit
from clerk_app.core.procedure import Document, Procedure, Rule
from clerk_app.core.promise import Promise
from clerk_app.core.sentence import Language
from clerk_app.service.request_view import RequestView
from clerk_app.texts import text
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.content import Missing
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.help_panel import HelpSection
from clerk_app.ui.widgets.limit_words import LimitWords
from clerk_app.ui.widgets.notices import Note

RULE = "rule"
LIMIT = "limit"


class VisitHelp(QObject):
    """Makes the sections of the help panel."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sections(self, view: RequestView, language: Language) -> list[HelpSection]:
        """Return what can be read about the step at hand."""
        found: list[HelpSection] = []
        at_hand = view.at_hand
        if at_hand is not None:
            step = at_hand.step
            if step.basis is not None:
                found.append(self.rule_section(view.procedure.rules[step.basis], language))
            else:
                found.append(self.rules_section(view.procedure, language))
            if at_hand.promise is not None:
                found.append(self.limit_section(at_hand.promise, language))
            if step.help is not None:
                found.append(HelpSection("help", self.tr("Good to know"), (step.help.to(language),)))
        found.append(HelpSection("service", self.tr("About this service"), self._service_words(view, language)))
        documents = [self._document_words(document, language) for document in self._documents(view)]
        if documents:
            found.append(HelpSection("documents", self.tr("Documents"), tuple(documents), len(documents)))
        return found

    def show_rule(self, frame: VisitFrame, view: RequestView, rule: str, language: Language) -> None:
        """Open the text of `rule` in the reference, and the limit a promise rests on.

        An empty `rule` opens what the step has: its own rule, else all rules of the service.
        """
        sections = self.sections(view, language)
        if not any(section.id == RULE for section in sections):
            known = view.procedure.rules.get(rule)
            whole = self.rules_section(view.procedure, language)
            sections.insert(0, whole if known is None else self.rule_section(known, language))
            frame.help.show_sections(sections, rule)
        frame.show_help()
        frame.help.open_section(LIMIT)
        frame.help.open_section(RULE)

    def _documents(self, view: RequestView) -> Sequence[Document]:
        here = () if view.at_hand is None else view.at_hand.documents
        return here or tuple(view.procedure.documents.values())

    def _service_words(self, view: RequestView, language: Language) -> tuple[str, ...]:
        procedure = view.procedure
        words = [procedure.summary.to(language)]
        if procedure.standard_minutes is not None:
            words.append(self.tr("At the counter: %n minute(s)", "", procedure.standard_minutes))
        if procedure.fee.fen == 0:
            words.append(text("paper.fee.none", language))
        elif procedure.fee.fen is None:
            words.append(self.tr("Fee: told before we begin"))
        return tuple(words)

    def rule_section(self, rule: Rule, language: Language) -> HelpSection:
        """Return the section with a rule's text, edition and grade."""
        wording = rule.text.to(language) if rule.text is not None else rule.subject.to(language)
        source = f"{rule.title.to(language)} · {rule.subject.to(language)}"
        if rule.edition:
            source += " · " + self.tr("edition {edition}").format(edition=rule.edition)
        grade = self.tr("Evidence: grade {grade}").format(grade=rule.grade.value)
        if not rule.grade.confirmed:
            grade += " · " + self.tr("to be confirmed by the hall")
        return HelpSection(RULE, self.tr("Rule text"), (wording, source, grade), quiet=True)

    def rules_section(self, procedure: Procedure, language: Language) -> HelpSection:
        """Return the section with every rule of a service, for a step that names none of its own."""
        paragraphs: list[str] = []
        for rule in procedure.rules.values():
            paragraphs += self.rule_section(rule, language).paragraphs
        if not paragraphs:
            paragraphs = [self.tr("This service names no rule.")]
        return HelpSection(RULE, self.tr("Rules of this service"), tuple(paragraphs), quiet=True)

    def limit_section(self, promise: Promise, language: Language) -> HelpSection:
        """Return the section with the row of the limits table that a promise rests on."""
        limit, words = promise.limit, LimitWords(language, self)
        paragraphs = [words.words(limit), words.source(limit), words.evidence(limit)]
        if limit.unit is TimeUnit.WORKING_DAYS:
            paragraphs.append(self.tr("Working days by: {calendar}").format(calendar=promise.calendar))
        kept = tuple(part for part in paragraphs if part)
        return HelpSection(LIMIT, self.tr("Time limit"), kept, quiet=True)

    def problem(
        self,
        procedure: Procedure,
        missing: Sequence[Missing],
        language: Language,
        list_missing: Callable[[], object],
        waiting: bool,
    ) -> QWidget | None:
        """Return the notice for the first missing document: what serves instead, and the list of what is missing.

        `waiting` is True once the list was given.
        """
        documents = [item for item in missing if item.kind == "document"]
        if waiting:
            return Note(
                self._theme,
                "warn",
                self.tr("The list of missing papers was given."),
                [self.tr("If the customer fetches them now, park the visit with F4; otherwise end it with F12.")],
            )
        if not documents:
            return None
        document = procedure.documents[documents[0].id]
        button = ActionButton(
            self._theme, self.tr("List what is missing"), cap(Key.LIST_MISSING), "file-text", size="small"
        )
        button.activated.connect(list_missing)
        lines = []
        if document.one_of:
            lines.append(self.tr("The customer may bring it later, or show one of these now:"))
        else:
            lines.append(self.tr("The customer may bring it later; the list says everything at once."))
        return Note(
            self._theme,
            "danger",
            self.tr("Missing: {title}").format(title=documents[0].title),
            lines,
            bullets=[item.to(language) for item in document.one_of],
            buttons=[button],
        )

    def _document_words(self, document: Document, language: Language) -> str:
        parts = [document.title.to(language)]
        if document.issuer is not None:
            parts.append(self.tr("issued by {issuer}").format(issuer=document.issuer.to(language)))
        if document.one_of:
            parts.append(self.tr(" / ").join(item.to(language) for item in document.one_of))
        return " · ".join(parts)
