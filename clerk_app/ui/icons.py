"""Outline icons drawn in the colours of the theme.

The build hook compiles the SVG files named in `resources/icons.txt` (Tabler Icons, MIT) into the
program; here `currentColor` becomes a token's colour and the picture is rendered for the wanted size.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clerk_app.core.errors import Bug

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def compiled_icons() -> IconSet:
    """Return the icons compiled into the program."""
    import_module("clerk_app.ui._generated.icons_rc")  # importing it is what registers `:/icons`
    return IconSet(":/icons")


class IconSet:
    """The icons of one folder, rendered on demand and kept.

    Attributes:
        folder: a folder of `<name>.svg`, on disk or inside compiled resources (`:/icons`).
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = str(folder)
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` in `color` (`#RRGGBB`), `size` logical px square, for a screen's `ratio`.

        Raises:
            Bug: there is no such icon (it is missing in `resources/icons.txt`).
        """
        key = (name, color, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, color, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, color: str, disabled_color: str, size: int, ratio: float = 1.0) -> QIcon:
        """Return a `QIcon` with the normal and the disabled look, at the screen's `ratio` and at 2."""
        from PySide6.QtGui import QIcon  # 150 names of theme icons come with it: no start needs them

        icon = QIcon()
        for each in sorted({ratio, 2.0}):
            icon.addPixmap(self.pixmap(name, color, size, each), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, disabled_color, size, each), QIcon.Mode.Disabled)
        return icon

    def _source(self, name: str) -> str:
        if name not in self._sources:
            file = QFile(f"{self.folder}/{name}.svg")
            if not file.open(QIODevice.OpenModeFlag.ReadOnly):
                raise Bug(f"no icon named {name} in {self.folder}")
            self._sources[name] = bytes(file.readAll().data()).decode("utf-8")
        return self._sources[name]

    def _render(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        svg = self._source(name).replace("currentColor", color)
        renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
        if not renderer.isValid():
            raise Bug(f"icon {name} is not valid SVG")
        edge = max(1, round(size * ratio))
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
