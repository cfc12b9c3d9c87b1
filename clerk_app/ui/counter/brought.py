"""The customer brings what could follow: the documents an accepted request still waits for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.action import Change
from clerk_app.service.later_papers import LaterPaper
from clerk_app.service.request_lines import OpenRequest
from clerk_app.ui.context import Context
from clerk_app.ui.counter.dialog import Dialog
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words


class BroughtDialog(Dialog):
    """Ticks what has come and records it.

    Signals:
        went_on: the customer brings nothing now; do what the request asks for otherwise.
    """

    went_on = Signal()

    def __init__(
        self, context: Context, host: QWidget, request: OpenRequest, awaited: Sequence[LaterPaper]
    ) -> None:
        super().__init__(context.theme, host)
        self._context, self._request = context, request
        self.name(self.tr("Papers still to come"), self.tr("These have come"))
        title = request.title.to(context.language)
        self.add(Words(f"{title} · {request.number}", "sub", wrap=True))
        self.boxes: dict[str, QCheckBox] = {}
        for paper in awaited:
            box = QCheckBox(paper.title.to(context.language))
            box.setAccessibleName(box.text())
            box.setChecked(len(awaited) == 1)
            self.boxes[paper.id] = box
            self.add(box)
        self.entry = next(iter(self.boxes.values()), None)
        other = ActionButton(context.theme, self.tr("Not now, go on"))
        other.activated.connect(self._go_on)
        self.add_button(other)
        self.confirmed.connect(self._record)

    def _record(self) -> None:
        come = tuple(name for name, box in self.boxes.items() if box.isChecked())
        if not come:
            self.show_fault(self.tr("Tick what the customer brought, or go on without."))
            return
        self._context.act(self._context.service.handling.bring_later, self._done, self._refused)(
            self._request.number, come
        )

    def _done(self, _change: Change[None]) -> None:
        self.close_overlay()

    def _refused(self, refusal: Refusal) -> None:
        self.show_fault(self._context.sentence(refusal))

    def _go_on(self) -> None:
        self.close_overlay()
        self.went_on.emit()
