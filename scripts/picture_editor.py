"""How the pictures come to the pages of procedures."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.resources import resource_path
from clerk_app.service.access import Actor, Role
from clerk_app.service.hall import StaffInput
from clerk_app.service.sample_hall import PASSPHRASE
from clerk_app.ui.editor.page import EditorPage
from clerk_app.ui.editor.procedures import ProceduresPage
from clerk_app.ui.editor.subjects import EditSubject
from clerk_app.ui.pages import PageName
from scripts.picture_hall import HE
from scripts.picture_stage import Stage

TRANSFER = "name_transfer"
ZHAO = Actor("zhaomin", Role.SUPERVISOR)
WHY = "客户常问是不是全部结清"


def _text() -> str:
    return (resource_path("procedures") / f"{TRANSFER}.yaml").read_text(encoding="utf-8")


def changed() -> str:
    """Return the transfer with two words changed."""
    return _text().replace("没有欠费", "全部结清", 1).replace("先结清电费", "请先结清电费", 1)


def faulty() -> str:
    """Return the transfer with an error and a reminder."""
    return _text().replace("goto: settle_first", "goto: settle_frist", 1).replace("minutes: 20", "minutes: 5", 1)


def _second_supervisor(stage: Stage) -> None:
    service = stage.hall.service
    secret = service.sign_in.hashed(PASSPHRASE).result()
    zhao = StaffInput(ZHAO.id, "supervisor", "10109", "赵敏", "Zhao Min", "0571-555-0122", secret_hash=secret)
    stage.hall.act(service.hall.record_staff, HE)(zhao)


def procedures(stage: Stage) -> None:
    """All procedures: one retired, one with a draft, one that waits."""
    _second_supervisor(stage)
    service = stage.hall.service
    stage.hall.act(service.publishing.propose, HE)(changed().encode(), WHY, 0)
    stage.hall.act(service.publishing.retire, HE)("direct_debit", "改由线上办理")
    service.desk.submit(service.publishing.save_draft, HE, "bill_enquiry", "procedure: bill_enquiry\n").result()
    stage.sign_in(HE.id)
    stage.go(PageName.PROCEDURES)
    stage.wait_for(stage.page(ProceduresPage).list.row_count)
    stage.settle()


def editor(text: Callable[[], str], tab: str = "") -> Callable[[Stage], None]:
    """The editor with `text` at a tab."""

    def show(stage: Stage) -> None:
        stage.sign_in(HE.id)
        stage.go(PageName.EDITOR, EditSubject(TRANSFER, text(), 85, tab))
        page = stage.page(EditorPage)
        stage.wait_for(lambda: page.workspace.check.newest)
        stage.settle()

    return show


def publish(stage: Stage) -> None:
    """The question from when and why."""
    _second_supervisor(stage)
    editor(changed)(stage)
    page = stage.page(EditorPage)
    page.publish.click()
    stage.wait_for(lambda: page.publishing.overlay)
    overlay = page.publishing.overlay
    if overlay is not None:
        overlay.reason.setText(WHY)
    stage.settle()


def try_run(stage: Stage) -> None:
    """The text, walked as at the counter."""
    editor(changed)(stage)
    page = stage.page(EditorPage)
    page.run.click()
    stage.wait_for(lambda: page.try_run is not None and page.try_run.page)
    stage.settle()


def confirm(stage: Stage) -> None:
    """What another supervisor proposed."""
    _second_supervisor(stage)
    stage.hall.act(stage.hall.service.publishing.propose, HE)(changed().encode(), WHY, 0)
    stage.sign_in(HE.id)
    stage.shell.change_user()
    stage.shell.signed_in(stage.hall.service.sign_in.sign_in(ZHAO.id, PASSPHRASE).result())
    stage.go(PageName.PROCEDURES)
    page = stage.page(ProceduresPage)
    stage.wait_for(lambda: "look" in page.detail.buttons)
    page.detail.buttons["look"].click()
    stage.wait_for(lambda: page.review.overlay)
    stage.settle()

