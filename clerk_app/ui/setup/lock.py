"""The lock: no customer's data, the time, and the way back for the same person or another."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.errors import Bug
from clerk_app.service.access import Role
from clerk_app.service.identity import Session
from clerk_app.service.people_view import CustomersHere, Person, customers_of, people
from clerk_app.ui.context import Context
from clerk_app.ui.keys import Key, bind, cap
from clerk_app.ui.page import Page
from clerk_app.ui.pages import Locked
from clerk_app.ui.setup.centre import CentredScroll
from clerk_app.ui.setup.secret_entry import SecretEntry
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.avatar import Avatar
from clerk_app.ui.widgets.labels import OneLine, Tag, Words

WIDTH = 426
TICK_MS = 1000
LARGE_SCALE = 1.4
"""From here on the time gives way to the boxes, which have to be seen."""


class LockPage(Page):
    """Shows a `Locked`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._locked: Locked | None = None
        self._time, self._day = Words(), Words(tone="quiet")
        self._time.setFont(theme.font(88 if theme.scale < LARGE_SCALE else 44, bold=True))
        self._day.setFont(theme.font(18))
        self._customers = Tag(theme, "", "warn", "player-pause")
        self._avatar = Avatar(theme)
        self._name, self._line = OneLine(role="h1b"), Words(role="sub", wrap=True)
        self._entry = SecretEntry(
            context, self.tr("The sixth digit unlocks"), self, self.tr("Type the passphrase and press Enter")
        )
        self._entry.signed_in.connect(self._signed_in)
        self._entry.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._change = ActionButton(theme, self.tr("Somebody else"), cap(Key.CHANGE_USER), icon="users")
        self._change.activated.connect(self._change_user)
        bind(self, Key.CHANGE_USER, self.tr("Somebody else"), self._change_user)
        note = Words(self.tr("While the window is locked no customer's data is shown"), "sub", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._time, 0, centre)
        column.addWidget(self._day, 0, centre)
        column.addSpacing(theme.px(20))
        column.addWidget(self._customers, 0, centre)
        column.addSpacing(theme.px(30))
        column.addWidget(self._make_card())
        column.addSpacing(theme.px(26))
        column.addWidget(self._change, 0, centre)
        column.addSpacing(theme.px(16))
        column.addWidget(note)
        self._scroll = CentredScroll(theme, content, WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)

    def enter(self, subject: object) -> None:
        """Ask for the secret of who locked the window."""
        if not isinstance(subject, Locked):
            raise Bug("the lock needs to know who locked the window")
        self._locked = subject
        session = subject.session
        person = Person(
            id=session.staff,
            name=session.name,
            name_en=session.name_en,
            number=session.number,
            supervisor=session.role == Role.SUPERVISOR,
        )
        name = person.name_in(self.context.language)
        self._avatar.show_initial(name.strip()[:1].upper())
        self._name.set_text(name)
        at = local_time(subject.at_ms, self.context.service.store.zone)
        words = (
            self.tr("locked by itself at {time}") if subject.how == "idle" else self.tr("locked at {time}")
        ).format(time=f"{at:%H:%M}")
        counter = str(int(self.context.settings.counter or "0"))
        place = self.tr("Counter %1").replace("%1", counter)
        if person.supervisor:
            self._line.setText(words[0].upper() + words[1:])
        else:
            self._line.setText(self.tr("{place}, {words}").format(place=place, words=words))
        self._show_time()
        self._clock.start(TICK_MS)
        self._customers.hide()
        self._entry.ask(person)
        self.context.ask(customers_of, self._show_customers)(session.staff)
        self.context.ask(people, self._recall_waits)()

    def leave(self) -> None:
        """Forget a half-typed secret."""
        self._entry.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._scroll.fit(event.size().width())

    def _make_card(self) -> QFrame:
        theme = self.context.theme
        card = QFrame()
        card.setProperty("card", "true")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._line)
        who = QHBoxLayout()
        who.setSpacing(theme.px(12))
        who.addStretch(1)
        who.addWidget(self._avatar)
        who.addLayout(names, 2)
        who.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(36), theme.px(28), theme.px(36), theme.px(24))
        column.setSpacing(theme.px(14))
        column.addLayout(who)
        column.addWidget(self._entry.input)
        column.addWidget(self._entry.hint)
        column.addWidget(self._entry.other_way, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _show_time(self) -> None:
        now = local_time(self.context.service.clock.now(), self.context.service.store.zone)
        self._time.setText(f"{now:%H:%M}")
        self._day.setText(day_in_words(now.date(), self.context.language))

    def _show_customers(self, customers: CustomersHere) -> None:
        parts = []
        if customers.served:
            parts.append(self.tr("%n customer(s) at the counter", "", customers.served))
        if customers.parked:
            parts.append(self.tr("%n customer(s) parked", "", customers.parked))
        self._customers.set_state(self.tr(", ").join(parts), "warn")
        self._customers.setVisible(bool(parts))

    def _recall_waits(self, found: tuple[Person, ...]) -> None:
        """Show a wait that began before this page was made: another text size makes it anew."""
        for person in found:
            self._entry.recall(person)

    def _change_user(self) -> None:
        shell_of(self).change_user()

    def _signed_in(self, session: Session) -> None:
        if self._locked is None or session.must_change:
            shell_of(self).signed_in(session)
        else:
            shell_of(self).unlocked(session, self._locked.back)
