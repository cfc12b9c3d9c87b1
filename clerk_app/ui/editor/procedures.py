"""All procedures of the hall: where each comes from, how it stands, what waits for somebody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.access import Actor
from clerk_app.service.change import Change
from clerk_app.service.counter import CounterService
from clerk_app.service.editor_view import (
    ProcedureLine,
    ProcedureLines,
    ProcedureText,
    ProposalLine,
    VersionLine,
    procedure_lines,
    procedure_text,
    proposals,
    versions,
)
from clerk_app.service.reader import Connection
from clerk_app.ui.context import Context
from clerk_app.ui.editor.dialogs import NewProcedureDialog, ReasonDialog, renamed
from clerk_app.ui.editor.line_detail import LineDetail
from clerk_app.ui.editor.line_list import LineList
from clerk_app.ui.editor.line_words import LineWords
from clerk_app.ui.editor.review_proposal import ProposalReview
from clerk_app.ui.editor.subjects import EditSubject
from clerk_app.ui.keys import Key, bind
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.overlay import Overlay

ForAReason = Callable[[Actor, str, str, str], Change[None]]
"""An action on a procedure: who, command id, which, why."""

SELECT_MS = 40
DETAIL, DETAIL_WIDE, NARROW = 460, 560, 860


class ProceduresPage(Page):
    """Subject: None, or the id of the procedure that is to be current."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        px = theme.px
        self.words = LineWords(context.language, context.service.store.zone, self)
        self.read: ProcedureLines | None = None
        self.overlay: Overlay | None = None
        self._wanted = ""
        head = QFrame()
        head.setObjectName("TopBar")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(12))
        self.search = LineEdit(theme)
        self.search.setPlaceholderText(self.tr("Find a procedure"))
        self.search.setAccessibleName(self.tr("Find a procedure"))
        self.search.textChanged.connect(lambda _text: self._filter())
        row.addWidget(self.search, 1)
        self.count = Words(role="sub")
        row.addWidget(self.count)
        self.head_row = row
        self.notes = NotePlace(theme)
        self.list = LineList(theme, self.words)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        inside.addStretch(1)
        self._area.setWidget(inner)
        self.detail = LineDetail(theme, self.words, context.actor.id)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._area, 1)
        columns.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self.notes)
        column.addLayout(columns, 1)
        self.review = ProposalReview(context, self)
        self._select = QTimer(self, singleShot=True, interval=SELECT_MS)
        self._select.timeout.connect(self._show_detail)
        self._connect()
        self.detail.hide()

    def enter(self, subject: object) -> None:
        """Read the list and give it the focus."""
        if isinstance(subject, str):
            self._wanted = subject
        self._read()
        if not self.take_place():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self, subject: object) -> object:
        """Take the current procedure along."""
        line = self.list.current()
        return line.id if line is not None else subject

    def leave(self) -> None:
        """Close what is open."""
        self._select.stop()

    def refresh(self, change: Change[object]) -> None:
        """Read again when a procedure or a request changed."""
        if any(kind.startswith(("procedure.", "request.", "staff.")) for kind in change.kinds):
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the detail its share."""
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.list.current_changed.connect(self._select.start)
        self.search.entered.connect(self.list.setFocus)
        self.list.entered.connect(self._edit)
        self.list.doubleClicked.connect(lambda _index: self._edit())
        self.detail.edit_wanted.connect(self._edit)
        self.detail.look_wanted.connect(self._look)
        self.detail.copy_wanted.connect(self._copy)
        self.detail.retire_wanted.connect(self._retire)
        self.detail.back_wanted.connect(self._bring_back)
        bind(self, Key.FILTER, self.tr("Find a procedure"), self._focus_search)
        bind(self, Key.NEXT_PANE, self.tr("Next pane"), lambda: self._next_pane(1))
        bind(self, Key.PREVIOUS_PANE, self.tr("Previous pane"), lambda: self._next_pane(-1))

    # Reading ---------------------------------------------------------------------------------------

    def _read(self) -> None:
        service, actor = self.context.service, self.context.actor
        self.context.ask(procedure_lines, self._show, self._refused)(service, actor)

    def _show(self, read: ProcedureLines) -> None:
        self.read = read
        self._filter()

    def _filter(self) -> None:
        if self.read is None:
            return
        typed = self.search.text().strip().casefold()
        current = self.list.current()
        wanted = self._wanted or ("" if current is None else current.id)
        self._wanted = ""
        fitting = [line for line in self.read.lines if typed in self._searched(line)]
        self.list.show_lines(fitting, wanted)
        words = self.tr("%n procedure(s)", "", len(self.read.lines))
        if typed:
            words = self.tr("{found} of {all}").format(found=len(fitting), all=words)
        self.count.setText(words)
        self._show_detail()

    def _searched(self, line: ProcedureLine) -> str:
        parts = [line.id, line.title.zh, line.title.en, self.words.category(line.category)]
        return " ".join([*parts, *(words for words, _tone in self.words.tags(line))]).casefold()

    def _show_detail(self) -> None:
        line = self.list.current()
        self.detail.setVisible(line is not None)
        if line is None or self.read is None:
            return
        if line != self.detail.line:
            self.detail.show_line(line, self.read.supervisors)
        service, actor, name = self.context.service, self.context.actor, line.id

        def show(found: tuple[tuple[VersionLine, ...], tuple[ProposalLine, ...]]) -> None:
            if self.detail.line is not None and self.detail.line.id == name:
                self.detail.show_history(*found)

        self.context.ask(_history, show)(service, actor, name)
        self._arrange()

    def _arrange(self) -> None:
        px = self.context.theme.px
        narrow = self.width() < px(NARROW)
        wanted = self.width() // 2 if narrow else px(DETAIL_WIDE if self.width() >= px(1500) else DETAIL)
        self.detail.setFixedWidth(wanted)

    # Acting ----------------------------------------------------------------------------------------

    def _edit(self) -> None:
        line = self.list.current()
        if line is not None and "edit" in self.detail.buttons:
            self.go.emit(PageName.EDITOR.value, EditSubject(line.id))

    def _look(self, proposal: ProposalLine) -> None:
        line = self.list.current()
        if line is not None:
            self.review.open(line, proposal)

    def _copy(self) -> None:
        line = self.list.current()
        if line is None or self.read is None:
            return
        title = line.title.to(self.context.language)
        dialog = NewProcedureDialog(self.context.theme, self, title, [one.id for one in self.read.lines])
        dialog.named.connect(lambda name: self._begin_copy(line.id, name))
        self._open(dialog)

    def _begin_copy(self, source: str, name: str) -> None:
        def begin(opened: ProcedureText) -> None:
            self._close()
            self.go.emit(PageName.EDITOR.value, EditSubject(name, renamed(opened.base or opened.text, name)))

        service, actor = self.context.service, self.context.actor
        self.context.ask(procedure_text, begin, self._refused)(service, actor, source)

    def _retire(self) -> None:
        line = self.list.current()
        if line is None:
            return
        words = self.tr("It is not offered for new requests any more; requests under way finish on their version.")
        title = self.tr("Retire {title}").format(title=line.title.to(self.context.language))
        self._ask_why(title, self.tr("Retire"), words, self.context.service.publishing.retire, line.id)

    def _bring_back(self) -> None:
        line = self.list.current()
        if line is None:
            return
        title = self.tr("Bring {title} back").format(title=line.title.to(self.context.language))
        words = self.tr("It is offered for new requests again.")
        self._ask_why(title, self.tr("Bring back"), words, self.context.service.publishing.bring_back, line.id)

    def _ask_why(self, title: str, confirm: str, words: str, action: ForAReason, name: str) -> None:
        dialog = ReasonDialog(self.context.theme, self, title, confirm, words)
        act = self.context.act(action, lambda _change: self._close(), self._refused_in_dialog)
        dialog.confirmed.connect(lambda: act(name, dialog.text()))
        self._open(dialog)

    def _open(self, dialog: Overlay) -> None:
        self._close()
        self.overlay = dialog
        dialog.closed.connect(dialog.deleteLater)
        dialog.closed.connect(self._forget_dialog)
        dialog.open()

    def _close(self) -> None:
        if self.overlay is not None:
            self.overlay.close_overlay()

    def _forget_dialog(self) -> None:
        self.overlay = None

    def _refused_in_dialog(self, refusal: Refusal) -> None:
        dialog = self.overlay
        if isinstance(dialog, ReasonDialog):
            dialog.show_fault(self.context.sentence(refusal))
        else:
            self._refused(refusal)

    def _refused(self, refusal: Refusal) -> None:
        self.notes.say(self.context.sentence(refusal))

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.search, self.list, *list(self.detail.buttons.values())[:1]]
        focus = self.window().focusWidget()
        place = next((number for number, pane in enumerate(panes) if pane is focus), -1)
        panes[(place + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _history(
    connection: Connection, service: CounterService, actor: Actor, name: str
) -> tuple[tuple[VersionLine, ...], tuple[ProposalLine, ...]]:
    return versions(connection, service, actor, name), proposals(connection, service, actor, name)
