"""The theme: readable in both modes, sized as designed, changed while running."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.core.errors import Bug
from clerk_app.resources import generated_path, resource_path
from clerk_app.ui.icons import compiled_icons
from clerk_app.ui.theme import Mode, Theme, fill_stylesheet, load_fonts, read_tokens, window_scale

TOKENS = read_tokens(resource_path("style/tokens.json"))

TEXT_PAIRS = [
    ("text", "bg"), ("text", "surface"), ("text", "surfaceAlt"), ("text", "selected"), ("text", "accentSoft"),
    ("text", "dangerSoft"), ("text", "warnSoft"), ("text", "okSoft"),
    ("text2", "bg"), ("text2", "surface"), ("text2", "surfaceAlt"), ("text2", "selected"),
    ("text3", "bg"), ("text3", "surface"), ("text3", "surfaceAlt"),
    ("accentText", "bg"), ("accentText", "surface"), ("accentText", "accentSoft"),
    ("onAccent", "accent"), ("onAccent", "accentHover"), ("surface", "danger"),
    ("ok", "surface"), ("ok", "okSoft"), ("warn", "bg"), ("warn", "surface"), ("warn", "warnSoft"),
    ("danger", "bg"), ("danger", "surface"), ("danger", "dangerSoft"), ("danger", "selected"),
    ("info", "infoSoft"), ("first", "firstSoft"), ("onFirst", "first"),
]  # fmt: skip
FRAME_PAIRS = [
    ("lineStrong", "bg"), ("lineStrong", "surface"), ("accent", "bg"), ("accent", "surface"),
    ("accent", "selected"), ("danger", "surface"), ("danger", "dangerSoft"),
]  # fmt: skip


def luminance(color: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_has_a_contrast_of_at_least_four_and_a_half(mode: str, ink: str, ground: str) -> None:
    assert contrast(TOKENS[mode][ink], TOKENS[mode][ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("frame", "ground"), FRAME_PAIRS)
def test_frames_of_controls_and_focus_have_a_contrast_of_at_least_three(mode: str, frame: str, ground: str) -> None:
    assert contrast(TOKENS[mode][frame], TOKENS[mode][ground]) >= 3


def test_both_modes_name_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()


def test_sizes_grow_with_the_scale_and_borders_do_not() -> None:
    template = "a { border: 2px solid ${line}; min-height: @40-2; font-size: ${say}; }"
    filled = fill_stylesheet(template, {"line": "#123456"}, 2.0, "en")
    assert filled == "a { border: 2px solid #123456; min-height: 78px; font-size: 36px; }"


def test_a_box_keeps_its_height_when_its_border_grows_with_the_focus(qtbot: QtBot, theme: Theme) -> None:
    for scale in (1.0, 1.14, 1.5, 2.0):
        theme.set_scale(scale)
        button = QPushButton("继续")
        qtbot.addWidget(button)
        button.show()
        at_rest = button.sizeHint().height()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        button.style().unpolish(button)
        button.style().polish(button)
        assert button.sizeHint().height() == at_rest == theme.px(40)


def test_the_shipped_stylesheet_leaves_no_placeholder(theme: Theme) -> None:
    template = resource_path("style/clerk.qss").read_text(encoding="utf-8")
    filled = fill_stylesheet(template, theme.colors, 1.14, "zh")
    without_comments = re.sub(r"/\*.*?\*/", "", filled, flags=re.DOTALL)
    assert "$" not in without_comments
    assert "@" not in without_comments


def test_mode_and_scale_change_what_is_on_screen_at_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    label = QLabel("周女士")
    label.setProperty("role", "h1")
    qtbot.addWidget(label)
    label.show()
    small = label.fontMetrics().height()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(TOKENS["dark"]["bg"])
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(2.0)
    label.ensurePolished()
    assert label.fontMetrics().height() >= 2 * small - 1


def test_chinese_puts_the_shipped_font_first_and_english_a_latin_one(qapp: QApplication, theme: Theme) -> None:
    assert qapp.font().families()[0] == "Noto Sans SC"
    wide = QLabel("’").fontMetrics().horizontalAdvance("holder’s")
    theme.set_language("en")
    assert qapp.font().families()[0] == "Segoe UI"
    assert "Noto Sans SC" in qapp.font().families()
    narrow = QLabel("’").fontMetrics().horizontalAdvance("holder’s")
    assert narrow < wide, "an English apostrophe must not take the width of a Chinese character"
    theme.set_language("zh")
    assert QLabel("’").fontMetrics().horizontalAdvance("holder’s") == wide


def test_a_wide_window_is_drawn_larger() -> None:
    assert window_scale(1366) == 1.0
    assert window_scale(1920) == 1.14
    assert window_scale(1920, wide=1.10) == 1.10


def test_an_icon_takes_the_colour_of_its_token(theme: Theme) -> None:
    image = theme.pixmap("circle-check", "ok", 24).toImage()
    inks = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {TOKENS["light"]["ok"]}


def test_an_unknown_icon_or_font_is_our_error(theme: Theme) -> None:
    with pytest.raises(Bug, match="no icon named unheard-of"):
        compiled_icons().pixmap("unheard-of", "#000000", 16)
    with pytest.raises(Bug, match="font cannot be read"):
        load_fonts([resource_path("style/tokens.json")])


def test_the_shipped_faces_carry_the_family_that_the_theme_asks_for(qapp: QApplication) -> None:
    assert load_fonts([generated_path("fonts/NotoSansSC-Regular.ttf")]) == ["Noto Sans SC"]
