"""The fixed frame of a visit: left column, rail, centre, reference, action bar."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.service.visit_view import VisitView
from clerk_app.ui.counter.visit_side import VisitSide
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.help_panel import HelpPanel
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.step_rail import StepRail

NARROW = 1180
"""Below this width (px at scale 1.0) the reference is hidden until F1 asks for it."""


class VisitFrame(QWidget):
    """Everything of the visit's screen but what its step shows.

    Attributes:
        side, rail, help, bar: the columns and the action bar.
        buttons: the actions by their key; `continue_button` is the filled one.

    Signals:
        pressed: a `Key` of the action bar or its shortcut.
    """

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        px = theme.px
        self.side = VisitSide(theme)
        self._rail_frame = QFrame()
        self._rail_frame.setObjectName("Rail")
        self._rail_frame.setFixedWidth(px(200))
        self.rail = StepRail(theme)
        rail_column = QVBoxLayout(self._rail_frame)
        rail_column.setContentsMargins(0, 0, 1, 0)
        rail_column.addWidget(self.rail)
        self._centre = QVBoxLayout()
        self._centre.setContentsMargins(0, 0, 0, 0)
        self._centre_widget: QWidget | None = None
        self.help = HelpPanel(theme)
        self.help.setFixedWidth(px(292))
        self.help.hide_pressed.connect(self.toggle_help)
        self._help_wanted = True
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self._rail_frame)
        middle.addLayout(self._centre, 1)
        middle.addWidget(self.help)
        self.bar = ActionBar(theme)
        self.buttons: dict[Key, ActionButton] = {}
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)
        bind(self, Key.HELP, self.tr("Reference"), self.toggle_help)
        bind(self, Key.NEXT_PANE, self.tr("Next pane"), lambda: self._move_pane(1))
        bind(self, Key.PREVIOUS_PANE, self.tr("Previous pane"), lambda: self._move_pane(-1))

    @property
    def centre(self) -> QWidget | None:
        """What stands in the middle."""
        return self._centre_widget

    def show_centre(self, widget: QWidget) -> None:
        """Put another widget in the middle; the one before is thrown away."""
        if self._centre_widget is not None:
            self._centre.removeWidget(self._centre_widget)
            self._centre_widget.hide()
            self._centre_widget.deleteLater()
        self._centre_widget = widget
        self._centre.addWidget(widget)

    def show_rail(self, shown: bool) -> None:
        """Show or hide the rail: there is none before the first request."""
        self._rail_frame.setVisible(shown)

    def use_help(self, useful: bool) -> None:
        """Show the reference when there is something in it and room for it."""
        wide = self.width() >= self._theme.px(NARROW)
        self.help.setVisible(useful and self._help_wanted and wide)

    def show_actions(self, view: VisitView, page: StepPage | None, *, looking: bool) -> None:
        """Show the actions that can be done now; `looking` is True while a done step is only looked at."""
        bar, buttons, request = self.bar, self.buttons, view.request
        working = request is not None and request.at_hand is not None and not looking
        done_before = request is not None and bool(request.way.done)
        bar.set_shown(buttons[Key.BACK], looking or (working and done_before))
        buttons[Key.BACK].set_label(self.tr("Back to the step at hand") if looking else self.tr("Back"))
        bar.set_shown(buttons[Key.CANNOT], working)
        documents = request is not None and request.at_hand is not None and bool(request.at_hand.documents)
        bar.set_shown(buttons[Key.LIST_MISSING], working and documents)
        bar.set_shown(buttons[Key.END], working or request is None)
        onward = buttons[Key.CONTINUE]
        self._hint.setText("")
        if looking:
            onward.set_label(self.tr("Answer again"))
            onward.set_kind("primary")
            bar.set_shown(onward, True)
        elif working and page is not None:
            state = page.continue_button()
            onward.set_label(state.label)
            if state.kind != "none":
                onward.set_kind(state.kind)
            self._hint.setText(state.hint)
            bar.set_shown(onward, state.kind != "none")
        else:
            onward.set_label(self.tr("End the visit"))
            onward.set_kind("primary")
            bar.set_shown(onward, bool(view.requests))

    def toggle_help(self) -> None:
        """Show or hide the reference (F1)."""
        self._help_wanted = self.help.isHidden()
        self.help.setVisible(self._help_wanted)
        if not self._help_wanted and self._centre_widget is not None:
            self._centre_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self) -> None:
        left = (
            (Key.BACK, self.tr("Back"), "arrow-left", "plain"),
            (Key.PARK, self.tr("Park"), "player-pause", "plain"),
            (Key.CANNOT, self.tr("Cannot be met"), "ban", "danger"),
            (Key.END, self.tr("End the visit"), "user-check", "plain"),
        )
        for key, words, icon, kind in left:
            button = ActionButton(self._theme, words, cap(key), icon, kind=kind)  # type: ignore[arg-type]
            self.buttons[key] = self.bar.add_left(button)
        missing = ActionButton(self._theme, self.tr("List missing"), cap(Key.LIST_MISSING), "file-text")
        self.buttons[Key.LIST_MISSING] = self.bar.add_right(missing)
        onward = ActionButton(
            self._theme, self.tr("Continue"), cap(Key.CONTINUE), "arrow-right", kind="primary", icon_last=True
        )
        self.buttons[Key.CONTINUE] = self.bar.add_right(onward, primary=True)
        self._hint = Words(role="sub")
        self.bar.add_words(self._hint)
        for key, button in self.buttons.items():
            button.activated.connect(partial(self.pressed.emit, key))
            bind(self, key, button.label(), partial(self._by_key, key))
        for key, words in (
            (Key.ADD, self.tr("Add request")),
            (Key.FIND, self.tr("Find a service")),
            (Key.NOTE, self.tr("Note to the log")),
            (Key.NEXT_REQUEST, self.tr("Next request of this visit")),
            (Key.FILTER, self.tr("Find a request")),
        ):
            bind(self, key, words, partial(self.pressed.emit, key))
        self.side.add_wanted.connect(lambda: self.pressed.emit(Key.ADD))

    def _by_key(self, key: Key) -> None:
        button = self.buttons[key]
        if not button.property("gone"):
            button.click()

    def _move_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.side, self._rail_frame, self.help, self.bar]
        if self._centre_widget is not None:
            panes.insert(2, self._centre_widget)
        shown = [pane for pane in panes if pane.isVisible()]
        focus = cast("QWidget | None", self.window().focusWidget())
        here = next((place for place, pane in enumerate(shown) if focus is not None and pane.isAncestorOf(focus)), 0)
        for offset in range(1, len(shown) + 1):
            target = _first_control(shown[(here + step * offset) % len(shown)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _first_control(pane: QWidget) -> QWidget | None:
    return next(
        (
            widget
            for widget in pane.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
        None,
    )
