"""The idle page: between two customers. Receive the next one, find who came back, see what is due."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.request_state import State
from clerk_app.service.action import Change
from clerk_app.service.counter_view import IdleView, idle_view
from clerk_app.service.later_papers import LaterPaper, later_papers
from clerk_app.service.request_lines import OpenRequest
from clerk_app.ui.context import Context
from clerk_app.ui.counter.brought import BroughtDialog
from clerk_app.ui.counter.finder import FinderOverlay
from clerk_app.ui.counter.idle_actions import IdleActions
from clerk_app.ui.counter.idle_all import AllRequestsOverlay
from clerk_app.ui.counter.idle_cards import Greeting, InterruptedCard, StartCard, TodayCard
from clerk_app.ui.counter.idle_lists import IdleLists
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.counter.idle_rows import RowList
from clerk_app.ui.counter.idle_words import RowWords
from clerk_app.ui.counter.new_day import NewDayOverlay
from clerk_app.ui.counter.returning import ReturningOverlay
from clerk_app.ui.counter.told import ToldOverlay
from clerk_app.ui.keys import Key, bind
from clerk_app.ui.page import Page
from clerk_app.ui.widgets.notices import Note

MINUTE_MS = 60_000
SIDE_BY_SIDE = 1040
"""Px at scale 1.0 below which the columns stand one above the other."""


class IdlePage(Page):
    """Page A. Everything on it comes from one query, asked again after every change and every minute.

    Attributes:
        view: what was last read.
        overlay: the overlay that is open, if any.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view: IdleView | None = None
        self.overlay: ModalOverlay | None = None
        self._asked = 0
        self._in_front = False
        self._focus_wanted = False
        self._note: Note | None = None
        self._actions = IdleActions(context, self)
        self._make_columns()
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self._ask)
        self._connect()

    def enter(self, subject: object) -> None:
        """Read everything; the focus goes to interrupted work, else to the start button."""
        self._in_front, self._actions.busy = True, False
        self._clock.start()
        if self.overlay is None:
            self._focus_wanted = True
            self.start.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def leave(self) -> None:
        """Stop reading."""
        self._in_front = False
        self._clock.stop()

    def refresh(self, change: Change[object]) -> None:
        """Read again, unless the change is our own way to another page."""
        if not self._actions.busy:
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        self._fit()

    def begin_visit(self) -> None:
        """Receive the next customer; first comes interrupted work."""
        if self.start.start.available:
            self._actions.begin_visit()
        else:
            self.start.start.click()

    def find_returning(self) -> None:
        """Find the request of a customer who came back."""
        overlay = ReturningOverlay(self.context, self)
        overlay.chosen.connect(lambda _number: self._serve(overlay.request))
        self._open(overlay)

    def look_up(self) -> None:
        """Look a procedure up; nothing is started."""
        self._open(FinderOverlay(self.context, self, can_start=False))

    def resume_last(self) -> None:
        """Park the interrupted visit, or go on with the visit parked last."""
        if self.view is not None and self.view.interrupted is not None:
            self._actions.park_interrupted(self.view.interrupted)
        elif self.view is not None and self.view.parked:
            last = self.view.parked[0]
            self._actions.resume(last.visit, last.request)

    def list_all(self) -> None:
        """List every open request of this clerk."""
        if self.view is not None:
            words = self._words(self.view)
            overlay = AllRequestsOverlay(self.context, self, [words.row(one) for one in self.view.everything])
            overlay.opened.connect(self._open_request)
            self._open(overlay)

    def _make_columns(self) -> None:
        theme, px = self.context.theme, self.context.theme.px
        self._left, self.lists = QWidget(), IdleLists(theme)
        self.interrupted, self.start, self.today = InterruptedCard(theme), StartCard(theme), TodayCard(theme)
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        for widget in (self.interrupted, self.start, self.today, Greeting(theme)):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.interrupted.hide()
        self.today.hide()
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(px(16), px(16), px(16), px(16))
        self._columns.setSpacing(px(16))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self.lists, 1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        bind(self, Key.NEXT, self.tr("Receive the next customer"), self.begin_visit)
        bind(self, Key.FILTER, self.tr("Customer has come back"), self.find_returning)
        bind(self, Key.FIND, self.tr("Look up a procedure"), self.look_up)
        bind(self, Key.PARK, self.tr("Go on with the visit parked last"), self.resume_last)
        bind(self, Key.NEXT_PANE, self.tr("Next pane"), partial(self._next_pane, 1))
        bind(self, Key.PREVIOUS_PANE, self.tr("Previous pane"), partial(self._next_pane, -1))
        self.start.started.connect(self.begin_visit)
        self.start.explained.connect(self._say)
        self.start.returned.connect(self.find_returning)
        self.start.looked_up.connect(self.look_up)
        self.interrupted.resumed.connect(self._resume_interrupted)
        self.interrupted.parked.connect(self.resume_last)
        self.lists.all_wanted.connect(self.list_all)
        for card in self.lists.cards:
            card.list.opened.connect(self._open_row)
            card.list.selectionModel().currentChanged.connect(partial(self._follow, card.list))
        self._actions.left.connect(self.go)
        self._actions.refused.connect(self._refused)
        self._actions.parked.connect(self._ask)

    def _ask(self) -> None:
        session = self.context.session
        if session is not None and self._in_front:
            self._asked += 1
            show = partial(self._show, self._asked)
            self.context.ask(idle_view, show)(self.context.service, session.actor, self.context.language)

    def _show(self, asked: int, view: IdleView) -> None:
        if asked != self._asked or not self._in_front or self._actions.busy:
            return
        zone, language = self.context.service.store.zone, self.context.language
        changed = self.view is not None and (self.view.interrupted is None) != (view.interrupted is None)
        had_focus = self._focus_wanted or changed or self.start.start.hasFocus()
        self.view, self._focus_wanted = view, False
        if view.interrupted is not None:
            self.interrupted.show_visit(view.interrupted, language, zone, view.today_is)
        self.interrupted.setVisible(view.interrupted is not None)
        self.start.rest(self.tr("First go on with the visit above or park it.") if view.interrupted else "")
        if view.today is not None:
            self.today.show_today(view.today, zone)
        self.today.setVisible(view.today is not None)
        self.lists.show_view(view, self._words(view))
        self._fit()
        if self.overlay is None and had_focus:
            first = self.interrupted.go_on if view.interrupted else self.start.start
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, view: IdleView) -> RowWords:
        return RowWords(self.context.language, self.context.service.store.zone, view.today_is, view.now)

    def _fit(self) -> None:
        theme, room = self.context.theme, self._scroll.viewport()
        beside = room.width() >= theme.px(SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if beside else down)
        wide = room.width() >= theme.px(1600)
        self._left.setMaximumWidth(theme.px(460 if wide else 396) if beside else 16_777_215)
        self._left.setMinimumWidth(theme.px(460 if wide else 396) if beside else 0)
        self.lists.fit_rows(room.height() - theme.px(32))

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.start.start]
        panes += [card.list for card in self.lists.cards if card.isVisible() and card.count]
        inside = self.window().focusWidget()
        place = panes.index(inside) if inside in panes else 0
        panes[(place + step) % len(panes)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, rows: RowList, *_: object) -> None:
        place = rows.visualRect(rows.currentIndex()).center()
        if rows.hasFocus():
            at = rows.viewport().mapTo(self._content, place)
            self._scroll.ensureVisible(at.x(), at.y(), 0, self.context.theme.px(60))

    def _open_row(self, identifier: str) -> None:
        visits = [one for one in self.view.parked if one.visit == identifier] if self.view else []
        if visits and self._free():
            self._actions.resume(visits[0].visit, visits[0].request)
        elif not visits:
            self._open_request(identifier)

    def _open_request(self, number: str) -> None:
        found = [one for one in self.view.everything if one.number == number] if self.view else []
        self._serve(found[0] if found else None)

    def _serve(self, request: OpenRequest | None) -> None:
        """Do what a request asks for: tell the answer, go on with it, or read it."""
        self._close_overlay()
        if request is None:
            return
        if request.state is State.ACCEPTED:
            service = self.context.service
            self.context.ask(later_papers, partial(self._accepted, request))(service.requests, request.number)
            return
        self._go_on_with(request)

    def _accepted(self, request: OpenRequest, awaited: tuple[LaterPaper, ...]) -> None:
        if not awaited:
            self._go_on_with(request)
            return
        dialog = BroughtDialog(self.context, self, request, awaited)
        dialog.went_on.connect(partial(self._go_on_with, request))
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def _go_on_with(self, request: OpenRequest) -> None:
        interrupted = self.view.interrupted if self.view else None
        moved = request.told_day is not None and request.own
        if moved or (request.state is State.ACCEPTED and request.own):
            overlay = (NewDayOverlay if moved else ToldOverlay)(self.context, self, request)
            overlay.read.connect(partial(self._read, request))
            self._open(overlay)
        elif request.state in (State.ACCEPTED, State.CLOSED):
            self._read(request)
        elif interrupted is not None and request.visit == interrupted.visit:
            self._actions.resume_interrupted(interrupted)
        elif not self._free():
            return
        elif request.visit_parked:
            self._actions.resume(request.visit, request.number)
        elif request.state is State.IN_PROGRESS:
            self._read(request)
        else:
            self._actions.take_up(request.number)

    def _free(self) -> bool:
        if self.view is not None and self.view.interrupted is not None:
            self._say(self.tr("First go on with the visit above or park it."))
            return False
        return True

    def _read(self, request: OpenRequest) -> None:
        self._close_overlay()
        self._actions.show_visit(request.visit, request.number)

    def _resume_interrupted(self) -> None:
        if self.view is not None and self.view.interrupted is not None:
            self._actions.resume_interrupted(self.view.interrupted)

    def _refused(self, refusal: Refusal) -> None:
        self._say(self.context.sentence(refusal))
        self._ask()

    def _say(self, words: str) -> None:
        self._unsay()
        self._note = Note(self.context.theme, "warn", words)
        self._column.insertWidget(0, self._note)
        self._note.show()
        self._note.announce()

    def _unsay(self) -> None:
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None

    def _open(self, overlay: ModalOverlay) -> None:
        self._close_overlay()
        self._unsay()
        self.overlay = overlay
        overlay.closed.connect(partial(self._overlay_closed, overlay))
        overlay.open()

    def _close_overlay(self) -> None:
        if self.overlay is not None:
            self.overlay.close_overlay()

    def _overlay_closed(self, overlay: ModalOverlay) -> None:
        overlay.deleteLater()
        if self.overlay is overlay:
            self.overlay = None
