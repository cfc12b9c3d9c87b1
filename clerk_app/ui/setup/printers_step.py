"""Which printer prints which paper; none is needed to go on."""

from __future__ import annotations

from clerk_app.core.errors import Refusal
from clerk_app.printing.port import Printer, PrinterInfo
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import ChoiceRow, RowCard, button_row
from clerk_app.ui.setup.printer_row import PrinterRow
from clerk_app.ui.setup.step import SetUpStep
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words

NO_SERVICE = "printer.unavailable"


class PrintersStep(SetUpStep):
    """Settings `printer_a5`, `printer_a4`, `auto_print`."""

    names = ("printer_a5", "printer_a4", "auto_print")

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__(context, draft, first_run=first_run)
        theme = context.theme
        self.found: list[PrinterInfo] | None = None
        self.state = Words("", "sub", wrap=True)
        self.body.addWidget(self.state)
        self.state.hide()
        rows = RowCard()
        self.a5 = PrinterRow(context, self.tr("Receipt"), "A5", first=True)
        self.a4 = PrinterRow(context, self.tr("List of missing items, procedure sheet"), "A4", first=False)
        for row, name in ((self.a5, "printer_a5"), (self.a4, "printer_a4")):
            row.chosen.connect(lambda printer, name=name: self._choose(name, printer))
            row.show_printers([], str(draft.values.get(name, "")))
            rows.add(row)
            self.fields.lead(row.box)
        self.body.addWidget(rows)
        self.notes = self.note_place()
        auto = ChoiceRow(
            theme,
            self.tr("Papers that every customer must get are printed"),
            [("yes", self.tr("At once")), ("no", self.tr("When I press print"))],
            "yes" if draft.truth("auto_print") else "no",
            self._choose_auto,
        )
        self.auto = auto.segment
        self.fields.row(self.card(), auto)
        self._again = ActionButton(theme, self.tr("Look again"), icon="refresh", size="small")
        self._again.activated.connect(self._look)
        self.body.addLayout(button_row(theme, self._again))
        self._again.setVisible(context.printing is not None)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        return self.tr("Printers")

    def heading(self) -> str:
        """Return the question it asks."""
        return self.tr("Which printer for which paper?")

    def lead(self) -> str:
        """Return the line below the heading."""
        return self.tr("Print a test on each printer you choose. Every paper is kept as PDF in any case.")

    def shown(self) -> None:
        """Look for printers, once."""
        if self.found is None:
            self._look()
        self.a5.box.setFocus()

    def _look(self) -> None:
        printing = self.context.printing
        if printing is None:
            self._none(self.tr("The program cannot reach printers on this system."))
            return
        self._show_state(self.tr("Looking for printers …"))
        # A refusal comes as an answer: whoever has left this page meanwhile must not read that nothing was printed.
        self.context.runner.watch(self.context.service.paper_thread.submit(_found_by, printing), self._show_answer)

    def _show_answer(self, answer: list[PrinterInfo] | Refusal) -> None:
        if not isinstance(answer, Refusal):
            self._show_found(answer)
        elif answer.code == NO_SERVICE:
            self.found = []
            self._show_state("")
            self.notes.say(self.tr("No print service was found; papers are saved as PDF for now."), "warn")
        else:
            self._none(self.context.sentence(answer))

    def _show_found(self, printers: list[PrinterInfo]) -> None:
        if not printers:
            self._none(self.tr("No printer was found."))
            return
        first_time = self.found is None and self.first_run
        self.found = printers
        self.notes.say("")
        self._show_state(self.tr("%n printer(s) found", "", len(printers)))
        for row, name in ((self.a5, "printer_a5"), (self.a4, "printer_a4")):
            present = str(self.draft.values.get(name, ""))
            if first_time and not present and name not in self.draft.typed:
                present = next((one.name for one in printers if one.is_default), printers[0].name)
                self.draft.values[name] = present
            row.show_printers(printers, present)

    def _none(self, why: str) -> None:
        self.found = []
        self._show_state("")
        after = self.tr("You can go on: papers are saved as PDF, and printers can be chosen later in Settings.")
        self.notes.say(f"{why} {after}" if self.context.language == "en" else f"{why}{after}", "warn")

    def _show_state(self, words: str) -> None:
        """Say how the search stands; with nothing to say the line leaves no gap."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _choose(self, name: str, printer: str) -> None:
        self.draft.values[name] = printer
        self.draft.typed[name] = printer  # chosen by hand: the default no longer decides
        self.changed.emit()

    def _choose_auto(self, answer: str) -> None:
        self.draft.values["auto_print"] = answer == "yes"
        self.changed.emit()


def _found_by(printing: Printer) -> list[PrinterInfo] | Refusal:
    try:
        return printing.printers()
    except Refusal as refusal:
        return refusal
