"""From the editor to a proposal: compare once more, ask from when and why, hand it to another supervisor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import Procedure
from clerk_app.service.action import new_command_id
from clerk_app.service.editor_view import Comparison, ProcedureText, compared
from clerk_app.service.setup_view import staff
from clerk_app.ui.context import Context
from clerk_app.ui.editor.publish import PublishOverlay, opening_time

if TYPE_CHECKING:
    from clerk_app.service.access import Actor
    from clerk_app.service.counter import CounterService
    from clerk_app.service.reader import Connection


class PublishDialog(QObject):
    """Opens the overlay on a page.

    Attributes:
        overlay: what is open; None when nothing is.

    Signals:
        proposed: it waits for another supervisor; carries the procedure's id.
    """

    proposed = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.overlay: PublishOverlay | None = None

    def open(self, opened: ProcedureText, text: str, procedure: Procedure) -> None:
        """Compare `text`, which reads as `procedure`, with what is in force, and ask."""
        if self.overlay is not None:
            return
        context = self._context
        show = partial(self._show, opened, text, procedure)
        context.ask(_compared, show)(context.service, context.actor, procedure.id, text)

    def _show(
        self, opened: ProcedureText, text: str, procedure: Procedure, found: tuple[Comparison, int]
    ) -> None:
        context = self._context
        service = context.service
        comparison, supervisors = found
        overlay = PublishOverlay(
            context.theme,
            self._page,
            procedure,
            comparison,
            opened.number,
            service.clock.now(),
            service.store.zone,
            opening_time(service.settings.hours_zh),
            supervisors=supervisors,
        )
        # One id for every press: should the fate of the first be unknown, the second does nothing.
        command = new_command_id()

        def done(_change: object) -> None:
            overlay.close_overlay()
            self.proposed.emit(procedure.id)

        def refused(refusal: Refusal) -> None:
            overlay.show_fault(context.sentence(refusal))

        propose = context.act(service.publishing.propose, done, refused, command)
        overlay.given.connect(lambda reason, start: propose(text.encode("utf-8"), reason, start))
        self.overlay = overlay
        overlay.closed.connect(overlay.deleteLater)
        overlay.closed.connect(self._gone)
        overlay.open()

    def _gone(self) -> None:
        self.overlay = None


def _compared(
    connection: Connection, service: CounterService, actor: Actor, procedure: str, text: str
) -> tuple[Comparison, int]:
    supervisors = [one for one in staff(connection, actor) if one.role == "supervisor" and one.on_duty]
    return compared(connection, service, actor, procedure, text), len(supervisors)
