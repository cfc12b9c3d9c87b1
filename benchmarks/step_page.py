"""A step with twenty fields: built, shown and painted, against a page of the same fields that was built before."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from benchmarks.drawn import application, chinese_theme, draw
from benchmarks.row import Row, Setting, in_turns, timed
from clerk_app.core.procedure import Field, FieldKind, Procedure, Step
from clerk_app.core.sentence import Sentence
from clerk_app.service.facts import conditions_of
from clerk_app.ui.counter.visit_frame import VisitFrame
from clerk_app.ui.steps.content import StepContent
from clerk_app.ui.steps.page import StepPage

FIELDS = 20
RUNS = 40
KINDS = (FieldKind.TEXT, FieldKind.PHONE, FieldKind.PERSON_NAME, FieldKind.ACCOUNT_NUMBER, FieldKind.YES_NO)


def procedure() -> Procedure:
    """Return a procedure whose only step asks twenty questions."""
    fields = {
        f"field_{number}": Field(
            f"field_{number}",
            Sentence(f"第 {number} 项资料", f"Item {number}"),
            KINDS[number % len(KINDS)],
            required=True,
        )
        for number in range(FIELDS)
    }
    say = Sentence("请告诉我这些资料。", "Please tell me these.")
    step = Step("ask", Sentence("登记资料", "Register"), say=say, ask=tuple(fields))
    title = Sentence("登记", "Registration")
    return Procedure("registration", "0" * 64, title, title, "account", (step,), standard_minutes=5, fields=fields)


def rows(setting: Setting) -> list[Row]:
    """In turns: show a page that is there already, build and show one as a visit does."""
    del setting
    theme = chinese_theme(application())
    asked = procedure()
    content = StepContent(asked, asked.steps[0], "zh", 1, 1, lambda answers: conditions_of(asked, answers))
    stack = QStackedWidget()
    stack.resize(1366, 768)
    frames = [VisitFrame(theme) for _ in range(3)]
    for frame in frames:
        stack.addWidget(frame)
        frame.show_centre(StepPage(theme, content))
    stack.show()
    for frame in frames:
        stack.setCurrentWidget(frame)
        draw(stack)

    def switch() -> None:
        stack.setCurrentWidget(frames[1] if stack.currentWidget() is not frames[1] else frames[2])
        draw(stack)

    def build() -> None:
        stack.setCurrentWidget(frames[0])
        frames[0].show_centre(StepPage(theme, content))
        draw(stack)

    def away() -> float:
        stack.setCurrentWidget(frames[2])
        draw(stack)
        return 0.0

    floor, ours, _ = in_turns([timed(switch), timed(build), away], RUNS, warm_up=5)
    stack.close()
    return [
        Row(
            "step_page", f"step page of {FIELDS} fields built and shown", "switching to a prebuilt page", floor.p50,
            ours.p50, 2.0, noise=floor.noise,
        )
    ]  # fmt: skip
