"""The detail beside the list: one request from its opening to now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.service.access import Action
from clerk_app.service.review_detail import RequestDetail
from clerk_app.service.review_log import What
from clerk_app.ui.review.ownership_strip import OwnershipPanel
from clerk_app.ui.review.rating_panel import RatingPanel
from clerk_app.ui.review.step_log import StepLog
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import OneLine, Tag, Words, rule


class DetailPane(QFrame):
    """Head, owners, log, papers, rating; below what a supervisor may do.

    Signals:
        paper_opened: number of a paper to look at.
        follow_up_wanted, move_wanted, close_wanted, erase_wanted: the buttons of a supervisor.
        back_wanted: back to the list, where the detail covers it.
    """

    paper_opened = Signal(str)
    follow_up_wanted = Signal()
    move_wanted = Signal()
    close_wanted = Signal()
    erase_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Help")
        self._theme, self._words = theme, words
        self.detail: RequestDetail | None = None
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._tag: Tag | None = None
        self._check: Tag | None = None
        column.addLayout(self._make_head())
        column.addWidget(rule())
        body = self._page = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(px(16), px(12), px(16), px(12))
        self._body.setSpacing(px(8))
        self.owners = OwnershipPanel(theme, words)
        self.since = Words("", "sub")
        self._body.addLayout(self._section(self.tr("Responsibility"), self.since, self.owners.link))
        self._body.addWidget(self.owners)
        self.first_handler = Words("", "sub", wrap=True)
        self._body.addWidget(self.first_handler)
        self.told_again = Words("", "sub", "warn", wrap=True)
        self._body.addWidget(self.told_again)
        self._body.addWidget(rule())
        self.spent = Words("", "sub")
        self._body.addLayout(self._section(self.tr("Step log"), self.spent))
        self.log = StepLog(theme, words)
        self._body.addWidget(self.log)
        self._papers_line = rule()
        self._papers_title = Words(self.tr("Papers"), "h2")
        self.papers = QWidget()
        self._papers = FlowLayout(px(8), px(8))
        self.papers.setLayout(self._papers)
        for part in (self._papers_line, self._papers_title, self.papers):
            self._body.addWidget(part)
        self.rating = RatingPanel(theme, words)
        self._body.addWidget(self.rating)
        self._body.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(body)
        column.addWidget(self.area, 1)
        self.bar = self._make_bar()
        column.addWidget(self.bar)
        self.log.selectionModel().currentChanged.connect(self._follow)

    def show_detail(self, detail: RequestDetail) -> None:
        """Show a request."""
        other = self.detail is None or self.detail.row.number != detail.row.number
        self.detail = detail
        words, row = self._words, detail.row
        self._title.set_text(row.title)
        tag = words.tag(row)
        self._tag = self._put(Tag(self._theme, tag.words, tag.tone, tag.icon), self._tag, self._tag_place)
        customer = self.tr("Personal data erased") if detail.erased else self.customer_in_words()
        parts = (row.number, customer, detail.phone_masked)
        self._line.set_text(" · ".join(part for part in parts if part))
        self._account.set_text(self.tr("Account {account}").format(account=detail.account) if detail.account else "")
        self._account.setVisible(bool(detail.account))
        self._show_erased(detail)
        self._show_check(detail)
        span = words.span(detail.ownership.until_at - detail.ownership.opened_at)
        said = self.tr("{span} in all") if detail.ownership.closed else self.tr("{span} until now")
        self.since.setText(said.format(span=span))
        self.owners.show_ownership(detail.ownership)
        owners = self._owners_in_words(detail)
        self.first_handler.setText(owners)
        self.first_handler.setVisible(bool(owners))
        told = max((line.count for line in detail.log if line.what is What.NOTIFIED), default=0)
        self.told_again.setText(self.tr("%n list(s) of what is missing: one too many counts against us", "", told))
        self.told_again.setVisible(told > 1)
        self._show_spent(detail)
        self.log.show_lines(detail.log)
        self._show_papers(detail)
        self.rating.show_rating(detail.rating)
        self.rating.setVisible(detail.rating is not None)
        self._show_actions(detail)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def customer_in_words(self) -> str:
        """Return the customer with the form of address; empty when never told."""
        detail = self.detail
        if detail is None or not detail.customer:
            return ""
        madam, sir = self.tr("Ms {name}"), self.tr("Mr {name}")
        return {"madam": madam, "sir": sir}.get(detail.form_of_address, "{name}").format(name=detail.customer)

    def show_way_back(self, shown: bool) -> None:
        """Show the button back to the list, where the detail covers it."""
        self._shown[self.back] = shown
        self._show_bar()

    def _make_head(self) -> QVBoxLayout:
        px = self._theme.px
        self._title = OneLine("", "h1b")
        self._tag_place, self._check_place = QHBoxLayout(), QHBoxLayout()
        self._line, self._account = OneLine("", "sub"), OneLine("", "sub")
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self._title, 0)
        top.addLayout(self._tag_place)
        top.addStretch(1)
        top.addLayout(self._check_place)
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(12), px(16), px(10))
        head.setSpacing(px(2))
        head.addLayout(top)
        head.addWidget(self._line)
        head.addWidget(self._account)
        self._erased = OneLine("", "sub")
        head.addWidget(self._erased)
        return head

    def _section(self, title: str, aside: QWidget, link: QWidget | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(Words(title, "h2"))
        if link is not None:
            row.addWidget(link)
        row.addStretch(1)
        row.addWidget(aside)
        return row

    def _make_bar(self) -> ActionBar:
        theme, bar = self._theme, ActionBar(self._theme)
        self.back = bar.add_left(ActionButton(theme, self.tr("Back to the list"), icon="arrow-left"))
        self.follow_up = bar.add_left(ActionButton(theme, self.tr("Called back"), icon="check", kind="primary"))
        move = ActionButton(theme, self.tr("Move first responsibility…"), icon="arrows-exchange")
        self.move_owner = bar.add_left(move)
        self.close_request = bar.add_left(ActionButton(theme, self.tr("Close…"), icon="circle-check"))
        self.erase = bar.add_left(ActionButton(theme, self.tr("Erase personal data…"), icon="eye-off", kind="danger"))
        self.back.activated.connect(self.back_wanted)
        self.follow_up.activated.connect(self.follow_up_wanted)
        self.move_owner.activated.connect(self.move_wanted)
        self.close_request.activated.connect(self.close_wanted)
        self.erase.activated.connect(self.erase_wanted)
        self.bar = bar
        own = (self.back, self.follow_up, self.move_owner, self.close_request, self.erase)
        self._shown = dict.fromkeys(own, False)
        bar.show_only(self._shown)
        return bar

    def _show_erased(self, detail: RequestDetail) -> None:
        erased = detail.erased
        self._erased.setVisible(erased is not None)
        if erased is not None:
            words = self.tr("Erased {at} by {name}: {reason}") if erased.reason else self.tr("Erased {at} by {name}")
            at = self._words.moment(erased.at)
            self._erased.set_text(words.format(at=at, name=erased.by, reason=erased.reason))

    def _show_check(self, detail: RequestDetail) -> None:
        """The badge says only what was just computed: these records are what was written."""
        if detail.broken is None:
            words = self.tr("Log intact · %n record(s)", "", detail.events)
            check = Tag(self._theme, words, "ok", "shield-check")
        else:
            words = self.tr("Record {place} does not verify").format(place=detail.broken)
            check = Tag(self._theme, words, "danger", "shield-x")
        check.setToolTip(
            self.tr("The records of this request were compared with their hashes. The whole journal: clerk-app verify.")
        )
        self._check = self._put(check, self._check, self._check_place)

    @staticmethod
    def _put(tag: Tag, before: Tag | None, place: QHBoxLayout) -> Tag:
        """Put `tag` in the place of the one before: a tag keeps its icon."""
        if before is not None:
            place.removeWidget(before)
            before.hide()
            before.deleteLater()
        place.addWidget(tag)
        return tag

    def _owners_in_words(self, detail: RequestDetail) -> str:
        """Return what the strip may be too narrow to show: the first handler, and every change of owner."""
        parts = []
        if detail.first_handler:
            parts.append(self.tr("First handled by {name}").format(name=detail.first_handler))
        for said, spans in (
            (self.tr("first-responsible {names}"), detail.ownership.first_responsible),
            (self.tr("handler {names}"), detail.ownership.handler),
        ):
            if len(spans) > 1:
                parts.append(said.format(names=" → ".join(span.name for span in spans)))
        return ("；" if self._words.language == "zh" else "; ").join(parts)

    def _show_spent(self, detail: RequestDetail) -> None:
        took = self._words.took(detail.row.took_ms, detail.row.over)
        if detail.standard_ms is None:
            self.spent.setText(self.tr("At the counter {time}").format(time=took.words))
        else:
            standard = self._words.took(detail.standard_ms, over=False).words
            said = self.tr("At the counter {time}, standard {standard}")
            self.spent.setText(said.format(time=took.words, standard=standard))
        self.spent.set_tone("warn" if detail.row.over else "")

    def _show_papers(self, detail: RequestDetail) -> None:
        self._papers.clear()
        for paper in detail.papers:
            words = self._words.paper(paper.kind)
            if paper.issue > 1:
                words = self.tr("{paper}, print no. {issue}").format(paper=words, issue=paper.issue)
            if paper.voided_at is not None:
                words = self.tr("{paper} (void)").format(paper=words)
            button = ActionButton(self._theme, words, icon="file-text", kind="flat", size="small")
            button.setAccessibleDescription(paper.paper)
            button.setToolTip(paper.paper)
            button.activated.connect(lambda number=paper.paper: self.paper_opened.emit(number))
            self._papers.addWidget(button)
        for part in (self._papers_line, self._papers_title, self.papers):
            part.setVisible(bool(detail.papers))

    def _show_actions(self, detail: RequestDetail) -> None:
        rating = detail.rating
        open_work = rating is not None and rating.given.due_day is not None and rating.given.done_at is None
        if rating is not None:
            self.follow_up.set_label(self.tr("Called back…") if rating.given.call else self.tr("Reviewed…"))
        self._shown |= {
            self.follow_up: open_work and Action.FINISH_FOLLOW_UP in detail.may,
            self.move_owner: Action.MOVE_FIRST_RESPONSIBLE in detail.may,
            self.close_request: Action.CLOSE_REQUEST in detail.may,
            self.erase: Action.ERASE in detail.may,
        }
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.show_only(self._shown)
        self.bar.setVisible(any(self._shown.values()))

    def _follow(self) -> None:
        """Scroll the page to the log's current line."""
        place = self.log.visualRect(self.log.currentIndex())
        centre = self.log.mapTo(self._page, place.center())
        self.area.ensureVisible(centre.x(), centre.y(), 0, place.height())
