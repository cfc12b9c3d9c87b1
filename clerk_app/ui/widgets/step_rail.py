"""The rail: all steps of the request, what is done, where the clerk is, what is missing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.key_list import KeyList, RowDelegate
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.painting import draw_wrapped, wrapped_height

Index = QModelIndex | QPersistentModelIndex
STEP_ROLE = Qt.ItemDataRole.UserRole + 1


class RailState(StrEnum):
    """Where a step of the rail is."""

    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step of the rail.

    Attributes:
        missing: what is missing in the current step, in words; empty when nothing is.
        taken: of a decision, the way taken, e.g. 无欠费，继续.
        other: of a decision, the ways not taken.
    """

    id: str
    number: int
    title: str
    state: RailState
    missing: str = ""
    taken: str = ""
    other: tuple[str, ...] = ()


class RailModel(QAbstractListModel):
    """The steps of the rail."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[RailStep] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of steps."""
        return 0 if parent is not None and parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a step for the delegate, or its words."""
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step = self._steps[index.row()]
        if role == STEP_ROLE:
            return step
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (step.title, step.missing, step.taken, *step.other) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = {
                RailState.DONE: self.tr("done"),
                RailState.CURRENT: self.tr("current step"),
                RailState.OPEN: self.tr("to do"),
                RailState.SKIPPED: self.tr("not needed"),
            }[step.state]
            return ", ".join(part for part in (f"{step.number} {step.title}", words, step.missing, step.taken) if part)
        return None

    def show_steps(self, steps: Sequence[RailStep]) -> None:
        """Show other steps."""
        if list(steps) != self._steps:
            self.beginResetModel()
            self._steps = list(steps)
            self.endResetModel()

    def steps(self) -> Sequence[RailStep]:
        """Return the steps shown."""
        return tuple(self._steps)

    def skipped_words(self) -> str:
        """Return the words under a step that its condition skipped."""
        return self.tr("not needed")


class RailDelegate(RowDelegate):
    """Paints a step: disc with tick or number, line to the next one, branch lines, missing line."""

    def __init__(self, theme: Theme, parent: QWidget, model: RailModel) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of title and lines at the list's width."""
        width = option.rect.width() if option.rect.width() > 0 else self.theme.px(190)
        step: RailStep = index.data(STEP_ROLE)
        return QSize(self.theme.px(120), self.kept_height(step, width, lambda: self._height(step, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a step."""
        step: RailStep = index.data(STEP_ROLE)
        px, area = self.theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = step.state is RailState.CURRENT
        disc_left, disc = area.left() + px(12), px(22)
        top = area.top() + (px(10) if current else px(7))
        focused = bool(
            option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected
        )
        self._paint_line(painter, index, QRect(disc_left, area.top(), disc, area.height()))
        if current or focused:
            painter.setPen(QPen(self.theme.color("accent"), 2 if focused else 1))
            painter.setBrush(self.theme.color("selected" if focused and not current else "surface"))
            frame = QRectF(area).adjusted(px(3) + 0.5, 0.5, -px(4) - 0.5, -px(4) - 0.5 if current else -1)
            painter.drawRoundedRect(frame, px(8), px(8))
        self._paint_disc(painter, step, QRect(disc_left, top, disc, disc))
        text = QRect(disc_left + disc + px(10), top, self._text_width(area.width()), area.height())
        title_font = self.theme.font(14, bold=current)
        text.moveTop(top + min(0, (disc - self._line_height()) // 2))
        ink = self.theme.color("text2" if step.state in (RailState.OPEN, RailState.SKIPPED) else "text")
        height = draw_wrapped(painter, text, title_font, ink, step.title)
        text.moveTop(text.top() + height + px(1))
        for words, color, icon in self._lines(step):
            line = text
            if icon:
                painter.drawPixmap(text.left(), text.top() + px(2), self.theme.pixmap(icon, color, 14))
                line = text.adjusted(px(19), 0, 0, 0)
            used = draw_wrapped(painter, line, self.theme.font(12), self.theme.color(color), words)
            text.moveTop(text.top() + used + px(2))
        painter.restore()

    def _lines(self, step: RailStep) -> list[tuple[str, str, str]]:
        lines: list[tuple[str, str, str]] = []
        if step.missing:
            lines.append((step.missing, "danger", ""))
        if step.taken:
            lines.append((step.taken, "ok", "arrow-right"))
        lines.extend((words, "text3", "arrow-ramp-right") for words in step.other)
        if step.state is RailState.SKIPPED:
            lines.append((self._model.skipped_words(), "text3", ""))
        return lines

    def _line_height(self) -> int:
        return wrapped_height(self.theme.font(14), "字", 1000)

    def _text_width(self, width: int) -> int:
        return width - self.theme.px(12 + 22 + 10 + 12)

    def _height(self, step: RailStep, width: int) -> int:
        px = self.theme.px
        current = step.state is RailState.CURRENT
        text_width = self._text_width(width)
        height = wrapped_height(self.theme.font(14, bold=current), step.title, text_width) + px(1)
        for words, _, icon in self._lines(step):
            inner = text_width - (px(19) if icon else 0)
            height += wrapped_height(self.theme.font(12), words, inner) + px(2)
        return max(px(36), height + (px(23) if current else px(14)))

    def _paint_line(self, painter: QPainter, index: Index, column: QRect) -> None:
        step: RailStep = index.data(STEP_ROLE)
        model = index.model()
        middle = column.center().x()
        for first, edge in ((True, column.top()), (False, column.bottom() + 1)):
            neighbour = index.row() + (-1 if first else 1)
            if not 0 <= neighbour < model.rowCount():
                continue
            other: RailStep = model.index(neighbour, 0).data(STEP_ROLE)
            upper = other if first else step
            color = self.theme.color("ok" if upper.state is RailState.DONE else "line")
            begin = column.top() + self.theme.px(18)
            top, bottom = min(begin, edge), max(begin, edge)
            painter.fillRect(QRect(middle, top, 1, bottom - top), color)

    def _paint_disc(self, painter: QPainter, step: RailStep, box: QRect) -> None:
        done, current = step.state is RailState.DONE, step.state is RailState.CURRENT
        fill = "ok" if done else "accent" if current else "surface"
        painter.setBrush(self.theme.color(fill))
        painter.setPen(QPen(self.theme.color(fill if done or current else "lineStrong"), 1))
        painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        if done or step.state is RailState.SKIPPED:
            inner = self.theme.px(14)
            offset = (box.width() - inner) // 2
            icon = self.theme.pixmap("check", "surface", 14) if done else self.theme.pixmap("x", "text3", 14)
            painter.drawPixmap(box.left() + offset, box.top() + offset, icon)
            return
        painter.setFont(self.theme.font(12, bold=True))
        painter.setPen(self.theme.color("onAccent" if current else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step.number))

    def clipped_texts(self, option: QStyleOptionViewItem, index: QModelIndex) -> list[str]:
        """Return the title of a step whose lines do not fit its row."""
        step: RailStep = index.data(STEP_ROLE)
        return [step.title] if self._height(step, option.rect.width()) > option.rect.height() + 1 else []


class RailList(KeyList):
    """The list inside the rail; Enter or a click on a done step looks back at it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.steps = RailModel()
        self.steps.setParent(self)
        self.setItemDelegate(RailDelegate(theme, self, self.steps))
        self.setModel(self.steps)
        self.setAccessibleName(self.tr("Steps"))
        self.entered.connect(self._choose)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._choose()

    def _choose(self) -> None:
        row = self.current_row()
        if row >= 0:
            self.chosen.emit(self.steps.steps()[row].id)


class StepRail(QWidget):
    """Head (办理步骤, 已完成 3) and list.

    Signals:
        chosen: id of a step that the clerk wants to look at.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = Words(role="sub")
        self.list = RailList(theme)
        self.list.chosen.connect(self.chosen)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(14), theme.px(12), theme.px(4))
        head.addWidget(Words(self.tr("Steps"), "h2"))
        head.addStretch(1)
        head.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        inner = QWidget()
        steps = QVBoxLayout(inner)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.addWidget(self.list)
        steps.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        self.setFocusProxy(self.list)

    def show_steps(self, steps: Sequence[RailStep]) -> None:
        """Show the steps; the current one becomes the list's current row."""
        self.list.steps.show_steps(steps)
        done = sum(step.state is RailState.DONE for step in steps)
        self._done.setText(self.tr("%n done", "", done))
        for row, step in enumerate(steps):
            if step.state is RailState.CURRENT:
                self.list.go_to(row)
