"""Who answered and who handled, drawn over time, with the same in a table for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from clerk_app.service.review_ownership import OfferSpan, OwnershipView, Span
from clerk_app.ui.review.table_head import TableHead
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.link import LinkButton

Index = QModelIndex | QPersistentModelIndex
LANE, GAP, LABEL_ROW = 24, 12, 16
_LEAST = 6
"""px of the shortest bar: whoever had it for a minute is seen as well."""


@dataclass(frozen=True, slots=True)
class _Label:
    """Words under the lanes at a point of time; the weightier ones are placed first."""

    x: int
    words: str
    ink: str = "text2"
    bold: bool = False


class OwnershipStrip(QWidget):
    """Two lanes: first-responsible in plum, handler in teal; an offer is hatched, the promised day a dashed line."""

    def __init__(self, theme: Theme, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._view: OwnershipView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_ownership(self, view: OwnershipView, spoken: str) -> None:
        """Show `view`; `spoken` is what assistive technology reads."""
        self._view = view
        self.setAccessibleName(self.tr("Who answered and who handled"))
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lanes and two rows of labels."""
        return QSize(self._theme.px(320), self._theme.px(4 + 2 * LANE + GAP + 4 + 2 * LABEL_ROW))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(self._theme.px(200), self.sizeHint().height())

    def _lanes(self) -> QRect:
        font = self._theme.font(13, bold=True)
        widest = max(QFontMetrics(font).horizontalAdvance(words) for words in self._heads())
        left = widest + self._theme.px(12)
        return QRect(left, self._theme.px(4), self.width() - left - 1, self._theme.px(2 * LANE + GAP))

    def _heads(self) -> tuple[str, str]:
        return self.tr("First"), self.tr("Handler")

    def _end(self, view: OwnershipView) -> int:
        if view.closed or view.promised_at is None:
            return max(view.until_at, view.opened_at + 1)
        return max(view.until_at, view.promised_at)

    def _x(self, at: int, view: OwnershipView, lanes: QRect) -> int:
        share = (at - view.opened_at) / (self._end(view) - view.opened_at)
        return lanes.left() + round(lanes.width() * min(1.0, max(0.0, share)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lanes, the promise and the times."""
        view, theme, px = self._view, self._theme, self._theme.px
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lanes = self._lanes()
        upper = QRect(lanes.left(), lanes.top(), lanes.width(), px(LANE))
        lower = upper.translated(0, px(LANE + GAP))
        painter.setFont(theme.font(13, bold=True))
        for lane, head, token in ((upper, self._heads()[0], "first"), (lower, self._heads()[1], "accentText")):
            painter.setPen(theme.color(token))
            painter.drawText(QRect(0, lane.top(), lanes.left(), lane.height()), Qt.AlignmentFlag.AlignVCenter, head)
        for span in view.first_responsible:
            words = span.name
            if len(view.first_responsible) == 1 and len(view.handler) + len(view.offers) > 1:
                words = self.tr("{name} throughout").format(name=span.name)
            self._draw_bar(painter, self._box(span, view, upper), words, "first", "first", "onFirst", bold=True)
        for span in view.handler:
            self._draw_bar(painter, self._box(span, view, lower), span.name, "accentSoft", "accent", "accentText")
        for offer in view.offers:
            self._draw_hatch(painter, self._box(offer, view, lower))
        self._draw_promise(painter, view, lanes)
        self._draw_labels(painter, self._labels(view, lanes), lanes)

    def _box(self, span: Span | OfferSpan, view: OwnershipView, lane: QRect) -> QRectF:
        left, right = self._x(span.from_at, view, lane), self._x(span.to_at, view, lane)
        width = max(_LEAST, right - left)
        left = min(left, lane.right() + 1 - width)
        return QRectF(left + 0.5, lane.top() + 0.5, width - 1, lane.height() - 1)

    def _draw_bar(
        self, painter: QPainter, box: QRectF, words: str, fill: str, edge: str, ink: str, *, bold: bool = False
    ) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        font = theme.font(13, bold=bold)
        inner = box.adjusted(theme.px(9), 0, -theme.px(4), 0)
        metrics = QFontMetrics(font)
        if inner.width() < metrics.averageCharWidth() * 2:
            return
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_hatch(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillPath(path, self._theme.color("warnSoft"))
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(self._theme.color("warn"), 1.5))
        step, height = self._theme.px(7), int(box.height())
        for left in range(int(box.left()) - height, int(box.right()), step):
            painter.drawLine(left, int(box.bottom()), left + height, int(box.top()))
        painter.restore()

    def _draw_promise(self, painter: QPainter, view: OwnershipView, lanes: QRect) -> None:
        if view.promised_at is None or view.promised_at > self._end(view):
            return
        x = self._x(view.promised_at, view, lanes)
        x = min(x, lanes.right() - 1)
        painter.setPen(QPen(self._promise_color(view), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(x, 0, x, lanes.bottom() + self._theme.px(6))

    def _promise_color(self, view: OwnershipView) -> QColor:
        return self._theme.color(self._promise_token(view))

    def _promise_token(self, view: OwnershipView) -> str:
        late = view.promised_at is not None and view.until_at > view.promised_at
        return "danger" if late else "text2"

    def _labels(self, view: OwnershipView, lanes: QRect) -> list[_Label]:
        words = self._words
        labels = [_Label(lanes.left(), words.moment(view.opened_at))]
        if view.promised_day is not None and view.promised_at is not None and view.promised_at <= self._end(view):
            said = self.tr("{day} promised").format(day=view.promised_day[5:])
            labels.append(_Label(self._x(view.promised_at, view, lanes), said, self._promise_token(view), bold=True))
        ended = words.moment(view.until_at) if view.closed else self.tr("now")
        labels.append(_Label(self._x(view.until_at, view, lanes), ended))
        labels += [
            _Label(self._x(span.from_at, view, lanes), words.clock(span.from_at)) for span in view.handler[1:]
        ]
        for offer in view.offers:
            said = self.tr("{time} offered").format(time=words.clock(offer.from_at))
            labels.append(_Label(self._x(offer.from_at, view, lanes), said))
        return labels

    def _draw_labels(self, painter: QPainter, labels: Sequence[_Label], lanes: QRect) -> None:
        """Draw what finds room in two rows, the first ones first; the table has all of it."""
        px = self._theme.px
        taken: list[QRect] = []
        for label in labels:
            font = self._theme.font(12, bold=label.bold)
            width = QFontMetrics(font).horizontalAdvance(label.words) + 2
            left = label.x if label.x == lanes.left() else label.x - width // 2
            left = max(lanes.left(), min(left, self.width() - width))
            for row in range(2):
                box = QRect(left, lanes.bottom() + px(7) + row * px(LABEL_ROW), width, px(LABEL_ROW))
                if not any(box.adjusted(-px(6), 0, px(6), 0).intersects(one) for one in taken):
                    painter.setFont(font)
                    painter.setPen(self._theme.color(label.ink))
                    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label.words)
                    taken.append(box)
                    break


class OwnershipModel(QAbstractTableModel):
    """The same as rows: role, name, from, to."""

    def __init__(self, words: ReviewWords) -> None:
        super().__init__()
        self._words = words
        self._rows: list[tuple[str, str, str, str]] = []

    def show_ownership(self, view: OwnershipView) -> None:
        """Show `view`."""
        self.beginResetModel()
        moment = self._words.moment
        roles = ((self.tr("First-responsible"), view.first_responsible), (self.tr("Handler"), view.handler))
        self._rows = [
            (role, span.name, moment(span.from_at), self._until(span.to_at, ended=span.ended))
            for role, spans in roles
            for span in spans
        ]
        for offer in view.offers:
            until = self._until(offer.to_at, ended=bool(offer.how))
            self._rows.append((self.tr("Offered to"), offer.name, moment(offer.from_at), until))
        if view.promised_day is not None:
            self._rows.append((self.tr("Promised"), "", "", view.promised_day[5:]))
        self.endResetModel()

    def spoken(self) -> str:
        """Return all rows as one text."""
        return "; ".join(" ".join(part for part in row if part) for row in self._rows)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return four."""
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Role"), self.tr("Name"), self.tr("From"), self.tr("To"))[section]

    def _until(self, at: int, *, ended: bool) -> str:
        return self._words.moment(at) if ended else self.tr("now")


class OwnershipPanel(QWidget):
    """The strip, and a link that shows the same as a table."""

    def __init__(self, theme: Theme, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.strip = OwnershipStrip(theme, words)
        self._model = OwnershipModel(words)
        self._model.setParent(self)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(self.tr("Owners as a table"))
        self.table.verticalHeader().hide()
        head = TableHead(theme, self.table, edge=3)
        self.table.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.link = LinkButton(self.tr("As text"))
        self.link.clicked.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.strip)
        column.addWidget(self.table)
        self.table.hide()

    def show_ownership(self, view: OwnershipView) -> None:
        """Show `view` in both."""
        self._model.show_ownership(view)
        self.strip.show_ownership(view, self._model.spoken())
        self._fit()

    def _switch(self) -> None:
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self.strip.setVisible(not shown)
        self.link.setText(self.tr("As picture") if shown else self.tr("As text"))
        self.link.setAccessibleName(self.link.text())
        if shown:
            self._fit()

    def _fit(self) -> None:
        height = self._theme.px(28)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setFixedHeight(self.table.horizontalHeader().height() + height * self._model.rowCount() + 2)
