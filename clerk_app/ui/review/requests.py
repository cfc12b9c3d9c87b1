"""The page of requests: a supervisor's list of everybody's, a clerk's own; filters above, the detail beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.access import Action
from clerk_app.service.action import Change
from clerk_app.service.review_detail import RequestDetail
from clerk_app.service.review_rights import may
from clerk_app.service.review_view import WINDOW, Counts, ListQuery, Window
from clerk_app.ui.context import Context
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.pages import PageName
from clerk_app.ui.review.detail import DetailPane
from clerk_app.ui.review.filter_bar import FilterBar
from clerk_app.ui.review.filters import Looking
from clerk_app.ui.review.list_pane import ListPane
from clerk_app.ui.review.missing_procedures import MissingProcedures
from clerk_app.ui.review.procedure_faults import ProcedureFaults
from clerk_app.ui.review.reading import ListReading
from clerk_app.ui.review.record import Recording
from clerk_app.ui.review.request_model import RequestModel
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import WIDE_WINDOW
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.notices import announce

SELECT_MS = 40
"""How long a row must stay current before its detail is read: held arrows do not queue a query a row."""

REFRESH_MS = 150
_LIST_LEAST = 600
_OF_MISSING = {"request.words_recorded", "request.words_settled", "personal.erased"}
_CONCERNS = (
    "request.", "step.", "hand_off.", "paper.", "rating.", "follow_up.", "visit.", "notification.", "customer.",
    "personal.",
)  # fmt: skip


class RequestsPage(Page):
    """Shows the newest requests; narrowed by filters, loaded in windows.

    Subject: None, the number of a request to look at, or what was `Looking` at before the page was made anew.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        service, theme = context.service, context.theme
        self._reading = ListReading(context)
        self._today = self._reading.rows.today
        self._graded = may(context.actor, Action.SEE_GRADES)
        words = ReviewWords(context.language, service.store.zone, self)
        self.words = words
        self._wanted: str | None = None
        self._shown_query: ListQuery | None = None
        self._in_detail = False
        self._opening = False
        self._entering = False
        self.filters = FilterBar(theme, words, self._today(), graded=self._graded)
        self.model = RequestModel(theme, words, self._graded)
        self.model.setParent(self)
        self.list = ListPane(theme, self.model)
        self.detail = DetailPane(theme, words)
        self.recording = Recording(context, self, self.detail, self._reading.details, words)
        if not may(context.actor, Action.SEE_ALL_REQUESTS):
            back = ActionButton(theme, self.tr("Back"), cap(Key.BACK), "arrow-left", size="small")
            back.setFixedHeight(theme.px(36))
            back.activated.connect(self._go_back)
            self.filters.lead(back)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._columns.addWidget(self.list, 1)
        self._columns.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        self.faults = ProcedureFaults(context)
        column.addWidget(self.faults)
        self.missing = MissingProcedures(context)
        self.missing.wanted.connect(lambda: self.recording.settle_missing(self.missing.offers))
        column.addWidget(self.missing)
        column.addLayout(self._columns, 1)
        self._select_timer = QTimer(self, singleShot=True, interval=SELECT_MS)
        self._select_timer.timeout.connect(self._read_detail)
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh_timer.timeout.connect(self._read_again)
        self._connect()
        self.detail.hide()

    def enter(self, subject: object) -> None:
        """Read the list and give it the focus."""
        self.filters.set_today(self._today())
        if may(self.context.actor, Action.SEE_ALL_REQUESTS):
            self.faults.begin()
            self.missing.look()
        if isinstance(subject, str):
            self._wanted = subject
            self.filters.choose("text", subject)
        rows = 0
        if isinstance(subject, Looking) and self._shown_query is None:
            self._wanted, self._opening, rows = subject.number, subject.in_detail, subject.rows
            self.filters.use(subject.filters)
        self._reading.choices(self.filters.offer)
        self._read(max(WINDOW, rows, self.model.rowCount()))
        # The table cannot have the focus before its rows are there; until then the search has it.
        self._entering = True
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self, subject: object) -> object:
        """Take filters, days and the current row along."""
        filters, typed = self.filters.filters, self.filters.search.text().strip()
        if typed != filters.text:
            filters = filters.choose("text", typed)
        number = self.list.table.current_number() or self._wanted
        return Looking(filters, number, self.model.rowCount(), self._in_detail or self._opening)

    def leave(self) -> None:
        """Ask for nothing more; answers that are still on their way are not shown."""
        self._reading.forget()
        self.faults.stop()
        self._select_timer.stop()
        self._refresh_timer.stop()

    def refresh(self, change: Change[object]) -> None:
        """Read again when a request, a visit or a rating changed; several changes at once are read once."""
        if any(kind.startswith(_CONCERNS) for kind in change.kinds):
            self._refresh_timer.start()
        if _OF_MISSING.intersection(change.kinds) and may(self.context.actor, Action.SEE_ALL_REQUESTS):
            self.missing.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one at a time."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether list and detail take turns."""
        return self.width() - self._detail_width() < self.context.theme.px(_LIST_LEAST)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read_list)
        self.filters.list_wanted.connect(self.list.table.setFocus)
        self.filters.days_wanted.connect(lambda: self.recording.choose_days(self.filters, self._today()))
        self.model.more_wanted.connect(self._read_more)
        self.list.current_changed.connect(self._select_timer.start)
        self.list.opened.connect(self._open_detail)
        self.list.drop_latest.connect(lambda: self.filters.use(self.filters.filters.without_latest()))
        self.list.drop_all.connect(self._drop_all)
        detail, recording = self.detail, self.recording
        detail.paper_opened.connect(recording.open_paper)
        detail.follow_up_wanted.connect(recording.follow_up)
        detail.move_wanted.connect(recording.move)
        detail.close_wanted.connect(recording.close_request)
        detail.erase_wanted.connect(recording.erase)
        detail.back_wanted.connect(self._close_detail)
        bind(self, Key.FILTER, self.tr("Search"), self._focus_search)
        bind(self, Key.NEXT_PANE, self.tr("Next pane"), lambda: self._next_pane(1))
        bind(self, Key.PREVIOUS_PANE, self.tr("Previous pane"), lambda: self._next_pane(-1))
        bind(self, Key.BACK, self.tr("Back"), self._go_back)

    def _focus_search(self) -> None:
        if not self.recording.busy:
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.search.selectAll()

    def _next_pane(self, step: int) -> None:
        if self.recording.busy:
            return
        panes: list[QWidget] = [self.filters.search]
        if self.list.isVisible():
            panes.append(self.list.table)
        if self.detail.isVisible():
            panes.append(self.detail.log)
        focus = self.window().focusWidget()
        place = next((number for number, pane in enumerate(panes) if pane is focus), 0)
        panes[(place + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_back(self) -> None:
        if self.recording.busy:
            return
        if self._in_detail and self.narrow:
            self._close_detail()
        elif not may(self.context.actor, Action.SEE_ALL_REQUESTS):
            self.go.emit(PageName.IDLE.value, None)

    def _drop_all(self) -> None:
        filters = type(self.filters.filters)()
        self.filters.use(filters.choose("days", self.list.widest_days))

    # Reading ---------------------------------------------------------------------------------------

    def _query(self) -> ListQuery:
        today = self._today()
        self.filters.set_today(today)
        return self.filters.filters.query(today)

    def _read_again(self) -> None:
        """Read what is loaded already once more, in place."""
        self._read(max(WINDOW, self.model.rowCount()))

    def _read_list(self) -> None:
        self._read(WINDOW)

    def _read(self, most: int) -> None:
        query = self._query()
        again = query == self._shown_query
        if not again:
            self.list.show_busy()

        def count(counts: Counts) -> None:
            self.filters.show_counts(counts)
            self.list.say_how_many(counts.of)

        self._reading.first_rows(query, most, lambda window: self._show_window(window, query, again=again), count)

    def _read_more(self) -> None:
        self._reading.more(
            self._query(), self.model.behind, lambda window: self.model.add_rows(window.rows, window.behind)
        )

    def _show_window(self, window: Window, query: ListQuery, *, again: bool) -> None:
        wanted = self._wanted or self.list.table.current_number()
        self._wanted = None
        self._shown_query = query
        narrowed = bool(self.filters.filters.latest) or query.days is not None
        self.list.show_rows(window, wanted, keep_place=again)
        if not window.rows:
            self.list.show_nothing(
                self.filters.words_of_filters() if narrowed else "", self.filters.latest_in_words()
            )
            announce(self, self.tr("No requests fit"))
        self._arrange()
        if self._entering and window.rows and not self.filters.search.text():
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entering = False
        self._read_detail()

    def _read_detail(self) -> None:
        number = self.list.table.current_number()
        if number is None:
            self.detail.detail = None
            self._arrange()
            return

        def show(detail: RequestDetail) -> None:
            if self.list.table.current_number() == detail.row.number:
                self.detail.show_detail(detail)
                self._arrange()
                if self._opening:
                    self._opening = False
                    self._open_detail()

        def gone(_refusal: Refusal) -> None:
            self.detail.detail = None
            self._arrange()

        self._reading.detail(number, show, gone)

    # Panes -----------------------------------------------------------------------------------------

    def _detail_width(self) -> int:
        theme = self.context.theme
        if self.width() >= WIDE_WINDOW:
            return theme.px(600)
        return theme.px(500 if theme.language == "zh" else 470)

    def _arrange(self) -> None:
        known = self.detail.detail is not None
        if not known:
            self._in_detail = False
        narrow = self.narrow
        if narrow:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(16_777_215)
        else:
            self.detail.setFixedWidth(self._detail_width())
        self.filters.setVisible(not narrow or not self._in_detail)
        self.list.setVisible(not narrow or not self._in_detail)
        self.detail.setVisible(known and (not narrow or self._in_detail))
        self.detail.show_way_back(narrow)

    def _open_detail(self) -> None:
        if self.detail.detail is None:
            return
        self._in_detail = True
        self._arrange()
        self.detail.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_detail(self) -> None:
        self._in_detail = False
        self._arrange()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
