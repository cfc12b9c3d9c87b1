"""What is missing, in its three places: action bar, rail and reference."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.core.request_state import State
from clerk_app.core.sentence import Language
from clerk_app.service.request_view import RequestView
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.counter.visit_help import VisitHelp
from clerk_app.ui.counter.visit_rail import rail_steps
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
