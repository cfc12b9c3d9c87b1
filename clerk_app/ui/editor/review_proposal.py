"""Looks at a proposal, confirms it or sends it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.library.reader import read_procedure
from clerk_app.service.editor_view import Comparison, ProcedureLine, ProposalLine, compared, version_text
from clerk_app.ui.context import Context
from clerk_app.ui.editor.confirm import ConfirmOverlay
from clerk_app.ui.editor.dialogs import ReasonDialog
from clerk_app.ui.widgets.overlay import Overlay


class ProposalReview(QObject):
    """Opens the overlay of a proposal on a page.

    Attributes:
        overlay: what is open; None when nothing is.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.overlay: Overlay | None = None

    def open(self, line: ProcedureLine, proposal: ProposalLine) -> None:
        """Read what the proposal changes and show it."""
        context = self._context
        service, actor = context.service, context.actor

        def compare(text: str) -> None:
            show = partial(self._show, line, proposal, text)
            context.ask(compared, show)(service, actor, line.id, text)

        context.ask(version_text, compare)(service, actor, proposal.version)

    def _show(self, line: ProcedureLine, proposal: ProposalLine, text: str, comparison: Comparison) -> None:
        context = self._context
        procedure, _findings = read_procedure(text.encode("utf-8"), line.id, None)
        steps = () if procedure is None else procedure.steps
        title = line.title if procedure is None else procedure.title
        overlay = ConfirmOverlay(
            context.theme,
            self._page,
            title.to(context.language),
            proposal,
            comparison,
            {step.id: place for place, step in enumerate(steps, start=1)},
            context.service.store.zone,
            may_confirm=proposal.may_be_confirmed_by(context.actor),
        )
        confirm = context.act(
            context.service.publishing.confirm,
            lambda _change: overlay.close_overlay(),
            lambda refusal: overlay.show_fault(context.sentence(refusal)),
        )
        overlay.confirmed.connect(lambda: confirm(line.id, proposal.version))
        overlay.sent_back.connect(lambda: self._send_back(line, proposal))
        self._take(overlay)
        overlay.open(overlay.confirm if not overlay.confirm.isHidden() else overlay.cancel)

    def _send_back(self, line: ProcedureLine, proposal: ProposalLine) -> None:
        context = self._context
        if self.overlay is not None:
            self.overlay.close_overlay()
        own = proposal.proposed_by.id == context.actor.id
        title = self.tr("Take version {number} back") if own else self.tr("Send version {number} back")
        dialog = ReasonDialog(
            context.theme,
            self._page,
            title.format(number=proposal.number),
            self.tr("Take back") if own else self.tr("Send back"),
            self.tr("What is in force stays in force."),
        )

        def refused(refusal: Refusal) -> None:
            dialog.show_fault(context.sentence(refusal))

        act = context.act(context.service.publishing.send_back, lambda _change: dialog.close_overlay(), refused)
        dialog.confirmed.connect(lambda: act(line.id, proposal.version, dialog.text()))
        self._take(dialog)
        dialog.open()

    def _take(self, overlay: Overlay) -> None:
        self.overlay = overlay
        overlay.closed.connect(overlay.deleteLater)
        overlay.closed.connect(lambda: self._gone(overlay))

    def _gone(self, overlay: Overlay) -> None:
        if self.overlay is overlay:
            self.overlay = None
