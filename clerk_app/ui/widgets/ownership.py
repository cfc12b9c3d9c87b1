"""The ownership pair: who was asked first and who handles it now, never one without the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.labels import OneLine, Words


class OwnershipPair(QWidget):
    """首问 + name, 经办 + name: both, always, in this order, with one accessible name for all of it."""

    def __init__(
        self,
        theme: Theme,
        first_responsible: str,
        handler: str,
        *,
        short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a pair; `short` writes names of Latin letters as Chen J., where there is little room."""
        super().__init__(parent)
        self._short = short
        self._first = OneLine(role="sub", tone="quiet")
        self._handler = OneLine(role="sub", tone="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for badge, name in (
            (Words(self.badges()[0], "own1"), self._first),
            (Words(self.badges()[1], "own2"), self._handler),
        ):
            badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(badge)
            row.addWidget(name)
            row.addSpacing(theme.px(2))
        row.addStretch(1)
        self.show_names(first_responsible, handler)

    def badges(self) -> tuple[str, str]:
        """Return the words on the two badges."""
        return self.tr("1st"), self.tr("Now")

    def show_names(self, first_responsible: str, handler: str) -> None:
        """Show two names."""
        for label, name in ((self._first, first_responsible), (self._handler, handler)):
            label.set_text(short_name(name) if self._short else name)
            label.setToolTip(name)
        self.setAccessibleName(
            self.tr("First-responsible {first}, handler {handler}").format(first=first_responsible, handler=handler)
        )


def short_name(name: str) -> str:
    """Return a name of Latin letters with an initial, Chen Jing as Chen J.; any other name as it is."""
    first, _, rest = name.partition(" ")
    return f"{first} {rest[0]}." if rest and name.isascii() else name


def paint_ownership(
    painter: QPainter,
    theme: Theme,
    area: QRect,
    badges: tuple[str, str],
    names: tuple[str, str],
) -> None:
    """Paint the pair into `area` for a delegate, looking as `OwnershipPair` does.

    `badges` are `OwnershipPair.badges`, `names` first-responsible and handler, both in this order.
    """
    painter.save()
    small, normal = theme.font(11, bold=True), theme.font(13)
    gap = theme.px(6)
    height = QFontMetrics(small).height() + 2
    left = area.left()
    room = (area.width() - 4 * gap) // 2
    for number, (badge, name) in enumerate(zip(badges, names, strict=True)):
        width = QFontMetrics(small).horizontalAdvance(badge) + theme.px(8)
        box = QRect(left, area.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if number == 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("first"))
        else:
            painter.setPen(theme.color("accent"))
            painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(small)
        painter.setPen(theme.color("onFirst" if number == 0 else "accentText"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
        painter.setFont(normal)
        painter.setPen(theme.color("text"))
        metrics = QFontMetrics(normal)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room - width - gap))
        at = QRect(box.right() + gap, area.top(), metrics.horizontalAdvance(text) + 2, area.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, text)
        left = at.right() + gap + theme.px(2)
    painter.restore()
