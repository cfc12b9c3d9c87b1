"""What a supervisor's hands do on the page, and what their eyes see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.application import Desktop
from clerk_app.ui.counter.dialog import Lines
from clerk_app.ui.review.chip import MenuChip
from clerk_app.ui.review.request_model import Column
from clerk_app.ui.review.requests import RequestsPage
from clerk_app.ui.widgets.overlay import Overlay
from tests.ui.typing import commit


class ReviewHands:
    """Keys and clicks on a real window."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot, self.desktop = qtbot, desktop

    @property
    def page(self) -> RequestsPage:
        page = self.desktop.shell.page
        assert isinstance(page, RequestsPage)
        return page

    def wait(self, seen: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(seen, timeout=5000)

    def take_the_keyboard(self) -> None:
        """Make the window the active one: without that no widget has the focus."""
        shell = self.desktop.shell
        shell.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is shell)

    def wait_for_rows(self) -> None:
        self.wait(lambda: bool(self.page.model.rows) and self.page.detail.detail is not None)
        self.wait(lambda: not self.desktop.context.runner.busy)

    def settled(self) -> None:
        self.wait(lambda: not self.desktop.context.runner.busy)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def click_row(self, row: int) -> None:
        table = self.page.list.table
        place = table.visualRect(self.page.model.index(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def pick(self, chip_name: str, choice: str) -> None:
        """Open a chip's menu with the keyboard and choose with the arrows."""
        chip = self.page.filters.chips[chip_name]
        assert isinstance(chip, MenuChip)
        chip.setFocus()
        self.qtbot.keyClick(chip, Qt.Key.Key_Down)
        menu = chip.menu_of_values
        self.wait(menu.isVisible)
        actions = menu.actions()
        place = next(number for number, action in enumerate(actions) if action.data() == choice)
        while menu.activeAction() is not actions[place]:
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.take_the_keyboard()
        self.settled()

    def type(self, widget: QWidget, text: str) -> None:
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:
            commit(widget, text)

    def numbers(self) -> list[str]:
        return [row.number for row in self.page.model.rows]

    def column(self, column: Column) -> list[str]:
        model = self.page.model
        return [model.cell(row, column).words for row in range(model.rowCount())]

    def shown_number(self) -> str:
        detail = self.page.detail.detail
        return "" if detail is None else detail.row.number

    def overlay(self) -> Overlay:
        self.wait(lambda: self.page.recording.overlay is not None)
        overlay = self.page.recording.overlay
        assert overlay is not None
        return overlay

    def write(self, text: str) -> None:
        """Write into the dialog's lines."""
        lines = self.overlay().findChild(Lines)
        assert lines is not None
        lines.setFocus()
        self.type(lines, text)

    def wait_closed(self) -> None:
        self.wait(lambda: self.page.recording.overlay is None)
        self.settled()
