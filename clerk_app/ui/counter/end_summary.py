"""Who was served, from when to when, and what became of each matter."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import local_time
from clerk_app.service.end_view import EndRequest, EndView
from clerk_app.ui.context import Context
from clerk_app.ui.counter.end_words import EndWords
from clerk_app.ui.widgets.cards import Card, CustomerCard
from clerk_app.ui.widgets.labels import OneLine, Tag, Words, rule
from clerk_app.ui.widgets.ownership import OwnershipPair


class SummaryCard(Card):
    """The visit in short."""

    def __init__(self, context: Context, words: EndWords, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context, self._words = context, words
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._customer = CustomerCard(context.theme)
        px = context.theme.px
        top = QVBoxLayout()
        top.setContentsMargins(px(14), px(14), px(14), px(12))
        top.addWidget(self._customer)
        self.body.addLayout(top)
        self._requests = QVBoxLayout()
        self._requests.setSpacing(0)
        self.body.addLayout(self._requests)

    def show_visit(self, view: EndView) -> None:
        """Show a visit at its end."""
        customer = view.customer
        name = customer.name
        address = {"madam": self.tr("Ms"), "sir": self.tr("Mr")}.get(customer.form_of_address, "")
        if name and address:
            name = self.tr("{address} {name}", "a customer with the form of address").format(address=address, name=name)
        unknown = self.tr("Personal data erased") if customer.erased else self.tr("Name not known")
        self._customer.show_customer(name or unknown, customer.name[:1] or "·", self._times(view), ())
        while (item := self._requests.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for request in view.requests:
            self._requests.addWidget(rule())
            self._requests.addWidget(self._request(request))

    def _times(self, view: EndView) -> str:
        zone = self._context.service.store.zone
        began = local_time(view.visit.opened_at, zone)
        minutes = self.tr("%n minute(s)", "", max(1, round(view.took_ms / 60_000)))
        if view.visit.ended_at is None:
            return self.tr("since {began}").format(began=f"{began:%H:%M}")
        ended = local_time(view.visit.ended_at, zone)
        return self.tr("{began}–{ended}, {minutes}").format(
            began=f"{began:%H:%M}", ended=f"{ended:%H:%M}", minutes=minutes
        )

    def _request(self, request: EndRequest) -> QWidget:
        theme, state = self._context.theme, self._words.request_state(request)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.addWidget(OneLine(request.title.to(self._context.language), "h2"), 1)
        head.addWidget(Tag(theme, state.words, state.tone, state.icon))
        column.addLayout(head)
        column.addWidget(Words(self._words.request_line(request), "sub", wrap=True))
        column.addWidget(OwnershipPair(theme, request.first_responsible, request.handler))
        return row
