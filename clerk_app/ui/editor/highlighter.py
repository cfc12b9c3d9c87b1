"""Colours of a procedure's text: keys, quoted sentences, what is filled into them, comments."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from clerk_app.ui.theme import Theme

_TOKEN = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#.*)"""
    r"""|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    r"""|(?P<open>"(?:[^"\\]|\\.)*$)"""
    r"""|(?P<key>[A-Za-z_][A-Za-z0-9_]*(?=\s*:(?:\s|$)))"""
    r"""|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"""
)
_BRACES = re.compile(r"\{[a-z][a-z0-9_]*\}")
_CLOSING = re.compile(r'(?:[^"\\]|\\.)*"')
_INSIDE_QUOTES = 1


class Highlighter(QSyntaxHighlighter):
    """Colours one line at a time; a sentence in quotes may go on over several lines."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        theme.changed.connect(self.use_colours)
        self._make_formats()

    def use_colours(self) -> None:
        """Take the colours of the theme anew."""
        self._make_formats()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        self.setCurrentBlockState(0)
        start = 0
        if self.previousBlockState() == _INSIDE_QUOTES:
            closing = _CLOSING.match(text)
            start = len(text) if closing is None else closing.end()
            self._sentence(text, 0, start)
            if closing is None:
                self.setCurrentBlockState(_INSIDE_QUOTES)
                return
        for found in _TOKEN.finditer(text, start):
            kind = str(found.lastgroup)
            if kind in ("text", "open"):
                self._sentence(text, found.start(), found.end())
            elif kind in self._formats:
                self.setFormat(found.start(), found.end() - found.start(), self._formats[kind])
            if kind == "open":
                self.setCurrentBlockState(_INSIDE_QUOTES)

    def _sentence(self, text: str, start: int, end: int) -> None:
        self.setFormat(start, end - start, self._formats["text"])
        for braces in _BRACES.finditer(text, start, end):
            self.setFormat(braces.start(), braces.end() - braces.start(), self._formats["braces"])

    def _make_formats(self) -> None:
        color = self._theme.color
        self._formats = {
            "comment": _format(color("text3")),
            "text": _format(color("first")),
            "key": _format(color("accentText"), bold=True),
            "braces": _format(color("info"), bold=True),
        }


def _format(ink: QColor, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(ink)
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made
