"""A form's rows stand in columns, whatever is wrong in them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.inputs import LineEdit
from tests.ui.showing import show


def test_what_is_wrong_makes_a_row_higher_and_no_column_wider(qtbot: QtBot, theme: Theme) -> None:
    form = QWidget()
    flow = FlowLayout(16, 12, stretch=True, parent=form)
    rows = [Labelled(theme, title, LineEdit(theme), hint) for title, hint in (("姓名", ""), ("工号", "印在回执上"))]
    for row in rows:
        flow.addWidget(row)
    show(qtbot, form, 736, 300)
    before = [(row.x(), row.width()) for row in rows]
    height = rows[0].sizeHint().height()
    rows[0].complain("工号“1 2 3 4 5 6 7 8 9 0”不对：只能是 1 到 12 位字母和数字。请重新输入。")
    flow.activate()
    assert rows[0].sizeHint().height() > height
    assert [(row.x(), row.width()) for row in rows] == before
    rows[0].calm()
    flow.activate()
    assert [(row.x(), row.width()) for row in rows] == before
