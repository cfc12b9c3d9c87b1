"""Whether the customer is being asked: a countdown while they are, one word afterwards, never the grade."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.rating import EXTENSION_MS, PROMPT_MS, RatingState
from clerk_app.service.end_view import EndView
from clerk_app.ui.context import Context
from clerk_app.ui.counter.end_words import EndWords, StateWords
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.labels import Tag, Words
from clerk_app.ui.widgets.notices import Note, announce

TICK_MS = 1000


class Countdown(QWidget):
    """A ring with the seconds that are left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._of = 0, 1
        self.setFixedSize(theme.px(54), theme.px(54))

    def show_seconds(self, left: int, of: int) -> None:
        """Show `left` of `of` seconds; 0 shows that it goes on without a number."""
        self._left, self._of = left, max(1, of)
        self.setAccessibleName(self.tr("%n second(s) left", "", left) if left else self.tr("The customer is at it"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the number."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(5)
        area = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(theme.color("line"), width))
        painter.drawEllipse(area)
        painter.setPen(QPen(theme.color("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(area, 90 * 16, -round(360 * 16 * self._left / self._of))
        painter.setFont(theme.font(17, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._left) if self._left else "…")


class RatingCard(Card):
    """The rating of one visit, as far as the clerk may know it.

    Signals:
        stage_changed: asking began or ended.
    """

    stage_changed = Signal()

    def __init__(self, context: Context, words: EndWords, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        theme, px = context.theme, context.theme.px
        self._context, self._words = context, words
        self._view: EndView | None = None
        self._stage = ""
        self._tag: Tag | None = None
        self._fault: Note | None = None
        self._head = QHBoxLayout()
        self._head.addWidget(Words(self.tr("Customer's rating"), "h2"), 1)
        self.body.setContentsMargins(px(16), px(16), px(16), px(16))
        self.body.setSpacing(px(12))
        self.body.addLayout(self._head)
        self._ring = Countdown(theme)
        self._title = Words("", "clock", wrap=True)
        self._line = Words("", "sub", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(self._title)
        column.addWidget(self._line)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(column, 1)
        self.body.addLayout(middle)
        self._look_away = Note(
            theme,
            "accent",
            self.tr("Do not look at the tablet and do not suggest a choice. You do not see it here."),
            icon="eye-off",
        )
        self.body.addWidget(self._look_away)
        self.more_time = ActionButton(
            theme, self.tr("Customer needs time, +30 s"), cap(Key.MORE_TIME), "alarm", size="small"
        )
        self.more_time.activated.connect(self.give_time)
        self.body.addWidget(self.more_time)
        self._again = ActionButton(theme, self.tr("Connect again"), icon="refresh", size="small")
        self._again.activated.connect(context.rating.start)
        self.body.addWidget(self._again)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.show_now)

    @property
    def asking(self) -> bool:
        """Whether the tablet asks this customer now, or is about to."""
        return self._stage in ("asking", "soon")

    def show_visit(self, view: EndView) -> None:
        """Show the rating of a visit."""
        self._view = view
        self.show_now()
        self._timer.start()

    def rest(self) -> None:
        """Stop looking at the tablet."""
        self._timer.stop()

    def show_now(self) -> None:
        """Look at the tablet and show how far it is."""
        view = self._view
        if view is None:
            return
        stage = self._stage_of(view)
        self.setVisible(stage != "absent")
        seconds = self._context.rating.status().seconds_left
        self._show_texts(view, stage, seconds)
        asking = stage == "asking"
        self._ring.setVisible(asking)
        self._look_away.setVisible(stage in ("asking", "soon"))
        self.more_time.setVisible(asking and self._context.rating.status().may_extend)
        self._again.setVisible(stage == "off")
        if stage != self._stage:
            before, self._stage = self._stage, stage
            if before == "asking" and stage == "over":
                announce(self, self.tr("The rating has ended"))
            self.stage_changed.emit()

    def give_time(self) -> None:
        """Add thirty seconds, once."""
        if self._view is None or not self.more_time.isVisibleTo(self):
            return

        def refused(refusal: Refusal) -> None:
            self._show_fault(self._context.sentence(refusal))

        self._context.rating.extend(self._view.visit.id, self.show_now, refused)

    def _stage_of(self, view: EndView) -> str:
        """Return ``absent``, ``over``, ``asking``, ``soon``, ``off`` or ``none``."""
        rating = self._context.rating
        if not view.paired or view.how == "customer_left":
            return "absent"
        if view.rating not in (None, RatingState.ASKED, RatingState.WITHDRAWN):
            return "over"
        if rating.status().asking == view.visit.id:
            return "asking"
        if rating.about_to_ask(view.visit.id):
            return "soon"
        if view.rating is RatingState.ASKED:
            return "asking"  # between two looks: how it ended is being read
        return "soon" if rating.status().connected else "off"

    def _show_texts(self, view: EndView, stage: str, seconds: int) -> None:
        if stage == "asking":
            self._show_tag(StateWords(self.tr("Asking"), "accent", "device-tablet"))
            extended = not self._context.rating.status().may_extend
            self._ring.show_seconds(seconds, (PROMPT_MS + (EXTENSION_MS if extended else 0)) // 1000)
            self._title.setText(self.tr("Waiting for the customer") if seconds else self.tr("The customer is at it"))
            left = [self.tr("%n second(s) left.", "", seconds)] if seconds else []
            left.append(self.tr("Without a choice it counts as not rated, never as satisfied."))
            self._line.setText(self._words.joined(left))
        elif stage == "soon":
            self._show_tag(StateWords(self.tr("About to ask"), "", "device-tablet"))
            self._title.setText(self.tr("The tablet lights up in a moment"))
            self._line.setText(self.tr("Say the sentence above; with F2 the visit goes on and nobody is asked yet."))
        elif stage == "off":
            self._show_tag(StateWords(self.tr("No connection"), "warn", "device-tablet-off"))
            self._title.setText(self.tr("The rating tablet does not answer"))
            self._line.setText(self.tr("This visit counts as not rated because of the device, not as no answer."))
        elif stage == "over" and view.rating is not None:
            state, line = self._words.rating(view.rating)
            self._show_tag(state)
            self._title.setText(state.words)
            self._line.setText(line)
        self._line.setAccessibleName(self._line.text())

    def _show_tag(self, state: StateWords) -> None:
        if self._tag is not None:
            if self._tag.text() == state.words:
                return
            self._tag.hide()
            self._tag.deleteLater()
        self._tag = Tag(self._context.theme, state.words, state.tone, state.icon)
        self._head.addWidget(self._tag)

    def _show_fault(self, words: str) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
        self._fault = Note(self._context.theme, "warn", words)
        self.body.addWidget(self._fault)
