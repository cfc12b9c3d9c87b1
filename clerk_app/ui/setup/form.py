"""What the forms of set-up and settings are made of: rows through which Enter leads, choices, buttons, lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.secret_field import SecretField
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.choice_box import ChoiceBox
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.inputs import LineEdit
from clerk_app.ui.widgets.segment import Segment

Control = LineEdit | SecretField | Segment | ChoiceBox
"""What Enter can be pressed in."""


class ChoiceRow(Labelled):
    """A few choices side by side, with their question above.

    Attributes:
        segment: the choices.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[tuple[str, str]],
        present: str,
        chosen: Callable[[str], object],
    ) -> None:
        self.segment = Segment(theme, choices, field=True)
        self.segment.set_name(label)
        super().__init__(theme, label, self.segment)
        self.segment.choose(present)
        self.segment.chosen.connect(chosen)


class Form(QObject):
    """Rows of controls. Enter goes from each to the next, optional ones included.

    From the last it goes to the first that is still empty and needed; with none left the form is finished.

    Signals:
        finished: Enter in the last control, and nothing that is needed is empty.
    """

    finished = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._controls: list[Control] = []
        self._optional: set[Control] = set()

    def row(self, column: QVBoxLayout, *rows: Labelled) -> None:
        """Put labelled controls side by side, below each other where there is no room."""
        flow = FlowLayout(self._theme.px(16), self._theme.px(12), stretch=True)
        for row in rows:
            flow.addWidget(row)
            self.lead(row.control, optional=row.optional)
        column.addLayout(flow)

    def lead(self, control: QWidget, *, optional: bool = False) -> None:
        """Have Enter lead to `control` after those before it; what takes no Enter is left out."""
        if isinstance(control, Control):
            self._controls.append(control)
            if optional:
                self._optional.add(control)
            control.entered.connect(lambda: self._go_on(control))

    def drop(self, *controls: Control) -> None:
        """Lead to `controls` no more: others take their place."""
        self._controls = [control for control in self._controls if control not in controls]

    def first_empty(self) -> Control | None:
        """Return the first control that is needed and empty."""
        needed = (control for control in self._open() if control not in self._optional)
        return next((control for control in needed if _is_empty(control)), None)

    def _open(self) -> list[Control]:
        return [control for control in self._controls if control.isVisible() and not _is_fixed(control)]

    def _go_on(self, present: Control) -> None:
        places = self._open()
        after = places[places.index(present) + 1 :] if present in places else []
        target = after[0] if after else self.first_empty()
        if target is None or target is present:
            self.finished.emit()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)


class RowCard(QFrame):
    """A white card of rows with nothing between them but their own lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)

    def add(self, row: QWidget) -> None:
        """Add a row at the end."""
        self._rows.addWidget(row)

    def clear(self) -> None:
        """Take all rows away."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def button_row(theme: Theme, *buttons: ActionButton, centred: bool = False) -> QHBoxLayout:
    """Return buttons side by side."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    if centred:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _is_empty(control: Control) -> bool:
    return isinstance(control, LineEdit | SecretField) and not control.text().strip()


def _is_fixed(control: Control) -> bool:
    return not control.isEnabled() or (isinstance(control, QLineEdit) and control.isReadOnly())
