"""The fixed frame of the end of a visit: say bar, three columns, action bar; one column where there is no room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from clerk_app.ui.context import Context
from clerk_app.ui.counter.end_papers import PaperList
from clerk_app.ui.counter.end_preview import PreviewCard
from clerk_app.ui.counter.end_rating import RatingCard
from clerk_app.ui.counter.end_summary import SummaryCard
from clerk_app.ui.counter.end_words import EndWords
from clerk_app.ui.keys import ENTER_CAP, Key, bind, cap
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.cards import Card
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.say_card import SayCard

LEFT, RIGHT, NARROW, WIDE = 372, 336, 1040, 1400
LEFT_WIDE, RIGHT_WIDE = 377, 351
"""Widths at scale 1.0; the wide ones belong to windows that are scaled for their width."""

REVEAL_MS = 30
"""A new card gets its place in a few rounds of the layout; only then it can be scrolled to."""


class EndFrame(QWidget):
    """Everything the end of a visit shows.

    Attributes:
        say, summary, papers, preview, rating, bar: its parts.
        buttons: the actions by their key.
        notices: where a question about a paper stands, above the preview.

    Signals:
        pressed: a `Key` of a button or its shortcut; ``printer`` for another printer, ``hand`` for handing over.
    """

    pressed = Signal(object)

    def __init__(self, context: Context, words: EndWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, px = context.theme, context.theme.px
        self._theme = theme
        self.buttons: dict[Key, ActionButton] = {}
        self.say = SayCard(theme, "")
        self.summary = SummaryCard(context, words)
        self.papers = PaperList(theme)
        self._papers_card = self._make_papers_card()
        self.preview = PreviewCard(context)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(px(12))
        self.rating = RatingCard(context, words)
        self.rating.more_time.setAccessibleDescription(cap(Key.MORE_TIME))
        self._other = self._make_other_card()
        self.may_go = Words(
            self.tr("You may serve the next customer now; the tablet goes on until its time is over."), "sub", wrap=True
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(16))
        self._left, self._centre, self._right = QWidget(), QWidget(), QWidget()
        self._fill()
        inside = QWidget()
        all_of_it = QVBoxLayout(inside)
        all_of_it.setContentsMargins(px(16), px(14), px(16), px(14))
        all_of_it.setSpacing(px(14))
        all_of_it.addWidget(self.say)
        all_of_it.addLayout(self._columns, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.bar = ActionBar(theme)
        self._make_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self.bar)
        self._bind()

    def show_papers_card(self, shown: bool) -> None:
        """Show the papers and their preview, or close the layout up where there are none."""
        self._papers_card.setVisible(shown)
        self.preview.setVisible(shown)

    def focus_on(self, widget: QWidget, around: QWidget | None = None) -> None:
        """Give `widget` the focus and bring it into sight, with what is `around` it where there is room."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

        def reveal() -> None:
            for one in (around, widget):
                if one is not None:
                    self._area.ensureWidgetVisible(one, 0, self._theme.px(8))

        QTimer.singleShot(REVEAL_MS, widget, reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side or below each other."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        wide = self.width() >= self._theme.px(WIDE)
        for widget, at_one, wider in ((self._left, LEFT, LEFT_WIDE), (self._right, RIGHT, RIGHT_WIDE)):
            width = self._theme.px(wider if wide else at_one)
            widget.setMinimumWidth(0 if narrow else width)
            widget.setMaximumWidth(16_777_215 if narrow else width)
        self._centre.setMinimumHeight(self._theme.px(460) if narrow else 0)
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            # Below each other, the customer's rating comes before the picture of a paper.
            self._columns.removeWidget(self._right)
            self._columns.insertWidget(1 if narrow else 2, self._right)

    def _fill(self) -> None:
        px = self._theme.px
        left = QVBoxLayout(self._left)
        left.addWidget(self.summary)
        left.addWidget(self._papers_card)
        left.addStretch(1)
        centre = QVBoxLayout(self._centre)
        centre.addLayout(self.notices)
        centre.addWidget(self.preview, 1)
        right = QVBoxLayout(self._right)
        right.addWidget(self.rating)
        right.addWidget(self._other)
        right.addStretch(1)
        right.addWidget(self.may_go)
        for layout in (left, centre, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(12))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._centre, 1)
        self._columns.addWidget(self._right)

    def _make_papers_card(self) -> Card:
        theme = self._theme
        card = Card(theme, self.tr("Papers to print"), aside=self.tr("Space chooses"), ruled=True)
        card.body.setSpacing(0)
        card.body.addWidget(self.papers)
        self.print = ActionButton(theme, self.tr("Print"), cap(Key.PRINT), "printer", size="small")
        self.print.activated.connect(partial(self.pressed.emit, Key.PRINT))
        self.hand = ActionButton(theme, self.tr("Handed over"), ENTER_CAP, "user-check", size="small")
        self.hand.activated.connect(partial(self.pressed.emit, "hand"))
        self.printer = ActionButton(theme, self.tr("Other printer"), icon="pencil", size="small")
        self.printer.activated.connect(partial(self.pressed.emit, "printer"))
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        flow = FlowLayout(theme.px(8), theme.px(8))
        for button in (self.print, self.hand, self.printer):
            flow.addWidget(button)
        foot.addLayout(flow)
        card.body.addLayout(foot)
        return card

    def _make_other_card(self) -> Card:
        theme = self._theme
        card = Card(theme, self.tr("Anything else?"))
        for key, words, icon in (
            (Key.ADD, self.tr("Add a request"), "plus"),
            (Key.NOTE, self.tr("Note to the log"), "note"),
        ):
            button = ActionButton(theme, words, cap(key), icon, size="small", spread=True)
            button.activated.connect(partial(self.pressed.emit, key))
            self.buttons[key] = button
            card.body.addWidget(button)
        return card

    def _make_bar(self) -> None:
        theme = self._theme
        back = ActionButton(theme, self.tr("Back to the visit"), cap(Key.BACK), "arrow-left")
        self.buttons[Key.BACK] = self.bar.add_left(back)
        end = ActionButton(theme, self.tr("Finish, no next customer yet"), cap(Key.END))
        self.buttons[Key.END] = self.bar.add_right(end)
        onward = ActionButton(
            theme, self.tr("Print, then next customer"), cap(Key.NEXT), "bell-ringing", kind="primary"
        )
        self.buttons[Key.NEXT] = self.bar.add_right(onward, primary=True)
        for key in (Key.BACK, Key.END, Key.NEXT):
            self.buttons[key].activated.connect(partial(self.pressed.emit, key))

    def _bind(self) -> None:
        for key, words in (
            (Key.BACK, self.tr("Back to the visit")),
            (Key.END, self.tr("Finish, no next customer yet")),
            (Key.NEXT, self.tr("Next customer")),
            (Key.ADD, self.tr("Add a request")),
            (Key.NOTE, self.tr("Note to the log")),
            (Key.PRINT, self.tr("Print what is chosen")),
            (Key.MORE_TIME, self.tr("More time for the customer")),
        ):
            bind(self, key, words, partial(self.pressed.emit, key))
        self.papers.handed.connect(partial(self.pressed.emit, "hand"))
        for first, second in (
            (self.papers, self.print),
            (self.print, self.hand),
            (self.hand, self.printer),
            (self.printer, self.buttons[Key.NEXT]),
            (self.buttons[Key.NEXT], self.buttons[Key.END]),
            (self.buttons[Key.END], self.buttons[Key.BACK]),
            (self.buttons[Key.BACK], self.rating.more_time),
            (self.rating.more_time, self.buttons[Key.ADD]),
            (self.buttons[Key.ADD], self.buttons[Key.NOTE]),
        ):
            QWidget.setTabOrder(first, second)
