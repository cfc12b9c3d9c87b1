"""The customer came back: find their request by number, scanned code, phone or name, and go on where it stopped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.request_state import State
from clerk_app.service.request_lines import OpenRequest
from clerk_app.service.returning_customer import FoundRequests, TooShort, find_requests
from clerk_app.ui.context import Context
from clerk_app.ui.counter.idle_all import scrolled
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.counter.idle_rows import RowList
from clerk_app.ui.counter.idle_words import RowWords
from clerk_app.ui.keys import ENTER_CAP, Key, cap
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Glyph, KeyCap, Words, rule
from clerk_app.ui.widgets.notices import EmptyState

WIDTH, HEIGHT = 960, 525
TYPING_MS = 120
"""A scanner types a whole code within this: it is searched for once, not at every character."""


class ReturningOverlay(ModalOverlay):
    """One line for whatever the customer has: the paper's code, its number, a phone, a name.

    Attributes:
        request: the one chosen.

    Signals:
        chosen: number of the request the customer comes back for; the overlay is closed then.
    """

    chosen = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(context, page, WIDTH, 72)
        self.request: OpenRequest | None = None
        self._found: FoundRequests | None = None
        self._searched = 0
        self._pending = False
        self._open_when_found = False
        self.setAccessibleName(self.tr("Customer has come back"))
        self.line = LineEdit(context.theme)
        self.line.setAccessibleName(self.tr("Number, phone or name"))
        self.line.setPlaceholderText(self.tr("Scan the code, or type number, phone or name"))
        self.list = RowList(context.theme, self.tr("Requests found"), marked=True)
        self._help = Words(wrap=True)
        self._go_on = ActionButton(context.theme, "", ENTER_CAP, kind="primary")
        self._stack = QStackedLayout()
        self._instead: QWidget | None = None
        self._make()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.line.textChanged.connect(self._typed)
        self.line.entered.connect(self._entered)
        self.list.opened.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._show_help)
        self._go_on.activated.connect(lambda: self._choose(self.list.current_id() or ""))

    def open(self, first: QWidget | None = None) -> None:
        """Show it empty."""
        self.line.clear()
        self._forget()
        super().open(first or self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ move in the list while the line has the focus."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.list.row_count():
            self.list.go_to(max(0, min(self.list.row_count() - 1, self.list.current_row() + step)))
            event.accept()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Keep the size, whatever is found."""
        theme, margin = self.context.theme, self.context.theme.px(16)
        width = min(theme.px(WIDTH), self.width() - 2 * margin)
        height = min(theme.px(HEIGHT), self.height() - 2 * margin)
        top = min(theme.px(72), (self.height() - height) // 2)
        self.frame.setGeometry((self.width() - width) // 2, top, width, height)

    def _make(self) -> None:
        theme, px = self.context.theme, self.context.theme.px
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(12), px(20), px(12))
        head.setSpacing(px(12))
        head.addWidget(Glyph(theme, "search", "accentText", 22))
        head.addWidget(self.line, 1)
        head.addWidget(KeyCap(cap(Key.CLOSE)))
        self.body.addLayout(head)
        self.body.addWidget(rule())
        middle = QWidget()
        middle.setLayout(self._stack)
        self._stack.addWidget(scrolled(self.list))
        self.body.addWidget(middle, 1)
        self.body.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(10), px(20), px(10))
        foot.setSpacing(px(12))
        foot.addWidget(self._help, 1)
        self._go_on.setAutoDefault(True)
        foot.addWidget(self._go_on)
        self.body.addLayout(foot)

    def _typed(self) -> None:
        self._open_when_found = False
        self._pending = True
        self._typing.start()

    def _entered(self) -> None:
        if self._pending:
            # A scanner's Enter comes before the answer: it counts for what is found, if that is one request.
            self._open_when_found = True
            self._typing.stop()
            self._search()
        else:
            self._choose(self.list.current_id() or "")

    def _search(self) -> None:
        self._searched += 1
        typed = self.line.text()
        show, refused = partial(self._show, self._searched), partial(self._refused, self._searched)
        context = self.context
        context.ask(find_requests, show, refused)(context.service, context.actor, context.language, typed)

    def _forget(self) -> None:
        self._typing.stop()
        self._searched += 1
        self._found, self._pending, self._open_when_found = None, False, False
        self.list.show_rows([])
        self._say("search", self.tr("Who has come back?"), self.tr("The code on the paper is the quickest."))

    def _show(self, searched: int, found: FoundRequests) -> None:
        if searched != self._searched:
            return
        self._found, self._pending = found, False
        service = self.context.service
        now = service.clock.now()
        words = RowWords(self.context.language, service.store.zone, local_day(now, service.store.zone), now)
        self.list.show_rows([words.found(request) for request in found.requests])
        if not found.requests:
            self._say_why_empty(found)
            return
        self._stack.setCurrentIndex(0)
        self.list.go_to(0)
        self._show_help()
        if self._open_when_found and len(found.requests) == 1:
            self._choose(found.requests[0].number)

    def _refused(self, searched: int, refusal: Refusal) -> None:
        if searched == self._searched:
            self._found, self._pending = None, False
            self.list.show_rows([])
            self._say("alert-circle", self.context.sentence(refusal), "")

    def _say_why_empty(self, found: FoundRequests) -> None:
        typed = self.line.text().strip()
        again = self.tr("Try another number, the phone or the name. Or receive the customer as a new one with F5.")
        if not typed:
            self._forget()
        elif found.too_short is TooShort.DIGITS:
            self._say("search", self.tr("Type at least four digits."), "")
        elif found.too_short is TooShort.LETTERS:
            self._say("search", self.tr("Type at least two characters of the name."), "")
        elif found.by_number:
            self._say("filter-off", self.tr("This counter has no request with that number."), again)
        else:
            self._say("filter-off", self.tr("Nothing found for “%1”").replace("%1", typed[:40]), again)

    def _say(self, icon: str, sentence: str, words: str) -> None:
        if self._instead is not None:
            self._stack.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = EmptyState(self.context.theme, icon, sentence, words)
        self._stack.addWidget(self._instead)
        self._stack.setCurrentWidget(self._instead)
        self._help.setText("")
        self._go_on.hide()

    def _current(self) -> OpenRequest | None:
        number = self.list.current_id()
        found = self._found.requests if self._found else ()
        return next((request for request in found if request.number == number), None)

    def _show_help(self) -> None:
        request = self._current()
        self._go_on.setVisible(request is not None)
        if request is None:
            return
        words, label = self._consequence(request)
        if self._found is not None and self._found.more:
            words = self.tr("There are more; type a little more of it.") + " " + words
        self._help.setText(words)
        self._go_on.set_label(label)

    def _consequence(self, request: OpenRequest) -> tuple[str, str]:
        match request.state:
            case State.CLOSED:
                return self.tr("Closed: it opens to be read."), self.tr("Read")
            case State.ACCEPTED if request.own:
                return self.tr("Accepted: record that the customer was told, or read it."), self.tr("Open")
            case State.ACCEPTED:
                return self.tr("Accepted, a colleague answers for it: it opens to be read."), self.tr("Read")
        if request.taken_over:
            words = self.tr("%1 handles it now. It goes on with you as handler; %2 stays first-responsible.")
            words = words.replace("%1", request.handler).replace("%2", request.first_responsible)
            return words, self.tr("Take over")
        return self.tr("It goes on where it stopped."), self.tr("Go on")

    def _choose(self, number: str) -> None:
        request = self._current()
        if request is None or request.number != number:
            request = next((one for one in self._found.requests if one.number == number), None) if self._found else None
        if request is not None:
            self.request = request
            self.close_overlay()
            self.chosen.emit(request.number)

