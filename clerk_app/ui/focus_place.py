"""Where the focus was on a page, so that the same page made anew in another size can give it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """A control by its kind and name.

    Attributes:
        kind: its class.
        name: its object name, else what it is called for assistive technology.
        nth: which of those of the same kind and name, from 0.
        cursor: where in its text, or the current row of a list; None where it has neither.
    """

    kind: str
    name: str
    nth: int
    cursor: int | None = None


def focus_place(page: QWidget) -> FocusPlace | None:
    """Return where the focus is inside `page`; None when it is elsewhere."""
    # None when nothing has the focus, which PySide's types do not say.
    focused = cast("QWidget | None", page.window().focusWidget())
    if focused is None or not page.isAncestorOf(focused):
        return None
    kind, name = type(focused).__name__, _name(focused)
    cursor = None
    if isinstance(focused, QLineEdit):
        cursor = focused.cursorPosition()
    elif isinstance(focused, QAbstractItemView):
        cursor = focused.currentIndex().row()
    return FocusPlace(kind, name, _alike(page, kind, name).index(focused), cursor)


def give_focus(page: QWidget, place: FocusPlace) -> bool:
    """Give the focus to the control at `place`; False when there is none (yet)."""
    found = _alike(page, place.kind, place.name)
    if place.nth >= len(found) or not found[place.nth].isEnabled():
        return False
    control = found[place.nth]
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    if place.cursor is not None and isinstance(control, QLineEdit):
        control.setCursorPosition(place.cursor)
    elif place.cursor is not None and isinstance(control, QAbstractItemView):
        control.setCurrentIndex(control.model().index(place.cursor, 0))
    return True


def _name(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName()


def _alike(page: QWidget, kind: str, name: str) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if type(widget).__name__ == kind and _name(widget) == name and widget.isVisibleTo(page)
    ]
