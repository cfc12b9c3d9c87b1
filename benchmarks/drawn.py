"""One window for what is measured inside the process, and waiting until it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.resources import generated_path, resource_path
from clerk_app.ui.application import FONTS
from clerk_app.ui.icons import compiled_icons
from clerk_app.ui.theme import Mode, Theme, load_fonts


def application() -> QApplication:
    """Return the one Qt application of this process."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["clerk-bench"])


def chinese_theme(qt: QApplication) -> Theme:
    """Return the look of the program, in Chinese and light."""
    load_fonts([generated_path(name) for name in FONTS])
    translator = QTranslator(qt)
    translator.load(str(generated_path("translations/clerk_zh.qm")))
    qt.installTranslator(translator)
    return Theme(qt, resource_path("style"), compiled_icons(), "zh", Mode.LIGHT)


def draw(window: QWidget) -> None:
    """Lay out and paint what is due in `window` now, as the next turn of the event loop would."""
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()
    window.repaint()
