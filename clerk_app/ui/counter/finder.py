"""The finder: pinyin initials, Chinese, English or a customer's own words lead to a procedure."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clerk_app.service.finding import FoundProcedure, FoundProcedures, find_procedures
from clerk_app.ui.context import Context
from clerk_app.ui.counter.finder_detail import FinderDetail
from clerk_app.ui.counter.finder_foot import RECORD_CAP, Faults, FinderFoot
from clerk_app.ui.counter.finder_line import FinderLine
from clerk_app.ui.counter.finder_rows import COUNTER, LIMIT, ProcedureList
from clerk_app.ui.counter.finder_words import FinderWords, said_by_customer
from clerk_app.ui.counter.idle_all import scrolled
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.keys import Key, cap, digit
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Glyph, KeyCap, Words, rule
from clerk_app.ui.widgets.notices import BusyBars, EmptyState, announce

HEIGHT, LIST, DETAIL = 525, 560, 400


class FinderOverlay(ModalOverlay):
    """The palette over a page.

    Args:
        can_start: Enter starts the procedure; without it the finder only shows.

    Signals:
        chosen: id of the procedure to start; the overlay is closed then.
        unlisted: what the customer said, for which no procedure was found; the overlay is closed then.
    """

    chosen = Signal(str)
    unlisted = Signal(str)

    def __init__(self, context: Context, page: QWidget, *, can_start: bool) -> None:
        super().__init__(context, page, LIST + DETAIL, 72)
        self._can_start = can_start
        self._words = FinderWords(context.language)
        self._found: FoundProcedures | None = None
        self._asked = 0
        self._pending = False
        self._then: int | None = None
        theme = context.theme
        self.setAccessibleName(self.tr("Find a procedure"))
        self.line = FinderLine(theme)
        self.line.setAccessibleName(self.tr("Find a procedure"))
        self.line.setPlaceholderText(self.tr("Pinyin initials, Chinese, English, the customer's own words"))
        self.list = ProcedureList(theme)
        self.list.setAccessibleName(self.tr("Procedures found"))
        self.detail = FinderDetail(theme, context.language, can_start)
        self.foot = FinderFoot(theme, can_start)
        self._count, self._sayings = Words(role="sub"), Words(role="sub", wrap=True)
        self._switch = ActionButton(theme, "", cap(Key.FIND), "language", size="small")
        self._left, self._stack = QFrame(), QStackedLayout()
        self._instead: QWidget | None = None
        self._make()
        self.line.wanted.connect(self._search)
        self.line.entered.connect(lambda: self._act(0))
        self.list.picked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.detail.started.connect(lambda: self._act(0))
        self.foot.faults_wanted.connect(self._show_faults)
        self.foot.record_wanted.connect(self._record)
        self._switch.activated.connect(self._switch_chinese)
        self._name_switch()

    def open(self, first: QWidget | None = None) -> None:
        """Show it empty, with letters going into the line."""
        if self.line.chinese:
            self._switch_chinese()
        self.line.clear()
        self._then = None
        self._search("")
        super().open(first or self.line)
        self._fit_detail(reading=False)

    def fit(self) -> None:
        """Keep the finder's size, whatever is found."""
        theme, margin = self.context.theme, self.context.theme.px(16)
        width = min(theme.px(LIST + DETAIL), self.width() - 2 * margin)
        height = min(theme.px(HEIGHT), self.height() - 2 * margin)
        top = min(theme.px(72), (self.height() - height) // 2)
        self.frame.setGeometry((self.width() - width) // 2, top, width, height)
        self._fit_detail(reading=self._reading())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab from the line leads to the papers; where both do not fit they take the list's place."""
        if self.line.hasFocus() and forward and self.list.row_count() and self.detail.documents.row_count():
            self._fit_detail(reading=True)
            self.detail.documents.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        moved = super().focusNextPrevChild(forward)
        self._fit_detail(reading=self._reading())
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ move, Alt with a digit takes a frequent one, F3 switches Chinese input, F8 records what was not found."""
        key, number = event.key(), digit(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}.get(Qt.Key(key))
        if step is not None and self.list.row_count():
            self.list.go_to(max(0, min(self.list.row_count() - 1, self.list.current_row() + step)))
        elif number is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._act(number)
        elif key == Qt.Key.Key_F3:
            self._switch_chinese()
        elif key == Qt.Key.Key_F8 and self._can_start:
            self._record()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _make(self) -> None:
        theme, px = self.context.theme, self.context.theme.px
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(11), px(20), px(11))
        head.setSpacing(px(12))
        head.addWidget(Glyph(theme, "search", "accentText", 24))
        head.addWidget(self.line, 1)
        head.addWidget(self._count)
        head.addWidget(self._switch)
        head.addWidget(KeyCap(cap(Key.CLOSE)))
        self.body.addLayout(head)
        self.body.addWidget(rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left, LIST)
        self._between = rule(vertical=True)
        middle.addWidget(self._between)
        middle.addWidget(self.detail, DETAIL)
        self.body.addLayout(middle, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self.foot)
        self._left.setLayout(self._stack)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads())
        column.addWidget(rule())
        column.addWidget(scrolled(self.list), 1)
        self._sayings.setContentsMargins(px(16), px(8), px(16), px(10))
        column.addWidget(self._sayings)
        self._stack.addWidget(listed)
        self._show_instead(BusyBars(theme, 6, 56))

    def _heads(self) -> QWidget:
        px = self.context.theme.px
        heads = QFrame()
        row = QHBoxLayout(heads)
        row.setContentsMargins(px(16), px(4), 0, px(4))
        row.setSpacing(0)
        row.addWidget(Words(self.tr("Service"), "sub"), 1)
        for words, width in ((self.tr("Counter"), COUNTER), (self.tr("Time limit"), LIMIT)):
            label = Words(words, "sub")
            label.setFixedWidth(px(width))
            row.addWidget(label)
        return heads

    def _search(self, wanted: str) -> None:
        self._asked += 1
        self._pending = True
        show = partial(self._show, self._asked)
        self.context.ask(find_procedures, show)(self.context.service, self.context.actor, wanted)

    def _show(self, asked: int, found: FoundProcedures) -> None:
        if asked != self._asked:
            return
        self._found, self._pending = found, False
        self.list.show_rows([self._words.row(one) for one in found.found])
        self._count.setText(self.tr("%n found", "", len(found.found)))
        self.foot.show_faults(len({fault.path for fault in found.refused}))
        if found.found:
            self._stack.setCurrentIndex(0)
        else:
            self._show_instead(self._nothing(found))
        self._show_current()
        if self._then is not None:
            number, self._then = self._then, None
            self._act(number)

    def _nothing(self, found: FoundProcedures) -> QWidget:
        typed = found.typed.strip()
        if not found.total:
            words = self.tr("Ask the supervisor to look at the procedure files.")
            return EmptyState(self.context.theme, "alert-circle", self.tr("There is no procedure in force"), words)
        sentence = self.tr("No service found for “%1”").replace("%1", typed[:30])
        words = self.tr("Type less, or other words: initials, Chinese, English. An empty line shows all.")
        announce(self, sentence)
        buttons: list[QWidget] = []
        if self._can_start:
            record = ActionButton(self.context.theme, self.tr("Record what the customer said"), RECORD_CAP)
            record.activated.connect(self._record)
            buttons.append(record)
        return EmptyState(self.context.theme, "filter-off", sentence, words, buttons=buttons)

    def _show_current(self) -> None:
        current = self._current()
        self.detail.show_procedure(current)
        sayings = self._words.sayings(current.procedure) if current else ""
        self._sayings.setText(sayings)
        self._sayings.setVisible(bool(sayings))

    def _current(self) -> FoundProcedure | None:
        place = self.list.current_row()
        found = self._found.found if self._found else ()
        return found[place] if 0 <= place < len(found) else None

    def _clicked(self, name: str) -> None:
        if self._can_start:
            self._choose(name)

    def _act(self, number: int) -> None:
        """Do what Enter (0) or Alt with a digit does; before the answer is there it waits for it."""
        if self._pending or self._found is None:
            self._then = number
        elif number == 0:
            current = self._current()
            if current is not None and self._can_start:
                self._choose(current.procedure.id)
            elif current is not None and self.line.hasFocus():
                self.focusNextPrevChild(True)
        elif number <= len(self._found.quick):
            name = self._found.quick[number - 1]
            if self._can_start:
                self._choose(name)
            elif name in (names := [one.procedure.id for one in self._found.found]):
                self.list.go_to(names.index(name))
            else:
                self._then = number
                self.line.clear()

    def _choose(self, name: str) -> None:
        self.close_overlay()
        self.chosen.emit(name)

    def _record(self) -> None:
        """Take the matter in as the customer put it. Letters that looked for a title are not what a customer said."""
        words = self.line.text().strip()
        if said_by_customer(words):
            self.close_overlay()
            self.unlisted.emit(words)
            return
        if self.context.language == "zh" and not self.line.chinese:
            self._switch_chinese()
        sentence = self.tr("Write what the customer said, then press F8 again")
        explained = self.tr("The request stays with you; the supervisor sees the words as a procedure that is missing.")
        announce(self, sentence)
        self._show_instead(EmptyState(self.context.theme, "message-2", sentence, explained))
        self.line.setFocus()
        self.line.selectAll()

    def _switch_chinese(self) -> None:
        self.line.switch_chinese()
        self._name_switch()
        self.line.setFocus()

    def _name_switch(self) -> None:
        self._switch.set_label(self.tr("Chinese input") if self.line.chinese else self.tr("Letters"))

    def _show_faults(self) -> None:
        if self._found is None:
            return
        if isinstance(self._stack.currentWidget(), Faults):
            self._search(self.line.query())
        else:
            self._show_instead(Faults(self.context, self._found.refused))

    def _show_instead(self, widget: QWidget) -> None:
        if self._instead is not None:
            self._stack.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _reading(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.detail.isAncestorOf(focus)

    def _fit_detail(self, *, reading: bool) -> None:
        narrow = self.frame.width() < self.context.theme.px(760)
        self._left.setVisible(not (narrow and reading))
        self.detail.setVisible(reading or not narrow)
        self._between.setVisible(not narrow)
