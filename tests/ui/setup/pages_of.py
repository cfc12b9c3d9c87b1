"""The set-up and its pages in a window."""

from __future__ import annotations

from typing import TypeVar

from clerk_app.ui.application import Desktop
from clerk_app.ui.setup.first_run import FirstRunPage
from clerk_app.ui.setup.step import SetUpStep

StepT = TypeVar("StepT", bound=SetUpStep)


def page_of(desktop: Desktop) -> FirstRunPage:
    page = desktop.shell.page
    assert isinstance(page, FirstRunPage)
    return page


def step_of(desktop: Desktop, kind: type[StepT]) -> StepT:
    return next(step for step in page_of(desktop).steps if isinstance(step, kind))


def present(desktop: Desktop) -> SetUpStep:
    page = page_of(desktop)
    return page.steps[page.draft.step]
