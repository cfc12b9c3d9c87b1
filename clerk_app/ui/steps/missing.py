"""What is missing, in words: the same count in row, rail and action bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from clerk_app.ui.steps.content import Missing


class MissingWords(QObject):
    """Sentences about what is missing."""

    def sentence(self, missing: Sequence[Missing]) -> str:
        """Return the sentence of the action bar, empty when nothing is missing."""
        counts = Counter(item.kind for item in missing)
        parts = []
        if counts["document"]:
            parts.append(self.tr("%n document(s) missing", "", counts["document"]))
        if counts["unchecked"]:
            parts.append(self.tr("%n document(s) not checked", "", counts["unchecked"]))
        if counts["reason"]:
            parts.append(self.tr("%n reason(s) to write", "", counts["reason"]))
        if counts["field"]:
            parts.append(self.tr("%n field(s) to fill in", "", counts["field"]))
        if counts["choice"]:
            parts.append(self.tr("Nothing chosen yet"))
        return self.tr(", ").join(parts)

    def rail(self, missing: Sequence[Missing]) -> str:
        """Return the line under the current step of the rail."""
        counts = Counter(item.kind for item in missing)
        parts = []
        if counts["document"]:
            parts.append(self.tr("documents missing: %n", "", counts["document"]))
        if counts["unchecked"]:
            parts.append(self.tr("not checked: %n", "", counts["unchecked"]))
        if counts["field"]:
            parts.append(self.tr("fields empty: %n", "", counts["field"]))
        return " · ".join(parts)

    def short(self, missing: Sequence[Missing]) -> str:
        """Return the few words for a narrow action bar."""
        return self.tr("%n missing", "", len(missing)) if missing else ""
