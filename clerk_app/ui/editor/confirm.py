"""What another supervisor proposed: to be confirmed, or sent back with a reason."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.service.editor_view import Comparison, ProposalLine, ProposalState
from clerk_app.ui.editor.change_words import ChangeWords
from clerk_app.ui.editor.line_words import LineWords
from clerk_app.ui.editor.publish import ChangeOverlay
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton


class ConfirmOverlay(ChangeOverlay):
    """Shows a proposal whole, so that nobody confirms what they have not seen.

    Signals:
        sent_back: it is not to be in force.
    """

    sent_back = Signal()

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        title: str,
        proposal: ProposalLine,
        comparison: Comparison,
        places: dict[str, int],
        zone: dt.tzinfo,
        *,
        may_confirm: bool,
    ) -> None:
        super().__init__(theme, host)
        words, changes = LineWords(theme.language, zone, self), ChangeWords(theme.language, self)
        before = proposal.number - 1
        self.name(
            self.tr("{title}, version {number}").format(title=title, number=proposal.number),
            changes.lines(comparison, before) if proposal.base else "",
            self.tr("Confirm version {number}").format(number=proposal.number),
        )
        if comparison.lines:
            self.add_lines(comparison)
        self.add_differences(comparison)
        facts = QHBoxLayout()
        facts.setSpacing(theme.px(24))
        for heading, told in (
            (self.tr("What changes"), changes.touched(comparison, places)),
            (self.tr("What does not"), changes.untouched(comparison, before)),
            (self.tr("From when"), words.start(proposal)),
        ):
            facts.addWidget(self.fact(heading, told), 1)
        self.column.addLayout(facts)
        reason = proposal.reason or self.tr("The reason was erased.")
        self.column.addWidget(self.fact(self.tr("Reason"), reason))
        at = words.moment(proposal.proposed_at)
        name = proposal.proposed_by.name.to(theme.language)
        self.told.setText(self.tr("{name} proposed it on {at}").format(name=name, at=at))
        label = self.tr("Send back…") if may_confirm else self.tr("Take it back…")
        self.back = ActionButton(theme, label, kind="danger")
        self.back.activated.connect(self.sent_back)
        self.foot.insertWidget(self.foot.count() - 1, self.back)
        waiting = proposal.state is ProposalState.WAITING
        self.confirm.setVisible(may_confirm and waiting)
