"""The left column of a visit: who is served, which requests they brought, how the day goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.core.request_state import Outcome, State
from clerk_app.core.sentence import Language
from clerk_app.service.visit_view import RequestLine, VisitView
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.cards import CustomerCard, CustomerTag, RequestCard, RequestFacts
from clerk_app.ui.widgets.labels import Tone, Words, rule

NEED_ICONS = {
    "hearing": "ear",
    "slow": "ear",
    "sight": "text-size",
    "mobility": "user-check",
    "interpreter": "language",
}


class VisitSide(QFrame):
    """Customer, requests, today.

    Signals:
        request_chosen: number of the request to work on.
        add_wanted: another request.
        customer_wanted: change what is known of the customer.
    """

    request_chosen = Signal(str)
    add_wanted = Signal()
    customer_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self._theme = theme
        px = theme.px
        self.customer = CustomerCard(theme)
        self._edit = ActionButton(
            theme, self.tr("Customer's data"), cap(Key.CUSTOMER), "pencil", size="small", spread=True
        )
        self._edit.activated.connect(self.customer_wanted)
        top = QVBoxLayout()
        top.setContentsMargins(px(12), px(14), px(12), px(12))
        top.setSpacing(px(10))
        top.addWidget(self.customer)
        top.addWidget(self._edit)
        self._count = Words(role="sub")
        head = QHBoxLayout()
        head.addWidget(Words(self.tr("Requests"), "h2"))
        head.addStretch(1)
        head.addWidget(self._count)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(8))
        self._add = ActionButton(
            theme, self.tr("Add request"), cap(Key.ADD), "plus", kind="dashed", size="small", spread=True
        )
        self._add.activated.connect(self.add_wanted)
        middle = self._middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addWidget(self._add)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        self._served = Words(role="h2")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(10), px(12), px(12))
        foot.addWidget(Words(self.tr("Served today"), "sub"))
        foot.addStretch(1)
        foot.addWidget(self._served)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(rule())
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        whole.addLayout(foot)

    def show_visit(self, view: VisitView, language: Language, can_work: bool) -> None:
        """Show a visit; `can_work` is False when it is only looked at."""
        self._show_customer(view)
        self._edit.setVisible(can_work)
        self._add.setVisible(can_work)
        self._count.setText(self.tr("%n in this visit", "", len(view.requests)))
        self._served.setText(str(view.served_today))
        current = None if view.request is None else view.request.state.number
        facts = [self._facts(line, language) for line in view.requests]
        for place, fact in enumerate(facts):
            old = self._card_at(place)
            if old is not None and old.facts.id == fact.id:
                old.show_facts(fact)
            else:
                self._cards.insertWidget(place, self._card(fact))
                self._throw_away(old)
        for place in range(len(facts), self._cards.count()):
            self._throw_away(self._card_at(place))
        for place, fact in enumerate(facts):
            card = self._card_at(place)
            if card is not None:
                card.setChecked(fact.id == current)

    def _card_at(self, place: int) -> RequestCard | None:
        item = self._cards.itemAt(place)
        widget = None if item is None else item.widget()
        return widget if isinstance(widget, RequestCard) else None

    def _card(self, facts: RequestFacts) -> RequestCard:
        card = RequestCard(self._theme, facts, self._middle)
        card.clicked.connect(partial(self.request_chosen.emit, facts.id))
        return card

    def _throw_away(self, card: RequestCard | None) -> None:
        if card is None:
            return
        if card.hasFocus():
            self.setFocus()
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def state_words(self, state: str, outcome: str | None) -> tuple[str, Tone, str | None]:
        """Return the words, tone and icon of a request's state."""
        if state == State.CLOSED:
            return {
                Outcome.COMPLETED.value: (self.tr("Settled"), "ok", "check"),
                Outcome.REFUSED.value: (self.tr("Refused"), "danger", "ban"),
                Outcome.WITHDRAWN.value: (self.tr("Withdrawn"), "", None),
            }[outcome or Outcome.COMPLETED.value]  # type: ignore[return-value]
        words: dict[str, tuple[str, Tone, str | None]] = {
            State.IN_PROGRESS.value: (self.tr("Open"), "accent", None),
            State.PARKED.value: (self.tr("Parked"), "", "player-pause"),
            State.WAITING.value: (self.tr("Waiting for papers"), "warn", None),
            State.ACCEPTED.value: (self.tr("Accepted"), "accent", "clock"),
        }
        return words[state]

    def _facts(self, line: RequestLine, language: Language) -> RequestFacts:
        state, tone, icon = self.state_words(line.state, line.outcome)
        if line.of and line.state != State.CLOSED:
            where = self.tr("step {number}/{total}").format(number=line.position, total=line.of)
        else:
            seconds = line.took_ms // 1000
            where = self.tr("took {time}").format(time=f"{seconds // 60}:{seconds % 60:02d}")
        return RequestFacts(
            id=line.number,
            title=line.title.to(language),
            state=state,
            state_tone=tone,
            line=where,
            first_responsible=line.first_responsible,
            handler=line.handler,
            state_icon=icon,
        )

    def initial_and_name(self, view: VisitView) -> tuple[str, str]:
        """Return the character for the disc, and the customer's name with the form of address."""
        customer = view.customer
        name = customer.name
        address = {"madam": self.tr("Ms"), "sir": self.tr("Mr")}.get(customer.form_of_address, "")
        if name and address:
            name = self.tr("{address} {name}", "a customer with the form of address").format(name=name, address=address)
        unknown = self.tr("Personal data erased") if customer.erased else self.tr("Name not yet known")
        return (customer.name[:1] if name else "·", name or unknown)

    def _show_customer(self, view: VisitView) -> None:
        customer = view.customer
        initial, name = self.initial_and_name(view)
        in_person = {True: self.tr("In person"), False: self.tr("By proxy")}.get(
            customer.in_person if customer.in_person is not None else None, ""  # type: ignore[arg-type]
        )
        needs = {
            "slow": self.tr("Speak slowly"),
            "hearing": self.tr("Hard of hearing"),
            "sight": self.tr("Poor sight"),
            "mobility": self.tr("Walks with difficulty"),
            "interpreter": self.tr("Needs an interpreter"),
        }
        tags = [CustomerTag(needs[need], "warn", NEED_ICONS[need]) for need in customer.needs]
        self.customer.show_customer(
            name,
            initial,
            " · ".join(part for part in (in_person, view.phone_masked) if part),
            tags,
        )
