"""What a change touches, in words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject

from clerk_app.core.procedure import PaperKind
from clerk_app.core.sentence import Language
from clerk_app.service.editor_view import Comparison


class ChangeWords(QObject):
    """Words for comparing and publishing, in the window's language."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self.language: Language = language

    def paper(self, kind: PaperKind) -> str:
        """Return the name of a paper."""
        return {
            PaperKind.RECEIPT: self.tr("Receipt"),
            PaperKind.NOTIFICATION: self.tr("List of missing items"),
            PaperKind.SHEET: self.tr("Procedure sheet"),
        }[kind]

    def papers(self, kinds: Collection[PaperKind]) -> str:
        """Return papers in one line."""
        return self.tr(", ").join(self.paper(kind) for kind in PaperKind if kind in kinds)

    def lines(self, comparison: Comparison, number: int) -> str:
        """Return how many lines came and went."""
        words = self.tr("{added} lines more and {removed} fewer than version {number}")
        return words.format(added=comparison.added, removed=comparison.removed, number=number)

    def touched(self, comparison: Comparison, places: dict[str, int]) -> str:
        """Return which steps and papers change; `places` are the numbers of steps by id."""
        numbers = sorted(places[step] for step in comparison.steps if step in places)
        parts = []
        if numbers:
            listed = self.tr(", ").join(str(number) for number in numbers)
            parts.append(self.tr("Steps {numbers}").format(numbers=listed))
        if comparison.papers:
            parts.append(self.papers(comparison.papers))
        return self.tr("; ").join(parts) or self.tr("No step and no paper")

    def untouched(self, comparison: Comparison, number: int) -> str:
        """Return what stays as it is."""
        if not comparison.requests:
            return self.tr("Nothing is under way on version {number}").format(number=number)
        words = self.tr("%n request(s) under way finish on version {number}", "", comparison.requests)
        return words.format(number=number)
