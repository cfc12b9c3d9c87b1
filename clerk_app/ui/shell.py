"""The window: top bar, one line for what went wrong, and the pages. It decides who sees which page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from clerk_app.core.day import day_in_words, local_time
from clerk_app.core.errors import Bug, Refusal
from clerk_app.ui._generated.main_window import Ui_MainWindow
from clerk_app.ui.activity import Activity
from clerk_app.ui.focus_place import focus_place
from clerk_app.ui.keys import Key, bind
from clerk_app.ui.page_stack import PageStack
from clerk_app.ui.pages import Locked, PageName
from clerk_app.ui.theme import window_scale
from clerk_app.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from clerk_app.service.change import Change
    from clerk_app.service.identity import Session, SignOutHow
    from clerk_app.ui.context import Context
    from clerk_app.ui.page import Page
    from clerk_app.ui.widgets.notices import Note, NoteTone
    from clerk_app.ui.widgets.top_bar import Status

CLOCK_MS = 1000
TEXT_STEPS = (100, 115, 130, 150, 175, 200)
WIDE_SCALE = dict.fromkeys((PageName.REVIEW, PageName.PROCEDURES, PageName.EDITOR, PageName.SETTINGS), 1.10)
"""Of the pages a supervisor changes between by tabs: they have one scale, so that a tab makes nothing anew."""
_BEFORE_SIGN_IN = (
    PageName.CANNOT_OPEN,
    PageName.FIRST_RUN,
    PageName.SIGN_IN,
    PageName.LOCK,
    PageName.NEW_SECRET,
)


class Shell(QMainWindow):
    """The main window.

    Signals:
        shown: a page came to the front; carries its name. Tests and the demonstration wait for it.
        closing: the window is closing for good.
        language_wanted: the user wants the window in this language; the application installs it and calls `rebuild`.
        opening_wanted: the data folder could not be opened and the user wants it tried again.
        statuses_changed: the state of the tablet or a printer is another one.
    """

    shown = Signal(str)
    closing = Signal()
    language_wanted = Signal(str)
    opening_wanted = Signal()
    statuses_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._form = Ui_MainWindow()
        self._form.setupUi(self)
        self._stack = PageStack(context, self._form.pages, self.go)
        self._name: PageName | None = None
        self._subject: object = None
        self._user_percent: int | None = None
        self._statuses: dict[str, Status] = {}
        self._status_actions: dict[str, Callable[[], object]] = {}
        self._activity = Activity(context.service.clock.monotonic, self)
        self._top_bar: TopBar | None = None
        self._note: Note | None = None
        self._make_frame()
        context.runner.changed.connect(self._refresh)
        context.runner.refused.connect(self.show_refusal)
        context.runner.failed.connect(self._show_bug)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        bind(self, Key.LARGER, self.tr("Larger text"), lambda: self.change_text_size(1))
        bind(self, Key.SMALLER, self.tr("Smaller text"), lambda: self.change_text_size(-1))
        bind(self, Key.LOCK, self.tr("Lock"), self.lock)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._stack.page(self._name)

    @property
    def page_name(self) -> PageName | None:
        """The name of the page in front."""
        return self._name

    @property
    def text_percent(self) -> int:
        """The size of the text: what was chosen since the start, else the counter's setting."""
        return self._user_percent or self.context.settings.text_percent

    @property
    def statuses(self) -> list[Status]:
        """The states of what the counter relies on, as far as they are known."""
        return list(self._statuses.values())

    def go(self, name: str, subject: object = None) -> None:
        """Bring a page to the front to show `subject`."""
        wanted = PageName(name)
        if self.page is not None:
            self.page.leave()
        self._name, self._subject = wanted, subject
        self._fit_scale()
        page, self._subject = self._stack.bring(wanted, subject)
        self.show_notice("")
        self._show_bar()
        page.enter(self._subject)
        self.shown.emit(wanted.value)

    def signed_in(self, session: Session) -> None:
        """Show the first page of somebody who signed in: a clerk's counter or a supervisor's list."""
        from clerk_app.service.access import Role

        self.context.session = session
        self._activity.note()
        if session.must_change:
            self.go(PageName.NEW_SECRET, session)
        elif session.role == Role.SUPERVISOR:
            self.go(PageName.REVIEW)
        else:
            self.go(PageName.IDLE)

    def lock(self, how: SignOutHow = "locked") -> None:
        """Hide everything about customers until the same person or another one signs in."""
        session, page = self.context.session, self.page
        if session is None or page is None or self._name is None or self._name in _BEFORE_SIGN_IN:
            return
        service = self.context.service
        # With what is typed: a page may be made anew while the window is locked.
        locked = Locked(session, (self._name, page.kept(self._subject)), service.clock.now(), how)
        self.context.act(service.identity.sign_out)(how)
        self.go(PageName.LOCK, locked)

    def unlocked(self, session: Session, back: tuple[PageName, object]) -> None:
        """Go on where the lock came: the same person sees the page as it was."""
        self.context.session = session
        self._activity.note()
        self.go(*back)

    def change_user(self) -> None:
        """Leave the lock for the sign-in of somebody else; the pages of the one before are thrown away."""
        self.context.session = None
        self._drop_pages()
        self._stack.forget()
        self.go(PageName.SIGN_IN)

    def rebuild(self) -> None:
        """Make the frame and the page in front anew: the language or the look changed."""
        name, subject, page, place = self._name, self._subject, self.page, None
        if page is not None:
            subject, place = page.kept(subject), focus_place(page)
        self._stack.keep()
        self._drop_pages()
        self._name = name  # the scale depends on it
        self.context.theme.set_scale(self._wanted_scale())
        self._make_frame()
        if name is not None:
            self.go(name, subject)
        if self.page is not None and place is not None:
            self.page.give_focus_again(place)

    def set_status(self, status: Status | None, identifier: str, action: Callable[[], object] | None = None) -> None:
        """Show the state of the tablet or a printer in the top bar; None hides it. `action` leads to the fix."""
        if status is None:
            self._statuses.pop(identifier, None)
        else:
            self._statuses[identifier] = status
        if action is not None:
            self._status_actions[identifier] = action
        self._show_bar()
        self.statuses_changed.emit()

    def come_forward(self) -> None:
        """Show the window: the program was started once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def settings_saved(self) -> None:
        """Show what the settings in force say: hall, counter."""
        self._show_bar()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say in one line what was refused and what to press; stays until the next action."""
        self.show_notice(self.context.sentence(refusal))

    def show_notice(self, words: str, tone: NoteTone = "danger") -> None:
        """Say `words` in the line below the top bar; empty hides it."""
        if self._note is not None:
            self._form.notice_place.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if words:
            from clerk_app.ui.widgets.notices import Note  # no start has anything to say

            self._note = Note(self.context.theme, tone, words)
            self._form.notice_place.addWidget(self._note)

    def change_text_size(self, step: int) -> None:
        """Take the next larger (1) or smaller (-1) text size."""
        present = min(range(len(TEXT_STEPS)), key=lambda place: abs(TEXT_STEPS[place] - self.text_percent))
        self.set_text_percent(TEXT_STEPS[max(0, min(len(TEXT_STEPS) - 1, present + step))])

    def set_text_percent(self, percent: int | None) -> None:
        """Show text at `percent` until the program ends; None goes back to the counter's setting."""
        self._user_percent = percent
        self._rescale()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the native window, which exists from now on: the window locks after idle minutes."""
        super().showEvent(event)
        self._activity.watch(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the scale that suits the new width."""
        super().resizeEvent(event)
        if self.page is not None and self.context.theme.scale != self._wanted_scale():
            QTimer.singleShot(0, self, self._rescale)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and let the application end."""
        if self.page is not None:
            self.page.leave()
        self.closing.emit()
        super().closeEvent(event)

    def _rescale(self) -> None:
        """Make everything anew in the wanted size; what is typed in an overlay is waited for (see `_tick`)."""
        page = self.page
        if self.context.theme.scale != self._wanted_scale() and (page is None or not page.holds_typing()):
            self.rebuild()

    def _make_frame(self) -> None:
        if self._top_bar is not None:
            self._form.top_place.removeWidget(self._top_bar)
            self._top_bar.hide()  # it stays until the event loop deletes it, and would lie over the page
            self._top_bar.deleteLater()
            self._top_bar = None
        self.setWindowTitle(self.tr("Counter assistant"))
        self._show_bar()

    def _make_bar(self) -> TopBar:
        bar = TopBar(self.context.theme)
        bar.lock_pressed.connect(self.lock)
        bar.status_pressed.connect(self._status_pressed)
        bar.tab_chosen.connect(self.go)
        self._form.top_place.addWidget(bar)
        return bar

    def _drop_pages(self) -> None:
        self.context.runner.forget_all()
        if self.page is not None:
            self.page.leave()
        self._name = None
        self._stack.drop()

    def _show_bar(self) -> None:
        if self._name is None or self._name in _BEFORE_SIGN_IN:
            if self._top_bar is not None:
                self._top_bar.hide()
                self._top_bar.show_clerk("")
            return
        from clerk_app.service.access import Role

        if self._top_bar is None:
            self._top_bar = self._make_bar()
        bar, context = self._top_bar, self.context
        bar.show()
        settings, session = context.settings, context.session
        bar.show_hall(settings.hall.to(context.language))
        if session is None:
            bar.show_clerk("")
            return
        name = session.name if context.language == "zh" else session.name_en or session.name
        if session.role == Role.SUPERVISOR:
            bar.show_hall(settings.hall.to(context.language), self.tr("Supervisor"))
            tabs = [
                (PageName.REVIEW.value, self.tr("Requests")),
                (PageName.PROCEDURES.value, self.tr("Procedures")),
                (PageName.SETTINGS.value, self.tr("Settings")),
            ]
            bar.show_tabs(tabs, PageName.PROCEDURES if self._name is PageName.EDITOR else self._name or "")
        else:
            counter = str(int(settings.counter or "0"))
            bar.show_hall(settings.hall.to(context.language), self.tr("Counter %1").replace("%1", counter))
            bar.show_tabs([], "")
        bar.show_clerk(name)
        bar.show_statuses(list(self._statuses.values()))
        self._show_clock()

    def _show_clock(self) -> None:
        now = local_time(self.context.service.clock.now(), self.context.service.store.zone)
        if self._top_bar is not None:
            self._top_bar.show_clock(self._day_words(now.date()), f"{now:%H:%M}")

    def _day_words(self, day: dt.date) -> str:
        words = day_in_words(day, self.context.language)
        if self.context.language == "zh":
            return words.split("年", 1)[1]
        weekday, number, month, _year = words.split(" ")
        return f"{weekday[:3]} {number} {month[:3]}"

    def _tick(self) -> None:
        self._show_clock()
        self._rescale()
        minutes = self.context.settings.lock_minutes
        if minutes and self._activity.idle_ms > minutes * 60_000:
            self.lock("idle")

    def _refresh(self, change: Change[object]) -> None:
        if self.page is not None:
            self.page.refresh(change)

    def _show_bug(self, bug: Bug) -> None:
        self.show_notice(
            self.tr("Something went wrong in the program. What was confirmed is safe; please go on and tell support.")
        )

    def _status_pressed(self, identifier: str) -> None:
        action = self._status_actions.get(identifier)
        if action is not None:
            action()

    def _wanted_scale(self) -> float:
        # The lock keeps the scale of what is behind it, so that nothing behind it is made anew.
        name = self._subject.back[0] if isinstance(self._subject, Locked) else self._name
        wide = WIDE_SCALE.get(name, 1.14) if name else 1.14
        return window_scale(self.width(), wide) * self.text_percent / 100

    def _fit_scale(self) -> None:
        before = self.context.theme.scale
        self.context.theme.set_scale(self._wanted_scale())
        if before != self.context.theme.scale:
            name, subject = self._name, self._subject
            self._stack.keep()
            self._drop_pages()
            self._name, self._subject = name, subject
            self._make_frame()
