"""A request on a procedure of 40 steps opened, read, built and painted, against one of two steps the same way.

The floor is what every opening costs: the page changes, the request is read, a step is made and painted. What the
length of a procedure adds should be the rail and the way through it, nothing else.
"""

from __future__ import annotations

from benchmarks.counter_window import CounterWindow
from benchmarks.row import Row, Samples, Setting
from clerk_app.ui.counter.subjects import VisitSubject
from clerk_app.ui.counter.visit import VisitPage
from clerk_app.ui.pages import PageName

STEPS = 40
RUNS = 30


def procedure(name: str, steps: int) -> str:
    """Return a procedure file whose first and every fourth step is a decision; the others ask two things."""
    made = [f'procedure: {name}\ntitle: {{zh: "核对 {steps} 步", en: "Check in {steps} steps"}}\n']
    made.append('summary: {zh: "逐步核对", en: "Step by step"}\ncategory: account\nfields:\n')
    for number in range(steps):
        made.append(f'  a{number}: {{title: {{zh: "第 {number} 项", en: "Item {number}"}}, kind: text}}\n')
        made.append(f'  b{number}: {{title: {{zh: "第 {number} 项", en: "Item {number}"}}, kind: yes_no}}\n')
    made.append("steps:\n")
    for number in range(steps):
        made.append(f'  - id: step{number}\n    title: {{zh: "核对 {number}", en: "Check {number}"}}\n')
        made.append('    say: {zh: "我来核对一遍。", en: "Let me check."}\n')
        if number % 4 == 3:
            made.append('    decide: {zh: "对吗？", en: "Is it right?"}\n    options:\n')
            made.append('      right: {title: {zh: "对", en: "Right"}}\n')
            made.append('      wrong: {title: {zh: "不对", en: "Wrong"}}\n')
        else:
            made.append(f"    ask: [a{number}, b{number}]\n")
    return "".join(made)


def rows(setting: Setting) -> list[Row]:
    """In turns: open a request on the short procedure, on the long one."""
    folder = setting.folder / "long_procedure"
    (folder / "procedures").mkdir(parents=True)
    for name, steps in (("short", 2), ("long", STEPS)):
        (folder / "procedures" / f"{name}.yaml").write_text(procedure(name, steps), encoding="utf-8")
    window = CounterWindow(folder)
    taken: dict[str, list[float]] = {"short": [], "long": []}
    try:
        for run in range(RUNS):
            for name in ("short", "long") if run % 2 else ("long", "short"):
                taken[name].append(_opened(window, name))
    finally:
        window.close()
    floor, ours = (Samples(tuple(taken[name][2:])) for name in ("short", "long"))
    return [
        Row(
            "long_procedure", f"a request on a procedure of {STEPS} steps opened and painted", "one of 2 steps",
            floor.p50, ours.p50, 1.5, noise=floor.noise, remark=f"p99 {ours.p99:.1f} ms",
        )
    ]  # fmt: skip


def _opened(window: CounterWindow, name: str) -> float:
    """Return how long it takes until the first step of a new request is painted, in milliseconds."""
    visit = window.open_visit()
    number = str(window.submit(window.service.handling.open_request, visit, name))
    window.rest()

    def there() -> bool:
        page = window.shell.page
        return isinstance(page, VisitPage) and page.step_page is not None and page.step_page.content.step.id == "step0"

    took = window.until_painted(lambda: window.shell.go(PageName.VISIT, VisitSubject(visit, number)), there)
    window.rest()
    window.shell.go(PageName.IDLE)
    window.submit(window.service.reception.end_visit, visit)
    window.rest()
    return took
