"""The answer has reached the customer: who was told, when, how. That closes an accepted request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Choice, Field, FieldKind
from clerk_app.core.request import TOLD_HOW
from clerk_app.core.sentence import Sentence
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.request_lines import OpenRequest
from clerk_app.ui.context import Context
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.keys import Key, cap, is_enter
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note, NoteTone
from clerk_app.ui.widgets.ownership import OwnershipPair
from clerk_app.ui.widgets.time_input import TimeInput

WIDTH = 640


class ToldOverlay(ModalOverlay):
    """Records that the customer knows the answer.

    Signals:
        read: the request is to be opened instead, read-only.
    """

    read = Signal()

    def __init__(self, context: Context, page: QWidget, request: OpenRequest) -> None:
        super().__init__(context, page, WIDTH)
        self._request = request
        self._command = new_command_id()
        self._fault: Note | None = None
        theme = context.theme
        now = local_time(context.service.clock.now(), context.service.store.zone)
        heading = self.heading()
        self.setAccessibleName(heading)
        self._title = Words(heading, "h1b", wrap=True)
        self.body.addWidget(self._title)
        self._content, self._area = QWidget(), QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(self._facts(request))
        self.whom = self._field("whom", self.tr("Who was told"), FieldKind.TEXT)
        self.whom.set_text(request.customer)
        self.day = self._field("day", self.tr("Day"), FieldKind.DATE)
        self.day.set_kept(now.date().isoformat())
        self.time = TimeInput(context.theme, self.tr("Time"))
        self.time.line.setText(f"{now:%H:%M}")
        how = {"counter": self.tr("at the counter"), "phone": self.tr("by phone"), "message": self.tr("by message")}
        choices = tuple(Choice(name, Sentence(how[name], how[name])) for name in TOLD_HOW)
        self.how = self._field("how", self.tr("How"), FieldKind.CHOICE, choices)
        self._column.addWidget(self.whom)
        when = QHBoxLayout()
        when.setSpacing(theme.px(12))
        when.addWidget(self.day, 1)
        when.addWidget(self.time, 1)
        self._column.addLayout(when)
        self._column.addWidget(self.how)
        self._column.addWidget(Words(self.consequence(), "sub", wrap=True))
        self._column.addStretch(1)
        self._area.setWidget(self._content)
        self.body.addWidget(self._area, 1)
        self._foot = self._buttons()
        self.body.addWidget(self._foot)
        for field in (self.whom, self.day, self.time, self.how):
            field.entered.connect(self._next)

    def heading(self) -> str:
        """Return what has happened."""
        return self.tr("The customer was told")

    def consequence(self) -> str:
        """Return what recording it means."""
        return self.tr("This closes the request: the answer has reached the customer.")

    def recording(self) -> Callable[..., Change[None]]:
        """Return the action that records it."""
        return self.context.service.handling.tell_customer

    def confirm_words(self) -> str:
        """Return what the button that records it says."""
        return self.tr("Record and close")

    def more_buttons(self) -> list[ActionButton]:
        """Return further buttons of the foot."""
        return []

    def open(self, first: QWidget | None = None) -> None:
        """Show it; what has to be chosen first has the focus."""
        super().open(first or self._empty() or self.confirm)

    def fit(self) -> None:
        """As high as its fields; where the window is lower, they scroll."""
        margin = self.context.theme.px(16)
        width = min(self.context.theme.px(WIDTH), self.width() - 2 * margin)
        edges = self.body.contentsMargins()
        inside = width - edges.left() - edges.right()
        fields = self._column.totalHeightForWidth(inside)
        others = self._title.heightForWidth(inside) + self._foot.sizeHint().height() + 2 * self.body.spacing()
        height = min(fields + others + edges.top() + edges.bottom() + 2, self.height() - 2 * margin)
        self.frame.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter confirms."""
        if is_enter(event.key()) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
            event.accept()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        """Record it, or say what is missing."""
        for field in (self.whom, self.day, self.how):
            field.complain()
        if self.time.value() is None:
            self.time.complain(self.tr("This is no time of day. Type it like 10:42."))
        missing = self._empty()
        if missing is not None:
            missing.setFocus()
            self.fit()
            return
        day, time = self.day.value(), self.time.value()
        zone, clock = self.context.service.store.zone, self.context.service.clock
        if day is None or time is None:
            return
        at = round(dt.datetime.combine(dt.date.fromisoformat(day.text), time, zone).timestamp() * 1000)
        if at > clock.now():
            self.time.complain(self.tr("That is still to come. Write down when the customer was told."))
            self.time.setFocus()
            self.fit()
            return
        tell = self.context.act(self.recording(), self._done, self._refused, self._command)
        tell(self._request.number, whom=self.whom.text(), at=at, how=self.how.text())

    def _facts(self, request: OpenRequest) -> Card:
        theme, language = self.context.theme, self.context.language
        card = Card(theme)
        card.body.setSpacing(theme.px(4))
        title = " · ".join(part for part in (request.title.to(language), request.customer) if part)
        card.body.addWidget(Words(title, "h2", wrap=True))
        parts = [request.number]
        if request.phone:
            parts.append(self.tr("phone %1").replace("%1", request.phone))
        if request.due_day is not None:
            day = day_in_words(request.due_day, language)
            parts.append(self.tr("by %1 at the latest (that day included)").replace("%1", day))
        card.body.addWidget(Words(" · ".join(parts), "sub", wrap=True))
        card.body.addWidget(OwnershipPair(theme, request.first_responsible, request.handler))
        return card

    def _field(self, name: str, title: str, kind: FieldKind, choices: tuple[Choice, ...] = ()) -> FieldInput:
        field = Field(name, Sentence(title, title), kind, required=True, choices=choices)
        return FieldInput(self.context.theme, field, self.context.language)

    def _buttons(self) -> QWidget:
        theme = self.context.theme
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        back = ActionButton(theme, self.tr("Back"), cap(Key.CLOSE))
        back.activated.connect(self.close_overlay)
        read = ActionButton(theme, self.tr("Open the request"), icon="zoom-in")
        read.activated.connect(self.read)
        self.confirm = ActionButton(theme, self.confirm_words(), cap(Key.CONTINUE), kind="primary")
        self.confirm.activated.connect(self.submit)
        row.addWidget(back)
        row.addWidget(read)
        for button in self.more_buttons():
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.confirm)
        for button in (back, read, self.confirm):
            button.setAutoDefault(True)
        return foot

    def _empty(self) -> QWidget | None:
        fields = (self.whom, self.day, self.time, self.how)
        for field in fields:
            if field.value() is None:
                return field.control if isinstance(field, FieldInput) and field is not self.how else field
        return None

    def _next(self) -> None:
        missing = self._empty()
        if missing is None:
            self.submit()
        else:
            (missing.focusProxy() or missing).setFocus()

    def _done(self, _change: Change[None]) -> None:
        self.close_overlay()

    def _refused(self, refusal: Refusal) -> None:
        self._command = new_command_id()
        self.say("danger", self.context.sentence(refusal))

    def say(self, tone: NoteTone, words: str) -> None:
        """Show a notice above the fields in place of the one before."""
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
        self._fault = Note(self.context.theme, tone, words)
        self._column.insertWidget(0, self._fault)
        self._area.ensureVisible(0, 0)
        self._fault.announce()
        self.fit()
