"""One page of the set-up, which is also one page of the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.settings import Value
from clerk_app.ui.context import Context
from clerk_app.ui.setup.draft import SetUpDraft
from clerk_app.ui.setup.form import Form
from clerk_app.ui.setup.labelled import Labelled
from clerk_app.ui.setup.note_place import NotePlace
from clerk_app.ui.widgets.inputs import LineEdit, PlainLineEdit
from clerk_app.ui.widgets.labels import Words


class SetUpStep(QWidget):
    """Writes what is typed into the draft at once, so that neither Back nor another language loses it.

    Attributes:
        draft: what is typed.
        first_run: whether it is the set-up; else the settings of a counter that works.
        body: the layout to fill.
        fields: leads Enter through them.
        names: the settings it saves; none when it acts by itself.

    Signals:
        changed: something was typed or chosen.
        done: Enter in the last field, and nothing that is needed is empty.
        saved: the step saved something by itself.
    """

    changed = Signal()
    done = Signal()
    saved = Signal()
    names: tuple[str, ...] = ()

    def __init__(self, context: Context, draft: SetUpDraft, *, first_run: bool) -> None:
        super().__init__()
        self.context, self.draft, self.first_run = context, draft, first_run
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(context.theme.px(16))
        self.fields = Form(context.theme, self)
        self.fields.finished.connect(self.done)

    def name(self) -> str:
        """Return what the list of steps calls it."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return the question it asks."""
        return self.name()

    def lead(self) -> str:
        """Return the line below the heading."""
        return ""

    def shown(self) -> None:
        """The step came to the front; put the focus where the user goes on."""

    def check(self) -> bool:
        """Return whether the next step may come; else say what is wrong and take the focus there."""
        return True

    def card(self) -> QVBoxLayout:
        """Add a white card and return its layout."""
        return self.framed()[1]

    def framed(self) -> tuple[QFrame, QVBoxLayout]:
        """Add a white card and return it with its layout."""
        theme = self.context.theme
        frame = QFrame()
        frame.setProperty("card", "true")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(12))
        self.body.addWidget(frame)
        return frame, column

    def note_place(self) -> NotePlace:
        """Add a place to say how something went."""
        place = NotePlace(self.context.theme)
        self.body.addLayout(place)
        return place


class TextSetting(Labelled):
    """A setting that is typed; checked when the focus leaves and when the step is left."""

    def __init__(
        self,
        step: SetUpStep,
        name: str,
        label: str,
        read: Callable[[str], Value],
        *,
        hint: str = "",
        plain: bool = False,
        optional: bool = False,
        width: int = 240,
    ) -> None:
        theme = step.context.theme
        self._step, self._name, self._read = step, name, read
        self.line: LineEdit = PlainLineEdit(theme) if plain else LineEdit(theme)
        super().__init__(theme, label, self.line, hint, optional=optional)
        self.setMinimumWidth(theme.px(min(width, 240)))
        self._width = theme.px(width)
        self.line.setMinimumWidth(theme.px(min(width, 240)))
        self.line.setText(step.draft.text(name))
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._left)

    def check(self) -> bool:
        """Take the value over when it is right; else say what is wrong."""
        try:
            value = self._read(self.line.text())
        except Refusal as refusal:
            self.complain(self._step.context.sentence(refusal))
            return False
        self._step.draft.typed.pop(self._name, None)
        self._step.draft.values[self._name] = value
        if self.line.text() != str(value):
            self.line.setText(str(value))
        self.calm()
        return True

    def fix(self, hint: str) -> None:
        """Let it only be read, with the reason."""
        self.line.setReadOnly(True)
        self.set_hint(hint)

    def _typed(self, text: str) -> None:
        self.calm()
        self._step.draft.typed[self._name] = text
        self._step.changed.emit()

    def _left(self) -> None:
        if self.line.text().strip() and not self.line.isReadOnly():
            self.check()


def first_wrong(fields: list[TextSetting]) -> TextSetting | None:
    """Check every field and return the first that is wrong."""
    wrong = [field for field in fields if not field.check()]
    return wrong[0] if wrong else None


def note_words(words: str) -> Words:
    """Return a quiet line of explanation."""
    return Words(words, "sub", wrap=True)
