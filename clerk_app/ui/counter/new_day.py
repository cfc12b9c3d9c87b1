"""The calendar arrived and the promised day moved: tell the customer, record it, print a receipt with the new date."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clerk_app.core.day import day_in_words
from clerk_app.core.errors import Refusal
from clerk_app.core.procedure import PaperKind
from clerk_app.service.action import Change
from clerk_app.service.print_desk import FAILED, PRINTED, SAVED, SENT, PrintOutcome
from clerk_app.service.request_lines import OpenRequest
from clerk_app.ui.context import Context
from clerk_app.ui.counter.told import ToldOverlay
from clerk_app.ui.widgets.action_bar import ActionButton
from clerk_app.ui.widgets.notices import Note


class NewDayOverlay(ToldOverlay):
    """Records that the customer knows the new date; the request stays open."""

    def __init__(self, context: Context, page: QWidget, request: OpenRequest) -> None:
        self.print_again: ActionButton | None = None
        super().__init__(context, page, request)
        self.setAccessibleName(self.heading())
        self._column.insertWidget(0, Note(context.theme, "warn", self._moved_words(request)))

    def heading(self) -> str:
        """Return what has happened."""
        return self.tr("Tell the customer the new date")

    def consequence(self) -> str:
        """Return what recording it means."""
        return self.tr("The request stays open. A new receipt shows the new date.")

    def recording(self) -> Callable[..., Change[None]]:
        """Return the action that records it."""
        return self.context.service.handling.tell_new_day

    def confirm_words(self) -> str:
        """Return what the button that records it says."""
        return self.tr("Record: told")

    def more_buttons(self) -> list[ActionButton]:
        """Return the button that prints a receipt with the new date."""
        self.print_again = ActionButton(self.context.theme, self.tr("New receipt"), icon="printer")
        self.print_again.activated.connect(self._print)
        return [self.print_again]

    def _moved_words(self, request: OpenRequest) -> str:
        language = self.context.language
        told = "" if request.told_day is None else day_in_words(request.told_day, language)
        day = "" if request.due_day is None else day_in_words(request.due_day, language)
        if not day:
            return self.tr("The holidays were published and {told} no longer holds.").format(told=told)
        words = self.tr("The holidays were published. The customer knows {told}; it is {day} now.")
        return words.format(told=told, day=day)

    def _print(self) -> None:
        button = self.print_again
        if button is not None:
            button.setEnabled(False)  # a second press would be a second issue
        act = self.context.act(self.context.service.papers.issue, self._issued, self._not_printed)
        act(self._request.number, PaperKind.RECEIPT, self.context.language)

    def _issued(self, change: Change[str]) -> None:
        sending = self.context.print_desk.send(self.context.actor, change.result)
        self.context.runner.watch(sending.accepted, self._known, self._not_printed)
        self.context.runner.watch(sending.ended, self._known, lambda _told_above: None)

    def _known(self, change: Change[PrintOutcome]) -> None:
        outcome = change.result
        if outcome.state == FAILED and outcome.refusal is not None:
            self._not_printed(outcome.refusal)
            return
        words = {
            PRINTED: self.tr("{paper} was printed."),
            SAVED: self.tr("{paper} was saved as PDF."),
            SENT: self.tr("{paper} was sent to the printer."),
        }
        self.say("ok", words[outcome.state].format(paper=outcome.paper))

    def _not_printed(self, refusal: Refusal) -> None:
        if self.print_again is not None:
            self.print_again.setEnabled(True)
        self.say("danger", self.context.sentence(refusal))
