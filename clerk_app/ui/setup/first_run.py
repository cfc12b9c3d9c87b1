"""The first start: a few pages, one transaction at the end."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.settings import Settings
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.hall import SetUpInput
from clerk_app.service.machine import machine_actor
from clerk_app.ui.context import Context
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.finish_step import FinishStep
from clerk_app.ui.setup.hall_step import HallStep
from clerk_app.ui.setup.language_step import LanguageStep
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.setup.printers_step import PrintersStep
from clerk_app.ui.setup.staff_step import StaffStep
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.setup.step_list import StepList
from clerk_app.ui.setup.tablet_step import TabletStep
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.top_bar import Mark

SIDE_WIDTH = 320
CONTENT_WIDTH = 860
SIDE_FROM = 960


class FirstRunPage(Page):
    """Given nothing, or the `SetUpDraft` of the same page in another language."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.draft = SetUpDraft()
        self.steps: list[SetUpStep] = []
        self._busy = False
        self._command = new_command_id()
        self._side_place = QVBoxLayout()
        self._eyebrow, self._heading = Words("", "sub"), Words("", "figure", wrap=True)
        self._lead = Words("", "sub", wrap=True)
        self.notes = NotePlace(theme)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._eyebrow)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addSpacing(theme.px(18))
        column.addLayout(self.notes)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self._scroll = CentredScroll(theme, content, CONTENT_WIDTH, from_top=True)
        self._bar = ActionBar(theme)
        self._back = self._bar.add_left(ActionButton(theme, self.tr("Back"), cap(Key.BACK), icon="arrow-left"))
        self._back.activated.connect(self.back)
        self._next = self._bar.add_right(
            ActionButton(theme, self.tr("Continue"), cap(Key.CONTINUE), kind="primary"), primary=True
        )
        self._next.activated.connect(self.forward)
        bind(self, Key.BACK, self.tr("Back"), self.back)
        bind(self, Key.CONTINUE, self.tr("Continue"), self.forward)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scroll, 1)
        right.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = QFrame()
        self._side.setObjectName("Side")
        self._side.setLayout(self._side_place)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def enter(self, subject: object) -> None:
        """Begin, or go on where the page was made anew."""
        self.draft = subject if isinstance(subject, SetUpDraft) else SetUpDraft.of(self.context.settings)
        kinds: list[type[SetUpStep]] = [LanguageStep, HallStep, PrintersStep]
        if self.context.tablet is not None:
            kinds.append(TabletStep)
        else:
            # Without a server there is nothing to serve: an open port would be a promise nobody keeps.
            self.draft.values["tablet_port"] = 0
        self.steps = [kind(self.context, self.draft, first_run=True) for kind in (*kinds, StaffStep, FinishStep)]
        for step in self.steps:
            self._place.addWidget(step)
            step.done.connect(self.forward)
            step.hide()
        self._make_side()
        self._show()

    def kept(self, subject: object) -> object:
        """Take everything typed along."""
        return self.draft

    def back(self) -> None:
        """Go to the step before; nothing typed is lost."""
        if self.draft.step and not self._busy:
            self.draft.step -= 1
            self._say(None)
            self._show()

    def forward(self) -> None:
        """Go to the next step when this one is right; from the last one, save."""
        if self._busy or not self.steps[self.draft.step].check():
            return
        self._say(None)
        if self.draft.step + 1 < len(self.steps):
            self.draft.step += 1
            self._show()
        else:
            self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps out where there is no room for it."""
        super().resizeEvent(event)
        theme, width = self.context.theme, event.size().width()
        beside = width >= theme.px(SIDE_FROM)
        self._side.setVisible(beside)
        self._scroll.fit(width - (theme.px(SIDE_WIDTH) if beside else 0))

    def _make_side(self) -> None:
        theme = self.context.theme
        pad = theme.px(32)
        self._side.setFixedWidth(theme.px(SIDE_WIDTH))
        self._side_place.setContentsMargins(pad, theme.px(40), pad, pad)
        self._side_place.setSpacing(theme.px(6))
        self._side_place.addWidget(Mark(theme, 48))
        self._side_place.addSpacing(theme.px(14))
        self._side_place.addWidget(Words(self.tr("First set-up"), "h1", wrap=True))
        words = self.tr("About 6 minutes; all but prefix and counter number can be changed later")
        self._side_place.addWidget(Words(words, "sub", wrap=True))
        self._side_place.addSpacing(theme.px(18))
        self._list = StepList(theme, [step.name() for step in self.steps])
        self._side_place.addWidget(self._list)
        self._side_place.addStretch(1)

    def _show(self) -> None:
        present, count = self.draft.step, len(self.steps)
        step = self.steps[present]
        for other in self.steps:
            other.setVisible(other is step)
        words = self.tr("Step {number} of {count}").format(number=present + 1, count=count)
        self._eyebrow.setText(words)
        self._heading.setText(step.heading())
        self._lead.setText(step.lead())
        self._list.show_step(present)
        self._bar.show_only({self._back: present > 0})
        self._next.set_label(self.tr("Finish the set-up") if present + 1 == count else self.tr("Continue"))
        self._scroll.verticalScrollBar().setValue(0)
        step.shown()

    def _finish(self) -> None:
        self._busy = True
        self._next.set_unavailable(self.tr("Being saved"))
        service = self.context.service
        self.context.runner.watch(service.sign_in.hashed_code(self.draft.code), self._save, self._refused)

    def _save(self, recovery_hash: str) -> None:
        given = SetUpInput(
            settings={name: value for name, value in self.draft.values.items() if value != getattr(Settings(), name)}
            | {"counter": self.draft.values["counter"], "hall_prefix": self.draft.values["hall_prefix"]},
            staff=tuple(person.to_input() for person in self.draft.people),
            recovery_hash=recovery_hash,
        )
        service = self.context.service
        # The same id on a second try: if the first was saved after all, nothing is done twice.
        future = service.desk.submit(service.hall.set_up, machine_actor(), self._command, given)
        self.context.runner.watch(future, self._done, self._refused)

    def _done(self, _change: Change[None]) -> None:
        self.go.emit(PageName.SIGN_IN, None)

    def _refused(self, refusal: Refusal) -> None:
        self._busy = False
        self._next.set_unavailable("")
        self._say(refusal)

    def _say(self, refusal: Refusal | None) -> None:
        self.notes.say("" if refusal is None else self.context.sentence(refusal))
        if refusal is not None:
            self._scroll.verticalScrollBar().setValue(0)
