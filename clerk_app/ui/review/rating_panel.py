"""What the customer thought of it, and what became of a low grade. Supervisors only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.service.review_detail import RatingView, VisitRating
from clerk_app.texts import text
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.flow import FlowLayout
from clerk_app.ui.widgets.labels import Tag, Words, rule


class RatingPanel(QWidget):
    """Grade or why there is none, reasons, comment, wish to be called, follow-up."""

    def __init__(self, theme: Theme, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(rule())
        column.addWidget(Words(self.tr("Customer's rating"), "h2"))
        self.grade = Words("", "h2", wrap=True)
        self.reasons = QWidget()
        self._reasons = FlowLayout(theme.px(6), theme.px(6))
        self.reasons.setLayout(self._reasons)
        self.comment = Words("", wrap=True)
        self.wish = Words("", "sub", wrap=True)
        self.follow_up = Words("", "h2", wrap=True)
        self.note = Words("", "sub", wrap=True)
        for part in (self.grade, self.reasons, self.comment, self.wish, self.follow_up, self.note):
            column.addWidget(part)

    def show_rating(self, view: RatingView | None) -> None:
        """Show a rating."""
        if view is None:
            return
        given = view.given
        worded = self._words.rating(given.state, given.grade)
        plain = text(f"rating.state.{given.state}", self._words.language)
        self.grade.setText(worded.words if given.grade is not None else plain)
        self.grade.set_tone(worded.tone)
        self._reasons.clear()
        for reason in given.reasons:
            self._reasons.addWidget(Tag(self._theme, text(f"rating.reason.{reason}", self._words.language)))
        self.reasons.setVisible(bool(given.reasons))
        self._show(self.comment, self.tr("“{comment}”").format(comment=given.comment) if given.comment else "")
        self._show(self.wish, self._wish(given))
        said, tone = self._follow_up(view)
        self._show(self.follow_up, said)
        self.follow_up.set_tone("danger" if tone == "danger" else "warn" if tone == "warn" else "ok")
        self._show(self.note, given.note)

    @staticmethod
    def _show(label: Words, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _wish(self, given: VisitRating) -> str:
        if given.call_back is None:
            return ""
        return self.tr("Wishes to be called back") if given.call_back else self.tr("Does not wish to be called")

    def _follow_up(self, view: RatingView) -> tuple[str, str]:
        given = view.given
        if given.due_day is None:
            return "", ""
        day = self._words.day(given.due_day)
        if given.done_at is None:
            said = self.tr("Call back by {day}") if given.call else self.tr("Review by {day}")
            said = said.format(day=day)
            if given.result == "not_reached":
                said = self.tr("{work}; not reached so far").format(work=said)
            return said, "danger" if view.late else "warn"
        results = {
            "settled": self.tr("settled"),
            "explained": self.tr("explained"),
            "reviewed": self.tr("reviewed"),
        }
        done = self._words.moment(given.done_at)
        result = results.get(given.result or "", given.result or "")
        return self.tr("Followed up by {name}, {at}: {result}").format(name=view.done_by, at=done, result=result), "ok"
