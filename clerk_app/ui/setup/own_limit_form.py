"""The hall's own row of a limit: set it, change it, take it back, each with a reason."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core import field_value
from clerk_app.core.errors import Refusal
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import FieldKind
from clerk_app.service.hall import OwnLimitInput, checked_own_limit
from clerk_app.ui.context import Context
from clerk_app.ui.setup.form import ChoiceRow, Form, button_row
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.choice_box import ChoiceBox
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.limit_words import LimitWords

_COMPLAINTS = {"limit.own_amount": "amount", "limit.own_day": "since", "limit.own_needs_reason": "reason"}


class OwnLimitForm(QWidget):
    """Types a row in; nothing is saved here.

    Attributes:
        row: id of the limit.
        replaces: ISO day of the own row that is changed; empty for a new one.

    Signals:
        changed: something else is typed; `typed()` is worth keeping.
        accepted: an `OwnLimitInput` that can be saved.
        left: it stays as it was.
    """

    changed = Signal()
    accepted = Signal(object)
    left = Signal()

    def __init__(
        self, context: Context, row: str, begin: Limit | None, today: dt.date, *, replaces: str = ""
    ) -> None:
        super().__init__()
        self.row, self.replaces = row, replaces
        self._context = context
        theme, words = context.theme, LimitWords(context.language, self)
        self._kind = begin.kind.value if begin else LimitKind.FINISH.value
        self._unit = begin.unit.value if begin else TimeUnit.WORKING_DAYS.value
        self.kind = ChoiceRow(
            theme, self.tr("What has to have happened"), [(k.value, words.kind(k)) for k in LimitKind], self._kind,
            self._choose_kind,
        )  # fmt: skip
        self.unit = ChoiceRow(
            theme, self.tr("Counted in"), [(u.value, words.unit(u)) for u in TimeUnit], self._unit, self._choose_unit
        )
        self.amount, self.since, self.reason = PlainLineEdit(theme), PlainLineEdit(theme), LineEdit(theme)
        self.counted_from = ChoiceBox(theme)
        for one in CountedFrom:
            if one is not CountedFrom.RATING:  # nothing a procedure promises is counted from a rating
                self.counted_from.addItem(words.since(one), one.value)
        self._rows = {
            "amount": Labelled(theme, self.tr("How many"), self.amount, self.tr("0 days: the same day")),
            "counted_from": Labelled(theme, self.tr("Counted from"), self.counted_from),
            "since": Labelled(theme, self.tr("In force from"), self.since, self.tr("a day, like 2026-12-01")),
            "reason": Labelled(theme, self.tr("Why: name of the document, or who approved it"), self.reason),
        }
        self.amount.setText("" if begin is None else str(begin.amount))
        self._choose_box(begin.counted_from.value if begin else CountedFrom.ACCEPTANCE.value)
        self.since.setText(replaces or today.isoformat())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(theme.px(12))
        form = Form(theme, self)
        form.finished.connect(self.submit)
        form.row(column, self.kind)
        form.row(column, self._rows["amount"], self.unit)
        form.row(column, self._rows["counted_from"], self._rows["since"])
        form.row(column, self._rows["reason"])
        column.addWidget(Words(self.tr("What was promised before keeps its date."), "sub", wrap=True))
        save = ActionButton(theme, self.tr("Save own row"), icon="check")
        save.activated.connect(self.submit)
        back = ActionButton(theme, self.tr("Leave as it was"))
        back.activated.connect(self.left)
        column.addLayout(button_row(theme, save, back))
        for name, line in (("amount", self.amount), ("since", self.since), ("reason", self.reason)):
            line.setMinimumWidth(theme.px(180))
            line.textEdited.connect(lambda _text, name=name: self._typed(name))
        self.counted_from.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def typed(self) -> str:
        """Return what is typed, as it can be put back."""
        values = {
            "row": self.row, "replaces": self.replaces, "kind": self._kind, "unit": self._unit,
            "amount": self.amount.text(), "since": self.since.text(), "reason": self.reason.text(),
            "counted_from": str(self.counted_from.currentData()),
        }  # fmt: skip
        return json.dumps(values, ensure_ascii=False)

    def put_back(self, values: Mapping[str, str]) -> None:
        """Put back what `typed()` gave."""
        self._kind, self._unit = values["kind"], values["unit"]
        self.kind.segment.choose(self._kind)
        self.unit.segment.choose(self._unit)
        for line, name in ((self.amount, "amount"), (self.since, "since"), (self.reason, "reason")):
            line.setText(values[name])
        self._choose_box(values["counted_from"])

    def submit(self) -> None:
        """Emit `accepted` when everything is right, else say what is wrong."""
        amount = self.amount.text().strip()
        try:
            since = field_value.parse(FieldKind.DATE, self.since.text()).text
        except Refusal as refusal:
            self._complain("since", refusal)
            return
        given = OwnLimitInput(
            row=self.row,
            kind=self._kind,
            amount=int(amount) if amount.isascii() and amount.isdigit() and len(amount) < 9 else -1,
            unit=self._unit,
            counted_from=str(self.counted_from.currentData()),
            effective_from=since,
            reason=self.reason.text(),
            replaces=self.replaces,
        )
        try:
            checked_own_limit(given)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.accepted.emit(given)

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong where it is."""
        self._complain(_COMPLAINTS.get(refusal.code, "reason"), refusal)

    def _complain(self, name: str, refusal: Refusal) -> None:
        self._rows[name].complain(self._context.sentence(refusal))
        self._rows[name].control.setFocus()

    def _typed(self, name: str) -> None:
        self._rows[name].calm()
        self.changed.emit()

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self.changed.emit()

    def _choose_unit(self, unit: str) -> None:
        self._unit = unit
        self.changed.emit()

    def _choose_box(self, value: str) -> None:
        self.counted_from.setCurrentIndex(max(0, self.counted_from.findData(value)))


class WithdrawForm(QWidget):
    """Asks why an own row is taken back.

    Signals:
        accepted: the reason.
        left: the row stays.
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self.reason = LineEdit(theme)
        self._label = Labelled(theme, self.tr("Why the own row is taken back"), self.reason)
        self.reason.textEdited.connect(lambda _text: self._label.calm())
        self.reason.entered.connect(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(theme.px(12))
        column.addWidget(self._label)
        take = ActionButton(theme, self.tr("Take it back"), icon="x")
        take.activated.connect(self.submit)
        back = ActionButton(theme, self.tr("Leave as it was"))
        back.activated.connect(self.left)
        column.addLayout(button_row(theme, take, back))

    def submit(self) -> None:
        """Emit `accepted` with a reason, else ask for one."""
        if self.reason.text().strip():
            self.accepted.emit(self.reason.text())
        else:
            self.refuse(Refusal("limit.own_needs_reason"))

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong."""
        self._label.complain(self._context.sentence(refusal))
        self.reason.setFocus()
