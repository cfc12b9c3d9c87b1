"""Every open request of a clerk in one list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from clerk_app.ui.context import Context
from clerk_app.ui.counter.idle_overlay import ModalOverlay
from clerk_app.ui.counter.idle_rows import ListRow, RowList
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.key_list import KeyList
from clerk_app.ui.widgets.labels import Words


def scrolled(rows: KeyList) -> QScrollArea:
    """Return an area that scrolls `rows` and follows its current row."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(rows)

    def follow() -> None:
        place = rows.visualRect(rows.currentIndex())
        area.ensureVisible(place.center().x(), place.center().y(), 0, place.height())

    rows.selectionModel().currentChanged.connect(follow)
    return area


BESIDE_LIST = 190
"""What title, button and margins take at scale 1.0; with large text the list gives way to them and scrolls."""


class AllRequestsOverlay(ModalOverlay):
    """The list behind 全部: the most urgent first; Enter opens one.

    Signals:
        opened: number of the request.
    """

    opened = Signal(str)

    def __init__(self, context: Context, page: QWidget, rows: Sequence[ListRow]) -> None:
        super().__init__(context, page, 960)
        theme = context.theme
        head = QHBoxLayout()
        head.addWidget(Words(self.tr("My open requests"), "h1b"))
        head.addStretch(1)
        head.addWidget(Words(self.tr("%n open in all", "", len(rows)), "sub"))
        self.body.addLayout(head)
        self.list = RowList(theme, self.tr("My open requests"))
        self.list.show_rows(rows)
        self.list.opened.connect(self.opened)
        area = scrolled(self.list)
        room = page.height() - theme.px(BESIDE_LIST)
        area.setMinimumHeight(max(theme.px(52), min(theme.px(52) * min(8, max(3, len(rows))), room)))
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        close = ActionButton(theme, self.tr("Back"), cap(Key.CLOSE))
        close.setAutoDefault(True)
        close.activated.connect(self.close_overlay)
        foot.addWidget(close)
        foot.addStretch(1)
        foot.addWidget(Words(self.tr("↑ ↓ choose, Enter opens"), "sub"))
        self.body.addLayout(foot)
        self.setAccessibleName(self.tr("My open requests"))
