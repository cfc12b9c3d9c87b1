"""The editor of one procedure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.library.findings import Severity
from clerk_app.library.line_difference import LineKind, line_differences
from clerk_app.library.outline import Examined
from clerk_app.service.editor_view import Comparison, ProcedureText, compared, procedure_text
from clerk_app.ui.context import Context
from clerk_app.ui.editor.bar import EditorBar
from clerk_app.ui.editor.publishing import PublishDialog
from clerk_app.ui.editor.subjects import EditSubject
from clerk_app.ui.editor.text_keeper import TextKeeper
from clerk_app.ui.editor.try_run import TryRun
from clerk_app.ui.editor.workspace import COMPARE, STEPS, Workspace
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.widgets.action_bar import ActionButton


class EditorPage(Page):
    """Subject: an `EditSubject`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.opened: ProcedureText | None = None
        self._subject: EditSubject | None = None
        self.bar = EditorBar(theme)
        self.try_run: TryRun | None = None
        self.run = ActionButton(theme, self.tr("Try it"), cap(Key.NEXT), "player-play", size="small")
        self.bar.add_button(self.run)
        self.publish = ActionButton(
            theme, self.tr("Compare and publish"), cap(Key.CONTINUE), "upload", kind="primary", size="small"
        )
        self.bar.add_button(self.publish)
        self.publishing = PublishDialog(context, self)
        self.notes = NotePlace(theme)
        self.workspace = Workspace(context)
        self.keeper = TextKeeper(context, self.workspace.text, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self.notes)
        column.addWidget(self.workspace, 1)
        self.workspace.hide()
        self._connect()

    def enter(self, subject: object) -> None:
        """Open a procedure; one that is open already stays as it is."""
        if not isinstance(subject, EditSubject):
            self.go.emit(PageName.PROCEDURES.value, None)
            return
        self._subject = subject
        if self.opened is not None and self.opened.procedure == subject.procedure and subject.text is None:
            self.workspace.code.setFocus()
            return
        self.opened = None
        self.workspace.hide()
        self.notes.say("")
        self.bar.show_procedure(subject.procedure, subject.procedure)
        service = self.context.service
        self.context.ask(procedure_text, self._open, self._refused)(service, self.context.actor, subject.procedure)

    def leave(self) -> None:
        """Save what is typed."""
        self.keeper.save()

    def kept(self, subject: object) -> object:
        """Take the text along, with the place in it."""
        if self.opened is None:
            return subject
        self.keeper.save()
        workspace = self.workspace
        return EditSubject(self.opened.procedure, workspace.text(), workspace.code.line, workspace.tab)

    def _connect(self) -> None:
        workspace = self.workspace
        self.bar.list_wanted.connect(self._go_back)
        workspace.edited.connect(self.keeper.text_changed)
        workspace.checked.connect(self._show_seen)
        workspace.tab_shown.connect(lambda _tab: self._compare())
        self.keeper.refused.connect(self._refused)
        self.run.activated.connect(self._try)
        self.run.explained.connect(self._cannot_publish)
        self.publish.activated.connect(self._publish)
        self.publish.explained.connect(self._cannot_publish)
        self.publishing.proposed.connect(self._proposed)
        for key, words, act in (
            (Key.BACK, self.tr("All procedures"), self._go_back),
            (Key.FILTER, self.tr("Find in the text"), workspace.look_for_words),
            (Key.LIST_MISSING, self.tr("Next message"), workspace.next_message),
            (Key.NEXT, self.tr("Try it"), self.run.click),
            (Key.CONTINUE, self.tr("Compare and publish"), self.publish.click),
            (Key.NEXT_PANE, self.tr("Next pane"), lambda: workspace.next_pane(1)),
            (Key.PREVIOUS_PANE, self.tr("Previous pane"), lambda: workspace.next_pane(-1)),
        ):
            bind(self, key, words, partial(self._unless_busy, act))

    @property
    def busy(self) -> bool:
        """Whether something lies over the page: its keys then do nothing."""
        return self.publishing.overlay is not None or self.try_run is not None

    def _unless_busy(self, act: Callable[[], object]) -> None:
        if not self.busy:
            act()

    def _open(self, opened: ProcedureText) -> None:
        subject = self._subject
        if subject is None or subject.procedure != opened.procedure:
            return
        self.opened = opened
        self.keeper.forget()
        self.keeper.watch(opened.procedure, opened.base)
        text = opened.text if subject.text is None else subject.text
        self.workspace.show()
        self.workspace.show_base(opened.number if opened.base else 0)
        self.workspace.show_text(text, subject.line)
        self.workspace.show_tab(subject.tab or STEPS)
        if subject.text is not None and subject.text != opened.text:
            self.keeper.text_changed()
        self._show_changes()
        if not self.take_place():
            self.workspace.code.setFocus()

    def _show_seen(self, seen: Examined) -> None:
        errors = sum(finding.severity is Severity.ERROR for finding in seen.findings)
        if errors:
            self.bar.show_state(self.tr("%n error(s) to mend before publishing", "", errors), "danger")
        else:
            self.bar.show_state(self.tr("Checked, may be published"), "ok")
        if seen.drawable is not None:
            self.bar.show_procedure(seen.drawable.title.to(self.context.language), seen.drawable.id)
        for button in (self.publish, self.run):
            button.set_unavailable(self.tr("Mend the errors first") if errors else "")
        self._show_changes()
        self._compare()

    def _show_changes(self) -> None:
        opened = self.opened
        if opened is None:
            return
        if not opened.base:
            self.bar.show_draft(self.tr("New, never published"))
            return
        lines = line_differences(opened.base, self.workspace.text(), 0)
        added = sum(line.kind is LineKind.ADDED for line in lines)
        removed = sum(line.kind is LineKind.REMOVED for line in lines)
        if not added and not removed:
            self.bar.show_draft("")
            return
        words = self.tr("Draft: {added} lines more and {removed} fewer than version {number}")
        self.bar.show_draft(words.format(added=added, removed=removed, number=opened.number))

    def _compare(self) -> None:
        """Compare with what is in force while that is looked at."""
        opened = self.opened
        if opened is None or not opened.base or self.workspace.tab != COMPARE:
            return
        text = self.workspace.text()

        def show(comparison: Comparison) -> None:
            if self.workspace.text() == text:
                self.workspace.compare.show_comparison(comparison, opened.number)

        context = self.context
        context.ask(compared, show, self._refused)(context.service, context.actor, opened.procedure, text)

    def _try(self) -> None:
        """Walk the text as it was checked last."""
        seen = self.workspace.seen
        if seen is None or seen.procedure is None or self.busy:
            return
        # Two pages of steps would both claim the keys of a step.
        self.workspace.preview.show_nothing()
        self.try_run = TryRun(self.context, self, seen.procedure)
        self.try_run.closed.connect(self.try_run.deleteLater)
        self.try_run.closed.connect(self._tried)
        self.try_run.open()
        self.try_run.start()

    def _tried(self) -> None:
        self.try_run = None
        self.workspace.show_step_again()

    def _publish(self) -> None:
        """Ask from when and why, once the text as it is now was checked."""
        seen, opened = self.workspace.check.newest, self.opened
        if opened is None:
            return
        if seen is None:
            # The check of the last key is on its way; go on with it.
            self.workspace.check.checked.connect(self._publish_checked, Qt.ConnectionType.SingleShotConnection)
            self.workspace.check.check_now()
            return
        if seen.procedure is None:
            self._cannot_publish(self.tr("Mend the errors first"))
            return
        self.keeper.save()
        self.publishing.open(opened, self.workspace.text(), seen.procedure)

    def _publish_checked(self, _seen: Examined) -> None:
        self._publish()

    def _cannot_publish(self, _reason: str) -> None:
        self.workspace.next_message()

    def _proposed(self, procedure: str) -> None:
        self.opened = None
        self.keeper.forget()
        self.go.emit(PageName.PROCEDURES.value, procedure)

    def _go_back(self) -> None:
        self.go.emit(PageName.PROCEDURES.value, None if self.opened is None else self.opened.procedure)

    def _refused(self, refusal: Refusal) -> None:
        self.notes.say(self.context.sentence(refusal))
