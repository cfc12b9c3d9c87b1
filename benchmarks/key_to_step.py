"""From a key press to the next step painted, against the bare commit of that step; the rest may be two frames."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt

from benchmarks.counter_window import CLERK, CounterWindow
from benchmarks.row import Row, Samples, Setting
from clerk_app.service.action import new_command_id
from clerk_app.service.stepping import StepInput
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.pages import PageName

RUNS = 40
TWO_FRAMES_MS = 33.0


def rows(setting: Setting) -> list[Row]:
    """In turns: commit a decision without a window; press its digit and see the next step."""
    window = CounterWindow(setting.folder / "key_to_step")
    service = window.service
    bare: list[float] = []
    seen: list[float] = []
    try:
        for _ in range(RUNS):
            visit = window.open_visit()
            number = _at_decision(window, visit)
            given = StepInput("arrears", option="none")
            began = time.perf_counter_ns()
            service.desk.submit(service.stepping.complete_step, CLERK, new_command_id(), number, given).result()
            bare.append((time.perf_counter_ns() - began) / 1e6)
            window.submit(service.reception.end_visit, visit)
            visit = window.open_visit()
            number = _at_decision(window, visit)
            window.shell.go(PageName.VISIT, VisitSubject(visit, number))
            window.rest()
            page = window.shell.page
            if not isinstance(page, VisitPage):
                raise TypeError(page)

            def next_step(page: VisitPage = page) -> bool:
                return page.step_page is not None and page.step_page.content.step.id == "unchanged"

            seen.append(window.until_painted(lambda: window.press(Qt.Key.Key_1), next_step))
            window.rest()
            window.shell.go(PageName.IDLE)
            window.submit(service.reception.end_visit, visit)
    finally:
        window.close()
    floor, ours = Samples(tuple(bare[2:])), Samples(tuple(seen[2:]))
    return [
        Row(
            "key_to_step", "key press → next step painted", "one bare step commit", floor.p50, ours.p50, 1.0,
            noise=floor.noise, allowance=TWO_FRAMES_MS, remark=f"p99 {ours.p99:.1f} ms",
        )
    ]  # fmt: skip


def _at_decision(window: CounterWindow, visit: str) -> str:
    number = str(window.submit(window.service.handling.open_request, visit, "name_transfer"))
    answers = {"account": "3301045271", "by_proxy": "no"}
    window.submit(window.service.stepping.complete_step, number, StepInput("account", answers=answers))
    return number
