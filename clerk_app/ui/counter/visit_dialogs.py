"""The dialogs of a visit: cannot be met, the customer's data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.core.procedure import Field, FieldKind, Procedure
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.visit import NEEDS
from clerk_app.service.request_view import CustomerView
from clerk_app.ui.counter.dialog import Dialog, Lines
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.segment import Segment


class CannotDialog(Dialog):
    """A clear no: the rule it rests on and what the customer can do instead.

    Signals:
        withdrawn: the customer gave up; that is no refusal.
    """

    withdrawn = Signal()

    def __init__(self, theme: Theme, host: QWidget, procedure: Procedure, language: Language) -> None:
        super().__init__(theme, host, 640)
        self.name(self.tr("This cannot be met"), self.tr("Record the refusal"))
        self.add(Words(self.tr("1. Which rule forbids it?"), "h2"))
        self.rules = DecisionList(theme, cards=False)
        self.rules.setAccessibleName(self.tr("Rules"))
        self.rules.show_ways(
            [
                WayOut(rule.id, rule.subject.to(language), rule.title.to(language))
                for rule in procedure.rules.values()
            ]
        )
        self.add(self.rules)
        self.entry = self.rules
        self.add(Words(self.tr("2. What can the customer do instead?"), "h2"))
        self.reason = Lines(theme, self.tr("What the customer can do instead"), self.tr("Say it as you told it"))
        self.reason.entered.connect(self.confirm.click)
        self.add(self.reason)
        self.rules.picked.connect(lambda _rule: self.reason.setFocus())
        gave_up = ActionButton(theme, self.tr("Customer withdraws"))
        gave_up.activated.connect(self.withdrawn)
        self.add_button(gave_up)
        self.confirm.activated.disconnect(self.confirmed)
        self.confirm.activated.connect(self._check)

    def _check(self) -> None:
        if self.rules.picked_way() is None:
            self.show_fault(self.tr("A refusal rests on a rule. Choose it by its number."))
            self.rules.setFocus()
        elif not self.reason.toPlainText().strip():
            self.show_fault(self.tr("Write what the customer can do instead, or that there is no other way and why."))
            self.reason.setFocus()
        else:
            self.confirmed.emit()


class CustomerDialog(Dialog):
    """What the customer told about themselves: everything may stay empty."""

    def __init__(self, theme: Theme, host: QWidget, customer: CustomerView, language: Language) -> None:
        super().__init__(theme, host, 640)
        self.name(self.tr("Customer's data"), self.tr("Keep"))
        titles = {
            "customer_name": (Sentence("姓名", "Name"), FieldKind.PERSON_NAME, customer.name),
            "customer_phone": (Sentence("手机号码", "Mobile number"), FieldKind.PHONE, customer.phone),
            "account": (Sentence("户号", "Account number"), FieldKind.ACCOUNT_NUMBER, customer.account),
            "address": (Sentence("用电地址", "Address of the supply"), FieldKind.ADDRESS, customer.address),
        }
        self.fields: dict[str, FieldInput] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(12))
        for place, (name, (title, kind, kept)) in enumerate(titles.items()):
            entry = FieldInput(theme, Field(name, title, kind), language)
            if kept:
                entry.set_kept(kept)
            entry.entered.connect(self.confirm.click)
            self.fields[name] = entry
            grid.addWidget(entry, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.add(holder)
        self.entry = self.fields["customer_name"]
        self._choices_row = QWidget()
        self._choices = FlowLayout(theme.px(24), theme.px(12))
        self._choices_row.setLayout(self._choices)
        self.form_of_address = Segment(
            theme, [("madam", self.tr("Ms")), ("sir", self.tr("Mr")), ("none", self.tr("Not said"))]
        )
        self.form_of_address.set_name(self.tr("Form of address"))
        self.form_of_address.choose(customer.form_of_address)
        self.in_person = Segment(theme, [("yes", self.tr("In person")), ("no", self.tr("By proxy"))])
        self.in_person.set_name(self.tr("In person or by proxy"))
        if customer.in_person is not None:
            self.in_person.choose("yes" if customer.in_person else "no")
        for words, segment in (
            (self.tr("Form of address"), self.form_of_address),
            (self.tr("In person or by proxy"), self.in_person),
        ):
            self._choices.addWidget(_labelled(theme, words, segment))
        self.add(self._choices_row)
        needs = (
            self.tr("Speak slowly"),
            self.tr("Hard of hearing"),
            self.tr("Poor sight"),
            self.tr("Walks with difficulty"),
            self.tr("Needs an interpreter"),
        )
        self._needs: dict[str, QPushButton] = {}
        row = QWidget()
        flow = FlowLayout(theme.px(8), theme.px(8))
        row.setLayout(flow)
        for need, label in zip(NEEDS, needs, strict=True):
            button = QPushButton(label)
            button.setProperty("seg", "true")
            button.setProperty("place", "only")
            button.setCheckable(True)
            button.setChecked(need in customer.needs)
            button.setAccessibleName(label)
            self._needs[need] = button
            flow.addWidget(button)
        self.add(_labelled(theme, self.tr("What to heed"), row))
        self.confirm.activated.disconnect(self.confirmed)
        self.confirm.activated.connect(self._check)

    def _check(self) -> None:
        wrong = [entry for entry in self.fields.values() if not entry.is_empty and entry.value() is None]
        for entry in wrong:
            entry.complain()
        if wrong:
            wrong[0].setFocus()
            self.fit()
        else:
            self.confirmed.emit()

    def typed(self) -> dict[str, str]:
        """Return what is written, by name; empty fields are left out."""
        return {name: entry.text() for name, entry in self.fields.items() if entry.text().strip()}

    def needs(self) -> tuple[str, ...]:
        """Return the special needs chosen."""
        return tuple(need for need, button in self._needs.items() if button.isChecked())


def _labelled(theme: Theme, words: str, control: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(Words(words, "sub"))
    column.addWidget(control)
    return holder
