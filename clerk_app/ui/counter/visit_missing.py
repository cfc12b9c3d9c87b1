"""What is missing, in its three places: action bar, rail and reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language
from clerk_app.service.request_view import RequestView
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.counter.visit_help import VisitHelp
from clerk_app.ui.counter.visit_rail import rail_steps
from clerk_app.ui.steps.content import Missing
from clerk_app.ui.steps.page import StepPage


def show_missing(
    frame: VisitFrame,
    reference: VisitHelp,
    request: RequestView,
    page: StepPage | None,
    language: Language,
    list_missing: Callable[[], object],
) -> None:
    """Show what keeps the step of `page` from being done; None shows the way alone."""
    if page is None:
        frame.bar.show_missing("", "")
        frame.rail.show_steps(rail_steps(request, language))
        return
    missing = page.missing()
    picks = page.continue_button().kind == "none"
    frame.bar.show_missing("" if picks else page.words.sentence(missing), "" if picks else page.words.short(missing))
    frame.rail.show_steps(rail_steps(request, language, page.words.rail(missing)))
    waiting = request.state.state is State.WAITING
    frame.help.show_problem(reference.problem(request.procedure, missing, language, list_missing, waiting))


class ListNotice:
    """Why the missing papers could not be listed yet; the words go when what they ask for is done."""

    def __init__(self, frame: VisitFrame) -> None:
        self._frame = frame
        self._words = ""

    def take(self, *, shown: bool) -> None:
        """Remember what the frame says now, if listing was refused: then it is `shown` there and no dialog is open."""
        self._words = self._frame.notice if shown else ""

    def follow(self, missing: Sequence[Missing]) -> None:
        """Take the words away once every paper was checked, unless others stand there by now."""
        if self._words and not any(item.kind == "unchecked" for item in missing):
            if self._words == self._frame.notice:
                self._frame.show_notice("accent", "")
            self._words = ""
