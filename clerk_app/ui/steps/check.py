"""Check: the documents of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Document, DocumentForm, Verb
from clerk_app.core.walk import applicable_documents
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.steps.content import Missing, StepContent, StepInput
from clerk_app.ui.steps.not_needed import NotNeededReasons
from clerk_app.ui.steps.view import Draft, StepView, text_map
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.checklist import DocumentChecklist
from clerk_app.ui.widgets.checklist_model import HAVE, LATER, MISSING, NOT_NEEDED, DocumentRow
from clerk_app.ui.widgets.labels import Tone, Words
from clerk_app.ui.widgets.notices import Note

MANY = 4
"""More papers than this that may stand in are counted in the row; their names are in the reference."""


class CheckView(StepView):
    """The checklist with its counts; what is missing is said under it once Continue was pressed."""

    verb = Verb.CHECK

    def __init__(self, theme: Theme, content: StepContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, content, parent)
        self._kept: dict[str, DocumentMark] = dict(content.marks)
        self._note: Note | None = None
        self._shown: tuple[str, ...] = ()
        card = Card(theme, self.tr("Documents"), Verb.CHECK, ruled=True)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(theme.px(4))
        card.head.addLayout(self._counts)
        self.list = DocumentChecklist(theme)
        self.list.marks_changed.connect(self._marks_changed)
        self.list.finished.connect(self.finished)
        self.list.all_marked.connect(self.part_done)
        card.body.addWidget(self.list)
        self.column.addWidget(card)
        self.reasons = NotNeededReasons(theme, self)
        self.reasons.restore(content.not_needed)
        self.reasons.changed.connect(self.changed)
        self.reasons.entered.connect(self.finished)
        self.column.addWidget(self.reasons)
        self.use_answers(content.answers)

    def use_answers(self, answers: Mapping[str, str]) -> None:
        """Show the documents that apply."""
        holds = self.content.conditions(answers)
        documents = applicable_documents(self.content.procedure, self.content.step, holds)
        names = tuple(document.id for document in documents)
        if names == self._shown and self.list.row_count():
            return
        self._shown = names
        marks = {name: self._kept[name] for name in names if name in self._kept}
        rows = [self._row(document) for document in documents]
        self.list.show_documents(rows, marks, self.content.read_only)
        self._show_counts()
        self._ask_why()

    def missing(self) -> list[Missing]:
        """Return documents that are missing or that nobody looked at."""
        marks = self.list.marks()
        language = self.content.language
        found = []
        for name in self._shown:
            mark = marks.get(name)
            title = self.content.procedure.documents[name].title.to(language)
            if mark is None:
                found.append(Missing("unchecked", name, title))
            elif mark.mark == MISSING:
                found.append(Missing("document", name, title))
        given = self.reasons.reasons()
        for name in self._unneeded():
            if name not in given:
                title = self.content.procedure.documents[name].title.to(language)
                found.append(Missing("reason", name, title))
        return found

    def complain(self) -> None:
        """Say what can be done about what is missing, and mark reasons that are not written."""
        self._show_note()
        given = self.reasons.reasons()
        for name in self._unneeded():
            if name not in given:
                self.reasons.complain(name)

    def focus_missing(self, missing: Missing) -> None:
        """Go to the document and say what can be done."""
        self.complain()
        self.focus_control(missing)

    def focus_control(self, missing: Missing) -> None:
        """Go to the document, or to why it is not needed."""
        if missing.kind == "reason":
            self.reasons.focus(missing.id)
        elif missing.id in self._shown:
            self.list.focus_row(self._shown.index(missing.id))

    def contribute(self, given: StepInput) -> StepInput:
        """Add the marks, and why papers that were told are not needed."""
        marks = {**given.documents, **self.list.marks()}
        return replace(given, documents=marks, not_needed={**given.not_needed, **self.reasons.reasons()})

    def draft(self) -> dict[str, object]:
        """Return the marks, also of documents that do not apply at the moment."""
        self._kept.update(self.list.marks())
        marks = {name: [mark.mark, mark.copies, mark.substitute] for name, mark in self._kept.items()}
        return {"marks": marks, "not_needed": self.reasons.typed()}

    def restore(self, draft: Draft) -> None:
        """Put the marks and reasons back."""
        self.reasons.restore(text_map(draft, "not_needed"))
        found = draft.get("marks")
        if not isinstance(found, Mapping):
            return
        for name, mark in found.items():
            match mark:
                case [str(state), int(copies), (int() | None) as substitute]:
                    self._kept[str(name)] = DocumentMark(state, copies, substitute)
                case _:
                    continue
        self._shown = ()
        self.use_answers(self.content.answers)

    def _marks_changed(self) -> None:
        self._kept.update(self.list.marks())
        self._show_counts()
        self._ask_why()
        if self._note is not None:
            self._show_note()
        self.changed.emit()

    def _unneeded(self) -> list[str]:
        marks = self.list.marks()
        told = [name for name in self._shown if name in self.content.told and name in marks]
        return [name for name in told if marks[name].mark == NOT_NEEDED]

    def _ask_why(self) -> None:
        documents = self.content.procedure.documents
        titles = {name: documents[name].title.to(self.content.language) for name in self._unneeded()}
        self.reasons.show_documents(titles, self.content.read_only)

    def _show_counts(self) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        counts = self.list.counts()
        shown: list[tuple[str, int, Tone]] = [
            (self.tr("Have"), counts[HAVE], "ok"),
            (self.tr("Missing"), counts[MISSING], "danger"),
            (self.tr("Not needed"), counts[NOT_NEEDED], ""),
            (self.tr("Later"), counts[LATER], "warn"),
            (self.tr("Not checked"), counts[""], ""),
        ]
        for words, count, tone in shown:
            if count:
                if self._counts.count():
                    self._counts.addSpacing(self.theme.px(8))
                self._counts.addWidget(Words(words, "sub"))
                number = Words(str(count), "h2", tone)
                number.setAlignment(Qt.AlignmentFlag.AlignVCenter)
                self._counts.addWidget(number)

    def _show_note(self) -> None:
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        count = self.list.counts()[MISSING]
        if count:
            words = self.tr(
                "%n document(s) missing. Bring now and continue, or press {key} for the list of missing items.",
                "",
                count,
            ).format(key=cap(Key.LIST_MISSING))
            self._note = Note(self.theme, "danger", words)
            self.column.addWidget(self._note)
            self._note.announce()

    def _row(self, document: Document) -> DocumentRow:
        language = self.content.language
        form = {
            DocumentForm.ORIGINAL: self.tr("Original"),
            DocumentForm.COPY: self.tr("Photocopy"),
            DocumentForm.ELECTRONIC: self.tr("Electronic"),
        }[document.form]
        parts = [form]
        if document.copies:
            parts.append(self.tr("%n copy/copies to keep", "", document.copies))
        if document.issuer is not None:
            parts.append(self.tr("from {issuer}").format(issuer=document.issuer.to(language)))
        substitutes = tuple(sentence.to(language) for sentence in document.one_of)
        if len(substitutes) > MANY:
            parts.append(self.tr("or one of %n other papers", "", len(substitutes)))
        elif substitutes:
            parts.append(self.tr("or {papers}").format(papers=self.tr(" / ").join(substitutes)))
        if document.later_days is not None:
            parts.append(self.tr("may follow within %n day(s)", "", document.later_days))
        return DocumentRow(
            id=document.id,
            title=document.title.to(language),
            hint=" · ".join(parts),
            copies=document.copies,
            substitutes=substitutes,
            may_follow=document.later_days is not None,
        )
