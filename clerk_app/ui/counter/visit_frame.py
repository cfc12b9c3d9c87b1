"""The fixed frame of a visit: left column, rail, centre, reference, action bar."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clerk_app.service.visit_view import VisitView
from clerk_app.ui.counter.visit_narrow import NarrowHead, SideStrip
from clerk_app.ui.counter.visit_panes import Pane, VisitPanes
from clerk_app.ui.counter.visit_side import VisitSide
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.steps.page import StepPage
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionBar, ActionButton
from clerk_app.ui.widgets.help_panel import HelpPanel
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note, NoteTone, announce
from clerk_app.ui.widgets.step_rail import StepRail


class VisitFrame(QWidget):
    """Everything of the visit's screen but what its step shows.

    Attributes:
        side, rail, help, bar: the columns and the action bar.
        panes: where the columns stand.
        head: the line above the step that leads to the columns there is no room for.
        buttons: the actions by their key; `continue_button` is the filled one.

    Signals:
        pressed: a `Key` of the action bar or its shortcut.
    """

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.side = VisitSide(theme)
        self.rail = StepRail(theme)
        self.help = HelpPanel(theme)
        rail = QFrame()
        rail.setObjectName("Rail")
        rail_column = QVBoxLayout(rail)
        rail_column.setContentsMargins(0, 0, 1, 0)
        rail_column.addWidget(self.rail)
        self.strip = SideStrip(theme)
        self._pane_widgets: dict[Pane, QWidget] = {Pane.SIDE: self.side, Pane.RAIL: rail, Pane.HELP: self.help}
        self.panes = VisitPanes(theme, self._pane_widgets, self.strip)
        self.head = NarrowHead(theme)
        self.panes.column.addWidget(self.head)
        self._centre_widget: QWidget | None = None
        self._note: Note | None = None
        self.strip.wanted.connect(partial(self._toggle, Pane.SIDE))
        self.head.steps_wanted.connect(partial(self._toggle, Pane.RAIL))
        self.head.help_wanted.connect(partial(self._toggle, Pane.HELP))
        self.help.hide_pressed.connect(self.toggle_help)
        self.panes.arranged.connect(self._fit_head)
        self.rail.chosen.connect(self.panes.close_drawer)
        self.side.request_chosen.connect(self.panes.close_drawer)
        self.bar = ActionBar(theme)
        self.bar.missing_pressed.connect(self._to_missing)
        self.buttons: dict[Key, ActionButton] = {}
        self._ends = False
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panes, 1)
        column.addWidget(self.bar)
        bind(self, Key.HELP, self.tr("Reference"), self.toggle_help)
        bind(self, Key.NEXT_PANE, self.tr("Next pane"), lambda: self._move_pane(1))
        bind(self, Key.PREVIOUS_PANE, self.tr("Previous pane"), lambda: self._move_pane(-1))

    @property
    def centre(self) -> QWidget | None:
        """What stands in the middle."""
        return self._centre_widget

    def _to_missing(self) -> None:
        if isinstance(self._centre_widget, StepPage):
            self._centre_widget.focus_first_missing()

    def show_centre(self, widget: QWidget) -> None:
        """Put another widget in the middle; the one before and its notice are thrown away."""
        self.show_notice("accent", "")
        before, self._centre_widget = self._centre_widget, widget
        self._fit_head()
        self.panes.column.insertWidget(1, widget, 1)
        widget.show()
        if before is not None:
            before.hide()
            self.panes.column.removeWidget(before)
            before.deleteLater()

    def show_notice(self, tone: NoteTone, words: str) -> None:
        """Say something above the action bar, where the clerk just pressed; empty takes it away."""
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if words:
            self._note = Note(self._theme, tone, words)
            holder = self.panes.column
            holder.addWidget(self._note)
            announce(self, words)

    @property
    def notice(self) -> str:
        """What the notice says; empty when there is none."""
        return "" if self._note is None else self._note.accessibleName()

    def show_rail(self, shown: bool) -> None:
        """Show or hide the rail: there is none before the first request."""
        self.panes.use(Pane.RAIL, shown)
        self._fit_head()

    def use_help(self, useful: bool) -> None:
        """Show the reference when there is something in it."""
        self.panes.use(Pane.HELP, useful)
        self._fit_head()

    def show_position(self, number: int, total: int) -> None:
        """Say in the line above the step where the request is."""
        self.head.show_position(number, total)

    def show_actions(
        self, view: VisitView, page: StepPage | None, *, looking: bool, reading: bool = False
    ) -> None:
        """Show the actions that can be done now.

        Args:
            view: the visit.
            page: the step in the middle, if any.
            looking: a done step is only looked at.
            reading: the whole visit is only read; the only way is back.
        """
        self._ends = page is None and not reading
        if reading:
            self._show_back(looking)
            return
        bar, buttons, request = self.bar, self.buttons, view.request
        working = page is not None and not looking
        done_before = request is not None and bool(request.way.done)
        shown: dict[Key, bool] = {
            Key.BACK: looking or (working and done_before),
            Key.PARK: True,
            Key.CANNOT: working,
            Key.END: working or request is None,
        }
        buttons[Key.BACK].set_label(self.tr("Back to the step at hand") if looking else self.tr("Back"))
        documents = request is not None and request.at_hand is not None and bool(request.at_hand.documents)
        shown[Key.LIST_MISSING] = working and documents
        onward, hint = buttons[Key.CONTINUE], ""
        if page is not None and not looking:
            state = page.continue_button()
            onward.set_label(state.label)
            if state.kind != "none":
                onward.set_kind(state.kind)
            hint = state.hint
            shown[Key.CONTINUE] = state.kind != "none"
        elif looking and request is not None and not request.can_work:
            shown[Key.CONTINUE] = False
        else:
            onward.set_label(self.tr("Answer again") if looking else self.tr("End the visit"))
            onward.set_kind("primary")
            shown[Key.CONTINUE] = looking or bool(view.requests)
        self._hint.setText(hint)
        bar.show_only({buttons[key]: visible for key, visible in shown.items()})

    def _show_back(self, looking: bool) -> None:
        self.buttons[Key.BACK].set_label(self.tr("Back to the request") if looking else self.tr("Leave the visit"))
        self._hint.setText("")
        self.bar.show_only({button: key is Key.BACK for key, button in self.buttons.items()})

    def toggle_help(self) -> None:
        """Show or hide the reference (F1)."""
        self._toggle(Pane.HELP)

    def show_help(self) -> None:
        """Have the reference seen, wherever it stands."""
        self.panes.show_pane(Pane.HELP)

    def _toggle(self, pane: Pane) -> None:
        had = self._has_focus(self._pane_widgets[pane])
        self.panes.toggle(pane)
        target = _first_control(self._pane_widgets[pane])
        if self.panes.drawer is pane and target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had and self._pane_widgets[pane].isHidden() and self._centre_widget is not None:
            control = _first_control(self._centre_widget) or self.buttons[Key.CONTINUE]
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_head(self) -> None:
        if isinstance(self._centre_widget, StepPage):
            self._centre_widget.show_eyebrow(not self.panes.is_drawer(Pane.RAIL))
        self.head.offer(steps=self.panes.is_drawer(Pane.RAIL), reference=self.panes.is_drawer(Pane.HELP))

    def _has_focus(self, pane: QWidget) -> bool:
        focus = cast("QWidget | None", self.window().focusWidget())
        return focus is not None and pane.isAncestorOf(focus)

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
            (Key.CUSTOMER, self.tr("Customer's data")),
            (Key.NEXT_REQUEST, self.tr("Next request of this visit")),
            (Key.FILTER, self.tr("Find a request")),
        ):
            bind(self, key, words, partial(self.pressed.emit, key))
        self.side.add_wanted.connect(lambda: self.pressed.emit(Key.ADD))

    def _by_key(self, key: Key) -> None:
        button = self.buttons[key]
        if key is Key.END and self._ends and button.property("gone"):
            button = self.buttons[Key.CONTINUE]  # which ends the visit where no step is left
        if not button.property("gone"):
            button.click()

    def _move_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.strip, self.side, self._pane_widgets[Pane.RAIL], self.panes.place, self.help]
        shown = [pane for pane in (*panes, self.bar) if pane.isVisible()]
        here = next((place for place, pane in enumerate(shown) if self._has_focus(pane)), 0)
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
