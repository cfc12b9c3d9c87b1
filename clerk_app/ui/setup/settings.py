"""The settings: the pages of the set-up again, and what only a working counter has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.settings import Value
from clerk_app.service.action import Change
from clerk_app.ui.context import Context
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.setup.backup_page import BackupPage
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.days_page import DaysPage
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.hall_step import HallStep
from clerk_app.ui.setup.language_step import LanguageStep
from clerk_app.ui.setup.limits_page import LimitsPage
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.setup.printers_step import PrintersStep
from clerk_app.ui.setup.rules_step import RulesStep
from clerk_app.ui.setup.section_list import SectionList
from clerk_app.ui.setup.staff_page import StaffPage
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.setup.support_page import SupportPage
from clerk_app.ui.setup.tablet_step import TabletStep
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import NoteTone

SIDE_WIDTH = 240
CONTENT_WIDTH = 900
SIDE_FROM = 900
SCROLL_BAR = 10


class SettingsPage(Page):
    """Given nothing, or the `SetUpDraft` of the same page in another language."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.draft: SetUpDraft | None = None
        self.steps: list[SetUpStep] = []
        self._heading, self._lead = Words("", "figure", wrap=True), Words("", "sub", wrap=True)
        self.notes, self._place = NotePlace(theme), QVBoxLayout()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addSpacing(theme.px(18))
        column.addLayout(self.notes)
        column.addLayout(self._place)
        self._scroll = CentredScroll(theme, content, CONTENT_WIDTH, from_top=True)
        self._bar = ActionBar(theme)
        self.save = self._bar.add_right(
            ActionButton(theme, self.tr("Save"), cap(Key.CONTINUE), kind="primary"), primary=True
        )
        self.save.activated.connect(self.save_section)
        bind(self, Key.CONTINUE, self.tr("Save"), self.save_section)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scroll, 1)
        right.addWidget(self._bar)
        self._side = QFrame()
        self._side.setObjectName("Side")
        self._side_place = QHBoxLayout(self._side)
        pad = theme.px(12)
        self._side_place.setContentsMargins(pad, pad, pad, pad)
        self._sections: SectionList | None = None
        self._side_scroll: QScrollArea | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._side)
        self._row.addLayout(right, 1)

    def enter(self, subject: object) -> None:
        """Show the settings in force; what was typed and not saved is still there."""
        if isinstance(subject, SetUpDraft):
            self._begin(subject)
        elif self.draft is None or not (self._unsaved() or self.draft.typed or not self.draft.person.empty):
            step = 0 if self.draft is None else self.draft.step
            self._begin(SetUpDraft.of(self.context.settings))
            self.show_section(step)
            return
        self.show_section(self.draft.step if self.draft is not None else 0)

    def kept(self, subject: object) -> object:
        """Take everything typed along."""
        return self.draft

    @property
    def section(self) -> SetUpStep:
        """The section in front."""
        return self.steps[self.draft.step if self.draft is not None else 0]

    def show_section(self, number: int) -> None:
        """Bring a section to the front."""
        if self.draft is None or self._sections is None:
            return
        keep_focus = self._sections.hasFocus()
        self.draft.step = number
        for place, step in enumerate(self.steps):
            step.setVisible(place == number)
        step = self.steps[number]
        self._heading.setText(step.name())
        self._lead.setText(step.lead())
        self._sections.show_section(number)
        if self._side_scroll is not None:
            row = self._sections.place_of(number)
            self._side_scroll.ensureVisible(row.center().x(), row.center().y(), 0, row.height())
        self._bar.setVisible(bool(step.names))
        self._say("")
        self._scroll.verticalScrollBar().setValue(0)
        step.shown()
        if keep_focus:
            self._sections.setFocus()

    def save_section(self) -> None:
        """Save the section in front."""
        step = self.section
        if not step.names or not self.save.available or not step.check():
            return
        changed = {name: value for name, value in self._unsaved().items() if name in step.names}
        if not changed:
            self._say(self.tr("Nothing has changed."), "ok")
            return
        self.save.set_unavailable(self.tr("Being saved"))
        act = self.context.act(self.context.service.hall.change_settings, self._saved, self._refused)
        act(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the sections no wider than their names where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme, width = self.context.theme, self.width()
        names = 0 if self._sections is None else self._sections.sizeHint().width()
        least = names + 2 * theme.px(12) + theme.px(SCROLL_BAR) + 4
        self._side.setFixedWidth(max(theme.px(SIDE_WIDTH), least) if width >= theme.px(SIDE_FROM) else least)
        self._scroll.fit(width - self._side.width())

    def _begin(self, draft: SetUpDraft) -> None:
        for old in self.steps:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.draft = draft
        kinds: list[type[SetUpStep]] = [LanguageStep, HallStep, PrintersStep]
        if self.context.tablet is not None:
            kinds.append(TabletStep)
        kinds += [StaffPage, RulesStep, LimitsPage, DaysPage, BackupPage, SupportPage]
        self.steps = [kind(self.context, draft, first_run=False) for kind in kinds]
        for step in self.steps:
            self._place.addWidget(step)
            step.hide()
            step.changed.connect(lambda: self._say(""))
            step.done.connect(self.save_section)
        if self._side_scroll is not None:
            self._side_place.removeWidget(self._side_scroll)
            self._side_scroll.hide()
            self._side_scroll.deleteLater()
        self._sections = SectionList(self.context.theme, [step.name() for step in self.steps])
        self._sections.chosen.connect(self.show_section)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sections)
        column.addStretch(1)
        scroll.setWidget(inner)
        self._side_place.addWidget(scroll)
        self._side_scroll = scroll
        self._fit()

    def _unsaved(self) -> dict[str, Value]:
        return {} if self.draft is None else self.draft.changed(self.context.settings)

    def _saved(self, _change: Change[None]) -> None:
        self.save.set_unavailable("")
        self._say(self.tr("Saved. It holds from now on."), "ok")
        shell_of(self).settings_saved()

    def _refused(self, refusal: Refusal) -> None:
        self.save.set_unavailable("")
        self._say(self.context.sentence(refusal))

    def _say(self, words: str, tone: NoteTone = "danger") -> None:
        self.notes.say(words, tone)
        if words:
            self._scroll.verticalScrollBar().setValue(0)
