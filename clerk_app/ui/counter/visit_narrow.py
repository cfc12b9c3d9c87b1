"""What stands in for the columns of a visit that there is no room for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.labels import Words


class InitialButton(QAbstractButton):
    """The customer's initial on a disc; a press shows the customer and the requests."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(40), theme.px(40))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and character, framed while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accentSoft"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.setFont(self._theme.font(15, bold=True))
        painter.setPen(self._theme.color("accentText"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SideStrip(QFrame):
    """The left column with no room: the customer's initial and how many requests there are.

    Signals:
        wanted: show the column as a drawer.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self._initial = InitialButton(theme)
        self._initial.clicked.connect(self.wanted)
        self._count = Words(role="small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 1, theme.px(12))
        column.setSpacing(theme.px(6))
        column.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._count)
        column.addStretch(1)

    def show_customer(self, initial: str, name: str, requests: int) -> None:
        """Show whose visit it is."""
        self._initial.setText(initial)
        self._count.setText(self.tr("%n req.", "", requests))
        words = self.tr("{name}, %n request(s)", "", requests).format(name=name)
        self._initial.setAccessibleName(words)
        self._initial.setToolTip(words)


class NarrowHead(QWidget):
    """The line above a step that leads to the steps and the reference while there is no room beside it.

    Signals:
        steps_wanted: show the rail as a drawer.
        help_wanted: show the reference as a drawer.
    """

    steps_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        steps = self.tr("Steps")
        self._steps = ActionButton(theme, steps, icon="chevron-down", size="tiny", kind="flat", icon_last=True)
        self._steps.activated.connect(self.steps_wanted)
        self._help = ActionButton(theme, self.tr("Reference"), cap(Key.HELP), size="tiny", kind="flat")
        self._help.activated.connect(self.help_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(6))
        row.addWidget(self._steps)
        row.addStretch(1)
        row.addWidget(self._help)
        self.hide()

    def show_position(self, number: int, total: int) -> None:
        """Say where the request is."""
        self._steps.set_label(self.tr("Step {number}/{total}").format(number=number, total=total))

    def offer(self, *, steps: bool, reference: bool) -> None:
        """Offer what there is no room for."""
        self._steps.setVisible(steps)
        self._help.setVisible(reference)
        self.setVisible(steps or reference)
