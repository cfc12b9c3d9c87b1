"""What a supervisor is told of procedure files with faults: which file, where, why, and what is in force meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.library.findings import Finding
from clerk_app.service.finding import faulty_procedures
from clerk_app.ui.context import Context
from clerk_app.ui.widgets.notices import Note

LOOK_MS = 5000
"""How often the files are looked at while the supervisor's list is in front: whoever mends one sees it soon."""

MOST_SHOWN = 3


class ProcedureFaults(QWidget):
    """A notice above the list as long as a procedure file has faults; nothing else."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Finding, ...] = ()
        self._note: Note | None = None
        px = context.theme.px
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(px(16), px(10), px(16), px(6))
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @property
    def words(self) -> str:
        """What the notice says; empty when there is none."""
        return "" if self._note is None else self._note.accessibleName()

    def begin(self) -> None:
        """Look now and every few seconds."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Look once whether the files changed."""
        self._context.ask(faulty_procedures, self._show, _not_told)(self._context.service, self._context.actor)

    def _show(self, faults: tuple[Finding, ...]) -> None:
        if faults == self._shown:
            return
        self._shown = faults
        if self._note is not None:
            self._place.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if faults:
            files = len({fault.path for fault in faults})
            bullets = [fault.line_of_output(self._context.language) for fault in faults[:MOST_SHOWN]]
            if len(faults) > MOST_SHOWN:
                bullets.append(self.tr("and %n more", "", len(faults) - MOST_SHOWN))
            self._note = Note(
                self._context.theme,
                "warn",
                self.tr("%n procedure file(s) with faults", "", files),
                [self.tr("Until mended, what was in force before stays in force. Mended files count at once.")],
                bullets=bullets,
            )
            self._place.addWidget(self._note)
            self._note.announce()
        self.setVisible(bool(faults))


def _not_told(_refusal: Refusal) -> None:
    """Somebody else signed in meanwhile, who is not told of faults."""
