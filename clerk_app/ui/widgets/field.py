"""A field of a form: label, input for its kind, its own check, what is wrong in place of the label."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk_app import texts
from clerk_app.core import field_value
from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import ANY_ACCOUNT_LENGTH, AccountLength, FieldValue
from clerk_app.core.procedure import Field, FieldKind
from clerk_app.core.sentence import Language
from clerk_app.ui.keys import Key, cap
from clerk_app.ui.theme import Theme, restyle
from clerk_app.ui.widgets.choice_box import ChoiceBox
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.segment import Segment

FEW_CHOICES = 4
"""Up to so many choices stand side by side; more go into a drop-down list."""

_PROSE = (FieldKind.TEXT, FieldKind.PERSON_NAME, FieldKind.ADDRESS)
_TICKED = (FieldKind.PHONE, FieldKind.IDENTITY_CARD, FieldKind.CREDIT_CODE, FieldKind.ACCOUNT_NUMBER)
_WIDTHS = {
    FieldKind.PERSON_NAME: 200,
    FieldKind.PHONE: 172,
    FieldKind.IDENTITY_CARD: 208,
    FieldKind.CREDIT_CODE: 208,
    FieldKind.ACCOUNT_NUMBER: 200,
    FieldKind.ADDRESS: 420,
    FieldKind.TEXT: 240,
    FieldKind.NUMBER: 130,
    FieldKind.MONEY: 150,
    FieldKind.DATE: 150,
    FieldKind.CHOICE: 240,
    FieldKind.YES_NO: 130,
}
"""Least widths in px at scale 1.0; what is left of a row is shared in proportion."""

HELP_WIDTH = 230
"""Least width of a field with words under it, so that they stay two or three lines."""


class FieldInput(QWidget):
    """One field of a step's form.

    Attributes:
        field: what it asks.
        unknown: the customer cannot answer (Ctrl+0); counts as answered.
        touched: the clerk changed it, be it to nothing.

    Signals:
        changed: the clerk changed the value.
        entered: Enter was pressed in it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        field: Field,
        language: Language,
        account_length: AccountLength = ANY_ACCOUNT_LENGTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.unknown = self.touched = False
        self._theme, self._language, self._account_length = theme, language, account_length
        self._complaining = False
        self._title = field.title.to(language)
        self._label = Words(role="sub", wrap=True, parent=self)
        self._fault: Words | None = None
        self._line: LineEdit | None = None
        self._segment: Segment | None = None
        self._box: ChoiceBox | None = None
        self.control = self._make_control()
        self.control.setObjectName(field.id)
        self._label.setBuddy(self.control)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._label)
        column.addWidget(self.control)
        if field.help is not None:
            column.addWidget(Words(field.help.to(language), "small", wrap=True, parent=self))
        column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.control)
        self._show_state()

    def sizeHint(self) -> QSize:
        """Return the least width of the field's kind."""
        least = _WIDTHS[self.field.kind]
        width = self._theme.px(max(least, HELP_WIDTH) if self.field.help is not None else least)
        if self._segment is not None:
            width = max(width, self._segment.sizeHint().width())
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size: what is wrong makes the field higher, never wider."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self.sizeHint().width()), least.height())

    def text(self) -> str:
        """Return what is typed or chosen, unchecked."""
        if self._line is not None:
            return self._line.text()
        if self._segment is not None:
            return self._segment.value() or ""
        return str(self._box.currentData() or "") if self._box is not None else ""

    def set_text(self, text: str) -> None:
        """Put `text` in, as typed (a draft)."""
        if self._line is not None:
            self._line.setText(text)
        elif self._segment is not None:
            self._segment.choose(text or None)
        elif self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(text)))
        self._show_state()

    def set_kept(self, kept: str) -> None:
        """Put a kept answer (`FieldValue.text`) in, as it is edited."""
        self.set_text(field_value.editing(self.field.kind, kept) if kept else "")

    def value(self) -> FieldValue | None:
        """Return the checked answer; None while it is empty, wrong or unknown."""
        if self.unknown:
            return None
        try:
            return self._parse()
        except Refusal:
            return None

    def set_unknown(self, unknown: bool) -> None:
        """Say that the customer cannot answer, or take it back."""
        self.unknown = unknown
        self._complaining = False
        if self._line is not None:
            self._line.setReadOnly(unknown)
            self._line.setPlaceholderText(self.tr("Customer does not know") if unknown else "")
            if unknown:
                self._line.clear()
            restyle(self._line)
        elif self._segment is not None and unknown:
            self._segment.choose(None)
        elif self._box is not None and unknown:
            self._box.setCurrentIndex(0)
        self._show_state()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        if self._line is not None:
            self._line.setReadOnly(read_only)
        else:
            self.control.setEnabled(not read_only)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen and nothing is known to be unknown."""
        return not self.unknown and not self.text().strip()

    @property
    def is_missing(self) -> bool:
        """Whether it stops the step: required and empty, or filled with something wrong."""
        if self.unknown:
            return False
        return self.field.required if self.is_empty else self.value() is None

    def set_placeholder(self, words: str) -> None:
        """Show words in the empty field that say how to fill it."""
        if self._line is not None:
            self._line.setPlaceholderText(words)

    def complain(self) -> None:
        """Show what is wrong even while the clerk is still at it; called when Continue was pressed."""
        self._complaining = True
        self._show_state()

    def label_text(self) -> str:
        """Return the label as shown."""
        return self._label.text()

    def _make_control(self) -> QWidget:
        kind, language = self.field.kind, self._language
        if kind is FieldKind.YES_NO:
            yes_no = [(name, field_value.display(kind, name, language)) for name in ("yes", "no")]
            return self._make_segment(yes_no)
        if kind is FieldKind.CHOICE:
            choices = [(choice.id, choice.title.to(language)) for choice in self.field.choices]
            return self._make_segment(choices) if len(choices) <= FEW_CHOICES else self._make_box(choices)
        self._line = LineEdit(self._theme, self) if kind in _PROSE else PlainLineEdit(self._theme, self)
        self._line.textEdited.connect(self._edited)
        self._line.entered.connect(self.entered)
        self._line.left.connect(self._check)
        return self._line

    def _make_segment(self, choices: list[tuple[str, str]]) -> QWidget:
        self._segment = Segment(self._theme, choices, field=True, parent=self)
        self._segment.chosen.connect(self._edited)
        self._segment.entered.connect(self.entered)
        return self._segment

    def _make_box(self, choices: list[tuple[str, str]]) -> QWidget:
        self._box = ChoiceBox(self._theme, self)
        self._box.addItem("", "")
        for name, words in choices:
            self._box.addItem(words, name)
        self._box.activated.connect(self._edited)
        self._box.entered.connect(self.entered)
        return self._box

    def _check(self) -> None:
        """Say what is wrong when the focus leaves."""
        if not self.is_empty:
            self._complaining = True
            self._show_state()

    def _edited(self, *_: object) -> None:
        self.unknown, self.touched = False, True
        self._complaining = False
        self._show_state()
        self.changed.emit()

    def _parse(self) -> FieldValue:
        return field_value.parse(self.field.kind, self.text(), self.field.choices, self._account_length)

    def _problem(self) -> tuple[str, str]:
        """Return what stands beside the title and what is wrong, as a sentence of its own."""
        if self.unknown:
            return self.tr("customer does not know"), ""
        if self.is_empty:
            if self._complaining and self.field.required:
                return "", texts.text("field.empty", self._language)
            return ("" if self.field.required else self.tr("optional")), ""
        hint = field_value.hint(self.field.kind, self.text(), self.field.choices, self._account_length)
        if hint is not None and hint.code == "field.hint.missing":
            return texts.text(hint.code, self._language, **hint.parameters), ""
        if hint is None and not self._complaining:
            return "", ""
        return "", self._complaint()

    def _complaint(self) -> str:
        try:
            self._parse()
        except Refusal as refusal:
            return texts.text(refusal.code, self._language, **refusal.parameters)
        return ""

    def _show_fault(self, fault: str) -> None:
        if self._fault is None:
            if not fault:
                return  # most fields never need the label, and twenty of them cost time on a page
            self._fault = Words(role="small", tone="danger", wrap=True, parent=self)
            self._column.insertWidget(2, self._fault)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _show_state(self) -> None:
        words, fault = self._problem()
        unfinished = self._complaining and not self.is_empty and self.value() is None and not self.unknown
        wrong = bool(fault) or unfinished
        label = self.tr("{title} ({note})").format(title=self._title, note=words) if words else self._title
        self._label.setText(label)
        self._label.set_tone("danger" if wrong else "")
        self._show_fault(fault)
        right = not wrong and self.field.kind in _TICKED and self.value() is not None
        if self._line is not None:
            self._line.set_mark("danger" if wrong else "ok" if right else "")
        elif self._segment is not None:
            self._segment.set_invalid(wrong)
        elif self._box is not None and bool(self._box.property("invalid")) != wrong:
            self._box.setProperty("invalid", wrong)
            restyle(self._box)
        self.setAccessibleName(label)
        if self._segment is not None:
            self._segment.set_name(label)
        else:
            self.control.setAccessibleName(label)
        unknown = self.tr("{key}: customer does not know").format(key=cap(Key.UNKNOWN))
        self.control.setAccessibleDescription(fault or unknown)
