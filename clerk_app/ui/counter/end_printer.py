"""Which printer to take this time, by its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.print_desk import FOLDER, PrinterChoice
from clerk_app.ui.context import Context
from clerk_app.ui.counter.dialog import Dialog
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.labels import Words


class PrinterDialog(Dialog):
    """The system's printers and saving as PDF.

    Signals:
        chosen: a printer's name, or `FOLDER`.
    """

    chosen = Signal(str)

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context.theme, host)
        self._context = context
        self.name(self.tr("Which printer?"), self.tr("Print there"))
        self.add(
            Words(self.tr("For this time only; the printers of the counter are set by a supervisor."), "sub", wrap=True)
        )
        self._list = DecisionList(context.theme, cards=False)
        self._list.setAccessibleName(self.tr("Printers"))
        self.add(self._list)
        self._list.picked.connect(lambda _name: self._take())
        self.confirmed.connect(self._take)

    def ask(self) -> None:
        """Read the printers, then show them."""
        self._context.runner.watch(self._context.print_desk.printers(), self._show, self._refused)

    def _show(self, choices: list[PrinterChoice]) -> None:
        self._list.show_ways(
            [WayOut(one.name, self.tr("Save as PDF") if one.name == FOLDER else one.title) for one in choices]
        )
        self.open(self._list)

    def _refused(self, refusal: Refusal) -> None:
        self._show([PrinterChoice(FOLDER, "")])
        self.show_fault(self._context.sentence(refusal))

    def _take(self) -> None:
        name = self._list.picked_way()
        if name is not None:
            self.close_overlay()
            self.chosen.emit(name)
