"""Which face draws which character: the cut face first, the full one for the rest.

Registering a full face costs about five times a cut one, and hardly any paper needs it.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from clerk_app.core.errors import Bug
from clerk_app.paper.faces import Face

# ReportLab keeps fonts for the whole process and reads a face through one file position while it makes
# subsets, so registering and drawing take turns. Nothing else may take this lock.
DRAWING = threading.RLock()

_FILES = {
    False: ("NotoSansSC-Regular-cut.ttf", "NotoSansSC-Regular.ttf"),
    True: ("NotoSansSC-Bold-cut.ttf", "NotoSansSC-Bold.ttf"),
}
_NO_BREAK_SPACE = "\u00a0"


class Fonts:
    """The four faces of one folder, each registered when a character first needs it.

    May be shared by threads.
    """

    def __init__(self, folder: Path) -> None:
        """Remember where the faces are; nothing is read yet."""
        self._folder = folder
        self._mark = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
        self._known: dict[bool, dict[str, tuple[str, float] | None]] = {False: {}, True: {}}

    @property
    def body_face(self) -> str:
        """Registered name of the face that body text is set in."""
        return self._face(_FILES[False][0]).name

    def glyph(self, character: str, *, bold: bool) -> tuple[str, float] | None:
        """Return the registered face and the width in em of `character`; None when no face holds it."""
        known = self._known[bold]
        try:
            return known[character]
        except KeyError:
            found = known[character] = self._find(character, bold=bold)
            return found

    def _find(self, character: str, *, bold: bool) -> tuple[str, float] | None:
        wanted = " " if character == _NO_BREAK_SPACE else character  # ReportLab draws it as a space
        for file_name in _FILES[bold]:
            face = self._face(file_name)
            if face.holds(wanted):
                return face.name, face.width(wanted) / 1000
        return None

    def _face(self, file_name: str) -> Face:
        name = f"{file_name.removesuffix('.ttf')}@{self._mark}"
        with DRAWING:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(Face(name, self._folder / file_name))
            face = pdfmetrics.getFont(name)
        if not isinstance(face, Face):
            raise Bug(f"{name} was registered by somebody else")
        return face
