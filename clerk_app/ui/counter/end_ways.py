"""The ways on from the end of a visit: the next customer, the idle page, back into the visit, a note to the log."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.ui.context import Context
from clerk_app.ui.counter.dialog import Dialog, TextDialog
from clerk_app.ui.counter.end_printer import PrinterDialog
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.pages import PageName


class EndWays(QObject):
    """Does what the clerk chose, once.

    Attributes:
        leaving: the page is about to go to the back; no further key counts.

    Signals:
        left: the page to go to and its subject.
        refused: it was refused; carries the Refusal.
    """

    left = Signal(str, object)
    refused = Signal(object)

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self._dialog: Dialog | None = None
        self.leaving = False

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that is open, if any."""
        return self._dialog if self._dialog is not None and not self._dialog.isHidden() else None

    def to_idle(self) -> None:
        """Finish without the next customer."""
        self.leaving = True
        self.left.emit(PageName.IDLE.value, None)

    def to_next(self) -> None:
        """Greet the next customer and ask at once what they want."""
        self.leaving = True

        def started(change: Change[str]) -> None:
            self.left.emit(PageName.VISIT.value, VisitSubject(change.result, open_finder=True))

        self._context.act(self._context.service.reception.start_visit, started, self._refused)()

    def reopen(self, visit_id: str, *, open_finder: bool) -> None:
        """Go on with the visit; a question nobody answered yet is taken back by the tablet's link."""
        self.leaving = True

        def reopened(_change: Change[None]) -> None:
            self.left.emit(PageName.VISIT.value, VisitSubject(visit_id, open_finder=open_finder))

        self._context.act(self._context.service.reception.reopen_visit, reopened, self._refused)(visit_id)

    def write_note(self, visit_id: str) -> None:
        """Write a note to the log."""
        context = self._context
        title, keep = self.tr("Note to the log"), self.tr("Keep")
        dialog = TextDialog(context.theme, self._host, title, keep, "", required=True)
        self.close()
        self._dialog = dialog

        def write() -> None:
            context.act(
                context.service.reception.write_note,
                lambda _change: self.close(),
                lambda refusal: dialog.show_fault(context.sentence(refusal)),
            )(visit_id, dialog.text())

        dialog.confirmed.connect(write)
        dialog.open()

    def choose_printer(self) -> PrinterDialog:
        """Ask for another printer; the dialog says which."""
        dialog = PrinterDialog(self._context, self._host)
        self.close()
        self._dialog = dialog
        dialog.ask()
        return dialog

    def close(self) -> None:
        """Close the dialog that is open."""
        if self._dialog is not None:
            self._dialog.close_overlay()
            self._dialog.deleteLater()
            self._dialog = None

    def _refused(self, refusal: Refusal) -> None:
        self.leaving = False
        self.refused.emit(refusal)
