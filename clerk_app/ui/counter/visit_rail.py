"""The steps of a request as its rail shows them."""

from __future__ import annotations

from clerk_app.core.procedure import Step
from clerk_app.core.sentence import Language
from clerk_app.service.request_view import RequestView
from clerk_app.ui.widgets.step_rail import RailState, RailStep


def rail_steps(view: RequestView, language: Language, missing: str = "") -> list[RailStep]:
    """Return the way of a request: done, at hand, still to come; `missing` stands under the step at hand."""
    done = [step.id for step in view.way.done]
    current = view.way.current
    ahead = [step.id for step in view.ahead]
    ahead_done = {name for name in ahead if name in view.state.records}
    rows: list[RailStep] = []
    for number, step in enumerate([*view.way.done, *([current] if current else []), *view.ahead], start=1):
        if current is not None and step.id == current.id:
            state = RailState.CURRENT if view.can_work else RailState.OPEN
        elif step.id in done or step.id in ahead_done:
            state = RailState.DONE
        else:
            state = RailState.OPEN
        taken, other = _branches(view, step, language) if state is RailState.DONE else ("", ())
        rows.append(
            RailStep(
                id=step.id,
                number=number,
                title=step.title.to(language),
                state=state,
                missing=missing if state is RailState.CURRENT else "",
                taken=taken,
                other=other,
            )
        )
    return rows


def _branches(view: RequestView, step: Step, language: Language) -> tuple[str, tuple[str, ...]]:
    record = view.state.records.get(step.id)
    if not step.options or record is None:
        return "", ()
    titles = {option.id: option.title.to(language) for option in step.options}
    return titles.get(record.option or "", ""), tuple(title for name, title in titles.items() if name != record.option)
