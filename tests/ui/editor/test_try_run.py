"""F5 walks the text as at the counter, and nothing of it is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import PaperKind
from clerk_app.core.request_state import Outcome
from clerk_app.service.reader import Connection
from clerk_app.ui.editor.rehearsal import Rehearsal
from clerk_app.ui.editor.try_run import TryRun
from clerk_app.ui.steps.content import StepInput
from tests.ui.editor.conftest import EditorHands

CONTROL = Qt.KeyboardModifier.ControlModifier
HAVE = DocumentMark("have", copies=1)
CUSTOMER = {"new_name": "周桂芳", "phone": "13805712207"}


def begin(hands: EditorHands) -> TryRun:
    editor = hands.editor
    hands.key(Qt.Key.Key_F5)
    hands.wait(lambda: editor.try_run is not None and editor.try_run.page is not None)
    assert editor.try_run is not None
    return editor.try_run


def events(hands: EditorHands) -> int:
    def count(connection: Connection) -> int:
        number: int = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
        return number

    return hands.desktop.context.service.reader.submit(count).result()


def test_it_goes_through_the_changed_text_to_an_end_and_records_nothing(hands: EditorHands) -> None:
    hands.open_editor("bill_enquiry")
    before = events(hands)
    hands.wait(lambda: not hands.editor.keeper.waiting)
    run = begin(hands)
    assert run.page is not None
    first = run.page.content.step.id
    run.page.restore({"answers": {"account": "3301045271"}})
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: run.page is None or run.page.content.step.id != first)
    assert [step.id for step in run.rehearsal.steps_done()] == [first]
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: hands.editor.try_run is None)
    assert events(hands) == before
    hands.wait(lambda: hands.editor.workspace.preview.page is not None)


def test_what_the_counter_would_want_is_wanted_here_too(hands: EditorHands) -> None:
    hands.open_editor("bill_enquiry")
    run = begin(hands)
    page = run.page
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.settled()
    assert run.page is page
    assert page is not None
    assert page.missing()


def test_keys_of_the_page_behind_do_nothing_meanwhile(hands: EditorHands) -> None:
    editor = hands.open_editor("bill_enquiry")
    run = begin(hands)
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.key(Qt.Key.Key_F5)
    assert hands.desktop.shell.page is editor
    assert editor.try_run is run


def test_a_refusal_ends_it(hands: EditorHands) -> None:
    editor = hands.open_editor()
    seen = editor.workspace.seen
    assert seen is not None
    assert seen.procedure is not None
    rehearsal = Rehearsal(editor.context.service, seen.procedure, "zh", "helihua")
    rehearsal.complete(None, StepInput("account", answers={"account": "3301045271", "by_proxy": "no"}))
    rehearsal.complete(None, StepInput("arrears", option="some"))
    assert rehearsal.complete(None, StepInput("settle_first", alternative=0)) is None
    assert rehearsal.outcome is Outcome.REFUSED


def test_papers_are_counted_and_a_promise_leaves_it_accepted(hands: EditorHands) -> None:
    editor = hands.open_editor()
    seen = editor.workspace.seen
    assert seen is not None
    assert seen.procedure is not None
    rehearsal = Rehearsal(editor.context.service, seen.procedure, "zh", "helihua")
    for given in (
        StepInput("account", answers={"account": "3301045271", "by_proxy": "no"}),
        StepInput("arrears", option="none"),
        StepInput("unchanged", option="same"),
        StepInput("papers", answers=CUSTOMER, documents={"new_id": HAVE, "deed": HAVE}),
        StepInput("enter", answers={"order_no": "YX-1"}),
    ):
        rehearsal.complete(None, given)
    content = rehearsal.content()
    assert content is not None
    assert content.step.promise is not None
    while (content := rehearsal.content()) is not None:
        rehearsal.complete(None, StepInput(content.step.id))
    assert rehearsal.accepted
    assert rehearsal.papers[:1] == [PaperKind.RECEIPT]
