"""Measures which texts of a window are cut off."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.ui.widgets.key_list import RowDelegate
from clerk_app.ui.widgets.labels import OneLine
from clerk_app.ui.widgets.link import LinkButton

ROUNDING = 1
"""Half pixels of a scaled font may round up."""


def clipped_texts(window: QWidget) -> list[str]:
    """Return every visible text that does not fit its place.

    Looked at: labels (wrapped ones by their height), buttons, rows of lists, and widgets that reach
    beyond the window or beyond a parent that does not scroll. `OneLine` and `LinkButton` may shorten
    themselves: the whole text is their tooltip and accessible name.
    """
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, QLabel) and not isinstance(widget, OneLine):
            found.extend(_label(widget))
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, LinkButton):
            found.extend(_button(widget))
        elif isinstance(widget, QAbstractItemView):
            found.extend(_rows(widget))
        if widget is not window and _reaches_out(widget, window):
            found.append(f"{type(widget).__name__} {widget.accessibleName() or _text(widget)} (outside)")
    return found


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _label(label: QLabel) -> list[str]:
    text = label.text()
    if not text or label.pixmap().width() > 0:
        return []
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), flags, text)
        fits = needed.height() <= room.height() + ROUNDING and needed.width() <= room.width() + ROUNDING
    else:
        lines = text.split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines)
        fits = width <= room.width() + ROUNDING and metrics.height() * len(lines) <= label.height() + 2 * ROUNDING
    return [] if fits else [text]


def _button(button: QAbstractButton) -> list[str]:
    text = button.text()
    if not text:
        return []
    fits = button.fontMetrics().horizontalAdvance(text) <= button.width() - 4
    return [] if fits else [text]


def _rows(view: QAbstractItemView) -> list[str]:
    delegate, model = view.itemDelegate(), view.model()
    if not isinstance(delegate, RowDelegate) or model is None:
        return []
    found: list[str] = []
    for row in range(model.rowCount()):
        index: QModelIndex = model.index(row, 0)
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = view.visualRect(index)
        if row == view.currentIndex().row():
            option.state |= type(option.state).State_Selected
        found.extend(delegate.clipped_texts(option, index))
    last = view.visualRect(model.index(model.rowCount() - 1, 0))
    if last.bottom() > view.viewport().height() + ROUNDING:
        found.append(f"{view.accessibleName()} (rows cut off)")
    return found


def _reaches_out(widget: QWidget, window: QWidget) -> bool:
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        grand = parent.parentWidget()
        if isinstance(grand, QAbstractScrollArea):
            # Up and down it scrolls, sideways it must not.
            left = grand.mapTo(window, QPoint(0, 0)).x()
            return area.right() > left + grand.width() + ROUNDING or area.left() < left - ROUNDING
        parent = grand
    return area.right() > window.width() + ROUNDING or area.bottom() > window.height() + ROUNDING
