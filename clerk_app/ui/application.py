"""Starting Qt: fonts, look, translation, the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.core.errors import Bug, Refusal
from clerk_app.core.sentence import Language
from clerk_app.core.settings import Settings
from clerk_app.resources import generated_path, resource_path
from clerk_app.service.counter import CounterService
from clerk_app.service.folder_use import FolderInUse
from clerk_app.ui.context import Context
from clerk_app.ui.equipment import Equipment
from clerk_app.ui.icons import compiled_icons
from clerk_app.ui.pages import PageName
from clerk_app.ui.runner import Runner
from clerk_app.ui.shell import Shell
from clerk_app.ui.theme import Mode, Theme, load_fonts, start_qt

if TYPE_CHECKING:
    from concurrent.futures import Future

    from clerk_app.printing.port import Printer
    from clerk_app.ui.rating_tablet import TabletOptions
    from clerk_app.ui.single_instance import FirstWindow
    from clerk_app.ui.tablet_link import TabletLink
    from clerk_app.ui.tools import Tools

WINDOW = QSize(1366, 768)
TITLE_BAR = 40
FONTS = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")


class Desktop:
    """The Qt side of the program: one application, one window.

    Attributes:
        shell: the window.
        context: what its pages are handed.
        equipment: papers, printer and tablet, started after the first paint.
    """

    def __init__(
        self,
        qt: QApplication,
        service: CounterService,
        language: Language | None = None,
        printing: Printer | None = None,
        tablet: TabletLink | None = None,
        tablet_options: TabletOptions | None = None,
    ) -> None:
        self._qt = qt
        self._translator: QTranslator | None = None
        self._forced_language = language
        self._folder_use: FolderInUse | None = None
        self._lock_missing = False
        self._first_window: FirstWindow | None = None
        load_fonts([generated_path(name) for name in FONTS])
        theme = Theme(qt, resource_path("style"), compiled_icons(), language or "zh")
        runner = Runner(qt)
        self._tools: Tools | None = None

        def tools() -> Tools:
            if self._tools is None:
                from clerk_app.ui.tools import Tools  # papers, printing, tablet: not before the first paint

                self._tools = Tools(service, runner, lambda: self.context.session, printing, tablet_options)
            return self._tools

        self.context = Context(service, runner, theme, tools, printing=printing, tablet_link=tablet)
        self._install(theme.language)
        self.shell = Shell(self.context)
        self.equipment = Equipment(self.context, self.shell)
        self.equipment.starting.connect(self._listen)
        self.shell.language_wanted.connect(self.use_language)
        self.shell.opening_wanted.connect(self.open)
        self.context.runner.failed.connect(self._failed)

    def use_folder(self, folder_use: FolderInUse, why_not: Refusal | None = None) -> None:
        """Hold the folder's lock before anything in it is touched, and come to the front when somebody starts again.

        `why_not` is given where it could not be taken yet; `open` tries again.
        """
        self._folder_use = folder_use
        self._lock_missing = why_not is not None

    def open(self, done: Callable[[], object] | None = None, opening: Future[Settings] | None = None) -> None:
        """Open the data folder and show the first page: set-up, or sign-in. `opening`: what opens it already."""
        if self._folder_use is not None and self._lock_missing:
            try:
                self._folder_use.acquire()
            except Refusal as refusal:
                self._cannot_open(refusal)
                return
            self._lock_missing = False

        def opened(settings: Settings) -> None:
            self.apply(settings)
            self.shell.go(PageName.SIGN_IN if settings.set_up else PageName.FIRST_RUN)
            self.equipment.start_soon()
            if done is not None:
                done()

        self.context.runner.watch(opening or self.context.service.open(), opened, self._cannot_open)

    def apply(self, settings: Settings) -> None:
        """Take over language and look from the settings."""
        self.context.theme.set_mode(Mode(settings.theme))
        if self._forced_language is None and settings.language in ("zh", "en"):
            self.use_language(settings.language)

    def use_language(self, language: str) -> None:
        """Show the window in another language from now on."""
        chosen: Language = "en" if language == "en" else "zh"
        if chosen != self.context.theme.language:
            self.context.theme.set_language(chosen)
            self._install(chosen)
            self.shell.rebuild()

    def close(self) -> None:
        """End every thread of the service; the window is closed already."""
        self.detach()
        self.context.service.close()

    def detach(self) -> None:
        """Take window, look and translation off the Qt application, which may outlive them."""
        self.context.runner.forget_all()  # a picture of a paper may still be on its way to a page that is gone
        self.equipment.stop()
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
        self.shell.deleteLater()

    def _install(self, language: Language) -> None:
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
        self._translator = QTranslator(self._qt)
        self._translator.load(str(generated_path(f"translations/clerk_{language}.qm")))
        self._qt.installTranslator(self._translator)

    def _listen(self) -> None:
        if self._folder_use is None or self._lock_missing or self._first_window is not None:
            return
        from clerk_app.ui.single_instance import FirstWindow  # Qt's network: not before the first paint

        self._first_window = FirstWindow(self.context.service.data_folder, self.shell)
        self._first_window.wanted.connect(self.shell.come_forward)

    def _cannot_open(self, why: Refusal | Bug) -> None:
        self.shell.go(PageName.CANNOT_OPEN, why)
        self._listen()

    def _failed(self, bug: Bug) -> None:
        if self.shell.page_name in (None, PageName.CANNOT_OPEN):
            self._cannot_open(bug)  # before there is a page to say it on


def show_fitting(window: QWidget, room: QRect) -> None:
    """Show `window` at its size in the middle of `room`; maximised where there is none for it and its title bar."""
    if room.width() <= WINDOW.width() or room.height() <= WINDOW.height() + TITLE_BAR:
        window.resize(WINDOW.boundedTo(room.size()))  # what it comes back to when it is no longer maximised
        window.showMaximized()
        return
    window.resize(WINDOW)
    window.move(room.center() - window.rect().center())
    window.show()


def run(
    service: CounterService,
    name: str,
    language: Language | None,
    printing: Printer | None = None,
    folder_use: FolderInUse | None = None,
    tablet_options: TabletOptions | None = None,
    shown_already: Callable[[], object] = lambda: None,
) -> int:
    """Open the window on `service` and return the exit status when it was closed.

    Where another window works on the folder already, that one comes to the front and this call returns at once, after
    calling `shown_already`.

    Args:
        service: the counter; closed at the end.
        name: of the program.
        language: None takes the counter's.
        printing: the system's queues.
        folder_use: the lock of the data folder, not yet held; released at the end.
        tablet_options: what a demonstration allows the tablet.

    Raises Refusal ``folder.in_use`` when a command works on the folder.
    """
    qt = start_qt(name)
    why: Refusal | None = None
    if folder_use is not None:
        try:
            folder_use.acquire()
        except Refusal as refusal:
            if refusal.code == "folder.in_use":
                service.close()
                from clerk_app.ui.single_instance import show_first_window

                if show_first_window(service.data_folder):
                    shown_already()
                    return 0
                raise  # a command works on the folder: it says so where it was started
            why = refusal
    # The desk thread opens the records while this one makes the window.
    opening = service.open() if why is None else None
    desktop = Desktop(qt, service, language, printing, tablet_options=tablet_options)
    if folder_use is not None:
        desktop.use_folder(folder_use, why)
    desktop.open(opening=opening)
    show_fitting(desktop.shell, qt.primaryScreen().availableGeometry())
    status = qt.exec()
    desktop.close()
    if folder_use is not None:
        folder_use.release()
    return status
