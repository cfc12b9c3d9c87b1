"""The first page of every day: choose one's name, type the PIN."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import day_in_words, local_day
from clerk_app.service.people_view import Person, people, spellings
from clerk_app.ui.context import Context
from clerk_app.ui.page import Page
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.people_list import PeopleList
from clerk_app.ui.setup.side import SignInSide
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.labels import Words

if TYPE_CHECKING:
    from clerk_app.ui.setup.secret_entry import SecretEntry

LIST_WIDTH = 700
SIDE_WIDTH = 430
ONE_COLUMN_BELOW = 520
CARD_BESIDE_FROM = 640


class SignInPage(Page):
    """Left the hall and the time, right the people and the PIN."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._side = SignInSide(context)
        self._heading = Words(self.tr("Choose your name"), "figure", wrap=True)
        self._lead = Words("", "sub", wrap=True)
        self._list = PeopleList(theme)
        self._list.picked.connect(self._picked)
        self._list.typed.connect(self._typed)
        self._list.painted.connect(self._prepare, Qt.ConnectionType.QueuedConnection)
        self._entry_made: SecretEntry | None = None
        self._narrow = self._asks_sentence = False
        self._card = QFrame()
        self._secret_title = Words("", "clock", wrap=True, parent=self._card)
        self._card_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._card)
        self._lay_out_card()
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addSpacing(theme.px(16))
        column.addWidget(self._list)
        column.addSpacing(theme.px(20))
        column.addWidget(self._card)
        self._scroll = CentredScroll(theme, self._column, LIST_WIDTH)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_card)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._side)
        self._row.addWidget(self._scroll, 1)
        self._typed("")

    def enter(self, subject: object) -> None:
        """Read who is on duty."""
        self._side.start()
        self.context.ask(people, self._show)()

    def leave(self) -> None:
        """Forget a half-typed secret."""
        if self._entry_made is not None:
            self._entry_made.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters choose a name wherever the focus is, as long as it is not in a field; Esc leaves it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self._card.isVisible():
            self._go_back()
        elif not self._list.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the hall above the people when there is no room beside them."""
        super().resizeEvent(event)
        theme, width = self.context.theme, event.size().width()
        beside = width >= theme.px(SIDE_WIDTH) + theme.px(LIST_WIDTH) + 2 * theme.px(32)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._side.set_upright(beside)
        room = self._scroll.fit(width - theme.px(SIDE_WIDTH) if beside else width)
        self._narrow = room < theme.px(CARD_BESIDE_FROM)
        self._fit_card()
        self._list.set_columns(2 if room >= theme.px(ONE_COLUMN_BELOW) else 1)

    def _fit_card(self) -> None:
        """Put the secret below its words where there is little room, and a passphrase always: it is a sentence."""
        below = self._narrow or self._asks_sentence
        self._card_row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    @property
    def _entry(self) -> SecretEntry:
        """What the card asks with: made behind the first paint, as nobody types a secret before there are names."""
        if self._entry_made is None:
            self._entry_made = self._make_entry()
        return self._entry_made

    def _make_entry(self) -> SecretEntry:
        from clerk_app.ui.setup.secret_entry import SecretEntry

        hint = self.tr("Esc goes back to the names. After five wrong tries there is a wait")
        entry = SecretEntry(self.context, hint, self)
        entry.signed_in.connect(lambda session: shell_of(self).signed_in(session))
        entry.went_back.connect(self._go_back)
        self._fill_card(entry)
        return entry

    def _lay_out_card(self) -> None:
        theme, card = self.context.theme, self._card
        card.setProperty("card", "true")
        self._card_row.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self._card_row.setSpacing(theme.px(16))
        card.setMinimumHeight(theme.px(102))
        policy = card.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        card.setSizePolicy(policy)
        card.hide()

    def _fill_card(self, entry: SecretEntry) -> None:
        theme = self.context.theme
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch(1)
        words.addWidget(self._secret_title)
        words.addWidget(entry.hint)
        link = QHBoxLayout()
        link.setContentsMargins(-theme.px(4), 0, 0, 0)  # its words begin under the others, its focus frame before them
        link.addWidget(entry.other_way)
        link.addStretch(1)
        words.addLayout(link)
        words.addStretch(1)
        self._card_row.addLayout(words, 1)
        self._card_row.addWidget(entry.input, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show(self, found: tuple[Person, ...]) -> None:
        self._card.hide()
        if self._entry_made is not None:
            self._entry_made.forget_waits()
        if not found:
            self._lead.setText("")
            from clerk_app.ui.widgets.notices import Note

            words = self.tr("Nobody is on duty here. The administrator can set a new PIN with clerk-app reset-pin.")
            column = self._column.layout()
            if column is not None:
                column.addWidget(Note(self.context.theme, "warn", words))
            return
        language = self.context.language
        last = max(range(len(found)), key=lambda number: found[number].last_sign_in_at or 0)
        self._list.show_people([(person, person.name_in(language), self._line(person)) for person in found], last)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, person: Person) -> str:
        parts = [person.number]
        if person.supervisor:
            parts.append(self.tr("Supervisor"))
        if person.locked:
            parts.append(self.tr("locked"))
        elif person.last_sign_in_at is not None:
            parts.append(self._last(person.last_sign_in_at))
        return " · ".join(parts)

    def _last(self, at_ms: int) -> str:
        zone = self.context.service.store.zone
        day, today = local_day(at_ms, zone), local_day(self.context.service.clock.now(), zone)
        if day == today:
            return self.tr("here today")
        if day == today - dt.timedelta(days=1):
            return self.tr("here yesterday")
        return self.tr("here on {day}").format(day=day_in_words(day, self.context.language, weekday=False))

    def _picked(self, person: Person) -> None:
        name = person.name_in(self.context.language)
        asked = self.tr("{name}, your passphrase") if person.supervisor else self.tr("{name}, your six-digit PIN")
        self._secret_title.setText(asked.format(name=name))
        entry = self._entry
        self._asks_sentence = person.supervisor
        self._fit_card()
        self._card.show()
        entry.ask(person)
        self._show_card()

    def _show_card(self, *_: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if self._card.isVisible():
            bar.setValue(bar.maximum())

    def _go_back(self) -> None:
        if self._entry.checking:
            return
        self._entry.stop_asking()
        self._card.hide()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, letters: str) -> None:
        if not letters:
            self._lead.setText(self.tr("Press a digit, or type the initials"))
            return
        names = self.tr(", ").join(person.name_in(self.context.language) for person in self._list.matching())
        self._lead.setText(self.tr("{letters}: {names}").format(letters=letters, names=names))

    def _prepare(self) -> None:
        if self.isVisible():  # the window may have been closed meanwhile
            if self._entry_made is None:
                self._entry_made = self._make_entry()
            self.context.ask(spellings, self._list.use_spellings)(tuple(person.name for person in self._list.people()))
