"""Fields: each kind checks itself, says what is wrong, and is left by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.procedure import Choice, Field, FieldKind
from clerk_app.core.sentence import Sentence
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.choice_box import ChoiceBox
from clerk_app.ui.widgets.field import FieldInput
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.inputs import LineEdit, PinBoxes, PlainLineEdit
from tests.ui.showing import show
from tests.ui.typing import commit

pytestmark = pytest.mark.usefixtures("chinese")

CHOICES = tuple(Choice(f"c{number}", Sentence(f"选项{number}", f"Choice {number}")) for number in range(6))


def make(
    qtbot: QtBot, theme: Theme, kind: FieldKind, required: bool = True, choices: tuple[Choice, ...] = ()
) -> FieldInput:
    field = Field("field", Sentence("手机号码", "Mobile"), kind, required=required, choices=choices)
    made = FieldInput(theme, field, "zh")
    show(qtbot, made, 240, 90)
    made.setFocus()
    return made


def line(field: FieldInput) -> LineEdit:
    assert isinstance(field.control, LineEdit)
    return field.control


def test_the_label_says_how_many_digits_are_missing(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.PHONE)
    qtbot.keyClicks(line(field), "138 0571 220")
    assert field.label_text() == "手机号码（还差 1 位）"
    assert line(field).mark == ""
    field.complain()
    assert line(field).mark == "danger"
    qtbot.keyClicks(line(field), "7")
    assert field.label_text() == "手机号码"
    assert line(field).mark == "ok"
    value = field.value()
    assert value is not None
    assert value.text == "13805712207"


def test_a_wrong_value_is_explained_in_words_when_the_field_is_left(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.NUMBER)
    qtbot.keyClicks(line(field), "12.")
    assert line(field).mark == ""
    line(field).clearFocus()
    assert line(field).mark == "danger"
    assert "数字" in field.control.accessibleDescription()
    assert field.is_missing


def test_required_and_empty_is_missing_but_says_so_only_when_asked(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.PERSON_NAME)
    assert field.is_missing
    assert line(field).mark == ""
    field.complain()
    assert line(field).mark == "danger"


def test_optional_fields_say_that_they_are(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.TEXT, required=False)
    assert field.label_text() == "手机号码（选填）"
    assert not field.is_missing


def test_chinese_names_come_from_the_input_method(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.PERSON_NAME)
    assert line(field).inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    commit(line(field), "周桂芳")
    value = field.value()
    assert value is not None
    assert value.text == "周桂芳"


@pytest.mark.parametrize(
    "kind",
    [
        FieldKind.PHONE,
        FieldKind.IDENTITY_CARD,
        FieldKind.ACCOUNT_NUMBER,
        FieldKind.CREDIT_CODE,
        FieldKind.NUMBER,
        FieldKind.MONEY,
        FieldKind.DATE,
    ],
)
def test_input_methods_stay_out_of_numbers_and_codes(qtbot: QtBot, theme: Theme, kind: FieldKind) -> None:
    control = make(qtbot, theme, kind).control
    assert isinstance(control, PlainLineEdit)
    assert control.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_yes_and_no_are_chosen_by_digit_and_by_click(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.YES_NO)
    buttons = {button.text(): button for button in field.control.findChildren(QPushButton)}
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.control, Qt.Key.Key_2)
    assert field.text() == "no"
    qtbot.mouseClick(buttons["是"], Qt.MouseButton.LeftButton)
    assert field.text() == "yes"
    assert buttons["是"].accessibleName() == "手机号码: 是"


def test_few_choices_stand_side_by_side_and_many_in_a_list(qtbot: QtBot, theme: Theme) -> None:
    few = make(qtbot, theme, FieldKind.CHOICE, choices=CHOICES[:3])
    assert not isinstance(few.control, ChoiceBox)
    many = make(qtbot, theme, FieldKind.CHOICE, choices=CHOICES)
    assert isinstance(many.control, ChoiceBox)
    assert many.is_missing
    qtbot.keyClick(many.control, Qt.Key.Key_Down)
    qtbot.keyClick(many.control, Qt.Key.Key_Down)
    assert many.text() == "c1"
    assert not many.is_missing


def test_a_kept_amount_is_edited_in_yuan(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.MONEY)
    field.set_kept("18640")
    assert field.text() == "186.40"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [FieldKind.PHONE, FieldKind.YES_NO, FieldKind.TEXT])
def test_enter_leaves_the_field(qtbot: QtBot, theme: Theme, kind: FieldKind, key: Qt.Key) -> None:
    field = make(qtbot, theme, kind)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.window().focusWidget(), key)


def test_what_the_customer_does_not_know_is_not_missing(qtbot: QtBot, theme: Theme) -> None:
    field = make(qtbot, theme, FieldKind.ACCOUNT_NUMBER)
    field.set_unknown(True)
    assert not field.is_missing
    assert field.label_text() == "手机号码（客户不知道）"
    field.set_unknown(False)
    qtbot.keyClicks(line(field), "33010452")
    assert field.text() == "33010452"


def test_pin_boxes_are_complete_after_six_digits_without_enter(qtbot: QtBot, theme: Theme) -> None:
    pin = PinBoxes(theme)
    show(qtbot, pin)
    pin.setFocus()
    inner = pin.findChild(QLineEdit)
    assert inner is not None
    with qtbot.waitSignal(pin.completed) as completed:
        qtbot.keyClicks(inner, "12a3456")
    assert completed.args == ["123456"]
    pin.clear()
    with qtbot.waitSignal(pin.emptied):
        qtbot.keyClick(inner, Qt.Key.Key_Backspace)
    assert inner.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    assert inner.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize("kind", [FieldKind.PHONE, FieldKind.IDENTITY_CARD, FieldKind.PERSON_NAME, FieldKind.ADDRESS])
def test_what_is_wrong_makes_no_field_of_a_form_wider(qtbot: QtBot, theme: Theme, kind: FieldKind) -> None:
    form = QWidget()
    flow = FlowLayout(12, 10, stretch=True, parent=form)
    fields = [FieldInput(theme, Field(f"f{number}", Sentence("号码", "No."), kind), "zh") for number in range(3)]
    for field in fields:
        flow.addWidget(field)
    show(qtbot, form, 460, 400)
    before = [(field.x(), field.width()) for field in fields]
    for field in fields:
        field.set_text("1")
        field.complain()
    flow.activate()
    assert any(field.height() for field in fields)
    assert [(field.x(), field.width()) for field in fields] == before
