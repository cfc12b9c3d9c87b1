"""Where the columns of a visit stand: side by side, or, when it gets narrow, one after the other as a drawer."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.theme import Theme, restyle

CENTRE = 540
"""Least width (px at scale 1.0) a step needs; a column that would leave it less becomes a drawer."""


class Pane(StrEnum):
    """A column beside the step, in the order in which they give way (`ui.md` 4)."""

    HELP = "help"
    SIDE = "side"
    RAIL = "rail"


STRIP = 56
"""Width of what stands in for the left column."""

WIDTHS = {Pane.SIDE: 236, Pane.RAIL: 200, Pane.HELP: 292}


class VisitPanes(QWidget):
    """The columns and the step between them.

    Every column is a child of this widget all the time and only gets another place: that keeps its
    state and costs no styling.

    Signals:
        arranged: a column became a drawer or a column again.
    """

    arranged = Signal()

    def __init__(
        self, theme: Theme, panes: dict[Pane, QWidget], strip: QWidget, parent: QWidget | None = None
    ) -> None:
        """Take the columns over.

        Args:
            theme: the look.
            panes: the columns.
            strip: stands in for the left column while that is a drawer.
            parent: where it lives.
        """
        super().__init__(parent)
        self._theme, self._panes, self._strip = theme, panes, strip
        self._wanted = dict.fromkeys(Pane, True)
        self._used = dict.fromkeys(Pane, True)
        self._drawers: frozenset[Pane] = frozenset()
        self._open: Pane | None = None
        self._before: QWidget | None = None
        self.place = QWidget(self)
        self.column = QVBoxLayout(self.place)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for widget in (strip, *panes.values()):
            widget.setParent(self)

    @property
    def drawer(self) -> Pane | None:
        """The column that is pulled out over the step."""
        return self._open

    def is_drawer(self, pane: Pane) -> bool:
        """Whether there is no room for a column beside the step."""
        return pane in self._drawers

    def use(self, pane: Pane, used: bool) -> None:
        """Say whether a column has anything to show."""
        if self._used[pane] != used:
            self._used[pane] = used
            if not used and self._open is pane:
                self._open = None
            self.arrange()

    def toggle(self, pane: Pane) -> None:
        """Show or hide a column; the focus comes back from a drawer that is closed."""
        if self.is_drawer(pane):
            if self._open is pane:
                self.close_drawer()
            else:
                self.pull(pane)
        else:
            self._wanted[pane] = not self._wanted[pane]
            self.arrange()

    def show_pane(self, pane: Pane) -> None:
        """Have a column seen, wherever it stands."""
        if self.is_drawer(pane):
            self.pull(pane)
        elif not self._wanted[pane]:
            self._wanted[pane] = True
            self.arrange()

    def pull(self, pane: Pane) -> None:
        """Pull a drawer out over the step."""
        if self._open is None:
            self._before = cast("QWidget | None", self.window().focusWidget())
        self._open = pane
        self.arrange()

    def close_drawer(self) -> bool:
        """Push the drawer back and give the focus to where it was; False when none was out."""
        if self._open is None:
            return False
        self._open = None
        self.arrange()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def sizeHint(self) -> QSize:
        """Return the size of the target picture."""
        return QSize(self._theme.px(1366), self._theme.px(660))

    def minimumSizeHint(self) -> QSize:
        """Return what a step needs with every column a drawer."""
        return QSize(self._theme.px(320), self._theme.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc pushes a drawer back and does nothing else: it never leaves a visit."""
        if event.key() == Qt.Key.Key_Escape and self.close_drawer():
            event.accept()
            return
        super().keyPressEvent(event)

    def _without_room(self, widths: dict[Pane, int]) -> set[Pane]:
        drawers: set[Pane] = set()
        for pane in Pane:
            beside = sum(widths[other] for other in Pane if self._used[other] and other not in drawers)
            beside += self._theme.px(STRIP) if Pane.SIDE in drawers else 0
            if self.width() - beside >= self._theme.px(CENTRE):
                break
            if self._used[pane]:
                drawers.add(pane)
        return drawers

    def arrange(self) -> None:
        """Give every column its place for the present width."""
        px, height = self._theme.px, self.height()
        widths = {pane: px(width) for pane, width in WIDTHS.items()}
        strip, drawers = px(STRIP), self._without_room(widths)
        changed, self._drawers = drawers != self._drawers, frozenset(drawers)
        if self._open is not None and self._open not in drawers:
            self._open = None
        shown = {pane: self._used[pane] and self._wanted[pane] and pane not in drawers for pane in Pane}
        left = 0
        self._strip.setVisible(Pane.SIDE in drawers)
        if Pane.SIDE in drawers:
            self._strip.setGeometry(0, 0, strip, height)
            left = strip
        for pane in (Pane.SIDE, Pane.RAIL):
            if shown[pane]:
                self._panes[pane].setGeometry(left, 0, widths[pane], height)
                left += widths[pane]
        right = self.width() - (widths[Pane.HELP] if shown[Pane.HELP] else 0)
        if shown[Pane.HELP]:
            self._panes[Pane.HELP].setGeometry(right, 0, widths[Pane.HELP], height)
        self.place.setGeometry(QRect(left, 0, max(0, right - left), height))
        for pane, widget in self._panes.items():
            out = pane is self._open
            if bool(widget.property("drawer")) != out:
                widget.setProperty("drawer", out)
                restyle(widget)
            widget.setVisible(shown[pane] or out)
        if self._open is not None:
            wide = min(widths[self._open], self.width())
            start = self.width() - wide if self._open is Pane.HELP else left
            self._panes[self._open].setGeometry(start, 0, wide, height)
            self._panes[self._open].raise_()
        if changed:
            self.arranged.emit()
