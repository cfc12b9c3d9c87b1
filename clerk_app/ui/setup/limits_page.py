"""The time limits that procedures rest on: confirmed with a reason, or the hall's own row beside the shipped one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import local_day
from clerk_app.core.errors import Refusal
from clerk_app.core.limit import Limit
from clerk_app.service.action import Change
from clerk_app.service.hall import OwnLimitInput
from clerk_app.service.setup_view import LimitRow, limits
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import RowCard, button_row
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.own_limit_form import OwnLimitForm, WithdrawForm
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Tag, Words
from clerk_app.ui.widgets.limit_words import LimitWords
from clerk_app.ui.widgets.notices import BusyBars

TYPED = "own limit"
"""Where the draft keeps the row that is being typed in."""


class LimitsPage(SetUpStep):
    """A row a limit; a confirmation and an own row are saved by themselves.

    Attributes:
        lines: where the grounds of a confirmation are typed, by `Limit.key`.
        buttons: "own row" of each limit by id; "change" and "withdraw" by id and ISO day.
        form: the one that is open; None for none.
    """

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        self._bars = BusyBars(context.theme, 6, 62)
        self.body.addWidget(self._bars)
        self._card = RowCard()
        self.body.addWidget(self._card)
        self._card.hide()
        self._words = LimitWords(context.language, self)
        self.lines: dict[str, LineEdit] = {}
        self.buttons: dict[tuple[str, ...], ActionButton] = {}
        self.form: OwnLimitForm | WithdrawForm | None = None
        self._labels: dict[str, Labelled] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        self._rows: dict[str, LimitRow] = {}

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Time limits")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr(
            "A limit of grade C or M is promised to nobody until a supervisor has confirmed it here. "
            "Where the hall works to another limit, set its own row beside the shipped one."
        )

    def shown(self) -> None:
        """Read the rows."""
        self._read()

    def _read(self) -> None:
        self.context.ask(limits, self._show)(self.context.service)

    def _show(self, rows: tuple[LimitRow, ...]) -> None:
        self._bars.hide()
        self._card.show()
        self._card.clear()
        self.form = None
        for kept in (self.lines, self._labels, self.buttons, self._columns):
            kept.clear()
        self._rows = {row.id: row for row in rows}
        for place, row in enumerate(rows):
            self._card.add(self._row(row, first=place == 0))
        typed = self.draft.typed.get(TYPED)
        if typed:
            values = json.loads(typed)
            if values["row"] in self._rows:
                self._open_own(values["row"], values["replaces"]).put_back(values)

    def _row(self, row: LimitRow, *, first: bool) -> QFrame:
        theme, language = self.context.theme, self.context.language
        frame = QFrame()
        if not first:
            frame.setProperty("row", "true")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(6))
        self._columns[row.id] = column
        titles = self.tr(", ").join(title.to(language) for title in row.procedures)
        column.addWidget(Words(titles, "h2", wrap=True))
        if row.shipped is None:
            column.addWidget(Words(self.tr("No row is shipped for this region."), "sub", "warn", wrap=True))
        else:
            self._add_shipped(column, row.shipped, in_force=row.limit == row.shipped)
        for own in row.own:
            self._add_own(column, own.limit, in_force=own.limit.key == (row.limit.key if row.limit else ""))
        if row.limit is None or not row.own:
            set_own = self._button(("own", row.id), self.tr("Set own row"), "plus", partial(self._open_own, row.id))
        else:
            words = self.tr("Set one from a later day")
            set_own = self._button(("own", row.id), words, "plus", partial(self._open_own, row.id))
        set_own.setAccessibleName(self.tr("{service}: set own row").format(service=titles))
        column.addLayout(button_row(theme, set_own))
        return frame

    def _add_shipped(self, column: QVBoxLayout, limit: Limit, *, in_force: bool) -> None:
        theme = self.context.theme
        said = self.tr("Shipped: {limit}").format(limit=self._words.words(limit))
        column.addWidget(Words(said, wrap=True))
        column.addWidget(Words(self._words.source(limit), "sub", wrap=True))
        tags = FlowLayout(theme.px(8), theme.px(6))
        tags.addWidget(Tag(theme, self._words.grade(limit.grade), "" if limit.grade.confirmed else "warn"))
        if not in_force:
            tags.addWidget(Tag(theme, self.tr("the hall's own row holds"), ""))
        elif not limit.promisable:
            tags.addWidget(Tag(theme, self.tr("not confirmed"), "danger", "alert-circle"))
        elif not limit.grade.confirmed:
            tags.addWidget(Tag(theme, self.tr("confirmed"), "ok", "check"))
        column.addLayout(tags)
        if in_force and not limit.promisable:
            column.addLayout(self._confirming(limit))

    def _add_own(self, column: QVBoxLayout, limit: Limit, *, in_force: bool) -> None:
        theme = self.context.theme
        since = limit.effective_from or dt.date.min
        column.addSpacing(theme.px(4))
        column.addWidget(Words(self.tr("Own row: {limit}").format(limit=self._words.words(limit)), wrap=True))
        column.addWidget(Words(self._words.source(limit), "sub", wrap=True))
        column.addWidget(Words(self._words.evidence(limit), "sub", wrap=True))
        tags = FlowLayout(theme.px(8), theme.px(6))
        if in_force:
            tags.addWidget(Tag(theme, self.tr("in force"), "ok", "check"))
        elif since > self._today():
            tags.addWidget(Tag(theme, self.tr("not in force yet"), "", "clock"))
        else:
            tags.addWidget(Tag(theme, self.tr("a later row holds"), ""))
        column.addLayout(tags)
        day = since.isoformat()
        change = self._button(
            ("change", limit.id, day), self.tr("Change"), "pencil", partial(self._open_own, limit.id, day)
        )
        take = self._button(
            ("withdraw", limit.id, day), self.tr("Take back"), "x", partial(self._open_withdraw, limit.id, day)
        )
        for button in (change, take):
            button.setAccessibleName(f"{button.text()}: {self._words.words(limit)}")
        column.addLayout(button_row(theme, change, take))

    def _button(self, key: tuple[str, ...], words: str, icon: str, pressed: Callable[[], object]) -> ActionButton:
        button = ActionButton(self.context.theme, words, icon=icon, size="small")
        button.activated.connect(pressed)
        self.buttons[key] = button
        return button

    def _open_own(self, row_id: str, replaces: str = "") -> OwnLimitForm:
        row = self._rows[row_id]
        changed = next((own.limit for own in row.own if str(own.limit.effective_from) == replaces), None)
        form = OwnLimitForm(self.context, row_id, changed or row.limit or row.shipped, self._today(), replaces=replaces)
        form.changed.connect(lambda: self.draft.typed.update({TYPED: form.typed()}))
        form.accepted.connect(self._save_own)
        form.left.connect(partial(self._close, ("change", row_id, replaces) if replaces else ("own", row_id)))
        self._put(row_id, form)
        form.amount.setFocus()
        form.amount.selectAll()
        return form

    def _open_withdraw(self, row_id: str, day: str) -> None:
        form = WithdrawForm(self.context)
        form.accepted.connect(partial(self._withdraw, row_id, day))
        form.left.connect(partial(self._close, ("withdraw", row_id, day)))
        self._put(row_id, form)
        form.reason.setFocus()

    def _put(self, row_id: str, form: OwnLimitForm | WithdrawForm) -> None:
        self._drop_form()
        self.form = form
        self._columns[row_id].addWidget(form)
        form.show()

    def _drop_form(self) -> None:
        self.draft.typed.pop(TYPED, None)
        form: QWidget | None = self.form
        self.form = None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _close(self, key: tuple[str, ...]) -> None:
        self._drop_form()
        self.buttons[key].setFocus()

    def _save_own(self, given: OwnLimitInput) -> None:
        self.context.act(self.context.service.hall.set_own_limit, self._saved, self._form_refused)(given)

    def _withdraw(self, row_id: str, day: str, reason: str) -> None:
        act = self.context.act(self.context.service.hall.withdraw_own_limit, self._saved, self._form_refused)
        act(row_id, day, reason)

    def _saved(self, _change: Change[None]) -> None:
        self._drop_form()
        self.saved.emit()
        self._read()

    def _form_refused(self, refusal: Refusal) -> None:
        if self.form is not None:
            self.form.refuse(refusal)

    def _today(self) -> dt.date:
        return local_day(self.context.service.clock.now(), self.context.service.store.zone)

    def _confirming(self, limit: Limit) -> QHBoxLayout:
        theme, key = self.context.theme, limit.key
        line = LineEdit(theme)
        line.setText(self.draft.typed.get(f"limit {key}", ""))
        label = Labelled(theme, self.tr("On what grounds: name of the document, or who approved it"), line)
        line.textEdited.connect(lambda words: self._typed(key, words))
        line.entered.connect(lambda: self._confirm(key))
        button = ActionButton(theme, self.tr("Confirm"), icon="check")
        button.activated.connect(lambda: self._confirm(key))
        button.setAccessibleName(self.tr("Confirm {limit}").format(limit=self._words.words(limit)))
        self.lines[key], self._labels[key] = line, label
        place = QVBoxLayout()
        place.addSpacing(theme.px(22))
        place.addWidget(button)
        place.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(label, 1)
        row.addLayout(place)
        return row

    def _typed(self, key: str, words: str) -> None:
        self.draft.typed[f"limit {key}"] = words
        self._labels[key].calm()

    def _confirm(self, key: str) -> None:
        reason = self.lines[key].text()

        def done(_change: Change[None]) -> None:
            self.draft.typed.pop(f"limit {key}", None)
            self.saved.emit()
            self._read()

        def refused(refusal: Refusal) -> None:
            self._labels[key].complain(self.context.sentence(refusal))
            self.lines[key].setFocus()

        self.context.act(self.context.service.hall.confirm_limit, done, refused)(key, reason)
