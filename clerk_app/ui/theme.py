"""Colours, sizes and fonts of every window, from `resources/style/tokens.json` and `clerk.qss`.

One `Theme` exists per application. It writes the palette, the font and the stylesheet, hands
colours and icons to widgets that paint themselves, and says when any of them changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.core.errors import Bug
from clerk_app.core.sentence import Language
from clerk_app.ui.icons import IconSet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

CHINESE_FAMILIES = ("Noto Sans SC", "Microsoft YaHei UI")
LATIN_FAMILIES = ("Segoe UI", "Inter")
"""First in English: a Chinese font sets ’ “ ” full-width, a visible fault in English text."""

PROPORTIONAL = "pwid"
"""Font feature that narrows ’ “ ” of Noto Sans SC, for machines that have neither Latin font."""

WIDE_WINDOW = 1600
"""Logical px from which a window counts as wide (`ui.md` 2.2)."""

_SCALED = re.compile(r"@(\d+)(?:-(\d+))?")


class Mode(StrEnum):
    """The user's choice of light or dark."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


def start_qt(name: str) -> QApplication:
    """Return the Qt application of this process, drawn in the style that the stylesheet was written for.

    Qt is told the style as on a command line: handing it a `QStyle` costs a start the Python side of that class with
    its 600 constants.
    """
    qt = QApplication([name, "-style", "Fusion"])
    qt.setApplicationName(name)
    return qt


def load_fonts(files: Sequence[Path]) -> list[str]:
    """Make the shipped fonts known to Qt and return their families; raises Bug for an unreadable file."""
    families: list[str] = []
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise Bug(f"font cannot be read: {file}")
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return families


def read_tokens(file: Path) -> dict[str, dict[str, str]]:
    """Return the colours by theme (`light`, `dark`) and token name."""
    tokens: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return tokens


def window_scale(width: int, wide: float = 1.14) -> float:
    """Return the scale for a window `width` logical px wide; `wide` is the page's factor when wide."""
    return wide if width >= WIDE_WINDOW else 1.0


def fill_stylesheet(template: str, colors: Mapping[str, str], scale: float, language: Language) -> str:
    """Return the stylesheet for Qt.

    `${name}` becomes a colour. `@40` becomes 40 px times `scale`; `@40-2` takes 2 unscaled px off
    afterwards, which is how a box keeps its size when its border grows from 1 to 2 px. A plain
    `1px` stays, because borders do not grow with the text.
    """
    say = 20 if language == "zh" else 18

    def sized(match: re.Match[str]) -> str:
        return f"{round(int(match[1]) * scale) - int(match[2] or 0)}px"

    filled = Template(template).substitute(colors, say=f"@{say}")
    return _SCALED.sub(sized, filled)


def restyle(widget: QWidget) -> None:
    """Apply the stylesheet again after a property that a selector names has changed.

    A widget that was not shown yet is left alone: it is polished with its present properties when it is.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class Theme(QObject):
    """The look of the application.

    Attributes:
        mode: what the user chose; `dark` tells what that means at the moment.
        scale: factor for every px that is not a border.
        language: decides the order of the fonts and the size of the say-card's text.

    Signals:
        changed: colours, scale or fonts are other than before; the stylesheet is already in place.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        style_folder: Path,
        icons: IconSet,
        language: Language = "zh",
        mode: Mode = Mode.SYSTEM,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._tokens = read_tokens(style_folder / "tokens.json")
        self._template = (style_folder / "clerk.qss").read_text(encoding="utf-8")
        self._icons = icons
        self.language: Language = language
        self.mode = mode
        self.scale = 1.0
        self._fonts: dict[tuple[int, bool], QFont] = {}
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use now."""
        if self.mode is Mode.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode is Mode.DARK

    @property
    def colors(self) -> Mapping[str, str]:
        """The colours in use by token name."""
        return self._tokens["dark" if self.dark else "light"]

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or what the system says."""
        if mode is not self.mode:
            self.mode = mode
            self._apply()

    def set_scale(self, scale: float) -> None:
        """Choose the factor for all sizes: `window_scale(…)` times the user's 1.0 … 2.0.

        Fonts, icons and the stylesheet follow at once; margins are measured when a page is built, so
        the pages on screen are built again afterwards.
        """
        if scale != self.scale:
            self.scale = scale
            self._apply()

    def set_language(self, language: Language) -> None:
        """Choose the language, which orders the fonts; pages on screen are built again for their texts."""
        if language != self.language:
            self.language = language
            self._apply()

    def color(self, token: str) -> QColor:
        """Return the colour of a token; raises KeyError for one that `tokens.json` does not name."""
        return QColor(self.colors[token])

    def px(self, at_one: int) -> int:
        """Return a length given for scale 1.0 at the present scale, in logical px."""
        return round(at_one * self.scale)

    def font(self, px: int = 14, bold: bool = False) -> QFont:
        """Return the interface font at `px` (for scale 1.0)."""
        made = self._fonts.get((px, bold))
        if made is None:
            made = self._fonts[px, bold] = QFont(self._application.font())
            made.setPixelSize(max(1, self.px(px)))
            made.setBold(bold)
        return QFont(made)

    def icon(self, name: str, color: str = "text", size: int = 18) -> QIcon:
        """Return an icon in the colour of the token `color`, `size` px at scale 1.0."""
        ratio = self._application.devicePixelRatio()
        return self._icons.icon(name, self.colors[color], self.colors["text3"], self.px(size), ratio)

    def pixmap(self, name: str, color: str = "text", size: int = 18) -> QPixmap:
        """Return the same picture for labels and painters."""
        return self._icons.pixmap(name, self.colors[color], self.px(size), self._application.devicePixelRatio())

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        families = CHINESE_FAMILIES if self.language == "zh" else LATIN_FAMILIES + CHINESE_FAMILIES
        font = QFont()
        font.setFamilies(list(families))
        font.setPixelSize(self.px(14))
        font.clearFeatures()  # a new QFont is a copy of the application's, which may still be the English one
        if self.language == "en":
            font.setFeature(QFont.Tag(PROPORTIONAL), 1)
        self._application.setFont(font)
        self._fonts = {}  # painters ask for the same few hundreds of times a step
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(fill_stylesheet(self._template, self.colors, self.scale, self.language))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for target, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "surfaceAlt"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.PlaceholderText, "text3"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "onAccent"),
            (role.Link, "accentText"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"),
            (role.Mid, "line"),
            (role.Accent, "accent"),
        ):
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.color("text3"))
        return palette
