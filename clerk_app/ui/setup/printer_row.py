"""One kind of paper, the printer for it, a test print and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.printing.port import Printer, PrinterInfo
from clerk_app.resources import generated_path
from clerk_app.service.set_up_papers import SetUpPapers
from clerk_app.ui.context import Context
from clerk_app.ui.setup.print_once import PrintOnce
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.choice_box import ChoiceBox
from clerk_app.ui.widgets.labels import Tag, Tone, Words

TONES: dict[str, Tone] = {"ok": "ok", "warn": "warn", "danger": "danger"}
BESIDE_FROM = 780
ICONS = {"ok": "check", "warn": "alert-triangle", "danger": "alert-circle"}


class PrinterRow(QFrame):
    """A choice among the queues found, or PDF only.

    Signals:
        chosen: name of the queue; empty for PDF only.
    """

    chosen = Signal(str)

    def __init__(self, context: Context, words: str, size: str, *, first: bool) -> None:
        super().__init__()
        self._context, self._size = context, size
        if not first:
            self.setProperty("row", "true")
        theme = context.theme
        self._papers = SetUpPapers(context.service, generated_path("fonts"))
        self._print = PrintOnce(context, self)
        self._print.came.connect(self._show_result)
        self.box = ChoiceBox(theme)
        self.box.setAccessibleName(words)
        self.box.setFixedWidth(theme.px(290))
        self.box.activated.connect(self._choose)
        self._tag: Tag | None = None
        tag_place = QWidget()
        tag_place.setMinimumWidth(theme.px(108))
        self._tag_place = QHBoxLayout(tag_place)
        self._tag_place.setContentsMargins(0, 0, 0, 0)
        self._tag_place.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.test = ActionButton(theme, self.tr("Test"), icon="printer", size="small")
        self.test.activated.connect(self._test)
        self._said = Words("", "sub", wrap=True)
        title = Words(words, "h2", wrap=True)
        controls = QHBoxLayout()
        controls.setSpacing(theme.px(16))
        controls.addWidget(self.box)
        controls.addWidget(tag_place, 1)
        controls.addWidget(self.test, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(title, 1)
        self._row.addLayout(controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(6))
        column.addLayout(self._row)
        column.addWidget(self._said)
        self._said.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the paper's name above where there is no room before the printer."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_printers(self, printers: Sequence[PrinterInfo], present: str) -> None:
        """Offer the printers; one that is chosen and gone is still named."""
        self.box.clear()
        for printer in printers:
            words = printer.title if printer.accepting else self.tr("{name} (stopped)").format(name=printer.title)
            self.box.addItem(f"{words} · {self._size}", printer.name)
        if present and present not in {printer.name for printer in printers}:
            self.box.addItem(self.tr("{name} (not found now)").format(name=present), present)
        self.box.addItem(self.tr("Save as PDF"), "")
        self.box.setCurrentIndex(max(0, self.box.findData(present)))
        self._show_need()

    def printer(self) -> str:
        """Return the queue chosen; empty for PDF only."""
        return str(self.box.currentData() or "")

    def _choose(self) -> None:
        self._said.hide()
        self._show_need()
        self.chosen.emit(self.printer())

    def _show_need(self) -> None:
        self._show_tag("" if self.printer() else self.tr("no test needed"), "")
        self.test.set_unavailable("" if self.printer() else self.tr("A PDF needs no test"))

    def _test(self) -> None:
        printing: Printer | None = self._context.printing
        if printing is None or not self.printer():
            return
        name, language = self.printer(), self._context.language
        title = self.tr("Test page {size}").format(size=self._size)
        self._print.send(printing, name, title, lambda: self._papers.test_page(self._size, name, language))

    def _show_result(self, words: str, tone: str) -> None:
        # A long reason does not fit a tag: it goes below, the tag says in a word how it stands.
        short = {"ok": words, "": words, "warn": self.tr("unclear"), "danger": self.tr("failed")}[tone]
        self._show_tag(short, tone)
        self._said.setText(words if tone in ("warn", "danger") else "")
        self._said.set_tone(TONES.get(tone, ""))
        self._said.setVisible(bool(self._said.text()))

    def _show_tag(self, words: str, tone: str) -> None:
        if self._tag is not None:
            self._tag_place.removeWidget(self._tag)
            self._tag.hide()
            self._tag.deleteLater()
            self._tag = None
        if words:
            self._tag = Tag(self._context.theme, words, TONES.get(tone, ""), ICONS.get(tone))
            self._tag_place.addWidget(self._tag)

    @property
    def result(self) -> str:
        """What the tag says."""
        return self._tag.text() if self._tag is not None else ""
