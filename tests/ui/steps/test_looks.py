"""What every step must be on every screen: nothing cut off, everything named, nothing by mouse alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.core.sentence import Language
from clerk_app.ui.theme import Mode, Theme
from tests.ui.clipping import clipped_texts
from tests.ui.gallery import sample_page, visit
from tests.ui.showing import show

STEPS = ("greet", "account", "arrears", "settle_first", "papers", "enter", "tell", "paper", "evidence")
ON_THE_WAY = tuple(step for step in STEPS if step not in ("settle_first", "evidence"))


@pytest.fixture(params=["zh", "en"])
def language(
    request: pytest.FixtureRequest, qapp: QApplication, theme: Theme, translators: dict[str, QTranslator]
) -> Iterator[Language]:
    spoken: Language = "zh" if request.param == "zh" else "en"
    qapp.installTranslator(translators[spoken])
    theme.set_language(spoken)
    yield spoken
    qapp.removeTranslator(translators[spoken])


@pytest.mark.parametrize("scale", [1.0, 1.14, 2.0])
@pytest.mark.parametrize("step", STEPS)
def test_no_text_of_a_step_is_cut_off(qtbot: QtBot, theme: Theme, language: Language, step: str, scale: float) -> None:
    theme.set_scale(scale)
    page = sample_page(theme, step)
    show(qtbot, page, 1366 if scale > 1.5 else theme.px(600), 660)
    page.focus_first_missing()
    qtbot.waitUntil(lambda: not clipped_texts(page), timeout=1000)


@pytest.mark.parametrize("step", ON_THE_WAY)
@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1920, 1080, 1.14), (1366, 768, 2.0)])
def test_no_text_around_a_step_is_cut_off(
    qtbot: QtBot, theme: Theme, language: Language, step: str, width: int, height: int, scale: float
) -> None:
    theme.set_scale(scale)
    window = visit(theme, sample_page(theme, step))
    show(qtbot, window, width, height)
    qtbot.waitUntil(lambda: not clipped_texts(window), timeout=1000)
    assert window.width() == width, "nothing forces the window wider"


@pytest.mark.parametrize("step", STEPS)
def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, language: Language, step: str) -> None:
    page = sample_page(theme, step)
    show(qtbot, page, 638, 660)
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QListView | QComboBox)
        and widget.window() is page
        and widget.isVisible()
    ]
    assert all(widget.accessibleName() for widget in controls)


@pytest.mark.parametrize("step", STEPS)
def test_bare_keys_start_no_composition_outside_of_text(
    qtbot: QtBot, theme: Theme, language: Language, step: str
) -> None:
    page = sample_page(theme, step)
    show(qtbot, page, 638, 660)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QLineEdit):
            assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_page_follows_the_theme_while_it_is_shown(qtbot: QtBot, theme: Theme, language: Language) -> None:
    window = visit(theme, sample_page(theme, "papers"))
    show(qtbot, window, 1366, 768)
    corners = [window.rect().center(), QPoint(3, 3), QPoint(300, 700), QPoint(1362, 700)]
    theme.set_mode(Mode.DARK)
    dark = window.grab().toImage()
    assert all(dark.pixelColor(corner).lightness() < 70 for corner in corners)
    theme.set_mode(Mode.LIGHT)
    light = window.grab().toImage()
    assert all(light.pixelColor(corner).lightness() > 200 for corner in corners)


def test_the_measure_finds_a_cut_text(qtbot: QtBot, theme: Theme, language: Language) -> None:
    page = sample_page(theme, "greet")
    show(qtbot, page, 638, 660)
    page.timer.setMinimumWidth(0)
    page.timer.setFixedWidth(40)
    qtbot.waitUntil(lambda: bool(clipped_texts(page)), timeout=1000)
