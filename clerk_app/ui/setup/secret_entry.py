"""Asking for a PIN, a passphrase or a one-use code, with what follows a wrong one: words, waits, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.core.sign_in import LOCKED_AT, RECOVERY_CODE_CHARACTERS, delay_ms
from clerk_app.ui.context import Context
from clerk_app.ui.setup.secret_field import SecretField
from clerk_app.ui.setup.text_link import TextLink
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.inputs import PinBoxes, PlainLineEdit
from clerk_app.ui.widgets.labels import Words

if TYPE_CHECKING:
    from clerk_app.service.identity import Session
    from clerk_app.service.people_view import Person

TICK_MS = 250


class SecretEntry(QObject):
    """Three widgets that its page places, and what they do together.

    Args:
        hint: what follows the sixth digit of a PIN.
        passphrase_hint: the same of a passphrase; None where it is the same.

    Attributes:
        input: six boxes for a PIN, a field for a passphrase or for a code.
        hint: what happens next, or what was wrong.
        other_way: changes between the own secret and a one-use code.

    Signals:
        signed_in: carries the `Session`.
        went_back: Backspace was pressed with nothing typed.
    """

    signed_in = Signal(object)
    went_back = Signal()

    def __init__(self, context: Context, hint: str, parent: QWidget, passphrase_hint: str | None = None) -> None:
        super().__init__(parent)
        self._context, self._pin_hint = context, hint
        self._passphrase_hint = hint if passphrase_hint is None else passphrase_hint
        self._checking = False
        self._person: Person | None = None
        self._by_code = False
        self._until: dict[str, int] = {}
        theme = context.theme
        self._boxes = PinBoxes(theme)
        self._boxes.completed.connect(self._try)
        self._boxes.emptied.connect(self.went_back)
        self._passphrase = SecretField(theme)
        self._passphrase.entered.connect(self._try_passphrase)
        self._passphrase.emptied.connect(self.went_back)
        self._passphrase.line.setAccessibleName(self.tr("Passphrase"))
        self._code = PlainLineEdit(theme)
        self._code.setAccessibleName(self.tr("One-use or recovery code"))
        self._code.setPlaceholderText(self.tr("20 letters and digits"))
        self._code.entered.connect(self._try_code)
        self._code.installEventFilter(self)
        self._button = ActionButton(theme, self.tr("Sign in"), "↵", kind="primary")
        self._button.activated.connect(self._try_passphrase)
        self._code_button = ActionButton(theme, self.tr("Sign in"), "↵", kind="primary")
        self._code_button.activated.connect(self._try_code)
        self.input = QWidget()
        column = QVBoxLayout(self.input)
        column.setContentsMargins(0, 0, 0, 0)
        self._ways = (
            self._row(self._boxes, None),
            self._row(self._passphrase, self._button),
            self._row(self._code, self._code_button),
        )
        for way in self._ways:
            column.addWidget(way)
        self.hint = Words(hint, "sub", wrap=True)
        self.other_way = TextLink("")
        self.other_way.activated.connect(self._change_way)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_state)
        self._show_way()

    @property
    def person(self) -> Person | None:
        """Whose secret is asked for."""
        return self._person

    @property
    def checking(self) -> bool:
        """Whether a secret is being compared."""
        return self._checking

    def forget_waits(self) -> None:
        """Trust what the people of the next `ask` say: they were read anew, and a supervisor may have unlocked one."""
        self._until.clear()

    def stop_asking(self) -> None:
        """Ask nobody: another name is to be chosen."""
        self._person = None
        self._timer.stop()
        self.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Backspace on an empty code."""
        backspace = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
        )
        if backspace and not self._code.text():
            self.went_back.emit()
            return True
        return False

    def ask(self, person: Person) -> None:
        """Ask `person`; the focus goes where the secret is typed."""
        self._person, self._by_code = person, False
        self.clear()
        self._boxes.set_name(self.tr("PIN of {name}, six digits").format(name=person.name))
        self._passphrase.line.setAccessibleName(self.tr("Passphrase of {name}").format(name=person.name))
        self._note_wait(person)
        self._show_way()

    def recall(self, person: Person) -> None:
        """Take over how long `person` has to wait, as the counter knows it; what is typed stays."""
        if self._person is not None and self._person.id == person.id and not self._checking:
            self._person = person
            self._note_wait(person)
            self._show_state()

    def clear(self) -> None:
        """Forget what was typed."""
        self._boxes.clear()
        self._passphrase.clear()
        self._code.clear()

    def take_focus(self) -> None:
        """Put the focus where the secret is typed."""
        self._control().setFocus(Qt.FocusReason.OtherFocusReason)

    def try_pin(self, pin: str) -> None:
        """Sign in with a PIN, as the sixth digit does."""
        self._try(pin)

    def _note_wait(self, person: Person) -> None:
        clock = self._context.service.clock
        wait_ms = person.wait_ms(clock.now())
        if person.locked:
            self._until[person.id] = -1
        elif wait_ms and person.id not in self._until:
            self._until[person.id] = clock.monotonic() + wait_ms

    def _row(self, field: QWidget, button: QPushButton | None) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(8))
        if field is not self._boxes:
            field.setMinimumWidth(self._context.theme.px(200))
        row.addWidget(field, 0 if field is self._boxes else 1, Qt.AlignmentFlag.AlignVCenter)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return place

    def _control(self) -> QWidget:
        if self._by_code:
            return self._code
        return self._passphrase if self._person is not None and self._person.supervisor else self._boxes

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self.clear()
        self._show_way()

    def _show_way(self) -> None:
        supervisor = self._person is not None and self._person.supervisor
        present = 2 if self._by_code else 1 if supervisor else 0
        for number, way in enumerate(self._ways):
            way.setVisible(number == present)
        if self._by_code:
            words = self.tr("Sign in with the passphrase") if supervisor else self.tr("Sign in with the PIN")
        elif supervisor:
            words = self.tr("Forgot the passphrase? Use a code")
        else:
            words = self.tr("Forgot the PIN? Use a code")
        self.other_way.setText(words)
        self.other_way.setAccessibleName(words)
        self._show_state()
        if self._person is not None:
            self.take_focus()

    def _try_passphrase(self) -> None:
        if not self._passphrase.text().strip():
            self._complain(self.tr("Type the passphrase."))
            return
        self._try(self._passphrase.text())

    def _try_code(self) -> None:
        if not self._code.text().strip():
            count = str(RECOVERY_CODE_CHARACTERS)
            self._complain(self.tr("Type the code: %1 letters and digits, hyphens do not matter.").replace("%1", count))
            return
        self._try(self._code.text())

    def _try(self, text: str) -> None:
        person = self._person
        if person is None or not self.input.isEnabled():
            return
        self._checking = True
        self.input.setEnabled(False)
        self._say(self.tr("Checking …"), "")
        self._context.runner.watch(
            self._context.service.sign_in.sign_in(person.id, text),
            self._came,
            lambda refusal: self._refused(person.id, refusal),
        )

    def _came(self, session: Session) -> None:
        self._checking = False
        self.input.setEnabled(True)
        self.clear()
        self.signed_in.emit(session)

    def _refused(self, staff: str, refusal: Refusal) -> None:
        self._checking = False
        self.clear()
        failures, seconds = refusal.parameters.get("failures"), refusal.parameters.get("seconds")
        now = self._context.service.clock.monotonic()
        if isinstance(failures, int) and failures >= LOCKED_AT:
            self._until[staff] = -1
        elif isinstance(failures, int):
            self._until[staff] = now + delay_ms(failures)
        elif isinstance(seconds, int):
            self._until[staff] = now + seconds * 1000
        elif refusal.code == "sign_in.locked":
            self._until[staff] = -1
        if self._show_state():
            return
        self._complain(self._context.sentence(refusal))
        self.take_focus()

    def _show_state(self) -> bool:
        """Show a wait or a lock and return whether there is one."""
        until = 0 if self._person is None else self._until.get(self._person.id, 0)
        left = until - self._context.service.clock.monotonic()
        was_stopped = not self.input.isEnabled()
        if until < 0:
            self.input.setEnabled(False)
            self._timer.stop()
            self._complain(self._context.sentence(Refusal("sign_in.locked")))
            return True
        if left > 0:
            self.input.setEnabled(False)
            self._complain(self._context.sentence(Refusal("sign_in.wait", seconds=-(-left // 1000))))
            if not self._timer.isActive():
                self._timer.start(TICK_MS)
            return True
        self._timer.stop()
        self.input.setEnabled(True)
        code = self.tr("Type the recovery code from paper, or the one-use code the administrator gave you.")
        supervisor = self._person is not None and self._person.supervisor
        self._say(code if self._by_code else self._passphrase_hint if supervisor else self._pin_hint, "")
        if was_stopped and self._person is not None:
            self.take_focus()
        return False

    def _complain(self, words: str) -> None:
        if words != self.hint.text():
            self._say(words, "danger")
            from clerk_app.ui.widgets.notices import announce

            announce(self.hint, words)

    def _say(self, words: str, tone: str) -> None:
        self.hint.setText(words)
        self.hint.set_tone("danger" if tone else "")
