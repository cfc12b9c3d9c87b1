"""The foot of the finder: its keys, and the quiet line about faulty procedure files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.library.findings import Finding
from clerk_app.ui.context import Context
from clerk_app.ui.keys import ENTER_CAP
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import KeyCap, Words
from clerk_app.ui.widgets.link import LinkButton

RECORD_CAP = "F8"
"""In the finder the key that hands off elsewhere takes in what has no procedure (`ui.md` 8.2)."""


class FinderFoot(QFrame):
    """What the keys do.

    Signals:
        faults_wanted: the line about faulty files was pressed.
        record_wanted: nothing fits and the matter is to be taken in all the same.
    """

    faults_wanted = Signal()
    record_wanted = Signal()

    def __init__(self, theme: Theme, can_start: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(8), px(20), px(8))
        keys = FlowLayout(px(18), px(4))
        pairs = [("↑ ↓", self.tr("choose"))]
        if can_start:
            pairs.append((ENTER_CAP, self.tr("start")))
        pairs += [("Alt 1–9", self.tr("frequent ones")), ("Tab", self.tr("read the papers"))]
        for key, words in pairs:
            hint = QWidget()
            pair = QHBoxLayout(hint)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(px(6))
            pair.addWidget(KeyCap(key))
            pair.addWidget(Words(words, "sub"))
            keys.addWidget(hint)
        row.addLayout(keys, 1)
        self.record: LinkButton | None = None
        if can_start:
            self.record = LinkButton(self.tr("Nothing fits? Record it for the supervisor"))
            self.record.clicked.connect(self.record_wanted)
            row.addWidget(KeyCap(RECORD_CAP))
            row.addWidget(self.record)
        self.faults: LinkButton | None = None
        self._row = row

    def show_faults(self, count: int) -> None:
        """Say how many procedure files were refused; 0 says nothing."""
        if self.faults is not None:
            self.faults.hide()
            self.faults.deleteLater()
            self.faults = None
        if count:
            self.faults = LinkButton(self.tr("%n procedure file(s) with faults", "", count))
            self.faults.clicked.connect(self.faults_wanted)
            self._row.addWidget(self.faults)


class Faults(QWidget):
    """The procedure files that were refused: file, line, column and reason of each fault."""

    def __init__(self, context: Context, refused: tuple[Finding, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(Words(self.tr("Procedure files with faults"), "h2"))
        explained = self.tr("Until mended, what was in force before stays in force. Mended files count at once.")
        column.addWidget(Words(explained, "sub", wrap=True))
        for finding in refused[:12]:
            column.addWidget(Words(finding.line_of_output(context.language), wrap=True))
        if len(refused) > 12:
            column.addWidget(Words(self.tr("and %n more", "", len(refused) - 12), "sub"))
        column.addStretch(1)
