"""What customers asked for and no procedure fits: a notice above the supervisor's list, and the dialog that decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.unlisted import MissingProcedure, MissingResult, missing_procedures
from clerk_app.ui.context import Context
from clerk_app.ui.review.dialogs import ReasonDialog
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.theme import Theme
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.decision_list import DecisionList, WayOut
from clerk_app.ui.widgets.labels import Words
from clerk_app.ui.widgets.notices import Note

MOST_SHOWN = 3
MOST_LISTED = 9
"""As many as have a digit; the others move up as these are dealt with."""


class MissingWords(QObject):
    """What customers asked for, in words."""

    def how_often(self, offer: MissingProcedure) -> str:
        """Return the customers' words and how many said so."""
        words = offer.words or self.tr("(erased)")
        return self.tr("“%1”, asked for %n time(s)", "", len(offer.requests)).replace("%1", words)


class MissingProcedures(QWidget):
    """A notice as long as a procedure seems to be missing; nothing else.

    Attributes:
        offers: what was read last.

    Signals:
        wanted: the supervisor wants to decide.
    """

    wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.offers: tuple[MissingProcedure, ...] = ()
        self._note: Note | None = None
        self.decide: ActionButton | None = None
        px = context.theme.px
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(px(16), px(10), px(16), px(6))
        self.hide()

    @property
    def words(self) -> str:
        """What the notice says; empty when there is none."""
        return "" if self._note is None else self._note.accessibleName()

    def look(self) -> None:
        """Read what customers asked for."""
        self._context.ask(missing_procedures, self._show, _not_told)(self._context.actor)

    def _show(self, offers: tuple[MissingProcedure, ...]) -> None:
        if offers == self.offers:
            return
        self.offers = offers
        if self._note is not None:
            self._place.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = self.decide = None
        if offers:
            bullets = [MissingWords(self).how_often(one) for one in offers[:MOST_SHOWN]]
            if len(offers) > MOST_SHOWN:
                bullets.append(self.tr("and %n more", "", len(offers) - MOST_SHOWN))
            self.decide = ActionButton(self._context.theme, self.tr("Decide"), size="small")
            self.decide.activated.connect(self.wanted)
            title = self.tr("Customers asked for %n thing(s) without a procedure", "", len(offers))
            self._note = Note(self._context.theme, "accent", title, bullets=bullets, buttons=[self.decide])
            self._place.addWidget(self._note)
        self.setVisible(bool(offers))


class MissingDialog(ReasonDialog):
    """What becomes of one of them.

    Signals:
        settled: numbers of its requests, the result, the reason.
    """

    settled = Signal(object, str, str)

    def __init__(self, theme: Theme, host: QWidget, offers: Sequence[MissingProcedure], words: ReviewWords) -> None:
        super().__init__(theme, host, self.tr("Procedures that may be missing"), self.tr("Record"))
        self._offers = {one.requests[0]: one for one in offers[:MOST_LISTED]}
        self.add(Words(self.tr("1. Which one?"), "h2"))
        self.offers = DecisionList(theme, cards=False)
        self.offers.setAccessibleName(self.tr("What customers asked for"))
        self.offers.show_ways(
            [
                WayOut(
                    name,
                    MissingWords(self).how_often(one),
                    self.tr("{clerks}, last {moment}").format(
                        clerks=words.listed(one.clerks), moment=words.moment(one.last_at)
                    ),
                )
                for name, one in self._offers.items()
            ]
        )
        self.add(self.offers)
        self.entry = self.offers
        if len(offers) > MOST_LISTED:
            self.add(Words(self.tr("and %n more", "", len(offers) - MOST_LISTED), "sub"))
        results = [
            (MissingResult.WRITTEN.value, self.tr("It becomes a procedure")),
            (MissingResult.EXISTS.value, self.tr("A procedure has it")),
            (MissingResult.NOT_NEEDED.value, self.tr("Not needed")),
        ]
        self.add_choice(
            self.tr("2. What becomes of it?"), results, self.tr("Choose what becomes of it, with a digit or a click.")
        )
        self.add(Words(self.tr("The customers' requests go on whatever you choose."), "sub", wrap=True))
        self.add_lines(self.tr("Reason"), self.tr("For example: belongs to the outage report"), required=True)
        self.offers.picked.connect(self._go_on)
        self.given.connect(self._settle)

    def _go_on(self, _name: str) -> None:
        if self.choice is not None:
            self.choice.setFocus()

    def _settle(self, result: str, reason: str) -> None:
        name = self.offers.picked_way()
        if name is None:
            self.show_fault(self.tr("Choose what customers asked for, by its number."))
            self.offers.setFocus()
        else:
            self.settled.emit(self._offers[name].requests, result, reason)


def _not_told(_refusal: Refusal) -> None:
    """Somebody else signed in meanwhile, who is not told."""
