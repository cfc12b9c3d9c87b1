"""What is known of one procedure, and what a supervisor may do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clerk_app.service.editor_view import LineState, ProcedureLine, ProposalLine, ProposalState, VersionLine
from clerk_app.ui.editor.line_words import LineWords
from clerk_app.ui.keys import ENTER_CAP
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note


class LineDetail(QFrame):
    """The right half of the list.

    Signals:
        edit_wanted: edit the procedure.
        look_wanted: look at the proposal that waits (its `ProposalLine`).
        copy_wanted: begin a new procedure from it.
        retire_wanted, back_wanted: offer it no more, offer it again.
    """

    edit_wanted = Signal()
    look_wanted = Signal(object)
    copy_wanted = Signal()
    retire_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, words: LineWords, actor_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Help")
        self._theme, self._words, self._actor_id = theme, words, actor_id
        self.line: ProcedureLine | None = None
        self.buttons: dict[str, ActionButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area)
        self._history: QVBoxLayout | None = None

    def show_line(self, line: ProcedureLine, supervisors: int) -> None:
        """Show a procedure."""
        self.line = line
        self.buttons = {}
        theme, px, words = self._theme, self._theme.px, self._words
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(10))
        column.addWidget(Words(line.title.to(words.language), "h1", wrap=True))
        column.addWidget(Words(words.below(line), "sub", wrap=True))
        for note in self._notes(line, supervisors):
            column.addWidget(note)
        column.addWidget(self._actions(line))
        if line.open_requests:
            column.addWidget(Words(self.tr("%n request(s) under way", "", line.open_requests), wrap=True))
        for finding in line.faults[:5]:
            column.addWidget(Note(theme, "danger", finding.line_of_output(words.language)))
        column.addSpacing(px(4))
        column.addWidget(Words(self.tr("Versions"), "h2"))
        self._history = QVBoxLayout()
        self._history.setSpacing(px(6))
        column.addLayout(self._history)
        column.addStretch(1)
        self._area.setWidget(inner)

    def show_history(self, versions: Sequence[VersionLine], proposals: Sequence[ProposalLine]) -> None:
        """Show every version that is or was in force, and what was sent back."""
        if self._history is None:
            return
        while (item := self._history.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words, language = self._words, self._words.language
        for version in versions:
            since = words.moment(version.since)
            title = self.tr("Version {number}, since {at}").format(number=version.number, at=since)
            if version.in_force:
                title = self.tr("{version}, in force").format(version=title)
            lines = [words.origin(version.origin)]
            if version.proposal is not None:
                lines.append(version.proposal.proposed_by.name.to(language))
                lines.append(version.proposal.reason)
            self._history.addWidget(self._entry(title, lines))
        for proposal in proposals:
            if proposal.state is ProposalState.SENT_BACK and proposal.decided_by is not None:
                title = self.tr("Version {number} was sent back by {name}")
                made = title.format(number=proposal.number, name=proposal.decided_by.name.to(language))
                self._history.addWidget(self._entry(made, [proposal.answer or self.tr("The reason was erased.")]))
        if not self._history.count():
            self._history.addWidget(Words(self.tr("No request was opened with it yet."), "sub", wrap=True))

    def _entry(self, title: str, lines: Sequence[str]) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(title, wrap=True))
        below = self.tr(" · ").join(line for line in lines if line)
        if below:
            column.addWidget(Words(below, "sub", wrap=True))
        return place

    def _notes(self, line: ProcedureLine, supervisors: int) -> list[Note]:
        theme, words, found = self._theme, self._words, []
        proposal = line.proposal
        if proposal is not None:
            own = proposal.proposed_by.id == self._actor_id
            waiting = proposal.state is ProposalState.WAITING
            told = [words.proposal(proposal), proposal.reason]
            if waiting:
                title = self.tr("Version {number} waits for a second supervisor")
                if own and supervisors < 2:
                    told.append(self.tr("At present no other supervisor is on duty."))
            else:
                title = self.tr("Version {number} is confirmed and has not begun yet")
            look = self._button("look", self.tr("Look and confirm") if waiting and not own else self.tr("Look at it"))
            look.activated.connect(lambda: self.look_wanted.emit(proposal))
            note_title = title.format(number=proposal.number)
            found.append(Note(theme, "warn" if waiting else "accent", note_title, told, buttons=[look]))
        if line.state is LineState.RETIRED and line.retired_at is not None and line.retired_by is not None:
            title = self.tr("Retired on {day} by {name}").format(
                day=words.day(line.retired_at), name=line.retired_by.name.to(words.language)
            )
            found.append(Note(theme, "accent", title, [line.retired_why] if line.retired_why else []))
        if line.newer_shipped:
            told_newer = self.tr("What is published here stays in force.")
            found.append(Note(theme, "warn", self.tr("The program brings a newer version"), [told_newer]))
        if line.hall_file:
            told_file = self.tr("What is published here stays in force.")
            found.append(Note(theme, "warn", self.tr("The hall's file says something else"), [told_file]))
        return found

    def _actions(self, line: ProcedureLine) -> QWidget:
        place = QWidget()
        flow = FlowLayout(self._theme.px(8), self._theme.px(8))
        place.setLayout(flow)
        if line.state is not LineState.RETIRED:
            words = self.tr("Go on with the draft") if line.draft_at is not None else self.tr("Edit")
            edit = self._button("edit", words, ENTER_CAP, "pencil")
            edit.activated.connect(self.edit_wanted)
            flow.addWidget(edit)
        if line.origin is not None:
            copy = self._button("copy", self.tr("New one from it…"), icon="copy")
            copy.activated.connect(self.copy_wanted)
            flow.addWidget(copy)
        if line.state is LineState.IN_FORCE:
            retire = self._button("retire", self.tr("Retire…"), icon="ban")
            retire.activated.connect(self.retire_wanted)
            flow.addWidget(retire)
        elif line.state is LineState.RETIRED:
            back = self._button("back", self.tr("Bring back…"), icon="arrow-back-up")
            back.activated.connect(self.back_wanted)
            flow.addWidget(back)
        return place

    def _button(self, name: str, words: str, key: str = "", icon: str | None = None) -> ActionButton:
        button = ActionButton(self._theme, words, key, icon, size="small")
        self.buttons[name] = button
        return button


