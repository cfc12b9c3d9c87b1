"""The people of the sign-in: two columns, picked by digit, by pinyin initials, by arrows or by a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.service.people_view import Person
from clerk_app.ui.keys import digit, is_enter
from clerk_app.ui.setup.person_card import PersonCard
from clerk_app.ui.theme import Theme

COLUMNS = 2
MOST_DIGITS = 9


class PeopleList(QWidget):
    """One Tab stop with arrows inside, as every list.

    Signals:
        picked: a `Person`.
        typed: the letters typed so far changed; empty when they were used up or matched nobody.
        painted: the list was drawn for the first time; what is slow may be imported now.
    """

    picked = Signal(object)
    typed = Signal(str)
    painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[PersonCard] = []
        self._current = 0
        self._letters = ""
        self._spellings: Mapping[str, tuple[str, ...]] = {}
        self._was_painted = False
        self._columns = COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_people(self, people: Sequence[tuple[Person, str, str]], current: int) -> None:
        """List people as (person, name, line); `current` has the frame."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards.clear()
        for number, (person, name, line) in enumerate(people):
            cap = str(number + 1) if number < MOST_DIGITS else ""
            card = PersonCard(self._theme, person, name, line, cap, self)
            card.clicked.connect(lambda _checked=False, number=number: self._pick(number))
            self._cards.append(card)
        self._arrange()
        self._go_to(current)

    def use_spellings(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        """Take the pinyin of the names; before it is there the English names serve."""
        self._spellings = spellings

    def set_columns(self, columns: int) -> None:
        """Show the people in one or two columns."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def people(self) -> list[Person]:
        """Return everybody listed."""
        return [card.person for card in self._cards]

    def matching(self) -> list[Person]:
        """Return the people whose initials begin with the letters typed so far."""
        return [self._cards[number].person for number in self._matches(self._letters)]

    def current_card(self) -> PersonCard | None:
        """Return the framed card."""
        return self._cards[self._current] if self._cards else None

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key wherever the focus is; returns whether it meant something."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        number, letter = digit(event.key()), event.text().lower()
        if number is not None:
            if number <= min(len(self._cards), MOST_DIGITS):
                self._pick(number - 1)
            return True
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            self._add(letter)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, pick with Enter, a digit or letters."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            if 0 <= self._current + step < len(self._cards):
                self._set_letters("")
                self._go_to(self._current + step)
        elif is_enter(event.key()) and self._cards:
            self._pick(self._current)
        elif self._letters and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self._set_letters("")
        elif not self.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time."""
        super().paintEvent(event)
        if not self._was_painted and self._cards:
            self._was_painted = True
            self.painted.emit()

    def _arrange(self) -> None:
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // self._columns, number % self._columns)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _go_to(self, number: int) -> None:
        self._current = max(0, min(number, len(self._cards) - 1))
        for place, card in enumerate(self._cards):
            card.set_current(place == self._current)

    def _pick(self, number: int) -> None:
        self._go_to(number)
        self._set_letters("")
        self.picked.emit(self._cards[number].person)

    def _add(self, letter: str) -> None:
        letters = self._letters + letter
        found = self._matches(letters)
        if not found:
            letters = letter
            found = self._matches(letters)
        if not found:
            self._set_letters("")
            return
        self._go_to(found[0])
        # Whoever goes on typing initials must not type them into a passphrase: a supervisor needs all of them.
        person = self._cards[found[0]].person
        complete = all(not rest.startswith(letters) or rest == letters for rest in self._initials(person))
        if len(found) == 1 and (complete or not person.supervisor):
            self._pick(found[0])
        else:
            self._set_letters(letters)

    def _matches(self, letters: str) -> list[int]:
        if not letters:
            return []
        return [
            number
            for number, card in enumerate(self._cards)
            if any(initials.startswith(letters) for initials in self._initials(card.person))
        ]

    def _initials(self, person: Person) -> tuple[str, ...]:
        spelt = self._spellings.get(person.name, ())
        pinyin = "".join(part[0] for part in spelt if part)
        english = "".join(word[0] for word in person.name_en.lower().split())
        return tuple(initials for initials in (pinyin, english) if initials)

    def _set_letters(self, letters: str) -> None:
        if letters != self._letters:
            self._letters = letters
            self.typed.emit(letters)
