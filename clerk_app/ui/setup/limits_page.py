"""The time limits that procedures rest on; those without a read source are confirmed here, with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from clerk_app.core.errors import Refusal
from clerk_app.core.limit import CountedFrom, Limit, LimitKind
from clerk_app.core.procedure import Grade
from clerk_app.service.action import Change
from clerk_app.service.setup_view import LimitRow, limits
from clerk_app.texts import text
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.labels import Tag, Words
from clerk_app.ui.widgets.notices import BusyBars


class LimitsPage(SetUpStep):
    """A row a limit; a confirmation is saved by itself."""

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        self._bars = BusyBars(context.theme, 6, 62)
        self.body.addWidget(self._bars)
        frame = QFrame()
        frame.setProperty("card", "true")
        self._rows = QVBoxLayout(frame)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self._frame = frame
        self.body.addWidget(frame)
        frame.hide()
        self.lines: dict[str, LineEdit] = {}
        self._labels: dict[str, Labelled] = {}

    def name(self) -> str:
        """Return what the list of sections calls it."""
        return self.tr("Time limits")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("A limit of grade C or M is promised to nobody until a supervisor has confirmed it here.")

    def shown(self) -> None:
        """Read the rows."""
        self._read()

    def words(self, limit: Limit) -> str:
        """Return a limit as a sentence."""
        one = ".one" if limit.amount == 1 and limit.unit.is_days else ""
        if limit.amount == 0 and limit.unit.is_days:
            amount = text("paper.limit.same_day", self.context.language)
        else:
            amount = text(f"paper.limit.{limit.unit}{one}", self.context.language, amount=limit.amount)
        kind = {
            LimitKind.CONTACT: self.tr("customer contacted"),
            LimitKind.ANSWER: self.tr("answered"),
            LimitKind.FINISH: self.tr("settled"),
            LimitKind.ARRIVE: self.tr("on the spot"),
        }[limit.kind]
        since = {
            CountedFrom.ARRIVAL_AT_COUNTER: self.tr("from arrival at the counter"),
            CountedFrom.ACCEPTANCE: self.tr("from acceptance"),
            CountedFrom.REPORT: self.tr("from the report"),
            CountedFrom.PAYMENT: self.tr("from payment"),
            CountedFrom.INSPECTION: self.tr("from the passed inspection"),
            CountedFrom.APPLICATION: self.tr("from the application"),
            CountedFrom.RATING: self.tr("from the rating"),
        }[limit.counted_from]
        return self.tr("{kind} within {amount} {since}").format(kind=kind, amount=amount, since=since)

    def grade(self, grade: Grade) -> str:
        """Return what the evidence behind a row is."""
        return {
            "A": self.tr("A: official page, read"),
            "B": self.tr("B: copy of an official text"),
            "C": self.tr("C: article without a source"),
            "M": self.tr("M: common, source not read"),
        }[grade.value]

    def _read(self) -> None:
        self.context.ask(limits, self._show)(self.context.service)

    def _show(self, rows: tuple[LimitRow, ...]) -> None:
        self._bars.hide()
        self._frame.show()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines.clear()
        self._labels.clear()
        for place, row in enumerate(rows):
            self._rows.addWidget(self._row(row, first=place == 0))

    def _row(self, row: LimitRow, *, first: bool) -> QFrame:
        theme, language, limit = self.context.theme, self.context.language, row.limit
        frame = QFrame()
        if not first:
            frame.setProperty("row", "true")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(6))
        titles = self.tr(", ").join(title.to(language) for title in row.procedures)
        sentence = self.tr("{service}: {limit}").format(service=titles, limit=self.words(limit))
        column.addWidget(Words(sentence, "h2", wrap=True))
        source = limit.source.to(language)
        column.addWidget(Words(f"{source} · {limit.edition}" if limit.edition else source, "sub", wrap=True))
        tags = FlowLayout(theme.px(8), theme.px(6))
        tags.addWidget(Tag(theme, self.grade(limit.grade), "" if limit.grade.confirmed else "warn"))
        if not limit.grade.confirmed and limit.promisable:
            tags.addWidget(Tag(theme, self.tr("confirmed"), "ok", "check"))
        elif not limit.promisable:
            tags.addWidget(Tag(theme, self.tr("not confirmed"), "danger", "alert-circle"))
        column.addLayout(tags)
        if not limit.promisable:
            column.addLayout(self._confirming(limit))
        return frame

    def _confirming(self, limit: Limit) -> QHBoxLayout:
        theme, key = self.context.theme, limit.key
        line = LineEdit(theme)
        line.setText(self.draft.typed.get(f"limit {key}", ""))
        label = Labelled(theme, self.tr("On what grounds: name of the document, or who approved it"), line)
        line.textEdited.connect(lambda words: self._typed(key, words))
        line.entered.connect(lambda: self._confirm(key))
        button = ActionButton(theme, self.tr("Confirm"), icon="check")
        button.activated.connect(lambda: self._confirm(key))
        button.setAccessibleName(self.tr("Confirm {limit}").format(limit=self.words(limit)))
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
