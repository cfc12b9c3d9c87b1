"""The right column of the idle page: due, waiting for papers, parked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.service.counter_view import IdleView
from clerk_app.ui.counter.idle_rows import ListRow, RowList
from clerk_app.ui.counter.idle_words import RowWords
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Glyph, KeyCap, Tag, Tone, Words, rule
from clerk_app.ui.widgets.link import LinkButton
from clerk_app.ui.widgets.notices import BusyBars, EmptyState


class ListCard(QFrame):
    """A card with a head and a list of requests.

    Attributes:
        list: the rows.
        most: how many rows are shown at most; the rest is behind the link.

    Signals:
        all_wanted: the link was pressed.
    """

    all_wanted = Signal()

    def __init__(
        self, theme: Theme, icon: str, color: str, title: str, tone: Tone, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._theme, self._most = theme, 9
        self._rows: list[ListRow] = []
        self._link_wanted = False
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(9), px(16), px(9))
        head.setSpacing(px(8))
        head.addWidget(Glyph(theme, icon, color, 18))
        head.addWidget(Words(title, "h2"))
        self._count = Tag(theme, "", tone)
        head.addWidget(self._count)
        head.addStretch(1)
        self._aside = Words(role="sub")
        head.addWidget(self._aside)
        self._key = KeyCap("")
        head.addWidget(self._key)
        self._all = LinkButton(self.tr("All"))
        self._all.clicked.connect(self.all_wanted)
        head.addWidget(self._all)
        self._head = head
        column.addLayout(head)
        self._line = rule()
        column.addWidget(self._line)
        self.list = RowList(theme, title)
        column.addWidget(self.list)
        self._column = column
        column.addStretch(1)
        self._instead: QWidget | None = None
        self.say("")

    @property
    def count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def say(self, aside: str, key: str = "", *, link: bool = False) -> None:
        """Show words at the right of the head, a key, and perhaps the link to all."""
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self._link_wanted = link
        self._show()

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show rows."""
        self._rows = list(rows)
        self._count.set_state(str(len(rows)), self._count.property("tone"))
        self._count.setVisible(bool(rows))
        self._show()

    def show_most(self, most: int) -> None:
        """Show at most so many rows."""
        if most != self._most:
            self._most = most
            self._show()

    def show_instead(self, widget: QWidget | None) -> None:
        """Show something else while there is no row."""
        if self._instead is not None:
            self._instead.hide()
            self._instead.deleteLater()
        self._instead = widget
        if widget is not None:
            self._column.insertWidget(self._column.count() - 1, widget, 100)
            widget.show()
        self._show()

    def _show(self) -> None:
        self.list.show_rows(self._rows[: self._most])
        self.list.setVisible(bool(self._rows))
        self._all.setVisible(self._link_wanted or len(self._rows) > self._most)


class IdleLists(QWidget):
    """The three cards, each with as many rows as there is room for.

    Signals:
        all_wanted: every open request is to be listed.
    """

    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nothing: tuple[str, ...] | None = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self.due = ListCard(theme, "user-check", "first", self.tr("I answer for, due soon"), "first")
        self.waiting = ListCard(theme, "file-text", "text2", self.tr("Waiting for papers"), "")
        self.parked = ListCard(theme, "player-pause", "text2", self.tr("Parked visits"), "")
        for card in self.cards:
            card.all_wanted.connect(self.all_wanted)
            card.setVisible(False)
        self.due.show_instead(BusyBars(theme, 6, 52))
        column.addWidget(self.due, 1)
        column.addWidget(self.waiting)
        column.addWidget(self.parked)
        # In the page first: a widget without a parent that is shown is a window and takes the keys away.
        self.due.show()

    @property
    def cards(self) -> tuple[ListCard, ...]:
        """The cards from top to bottom."""
        return self.due, self.waiting, self.parked

    def show_view(self, view: IdleView, words: RowWords) -> None:
        """Show what is due soon, what waits for papers, what is parked; cards without rows close up."""
        self.due.show_rows([words.row(request) for request in view.due[: view.soon]])
        nothing = None if view.soon else self._nothing_words(view, words)
        if nothing != self._nothing:  # the focus may be on its button
            self._nothing = nothing
            self.due.show_instead(None if nothing is None else self._nothing_due(*nothing))
        in_all = self.tr("%n open in all", "", view.open_count) if view.soon else ""
        self.due.say(in_all, link=view.open_count > view.soon > 0)
        self.waiting.show_rows([words.row(request) for request in view.waiting])
        left = [words.row(request) for request in view.left]
        self.parked.show_rows([words.parked(visit) for visit in view.parked] + left)
        last = bool(view.parked) and view.interrupted is None
        self.parked.say(self.tr("Go on with the last") if last else "", cap(Key.PARK) if last else "")
        for card in (self.waiting, self.parked):
            card.setVisible(card.count > 0)

    def _nothing_words(self, view: IdleView, words: RowWords) -> tuple[str, str]:
        if not view.open_count:
            return "", ""
        says = self.tr("%n open, none due soon", "", view.open_count)
        day = view.due[0].due_day if view.due else None
        if day is not None:
            says = self.tr("%1; the first on %2").replace("%2", words.day(day)).replace("%1", says)
        return says, self.tr("See all %n", "", view.open_count)

    def _nothing_due(self, says: str, see_all: str) -> EmptyState:
        buttons = []
        if see_all:
            button = ActionButton(self._theme, see_all, size="small")
            button.setAutoDefault(True)
            button.activated.connect(self.all_wanted)
            buttons.append(button)
        sentence = self.tr("Nothing to be done now")
        return EmptyState(self._theme, "circle-check", sentence, says, buttons=buttons, tone="ok")

    def fit_rows(self, height: int) -> None:
        """Share `height` px among the cards: the due ones first, at most nine, at least two rows for each."""
        row, head = self._theme.px(52), self._theme.px(46) + self._theme.px(16)
        shown = [card for card in self.cards if card.count or card is self.due]
        room = (height - len(shown) * head) // row
        few = {card: min(card.count, 2) for card in (self.waiting, self.parked)}
        due = max(3, min(9, room - sum(few.values())))
        spare = max(0, room - min(due, self.due.count or due) - sum(few.values()))
        self.due.show_most(due)
        for card, rows in few.items():
            more = min(spare, card.count - rows)
            spare -= more
            card.show_most(max(1, rows + more))
