"""What is recorded from the detail, each in a dialog over the page: typed words stay until it is on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clerk_app.core.errors import Refusal
from clerk_app.service.access import Action
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.backup_expiry import gone_by
from clerk_app.service.erasure import ErasedData
from clerk_app.service.paper_preview import PagePicture, page_picture
from clerk_app.service.review_detail import DetailReader, PaperRow, RequestDetail
from clerk_app.service.unlisted import MissingProcedure
from clerk_app.ui.context import Context
from clerk_app.ui.review.detail import DetailPane
from clerk_app.ui.review.dialogs import CloseDialog, DaysDialog, FollowUpDialog, MoveDialog, ReasonDialog, VoidDialog
from clerk_app.ui.review.erase_dialog import EraseDialog
from clerk_app.ui.review.filter_bar import FilterBar
from clerk_app.ui.review.missing_procedures import MissingDialog
from clerk_app.ui.review.paper_overlay import PaperOverlay
from clerk_app.ui.review.printing_again import PrintingAgain
from clerk_app.ui.review.words import ReviewWords
from clerk_app.ui.setup.window import shell_of
from clerk_app.ui.widgets.overlay import Overlay


class Recording(QObject):
    """Opens the dialogs over `host` and does what they ask for with the request in `pane`.

    Attributes:
        overlay: the dialog in front; None when there is none.
    """

    def __init__(
        self, context: Context, host: QWidget, pane: DetailPane, details: DetailReader, words: ReviewWords
    ) -> None:
        super().__init__(host)
        self._context, self._page, self._pane = context, host, pane
        self._details, self._words = details, words
        self._printing = PrintingAgain(context, self)
        self.overlay: Overlay | None = None

    @property
    def busy(self) -> bool:
        """Whether a dialog is in front."""
        return self.overlay is not None

    def follow_up(self) -> None:
        """Record a call back or a review."""
        detail = self._detail()
        if detail is None or detail.rating is None:
            return
        visit = detail.rating.given.visit
        customer = self._pane.customer_in_words()
        dialog = FollowUpDialog(self._context.theme, self._page, detail.rating, customer)

        def given(result: str, note: str) -> None:
            act = self._context.act(
                self._context.service.ratings.finish_follow_up, self._done(dialog), self._refused(dialog)
            )
            act(visit, result, note)

        dialog.given.connect(given)
        self._open(dialog)

    def close_request(self) -> None:
        """Close the request with a reason."""
        detail = self._detail()
        if detail is None:
            return
        number = detail.row.number
        dialog = CloseDialog(self._context.theme, self._page, self._words, number)

        def given(outcome: str, reason: str) -> None:
            close = self._context.service.handling.close_by_supervisor
            self._context.act(close, self._done(dialog), self._refused(dialog))(number, outcome, reason)

        dialog.given.connect(given)
        self._open(dialog)

    def settle_missing(self, offers: Sequence[MissingProcedure]) -> None:
        """Decide what becomes of a procedure that may be missing."""
        if not offers or self.busy:
            return
        dialog = MissingDialog(self._context.theme, self._page, offers, self._words)

        def settled(requests: tuple[str, ...], result: str, reason: str) -> None:
            settle = self._context.service.unlisted.settle
            self._context.act(settle, self._done(dialog), self._refused(dialog))(requests, result, reason)

        dialog.settled.connect(settled)
        self._open(dialog)

    def move(self) -> None:
        """Let another clerk answer for the request."""
        detail = self._detail()
        if detail is None:
            return
        number, present = detail.row.number, detail.row.first_responsible

        def ask(colleagues: tuple[tuple[str, str], ...]) -> None:
            dialog = MoveDialog(self._context.theme, self._page, number, present, colleagues)

            def given(receiver: str, reason: str) -> None:
                moved = self._context.service.handling.move_first_responsible
                self._context.act(moved, self._done(dialog), self._refused(dialog))(number, receiver, reason)

            dialog.given.connect(given)
            self._open(dialog)

        self._context.ask(self._details.colleagues, ask)(self._context.actor, self._context.language)

    def erase(self) -> None:
        """Erase the customer's personal data, with a reason."""
        detail = self._detail()
        if detail is None:
            return
        number, service = detail.row.number, self._context.service
        day = gone_by(service.clock.now(), self._context.settings.backup_days, service.store.zone)
        customer, command = self._pane.customer_in_words(), new_command_id()

        def ask(requests: tuple[str, ...]) -> None:
            dialog = EraseDialog(self._context.theme, self._page, customer, requests, self._words.whole_day(day))

            def erased(change: Change[ErasedData]) -> None:
                dialog.close_overlay()
                told = self.tr("Erased for good: %n text(s) and paper(s) of {numbers}.", "", change.result.pieces)
                shell_of(self._page).show_notice(told.format(numbers=" · ".join(change.result.requests)), "ok")

            def given(_choice: str, reason: str) -> None:
                # The same command again where remains were left: it is done once, and tells what changed.
                erase = service.erasure.erase_customer
                self._context.act(erase, erased, self._refused(dialog), command)(reason, request=number)

            dialog.given.connect(given)
            self._open(dialog)

        self._context.ask(self._details.erased_with, ask)(self._context.actor, number)

    def open_paper(self, number: str) -> None:
        """Look at the archived bytes of a paper."""
        detail = self._detail()
        row = None if detail is None else next((one for one in detail.papers if one.paper == number), None)
        if detail is None or row is None:
            return
        overlay = PaperOverlay(
            self._context.theme, self._page, self._words.paper(row.kind), self._facts(row),
            void=Action.VOID_PAPER in detail.may, voided=row.voided_at is not None,
        )  # fmt: skip
        self._printing.attend(overlay, row)
        overlay.void_wanted.connect(lambda: self._void(overlay, number))
        self._open(overlay, overlay.area)
        width = overlay.page_width()

        def show(pages: list[PagePicture]) -> None:
            if self.overlay is overlay:
                overlay.show_pages(pages)
                self._printing.ready()

        def draw(pdf: bytes | None) -> None:
            if self.overlay is not overlay:
                return
            if pdf is None:
                overlay.show_words(self.tr("There is no PDF of this paper yet: it was not drawn."))
            else:
                self._context.runner.watch(self._context.service.paper_thread.submit(_all_pages, pdf, width), show)

        def refused(refusal: Refusal) -> None:
            if self.overlay is overlay:
                overlay.show_words(self._context.sentence(refusal))

        self._context.ask(self._details.paper_pdf, draw, refused)(self._context.actor, number)

    def choose_days(self, filters: FilterBar, today: dt.date) -> None:
        """Ask for the first and last day to list."""
        first, last = filters.filters.range(today) or (today, today)
        dialog = DaysDialog(self._context.theme, self._page, first, last)

        def chosen(begin: object, end: object) -> None:
            dialog.close_overlay()
            filters.choose_days(begin, end)  # type: ignore[arg-type]

        dialog.chosen.connect(chosen)
        self._open(dialog)

    def _void(self, before: Overlay, number: str) -> None:
        before.close_overlay()
        dialog = VoidDialog(self._context.theme, self._page, number)

        def given(_choice: str, reason: str) -> None:
            void = self._context.service.papers.void
            self._context.act(void, self._done(dialog), self._refused(dialog))(number, reason)

        dialog.given.connect(given)
        self._open(dialog)

    def _facts(self, row: PaperRow) -> str:
        said = [row.paper, self.tr("issued {at}").format(at=self._words.moment(row.issued_at))]
        if row.printed == "printed":
            said.append(self.tr("printed"))
        elif row.printed == "saved":
            said.append(self.tr("saved as PDF"))
        elif row.printed == "failed":
            said.append(self.tr("printing failed"))
        if row.handed_at is not None:
            said.append(self.tr("handed over {at}").format(at=self._words.moment(row.handed_at)))
        return " · ".join(said)

    def _detail(self) -> RequestDetail | None:
        return None if self.busy else self._pane.detail

    def _open(self, overlay: Overlay, first: QWidget | None = None) -> None:
        self.overlay = overlay

        def closed() -> None:
            self.overlay = None
            overlay.deleteLater()
            focus = cast("QWidget | None", self._page.window().focusWidget())
            if focus is None or not focus.isVisible():
                self._pane.log.setFocus()  # what had it was made anew meanwhile

        overlay.closed.connect(closed)
        overlay.open(first)

    @staticmethod
    def _done(dialog: ReasonDialog) -> Callable[[Change[Any]], None]:
        def done(_change: Change[Any]) -> None:
            dialog.close_overlay()

        return done

    def _refused(self, dialog: ReasonDialog) -> Callable[[Refusal], None]:
        def refused(refusal: Refusal) -> None:
            dialog.show_fault(self._context.sentence(refusal))

        return refused


def _all_pages(pdf: bytes, width: int) -> list[PagePicture]:
    """Return every page `width` px wide. Runs on the paper thread."""
    box = (width, 100 * width)
    first = page_picture(pdf, 0, box)
    return [first, *(page_picture(pdf, page, box) for page in range(1, first.pages))]
